//! Assets as lists and pages read them.

use super::super::asset::Story;
use crate::{
    kernel::{AssetId, CaseId, Day, PersonId, Vnd},
    ledger::{acts_of, acts_of_many},
    mine,
    store::{
        Desk, Failure,
        schema::{assets as table, cases},
    },
};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, IntoSql, OptionalExtension, QueryDsl, RunQueryDsl,
    TextExpressionMethods, dsl::max, sql_types::Bool,
};

/// An asset as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetRow {
    /// The asset.
    pub id: String,
    /// Its number for life.
    pub code: String,
    /// The case.
    pub case_id: String,
    /// As lists call it.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Its stage.
    pub stage: String,
    /// The stage in words.
    pub stage_label: String,
    /// The present price.
    pub price: Option<Vnd>,
    /// The valuation.
    pub valued: Option<Vnd>,
    /// The auction round.
    pub round: i32,
    /// The officer in charge.
    pub officer: String,
    /// When it was seized.
    pub seized_on: Option<Day>,
    /// When something last happened.
    pub changed_on: Day,
}

type Row = (
    (String, String, String, String, String, String, String),
    (Option<i64>, Option<i64>, i32, String, Option<chrono::NaiveDate>, chrono::NaiveDate),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::code,
                table::case_id,
                table::name,
                table::class,
                table::stage,
                table::stage_label,
            ),
            (table::price, table::valued, table::round, cases::officer, table::seized_on, table::changed_on),
        )
    };
}

fn read((a, b): Row) -> Result<AssetRow, Failure> {
    let (id, code, case_id, name, class, stage, stage_label) = a;
    let (price, valued, round, officer, seized_on, changed_on) = b;
    let vnd = |n: Option<i64>| n.map(Vnd::new).transpose().map_err(|e| Failure::unreadable(e.to_string()));
    Ok(AssetRow {
        id,
        code,
        case_id,
        name,
        class,
        stage,
        stage_label,
        price: vnd(price)?,
        valued: vnd(valued)?,
        round,
        officer,
        seized_on: seized_on.map(Day::from),
        changed_on: changed_on.into(),
    })
}

/// The next free number of the year: `TS-2026-00382`.
///
/// # Errors
/// A failure of the database.
pub fn next_asset_code(desk: &mut Desk<'_>, year: i32) -> Result<String, Failure> {
    let prefix = format!("TS-{year}-");
    let query = mine!(desk, assets).filter(table::code.like(format!("{prefix}%"))).select(max(table::code));
    let last: Option<String> = query.first(desk.db())?;
    let number = last.and_then(|code| code.strip_prefix(&prefix)?.parse::<u32>().ok()).unwrap_or(0);
    Ok(format!("{prefix}{:05}", number + 1))
}

/// The story of an asset by its number, with its id.
///
/// # Errors
/// A failure of the database.
pub fn story(desk: &mut Desk<'_>, code: &str) -> Result<Option<(AssetId, Story)>, Failure> {
    let found: Option<String> = mine!(desk, assets)
        .filter(table::code.eq(code.to_owned()))
        .select(table::id)
        .first(desk.db())
        .optional()?;
    let Some(id) = found else { return Ok(None) };
    let story = Story::read(acts_of(desk, &id)?)?;
    let id = id.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
    Ok(story.map(|s| (id, s)))
}

/// The stories of several assets, read at once, in the order asked.
///
/// # Errors
/// A failure of the database.
pub fn stories(desk: &mut Desk<'_>, ids: &[AssetId]) -> Result<Vec<(AssetId, Story)>, Failure> {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut acts = acts_of_many(desk, &names)?;
    let mut found = Vec::with_capacity(ids.len());
    for (id, name) in ids.iter().zip(names) {
        if let Some(story) = acts.remove(&name).map(Story::read).transpose()?.flatten() {
            found.push((*id, story));
        }
    }
    Ok(found)
}

/// One asset as a list shows it.
///
/// # Errors
/// A failure of the database.
pub fn asset(desk: &mut Desk<'_>, id: AssetId) -> Result<Option<AssetRow>, Failure> {
    let query = mine!(desk, assets).inner_join(cases::table).filter(table::id.eq(id.to_string()));
    query.select(columns!()).first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// One asset by its number.
///
/// # Errors
/// A failure of the database.
pub fn asset_by_code(desk: &mut Desk<'_>, code: &str) -> Result<Option<AssetRow>, Failure> {
    let query = mine!(desk, assets).inner_join(cases::table).filter(table::code.eq(code.to_owned()));
    query.select(columns!()).first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// The number of an asset.
///
/// # Errors
/// A failure of the database.
pub fn asset_code(desk: &mut Desk<'_>, id: AssetId) -> Result<Option<String>, Failure> {
    let query = mine!(desk, assets).filter(table::id.eq(id.to_string())).select(table::code);
    Ok(query.first(desk.db()).optional()?)
}

/// The assets of a case.
///
/// # Errors
/// A failure of the database.
pub fn assets_of_case(desk: &mut Desk<'_>, case: CaseId) -> Result<Vec<AssetRow>, Failure> {
    let query = mine!(desk, assets).inner_join(cases::table).filter(table::case_id.eq(case.to_string()));
    query.order(table::code).select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Assets by stage (all when empty) and officer (all when `None`), last changed first.
///
/// # Errors
/// A failure of the database.
pub fn assets_of(
    desk: &mut Desk<'_>,
    stages: &[&str],
    officer: Option<PersonId>,
    skip: i64,
    limit: i64,
) -> Result<Vec<AssetRow>, Failure> {
    let mut query = mine!(desk, assets).inner_join(cases::table).into_boxed();
    if !stages.is_empty() {
        query = query.filter(table::stage.eq_any(stages.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()));
    }
    if let Some(officer) = officer {
        query = query.filter(cases::officer.eq(officer.to_string()));
    }
    let rows = query.order((table::changed_on.desc(), table::id.desc())).offset(skip).limit(limit);
    rows.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Assets on sale that have not sold after at least so many rounds, the longest on sale first.
///
/// # Errors
/// A failure of the database.
pub fn long_unsold(desk: &mut Desk<'_>, rounds: i32, limit: i64) -> Result<Vec<AssetRow>, Failure> {
    const ON_SALE: [&str; 6] = ["priced", "contracted", "announced", "on_sale", "unsold", "offered"];
    let query = mine!(desk, assets)
        .inner_join(cases::table)
        .filter(table::stage.eq_any(ON_SALE.map(str::to_owned).to_vec()))
        .filter(table::round.ge(rounds))
        .order((table::round.desc(), table::seized_on, table::id))
        .limit(limit);
    query.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// How many assets stand in each stage: of one officer, or of everyone.
///
/// # Errors
/// A failure of the database.
pub fn count_by_stage(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
) -> Result<Vec<(String, String, i64)>, Failure> {
    let who = officer.map(|o| o.to_string());
    let query = mine!(desk, assets)
        .inner_join(cases::table)
        .filter(who.is_none().into_sql::<Bool>().or(cases::officer.eq(who.clone().unwrap_or_default())))
        .group_by((table::stage, table::stage_label))
        .select((table::stage, table::stage_label, diesel::dsl::count_star()));
    Ok(query.load(desk.db())?)
}
