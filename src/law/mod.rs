//! The law as data: dated rules, calendars of working days, and how a term is counted.
//!
//! It reads the files of `law/` that are built into the program and answers by (rule, day), always with the
//! article. It knows nothing of cases, databases or pages, and it never guesses: a day on which no version is
//! written, or a year without a calendar, is an error with a sentence.

mod actor;
mod book;
mod calendar;
mod count;
mod error;
mod figures;
mod label;
mod load;
mod paper_bases;
mod regime;
mod rule;
mod sentence;
#[cfg(test)]
mod tests;
mod value;

pub use actor::Actor;
pub use book::{Due, LastDay, LawBook};
pub use calendar::{Calendar, DayKind, DayStatus};
pub use count::{Count, Skipped};
pub use error::LawError;
pub use paper_bases::{PaperBases, paper_bases, paper_titles};
pub use regime::{AuctionRegime, Regime, RegimeSpan};
pub use rule::{Ask, Direction, Kind, Procedure, Rule, Version};
pub use value::{
    AssetClass, Bracket, DossierTier, PayoutOrder, Region, Term, TermFor, Times, Unit, Value, Wage,
};
