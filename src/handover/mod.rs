//! Hand-over: what leaves without moving, what leaves and comes back, and whole stores that go to another body
//! (giao trên giấy, trích xuất và nhận lại, bàn giao giữa các cơ quan, bàn giao kho trước 01/7/2028).
//!
//! A great hand-over freezes a store, has it counted, lists it in parts that both sides sign, and closes in one act;
//! it goes on where it stopped. It may touch the rooms below: counting, custody, documents, cases.
//! It deliberately decides no ruling, and nothing leaves here that custody would not let go.

mod acts;
mod drawing;
mod kind;
mod pages;
pub mod papers;
mod store;
mod verbs;

pub use acts::{
    Back, Closed, Extracted, ExtractionOrder, HandedOnPaper, HandoverDeed, Listed, Opening, Returned,
    SheetDrawn, Stay,
};
pub use kind::{ExtractionState, HandoverKind, HandoverState, SHEET_LINES, SHEETS_AT_ONCE};
pub use pages::routes;
pub use store::{
    ExtractionRow, HandoverRow, extraction, extraction_items, extractions, handover, handover_acts,
    handovers, open_handovers, replay, sheet_items, stays_of,
};
pub use verbs::{
    ExtractionWish, HandoverWish, PaperWish, close_handover, draw_sheets, drop_handover, hand_on_paper,
    list_handover, open_handover, order_extraction, return_extraction, sign_sheets, take_extraction,
};
