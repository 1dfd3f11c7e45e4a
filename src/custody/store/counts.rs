//! What a count and the ageing board ask of the tables.

use super::{discrepancies::disputed_items, parsed, parsed_some, ruled::held_items};
use crate::{
    custody::{
        CustodyRegime,
        count::{Heard, Known, heard},
        state::ItemState,
    },
    kernel::{Day, ItemId, PlaceId},
    mine,
    store::{Desk, Failure, schema::items as table},
};
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl, dsl::count_star};
use std::collections::BTreeSet;

/// What the book knows of the things that were read, and of those that belong in a place.
///
/// # Errors
/// A failure of the database.
pub fn known_for_count(desk: &mut Desk<'_>, here: PlaceId, scans: &[String]) -> Result<Vec<Known>, Failure> {
    let query = mine!(desk, items)
        .filter(table::code.eq_any(scans.to_vec()).or(table::place.eq(here.to_string())))
        .order(table::code)
        .select((table::id, table::code, table::place, table::state));
    let rows: Vec<Found> = query.load(desk.db())?;
    as_known(desk, rows)
}

/// What the book knows of the things that were read, wherever they lie.
///
/// # Errors
/// A failure of the database.
pub fn known_by_code(desk: &mut Desk<'_>, codes: &[String]) -> Result<Vec<Known>, Failure> {
    let query = mine!(desk, items).filter(table::code.eq_any(codes.to_vec())).select((
        table::id,
        table::code,
        table::place,
        table::state,
    ));
    let rows: Vec<Found> = query.load(desk.db())?;
    as_known(desk, rows)
}

type Found = (String, String, Option<String>, String);

fn as_known(desk: &mut Desk<'_>, rows: Vec<Found>) -> Result<Vec<Known>, Failure> {
    let mut known = Vec::with_capacity(rows.len());
    for (id, code, place, state) in rows {
        let state: ItemState = parsed(&state)?;
        let missing = state == ItemState::Missing;
        known.push(Known {
            item: parsed(&id)?,
            code,
            place: parsed_some(place)?,
            stock: state.is_counted(),
            held: false,
            missing,
        });
    }
    let ids: Vec<ItemId> = known.iter().map(|k| k.item).collect();
    let mut held: BTreeSet<ItemId> = disputed_items(desk, &ids)?.into_iter().collect();
    held.extend(held_items(desk, &ids)?);
    for k in &mut known {
        k.held = held.contains(&k.item);
    }
    Ok(known)
}

/// What one scan of a count in a place means, the earlier scans given. Tells nothing of what is expected.
///
/// # Errors
/// A failure of the database.
pub fn hear(desk: &mut Desk<'_>, here: PlaceId, code: &str, before: &[String]) -> Result<Heard, Failure> {
    let known = known_by_code(desk, &[code.to_owned()])?;
    Ok(heard(here, code, before, known.first()))
}

/// How many things are held under each regime, parts not counted.
///
/// # Errors
/// A failure of the database.
pub fn regime_counts(desk: &mut Desk<'_>) -> Result<Vec<(CustodyRegime, i64)>, Failure> {
    let query = mine!(desk, items)
        .filter(table::state.eq_any(["in_store", "kept_elsewhere", "out", "missing", "paper_handed_over"]))
        .filter(table::parent.is_null())
        .group_by(table::regime)
        .select((table::regime, count_star()));
    let rows: Vec<(String, i64)> = query.load(desk.db())?;
    let mut counts: Vec<(CustodyRegime, i64)> =
        rows.into_iter().map(|(regime, n)| Ok((parsed(&regime)?, n))).collect::<Result<_, Failure>>()?;
    counts.sort();
    Ok(counts)
}

/// How long things have been lying in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ageing {
    /// Everything in the store, parts not counted.
    pub all: i64,
    /// For one year or longer.
    pub one_year: i64,
    /// For more than five years.
    pub five_years: i64,
    /// Never seen by a count, or not for a year.
    pub unseen: i64,
    /// Kept by others.
    pub elsewhere: i64,
    /// Not found by the last count.
    pub missing: i64,
}

/// The ageing board of a day.
///
/// # Errors
/// A failure of the database.
pub fn ageing(desk: &mut Desk<'_>, today: Day) -> Result<Ageing, Failure> {
    macro_rules! counted {
        ($state:literal) => {
            mine!(desk, items).filter(table::state.eq($state)).filter(table::parent.is_null())
        };
    }
    let ago = |years: i64| today.plus_days(-365 * years).unwrap_or(today).date();
    Ok(Ageing {
        all: counted!("in_store").count().get_result(desk.db())?,
        one_year: counted!("in_store").filter(table::taken_on.le(ago(1))).count().get_result(desk.db())?,
        five_years: counted!("in_store").filter(table::taken_on.lt(ago(5))).count().get_result(desk.db())?,
        unseen: counted!("in_store").filter(table::seen_on.lt(ago(1))).count().get_result(desk.db())?,
        elsewhere: counted!("kept_elsewhere").count().get_result(desk.db())?,
        missing: counted!("missing").count().get_result(desk.db())?,
    })
}
