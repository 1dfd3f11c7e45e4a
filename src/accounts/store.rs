//! Tables of agencies, people, secrets and sessions.

use super::{
    actor::Actor,
    acts::{AccountDeed, AgencyFacts, PersonFacts},
    role::Roles,
    session::{SESSION_HOURS, Token},
};
use crate::{
    kernel::{AgencyId, Day, Moment, PersonId},
    ledger::{Act, Doing, Recorded, Subject, SubjectKind, record},
    mine,
    store::{
        Db, Desk, Failure, Scope,
        schema::{agencies, people as table, secrets, sessions},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// A person of the agency, as lists show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// What is known of them.
    pub facts: PersonFacts,
    /// Whether they still work here.
    pub active: bool,
}

type Row = (String, String, String, String, String, String, bool, Option<chrono::NaiveDate>, String);

fn read((id, login, name, office, unit, roles, active, until, _): Row) -> Result<Person, Failure> {
    Ok(Person {
        id: id.parse().map_err(|e| Failure::unreadable(format!("{e}")))?,
        facts: PersonFacts {
            login,
            name,
            office,
            unit,
            roles: roles.parse::<Roles>().map_err(Failure::unreadable)?,
            until: until.map(Day::from),
        },
        active,
    })
}

macro_rules! columns {
    () => {
        (
            table::id,
            table::login,
            table::name,
            table::office,
            table::unit,
            table::roles,
            table::active,
            table::until,
            table::agency,
        )
    };
}

/// Writes the rows an act gives rise to.
pub(super) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &AccountDeed) -> Result<(), Failure> {
    let agency = desk.agency().to_owned();
    match deed {
        AccountDeed::AgencyOpened(facts) => {
            let facts = facts.clone();
            diesel::insert_into(agencies::table)
                .values((
                    agencies::agency.eq(agency),
                    agencies::name.eq(facts.name),
                    agencies::superior.eq(facts.superior),
                    agencies::place.eq(facts.place),
                    agencies::address.eq(facts.address),
                    agencies::symbol.eq(facts.symbol),
                    agencies::wage_region.eq(facts.wage_region),
                    agencies::head_title.eq(facts.head_title),
                ))
                .execute(desk.db())?;
        }
        AccountDeed::PersonAdded(facts) => {
            diesel::insert_into(table::table)
                .values((
                    table::agency.eq(agency),
                    table::id.eq(act.subject.clone()),
                    table::login.eq(facts.login.clone()),
                    table::name.eq(facts.name.clone()),
                    table::office.eq(facts.office.clone()),
                    table::unit.eq(facts.unit.clone()),
                    table::roles.eq(facts.roles.codes()),
                    table::active.eq(true),
                    table::until.eq(facts.until.map(Day::date)),
                ))
                .execute(desk.db())?;
        }
        AccountDeed::PersonChanged(facts) => {
            diesel::update(mine!(desk, people).filter(table::id.eq(act.subject.clone())))
                .set((
                    table::name.eq(facts.name.clone()),
                    table::office.eq(facts.office.clone()),
                    table::unit.eq(facts.unit.clone()),
                    table::roles.eq(facts.roles.codes()),
                    table::until.eq(facts.until.map(Day::date)),
                ))
                .execute(desk.db())?;
        }
        AccountDeed::PersonLeft => {
            diesel::update(mine!(desk, people).filter(table::id.eq(act.subject.clone())))
                .set(table::active.eq(false))
                .execute(desk.db())?;
        }
    }
    Ok(())
}

/// Applies an act of this slice again; false when it is another slice's.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<bool, Failure> {
    match act.deed::<AccountDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

/// Opens an agency's book with its first person.
///
/// # Errors
/// A failure of the database; a refusal when the sign-in name is taken.
pub fn open_agency(
    desk: &mut Desk<'_>,
    doing: &Doing,
    facts: AgencyFacts,
    first: PersonFacts,
) -> Result<Recorded, Failure> {
    let agency = Subject::of(SubjectKind::Agency, desk.agency());
    record(desk, doing, &agency, &AccountDeed::AgencyOpened(facts))?;
    let person = Subject::of(SubjectKind::Person, doing.author.id);
    let doing = Doing { act: crate::kernel::ActId::new(), ..doing.clone() };
    record(desk, &doing, &person, &AccountDeed::PersonAdded(first))
}

/// The agency's facts.
///
/// # Errors
/// A failure of the database, or that the agency has not opened its book.
pub fn agency_facts(desk: &mut Desk<'_>) -> Result<AgencyFacts, Failure> {
    let query = mine!(desk, agencies).select((
        agencies::name,
        agencies::superior,
        agencies::place,
        agencies::address,
        agencies::symbol,
        agencies::wage_region,
        agencies::head_title,
    ));
    type Facts = (String, String, String, String, String, String, String);
    let (name, superior, place, address, symbol, wage_region, head_title) = query
        .first::<Facts>(desk.db())
        .optional()?
        .ok_or_else(|| Failure::unreadable("cơ quan chưa mở sổ"))?;
    Ok(AgencyFacts { name, superior, place, address, symbol, wage_region, head_title })
}

/// The people of the agency by name.
///
/// # Errors
/// A failure of the database.
pub fn people(desk: &mut Desk<'_>) -> Result<Vec<Person>, Failure> {
    let query = mine!(desk, people).order((table::active.desc(), table::name)).select(columns!());
    query.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// One person of the agency.
///
/// # Errors
/// A failure of the database.
pub fn person(desk: &mut Desk<'_>, id: PersonId) -> Result<Option<Person>, Failure> {
    let query = mine!(desk, people).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// Whether any agency has opened a book here; before that the first visitor opens one.
///
/// # Errors
/// A failure of the database.
pub fn any_agency(db: &mut Db) -> Result<bool, Failure> {
    Ok(agencies::table.select(agencies::agency).first::<String>(db).optional()?.is_some())
}

/// What sign-in needs: whose book, who, and the hash to compare with.
///
/// # Errors
/// A failure of the database.
pub fn sign_in_facts(db: &mut Db, login: &str) -> Result<Option<(Scope, PersonId, String)>, Failure> {
    let found: Option<(String, String, String)> = table::table
        .inner_join(secrets::table)
        .filter(table::login.eq(login.to_owned()))
        .filter(table::active.eq(true))
        .select((table::agency, table::id, secrets::hash))
        .first(db)
        .optional()?;
    found
        .map(|(agency, id, hash)| {
            let agency: AgencyId = agency.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
            let id = id.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
            Ok((Scope::of(agency), id, hash))
        })
        .transpose()
}

/// The hash of a person's password.
///
/// # Errors
/// A failure of the database.
pub fn password_hash_of(desk: &mut Desk<'_>, person: PersonId) -> Result<Option<String>, Failure> {
    let query = mine!(desk, secrets).filter(secrets::person.eq(person.to_string())).select(secrets::hash);
    Ok(query.first(desk.db()).optional()?)
}

/// Keeps the hash of a person's password.
///
/// # Errors
/// A failure of the database.
pub fn set_password(desk: &mut Desk<'_>, person: PersonId, hash: &str, now: Moment) -> Result<(), Failure> {
    let changed = diesel::update(mine!(desk, secrets).filter(secrets::person.eq(person.to_string())))
        .set((secrets::hash.eq(hash.to_owned()), secrets::changed_at.eq(now.utc())))
        .execute(desk.db())?;
    if changed == 0 {
        diesel::insert_into(secrets::table)
            .values((
                secrets::agency.eq(desk.agency().to_owned()),
                secrets::person.eq(person.to_string()),
                secrets::hash.eq(hash.to_owned()),
                secrets::changed_at.eq(now.utc()),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// Starts a session and forgets the ones that have run out.
///
/// # Errors
/// A failure of the database.
pub fn start_session(
    desk: &mut Desk<'_>,
    person: PersonId,
    token: &Token,
    device: &str,
    now: Moment,
) -> Result<(), Failure> {
    diesel::delete(mine!(desk, sessions).filter(sessions::expires_at.lt(now.utc()))).execute(desk.db())?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::agency.eq(desk.agency().to_owned()),
            sessions::token_hash.eq(token.digest()),
            sessions::person.eq(person.to_string()),
            sessions::created_at.eq(now.utc()),
            sessions::seen_at.eq(now.utc()),
            sessions::expires_at.eq(now.plus_seconds(SESSION_HOURS * 3600).utc()),
            sessions::device.eq(device.chars().take(120).collect::<String>()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// A failure of the database.
pub fn end_session(desk: &mut Desk<'_>, token: &Token) -> Result<(), Failure> {
    diesel::delete(mine!(desk, sessions).filter(sessions::token_hash.eq(token.digest())))
        .execute(desk.db())?;
    Ok(())
}

/// Ends every session of a person.
///
/// # Errors
/// A failure of the database.
pub(super) fn end_sessions_of(desk: &mut Desk<'_>, person: PersonId) -> Result<(), Failure> {
    diesel::delete(mine!(desk, sessions).filter(sessions::person.eq(person.to_string())))
        .execute(desk.db())?;
    Ok(())
}

/// Whether a sign-in name is taken, in whatever agency: the name alone says whose book is opened.
///
/// # Errors
/// A failure of the database.
pub(super) fn login_taken(desk: &mut Desk<'_>, login: &str) -> Result<bool, Failure> {
    let query = table::table.filter(table::login.eq(login.to_owned())).select(table::id);
    Ok(query.first::<String>(desk.db()).optional()?.is_some())
}

/// Whose session this is, while it lives and the person works here and their access has not run out.
///
/// # Errors
/// A failure of the database.
pub fn actor_of_session(db: &mut Db, token: &Token, now: Moment) -> Result<Option<Actor>, Failure> {
    let found: Option<Row> = sessions::table
        .inner_join(table::table)
        .filter(sessions::token_hash.eq(token.digest()))
        .filter(sessions::expires_at.gt(now.utc()))
        .filter(table::active.eq(true))
        .select(columns!())
        .first(db)
        .optional()?;
    let Some(row) = found else { return Ok(None) };
    let agency: AgencyId = row.8.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
    let person = read(row)?;
    if person.facts.until.is_some_and(|last| last < now.day()) {
        return Ok(None);
    }
    Ok(Some(Actor {
        id: person.id,
        name: person.facts.name,
        office: person.facts.office,
        unit: person.facts.unit,
        roles: person.facts.roles,
        scope: Scope::of(agency),
    }))
}
