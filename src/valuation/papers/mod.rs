//! What the papers of valuation say: each a pure function from facts and law to a sheet.

mod notice;
mod priority;

pub use notice::{PriceSource, ValuationNoticeFacts, ValuedAsset, valuation_notice};
pub use priority::{PriorityNoticeFacts, priority_notice};
