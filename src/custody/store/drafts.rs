//! Forms that were begun and not yet sent: what is done is kept if the phone dies. Never part of the book.

use crate::{
    kernel::{Moment, PersonId},
    mine,
    store::{Desk, Failure, schema::drafts as table},
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// What a person has begun, as text.
///
/// # Errors
/// A failure of the database.
pub fn draft(
    desk: &mut Desk<'_>,
    person: PersonId,
    kind: &str,
    subject: &str,
) -> Result<Option<String>, Failure> {
    let query = mine!(desk, drafts)
        .filter(table::person.eq(person.to_string()))
        .filter(table::kind.eq(kind.to_owned()))
        .filter(table::subject.eq(subject.to_owned()))
        .select(table::body);
    Ok(query.first(desk.db()).optional()?)
}

/// Keeps what a person has begun.
///
/// # Errors
/// A failure of the database.
pub fn keep_draft(
    desk: &mut Desk<'_>,
    person: PersonId,
    kind: &str,
    subject: &str,
    body: &str,
    now: Moment,
) -> Result<(), Failure> {
    discard_draft(desk, person, kind, subject)?;
    diesel::insert_into(table::table)
        .values((
            table::agency.eq(desk.agency().to_owned()),
            table::person.eq(person.to_string()),
            table::kind.eq(kind.to_owned()),
            table::subject.eq(subject.to_owned()),
            table::body.eq(body.to_owned()),
            table::changed_at.eq(now.utc()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Forgets what a person had begun: it was sent, or given up.
///
/// # Errors
/// A failure of the database.
pub fn discard_draft(
    desk: &mut Desk<'_>,
    person: PersonId,
    kind: &str,
    subject: &str,
) -> Result<(), Failure> {
    diesel::delete(
        mine!(desk, drafts)
            .filter(table::person.eq(person.to_string()))
            .filter(table::kind.eq(kind.to_owned()))
            .filter(table::subject.eq(subject.to_owned())),
    )
    .execute(desk.db())?;
    Ok(())
}
