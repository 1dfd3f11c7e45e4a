//! Why an act may not be done, in words a person can act on.

use super::{Basis, Day};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A refusal: what is wrong, by which article, until when, who can help, where to go.
/// It is an answer of the house, not a failure of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// A stable short code, for tests and for the log: `CUT-CAP`.
    pub code: String,
    /// One Vietnamese sentence: what, and what to do.
    pub message: String,
    /// The article, as printed.
    pub article: Option<String>,
    /// Until when the obstacle stands.
    pub until: Option<Day>,
    /// The form field it belongs to.
    pub field: Option<String>,
    /// A page that helps: label and address.
    pub mend: Option<(String, String)>,
}

impl Refusal {
    /// A refusal with its code and its sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Refusal {
        Refusal {
            code: code.to_owned(),
            message: message.into(),
            article: None,
            until: None,
            field: None,
            mend: None,
        }
    }

    /// By which article.
    #[must_use]
    pub fn by(mut self, basis: &Basis) -> Refusal {
        self.article = Some(basis.line());
        self
    }

    /// By an article given as text.
    #[must_use]
    pub fn article(mut self, article: impl Into<String>) -> Refusal {
        self.article = Some(article.into());
        self
    }

    /// Until when.
    #[must_use]
    pub fn until(mut self, day: Day) -> Refusal {
        self.until = Some(day);
        self
    }

    /// At which field of the form.
    #[must_use]
    pub fn at(mut self, field: &str) -> Refusal {
        self.field = Some(field.to_owned());
        self
    }

    /// The page that helps.
    #[must_use]
    pub fn mend(mut self, label: &str, address: impl Into<String>) -> Refusal {
        self.mend = Some((label.to_owned(), address.into()));
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.article {
            Some(article) => write!(f, " ({article})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Refusal {}
