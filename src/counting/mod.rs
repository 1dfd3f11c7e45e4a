//! Counting: programs of counts, samples drawn from a committed seed, sheets scanned by two, second counts,
//! monthly reconciliation, the change of a storekeeper (kiểm kê, đối chiếu, bàn giao thủ kho).
//!
//! A scan is kept before it is acknowledged and belongs to the sheet, not to a person's browser: a count goes on
//! where it stopped. It may touch the rooms below: custody, documents, accounts.
//! It deliberately tells nobody what is expected before a sheet is closed, and it never edits a quantity.

mod acts;
mod drawing;
mod kind;
mod pages;
pub mod papers;
mod programs;
mod sample;
mod store;
mod verbs;

pub use acts::{
    Change, CountingDeed, Drawn, Finished, KeeperSigned, NotAccepted, Planned, Reconciled, SheetClosed,
    Totals,
};
pub use kind::{CountKind, CountState, SheetState};
pub use pages::routes;
pub use programs::{Duty, Program, UNSEEN_DAYS, programs};
pub use sample::{Weighed, draw, hash_of};
pub use store::{
    CountRow, Recount, ScanRow, SheetRow, count, count_closes, counts, late_programs, latest, open_counts,
    opened_on, population, recounts_due, replay, scans, sheet, sheets, unseen, unseen_count,
};
pub use verbs::{
    Answer, CountWish, Figures, SignWish, begin_for_handover, close_sheet, draw_sample, drop_count,
    drop_for_handover, finish_count, finish_for_handover, keep_scans, open_change, plan_count, reconcile,
    sign_change,
};
