//! Tables of disposal: rulings, holds, matters, and the ageing board.

mod apply;
mod board;
mod dues;
mod matters;
mod rulings;

pub use board::ageing_rows;
pub use dues::{DueLine, due_lines};
pub use matters::{
    DisposalFilter, DisposalRow, disposal_acts, disposals, matter, matter_items, matter_of_item, open_matters,
};
pub use rulings::{
    HoldRow, RulingRow, holds_of, open_holds, ready_to_order, ruling, rulings_of, rulings_of_case,
};

pub(super) use apply::apply;

use super::acts::DisposalDeed;
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
    match act.deed::<DisposalDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

/// Something stored as text, read back.
fn parsed<T: FromStr>(text: &str) -> Result<T, Failure>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|e: T::Err| Failure::unreadable(e.to_string()))
}
