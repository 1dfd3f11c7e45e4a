//! What is due: written from the journey at every act, read by the work lists.

use crate::{
    engine::Journey,
    kernel::{AssetId, Day, PersonId},
    law::Actor,
    mine,
    store::{
        Desk, Failure,
        schema::{assets as table, cases, deadlines},
    },
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, dsl::count_star};

/// How many overdue lines are looked at to find the oldest of the agency's own.
const OLDEST_LOOKED_AT: i64 = 200;

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
        .inner_join(table::table.inner_join(cases::table))
        .filter(deadlines::agency.eq(desk.agency().to_owned()))
        .filter(table::agency.eq(desk.agency().to_owned()))
        .filter(deadlines::due.le(until.date()))
        .into_boxed();
    if let Some(officer) = officer {
        query = query.filter(cases::officer.eq(officer.to_string()));
    }
    let rows = query.order((deadlines::due, deadlines::subject, deadlines::ord)).limit(limit).select((
        (deadlines::rule, deadlines::title, deadlines::due, deadlines::actor, deadlines::article),
        (cases::officer, table::code, table::name, table::stage_label),
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

/// The assets on which something is to be done up to a day, the most pressing first, then those on which
/// something is to be done without a last day; at most `limit` of each.
///
/// # Errors
/// A failure of the database.
pub fn assets_with_work(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    until: Day,
    limit: i64,
) -> Result<Vec<AssetId>, Failure> {
    let mut found: Vec<String> = Vec::new();
    for dated in [true, false] {
        let mut query = deadlines::table
            .inner_join(table::table.inner_join(cases::table))
            .filter(deadlines::agency.eq(desk.agency().to_owned()))
            .filter(table::agency.eq(desk.agency().to_owned()))
            .into_boxed();
        if let Some(officer) = officer {
            query = query.filter(cases::officer.eq(officer.to_string()));
        }
        query = if dated {
            query.filter(deadlines::due.le(until.date()))
        } else {
            query.filter(deadlines::due.is_null())
        };
        let rows = query.order((deadlines::due, deadlines::subject)).limit(limit).select(deadlines::subject);
        for id in rows.load::<String>(desk.db())? {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    let read = |id: String| id.parse().map_err(|e| Failure::unreadable(format!("{e}")));
    found.into_iter().map(read).collect()
}

/// What lies on one officer's desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerLoad {
    /// The officer.
    pub officer: String,
    /// How many duties of the agency are overdue.
    pub overdue: i64,
    /// How many fall due within the next seven days, today included.
    pub week: i64,
    /// How many assets are open.
    pub open: i64,
    /// The oldest overdue duty.
    pub oldest: Option<DueRow>,
}

/// What lies on each officer's desk, the most overdue first. Only duties of the agency and its people count:
/// what a buyer or a bank owes is no lateness of the officer.
///
/// # Errors
/// A failure of the database.
pub fn loads(desk: &mut Desk<'_>, today: Day) -> Result<Vec<OfficerLoad>, Failure> {
    let open: Vec<(String, i64)> = mine!(desk, assets)
        .inner_join(cases::table)
        .filter(table::open.eq(true))
        .group_by(cases::officer)
        .select((cases::officer, count_star()))
        .load(desk.db())?;
    let week = today.plus_days(6).unwrap_or(today);
    let mut loads: Vec<OfficerLoad> = open
        .into_iter()
        .map(|(officer, open)| OfficerLoad { officer, overdue: 0, week: 0, open, oldest: None })
        .collect();
    let (overdue, soon) = (due_counts(desk, None, today.previous())?, due_counts(desk, Some(today), week)?);
    for load in &mut loads {
        let count = |counts: &[(String, i64)]| {
            counts.iter().find(|(who, _)| *who == load.officer).map_or(0, |(_, count)| *count)
        };
        (load.overdue, load.week) = (count(&overdue), count(&soon));
    }
    for load in loads.iter_mut().filter(|l| l.overdue > 0) {
        load.oldest = oldest(desk, &load.officer, today)?;
    }
    loads.sort_by_key(|l| (-l.overdue, -l.week, -l.open));
    Ok(loads)
}

/// Who of the agency acts: the labels under which duties of its own people are written.
fn ours() -> Vec<String> {
    [Actor::Officer, Actor::Head, Actor::Agency, Actor::Council].map(|a| a.label().to_owned()).to_vec()
}

/// How many of the agency's own duties fall due between two days, for each officer.
fn due_counts(desk: &mut Desk<'_>, from: Option<Day>, to: Day) -> Result<Vec<(String, i64)>, Failure> {
    let from = from.or(Day::of(1900, 1, 1)).map_or_else(Default::default, Day::date);
    let counts = deadlines::table
        .inner_join(table::table.inner_join(cases::table))
        .filter(deadlines::agency.eq(desk.agency().to_owned()))
        .filter(table::agency.eq(desk.agency().to_owned()))
        .filter(deadlines::due.between(from, to.date()))
        .filter(deadlines::actor.eq_any(ours()))
        .group_by(cases::officer)
        .select((cases::officer, count_star()));
    Ok(counts.load(desk.db())?)
}

fn oldest(desk: &mut Desk<'_>, officer: &str, today: Day) -> Result<Option<DueRow>, Failure> {
    let Ok(id) = officer.parse() else { return Ok(None) };
    let ours = ours();
    let rows = dues(desk, Some(id), today.previous(), OLDEST_LOOKED_AT)?;
    Ok(rows.into_iter().find(|row| ours.contains(&row.actor)))
}

/// Writes again what is due for an asset: duties only, a right that others may use is no work.
pub(super) fn renew(desk: &mut Desk<'_>, subject: &str, journey: &Journey) -> Result<(), Failure> {
    let officer: String = mine!(desk, assets)
        .filter(table::id.eq(subject.to_owned()))
        .select(table::officer)
        .first(desk.db())?;
    diesel::delete(mine!(desk, deadlines).filter(deadlines::subject.eq(subject.to_owned())))
        .execute(desk.db())?;
    for (ord, next) in (0_i32..).zip(journey.next.iter().filter(|n| !n.optional)) {
        diesel::insert_into(deadlines::table)
            .values((
                deadlines::agency.eq(desk.agency().to_owned()),
                deadlines::subject_kind.eq("asset"),
                deadlines::subject.eq(subject.to_owned()),
                deadlines::ord.eq(ord),
                deadlines::rule.eq(next.rule.clone()),
                deadlines::title.eq(next.title.clone()),
                deadlines::due.eq(next.due_day().map(Day::date)),
                deadlines::actor.eq(next.actor.clone()),
                deadlines::officer.eq(officer.clone()),
                deadlines::article.eq(next.basis.line()),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}
