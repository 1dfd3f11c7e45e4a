//! The book itself, as a page: its head, its last acts, and what they mean to a stranger (sổ hành vi).
//!
//! It reads the ledger and shows it, page by page. It deliberately offers no way to change anything.

mod pages;

pub use pages::routes;
