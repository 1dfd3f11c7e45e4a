//! What the larger parts of a page are given; `templates/parts/` draws them.
//!
//! Plain data, filled by a slice's `pages.rs`: no part asks the database or the clock.

use crate::kernel::{Basis, Day, Status};

/// A legal basis as a disclosure: what it asks, where it stands, how the days were counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The articles as printed.
    pub line: String,
    /// What they ask, in our own words.
    pub gist: String,
    /// The regime in words: `Luật Thi hành án dân sự 2025`.
    pub regime: String,
    /// How sure the house is.
    pub status: Status,
    /// The sentence that explains how the last day was counted.
    pub counted: Option<String>,
    /// Days the count skipped, each with its reason: `24/11/2026: Ngày Văn hóa Việt Nam`.
    pub skipped: Vec<String>,
}

impl From<&Basis> for Article {
    fn from(basis: &Basis) -> Article {
        Article {
            line: basis.line(),
            gist: basis.gist.clone(),
            regime: regime_in_words(&basis.regime),
            status: basis.status,
            counted: None,
            skipped: Vec::new(),
        }
    }
}

impl Article {
    /// The same basis with the count explained.
    #[must_use]
    pub fn counted(mut self, sentence: impl Into<String>, skipped: Vec<String>) -> Article {
        self.counted = Some(sentence.into());
        self.skipped = skipped;
        self
    }

    /// The mark shown beside a basis that is not certain; none when the wording was read.
    pub fn doubt(&self) -> Option<&'static str> {
        match self.status {
            Status::TextSeen => None,
            unsure => Some(unsure.label()),
        }
    }
}

/// A regime's code in words; an unknown code stays as it is.
pub fn regime_in_words(code: &str) -> String {
    let words = match code {
        "R08" => "Luật Thi hành án dân sự 2008 (sửa đổi 2014), đến 30/6/2026",
        "R25" => "Luật Thi hành án dân sự 2025, từ 01/7/2026",
        "A16" => "Luật Đấu giá tài sản 2016, đến 31/12/2024",
        "A24" => "Luật Đấu giá tài sản sửa đổi 2024, từ 01/01/2025",
        other => other,
    };
    words.to_owned()
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is read.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Link {
        Link { label: label.into(), href: href.into() }
    }
}

/// One thing that happened, on the left of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The legal day on which it happened.
    pub day: Day,
    /// What happened: `Đấu giá không thành, phiên 4`.
    pub title: String,
    /// The figure or circumstance: `1.620.000.000 → 1.458.000.000 đ`.
    pub detail: Option<String>,
    /// Who did it.
    pub by: Option<String>,
    /// Papers and photographs it gave rise to.
    pub papers: Vec<Link>,
    /// Put right by a later act; shown struck, never hidden.
    pub corrected: bool,
}

impl Done {
    /// An event with its day and its words.
    pub fn new(day: Day, title: impl Into<String>) -> Done {
        Done { day, title: title.into(), detail: None, by: None, papers: Vec::new(), corrected: false }
    }
}

/// One thing that is lawful next, on the right of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The act as a verb: `Ra quyết định giảm giá`.
    pub title: String,
    /// The last day, where the law gives one.
    pub due: Option<Day>,
    /// Who does it, when it is somebody else.
    pub actor: Option<String>,
    /// What the law fixes: `tối thiểu 1.312.200.000 đ`.
    pub detail: Option<String>,
    /// By which article.
    pub article: Option<Article>,
    /// The page that does it; none for a right of others.
    pub button: Option<Link>,
}

impl Next {
    /// A step with its words.
    pub fn new(title: impl Into<String>) -> Next {
        Next { title: title.into(), due: None, actor: None, detail: None, article: None, button: None }
    }
}

/// The state of an official paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// Nháp.
    Draft,
    /// Đã ban hành.
    Issued,
    /// Đã tống đạt.
    Served,
    /// Bị thay thế.
    Replaced,
}

impl PaperState {
    /// In Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            PaperState::Draft => "nháp",
            PaperState::Issued => "đã ban hành",
            PaperState::Served => "đã tống đạt",
            PaperState::Replaced => "bị thay thế",
        }
    }

    /// The tone of its chip.
    pub const fn tone(self) -> &'static str {
        match self {
            PaperState::Draft => "plain",
            PaperState::Issued | PaperState::Served => "jade",
            PaperState::Replaced => "amber",
        }
    }
}

/// An official paper as a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperCard {
    /// Its name: `Quyết định giảm giá tài sản`.
    pub title: String,
    /// Its number, once it has one: `58/QĐ-THADS`.
    pub number: Option<String>,
    /// Its day.
    pub day: Option<Day>,
    /// Who signed it.
    pub signer: Option<String>,
    /// Its state.
    pub state: PaperState,
    /// Where it is shown.
    pub href: String,
}

/// A photograph in a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Address of the small picture.
    pub small: String,
    /// Address of the original, untouched.
    pub original: String,
    /// SHA-256 of the original, in hexadecimal.
    pub digest: String,
    /// What it shows.
    pub caption: String,
}

/// The steps of a longer task and where one stands; the bar at the top of each screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Number, words, and class (`past`, `ahead`, none for the present one).
    pub steps: Vec<(usize, String, &'static str)>,
}

impl Progress {
    /// Steps with the present one counted from 1.
    pub fn at(words: &[&str], present: usize) -> Progress {
        let class = |number: usize| match number.cmp(&present) {
            std::cmp::Ordering::Less => "past",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "ahead",
        };
        let steps = words.iter().zip(1..).map(|(words, number)| (number, (*words).to_owned(), class(number)));
        Progress { steps: steps.collect() }
    }
}
