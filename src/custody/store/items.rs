//! Things in custody.

use super::{parsed, parsed_some};
use crate::{
    custody::{CashLine, CustodyDeed, CustodyRegime, ItemClass, ItemState, Origin, Quantity},
    kernel::{AssetId, CaseId, Day, ItemId, OrderId, PlaceId, Vnd},
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{acts, cases, cash_lines as cash, item_acts as links, items as table, number_series},
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// A thing as lists and its page show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// The thing.
    pub id: ItemId,
    /// Its number for life.
    pub code: String,
    /// The case.
    pub case_id: CaseId,
    /// The case's number.
    pub case_code: String,
    /// What the case is about.
    pub case_title: String,
    /// The seized asset it is, or belongs to.
    pub asset: Option<AssetId>,
    /// What it is a part of.
    pub parent: Option<ItemId>,
    /// The order it came by.
    pub order: Option<OrderId>,
    /// What it is.
    pub name: String,
    /// Its class.
    pub class: ItemClass,
    /// Where it comes from.
    pub origin: Origin,
    /// The owner, if known.
    pub owner: String,
    /// The regime.
    pub regime: CustodyRegime,
    /// Serial, plate, frame numbers and other marks.
    pub marks: String,
    /// The unit.
    pub unit: String,
    /// How many by the papers.
    pub planned: Quantity,
    /// How many there are.
    pub actual: Option<Quantity>,
    /// The weight in grams.
    pub weight_gram: Option<i64>,
    /// The condition by the papers.
    pub condition_planned: String,
    /// The condition as last written.
    pub condition: String,
    /// Where it stands.
    pub state: ItemState,
    /// Where it lies.
    pub place: Option<PlaceId>,
    /// Who keeps it.
    pub keeper: String,
    /// The seal on it.
    pub seal: Option<String>,
    /// How many photographs it has.
    pub photos: i32,
    /// Its value.
    pub value: Option<Vnd>,
    /// When the agency received it.
    pub taken_on: Option<Day>,
    /// When a count or a move last saw it.
    pub seen_on: Option<Day>,
    /// When something last happened.
    pub changed_on: Day,
}

type Row = (
    (String, String, String, String, String, Option<String>, Option<String>, Option<String>),
    (String, String, String, String, String, String, String, String),
    (Option<String>, Option<i64>, String, String, String, Option<String>, String, Option<String>),
    (i32, Option<i64>, Option<chrono::NaiveDate>, Option<chrono::NaiveDate>, chrono::NaiveDate),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::code,
                table::case_id,
                cases::code,
                cases::title,
                table::asset,
                table::parent,
                table::order_id,
            ),
            (
                table::name,
                table::class,
                table::origin,
                table::owner,
                table::regime,
                table::marks,
                table::unit,
                table::planned,
            ),
            (
                table::actual,
                table::weight_gram,
                table::condition_planned,
                table::condition,
                table::state,
                table::place,
                table::keeper,
                table::seal,
            ),
            (table::photos, table::value, table::taken_on, table::seen_on, table::changed_on),
        )
    };
}

fn read((a, b, c, d): Row) -> Result<ItemRow, Failure> {
    let (id, code, case_id, case_code, case_title, asset, parent, order) = a;
    let (name, class, origin, owner, regime, marks, unit, planned) = b;
    let (actual, weight_gram, condition_planned, condition, state, place, keeper, seal) = c;
    let (photos, value, taken_on, seen_on, changed_on) = d;
    let quantity = |text: &str| Quantity::from_stored(text).map_err(Failure::unreadable);
    Ok(ItemRow {
        id: parsed(&id)?,
        code,
        case_id: parsed(&case_id)?,
        case_code,
        case_title,
        asset: parsed_some(asset)?,
        parent: parsed_some(parent)?,
        order: parsed_some(order)?,
        name,
        class: parsed(&class)?,
        origin: parsed(&origin)?,
        owner,
        regime: parsed(&regime)?,
        marks,
        unit,
        planned: quantity(&planned)?,
        actual: actual.as_deref().map(quantity).transpose()?,
        weight_gram,
        condition_planned,
        condition,
        state: parsed(&state)?,
        place: parsed_some(place)?,
        keeper,
        seal,
        photos,
        value: value.map(Vnd::new).transpose().map_err(|e| Failure::unreadable(e.to_string()))?,
        taken_on: taken_on.map(Day::from),
        seen_on: seen_on.map(Day::from),
        changed_on: changed_on.into(),
    })
}

/// Which things are asked for; an empty filter asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemFilter {
    /// In this state.
    pub state: Option<ItemState>,
    /// Lying in this place.
    pub place: Option<PlaceId>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// Of this order.
    pub order: Option<OrderId>,
    /// Of this asset.
    pub asset: Option<AssetId>,
    /// Under this regime.
    pub regime: Option<CustodyRegime>,
    /// Received before this day.
    pub taken_before: Option<Day>,
    /// Seen by no count or move since this day, in the store.
    pub seen_before: Option<Day>,
    /// Without parts.
    pub whole_only: bool,
    /// Only what is held: in the store, elsewhere, lent out or missing.
    pub held: bool,
}

/// States of a thing for which the agency still answers.
const HELD_STATES: [&str; 5] = ["in_store", "kept_elsewhere", "out", "missing", "paper_handed_over"];

/// Builds the query of a filter; a macro, since the type of a boxed query for two databases has no short name.
macro_rules! filtered {
    ($desk:expr, $filter:expr) => {{
        let filter: &ItemFilter = $filter;
        let mut query = mine!($desk, items).inner_join(cases::table).into_boxed();
        if let Some(state) = filter.state {
            query = query.filter(table::state.eq(state.code()));
        }
        if let Some(place) = filter.place {
            query = query.filter(table::place.eq(place.to_string()));
        }
        if let Some(case) = filter.case {
            query = query.filter(table::case_id.eq(case.to_string()));
        }
        if let Some(order) = filter.order {
            query = query.filter(table::order_id.eq(order.to_string()));
        }
        if let Some(asset) = filter.asset {
            query = query.filter(table::asset.eq(asset.to_string()));
        }
        if let Some(regime) = filter.regime {
            query = query.filter(table::regime.eq(regime.code()));
        }
        if let Some(before) = filter.taken_before {
            query = query.filter(table::taken_on.lt(before.date()));
        }
        if let Some(before) = filter.seen_before {
            query = query
                .filter(table::state.eq_any(["in_store", "paper_handed_over"]))
                .filter(table::seen_on.is_null().or(table::seen_on.lt(before.date())));
        }
        if filter.held {
            query = query.filter(table::state.eq_any(HELD_STATES));
        }
        if filter.whole_only {
            query = query.filter(table::parent.is_null());
        }
        query
    }};
}

/// Things by number, at most `limit` after skipping `skip`.
///
/// # Errors
/// A failure of the database.
pub fn items(
    desk: &mut Desk<'_>,
    filter: &ItemFilter,
    skip: i64,
    limit: i64,
) -> Result<Vec<ItemRow>, Failure> {
    let query = filtered!(desk, filter).order((table::code, table::ord)).offset(skip).limit(limit);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// How many things a filter finds.
///
/// # Errors
/// A failure of the database.
pub fn count_items(desk: &mut Desk<'_>, filter: &ItemFilter) -> Result<i64, Failure> {
    Ok(filtered!(desk, filter).count().get_result(desk.db())?)
}

/// One thing.
///
/// # Errors
/// A failure of the database.
pub fn item(desk: &mut Desk<'_>, id: ItemId) -> Result<Option<ItemRow>, Failure> {
    let query =
        mine!(desk, items).inner_join(cases::table).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// One thing by its number.
///
/// # Errors
/// A failure of the database.
pub fn item_by_code(desk: &mut Desk<'_>, code: &str) -> Result<Option<ItemRow>, Failure> {
    let query = mine!(desk, items)
        .inner_join(cases::table)
        .filter(table::code.eq(code.to_owned()))
        .select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// Several things at once, in the order of their numbers; those of another agency are not found.
///
/// # Errors
/// A failure of the database.
pub fn items_by_id(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<ItemRow>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, items).inner_join(cases::table).filter(table::id.eq_any(ids)).order(table::code);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Several things by their numbers; those the book does not know are left out.
///
/// # Errors
/// A failure of the database.
pub fn items_by_code(desk: &mut Desk<'_>, codes: &[String]) -> Result<Vec<ItemRow>, Failure> {
    let query = mine!(desk, items)
        .inner_join(cases::table)
        .filter(table::code.eq_any(codes.to_vec()))
        .order(table::code);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// The things of an order to release.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn released_items(desk: &mut Desk<'_>, order: OrderId) -> Result<Vec<ItemRow>, Failure> {
    for act in super::order_acts(desk, order)? {
        if let Some(CustodyDeed::ReleaseOrdered(order)) = act.deed::<CustodyDeed>()? {
            return items_by_id(desk, &order.items);
        }
    }
    Ok(Vec::new())
}

/// The parts of a thing: keys, papers, accessories.
///
/// # Errors
/// A failure of the database.
pub fn parts_of(desk: &mut Desk<'_>, parent: ItemId) -> Result<Vec<ItemRow>, Failure> {
    let query = mine!(desk, items).inner_join(cases::table).filter(table::parent.eq(parent.to_string()));
    // Ordered here: asked to order by number, SQLite walks through every thing of the agency instead of the few parts.
    let rows = query.select(columns!()).load::<Row>(desk.db())?;
    let mut parts: Vec<ItemRow> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
    parts.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(parts)
}

/// Everything that happened to a thing, oldest first: its own acts, and orders, intakes, moves and counts in which
/// it stands.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn item_acts(desk: &mut Desk<'_>, id: ItemId) -> Result<Vec<Act>, Failure> {
    let numbers = mine!(desk, item_acts).filter(links::item.eq(id.to_string())).select(links::n);
    let numbers: Vec<i64> = numbers.load(desk.db())?;
    let query = mine!(desk, acts).filter(acts::n.eq_any(numbers)).order(acts::n).select(acts::entry);
    let entries = query.load::<String>(desk.db())?;
    entries.iter().map(|e| serde_json::from_str(e).map_err(Failure::from)).collect()
}

/// The notes of a thing that is cash, largest first.
///
/// # Errors
/// A failure of the database.
pub fn cash_lines(desk: &mut Desk<'_>, id: ItemId) -> Result<Vec<CashLine>, Failure> {
    let query = mine!(desk, cash_lines)
        .filter(cash::item.eq(id.to_string()))
        .order((cash::currency, cash::face.desc()))
        .select((cash::currency, cash::face, cash::notes));
    let rows: Vec<(String, i64, i64)> = query.load(desk.db())?;
    Ok(rows.into_iter().map(|(currency, face, notes)| CashLine { currency, face, notes }).collect())
}

/// The series of item numbers.
pub(super) const ITEM_SERIES: &str = "TV";

/// The next free number of a year.
pub(in crate::custody) fn next_item_number(desk: &mut Desk<'_>, year: i32) -> Result<i64, Failure> {
    let query = mine!(desk, number_series)
        .filter(number_series::series.eq(ITEM_SERIES))
        .filter(number_series::year.eq(year))
        .select(number_series::last);
    Ok(query.first::<i64>(desk.db()).optional()?.unwrap_or(0) + 1)
}

/// Remembers the last number given away.
pub(super) fn keep_item_number(desk: &mut Desk<'_>, year: i32, last: i64) -> Result<(), Failure> {
    let moved = diesel::update(
        mine!(desk, number_series)
            .filter(number_series::series.eq(ITEM_SERIES))
            .filter(number_series::year.eq(year)),
    )
    .set(number_series::last.eq(last))
    .execute(desk.db())?;
    if moved == 0 {
        diesel::insert_into(number_series::table)
            .values((
                number_series::agency.eq(desk.agency().to_owned()),
                number_series::series.eq(ITEM_SERIES),
                number_series::year.eq(year),
                number_series::last.eq(last),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}
