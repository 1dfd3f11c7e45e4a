//! Cases: the judgment, the parties, what is owed (việc thi hành án).
//!
//! One enforcement decision is one case; everything else of a file hangs on it.
//! It deliberately does not know what was seized: assets know their case, never the other way round.

mod acts;
mod case;
mod pages;
mod rules;
mod store;
mod verbs;

pub use acts::CaseDeed;
pub use case::{CaseFacts, Obligation, Party, PartyRole};
pub use pages::routes;
pub use store::{CaseRow, case, case_by_code, case_facts, cases_of, count_cases, replay};
pub use verbs::{assign_case, correct_case, note_case, open_case};
