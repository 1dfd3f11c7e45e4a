//! What the tables of disposal say of things that are to leave the store: rulings in force, and what stands against.
//!
//! The room of disposal writes these tables; the store only reads them, so that nothing leaves against a judgment.

use super::parsed;
use crate::{
    kernel::{Day, ItemId},
    mine,
    store::{
        Desk, Failure,
        schema::{holds, items, rulings},
    },
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// What is to become of each of these things by a ruling that is in force and was found to match; a part follows the
/// thing it belongs to where it has no ruling of its own.
pub(in crate::custody) fn ruled_kinds(
    desk: &mut Desk<'_>,
    ids: &[ItemId],
    on: Day,
) -> Result<Vec<(ItemId, String)>, Failure> {
    let wanted: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let parents: Vec<(String, Option<String>)> = mine!(desk, items)
        .filter(items::id.eq_any(wanted.clone()))
        .select((items::id, items::parent))
        .load(desk.db())?;
    let all: Vec<String> = wanted.into_iter().chain(parents.iter().filter_map(|(_, p)| p.clone())).collect();
    let known: Vec<(String, String)> = mine!(desk, rulings)
        .filter(rulings::item.eq_any(all))
        .filter(rulings::matched.eq("same"))
        .filter(rulings::effective_on.le(on.date()))
        .filter(rulings::decision_on.le(on.date()))
        .select((rulings::item, rulings::kind))
        .load(desk.db())?;
    let kind = |id: &String| known.iter().find(|(item, _)| item == id).map(|(_, kind)| kind.clone());
    parents
        .iter()
        .filter_map(|(id, parent)| Some((id, kind(id).or_else(|| parent.as_ref().and_then(kind))?)))
        .map(|(id, kind)| Ok((parsed(id)?, kind)))
        .collect()
}

/// Which of these things something stands against: an appeal, a claim, an extraction.
pub(in crate::custody) fn held_items(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<ItemId>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, holds)
        .filter(holds::item.eq_any(ids))
        .filter(holds::lifted_on.is_null())
        .select(holds::item);
    query.load::<String>(desk.db())?.iter().map(|id| parsed(id)).collect()
}
