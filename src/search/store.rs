//! Tables of the search index: one row for each thing, one for each of its folded words.

use crate::{
    kernel::{fold, fold_words, plate_key},
    mine,
    store::{
        Desk, Failure,
        schema::{search_refs as refs, search_words as words},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, dsl::exists};

/// Words of one query that are looked at.
const QUERY_WORDS_MAX: usize = 8;
/// Longest word kept, in letters.
const WORD_LETTERS_MAX: usize = 40;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// `case`, `asset`, `item`, `paper`.
    pub kind: String,
    /// Its id.
    pub target: String,
    /// Its code and name.
    pub title: String,
    /// One more line about it.
    pub line: String,
    /// Its page.
    pub href: String,
}

/// Puts a thing into the index, or renews what the index knows of it.
/// `texts` are everything it may be found by: names, codes, plates, addresses.
///
/// # Errors
/// A failure of the database.
pub fn index(desk: &mut Desk<'_>, hit: &Hit, texts: &[&str]) -> Result<(), Failure> {
    let (agency, kind, target) = (desk.agency().to_owned(), hit.kind.clone(), hit.target.clone());
    diesel::delete(
        mine!(desk, search_refs).filter(refs::kind.eq(kind.clone())).filter(refs::target.eq(target.clone())),
    )
    .execute(desk.db())?;
    diesel::delete(
        mine!(desk, search_words)
            .filter(words::kind.eq(kind.clone()))
            .filter(words::target.eq(target.clone())),
    )
    .execute(desk.db())?;
    diesel::insert_into(refs::table)
        .values((
            refs::agency.eq(agency.clone()),
            refs::kind.eq(kind.clone()),
            refs::target.eq(target.clone()),
            refs::title.eq(hit.title.clone()),
            refs::line.eq(hit.line.clone()),
            refs::href.eq(hit.href.clone()),
        ))
        .execute(desk.db())?;
    for word in words_of(texts) {
        diesel::insert_into(words::table)
            .values((
                words::agency.eq(agency.clone()),
                words::word.eq(word),
                words::kind.eq(kind.clone()),
                words::target.eq(target.clone()),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// Folded words, and for tokens with digits also the token run together (`51H-123.45` → `51h12345`).
fn words_of(texts: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = texts.iter().flat_map(|text| fold_words(text)).collect();
    all.extend(
        texts
            .iter()
            .flat_map(|text| text.split_whitespace())
            .filter(|token| token.bytes().any(|b| b.is_ascii_digit()))
            .map(plate_key),
    );
    for word in &mut all {
        word.truncate(WORD_LETTERS_MAX);
    }
    all.retain(|w| !w.is_empty());
    all.sort();
    all.dedup();
    all
}

/// What a query finds: things that have every word of it, each as a beginning, at most `limit`.
///
/// # Errors
/// A failure of the database.
pub fn find(desk: &mut Desk<'_>, query: &str, limit: i64) -> Result<Vec<Hit>, Failure> {
    let mut wanted: Vec<String> = fold_words(query).into_iter().take(QUERY_WORDS_MAX).collect();
    let joined = plate_key(query);
    let plate_like =
        joined.bytes().any(|b| b.is_ascii_digit()) && wanted.len() > 1 && !fold(query).is_empty();
    if plate_like && exact(desk, &joined)? {
        wanted = vec![joined];
    }
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    // The longest word is the rarest as a rule; the others only confirm it.
    wanted.sort_by_key(|w| std::cmp::Reverse(w.len()));
    let first = wanted.remove(0);
    let other = diesel::alias!(words as other_words);
    let mut query = mine!(desk, search_words)
        .filter(words::word.ge(first.clone()))
        .filter(words::word.le(upper(&first)))
        .into_boxed();
    for word in wanted {
        query = query.filter(exists(
            other
                .filter(other.field(words::agency).eq(words::agency))
                .filter(other.field(words::kind).eq(words::kind))
                .filter(other.field(words::target).eq(words::target))
                .filter(other.field(words::word).ge(word.clone()))
                .filter(other.field(words::word).le(upper(&word))),
        ));
    }
    let found: Vec<(String, String)> =
        query.select((words::kind, words::target)).limit(limit * 4).load(desk.db())?;
    load(desk, found, limit)
}

/// The end of the words that begin so: `z` is the last letter or digit in every ordering we meet.
fn upper(word: &str) -> String {
    format!("{word}zzzzzzzz")
}

fn exact(desk: &mut Desk<'_>, word: &str) -> Result<bool, Failure> {
    let query = mine!(desk, search_words)
        .filter(words::word.ge(word.to_owned()))
        .filter(words::word.le(upper(word)))
        .select(words::target);
    Ok(query.first::<String>(desk.db()).optional()?.is_some())
}

fn load(desk: &mut Desk<'_>, mut found: Vec<(String, String)>, limit: i64) -> Result<Vec<Hit>, Failure> {
    found.sort();
    found.dedup();
    // Newest first: ids are ordered by time.
    found.sort_by(|a, b| b.1.cmp(&a.1));
    found.truncate(usize::try_from(limit).unwrap_or(0));
    let targets: Vec<String> = found.iter().map(|(_, target)| target.clone()).collect();
    let rows: Vec<(String, String, String, String, String)> = mine!(desk, search_refs)
        .filter(refs::target.eq_any(targets))
        .select((refs::kind, refs::target, refs::title, refs::line, refs::href))
        .load(desk.db())?;
    let mut hits: Vec<Hit> = rows
        .into_iter()
        .map(|(kind, target, title, line, href)| Hit { kind, target, title, line, href })
        .collect();
    hits.sort_by_key(|h| found.iter().position(|(_, t)| *t == h.target));
    Ok(hits)
}
