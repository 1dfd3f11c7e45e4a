//! Rulings and holds.

use super::parsed;
use crate::{
    disposal::ruling::{HoldKind, Matched, Ruling, RulingKind},
    kernel::{CaseId, Day, HoldId, ItemId},
    mine,
    store::{
        Desk, Failure,
        schema::{disposal_items, holds as hold_table, items, rulings as table},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// A ruling as the tables have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulingRow {
    /// The thing.
    pub item: ItemId,
    /// The case.
    pub case: CaseId,
    /// What is said.
    pub ruling: Ruling,
    /// How the comparison ended.
    pub matched: Matched,
    /// When it was compared.
    pub matched_on: Option<Day>,
    /// When it was entered.
    pub entered_on: Day,
    /// When judgment and copies of the minutes were in hand.
    pub received_on: Option<Day>,
    /// When the decision was notified.
    pub notified_on: Option<Day>,
}

type Date = chrono::NaiveDate;
type Row = (
    (String, String, String, String, String, Date, String, String),
    (String, Date, Option<Date>, String, Option<Date>, Date, Option<Date>, Option<Date>),
);

macro_rules! columns {
    () => {
        (
            (
                table::item,
                table::case_id,
                table::kind,
                table::ground,
                table::judgment,
                table::effective_on,
                table::line,
                table::entitled,
            ),
            (
                table::decision,
                table::decision_on,
                table::expires_on,
                table::matched,
                table::matched_on,
                table::entered_on,
                table::received_on,
                table::notified_on,
            ),
        )
    };
}

fn read((a, b): Row) -> Result<RulingRow, Failure> {
    let (item, case, kind, ground, judgment, effective_on, line, entitled) = a;
    let (decision, decision_on, expires_on, matched, matched_on, entered_on, received_on, notified_on) = b;
    Ok(RulingRow {
        item: parsed(&item)?,
        case: parsed(&case)?,
        ruling: Ruling {
            kind: parsed(&kind)?,
            ground: parsed(&ground)?,
            judgment,
            effective_on: effective_on.into(),
            line,
            entitled,
            decision,
            decision_on: decision_on.into(),
            expires_on: expires_on.map(Day::from),
        },
        matched: parsed(&matched)?,
        matched_on: matched_on.map(Day::from),
        entered_on: entered_on.into(),
        received_on: received_on.map(Day::from),
        notified_on: notified_on.map(Day::from),
    })
}

/// The ruling about a thing.
///
/// # Errors
/// A failure of the database.
pub fn ruling(desk: &mut Desk<'_>, item: ItemId) -> Result<Option<RulingRow>, Failure> {
    let query = mine!(desk, rulings).filter(table::item.eq(item.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// The rulings about several things.
///
/// # Errors
/// A failure of the database.
pub fn rulings_of(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<RulingRow>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, rulings).filter(table::item.eq_any(ids)).select(columns!());
    query.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// The rulings of a case.
///
/// # Errors
/// A failure of the database.
pub fn rulings_of_case(desk: &mut Desk<'_>, case: CaseId) -> Result<Vec<RulingRow>, Failure> {
    let query = mine!(desk, rulings).filter(table::case_id.eq(case.to_string())).select(columns!());
    query.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Rulings over things still held that no open matter has taken up, the oldest decision first.
///
/// # Errors
/// A failure of the database.
pub fn ready_to_order(
    desk: &mut Desk<'_>,
    kind: Option<RulingKind>,
    limit: i64,
) -> Result<Vec<RulingRow>, Failure> {
    let agency = desk.agency().to_owned();
    let taken =
        mine!(desk, disposal_items).filter(disposal_items::open.eq(true)).select(disposal_items::item);
    let taken: Vec<String> = taken.load(desk.db())?;
    let mut query = mine!(desk, rulings)
        .inner_join(items::table)
        .filter(items::agency.eq(agency))
        .filter(items::state.eq_any(["in_store", "kept_elsewhere"]))
        .filter(table::item.ne_all(taken))
        .into_boxed();
    if let Some(kind) = kind {
        query = query.filter(table::kind.eq(kind.code()));
    }
    let rows = query.order((table::decision_on, items::code)).limit(limit).select(columns!());
    rows.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Something that stands or stood against disposing of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldRow {
    /// Its id.
    pub id: HoldId,
    /// What kind.
    pub kind: HoldKind,
    /// Why.
    pub why: String,
    /// The paper it rests on.
    pub source: String,
    /// Since when.
    pub placed_on: Day,
    /// When it was lifted.
    pub lifted_on: Option<Day>,
    /// How it ended.
    pub outcome: String,
}

/// The holds of a thing, open ones first.
///
/// # Errors
/// A failure of the database.
pub fn holds_of(desk: &mut Desk<'_>, item: ItemId) -> Result<Vec<HoldRow>, Failure> {
    type Line = (String, String, String, String, Date, Option<Date>, String);
    let query =
        mine!(desk, holds).filter(hold_table::item.eq(item.to_string())).order(hold_table::id).select((
            hold_table::id,
            hold_table::kind,
            hold_table::why,
            hold_table::source,
            hold_table::placed_on,
            hold_table::lifted_on,
            hold_table::outcome,
        ));
    let mut rows: Vec<HoldRow> = query
        .load::<Line>(desk.db())?
        .into_iter()
        .map(|(id, kind, why, source, placed_on, lifted_on, outcome)| {
            Ok(HoldRow {
                id: parsed(&id)?,
                kind: parsed(&kind)?,
                why,
                source,
                placed_on: placed_on.into(),
                lifted_on: lifted_on.map(Day::from),
                outcome,
            })
        })
        .collect::<Result<_, Failure>>()?;
    rows.sort_by_key(|hold| hold.lifted_on.is_some());
    Ok(rows)
}

/// Which of these things something stands against, and what.
///
/// # Errors
/// A failure of the database.
pub fn open_holds(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<(ItemId, HoldKind)>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, holds)
        .filter(hold_table::item.eq_any(ids))
        .filter(hold_table::lifted_on.is_null())
        .order(hold_table::id)
        .select((hold_table::item, hold_table::kind));
    let rows: Vec<(String, String)> = query.load(desk.db())?;
    rows.into_iter().map(|(item, kind)| Ok((parsed(&item)?, parsed(&kind)?))).collect()
}
