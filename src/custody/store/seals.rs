//! Seals: each number once in the agency.

use super::parsed;
use crate::{
    custody::rules::SealState,
    kernel::{Day, ItemId},
    mine,
    store::{
        Desk, Failure,
        schema::{items, seals as table},
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl};

/// A seal as the page of its thing shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRow {
    /// The number on the seal paper.
    pub number: String,
    /// What became of it.
    pub state: SealState,
    /// When it was put on, or came with the thing.
    pub applied_on: Day,
    /// When something last happened to it.
    pub changed_on: Day,
}

/// The seals of a thing, newest first.
///
/// # Errors
/// A failure of the database.
pub fn seals_of(desk: &mut Desk<'_>, item: ItemId) -> Result<Vec<SealRow>, Failure> {
    let query = mine!(desk, seals)
        .filter(table::item.eq(item.to_string()))
        .order((table::applied_on.desc(), table::number))
        .select((table::number, table::state, table::applied_on, table::changed_on));
    let rows: Vec<(String, String, chrono::NaiveDate, chrono::NaiveDate)> = query.load(desk.db())?;
    rows.into_iter()
        .map(|(number, state, applied, changed)| {
            Ok(SealRow {
                number,
                state: parsed(&state)?,
                applied_on: applied.into(),
                changed_on: changed.into(),
            })
        })
        .collect()
}

/// Which things have a broken seal that nothing has replaced.
///
/// # Errors
/// A failure of the database.
pub fn broken_items(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<ItemId>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, items)
        .inner_join(table::table.on(table::agency.eq(items::agency).and(table::item.eq(items::id))))
        .filter(items::id.eq_any(ids))
        .filter(items::seal.is_null())
        .filter(table::state.eq(SealState::Broken.code()))
        .select(items::id);
    query.load::<String>(desk.db())?.iter().map(|id| parsed(id)).collect()
}

/// To which thing a number was given, as its code and id, and what became of the seal.
pub(in crate::custody) fn seal_use(
    desk: &mut Desk<'_>,
    number: &str,
) -> Result<Option<(String, ItemId, SealState)>, Failure> {
    let query = mine!(desk, seals)
        .inner_join(items::table.on(items::agency.eq(table::agency).and(items::id.eq(table::item))))
        .filter(table::number.eq(number.to_owned()))
        .select((items::code, items::id, table::state));
    let found: Option<(String, String, String)> = query.first(desk.db()).optional()?;
    found.map(|(code, id, state)| Ok((code, parsed(&id)?, parsed(&state)?))).transpose()
}
