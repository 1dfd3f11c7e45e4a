//! Auctions: rounds of one asset, their results, price cuts, the creditor's option.
//!
//! Its papers may use the drawing kit and the law's words.
//! It deliberately does not know who is paid with the proceeds.

pub mod papers;
