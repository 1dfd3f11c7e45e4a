//! Verify: hands every act of the book to its slice again in a scratch database, and compares.
//!
//! It walks each agency's chain from the first act, checks that the columns say what the text says, replays the
//! acts, compares every derived table row by row, and reads every file of the vault. It names the first broken
//! link and changes nothing.

use crate::{
    accounts, assets, cases, counting, custody, disposal, handover,
    ledger::{Act, Columns, acts_after, append, genesis, head, walk},
    oversight, proceeds,
    store::{DERIVED, Db, Desk, Failure, Scope, Store, agencies_with_books, table_lines},
    vault::{Vault, VaultError},
};
use std::collections::BTreeMap;

/// Acts read at once.
const CHUNK: i64 = 500;
/// Differences told of one table; the first is what matters.
const TOLD_MAX: usize = 3;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Break {
    /// Whose book.
    pub agency: String,
    /// Where: `hành vi số 12`, `bảng assets`, `tệp 3fa9…`.
    pub place: String,
    /// One Vietnamese sentence.
    pub what: String,
}

/// What was found of one agency's book.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BookReport {
    /// Whose book.
    pub agency: String,
    /// Acts that hold.
    pub acts: i64,
    /// The head of the chain.
    pub head: String,
    /// Rows of derived tables that agree.
    pub rows: usize,
    /// Files read and found whole.
    pub files: usize,
}

/// A head of a book as it was once printed at the foot of a paper, and the act it stands behind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Anchor {
    /// The printed letters: the beginning of a digest.
    pub code: String,
    /// Whose book holds it.
    pub agency: Option<String>,
    /// The number of the act it stands behind.
    pub n: Option<i64>,
}

/// The answer of `verify`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// One entry for each book.
    pub books: Vec<BookReport>,
    /// The printed heads that were asked about, in the order in which they were given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    /// What does not hold; empty when everything does.
    pub breaks: Vec<Break>,
}

impl Report {
    /// Whether everything holds.
    pub fn is_sound(&self) -> bool {
        self.breaks.is_empty()
    }
}

/// Verifies every book of a store together with its vault.
///
/// # Errors
/// When the database cannot be read at all; what is read and does not hold stands in the report.
pub fn verify(store: &Store, vault: &Vault) -> Result<Report, Failure> {
    verify_against(store, vault, &[])
}

/// The same, and whether the books still hold the heads that were printed on papers, in the order of the papers.
/// A book that was written anew from some act on is sound in itself; paper in other hands tells.
///
/// # Errors
/// As [`verify`].
pub fn verify_against(store: &Store, vault: &Vault, printed: &[String]) -> Result<Report, Failure> {
    store.read_any(|db| {
        let anchors = printed
            .iter()
            .map(|code| Anchor { code: code.trim().to_lowercase(), agency: None, n: None })
            .collect();
        let mut report = Report { anchors, ..Report::default() };
        for agency in agencies_with_books(db)? {
            match agency.parse() {
                Ok(id) => one_book(db, &Scope::of(id), vault, &mut report)?,
                Err(_) => report.breaks.push(Break {
                    agency: agency.clone(),
                    place: "bảng books".into(),
                    what: format!("mã cơ quan “{agency}” không đúng dạng"),
                }),
            }
        }
        judge_anchors(&mut report);
        Ok(report)
    })
}

/// Every printed head must be there, and a later paper must not stand on an earlier head.
fn judge_anchors(report: &mut Report) {
    let mut last: BTreeMap<String, (i64, String)> = BTreeMap::new();
    for anchor in report.anchors.clone() {
        let place = format!("đầu sổ in trên giấy {}", anchor.code);
        let broken = |agency: &str, what: String| Break { agency: agency.to_owned(), place, what };
        let (Some(agency), Some(n)) = (anchor.agency, anchor.n) else {
            let what = "không còn trong sổ nào: sổ đã bị viết lại sau khi giấy này được in".to_owned();
            report.breaks.push(broken("–", what));
            continue;
        };
        match last.get(&agency) {
            Some((before, code)) if *before > n => {
                let what = format!("đứng trước đầu sổ {code} của tờ giấy đưa vào trước nó");
                report.breaks.push(broken(&agency, what));
            }
            _ => drop(last.insert(agency, (n, anchor.code))),
        }
    }
}

fn one_book(db: &mut Db, scope: &Scope, vault: &Vault, report: &mut Report) -> Result<(), Failure> {
    let agency = scope.agency().as_str().to_owned();
    let mut scratch = Db::scratch()?;
    let mut breaks = Vec::new();
    let broken = |place: String, what: String| Break { agency: agency.clone(), place, what };
    let (mut n, mut digest) = (0, genesis(&agency));
    let mut at_once = CHUNK;
    'walking: loop {
        let links = match acts_after(&mut Desk::new(db, scope.clone()), n, at_once) {
            Ok(links) => links,
            // Somewhere in this piece stands something that is no text any more: one by one to the very act.
            Err(_) if at_once > 1 => {
                at_once = 1;
                continue;
            }
            Err(failure) => {
                breaks.push(broken(format!("hành vi số {}", n + 1), format!("không đọc được: {failure}")));
                break;
            }
        };
        if links.is_empty() {
            break;
        }
        for (link, columns) in links {
            let act = match walk(&agency, (n, &digest), &link) {
                Ok(act) => act,
                Err(at) => {
                    breaks.push(broken(format!("hành vi số {}", at.n), at.what));
                    break 'walking;
                }
            };
            if columns != Columns::of(&act) {
                breaks.push(broken(
                    format!("hành vi số {}", act.n),
                    "cột tra cứu không khớp với nội dung".into(),
                ));
            }
            (n, digest) = (link.n, link.digest.clone());
            for anchor in report.anchors.iter_mut().filter(|a| is_head(&a.code, &digest)) {
                (anchor.agency, anchor.n) = (Some(agency.clone()), Some(n));
            }
            let mut copy = Desk::new(&mut scratch, scope.clone());
            let copied = append(&mut copy, &act, link)
                .and_then(|()| replay(&mut copy, &act))
                .and_then(|()| copy.settle_head());
            if let Err(failure) = copied {
                breaks.push(broken(format!("hành vi số {n}"), format!("không diễn lại được: {failure}")));
                break 'walking;
            }
        }
    }
    let stored_head = head(&mut Desk::new(db, scope.clone()))?;
    if stored_head != (n, digest.clone()) {
        let what = format!("đầu sổ ghi hành vi số {}, còn chuỗi lành lặn đến số {n}", stored_head.0);
        breaks.push(broken("đầu sổ".into(), what));
    }
    let rows = if breaks.is_empty() { compare(db, &mut scratch, &agency, &mut breaks)? } else { 0 };
    let files = read_files(db, scope, vault, &agency, &mut breaks)?;
    report.books.push(BookReport { agency, acts: n, head: digest, rows, files });
    report.breaks.append(&mut breaks);
    Ok(())
}

/// Whether printed letters name this digest; fewer than eight name nothing.
fn is_head(code: &str, digest: &str) -> bool {
    code.len() >= 8 && digest.starts_with(code)
}

/// Hands an act to the slice it belongs to.
fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
    let known = accounts::replay(desk, act)?
        || cases::replay(desk, act)?
        || assets::replay(desk, act)?
        || custody::replay(desk, act)?
        || disposal::replay(desk, act)?
        || counting::replay(desk, act)?
        || handover::replay(desk, act)?
        || proceeds::replay(desk, act)?
        || oversight::replay(desk, act)?;
    if known {
        Ok(())
    } else {
        Err(Failure::unreadable(format!("không phòng nào nhận hành vi loại “{}”", act.kind)))
    }
}

/// Compares every derived table with what the replay gave; returns how many rows agree.
fn compare(db: &mut Db, scratch: &mut Db, agency: &str, breaks: &mut Vec<Break>) -> Result<usize, Failure> {
    let mut agreed = 0;
    for table in DERIVED {
        let replayed = table_lines(scratch, table, agency)?;
        let stored = match table_lines(db, table, agency) {
            Ok(stored) => stored,
            Err(error) => {
                let (agency, place) = (agency.to_owned(), format!("bảng {table}"));
                breaks.push(Break { agency, place, what: format!("không đọc được: {error}") });
                continue;
            }
        };
        if stored == replayed {
            agreed += stored.len();
            continue;
        }
        let differ = |these: &[String], those: &[String], why: &str, breaks: &mut Vec<Break>| {
            for line in these.iter().filter(|l| those.binary_search(l).is_err()).take(TOLD_MAX) {
                let shown: String = line.chars().take(200).collect();
                breaks.push(Break {
                    agency: agency.to_owned(),
                    place: format!("bảng {table}"),
                    what: format!("{why}: {shown}"),
                });
            }
        };
        differ(&stored, &replayed, "có dòng mà sổ không sinh ra", breaks);
        differ(&replayed, &stored, "thiếu dòng mà sổ sinh ra", breaks);
    }
    Ok(agreed)
}

/// Reads every file that the book refers to.
fn read_files(
    db: &mut Db,
    scope: &Scope,
    vault: &Vault,
    agency: &str,
    breaks: &mut Vec<Break>,
) -> Result<usize, Failure> {
    let mut whole = 0;
    for digest in crate::documents::all_files(&mut Desk::new(db, scope.clone()))? {
        let told = match digest.parse() {
            Ok(known) => match vault.get(&known) {
                Ok(_) => {
                    whole += 1;
                    continue;
                }
                Err(error @ (VaultError::Missing(_) | VaultError::Altered(_))) => error.to_string(),
                Err(error) => format!("không đọc được: {error}"),
            },
            Err(why) => why,
        };
        let short: String = digest.chars().take(12).collect();
        breaks.push(Break { agency: agency.to_owned(), place: format!("tệp {short}…"), what: told });
    }
    Ok(whole)
}
