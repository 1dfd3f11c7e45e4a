//! Things leave for good by an act of the room above that disposes of them; their stories find the act.

use super::apply::{link, open};
use crate::{
    custody::{ItemState, Opened},
    kernel::ItemId,
    ledger::Act,
    mine,
    store::{Desk, Failure, schema::items},
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// Writes that things stand in an end state: they lie nowhere, `keeper` has them. Called from a deed's `apply` only.
///
/// # Errors
/// A failure of the database.
pub fn depart(
    desk: &mut Desk<'_>,
    act: &Act,
    things: &[ItemId],
    to: ItemState,
    keeper: &str,
) -> Result<(), Failure> {
    let ids: Vec<String> = things.iter().map(ItemId::to_string).collect();
    diesel::update(mine!(desk, items).filter(items::id.eq_any(ids)))
        .set((
            items::state.eq(to.code()),
            items::place.eq(None::<String>),
            items::keeper.eq(keeper.to_owned()),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Ties an act of another room to the things it is about, so that each thing's story finds it. Called from a
/// deed's `apply` only.
///
/// # Errors
/// A failure of the database.
pub fn concern(
    desk: &mut Desk<'_>,
    act: &Act,
    things: impl IntoIterator<Item = ItemId>,
) -> Result<(), Failure> {
    link(desk, act, things)
}

/// Opens a discrepancy that an act of another room found. Called from a deed's `apply` only.
///
/// # Errors
/// A failure of the database.
pub fn dispute(desk: &mut Desk<'_>, act: &Act, opened: &Opened) -> Result<(), Failure> {
    open(desk, act, opened)
}
