//! Counts and their sheets as lists and pages show them.

use super::parsed;
use crate::{
    counting::{CountKind, CountState, CountingDeed, SheetClosed, SheetState},
    custody::PlaceClass,
    kernel::{CountId, Day, PersonId, PlaceId},
    ledger::{Act, acts_of},
    mine,
    store::{
        Desk, Failure,
        schema::{count_places as spots, counts as table, places},
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl};

/// A count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    /// The count.
    pub id: CountId,
    /// Why.
    pub kind: CountKind,
    /// Its name.
    pub title: String,
    /// Where it stands.
    pub state: CountState,
    /// Who committed to it.
    pub planner: PersonId,
    /// When.
    pub planned_on: Day,
    /// From which day it is made.
    pub on_day: Day,
    /// The published hash of the seed.
    pub seed_hash: Option<String>,
    /// How many things the drawn places must hold at least.
    pub goal: i32,
    /// The storekeeper who leaves.
    pub outgoing: Option<PersonId>,
    /// The storekeeper who comes.
    pub incoming: Option<PersonId>,
    /// When it ended.
    pub done_on: Option<Day>,
}

type Row = (
    (String, String, String, String, String, chrono::NaiveDate, chrono::NaiveDate),
    (Option<String>, i32, Option<String>, Option<String>, Option<chrono::NaiveDate>),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::kind,
                table::title,
                table::state,
                table::planner,
                table::planned_on,
                table::on_day,
            ),
            (table::seed_hash, table::goal, table::outgoing, table::incoming, table::done_on),
        )
    };
}

fn read((a, b): Row) -> Result<CountRow, Failure> {
    let (id, kind, title, state, planner, planned_on, on_day) = a;
    let (seed_hash, goal, outgoing, incoming, done_on) = b;
    let someone = |id: Option<String>| id.as_deref().map(parsed).transpose();
    Ok(CountRow {
        id: parsed(&id)?,
        kind: parsed(&kind)?,
        title,
        state: parsed(&state)?,
        planner: parsed(&planner)?,
        planned_on: planned_on.into(),
        on_day: on_day.into(),
        seed_hash,
        goal,
        outgoing: someone(outgoing)?,
        incoming: someone(incoming)?,
        done_on: done_on.map(Day::from),
    })
}

/// Counts, the newest first.
///
/// # Errors
/// A failure of the database.
pub fn counts(desk: &mut Desk<'_>, skip: i64, limit: i64) -> Result<Vec<CountRow>, Failure> {
    let query = mine!(desk, counts).order((table::on_day.desc(), table::id.desc())).offset(skip).limit(limit);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Counts that are not over, the nearest first.
///
/// # Errors
/// A failure of the database.
pub fn open_counts(desk: &mut Desk<'_>) -> Result<Vec<CountRow>, Failure> {
    let query = mine!(desk, counts)
        .filter(table::state.eq_any([CountState::Planned.code(), CountState::Counting.code()]))
        .order((table::on_day, table::id))
        .limit(50);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// One count.
///
/// # Errors
/// A failure of the database.
pub fn count(desk: &mut Desk<'_>, id: CountId) -> Result<Option<CountRow>, Failure> {
    let query = mine!(desk, counts).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// The place of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The count.
    pub count: CountId,
    /// The place.
    pub place: PlaceId,
    /// Its code.
    pub code: String,
    /// Its path.
    pub path: String,
    /// Its class.
    pub class: PlaceClass,
    /// Where its sheet stands.
    pub state: SheetState,
    /// The first or the second count.
    pub turn: i32,
    /// Who counted first.
    pub first: Option<(PersonId, PersonId)>,
    /// In their place, by the closed sheet.
    pub sound: i32,
    /// Found here, belonging elsewhere.
    pub misplaced: i32,
    /// Not found.
    pub missing: i32,
    /// Labels the book does not know.
    pub strange: i32,
}

impl SheetRow {
    /// Whether the closed sheet found everything as the book says.
    pub const fn is_clean(&self) -> bool {
        self.misplaced == 0 && self.missing == 0 && self.strange == 0
    }
}

type Spot = (
    (String, String, String, String, String, String, i32),
    (Option<String>, Option<String>, i32, i32, i32, i32),
);

macro_rules! spot_columns {
    () => {
        (
            (
                spots::matter,
                spots::place,
                places::code,
                places::path,
                places::class,
                spots::state,
                spots::turn,
            ),
            (
                spots::first_by,
                spots::first_with,
                spots::sound,
                spots::misplaced,
                spots::missing,
                spots::strange,
            ),
        )
    };
}

macro_rules! spots {
    ($desk:expr, $count:expr) => {
        mine!($desk, count_places)
            .inner_join(places::table.on(places::agency.eq(spots::agency).and(places::id.eq(spots::place))))
            .filter(spots::matter.eq($count.to_string()))
    };
}

fn read_spot((a, b): Spot) -> Result<SheetRow, Failure> {
    let (count, place, code, path, class, state, turn) = a;
    let (first_by, first_with, sound, misplaced, missing, strange) = b;
    let first = match (first_by, first_with) {
        (Some(by), Some(with)) => Some((parsed(&by)?, parsed(&with)?)),
        _ => None,
    };
    Ok(SheetRow {
        count: parsed(&count)?,
        place: parsed(&place)?,
        code,
        path,
        class: parsed(&class)?,
        state: parsed(&state)?,
        turn,
        first,
        sound,
        misplaced,
        missing,
        strange,
    })
}

/// The places of a count.
///
/// # Errors
/// A failure of the database.
pub fn sheets(desk: &mut Desk<'_>, id: CountId) -> Result<Vec<SheetRow>, Failure> {
    let query = spots!(desk, id).order(spots::ord).select(spot_columns!());
    query.load::<Spot>(desk.db())?.into_iter().map(read_spot).collect()
}

/// One place of a count.
///
/// # Errors
/// A failure of the database.
pub fn sheet(desk: &mut Desk<'_>, id: CountId, place: &str) -> Result<Option<SheetRow>, Failure> {
    let query = spots!(desk, id).filter(places::code.eq(place.to_uppercase())).select(spot_columns!());
    query.first::<Spot>(desk.db()).optional()?.map(read_spot).transpose()
}

/// The closed sheets of a count, oldest first, each with its act.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn count_closes(desk: &mut Desk<'_>, id: CountId) -> Result<Vec<(Act, SheetClosed)>, Failure> {
    let mut closes = Vec::new();
    for act in acts_of(desk, &id.to_string())? {
        if let Some(CountingDeed::SheetClosed(sheet)) = act.deed::<CountingDeed>()? {
            closes.push((act, *sheet));
        }
    }
    Ok(closes)
}
