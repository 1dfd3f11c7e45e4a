//! The acts of oversight.

use super::{Quarter, store};
use crate::{
    documents::IssuedPaper,
    kernel::{Day, ItemId, Moment, Vnd},
    ledger::{Act, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// Somebody entered a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The name.
    pub name: String,
    /// Office, or body and identity paper of a visitor.
    pub office: String,
    /// Why.
    pub why: String,
    /// Who went with them; empty for somebody who may go alone.
    pub escort: String,
    /// When.
    pub at: Moment,
}

/// One row of a closed register, as it was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedRow {
    /// The thing.
    pub item: ItemId,
    /// The first letters of the SHA-256 of the row's text.
    pub digest: String,
}

/// The register of a quarter, printed and closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterClosed {
    /// Which quarter.
    pub quarter: Quarter,
    /// Its rows as they were printed.
    pub rows: Vec<ClosedRow>,
    /// The print.
    pub paper: IssuedPaper,
}

/// The head's certificate of the stock on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// The day whose stock is certified.
    pub as_of: Day,
    /// Things in the agency's own stores.
    pub in_store: i64,
    /// Things kept elsewhere for the agency.
    pub elsewhere: i64,
    /// Things that a count did not find.
    pub missing: i64,
    /// Open discrepancies.
    pub discrepancies: i64,
    /// Things that nobody has seen for a year.
    pub unseen: i64,
    /// Đồng in cash that lie in the stores.
    pub cash: Vnd,
    /// What the head adds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
    /// The certificate.
    pub paper: IssuedPaper,
}

/// An act of oversight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum OversightDeed {
    /// Somebody entered (subject: the store).
    Entered(Entered),
    /// Somebody left again (subject: the store).
    LeftStore {
        /// The act by which they entered.
        entry: crate::kernel::ActId,
        /// When.
        at: Moment,
    },
    /// A quarter's register is closed (subject: the agency).
    RegisterClosed(Box<RegisterClosed>),
    /// The head certifies the stock (subject: the agency).
    Certified(Box<Certified>),
}

impl Deed for OversightDeed {
    const SLICE: &'static str = "oversight";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}
