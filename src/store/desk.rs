//! The desk: a connection together with the agency whose rows it may touch.

use super::{Db, Failure, schema::books};
use crate::kernel::AgencyId;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use std::collections::BTreeMap;

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

/// The heads of the books that have moved in the present transaction, by agency: number and digest of the last act.
/// They are written once before the commit, however many acts it takes.
pub(super) type Heads = BTreeMap<String, (i64, String)>;

/// A connection lent for one piece of work of one agency.
pub struct Desk<'a> {
    db: &'a mut Db,
    scope: Scope,
    heads: Heads,
}

impl<'a> Desk<'a> {
    /// A desk over a connection.
    pub const fn new(db: &'a mut Db, scope: Scope) -> Desk<'a> {
        Desk { db, scope, heads: Heads::new() }
    }

    /// A desk in a transaction in which heads have moved already.
    pub(super) const fn after(db: &'a mut Db, scope: Scope, heads: Heads) -> Desk<'a> {
        Desk { db, scope, heads }
    }

    /// The heads that have moved.
    pub(super) fn into_heads(self) -> Heads {
        self.heads
    }

    /// The head of the agency's book as this transaction has moved it; nothing while it has not.
    pub fn moved_head(&self) -> Option<(i64, String)> {
        self.heads.get(self.agency()).cloned()
    }

    /// Moves the head of the agency's book. It is written when the transaction ends well.
    pub fn move_head(&mut self, n: i64, digest: String) {
        self.heads.insert(self.agency().to_owned(), (n, digest));
    }

    /// Writes the head where no lane does: for a copy of a book that is replayed.
    ///
    /// # Errors
    /// A failure of the database.
    pub fn settle_head(&mut self) -> Result<(), Failure> {
        let heads = std::mem::take(&mut self.heads);
        Ok(settle_heads(self.db, &heads)?)
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
        let (scope, before) = (self.scope.clone(), self.heads.clone());
        let mut after = Heads::new();
        let done = self.db.transaction(|db| {
            let mut desk = Desk::after(db, scope, before);
            let done = job(&mut desk)?;
            after = desk.into_heads();
            Ok(done)
        });
        if done.is_ok() {
            self.heads = after;
        }
        done
    }
}

/// Writes the heads of books that have moved.
pub(super) fn settle_heads(db: &mut Db, heads: &Heads) -> diesel::QueryResult<()> {
    for (agency, (n, digest)) in heads {
        let moved = diesel::update(books::table.filter(books::agency.eq(agency.clone())))
            .set((books::n.eq(*n), books::digest.eq(digest.clone())))
            .execute(db)?;
        if moved == 0 {
            diesel::insert_into(books::table)
                .values((books::agency.eq(agency.clone()), books::n.eq(*n), books::digest.eq(digest.clone())))
                .execute(db)?;
        }
    }
    Ok(())
}
