//! The desk: a connection together with the agency whose rows it may touch.

use super::{Db, Failure};
use crate::kernel::AgencyId;

/// Whose book: handed out with a signed-in person, and to the command line of the machine's owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(AgencyId);

impl Scope {
    /// The scope of one agency.
    pub const fn of(agency: AgencyId) -> Scope {
        Scope(agency)
    }

    /// The agency.
    pub const fn agency(&self) -> &AgencyId {
        &self.0
    }
}

/// A connection lent for one piece of work of one agency.
pub struct Desk<'a> {
    db: &'a mut Db,
    scope: Scope,
}

impl<'a> Desk<'a> {
    /// A desk over a connection.
    pub const fn new(db: &'a mut Db, scope: Scope) -> Desk<'a> {
        Desk { db, scope }
    }

    /// The agency's code, as it stands in every row.
    pub fn agency(&self) -> &str {
        self.scope.agency().as_str()
    }

    /// Whose book.
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The connection, for queries begun with [`mine!`](crate::mine).
    pub const fn db(&mut self) -> &mut Db {
        self.db
    }

    /// Runs a part that is undone as a whole when it fails, inside the present piece of work.
    ///
    /// # Errors
    /// Whatever the part answers.
    pub fn part<T>(&mut self, job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        use diesel::Connection;
        let scope = self.scope.clone();
        self.db.transaction(|db| job(&mut Desk::new(db, scope)))
    }
}
