//! What the day's pages count in other rooms' tables.

use crate::{
    kernel::Day,
    mine,
    store::{
        Desk, Failure,
        schema::{cases, discrepancies, items, orders, people, places},
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

/// An order of the store that waits to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingOrder {
    /// Its number.
    pub symbol: String,
    /// Whether things come in.
    pub comes_in: bool,
    /// Why.
    pub reason: String,
    /// Its day.
    pub on: Day,
}

/// Orders that wait, the oldest first.
///
/// # Errors
/// A failure of the database.
pub fn waiting_orders(desk: &mut Desk<'_>, limit: i64) -> Result<Vec<WaitingOrder>, Failure> {
    let query = mine!(desk, orders).filter(orders::state.eq("open")).order((orders::on_day, orders::id));
    let rows: Vec<(String, String, String, chrono::NaiveDate)> = query
        .limit(limit)
        .select((orders::symbol, orders::direction, orders::reason, orders::on_day))
        .load(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|(symbol, direction, reason, on)| WaitingOrder {
            symbol,
            comes_in: direction == "in",
            reason,
            on: on.into(),
        })
        .collect())
}

/// A discrepancy of the store that is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDiscrepancy {
    /// What differs.
    pub what: String,
    /// Since when.
    pub opened: Day,
    /// Until when it is to be settled.
    pub due: Option<Day>,
}

/// Discrepancies that are not settled, the oldest first, and how many there are in all.
///
/// # Errors
/// A failure of the database.
pub fn open_discrepancies(desk: &mut Desk<'_>, limit: i64) -> Result<(Vec<OpenDiscrepancy>, i64), Failure> {
    let count = mine!(desk, discrepancies).filter(discrepancies::state.eq("open")).count();
    let count: i64 = count.get_result(desk.db())?;
    let query = mine!(desk, discrepancies).filter(discrepancies::state.eq("open"));
    let rows: Vec<(String, chrono::NaiveDate, Option<chrono::NaiveDate>)> = query
        .order((discrepancies::opened_on, discrepancies::id))
        .limit(limit)
        .select((discrepancies::what, discrepancies::opened_on, discrepancies::due))
        .load(desk.db())?;
    let read = |(what, opened, due): (String, chrono::NaiveDate, Option<chrono::NaiveDate>)| {
        OpenDiscrepancy { what, opened: opened.into(), due: due.map(Day::from) }
    };
    Ok((rows.into_iter().map(read).collect(), count))
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
