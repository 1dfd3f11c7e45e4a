//! Today: what is to be done, by when, by which article; for each role its own (việc hôm nay).
//!
//! It reads everyone: journeys of assets, orders and discrepancies of the store, money waiting, the book.
//! It deliberately changes nothing: every line leads to the page that does it.

mod pages;
mod store;
mod work;

pub use pages::routes;
