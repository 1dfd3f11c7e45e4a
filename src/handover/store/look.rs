//! Extractions and hand-overs as lists and pages show them.

use super::parsed;
use crate::{
    custody::{ItemRow, items_by_id},
    handover::{ExtractionState, HandoverKind, HandoverState},
    kernel::{CaseId, CountId, Day, ExtractionId, HandoverId, ItemId, PersonId, PlaceId},
    ledger::{Act, acts_of},
    mine,
    store::{
        Desk, Failure,
        schema::{
            cases, extraction_items, extractions as lent, handover_items as listed, handovers as table, items,
        },
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl};

/// An extraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractionRow {
    /// The extraction.
    pub id: ExtractionId,
    /// The case.
    pub case: CaseId,
    /// The case's number.
    pub case_code: String,
    /// The number of the order.
    pub symbol: String,
    /// The written request.
    pub request: String,
    /// The body.
    pub body: String,
    /// What for.
    pub reason: String,
    /// Who signed.
    pub signer: PersonId,
    /// To whom it is addressed.
    pub storekeeper: PersonId,
    /// How many things.
    pub things: i32,
    /// Where it stands.
    pub state: ExtractionState,
    /// When it was signed.
    pub ordered_on: Day,
    /// By when the things are to come back.
    pub return_by: Day,
}

type Lent = (
    (String, String, String, String, String, String, String),
    (String, String, i32, String, chrono::NaiveDate, chrono::NaiveDate),
);

macro_rules! lent_columns {
    () => {
        (
            (lent::id, lent::case_id, cases::code, lent::symbol, lent::request, lent::body, lent::reason),
            (lent::signer, lent::storekeeper, lent::things, lent::state, lent::ordered_on, lent::return_by),
        )
    };
}

fn read_lent((a, b): Lent) -> Result<ExtractionRow, Failure> {
    let (id, case, case_code, symbol, request, body, reason) = a;
    let (signer, storekeeper, things, state, ordered_on, return_by) = b;
    Ok(ExtractionRow {
        id: parsed(&id)?,
        case: parsed(&case)?,
        case_code,
        symbol,
        request,
        body,
        reason,
        signer: parsed(&signer)?,
        storekeeper: parsed(&storekeeper)?,
        things,
        state: parsed(&state)?,
        ordered_on: ordered_on.into(),
        return_by: return_by.into(),
    })
}

macro_rules! lent {
    ($desk:expr) => {
        mine!($desk, extractions)
            .inner_join(cases::table.on(cases::agency.eq(lent::agency).and(cases::id.eq(lent::case_id))))
    };
}

/// Extractions, those that are out first, by the day they are to come back.
///
/// # Errors
/// A failure of the database.
pub fn extractions(desk: &mut Desk<'_>, skip: i64, limit: i64) -> Result<Vec<ExtractionRow>, Failure> {
    let query = lent!(desk).order((lent::back_on.is_not_null(), lent::return_by, lent::id));
    let rows = query.offset(skip).limit(limit).select(lent_columns!()).load::<Lent>(desk.db())?;
    rows.into_iter().map(read_lent).collect()
}

/// One extraction.
///
/// # Errors
/// A failure of the database.
pub fn extraction(desk: &mut Desk<'_>, id: ExtractionId) -> Result<Option<ExtractionRow>, Failure> {
    let query = lent!(desk).filter(lent::id.eq(id.to_string())).select(lent_columns!());
    query.first::<Lent>(desk.db()).optional()?.map(read_lent).transpose()
}

/// The things of an extraction.
///
/// # Errors
/// A failure of the database.
pub fn extraction_items(desk: &mut Desk<'_>, id: ExtractionId) -> Result<Vec<ItemRow>, Failure> {
    let query = mine!(desk, extraction_items)
        .filter(extraction_items::extraction.eq(id.to_string()))
        .order(extraction_items::ord)
        .select(extraction_items::item);
    let ids: Vec<ItemId> =
        query.load::<String>(desk.db())?.iter().map(|id| parsed(id)).collect::<Result<_, _>>()?;
    items_by_id(desk, &ids)
}

/// A hand-over to another body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverRow {
    /// The hand-over.
    pub id: HandoverId,
    /// What is handed over.
    pub kind: HandoverKind,
    /// Its name.
    pub title: String,
    /// The store.
    pub place: Option<PlaceId>,
    /// The count that comes first.
    pub count: Option<CountId>,
    /// The body that takes over.
    pub body: String,
    /// Who represents it.
    pub receiver: String,
    /// By which decision.
    pub decision: String,
    /// Where it stands.
    pub state: HandoverState,
    /// When it began.
    pub opened_on: Day,
    /// When it ended.
    pub closed_on: Option<Day>,
    /// How many things go.
    pub things: i32,
    /// How many stay.
    pub stays: i32,
    /// Parts of the list.
    pub sheets: i32,
    /// Parts drawn so far.
    pub drawn: i32,
    /// Parts signed so far.
    pub signed: i32,
}

type Row = (
    (String, String, String, Option<String>, Option<String>, String, String, String),
    (String, chrono::NaiveDate, Option<chrono::NaiveDate>, i32, i32, i32, i32, i32),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::kind,
                table::title,
                table::place,
                table::matter,
                table::body,
                table::receiver,
                table::decision,
            ),
            (
                table::state,
                table::opened_on,
                table::closed_on,
                table::things,
                table::stays,
                table::sheets,
                table::drawn,
                table::signed,
            ),
        )
    };
}

fn read((a, b): Row) -> Result<HandoverRow, Failure> {
    let (id, kind, title, place, count, body, receiver, decision) = a;
    let (state, opened_on, closed_on, things, stays, sheets, drawn, signed) = b;
    Ok(HandoverRow {
        id: parsed(&id)?,
        kind: parsed(&kind)?,
        title,
        place: place.as_deref().map(parsed).transpose()?,
        count: count.as_deref().map(parsed).transpose()?,
        body,
        receiver,
        decision,
        state: parsed(&state)?,
        opened_on: opened_on.into(),
        closed_on: closed_on.map(Day::from),
        things,
        stays,
        sheets,
        drawn,
        signed,
    })
}

/// Hand-overs, the newest first.
///
/// # Errors
/// A failure of the database.
pub fn handovers(desk: &mut Desk<'_>, skip: i64, limit: i64) -> Result<Vec<HandoverRow>, Failure> {
    let query = mine!(desk, handovers).order((table::opened_on.desc(), table::id.desc()));
    let rows = query.offset(skip).limit(limit).select(columns!()).load::<Row>(desk.db())?;
    rows.into_iter().map(read).collect()
}

/// Hand-overs that go on.
///
/// # Errors
/// A failure of the database.
pub fn open_handovers(desk: &mut Desk<'_>) -> Result<Vec<HandoverRow>, Failure> {
    let query = mine!(desk, handovers).filter(table::closed_on.is_null()).order(table::id).limit(20);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// One hand-over.
///
/// # Errors
/// A failure of the database.
pub fn handover(desk: &mut Desk<'_>, id: HandoverId) -> Result<Option<HandoverRow>, Failure> {
    let query = mine!(desk, handovers).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// Everything that happened in a hand-over or an extraction.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn handover_acts(desk: &mut Desk<'_>, id: &str) -> Result<Vec<Act>, Failure> {
    acts_of(desk, id)
}

/// The things of one part of a list, in its order; of the chosen things before they are in parts when none is named.
///
/// # Errors
/// A failure of the database.
pub fn sheet_items(desk: &mut Desk<'_>, id: HandoverId, sheet: Option<i64>) -> Result<Vec<ItemRow>, Failure> {
    let mut query = mine!(desk, handover_items).filter(listed::handover.eq(id.to_string())).into_boxed();
    if let Some(sheet) = sheet {
        query = query.filter(listed::sheet.eq(i32::try_from(sheet).unwrap_or(i32::MAX)));
    }
    let ids: Vec<String> = query.order(listed::ord).select(listed::item).load(desk.db())?;
    let ids: Vec<ItemId> = ids.iter().map(|id| parsed(id)).collect::<Result<_, _>>()?;
    let mut rows = items_by_id(desk, &ids)?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// What stays: number, name, why.
///
/// # Errors
/// A failure of the database.
pub fn stays_of(
    desk: &mut Desk<'_>,
    id: HandoverId,
    limit: i64,
) -> Result<Vec<(String, String, String)>, Failure> {
    let query = mine!(desk, handover_items)
        .inner_join(items::table.on(items::agency.eq(listed::agency).and(items::id.eq(listed::item))))
        .filter(listed::handover.eq(id.to_string()))
        .filter(listed::why.is_not_null())
        .order(listed::ord)
        .limit(limit)
        .select((items::code, items::name, listed::why));
    let rows: Vec<(String, String, Option<String>)> = query.load(desk.db())?;
    Ok(rows.into_iter().map(|(code, name, why)| (code, name, why.unwrap_or_default())).collect())
}
