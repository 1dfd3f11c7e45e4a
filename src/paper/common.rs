//! What all papers share: who issues, who signs, the case with its parties, the asset, money, terms.

use super::{PaperError, tidy::tidy};
use crate::kernel::{Day, Vnd, amount_in_words, number_in_words};

/// The agency in whose name the paper goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The body above it: `Cục Quản lý Thi hành án dân sự`.
    pub above: String,
    /// The agency: `Thi hành án dân sự tỉnh Hà An`.
    pub agency: String,
    /// The place before the date: `Hà An`.
    pub place: String,
    /// The seat.
    pub address: String,
    /// The account into which parties pay, with its bank or Treasury; empty when not set.
    pub account: String,
}

/// Who signs, and in what capacity (Decree 30/2020, Annex I; `domain/documents.md` 3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The enforcement officer in his own capacity (Chấp hành viên).
    Officer(String),
    /// The head of the agency.
    Head(String),
    /// A deputy for the head (KT.).
    Deputy(String),
    /// The head of a regional division by standing order (TL.): number of the region, name.
    ByOrder(String, String),
    /// Any other office, line by line, and the name.
    Other(Vec<String>, String),
}

impl Signer {
    /// The office in capitals, line by line.
    pub fn office(&self) -> Vec<String> {
        let lines: &[&str] = match self {
            Signer::Officer(_) => &["CHẤP HÀNH VIÊN"],
            Signer::Head(_) => &["TRƯỞNG THI HÀNH ÁN DÂN SỰ"],
            Signer::Deputy(_) => &["KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ", "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ"],
            Signer::ByOrder(region, _) => {
                let second = "TRƯỞNG PHÒNG THI HÀNH ÁN DÂN SỰ".to_owned();
                let region = format!("KHU VỰC {region}");
                return vec!["TL. TRƯỞNG THI HÀNH ÁN DÂN SỰ".to_owned(), second, region];
            }
            Signer::Other(lines, _) => return lines.iter().map(|l| l.to_uppercase()).collect(),
        };
        lines.iter().map(|&l| l.to_owned()).collect()
    }

    /// The name under the signature.
    pub fn name(&self) -> &str {
        match self {
            Signer::Officer(n) | Signer::Head(n) | Signer::Deputy(n) => n,
            Signer::ByOrder(_, n) | Signer::Other(_, n) => n,
        }
    }
}

/// What every paper carries besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperHead {
    /// The issuing agency.
    pub office: Office,
    /// Number and symbol as printed, `58/QĐ-THADS`; a draft without a number begins with `/`.
    pub symbol: String,
    /// The day of the paper.
    pub day: Day,
    /// Who signs.
    pub signer: Signer,
    /// The digest of the book just before, printed small at the foot.
    pub anchor: Option<String>,
    /// The text of the QR code by which a stranger checks the paper.
    pub check: Option<String>,
    /// Prints `BẢN NHÁP` across the pages.
    pub draft: bool,
}

/// A judgment, decision, contract or certificate that a paper refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is: `Bản án`, `Quyết định thi hành án theo yêu cầu`.
    pub title: String,
    /// Its number and symbol.
    pub number: String,
    /// Its day.
    pub day: Day,
    /// Who issued it.
    pub issuer: String,
}

impl Reference {
    /// A reference from its four parts.
    pub fn new(title: &str, number: &str, day: Day, issuer: &str) -> Reference {
        Reference { title: title.to_owned(), number: number.to_owned(), day, issuer: issuer.to_owned() }
    }

    /// `Bản án số 12/2026/DS-ST ngày 05 tháng 01 năm 2026 của Tòa án nhân dân …`.
    pub fn line(&self) -> String {
        let number =
            if self.number.trim().is_empty() { String::new() } else { format!(" số {}", self.number) };
        let issuer =
            if self.issuer.trim().is_empty() { String::new() } else { format!(" của {}", self.issuer) };
        format!("{}{number} {}{issuer}", self.title, self.day.in_full())
    }

    /// As a legal basis: `Căn cứ Bản án số …`.
    pub fn as_basis(&self) -> String {
        format!("Căn cứ {}", self.line())
    }

    /// Title, number and day only, once the whole has been said.
    pub fn short(&self) -> String {
        format!("{} số {} {}", self.title, self.number, self.day.in_full())
    }
}

/// A person or organisation named in a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// `ông`, `bà`, or empty for an organisation.
    pub title: String,
    /// The full name.
    pub name: String,
    /// Personal identity number or enterprise code with its label: `số định danh cá nhân 022…`.
    pub identity: String,
    /// The address.
    pub address: String,
    /// Who represents it: `bà Trần Thị Mai, Giám đốc`.
    pub representative: String,
}

impl Party {
    /// `ông Nguyễn Văn Tâm`.
    pub fn short(&self) -> String {
        if self.title.trim().is_empty() { self.name.clone() } else { format!("{} {}", self.title, self.name) }
    }

    /// With a capital, for the head of a line.
    pub fn short_capital(&self) -> String {
        capital(&self.short())
    }

    /// Name, identity, address, representative.
    pub fn full(&self) -> String {
        let mut out = self.short();
        for (label, value) in
            [("", &self.identity), ("địa chỉ: ", &self.address), ("người đại diện: ", &self.representative)]
        {
            if !value.trim().is_empty() {
                out.push_str(", ");
                out.push_str(label);
                out.push_str(value.trim());
            }
        }
        out
    }
}

/// Names after one another: `ông A, bà B và Công ty C`.
pub fn names(parties: &[Party]) -> String {
    let all: Vec<String> = parties.iter().map(Party::short).collect();
    match all.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} và {last}", rest.join(", ")),
    }
}

/// The same text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// The case a paper belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperCase {
    /// The judgments and decisions being enforced.
    pub judgments: Vec<Reference>,
    /// The enforcement decisions (quyết định thi hành án).
    pub enforcement: Vec<Reference>,
    /// Those for whom it is enforced (người được thi hành án).
    pub creditors: Vec<Party>,
    /// Those against whom (người phải thi hành án).
    pub debtors: Vec<Party>,
    /// Others concerned, each with the role: `đồng sở hữu tài sản`.
    pub others: Vec<(String, Party)>,
    /// The procuracy that supervises: `Viện kiểm sát nhân dân khu vực 1 - Hà An`.
    pub procuracy: String,
    /// The enforcement officer (chấp hành viên).
    pub officer: String,
}

impl PaperCase {
    /// The judgments and enforcement decisions as legal bases.
    pub fn bases(&self) -> Vec<String> {
        self.judgments.iter().chain(&self.enforcement).map(Reference::as_basis).collect()
    }

    /// Recipients that every party's paper has: creditors, debtors, others.
    pub fn party_recipients(&self) -> Vec<String> {
        let all = self.creditors.iter().chain(&self.debtors).chain(self.others.iter().map(|(_, p)| p));
        all.map(Party::short_capital).collect()
    }

    /// Every party with the part it plays and its full block, for `Thông báo cho:`.
    pub fn addressees(&self) -> Vec<String> {
        let part = |what: &str, p: &Party| format!("{what}: {}", p.full());
        let creditors = self.creditors.iter().map(|p| part("Người được thi hành án", p));
        let debtors = self.debtors.iter().map(|p| part("Người phải thi hành án", p));
        let others = self.others.iter().map(|(role, p)| part(&capital(role), p));
        creditors.chain(debtors).chain(others).collect()
    }

    /// Whom a paper goes to: the procuracy, `first` bodies, every party, the accountant, the file.
    pub fn recipients(&self, first: &[String]) -> Vec<String> {
        let mut all = vec![self.procuracy.clone()];
        all.extend(first.iter().cloned());
        all.extend(self.party_recipients());
        all.extend(["Kế toán nghiệp vụ".to_owned(), "Lưu: VT, HSTHA".to_owned()]);
        all.retain(|r| !r.trim().is_empty());
        all
    }

    /// # Errors
    /// [`PaperError::Missing`] when a side, the judgment or the enforcement decision is missing.
    pub fn check(&self) -> Result<(), PaperError> {
        let missing = |what: &str| Err(PaperError::Missing(what.to_owned()));
        match self {
            c if c.judgments.is_empty() => missing("bản án, quyết định của Tòa án"),
            c if c.enforcement.is_empty() => missing("quyết định thi hành án"),
            c if c.debtors.is_empty() => missing("người phải thi hành án"),
            _ => Ok(()),
        }
    }
}

/// An asset as papers describe it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DescribedAsset {
    /// Its name: `Xe ô tô tải Thaco Ollin 500`.
    pub name: String,
    /// Everything that tells it from others: plate, frame and engine numbers; plot, map sheet, area, boundaries.
    pub description: String,
    /// How much: `01 chiếc`, `123,3 m²`.
    pub quantity: String,
    /// Its state when seen.
    pub state: String,
    /// Papers of the asset: certificate, registration.
    pub papers: String,
    /// Where it is.
    pub place: String,
    /// Land, house, or what is fixed to it.
    pub immovable: bool,
}

impl DescribedAsset {
    /// Name and description in one phrase.
    pub fn phrase(&self) -> String {
        let description = self.description.trim().trim_end_matches(['.', ';']);
        if description.is_empty() { self.name.clone() } else { format!("{} ({description})", self.name) }
    }
}

/// Figures and words: `4.050.000.000 đồng (Bốn tỷ không trăm năm mươi triệu đồng)`.
pub fn money(amount: Vnd) -> String {
    format!("{amount} đồng ({})", amount_in_words(amount))
}

/// A count with a zero before it when below ten, as papers write quantities.
pub fn two_digits(number: usize) -> String {
    format!("{number:02}")
}

/// An ordinal after `thứ`: `nhất`, `hai`, `ba`, `tư`, `năm` … `mười bốn`.
pub fn ordinal(number: u32) -> String {
    match number {
        1 => "nhất".to_owned(),
        4 => "tư".to_owned(),
        n => number_in_words(u64::from(n)),
    }
}

/// A term with its last day when it is known: `05 ngày làm việc kể từ … (chậm nhất là ngày …)`.
pub fn term(words: &str, last_day: Option<Day>) -> String {
    match last_day {
        Some(day) => format!("{words} (chậm nhất là {})", day.in_full()),
        None => words.to_owned(),
    }
}

/// How much of `before` was taken off, as it is printed: `10%`, `5,5%`; `xấp xỉ` when no hundredth of a per
/// cent gives exactly this price rounded up to the đồng.
pub fn cut_percent(before: Vnd, after: Vnd) -> String {
    let (b, cut) = (i128::from(before.dong()).max(1), i128::from(before.less(after).dong()));
    let nearest = (cut * 10_000 + b / 2) / b;
    let exact = [nearest, nearest + 1].into_iter().find(|points| b * points / 10_000 == cut);
    let points = exact.unwrap_or(nearest);
    let (whole, part) = (points / 100, points % 100);
    let number = match part {
        0 => format!("{whole}%"),
        p if p % 10 == 0 => format!("{whole},{}%", p / 10),
        p => format!("{whole},{p:02}%"),
    };
    if exact.is_some() { number } else { format!("xấp xỉ {number}") }
}

/// The number line's text: a draft's blank leaves room for the hand.
pub(super) fn number_line(symbol: &str) -> String {
    let symbol = tidy(symbol);
    if symbol.starts_with('/') { format!("{}{symbol}", "\u{a0}".repeat(8)) } else { symbol }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_printed_with_the_per_cent_that_gives_it() {
        for (before, after, text) in [
            (2_000_000_000, 1_800_000_000, "10%"),
            (1_937_102_446, 1_743_392_202, "10%"),
            (52_400_000_000, 49_256_000_000, "6%"),
            (1_000, 945, "5,5%"),
            (510_116_558, 459_104_903, "10%"),
            (1_000_000_000, 933_333_333, "xấp xỉ 6,67%"),
        ] {
            assert_eq!(cut_percent(Vnd::new(before).unwrap(), Vnd::new(after).unwrap()), text);
        }
    }

    #[test]
    fn names_are_joined_as_in_speech() {
        let party = |t: &str, n: &str| Party { title: t.into(), name: n.into(), ..Party::default() };
        let all = [party("ông", "Lê Văn An"), party("bà", "Trần Thị Bình"), party("", "Công ty Cát Tường")];
        assert_eq!(names(&all), "ông Lê Văn An, bà Trần Thị Bình và Công ty Cát Tường");
        assert_eq!(names(&all[..1]), "ông Lê Văn An");
    }
}
