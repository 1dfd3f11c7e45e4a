//! What a paper cites on its day: the lines of `Căn cứ`, the articles and terms inside its text.

use super::{LawError, Regime};
use crate::kernel::{Day, Status};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

/// The law of one kind of paper on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperBases {
    /// The statute in force.
    pub regime: Regime,
    /// The lines, each beginning with `Căn cứ`; a decree is named in full where it first appears.
    pub lines: Vec<String>,
    /// How sure the house is of these articles.
    pub status: Status,
    cites: BTreeMap<String, String>,
    terms: BTreeMap<String, String>,
    code: String,
}

impl PaperBases {
    /// The article that the text of the paper names for a purpose: `redeem` → `khoản 4 Điều 83 Luật …`.
    ///
    /// # Errors
    /// [`LawError::Unsound`] when the law file gives none.
    pub fn cite(&self, purpose: &str) -> Result<&str, LawError> {
        self.cites.get(purpose).map(String::as_str).ok_or_else(|| self.none(purpose))
    }

    /// The term that the text of the paper names for a purpose: `05 ngày làm việc kể từ ngày …`.
    ///
    /// # Errors
    /// [`LawError::Unsound`] when the law file gives none.
    pub fn term(&self, purpose: &str) -> Result<&str, LawError> {
        self.terms.get(purpose).map(String::as_str).ok_or_else(|| self.none(purpose))
    }

    /// Whether the law of 2008 governs.
    pub fn is_old_law(&self) -> bool {
        self.regime == Regime::R08
    }

    fn none(&self, purpose: &str) -> LawError {
        let (code, regime) = (&self.code, self.regime.code());
        LawError::Unsound(format!("law/papers.toml: {code} ({regime}) chưa ghi mục “{purpose}”."))
    }
}

/// The law of the paper `code` (`DOC-58`) dated `on`; `traits` (`immovable`, `mortgaged`, `evidence`, `priority`,
/// `fee`) add the lines of special cases.
///
/// # Errors
/// [`LawError::Unknown`] for a paper that is not written, [`LawError::NotWritten`] for a day without a version,
/// [`LawError::Unsound`] when the file itself is faulty.
pub fn paper_bases(code: &str, on: Day, traits: &[&str]) -> Result<PaperBases, LawError> {
    static FILE: OnceLock<Result<File, LawError>> = OnceLock::new();
    let file =
        FILE.get_or_init(|| read(include_str!("../../law/papers.toml"))).as_ref().map_err(Clone::clone)?;
    let paper = file.paper.get(code).ok_or_else(|| LawError::Unknown(code.to_owned()))?;
    let in_force = |v: &&Version| v.from <= on && v.until.is_none_or(|u| on <= u);
    let Some(version) = paper.version.iter().find(in_force) else {
        let known: Vec<String> = paper.version.iter().map(|v| format!("có từ ngày {}", v.from)).collect();
        return Err(LawError::NotWritten {
            rule: code.to_owned(),
            title: paper.title.clone(),
            day: on,
            known: known.join(", "),
        });
    };
    Ok(print(code, version, &file.instrument, traits))
}

/// The codes and titles of all papers of the file.
///
/// # Errors
/// [`LawError::Unsound`] when the file is faulty.
pub fn paper_titles() -> Result<Vec<(String, String)>, LawError> {
    let file = read(include_str!("../../law/papers.toml"))?;
    Ok(file.paper.into_iter().map(|(code, p)| (code, p.title)).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    instrument: BTreeMap<String, Instrument>,
    paper: BTreeMap<String, Paper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Instrument {
    full: String,
    short: String,
    /// Kept with the text so that every entry says how it was checked.
    #[serde(rename = "status")]
    _status: Status,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    title: String,
    version: Vec<Version>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    regime: Regime,
    from: Day,
    until: Option<Day>,
    lines: Vec<String>,
    #[serde(default)]
    immovable: Vec<String>,
    #[serde(default)]
    mortgaged: Vec<String>,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    priority: Vec<String>,
    #[serde(default)]
    fee: Vec<String>,
    #[serde(default)]
    cite: BTreeMap<String, String>,
    #[serde(default)]
    terms: BTreeMap<String, String>,
    status: Status,
}

impl Version {
    fn extra(&self, name: &str) -> &[String] {
        match name {
            "immovable" => &self.immovable,
            "mortgaged" => &self.mortgaged,
            "evidence" => &self.evidence,
            "priority" => &self.priority,
            "fee" => &self.fee,
            _ => &[],
        }
    }
}

fn read(text: &str) -> Result<File, LawError> {
    let unsound = |what: String| LawError::Unsound(format!("law/papers.toml: {what}."));
    let file: File = toml::from_str(text).map_err(|e| {
        let line = e.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        unsound(format!("không đọc được: {line}"))
    })?;
    for (code, paper) in &file.paper {
        let mut last: Option<Day> = None;
        for version in &paper.version {
            if last.is_some_and(|l| version.from <= l) || version.until.is_some_and(|u| u < version.from) {
                return Err(unsound(format!("{code} có các khoảng ngày chồng nhau")));
            }
            last = version.until.or(Some(version.from));
            let all = version.lines.iter().chain(version.cite.values());
            if let Some(name) = all.flat_map(|l| names(l)).find(|n| !file.instrument.contains_key(*n)) {
                return Err(unsound(format!("{code} viện dẫn “{name}” không có trong bảng instrument")));
            }
        }
    }
    Ok(file)
}

/// The names between braces.
fn names(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

fn print(
    code: &str,
    version: &Version,
    instruments: &BTreeMap<String, Instrument>,
    traits: &[&str],
) -> PaperBases {
    let mut seen: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for line in version.lines.iter().chain(traits.iter().flat_map(|t| version.extra(t))) {
        let mut out = line.clone();
        for name in names(line) {
            let Some(instrument) = instruments.get(name) else { continue };
            let text = if seen.contains(&name) { &instrument.short } else { &instrument.full };
            out = out.replace(&format!("{{{name}}}"), text);
            seen.push(name);
        }
        lines.push(format!("Căn cứ {out}"));
    }
    let short = |text: &String| {
        names(text).fold(text.clone(), |out, name| {
            let Some(instrument) = instruments.get(name) else { return out };
            let words = if seen.contains(&name) { &instrument.short } else { &instrument.full };
            out.replace(&format!("{{{name}}}"), words)
        })
    };
    let cites = version.cite.iter().map(|(k, v)| (k.clone(), short(v))).collect();
    PaperBases {
        regime: version.regime,
        lines,
        status: version.status,
        cites,
        terms: version.terms.clone(),
        code: code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_paper_cites_the_law_of_its_day() {
        let old = paper_bases("DOC-58", day("2026-06-30"), &[]).unwrap();
        assert!(old.is_old_law());
        assert!(old.lines[0].starts_with("Căn cứ Điều 104 Luật Thi hành án dân sự số 26/2008/QH12"));
        let new = paper_bases("DOC-58", day("2026-07-01"), &[]).unwrap();
        assert_eq!(new.lines[0], "Căn cứ khoản 3 Điều 83 Luật Thi hành án dân sự số 106/2025/QH15");
        assert!(
            new.lines[1].starts_with("Căn cứ Điều 65 Nghị định số 152/2026/NĐ-CP ngày 13 tháng 5 năm 2026")
        );
        assert_eq!(new.cite("redeem"), Ok("khoản 4 Điều 83 Luật Thi hành án dân sự"));
    }

    #[test]
    fn a_decree_is_named_in_full_once_and_then_short() {
        let bases = paper_bases("DOC-19", day("2026-08-03"), &["immovable", "mortgaged"]).unwrap();
        assert!(bases.lines[1].contains("của Chính phủ"));
        assert_eq!(bases.lines[2], "Căn cứ Điều 56 Nghị định số 152/2026/NĐ-CP");
        assert_eq!(bases.lines[3], "Căn cứ Điều 55 Nghị định số 152/2026/NĐ-CP");
    }

    #[test]
    fn every_paper_has_both_laws_and_no_open_braces() {
        for (code, _) in paper_titles().unwrap() {
            for on in ["2026-06-30", "2026-07-01"] {
                let all = ["immovable", "mortgaged", "evidence", "priority", "fee"];
                let bases = paper_bases(&code, day(on), &all).unwrap();
                assert!(!bases.lines.is_empty());
                let texts = bases.lines.iter().chain(bases.cites.values()).chain(bases.terms.values());
                assert!(texts.into_iter().all(|t| !t.contains('{')), "{code} {on}");
            }
        }
    }

    #[test]
    fn a_day_before_the_first_version_is_refused_in_words() {
        let error = paper_bases("DOC-58", day("2009-01-01"), &[]).unwrap_err();
        assert!(error.to_string().contains("DOC-58"), "{error}");
        assert!(paper_bases("DOC-999", day("2026-07-01"), &[]).is_err());
    }
}
