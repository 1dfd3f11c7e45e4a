//! A figure that cannot be separated from its law.

use serde::{Deserialize, Serialize};

/// How sure the house is of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The wording itself was read.
    #[serde(rename = "text seen")]
    TextSeen,
    /// A summary of it was read.
    #[serde(rename = "secondary")]
    Secondary,
    /// Not checked: shown as such wherever it is used.
    #[serde(rename = "unconfirmed")]
    Unconfirmed,
}

impl Status {
    /// In Vietnamese, for the rulebook's page.
    pub const fn label(self) -> &'static str {
        match self {
            Status::TextSeen => "đã đối chiếu văn bản",
            Status::Secondary => "theo nguồn thứ cấp",
            Status::Unconfirmed => "chưa xác nhận",
        }
    }
}

/// A legal basis: the article as it is printed, what it says in our own words, how sure we are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Basis {
    /// The articles as printed, the first being the main one: `khoản 3 Điều 83 Luật Thi hành án dân sự số 106/2025/QH15`.
    pub articles: Vec<String>,
    /// What the provision asks, in our own words.
    pub gist: String,
    /// How sure the house is.
    pub status: Status,
    /// The regime's code: `R08`, `R25`, `A16`, `A24`.
    pub regime: String,
}

impl Basis {
    /// The articles on one line.
    pub fn line(&self) -> String {
        self.articles.join("; ")
    }
}

/// A value together with the law it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub basis: Basis,
}

impl<T> Cited<T> {
    /// The same law under a computed value.
    pub fn map<U>(self, compute: impl FnOnce(T) -> U) -> Cited<U> {
        Cited { value: compute(self.value), basis: self.basis }
    }
}
