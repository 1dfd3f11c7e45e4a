//! Tables of papers and of their numbers.

use super::issue::{IssuedPaper, short_code};
use crate::{
    kernel::{Day, PaperId},
    ledger::Act,
    mine,
    store::{
        Db, Desk, Failure,
        schema::{agencies, files, number_series, papers as table},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// An issued paper as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// The paper.
    pub id: String,
    /// The catalogue's code.
    pub code: String,
    /// Its name and matter.
    pub title: String,
    /// As printed.
    pub symbol: String,
    /// The day it bears.
    pub on: Day,
    /// Who signs.
    pub signer: String,
    /// The case.
    pub case_id: Option<String>,
    /// What it is about.
    pub subject_kind: String,
    /// What it is about.
    pub subject: String,
    /// SHA-256 of the PDF.
    pub digest: String,
    /// Its pages.
    pub pages: i32,
    /// The code a stranger can type.
    pub short_code: String,
}

type Row = (
    (String, String, String, String, chrono::NaiveDate, String),
    (Option<String>, String, String, String, i32, String),
);

macro_rules! columns {
    () => {
        (
            (table::id, table::code, table::title, table::symbol, table::issued_on, table::signer),
            (
                table::case_id,
                table::subject_kind,
                table::subject,
                table::digest,
                table::pages,
                table::short_code,
            ),
        )
    };
}

fn read(((id, code, title, symbol, on, signer), b): Row) -> PaperRow {
    let (case_id, subject_kind, subject, digest, pages, short_code) = b;
    PaperRow {
        id,
        code,
        title,
        symbol,
        on: Day::from(on),
        signer,
        case_id,
        subject_kind,
        subject,
        digest,
        pages,
        short_code,
    }
}

/// Files an issued paper: its row, its file, its number. Called by the slice's `apply`.
///
/// # Errors
/// A failure of the database; a twin of a number is one.
pub fn filed(
    desk: &mut Desk<'_>,
    act: &Act,
    paper: &IssuedPaper,
    case_id: Option<&str>,
) -> Result<(), Failure> {
    let agency = desk.agency().to_owned();
    diesel::insert_into(table::table)
        .values((
            (
                table::agency.eq(agency.clone()),
                table::id.eq(paper.id.to_string()),
                table::code.eq(paper.code.clone()),
                table::title.eq(paper.title.clone()),
                table::series.eq(paper.series.clone()),
                table::year.eq(paper.year),
                table::number.eq(paper.number),
                table::symbol.eq(paper.symbol.clone()),
            ),
            (
                table::issued_on.eq(paper.on.date()),
                table::signer.eq(paper.signer.clone()),
                table::case_id.eq(case_id.map(str::to_owned)),
                table::subject_kind.eq(act.subject_kind.code().to_owned()),
                table::subject.eq(act.subject.clone()),
                table::digest.eq(paper.digest.clone()),
                table::bytes.eq(paper.bytes),
                table::pages.eq(paper.pages),
                table::short_code.eq(short_code(&paper.digest)),
            ),
        ))
        .execute(desk.db())?;
    let moved = diesel::update(
        mine!(desk, number_series)
            .filter(number_series::series.eq(paper.series.clone()))
            .filter(number_series::year.eq(paper.year)),
    )
    .set(number_series::last.eq(paper.number))
    .execute(desk.db())?;
    if moved == 0 {
        diesel::insert_into(number_series::table)
            .values((
                number_series::agency.eq(agency),
                number_series::series.eq(paper.series.clone()),
                number_series::year.eq(paper.year),
                number_series::last.eq(paper.number),
            ))
            .execute(desk.db())?;
    }
    keep_file(desk, &paper.digest, "application/pdf", paper.bytes, "paper")
}

/// Notes that a file of the vault belongs to the agency's book; the same file twice is one.
///
/// # Errors
/// A failure of the database.
pub fn keep_file(
    desk: &mut Desk<'_>,
    digest: &str,
    media: &str,
    bytes: i64,
    role: &str,
) -> Result<(), Failure> {
    let known: Option<String> = mine!(desk, files)
        .filter(files::digest.eq(digest.to_owned()))
        .select(files::digest)
        .first(desk.db())
        .optional()?;
    if known.is_none() {
        diesel::insert_into(files::table)
            .values((
                files::agency.eq(desk.agency().to_owned()),
                files::digest.eq(digest.to_owned()),
                files::media.eq(media.to_owned()),
                files::bytes.eq(bytes),
                files::role.eq(role.to_owned()),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// The media type of a file that belongs to the agency's book; nothing for anyone else's.
///
/// # Errors
/// A failure of the database.
pub fn file_media(desk: &mut Desk<'_>, digest: &str) -> Result<Option<String>, Failure> {
    let query = mine!(desk, files).filter(files::digest.eq(digest.to_owned())).select(files::media);
    Ok(query.first(desk.db()).optional()?)
}

/// The digests of every file of the agency's book.
///
/// # Errors
/// A failure of the database.
pub fn all_files(desk: &mut Desk<'_>) -> Result<Vec<String>, Failure> {
    Ok(mine!(desk, files).order(files::digest).select(files::digest).load(desk.db())?)
}

pub(super) fn agency_symbol(desk: &mut Desk<'_>) -> Result<String, Failure> {
    let query = mine!(desk, agencies).select(agencies::symbol);
    query.first(desk.db()).optional()?.ok_or_else(|| Failure::unreadable("cơ quan chưa mở sổ"))
}

pub(super) fn last_number(desk: &mut Desk<'_>, series: &str, year: i32) -> Result<i64, Failure> {
    let query = mine!(desk, number_series)
        .filter(number_series::series.eq(series.to_owned()))
        .filter(number_series::year.eq(year))
        .select(number_series::last);
    Ok(query.first(desk.db()).optional()?.unwrap_or(0))
}

/// One paper of the agency.
///
/// # Errors
/// A failure of the database.
pub fn paper(desk: &mut Desk<'_>, id: PaperId) -> Result<Option<PaperRow>, Failure> {
    let query = mine!(desk, papers).filter(table::id.eq(id.to_string())).select(columns!());
    Ok(query.first::<Row>(desk.db()).optional()?.map(read))
}

/// The papers of one asset, item or case, oldest first.
///
/// # Errors
/// A failure of the database.
pub fn papers_of(desk: &mut Desk<'_>, subject: &str) -> Result<Vec<PaperRow>, Failure> {
    let query = mine!(desk, papers)
        .filter(table::subject.eq(subject.to_owned()))
        .order((table::issued_on, table::id))
        .select(columns!());
    Ok(query.load::<Row>(desk.db())?.into_iter().map(read).collect())
}

/// The papers of a case, about whatever part of it, oldest first.
///
/// # Errors
/// A failure of the database.
pub fn papers_of_case(desk: &mut Desk<'_>, case_id: &str) -> Result<Vec<PaperRow>, Failure> {
    let query = mine!(desk, papers)
        .filter(table::case_id.eq(case_id.to_owned()))
        .order((table::issued_on, table::id))
        .select(columns!());
    Ok(query.load::<Row>(desk.db())?.into_iter().map(read).collect())
}

/// The last papers of the register before a day, newest first, at most `limit` after skipping `skip`.
///
/// # Errors
/// A failure of the database.
pub fn recent_papers(desk: &mut Desk<'_>, skip: i64, limit: i64) -> Result<Vec<PaperRow>, Failure> {
    let query = mine!(desk, papers)
        .order((table::issued_on.desc(), table::id.desc()))
        .offset(skip)
        .limit(limit)
        .select(columns!());
    Ok(query.load::<Row>(desk.db())?.into_iter().map(read).collect())
}

/// A paper by the code a stranger typed, with the agency's name: nothing personal.
///
/// # Errors
/// A failure of the database.
pub fn paper_by_short_code(db: &mut Db, code: &str) -> Result<Option<(PaperRow, String)>, Failure> {
    let found = table::table
        .inner_join(agencies::table)
        .filter(table::short_code.eq(code.to_owned()))
        .select((columns!(), agencies::name))
        .first::<(Row, String)>(db)
        .optional()?;
    Ok(found.map(|(row, agency)| (read(row), agency)))
}
