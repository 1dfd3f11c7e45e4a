//! How people come, change and leave: pages, the command line and the demo call the same verbs.

use super::{
    acts::{AccountDeed, PersonFacts},
    rules::{may_change, may_join},
    store::{end_sessions_of, login_taken, people, person},
};
use crate::{
    kernel::{PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

fn subject(id: PersonId) -> Subject {
    Subject::of(SubjectKind::Person, id)
}

fn unknown() -> Refusal {
    Refusal::new("PERSON-UNKNOWN", "Chưa có người này trong sổ của cơ quan.")
        .mend("Mở danh sách cán bộ", "/quan-tri")
}

/// A person comes.
///
/// # Errors
/// A refusal when the sign-in name is taken or roles do not fit together; a failure of the database.
pub fn add_person(
    desk: &mut Desk<'_>,
    doing: &Doing,
    facts: PersonFacts,
) -> Result<(PersonId, Recorded), Failure> {
    may_join(&facts, doing.on)?;
    if login_taken(desk, &facts.login)? {
        let message =
            format!("Tên đăng nhập “{}” đã có người dùng. Thêm số hoặc tên đơn vị vào sau.", facts.login);
        return Err(Refusal::new("LOGIN-TWIN", message).at("login").into());
    }
    let id = PersonId::new();
    let done = record(desk, doing, &subject(id), &AccountDeed::PersonAdded(facts))?;
    Ok((id, done))
}

/// Office, unit, roles or last day change; the sign-in name stays.
///
/// # Errors
/// A refusal when there is no such person, or when nobody would be left to administer; a failure of the database.
pub fn change_person(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: PersonId,
    facts: PersonFacts,
) -> Result<Recorded, Failure> {
    let before = person(desk, id)?.ok_or_else(unknown)?;
    let facts = PersonFacts { login: before.facts.login, ..facts };
    may_join(&facts, doing.on)?;
    may_change(&people(desk)?, id, Some(&facts))?;
    record(desk, doing, &subject(id), &AccountDeed::PersonChanged(facts))
}

/// A person leaves: the name stays in the book, the doors close at once.
///
/// # Errors
/// As [`change_person`].
pub fn leave(desk: &mut Desk<'_>, doing: &Doing, id: PersonId) -> Result<Recorded, Failure> {
    person(desk, id)?.ok_or_else(unknown)?;
    may_change(&people(desk)?, id, None)?;
    let done = record(desk, doing, &subject(id), &AccountDeed::PersonLeft)?;
    end_sessions_of(desk, id)?;
    Ok(done)
}
