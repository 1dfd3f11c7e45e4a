//! What the papers of custody say: each a pure function from facts and law to a sheet.

mod entrust;
mod handover;
mod label;
mod order;
mod release;
mod slip;
mod stock_card;

pub use entrust::{EntrustFacts, entrust_minutes};
pub use handover::{HandoverFacts, HandoverLine, handover_minutes};
pub use label::{LabelFacts, item_label};
pub use order::{IntakeOrderFacts, StoreLine, intake_order};
pub use release::{ReleaseOrderFacts, ReleaseSlipFacts, release_order, release_slip};
pub use slip::{IntakeSlipFacts, SlipLine, SlipSigners, intake_slip};
pub use stock_card::{StockCardFacts, StockEntry, stock_card};
