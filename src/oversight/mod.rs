//! Oversight: what the head of the agency answers for in the store (sổ ra vào, sổ theo dõi, xác nhận tồn kho).
//!
//! It holds the log of who enters a store, matched with what was done there; the register of things by quarter,
//! printed and closed; and the head's signed certificates of the stock. It may touch custody and the rooms below.
//! It deliberately moves nothing and settles nothing: it only shows, compares and signs.

mod acts;
mod pages;
pub mod papers;
mod quarter;
mod register;
mod store;
mod verbs;

pub use acts::{Certified, ClosedRow, Entered, OversightDeed, RegisterClosed};
pub use pages::routes;
pub use quarter::Quarter;
pub use register::{RegisterRow, register};
pub use store::{
    CertificateRow, ClosingRow, EntryRow, Stock, certificates, closing, closings, entries, entry, replay,
    stock,
};
pub use verbs::{EntryWish, certify, close_register, enter, leave};
