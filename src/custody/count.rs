//! A blind count: codes that were read in one place, compared with the book only after the last one.

use crate::kernel::{ItemId, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the book knows of a thing when a count is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The thing.
    pub item: ItemId,
    /// Its number for life.
    pub code: String,
    /// Where the book says it lies.
    pub place: Option<PlaceId>,
    /// Whether a count looks for it: stock, handed over on paper and not fetched, or missing and may be found.
    pub stock: bool,
    /// Whether a discrepancy holds it.
    pub held: bool,
    /// Whether an earlier count did not find it.
    pub missing: bool,
}

/// A thing found in another place than the book says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misplaced {
    /// The thing.
    pub item: ItemId,
    /// Its number.
    pub code: String,
    /// Where the book says it lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belongs: Option<PlaceId>,
}

/// What a count of one place came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountResult {
    /// In their place.
    pub right: Vec<ItemId>,
    /// Read here, belonging elsewhere.
    pub misplaced: Vec<Misplaced>,
    /// Read here, a number of ours that the book does not know or that has left for good.
    pub unknown: Vec<String>,
    /// Read here, no label of this agency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foreign: Vec<String>,
    /// Belonging here, not read.
    pub missing: Vec<ItemId>,
    /// Read more than once.
    pub twice: Vec<String>,
}

impl CountResult {
    /// Whether everything is as the book says.
    pub fn is_clean(&self) -> bool {
        self.misplaced.is_empty()
            && self.unknown.is_empty()
            && self.foreign.is_empty()
            && self.missing.is_empty()
    }
}

/// What the counter hears of one scan; nothing in it tells what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It belongs here.
    Right,
    /// It belongs elsewhere.
    WrongPlace,
    /// A number of ours that the book does not know, or of a thing that has left for good.
    Unknown,
    /// No label of this agency.
    Foreign,
    /// It was read before.
    Twice,
    /// It belongs here and a discrepancy holds it.
    OnHold,
}

impl Heard {
    /// The big word.
    pub const fn word(self) -> &'static str {
        match self {
            Heard::Right => "ĐÚNG CHỖ",
            Heard::WrongPlace => "SAI CHỖ",
            Heard::Unknown => "KHÔNG CÓ TRONG SỔ",
            Heard::Foreign => "MÃ LẠ",
            Heard::Twice => "ĐÃ QUÉT",
            Heard::OnHold => "ĐANG GIỮ LẠI",
        }
    }

    /// The short name for style and sound.
    pub const fn code(self) -> &'static str {
        match self {
            Heard::Right => "right",
            Heard::WrongPlace => "wrong",
            Heard::Unknown => "unknown",
            Heard::Foreign => "foreign",
            Heard::Twice => "twice",
            Heard::OnHold => "hold",
        }
    }

    /// Every answer.
    pub const ALL: [Heard; 6] =
        [Heard::Right, Heard::WrongPlace, Heard::Unknown, Heard::Foreign, Heard::Twice, Heard::OnHold];

    /// The answer of a stored short name; what cannot be read counts as unknown.
    pub fn of(code: &str) -> Heard {
        Heard::ALL.into_iter().find(|h| h.code() == code).unwrap_or(Heard::Unknown)
    }
}

/// Whether a code has the form of this house's labels: `TV-2026-00012`, a part `TV-2026-00012.1`.
pub fn is_own_code(code: &str) -> bool {
    let Some(rest) = code.strip_prefix("TV-") else { return false };
    let Some((year, number)) = rest.split_once('-') else { return false };
    let (number, part) = number.split_once('.').map_or((number, "1"), |(n, p)| (n, p));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    year.len() == 4 && digits(year) && digits(number) && digits(part)
}

/// A scanned text as a code: without blanks, in capitals, and only the last part of an address from a QR code.
pub fn scanned_code(text: &str) -> String {
    let text = text.trim();
    let last = text.rsplit('/').next().unwrap_or(text);
    last.trim().to_uppercase()
}

/// What one scan means, the earlier ones of this count given.
pub fn heard(here: PlaceId, code: &str, before: &[String], known: Option<&Known>) -> Heard {
    if before.iter().any(|b| b == code) {
        return Heard::Twice;
    }
    match known {
        Some(k) if k.stock && k.place == Some(here) => {
            if k.held {
                Heard::OnHold
            } else {
                Heard::Right
            }
        }
        Some(k) if k.stock => Heard::WrongPlace,
        None if !is_own_code(code) => Heard::Foreign,
        _ => Heard::Unknown,
    }
}

/// Compares the scans of one place with the book: with the things that were read, and those that belong here.
pub fn compare(here: PlaceId, scans: &[String], known: &[Known]) -> CountResult {
    let by_code: BTreeMap<&str, &Known> = known.iter().map(|k| (k.code.as_str(), k)).collect();
    let mut result = CountResult::default();
    let mut seen = BTreeSet::new();
    for code in scans {
        if !seen.insert(code.as_str()) {
            if !result.twice.contains(code) {
                result.twice.push(code.clone());
            }
            continue;
        }
        match by_code.get(code.as_str()) {
            Some(k) if k.stock && k.place == Some(here) => result.right.push(k.item),
            Some(k) if k.stock => {
                result.misplaced.push(Misplaced { item: k.item, code: k.code.clone(), belongs: k.place })
            }
            None if !is_own_code(code) => result.foreign.push(code.clone()),
            _ => result.unknown.push(code.clone()),
        }
    }
    result.missing = known
        .iter()
        .filter(|k| k.stock && k.place == Some(here) && !seen.contains(k.code.as_str()))
        .map(|k| k.item)
        .collect();
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(code: &str, place: PlaceId, stock: bool) -> Known {
        Known {
            item: ItemId::new(),
            code: code.into(),
            place: Some(place),
            stock,
            held: false,
            missing: false,
        }
    }

    #[test]
    fn a_count_tells_right_wrong_unknown_twice_and_missing_apart() {
        let (here, there) = (PlaceId::new(), PlaceId::new());
        let book = [
            known("TV-2026-00001", here, true),
            known("TV-2026-00002", here, true),
            known("TV-2026-00003", there, true),
            known("TV-2026-00004", here, false),
        ];
        let scans: Vec<String> =
            ["TV-2026-00001", "TV-2026-00003", "TV-2026-00004", "TV-2026-00001", "TV-1999-00009", "893456"]
                .map(str::to_owned)
                .to_vec();
        let result = compare(here, &scans, &book);
        assert_eq!(result.right, [book[0].item]);
        assert_eq!(result.misplaced.iter().map(|m| m.item).collect::<Vec<_>>(), [book[2].item]);
        assert_eq!(result.unknown, ["TV-2026-00004", "TV-1999-00009"]);
        assert_eq!(result.foreign, ["893456"]);
        assert_eq!(result.missing, [book[1].item]);
        assert_eq!(result.twice, ["TV-2026-00001"]);
        assert!(!result.is_clean());
    }

    #[test]
    fn a_scan_is_heard_without_telling_what_is_expected() {
        let (here, there) = (PlaceId::new(), PlaceId::new());
        let thing = known("TV-2026-00001", here, true);
        let held = Known { held: true, ..thing.clone() };
        assert_eq!(heard(here, "TV-2026-00001", &[], Some(&thing)), Heard::Right);
        assert_eq!(heard(here, "TV-2026-00001", &[], Some(&held)), Heard::OnHold);
        assert_eq!(heard(there, "TV-2026-00001", &[], Some(&thing)), Heard::WrongPlace);
        assert_eq!(heard(here, "TV-2026-00001", &["TV-2026-00001".into()], Some(&thing)), Heard::Twice);
        assert_eq!(heard(here, "TV-2026-00009.2", &[], None), Heard::Unknown);
        assert_eq!(heard(here, "TV-9", &[], None), Heard::Foreign);
    }

    #[test]
    fn a_scanner_may_send_the_address_of_a_label() {
        for text in ["tv-2026-00001", " TV-2026-00001\n", "https://thads.example/vat/TV-2026-00001"] {
            assert_eq!(scanned_code(text), "TV-2026-00001");
        }
    }
}
