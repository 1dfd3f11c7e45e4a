//! The kernel: money, ratios, days, ids, refusals, citations, words.
//!
//! Everything above stands on these types; they know nothing of files, databases or pages.
//! Only `day.rs` may read the system clock, and nothing here may fail on a user's input
//! without saying in words what was wrong.

mod cited;
mod day;
mod fold;
mod ids;
mod money;
mod ratio;
mod refusal;
mod words;

pub use cited::{Basis, Cited, Status};
pub use day::{Clock, Day, Moment};
pub use fold::{fold, fold_words, nfc, plate_key};
pub use ids::{
    ActId, AgencyId, AssetId, CaseId, CountId, DiscrepancyId, DisposalId, ExtractionId, HandoverId, HoldId,
    IdError, ItemId, OrderId, PaperId, PersonId, PlaceId, RoundId,
};
pub use money::{MoneyError, Vnd};
pub use ratio::Ratio;
pub use refusal::Refusal;
pub use words::{amount_in_words, number_in_words};
