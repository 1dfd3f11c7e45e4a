//! What the papers of seizure say: each a pure function from facts and law to a sheet.

mod decision;
mod minutes;

pub use decision::{SeizureFacts, seizure_decision};
pub use minutes::{SeizureMinutesFacts, seizure_minutes};
