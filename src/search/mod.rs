//! Search: finds cases, assets, things, papers by code, number, plate or name, without marks (đ = d).
//!
//! Slices hand in what a thing is called; the index is a table of folded words, the same on both databases.
//! It deliberately ranks little: an exact code first, then the newest.

mod pages;
mod store;

pub use pages::routes;
pub use store::{Hit, find, index};
