//! The acts by which an agency opens its book and its people come and go.

use super::{role::Roles, store};
use crate::{
    kernel::Day,
    ledger::{Act, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// What must be known of an agency to print its papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyFacts {
    /// `Thi hành án dân sự tỉnh Hà An`.
    pub name: String,
    /// The body above it, first line of a paper's head: `Cục Quản lý Thi hành án dân sự`.
    pub superior: String,
    /// The place before a paper's date: `Hà An`.
    pub place: String,
    /// The seat's address.
    pub address: String,
    /// The symbol in numbers: `THADS`.
    pub symbol: String,
    /// The wage region of the seat: `I` … `IV`.
    pub wage_region: String,
    /// The head's office as printed: `Trưởng Thi hành án dân sự tỉnh Hà An`.
    pub head_title: String,
}

/// What is known of a person of the agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    /// The name to sign in with.
    pub login: String,
    /// The name as printed.
    pub name: String,
    /// The office as printed.
    pub office: String,
    /// The unit.
    pub unit: String,
    /// What the person may do.
    pub roles: Roles,
    /// The last day of access, for prosecutors and inspectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// An act about the agency or one of its people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum AccountDeed {
    /// The agency opens its book.
    AgencyOpened(AgencyFacts),
    /// A person comes.
    PersonAdded(PersonFacts),
    /// Office, unit, roles or last day change.
    PersonChanged(PersonFacts),
    /// A person leaves; the name stays in the book.
    PersonLeft,
}

impl Deed for AccountDeed {
    const SLICE: &'static str = "account";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}
