//! What the papers of the auction stage say: each a pure function from facts and law to a sheet.

mod price_cut;

pub use price_cut::{CutLot, PriceCutFacts, price_cut_decision};
