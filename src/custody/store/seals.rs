//! Seals: each number once in the agency.

use super::parsed;
use crate::{
    custody::rules::SealState,
    kernel::{Day, ItemId},
    mine,
    store::{
        Desk, Failure,
        schema::{items, seal_blocks as blocks, seals as table},
    },
};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, NullableExpressionMethods, OptionalExtension,
    QueryDsl, RunQueryDsl,
};

/// A seal as the page of its thing shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRow {
    /// The number on the seal paper.
    pub number: String,
    /// What became of it.
    pub state: SealState,
    /// When it was put on, or came with the thing.
    pub applied_on: Day,
    /// When something last happened to it.
    pub changed_on: Day,
}

/// A seal with the thing that bears or bore it, as the ledger shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealLine {
    /// The seal.
    pub seal: SealRow,
    /// The thing.
    pub item: ItemId,
    /// Its number for life.
    pub code: String,
    /// Its name.
    pub name: String,
    /// When somebody last looked at the seal and found it whole.
    pub checked_on: Option<Day>,
}

type LineRow = (
    (String, String, chrono::NaiveDate, chrono::NaiveDate, Option<chrono::NaiveDate>),
    (String, String, String),
);

macro_rules! line_columns {
    () => {
        (
            (table::number, table::state, table::applied_on, table::changed_on, table::checked_on),
            (items::id, items::code, items::name),
        )
    };
}

fn read_line((seal, item): LineRow) -> Result<SealLine, Failure> {
    let (number, state, applied, changed, checked) = seal;
    let seal =
        SealRow { number, state: parsed(&state)?, applied_on: applied.into(), changed_on: changed.into() };
    Ok(SealLine {
        seal,
        item: parsed(&item.0)?,
        code: item.1,
        name: item.2,
        checked_on: checked.map(Day::from),
    })
}

/// Seals of the agency by number: in one state, or all; `before` keeps those that nobody has put on or looked at
/// since that day.
///
/// # Errors
/// A failure of the database.
pub fn seal_lines(
    desk: &mut Desk<'_>,
    state: Option<SealState>,
    before: Option<Day>,
    skip: i64,
    limit: i64,
) -> Result<Vec<SealLine>, Failure> {
    let mut query = mine!(desk, seals)
        .inner_join(items::table.on(items::agency.eq(table::agency).and(items::id.eq(table::item))))
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(table::state.eq(state.code()));
    }
    if let Some(day) = before {
        query = query
            .filter(table::applied_on.lt(day.date()))
            .filter(table::checked_on.is_null().or(table::checked_on.assume_not_null().lt(day.date())));
    }
    let query = query.order(table::number).offset(skip).limit(limit).select(line_columns!());
    query.load::<LineRow>(desk.db())?.into_iter().map(read_line).collect()
}

/// One seal by its number.
///
/// # Errors
/// A failure of the database.
pub fn seal_line(desk: &mut Desk<'_>, number: &str) -> Result<Option<SealLine>, Failure> {
    let query = mine!(desk, seals)
        .inner_join(items::table.on(items::agency.eq(table::agency).and(items::id.eq(table::item))))
        .filter(table::number.eq(number.to_owned()))
        .select(line_columns!());
    query.first::<LineRow>(desk.db()).optional()?.map(read_line).transpose()
}

/// A block of numbered seal papers that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealBlock {
    /// What stands before the running number.
    pub prefix: String,
    /// The first running number.
    pub first: i64,
    /// The last running number.
    pub last: i64,
    /// To whom, by name.
    pub holder: String,
    /// When.
    pub given_on: Day,
}

impl SealBlock {
    /// How many papers it has.
    pub const fn papers(&self) -> i64 {
        self.last - self.first + 1
    }

    /// Whether a number is one of its papers.
    pub fn holds(&self, number: &str) -> bool {
        let running = number.strip_prefix(self.prefix.as_str());
        let running = running.filter(|r| !r.is_empty() && r.bytes().all(|b| b.is_ascii_digit()));
        running.and_then(|r| r.parse::<i64>().ok()).is_some_and(|n| (self.first..=self.last).contains(&n))
    }
}

/// The blocks of seal papers, newest first.
///
/// # Errors
/// A failure of the database.
pub fn seal_blocks(desk: &mut Desk<'_>) -> Result<Vec<SealBlock>, Failure> {
    let query = mine!(desk, seal_blocks)
        .order((blocks::given_on.desc(), blocks::prefix, blocks::first))
        .select((blocks::prefix, blocks::first, blocks::last, blocks::holder, blocks::given_on));
    let rows: Vec<(String, i64, i64, String, chrono::NaiveDate)> = query.load(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|(prefix, first, last, holder, given_on)| SealBlock {
            prefix,
            first,
            last,
            holder,
            given_on: given_on.into(),
        })
        .collect())
}

/// How many numbers with a prefix have been used.
///
/// # Errors
/// A failure of the database.
pub fn seals_used(desk: &mut Desk<'_>, prefix: &str) -> Result<Vec<String>, Failure> {
    let query = mine!(desk, seals)
        .filter(table::number.ge(prefix.to_owned()))
        .filter(table::number.lt(format!("{prefix}:")))
        .select(table::number);
    Ok(query.load(desk.db())?)
}

/// The seals of a thing, newest first.
///
/// # Errors
/// A failure of the database.
pub fn seals_of(desk: &mut Desk<'_>, item: ItemId) -> Result<Vec<SealRow>, Failure> {
    let query = mine!(desk, seals)
        .filter(table::item.eq(item.to_string()))
        .order((table::applied_on.desc(), table::number))
        .select((table::number, table::state, table::applied_on, table::changed_on));
    let rows: Vec<(String, String, chrono::NaiveDate, chrono::NaiveDate)> = query.load(desk.db())?;
    rows.into_iter()
        .map(|(number, state, applied, changed)| {
            Ok(SealRow {
                number,
                state: parsed(&state)?,
                applied_on: applied.into(),
                changed_on: changed.into(),
            })
        })
        .collect()
}

/// Which things have a broken seal that nothing has replaced.
///
/// # Errors
/// A failure of the database.
pub fn broken_items(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<ItemId>, Failure> {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    let query = mine!(desk, items)
        .inner_join(table::table.on(table::agency.eq(items::agency).and(table::item.eq(items::id))))
        .filter(items::id.eq_any(ids))
        .filter(items::seal.is_null())
        .filter(table::state.eq(SealState::Broken.code()))
        .select(items::id);
    query.load::<String>(desk.db())?.iter().map(|id| parsed(id)).collect()
}

/// To which thing a number was given, as its code and id, and what became of the seal.
pub(in crate::custody) fn seal_use(
    desk: &mut Desk<'_>,
    number: &str,
) -> Result<Option<(String, ItemId, SealState)>, Failure> {
    let query = mine!(desk, seals)
        .inner_join(items::table.on(items::agency.eq(table::agency).and(items::id.eq(table::item))))
        .filter(table::number.eq(number.to_owned()))
        .select((items::code, items::id, table::state));
    let found: Option<(String, String, String)> = query.first(desk.db()).optional()?;
    found.map(|(code, id, state)| Ok((code, parsed(&id)?, parsed(&state)?))).transpose()
}
