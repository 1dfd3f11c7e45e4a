//! What the papers of payment say: each a pure function from facts and law to a sheet.

mod distribution;

pub use distribution::{DistributionFacts, DistributionStep, PayLine, distribution_sheet};
