//! Accounts: who is who in an agency, and who may do what.
//!
//! A signed-in person is an [`Actor`]; a [`Warrant`] proves that this actor may do one duty, and only this room
//! hands warrants out. Secrets and sessions are kept beside the book, never in it.
//! It deliberately does not know how a page looks or what an asset is.

mod actor;
mod acts;
mod password;
mod role;
mod rules;
mod session;
mod store;
mod throttle;
mod verbs;
mod warrant;

pub use actor::Actor;
pub use acts::{AccountDeed, AgencyFacts, PersonFacts};
pub use password::{PASSWORD_LETTERS_MIN, hash_password, password_matches};
pub use role::{Role, Roles};
pub use session::{SESSION_HOURS, Token};
pub use store::{
    Person, actor_of_session, agency_facts, any_agency, end_session, open_agency, password_hash_of, people,
    person, replay, set_password, sign_in_facts, start_session,
};
pub use throttle::Throttle;
pub use verbs::{add_person, change_person, leave};
pub use warrant::{
    Administer, Arrange, AsOfficer, Assign, Bookkeep, CountStore, Duty, HandleSeals, Inspect, KeepStore,
    LogEntries, Sign, TwoPersons, Warrant, Write,
};
