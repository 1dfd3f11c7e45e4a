//! The acts of a case.

use super::{case::CaseFacts, store};
use crate::{
    kernel::PersonId,
    ledger::{Act, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum CaseDeed {
    /// The case is opened from an enforcement decision.
    Opened(CaseFacts),
    /// What was written of it is put right; the first writing stays in the book.
    Corrected(CaseFacts),
    /// Another officer takes it over.
    Assigned {
        /// Who.
        officer: PersonId,
        /// In which unit.
        unit: String,
    },
    /// A note in the file.
    Noted {
        /// What was noted.
        text: String,
    },
    /// The case is ended.
    Ended {
        /// Why, by which paper.
        reason: String,
    },
}

impl Deed for CaseDeed {
    const SLICE: &'static str = "case";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}
