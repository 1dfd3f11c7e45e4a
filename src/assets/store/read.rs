//! Reading assets: one, lists, photographs, what is due.

use super::super::asset::Story;
use crate::{
    kernel::{AssetId, CaseId, Day, PersonId, Vnd},
    ledger::acts_of,
    mine,
    store::{
        Desk, Failure,
        schema::{assets as table, deadlines, photos},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

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
            (table::price, table::valued, table::round, table::officer, table::seized_on, table::changed_on),
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

/// One asset as a list shows it.
///
/// # Errors
/// A failure of the database.
pub fn asset(desk: &mut Desk<'_>, id: AssetId) -> Result<Option<AssetRow>, Failure> {
    let query = mine!(desk, assets).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// One asset by its number.
///
/// # Errors
/// A failure of the database.
pub fn asset_by_code(desk: &mut Desk<'_>, code: &str) -> Result<Option<AssetRow>, Failure> {
    let query = mine!(desk, assets).filter(table::code.eq(code.to_owned())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// The assets of a case.
///
/// # Errors
/// A failure of the database.
pub fn assets_of_case(desk: &mut Desk<'_>, case: CaseId) -> Result<Vec<AssetRow>, Failure> {
    let query =
        mine!(desk, assets).filter(table::case_id.eq(case.to_string())).order(table::code).select(columns!());
    query.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Open assets by stage (all when empty) and officer (all when `None`), last changed first.
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
    let mut query = mine!(desk, assets).into_boxed();
    if !stages.is_empty() {
        query = query.filter(table::stage.eq_any(stages.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()));
    }
    if let Some(officer) = officer {
        query = query.filter(table::officer.eq(officer.to_string()));
    }
    let rows = query.order((table::changed_on.desc(), table::id.desc())).offset(skip).limit(limit);
    rows.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// How many assets stand in each stage.
///
/// # Errors
/// A failure of the database.
pub fn count_by_stage(desk: &mut Desk<'_>) -> Result<Vec<(String, String, i64)>, Failure> {
    let query = mine!(desk, assets).group_by((table::stage, table::stage_label)).select((
        table::stage,
        table::stage_label,
        diesel::dsl::count_star(),
    ));
    Ok(query.load(desk.db())?)
}

/// A photograph as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoRow {
    /// SHA-256 of the original.
    pub digest: String,
    /// The preview's digest.
    pub preview: String,
    /// The thumbnail's digest.
    pub thumbnail: String,
    /// What it shows.
    pub caption: String,
    /// The day it was taken.
    pub taken_on: Day,
}

/// The photographs of an asset or a thing, in the order in which they were added.
///
/// # Errors
/// A failure of the database.
pub fn photos_of(desk: &mut Desk<'_>, subject: &str) -> Result<Vec<PhotoRow>, Failure> {
    let query = mine!(desk, photos)
        .filter(photos::subject.eq(subject.to_owned()))
        .order(photos::ord)
        .select((photos::digest, photos::preview, photos::thumbnail, photos::caption, photos::taken_on));
    type Photo = (String, String, String, String, chrono::NaiveDate);
    let rows = query.load::<Photo>(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|(digest, preview, thumbnail, caption, taken_on)| PhotoRow {
            digest,
            preview,
            thumbnail,
            caption,
            taken_on: taken_on.into(),
        })
        .collect())
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// The rule.
    pub rule: String,
    /// The act as a verb.
    pub title: String,
    /// The last day; nothing where the law gives none or the calendar is not written.
    pub due: Option<Day>,
    /// Who acts.
    pub actor: String,
    /// The article as printed.
    pub article: String,
    /// The officer in charge.
    pub officer: String,
    /// The asset's number.
    pub code: String,
    /// The asset's name.
    pub name: String,
    /// The stage in words.
    pub stage_label: String,
}

/// What is due up to a day, soonest first: of one officer, or of everyone.
///
/// # Errors
/// A failure of the database.
pub fn dues(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    until: Day,
    limit: i64,
) -> Result<Vec<DueRow>, Failure> {
    let mut query = deadlines::table
        .inner_join(table::table)
        .filter(deadlines::agency.eq(desk.agency().to_owned()))
        .filter(table::agency.eq(desk.agency().to_owned()))
        .filter(deadlines::due.le(until.date()))
        .into_boxed();
    if let Some(officer) = officer {
        query = query.filter(deadlines::officer.eq(officer.to_string()));
    }
    let rows = query.order((deadlines::due, deadlines::subject)).limit(limit).select((
        (deadlines::rule, deadlines::title, deadlines::due, deadlines::actor, deadlines::article),
        (deadlines::officer, table::code, table::name, table::stage_label),
    ));
    type Due =
        ((String, String, Option<chrono::NaiveDate>, String, String), (String, String, String, String));
    Ok(rows
        .load::<Due>(desk.db())?
        .into_iter()
        .map(|((rule, title, due, actor, article), (officer, code, name, stage_label))| DueRow {
            rule,
            title,
            due: due.map(Day::from),
            actor,
            article,
            officer,
            code,
            name,
            stage_label,
        })
        .collect())
}
