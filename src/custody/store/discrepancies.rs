//! Discrepancies.

use super::{parsed, parsed_some};
use crate::{
    custody::DiscrepancyKind,
    kernel::{Day, DiscrepancyId, ItemId, PersonId, PlaceId},
    mine,
    store::{
        Desk, Failure,
        schema::{discrepancies as table, items, people, places},
    },
};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, NullableExpressionMethods, OptionalExtension,
    QueryDsl, RunQueryDsl,
};

/// A discrepancy as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscrepancyRow {
    /// Its id.
    pub id: DiscrepancyId,
    /// The thing.
    pub item: Option<ItemId>,
    /// The thing's number.
    pub item_code: Option<String>,
    /// The thing's name.
    pub item_name: Option<String>,
    /// The place.
    pub place: Option<PlaceId>,
    /// The place's path.
    pub place_path: Option<String>,
    /// What kind.
    pub kind: DiscrepancyKind,
    /// What does not match.
    pub what: String,
    /// Who has to clear it up.
    pub owner: PersonId,
    /// Their name.
    pub owner_name: Option<String>,
    /// When it was opened.
    pub opened_on: Day,
    /// The house's own last day for it.
    pub due: Option<Day>,
    /// Whether it is still open.
    pub open: bool,
    /// How it ended.
    pub outcome: String,
}

type Row = (
    (String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>),
    (String, String, String, Option<String>, chrono::NaiveDate, Option<chrono::NaiveDate>, String, String),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::item,
                items::code.nullable(),
                items::name.nullable(),
                table::place,
                places::path.nullable(),
            ),
            (
                table::kind,
                table::what,
                table::owner,
                people::name.nullable(),
                table::opened_on,
                table::due,
                table::state,
                table::outcome,
            ),
        )
    };
}

macro_rules! joined {
    ($desk:expr) => {
        mine!($desk, discrepancies)
            .left_join(
                items::table.on(items::agency.eq(table::agency).and(items::id.nullable().eq(table::item))),
            )
            .left_join(
                places::table
                    .on(places::agency.eq(table::agency).and(places::id.nullable().eq(table::place))),
            )
            .left_join(people::table.on(people::agency.eq(table::agency).and(people::id.eq(table::owner))))
    };
}

fn read((a, b): Row) -> Result<DiscrepancyRow, Failure> {
    let (id, item, item_code, item_name, place, place_path) = a;
    let (kind, what, owner, owner_name, opened_on, due, state, outcome) = b;
    Ok(DiscrepancyRow {
        id: parsed(&id)?,
        item: parsed_some(item)?,
        item_code,
        item_name,
        place: parsed_some(place)?,
        place_path,
        kind: parsed(&kind)?,
        what,
        owner: parsed(&owner)?,
        owner_name,
        opened_on: opened_on.into(),
        due: due.map(Day::from),
        open: state == "open",
        outcome,
    })
}

/// Open discrepancies (settled ones when `open` is false), the soonest due first; of one thing, or of all.
///
/// # Errors
/// A failure of the database.
pub fn discrepancies(
    desk: &mut Desk<'_>,
    open: bool,
    item: Option<ItemId>,
    skip: i64,
    limit: i64,
) -> Result<Vec<DiscrepancyRow>, Failure> {
    let state = if open { "open" } else { "settled" };
    let mut query = joined!(desk).filter(table::state.eq(state)).into_boxed();
    if let Some(item) = item {
        query = query.filter(table::item.eq(item.to_string()));
    }
    let rows = query.order((table::due, table::id)).offset(skip).limit(limit);
    rows.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// How many discrepancies are open.
///
/// # Errors
/// A failure of the database.
pub fn count_open_discrepancies(desk: &mut Desk<'_>) -> Result<i64, Failure> {
    Ok(mine!(desk, discrepancies).filter(table::state.eq("open")).count().get_result(desk.db())?)
}

/// One discrepancy.
///
/// # Errors
/// A failure of the database.
pub fn discrepancy(desk: &mut Desk<'_>, id: DiscrepancyId) -> Result<Option<DiscrepancyRow>, Failure> {
    let query = joined!(desk).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// Which of these things have an open discrepancy.
///
/// # Errors
/// A failure of the database.
pub fn disputed_items(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<ItemId>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, discrepancies)
        .filter(table::state.eq("open"))
        .filter(table::item.eq_any(ids))
        .select(table::item);
    let found: Vec<Option<String>> = query.load(desk.db())?;
    found.into_iter().flatten().map(|id| parsed(&id)).collect()
}
