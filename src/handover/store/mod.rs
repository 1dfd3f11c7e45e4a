//! Tables of hand-over: things handed over on paper, extractions, hand-overs with their lists.

mod apply;
mod look;

pub use look::{
    ExtractionRow, HandoverRow, extraction, extraction_items, extractions, handover, handover_acts,
    handovers, open_handovers, sheet_items, stays_of,
};

pub(super) use apply::apply;

use super::HandoverDeed;
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
    match act.deed::<HandoverDeed>()? {
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
