//! What the papers of counting say: each a pure function from facts and law to a sheet.

mod keeper;
mod minutes;

pub use keeper::{KeeperChangeFacts, keeper_minutes};
pub use minutes::{CountLine, CountMinutesFacts, PlaceLine, SampleFacts, count_minutes};
