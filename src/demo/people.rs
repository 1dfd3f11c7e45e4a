//! The people of the demo: who they are, and how they come into the book.

use super::days::{Days, moment};
use crate::{
    accounts::{
        AccountDeed, Actor, AgencyFacts, PersonFacts, Role, Roles, hash_password, open_agency, set_password,
    },
    kernel::{AgencyId, Day, PersonId},
    ledger::{Doing, Subject, SubjectKind, record},
    store::{Failure, Scope, Store},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The one password of every account of the demo.
pub const PASSWORD: &str = "ha-an-dung-thu";
/// The day on which the agency opens its book: the day after the regional offices were merged.
pub const BOOK_OPENS: &str = "2025-07-01";

/// An account to sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name to sign in with.
    pub login: String,
    /// The password.
    pub password: &'static str,
    /// The person's name.
    pub name: String,
    /// The office.
    pub office: String,
    /// What there is to be seen with it.
    pub shows: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    agency: AgencyEntry,
    person: Vec<PersonEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgencyEntry {
    code: String,
    name: String,
    superior: String,
    place: String,
    address: String,
    symbol: String,
    wage_region: String,
    head_title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonEntry {
    login: String,
    name: String,
    office: String,
    unit: String,
    roles: Vec<Role>,
    until_days: Option<i64>,
    shows: String,
}

/// The agency with everybody in it.
pub struct Staff {
    /// Whose book.
    pub scope: Scope,
    /// Everybody, by sign-in name.
    pub people: BTreeMap<String, Actor>,
    /// What is printed at the start.
    pub accounts: Vec<Account>,
}

/// The day on which the book opens.
pub fn book_opens() -> Day {
    BOOK_OPENS.parse().unwrap_or_else(|_| Days::around(Day::from(chrono::NaiveDate::MIN)).today)
}

/// Opens the agency's book and lets everybody in.
///
/// # Errors
/// The data, a refusal, or a failure of the store, in words.
pub fn open(store: &Store, days: &Days) -> Result<Staff, String> {
    let file: File =
        toml::from_str(include_str!("data/people.toml")).map_err(|e| format!("people.toml: {e}"))?;
    let agency: AgencyId = file.agency.code.parse().map_err(|e| format!("people.toml: {e}"))?;
    let scope = Scope::of(agency);
    let hash = hash_password(PASSWORD).map_err(|r| r.message)?;
    let mut people = BTreeMap::new();
    let mut accounts = Vec::new();
    let mut entering = Vec::new();
    for entry in file.person {
        let until = entry.until_days.and_then(|n| days.clock.max(days.today).plus_days(n));
        let actor = Actor {
            id: PersonId::new(),
            name: entry.name.clone(),
            office: entry.office.clone(),
            unit: entry.unit.clone(),
            roles: Roles::of(entry.roles),
            scope: scope.clone(),
        };
        let facts = PersonFacts {
            login: entry.login.clone(),
            name: entry.name.clone(),
            office: entry.office.clone(),
            unit: entry.unit,
            roles: actor.roles.clone(),
            until,
        };
        accounts.push(Account {
            login: entry.login.clone(),
            password: PASSWORD,
            name: entry.name,
            office: entry.office,
            shows: entry.shows,
        });
        entering.push((actor.clone(), facts));
        people.insert(entry.login, actor);
    }
    let facts = AgencyFacts {
        name: file.agency.name,
        superior: file.agency.superior,
        place: file.agency.place,
        address: file.agency.address,
        symbol: file.agency.symbol,
        wage_region: file.agency.wage_region,
        head_title: file.agency.head_title,
    };
    store.write(&scope, move |desk| enter(desk, facts, entering, &hash)).map_err(|e| e.to_string())?;
    Ok(Staff { scope, people, accounts })
}

/// The administrator opens the book; everybody else is let in by them.
fn enter(
    desk: &mut crate::store::Desk<'_>,
    agency: AgencyFacts,
    entering: Vec<(Actor, PersonFacts)>,
    hash: &str,
) -> Result<(), Failure> {
    let opens = book_opens();
    let Some((administrator, first)) = entering.first().cloned() else { return Ok(()) };
    let author = administrator.author();
    let doing = |n: i64| Doing::new(author.clone(), opens, moment(opens, 7 * 60 + 30 + n));
    open_agency(desk, &doing(0), agency, first)?;
    for (n, (actor, facts)) in (1..).zip(entering) {
        let doing = doing(n);
        if actor.id != administrator.id {
            let subject = Subject::of(SubjectKind::Person, actor.id);
            record(desk, &doing, &subject, &AccountDeed::PersonAdded(facts))?;
        }
        set_password(desk, actor.id, hash, doing.now)?;
    }
    Ok(())
}
