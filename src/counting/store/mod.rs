//! Tables of counting: counts, their places, hidden seeds, scans.

mod apply;
mod look;
mod rows;
mod scans;

pub use look::{Recount, late_programs, latest, opened_on, population, recounts_due, unseen, unseen_count};
pub use rows::{CountRow, SheetRow, count, count_closes, counts, open_counts, sheet, sheets};
pub use scans::{ScanRow, scans};

pub(super) use apply::apply;
pub(super) use look::{cash_held, things_held};
pub(super) use scans::{Turn, append_scan, codes_read, heard_before, keep_seed, last_ord, seed};

use super::CountingDeed;
use crate::{
    ledger::Act,
    store::{Desk, Failure},
};
use std::str::FromStr;

/// Applies an act of this slice again; false when it is another slice's.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<bool, Failure> {
    match act.deed::<CountingDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

fn parsed<T: FromStr>(text: &str) -> Result<T, Failure>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|e: T::Err| Failure::unreadable(e.to_string()))
}
