//! Minutes (biên bản): who was there, what each said, how it ended, who signed.

use super::{
    Composer, PaperError, Sheet,
    common::{PaperHead, two_digits},
    open::about,
};
use crate::kernel::Moment;

/// Someone present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// In what part, as it stands above the signature: `Chấp hành viên`, `Người phải thi hành án`, `Người ghi biên bản`.
    pub part: String,
    /// The name, with `ông` or `bà`.
    pub name: String,
    /// Office and body: `Phó Chủ tịch Ủy ban nhân dân phường Hồng Gai`.
    pub office: String,
}

impl Participant {
    /// Part, name, office.
    pub fn new(part: &str, name: &str, office: &str) -> Participant {
        Participant { part: part.to_owned(), name: name.to_owned(), office: office.to_owned() }
    }
}

/// The frame of minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesFrame {
    /// When it began.
    pub began: Moment,
    /// When it ended.
    pub ended: Moment,
    /// Where.
    pub place: String,
    /// Those present, in the order in which they are named; each signs unless a refusal is recorded.
    pub present: Vec<Participant>,
    /// Those duly informed who did not come, each a phrase.
    pub absent: Vec<String>,
    /// Who said what.
    pub opinions: Vec<(String, String)>,
    /// Refusals to sign with their reason, each a sentence; who refused stays out of the grid of signatures.
    pub refusals: Vec<(String, String)>,
    /// In how many copies.
    pub copies: u32,
    /// Who received a copy.
    pub given_to: Vec<String>,
}

impl Composer {
    /// From the hour to the list of those present.
    pub fn minutes_opening(&mut self, frame: &MinutesFrame, grounds: &[String]) {
        self.text(format!(
            "Hôm nay, vào hồi {}, {}, tại {}.",
            frame.began.hour_in_full(),
            frame.began.day().in_full(),
            frame.place
        ));
        self.bases(grounds);
        self.leading("Chúng tôi gồm:");
        for (n, person) in (1..).zip(&frame.present) {
            let office =
                if person.office.trim().is_empty() { String::new() } else { format!(", {}", person.office) };
            self.clause(n, format!("{}{office} - {}.", super::common::capital(&person.name), person.part));
        }
        if !frame.absent.is_empty() {
            self.leading("Những người đã được thông báo hợp lệ nhưng vắng mặt:");
            self.dashes(&frame.absent);
        }
    }

    /// Opinions, the closing sentence, refusals, signatures. `pages` is how many pages the minutes have.
    pub fn minutes_ending(&mut self, frame: &MinutesFrame, number: usize, pages: usize) {
        self.clause_title(number, "Ý kiến của những người tham gia");
        if frame.opinions.is_empty() {
            self.text("Những người tham gia không có ý kiến khác.");
        }
        let said: Vec<String> = frame.opinions.iter().map(|(who, what)| format!("{who}: {what}")).collect();
        self.dashes(&said);
        let same_day = frame.began.day() == frame.ended.day();
        let day = if same_day { "cùng ngày".to_owned() } else { frame.ended.day().in_full() };
        let given = if frame.given_to.is_empty() {
            String::new()
        } else {
            format!(", đã giao cho {}", frame.given_to.join(", "))
        };
        let copies = usize::try_from(frame.copies.max(1)).unwrap_or(1);
        self.text(format!(
            "Biên bản kết thúc vào hồi {} {day}, gồm {} trang, được lập thành {} bản có nội dung như nhau{given}. Biên bản đã \
             được đọc lại cho những người có tên trên cùng nghe, công nhận đúng và cùng ký tên.",
            frame.ended.hour_in_full(),
            two_digits(pages),
            two_digits(copies),
        ));
        for (who, reason) in &frame.refusals {
            self.text(format!("{who} không ký biên bản, lý do: {}.", reason.trim_end_matches('.')));
        }
        let signers: Vec<(String, String)> = frame
            .present
            .iter()
            .filter(|p| !frame.refusals.iter().any(|(who, _)| bare_name(who) == bare_name(&p.name)))
            .map(|p| (p.part.clone(), bare_name(&p.name).to_owned()))
            .rev()
            .collect();
        self.signatures(&signers, 2);
    }

    /// Ends minutes; their signatures stand already.
    ///
    /// # Errors
    /// The first trouble met while composing.
    pub fn end_minutes(self, head: &PaperHead, title: &str) -> Result<Sheet, PaperError> {
        self.finish(about(head, title))
    }
}

/// A name as it stands under a signature: without `ông`, `bà`.
fn bare_name(name: &str) -> &str {
    ["ông ", "bà ", "Ông ", "Bà "].iter().find_map(|t| name.strip_prefix(t)).unwrap_or(name).trim()
}

/// Composes minutes that state their own number of pages: once to count, then with the count.
///
/// # Errors
/// What composing answers.
pub fn counted(compose: impl Fn(usize) -> Result<Sheet, PaperError>) -> Result<Sheet, PaperError> {
    let mut sheet = compose(2)?;
    for _ in 0..3 {
        let pages = sheet.pages.len();
        sheet = compose(pages)?;
        if sheet.pages.len() == pages {
            break;
        }
    }
    Ok(sheet)
}
