//! The book of acts as pages: its head, what it means, and every act day by day (sổ hành vi).
//!
//! It reads the ledger and knows the names of all deeds. It deliberately changes nothing.

mod pages;
mod words;

pub use pages::routes;
