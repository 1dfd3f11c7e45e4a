//! What the day's pages count in other rooms' tables.

use crate::{
    mine,
    store::{
        Desk, Failure,
        schema::{cases, items, people, places},
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};

/// The number and the officer of cases: (id, number, officer).
///
/// # Errors
/// A failure of the database.
pub fn case_heads(desk: &mut Desk<'_>, ids: &[String]) -> Result<Vec<(String, String, String)>, Failure> {
    let query = mine!(desk, cases).filter(cases::id.eq_any(ids.to_vec()));
    Ok(query.select((cases::id, cases::code, cases::officer)).load(desk.db())?)
}

/// Things that lie in stores outside the office's grounds, and all things that lie in a store: the former go to
/// the police before 01/7/2028 (khoản 6 Điều 116 Luật 106/2025/QH15).
///
/// # Errors
/// A failure of the database.
pub fn things_outside(desk: &mut Desk<'_>) -> Result<(i64, i64), Failure> {
    let stock = mine!(desk, items).filter(items::state.eq("in_store"));
    let all: i64 = stock.count().get_result(desk.db())?;
    let outside = mine!(desk, places).filter(places::inside_grounds.eq(false)).select(places::id);
    let outside: Vec<String> = outside.load(desk.db())?;
    let placed = mine!(desk, items).filter(
        items::state
            .eq("in_store")
            .and(items::place.eq_any(outside.into_iter().map(Some).collect::<Vec<_>>())),
    );
    Ok((placed.count().get_result(desk.db())?, all))
}

/// How many people of the agency may sign in, and how many have left.
///
/// # Errors
/// A failure of the database.
pub fn count_people(desk: &mut Desk<'_>) -> Result<(i64, i64), Failure> {
    let active: i64 = mine!(desk, people).filter(people::active.eq(true)).count().get_result(desk.db())?;
    let all: i64 = mine!(desk, people).count().get_result(desk.db())?;
    Ok((active, all - active))
}
