//! Orders to take in and to release.

use super::{parsed, parsed_some};
use crate::{
    kernel::{CaseId, Day, OrderId, PersonId, PlaceId},
    ledger::{Act, acts_of},
    mine,
    store::{
        Desk, Failure,
        schema::{cases, orders as table},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// An order as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// The order.
    pub id: OrderId,
    /// Its number as printed.
    pub symbol: String,
    /// Whether things come in by it; else they go out.
    pub incoming: bool,
    /// The case.
    pub case_id: CaseId,
    /// The case's number.
    pub case_code: String,
    /// What the case is about.
    pub case_title: String,
    /// Who signed it.
    pub signer: PersonId,
    /// To whom it is addressed.
    pub storekeeper: PersonId,
    /// Who delivers or receives.
    pub deliverer: String,
    /// Why.
    pub reason: String,
    /// Where things are to lie.
    pub place: Option<PlaceId>,
    /// How many things stand in it.
    pub things: i32,
    /// The day it bears.
    pub on: Day,
    /// `open`, `done`, `refused`.
    pub state: String,
}

type Row = (
    (String, String, String, String, String, String),
    (String, String, String, String, Option<String>, i32, chrono::NaiveDate, String),
);

macro_rules! columns {
    () => {
        (
            (table::id, table::symbol, table::direction, table::case_id, cases::code, cases::title),
            (
                table::signer,
                table::storekeeper,
                table::deliverer,
                table::reason,
                table::place,
                table::things,
                table::on_day,
                table::state,
            ),
        )
    };
}

fn read((a, b): Row) -> Result<OrderRow, Failure> {
    let (id, symbol, direction, case_id, case_code, case_title) = a;
    let (signer, storekeeper, deliverer, reason, place, things, on, state) = b;
    Ok(OrderRow {
        id: parsed(&id)?,
        symbol,
        incoming: direction == "in",
        case_id: parsed(&case_id)?,
        case_code,
        case_title,
        signer: parsed(&signer)?,
        storekeeper: parsed(&storekeeper)?,
        deliverer,
        reason,
        place: parsed_some(place)?,
        things,
        on: on.into(),
        state,
    })
}

/// One order.
///
/// # Errors
/// A failure of the database.
pub fn order(desk: &mut Desk<'_>, id: OrderId) -> Result<Option<OrderRow>, Failure> {
    let query =
        mine!(desk, orders).inner_join(cases::table).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// Orders in a state (all when empty), newest first; of one storekeeper, or of everyone.
///
/// # Errors
/// A failure of the database.
pub fn orders(
    desk: &mut Desk<'_>,
    state: &str,
    storekeeper: Option<PersonId>,
    skip: i64,
    limit: i64,
) -> Result<Vec<OrderRow>, Failure> {
    let mut query = mine!(desk, orders).inner_join(cases::table).into_boxed();
    if !state.is_empty() {
        query = query.filter(table::state.eq(state.to_owned()));
    }
    if let Some(person) = storekeeper {
        query = query.filter(table::storekeeper.eq(person.to_string()));
    }
    let rows = query.order((table::on_day.desc(), table::id.desc())).offset(skip).limit(limit);
    rows.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// The story of an order: the order itself, then what was done by it.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn order_acts(desk: &mut Desk<'_>, id: OrderId) -> Result<Vec<Act>, Failure> {
    acts_of(desk, &id.to_string())
}
