//! The table `acts`: appended to, never changed.

use super::{
    act::Act,
    chain::{Link, genesis},
};
use crate::{
    kernel::{ActId, Day},
    mine,
    store::{
        Desk, Failure,
        schema::{acts, books},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl,
    dsl::{max, sql},
    sql_types::Text,
};
use std::collections::BTreeMap;

/// Stories read by one query; SQLite takes no more than some thousands of values.
const SUBJECTS_AT_ONCE: usize = 500;

/// The number and digest of the last act of the agency's book.
///
/// # Errors
/// A failure of the database.
pub fn head(desk: &mut Desk<'_>) -> Result<(i64, String), Failure> {
    if let Some(moved) = desk.moved_head() {
        return Ok(moved);
    }
    let query = mine!(desk, books).select((books::n, books::digest));
    let found = query.first(desk.db()).optional()?;
    Ok(found.unwrap_or_else(|| (0, genesis(desk.agency()))))
}

/// The number of the last act of a story; zero before the first.
///
/// # Errors
/// A failure of the database.
pub fn last_seq(desk: &mut Desk<'_>, subject: &str) -> Result<i64, Failure> {
    let query = mine!(desk, acts).filter(acts::subject.eq(subject.to_owned())).select(max(acts::seq));
    Ok(query.first::<Option<i64>>(desk.db())?.unwrap_or(0))
}

/// An act of this agency by its id, with its digest.
pub(super) fn by_id(desk: &mut Desk<'_>, id: ActId) -> Result<Option<(Act, String)>, Failure> {
    let query = mine!(desk, acts).filter(acts::id.eq(id.to_string())).select((acts::entry, acts::digest));
    let found: Option<(String, String)> = query.first(desk.db()).optional()?;
    found.map(|(entry, digest)| Ok((read(&entry)?, digest))).transpose()
}

/// An act of this agency by its id.
///
/// # Errors
/// A failure of the database.
pub fn act_by_id(desk: &mut Desk<'_>, id: ActId) -> Result<Option<Act>, Failure> {
    Ok(by_id(desk, id)?.map(|(act, _)| act))
}

/// The acts that happened on a day, in the order of the book.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn acts_on(desk: &mut Desk<'_>, day: Day) -> Result<Vec<Act>, Failure> {
    let query = mine!(desk, acts).filter(acts::happened_on.eq(day.date())).order(acts::n).select(acts::entry);
    query.load::<String>(desk.db())?.iter().map(|entry| read(entry)).collect()
}

/// The digests of some acts by their numbers in the book.
///
/// # Errors
/// A failure of the database.
pub fn digests_of(desk: &mut Desk<'_>, numbers: &[i64]) -> Result<BTreeMap<i64, String>, Failure> {
    let mut found = BTreeMap::new();
    for some in numbers.chunks(SUBJECTS_AT_ONCE) {
        let query = mine!(desk, acts).filter(acts::n.eq_any(some.to_vec())).select((acts::n, acts::digest));
        found.extend(query.load::<(i64, String)>(desk.db())?);
    }
    Ok(found)
}

/// The whole story of one subject, oldest first.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn acts_of(desk: &mut Desk<'_>, subject: &str) -> Result<Vec<Act>, Failure> {
    let query =
        mine!(desk, acts).filter(acts::subject.eq(subject.to_owned())).order(acts::seq).select(acts::entry);
    query.load::<String>(desk.db())?.iter().map(|entry| read(entry)).collect()
}

/// The stories of several subjects at once, each oldest first.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn acts_of_many(desk: &mut Desk<'_>, subjects: &[String]) -> Result<BTreeMap<String, Vec<Act>>, Failure> {
    let mut found: BTreeMap<String, Vec<Act>> = BTreeMap::new();
    for some in subjects.chunks(SUBJECTS_AT_ONCE) {
        let query = mine!(desk, acts)
            .filter(acts::subject.eq_any(some.to_vec()))
            .order((acts::subject, acts::seq))
            .select(acts::entry);
        for entry in query.load::<String>(desk.db())? {
            let act = read(&entry)?;
            found.entry(act.subject.clone()).or_default().push(act);
        }
    }
    Ok(found)
}

/// Acts of one kind, newest first, at most `limit`.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn acts_of_kind(desk: &mut Desk<'_>, kind: &str, limit: i64) -> Result<Vec<Act>, Failure> {
    let query = mine!(desk, acts)
        .filter(acts::kind.eq(kind.to_owned()))
        .order(acts::n.desc())
        .limit(limit)
        .select(acts::entry);
    query.load::<String>(desk.db())?.iter().map(|entry| read(entry)).collect()
}

/// Acts before a position of the book (the last ones when none is given), newest first, at most `limit`.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn acts_before(desk: &mut Desk<'_>, n: Option<i64>, limit: i64) -> Result<Vec<Act>, Failure> {
    let query = mine!(desk, acts)
        .filter(acts::n.lt(n.unwrap_or(i64::MAX)))
        .order(acts::n.desc())
        .limit(limit)
        .select(acts::entry);
    query.load::<String>(desk.db())?.iter().map(|entry| read(entry)).collect()
}

/// Rows of the book after a position, as stored: what `verify` walks. Days and moments are read as text, since a
/// row that somebody has changed need not hold a day any more.
///
/// # Errors
/// A failure of the database.
pub fn acts_after(desk: &mut Desk<'_>, n: i64, limit: i64) -> Result<Vec<(Link, Columns)>, Failure> {
    let query = mine!(desk, acts).filter(acts::n.gt(n)).order(acts::n).limit(limit).select((
        (acts::n, acts::entry, acts::previous, acts::digest),
        (acts::id, acts::subject_kind, acts::subject, acts::seq, acts::kind),
        (
            sql::<Text>("CAST(happened_on AS TEXT)"),
            sql::<Text>("CAST(recorded_at AS TEXT)"),
            acts::actor,
            acts::corrects,
        ),
    ));
    type Row = (
        (i64, String, String, String),
        (String, String, String, i64, String),
        (String, String, String, Option<String>),
    );
    let rows = query.load::<Row>(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|((n, entry, previous, digest), a, (on, at, actor, corrects))| {
            let b = (on.parse().ok(), at.replace(' ', "T").parse().ok(), actor, corrects);
            (Link { n, entry, previous, digest }, Columns(a, b))
        })
        .collect())
}

/// The columns that copy parts of an act for searching; nothing stands for a day or moment that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(
    (String, String, String, i64, String),
    (Option<NaiveDate>, Option<NaiveDateTime>, String, Option<String>),
);

impl Columns {
    /// What the columns must say for this act.
    pub fn of(act: &Act) -> Columns {
        Columns(
            (
                act.id.to_string(),
                act.subject_kind.code().to_owned(),
                act.subject.clone(),
                act.seq,
                act.kind.clone(),
            ),
            (
                Some(act.happened_on.date()),
                Some(act.recorded_at.utc()),
                act.author.id.to_string(),
                act.corrects.map(|id| id.to_string()),
            ),
        )
    }
}

fn read(entry: &str) -> Result<Act, Failure> {
    serde_json::from_str(entry).map_err(|e| Failure::unreadable(format!("một hành vi không đọc được: {e}")))
}

/// Appends one act and moves the head of the book. Only [`record`](super::record) does so with a new act, and
/// `verify` with the acts of a book that it copies into a scratch database.
///
/// # Errors
/// A failure of the database.
pub fn append(desk: &mut Desk<'_>, act: &Act, link: Link) -> Result<(), Failure> {
    let Columns((id, subject_kind, subject, seq, kind), (_, _, actor, corrects)) = Columns::of(act);
    diesel::insert_into(acts::table)
        .values((
            acts::agency.eq(desk.agency().to_owned()),
            acts::n.eq(link.n),
            acts::id.eq(id),
            acts::subject_kind.eq(subject_kind),
            acts::subject.eq(subject),
            acts::seq.eq(seq),
            acts::kind.eq(kind),
            acts::happened_on.eq(act.happened_on.date()),
            acts::recorded_at.eq(act.recorded_at.utc()),
            acts::actor.eq(actor),
            acts::corrects.eq(corrects),
            acts::entry.eq(link.entry),
            acts::previous.eq(link.previous),
            acts::digest.eq(link.digest.clone()),
        ))
        .execute(desk.db())?;
    desk.move_head(link.n, link.digest);
    Ok(())
}
