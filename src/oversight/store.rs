//! Tables of oversight: entries, closings of the register, certificates; and what the stock adds up to.

use super::{OversightDeed, Quarter};
use crate::{
    custody::CashLine,
    documents::filed,
    kernel::{ActId, Day, ItemId, PaperId, PlaceId, Vnd},
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{
            cash_lines, discrepancies, items, register_closings as closings_table, stock_certificates,
            store_entries as log,
        },
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use std::str::FromStr;

/// Writes the rows an act gives rise to.
pub(super) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &OversightDeed) -> Result<(), Failure> {
    match deed {
        OversightDeed::Entered(entered) => {
            diesel::insert_into(log::table)
                .values((
                    log::agency.eq(desk.agency().to_owned()),
                    log::id.eq(act.id.to_string()),
                    log::place.eq(act.subject.clone()),
                    log::name.eq(entered.name.clone()),
                    log::office.eq(entered.office.clone()),
                    log::why.eq(entered.why.clone()),
                    log::escort.eq(entered.escort.clone()),
                    log::on_day.eq(act.happened_on.date()),
                    log::came_at.eq(entered.at.clock_time()),
                    log::left_at.eq(None::<String>),
                ))
                .execute(desk.db())?;
            Ok(())
        }
        OversightDeed::LeftStore { entry, at } => {
            diesel::update(mine!(desk, store_entries).filter(log::id.eq(entry.to_string())))
                .set(log::left_at.eq(Some(at.clock_time())))
                .execute(desk.db())?;
            Ok(())
        }
        OversightDeed::RegisterClosed(closed) => {
            filed(desk, act, &closed.paper, None)?;
            diesel::insert_into(closings_table::table)
                .values((
                    closings_table::agency.eq(desk.agency().to_owned()),
                    closings_table::year.eq(closed.quarter.year),
                    closings_table::quarter.eq(closed.quarter.number),
                    closings_table::n.eq(act.n),
                    closings_table::things.eq(small(closed.rows.len())),
                    closings_table::paper.eq(closed.paper.id.to_string()),
                    closings_table::closed_on.eq(act.happened_on.date()),
                ))
                .execute(desk.db())?;
            Ok(())
        }
        OversightDeed::Certified(certified) => {
            filed(desk, act, &certified.paper, None)?;
            diesel::insert_into(stock_certificates::table)
                .values((
                    stock_certificates::agency.eq(desk.agency().to_owned()),
                    stock_certificates::id.eq(act.id.to_string()),
                    stock_certificates::as_of.eq(certified.as_of.date()),
                    stock_certificates::in_store.eq(small(certified.in_store)),
                    stock_certificates::elsewhere.eq(small(certified.elsewhere)),
                    stock_certificates::discrepancies.eq(small(certified.discrepancies)),
                    stock_certificates::cash.eq(certified.cash.dong()),
                    stock_certificates::paper.eq(certified.paper.id.to_string()),
                    stock_certificates::signed_on.eq(act.happened_on.date()),
                ))
                .execute(desk.db())?;
            Ok(())
        }
    }
}

fn small(count: impl TryInto<i32>) -> i32 {
    count.try_into().unwrap_or(i32::MAX)
}

fn parsed<T: FromStr>(text: &str) -> Result<T, Failure>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|e: T::Err| Failure::unreadable(e.to_string()))
}

/// Applies an act of this slice again; false when it is another slice's.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<bool, Failure> {
    match act.deed::<OversightDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

/// Somebody in a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// The act that wrote it down.
    pub id: ActId,
    /// The store.
    pub place: PlaceId,
    /// The name.
    pub name: String,
    /// Office, or body and identity paper.
    pub office: String,
    /// Why.
    pub why: String,
    /// Who went with them.
    pub escort: String,
    /// The day.
    pub on: Day,
    /// The clock time at which they came.
    pub came_at: String,
    /// The clock time at which they left.
    pub left_at: Option<String>,
}

type Entry = (String, String, String, String, String, String, chrono::NaiveDate, String, Option<String>);

macro_rules! entry_columns {
    () => {
        (
            log::id,
            log::place,
            log::name,
            log::office,
            log::why,
            log::escort,
            log::on_day,
            log::came_at,
            log::left_at,
        )
    };
}

fn read((id, place, name, office, why, escort, on, came_at, left_at): Entry) -> Result<EntryRow, Failure> {
    let (id, place) = (parsed(&id)?, parsed(&place)?);
    Ok(EntryRow { id, place, name, office, why, escort, on: on.into(), came_at, left_at })
}

/// Who entered the stores, the last days first.
///
/// # Errors
/// A failure of the database.
pub fn entries(
    desk: &mut Desk<'_>,
    on: Option<Day>,
    skip: i64,
    limit: i64,
) -> Result<Vec<EntryRow>, Failure> {
    let mut query = mine!(desk, store_entries).into_boxed();
    if let Some(day) = on {
        query = query.filter(log::on_day.eq(day.date()));
    }
    let query = query.order((log::on_day.desc(), log::came_at.desc(), log::id.desc()));
    let rows = query.offset(skip).limit(limit).select(entry_columns!()).load::<Entry>(desk.db())?;
    rows.into_iter().map(read).collect()
}

/// One entry.
///
/// # Errors
/// A failure of the database.
pub fn entry(desk: &mut Desk<'_>, id: ActId) -> Result<Option<EntryRow>, Failure> {
    let query = mine!(desk, store_entries).filter(log::id.eq(id.to_string())).select(entry_columns!());
    query.first::<Entry>(desk.db()).optional()?.map(read).transpose()
}

/// A closed quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingRow {
    /// Which.
    pub quarter: Quarter,
    /// The number of the act in the book.
    pub n: i64,
    /// How many rows.
    pub things: i32,
    /// The print.
    pub paper: PaperId,
    /// When.
    pub on: Day,
}

type Closing = (i32, i32, i64, i32, String, chrono::NaiveDate);

fn closing_row((year, number, n, things, paper, on): Closing) -> Result<ClosingRow, Failure> {
    Ok(ClosingRow { quarter: Quarter { year, number }, n, things, paper: parsed(&paper)?, on: on.into() })
}

macro_rules! closing_columns {
    () => {
        (
            closings_table::year,
            closings_table::quarter,
            closings_table::n,
            closings_table::things,
            closings_table::paper,
            closings_table::closed_on,
        )
    };
}

/// The closed quarters, newest first.
///
/// # Errors
/// A failure of the database.
pub fn closings(desk: &mut Desk<'_>) -> Result<Vec<ClosingRow>, Failure> {
    let query = mine!(desk, register_closings)
        .order((closings_table::year.desc(), closings_table::quarter.desc()))
        .select(closing_columns!());
    query.load::<Closing>(desk.db())?.into_iter().map(closing_row).collect()
}

/// The closing of a quarter.
///
/// # Errors
/// A failure of the database.
pub fn closing(desk: &mut Desk<'_>, quarter: Quarter) -> Result<Option<ClosingRow>, Failure> {
    let query = mine!(desk, register_closings)
        .filter(closings_table::year.eq(quarter.year).and(closings_table::quarter.eq(quarter.number)))
        .select(closing_columns!());
    query.first::<Closing>(desk.db()).optional()?.map(closing_row).transpose()
}

/// A certificate as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateRow {
    /// The day whose stock is certified.
    pub as_of: Day,
    /// Things in the stores.
    pub in_store: i32,
    /// Things elsewhere.
    pub elsewhere: i32,
    /// Open discrepancies.
    pub discrepancies: i32,
    /// Cash.
    pub cash: Vnd,
    /// The paper.
    pub paper: PaperId,
    /// When it was signed.
    pub signed_on: Day,
}

/// The certificates, newest first.
///
/// # Errors
/// A failure of the database.
pub fn certificates(desk: &mut Desk<'_>, limit: i64) -> Result<Vec<CertificateRow>, Failure> {
    type Row = (chrono::NaiveDate, i32, i32, i32, i64, String, chrono::NaiveDate);
    let query = mine!(desk, stock_certificates)
        .order((stock_certificates::signed_on.desc(), stock_certificates::id.desc()))
        .limit(limit)
        .select((
            stock_certificates::as_of,
            stock_certificates::in_store,
            stock_certificates::elsewhere,
            stock_certificates::discrepancies,
            stock_certificates::cash,
            stock_certificates::paper,
            stock_certificates::signed_on,
        ));
    query
        .load::<Row>(desk.db())?
        .into_iter()
        .map(|(as_of, in_store, elsewhere, discrepancies, cash, paper, signed_on)| {
            Ok(CertificateRow {
                as_of: as_of.into(),
                in_store,
                elsewhere,
                discrepancies,
                cash: Vnd::new(cash).map_err(|e| Failure::unreadable(e.to_string()))?,
                paper: parsed(&paper)?,
                signed_on: signed_on.into(),
            })
        })
        .collect()
}

/// What the stock adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Things in the agency's own stores.
    pub in_store: i64,
    /// Things kept elsewhere for the agency.
    pub elsewhere: i64,
    /// Things that a count did not find.
    pub missing: i64,
    /// Open discrepancies.
    pub discrepancies: i64,
    /// Things that nobody has seen for a year.
    pub unseen: i64,
    /// Cash in the stores by currency: the currency's code and its sum in whole units.
    pub cash: Vec<(String, i64)>,
}

impl Stock {
    /// Đồng in cash.
    pub fn dong(&self) -> Vnd {
        let found = self.cash.iter().find(|(currency, _)| currency == "VND").map_or(0, |(_, sum)| *sum);
        Vnd::new(found).unwrap_or_default()
    }
}

/// The stock as it stands.
///
/// # Errors
/// A failure of the database, or sums beyond what a number holds.
pub fn stock(desk: &mut Desk<'_>, today: Day) -> Result<Stock, Failure> {
    let in_state =
        |desk: &Desk<'_>, state: &'static str| mine!(desk, items).filter(items::state.eq(state)).count();
    let query = in_state(desk, "in_store");
    let in_store = query.get_result(desk.db())?;
    let query = in_state(desk, "kept_elsewhere");
    let elsewhere = query.get_result(desk.db())?;
    let query = in_state(desk, "missing");
    let missing = query.get_result(desk.db())?;
    let year_ago = today.plus_days(-365).unwrap_or(today).date();
    let unseen = mine!(desk, items)
        .filter(items::state.eq("in_store"))
        .filter(items::parent.is_null())
        .filter(items::seen_on.lt(year_ago).or(items::seen_on.is_null().and(items::taken_on.lt(year_ago))))
        .count()
        .get_result(desk.db())?;
    let open = mine!(desk, discrepancies).filter(discrepancies::state.eq("open")).count();
    let open = open.get_result(desk.db())?;
    let lying: Vec<String> = mine!(desk, items)
        .filter(items::state.eq("in_store"))
        .filter(items::class.eq("cash"))
        .select(items::id)
        .load(desk.db())?;
    let lines: Vec<(i64, String, i64)> = mine!(desk, cash_lines)
        .filter(cash_lines::item.eq_any(lying))
        .select((cash_lines::face, cash_lines::currency, cash_lines::notes))
        .load(desk.db())?;
    let cash = sums(lines.into_iter().map(|(face, currency, notes)| CashLine { face, currency, notes }))?;
    Ok(Stock { in_store, elsewhere, missing, discrepancies: open, unseen, cash })
}

fn sums(lines: impl Iterator<Item = CashLine>) -> Result<Vec<(String, i64)>, Failure> {
    let mut sums: std::collections::BTreeMap<String, i64> = std::collections::BTreeMap::new();
    let beyond = || Failure::unreadable("tổng tiền trong kho vượt quá giới hạn");
    for line in lines {
        let value = line.face.checked_mul(line.notes).ok_or_else(beyond)?;
        let sum = sums.entry(line.currency).or_default();
        *sum = sum.checked_add(value).ok_or_else(beyond)?;
    }
    Ok(sums.into_iter().collect())
}

/// Things of the register of a quarter: received in it, or gone in it; the oldest first.
///
/// # Errors
/// A failure of the database.
pub(super) fn things_of(desk: &mut Desk<'_>, first: Day, last: Day) -> Result<Vec<ItemId>, Failure> {
    let (first, last) = (first.date(), last.date());
    let standing =
        ["ordered", "refused", "in_store", "kept_elsewhere", "out", "missing", "paper_handed_over"];
    let ids: Vec<String> = mine!(desk, items)
        .filter(items::taken_on.is_not_null())
        .filter(
            items::taken_on
                .between(first, last)
                .or(items::state.ne_all(standing).and(items::changed_on.between(first, last))),
        )
        .order((items::taken_on, items::code))
        .select(items::id)
        .load(desk.db())?;
    ids.iter().map(|id| parsed(id)).collect()
}
