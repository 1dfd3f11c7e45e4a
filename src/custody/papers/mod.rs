//! What the papers of custody say: each a pure function from facts and law to a sheet.

mod emergency;
mod entrust;
mod handover;
mod history;
mod label;
mod order;
mod release;
mod seal;
mod slip;
mod stock_card;

pub use emergency::{EmergencyFacts, emergency_minutes};
pub use entrust::{EntrustFacts, entrust_minutes};
pub use handover::{HandoverFacts, HandoverLine, handover_minutes};
pub use history::{HistoryFacts, HistoryLine, item_history};
pub use label::{LabelFacts, PlaceLabelFacts, item_label, place_labels};
pub use order::{IntakeOrderFacts, StoreLine, intake_order};
pub use release::{ReleaseOrderFacts, ReleaseSlipFacts, release_order, release_slip};
pub use seal::{SealMinutesFacts, seal_minutes};
pub use slip::{IntakeSlipFacts, SlipLine, SlipSigners, intake_slip};
pub use stock_card::{StockCardFacts, StockEntry, stock_card};
