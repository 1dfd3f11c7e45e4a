//! What the papers of the auction stage say: each a pure function from facts and law to a sheet.

mod delivery;
mod failure;
mod price_cut;
mod take;

pub use delivery::{DeliveryFacts, SaleWay, delivery_decision};
pub use failure::{FailedLot, FailureNoticeFacts, failure_notice};
pub use price_cut::{CutLot, PriceCutFacts, price_cut_decision};
pub use take::{TakePaymentFacts, take_payment_notice, to_pay};
