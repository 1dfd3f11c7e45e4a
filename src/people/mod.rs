//! People as pages: who works here, who may do what, who comes and goes (quản trị).
//!
//! It may touch the accounts and the kit. It deliberately keeps no secret: a password is set, never shown.

mod pages;

pub use pages::routes;
