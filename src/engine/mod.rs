//! The pure engine: acts × law × calendar → state, findings, what is next; and the distribution of proceeds.
//!
//! It holds the events of an asset's life, the audit of a history, the journey of an asset with what is lawful
//! next, the judgement of a wished step, and the payout. It may touch the kernel and the law. It deliberately
//! knows nothing of clocks, databases, people or pages: the same input always gives the same answer.

mod check;
mod event;
mod finding;
mod history;
mod journey;
mod ladder;
mod locate;
mod lots;
mod next;
mod outcome;
pub mod payout;
mod permit;
mod reading;
mod stage;
mod taking;
#[cfg(test)]
mod tests;
mod timeline;

pub use check::check;
pub use event::{Auction, Event, LotCut, LotOffer, Method, Step};
pub use finding::{Counts, FINDINGS_FORMAT, Finding, Severity};
pub use history::{Asset, HISTORY_FORMAT, History};
pub use journey::{CutView, Journey, RoundView};
pub use ladder::{Ladder, LadderPoint, deepest_ladder};
pub use lots::{lot_order, lots_to_stop};
pub use next::Next;
pub use outcome::Outcome;
pub use payout::ClaimKind;
pub use permit::{Permit, permit};
pub use reading::BadInput;
pub use stage::Stage;
pub use taking::{Taking, TakingCase, taking};
