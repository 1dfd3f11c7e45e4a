//! Tables of the store: places, orders, things, seals, cash, discrepancies, begun forms.

mod apply;
mod coming;
mod counts;
mod depart;
mod discrepancies;
mod divide;
mod drafts;
mod freezes;
mod items;
mod orders;
mod places;
mod ruled;
mod seals;
mod terms;

pub use apply::{end_paper_handovers, keep_count};
pub use counts::{Ageing, ageing, hear, known_by_code, known_for_count, regime_counts};
pub use depart::{concern, depart, dispute};
pub use discrepancies::{
    DiscrepancyRow, count_open_discrepancies, discrepancies, discrepancy, disputed_items,
};
pub use drafts::{discard_draft, draft, keep_draft};
pub use freezes::{Frozen, check_frozen, freeze, frozen_places, thaw};
pub use items::{
    ItemFilter, ItemRow, cash_lines, count_items, item, item_acts, item_by_code, items, items_by_code,
    items_by_id, parts_of, released_items,
};
pub use orders::{OrderRow, order, order_acts, orders};
pub use places::{PlaceRow, place, place_by_code, place_tree, places};
pub use seals::{
    SealBlock, SealLine, SealRow, broken_items, seal_blocks, seal_line, seal_lines, seals_of, seals_used,
};

pub use terms::{ExceptionRow, exceptions, is_excepted};

pub(super) use apply::apply;
pub(super) use items::next_item_number;
pub(super) use ruled::{held_items, ruled_kinds};
pub(super) use seals::seal_use;

use super::CustodyDeed;
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
    match act.deed::<CustodyDeed>()? {
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

/// The same where there may be nothing.
fn parsed_some<T: FromStr>(text: Option<String>) -> Result<Option<T>, Failure>
where
    T::Err: std::fmt::Display,
{
    text.as_deref().map(parsed).transpose()
}
