//! A signed-in person.

use super::{
    role::Roles,
    warrant::{Duty, Warrant},
};
use crate::{
    kernel::{PersonId, Refusal},
    ledger::Author,
    store::Scope,
};

/// A person of an agency who has proven who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub id: PersonId,
    /// The name as printed.
    pub name: String,
    /// The office as printed.
    pub office: String,
    /// The unit (phòng, khu vực).
    pub unit: String,
    /// What the person may do.
    pub roles: Roles,
    /// Whose book.
    pub scope: Scope,
}

impl Actor {
    /// The person as an act names them.
    pub fn author(&self) -> Author {
        Author { id: self.id, name: self.name.clone(), office: self.office.clone() }
    }

    /// Proof that this person may do a duty.
    ///
    /// # Errors
    /// A refusal that says who may.
    pub fn warrant<D: Duty>(&self) -> Result<Warrant<D>, Refusal> {
        Warrant::given_to(self)
    }

    /// Whether this person may do a duty; for showing or leaving out a button.
    pub fn may<D: Duty>(&self) -> bool {
        self.roles.has_any(D::ROLES)
    }
}
