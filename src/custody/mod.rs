//! Custody: places, things in the store, intake, seals, counts.
//!
//! Its papers may use the drawing kit and the law's words.
//! It deliberately does not decide what a thing is worth or who is to have it.

pub mod papers;
