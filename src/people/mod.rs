//! Administration: who works here, in which office, with which roles (quản trị).
//!
//! Every change of a person is an act of the book; a password is not, and is never shown again.
//! It deliberately cannot touch cases, assets or things.

mod pages;

pub use pages::routes;
