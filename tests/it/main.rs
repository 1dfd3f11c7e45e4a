//! Stories over the real store, the real server and the real papers; one binary, so that linking happens once.
#![allow(clippy::unwrap_used)]

mod book;
mod browser_walk;
mod custody;
mod demo;
mod door;
mod sale;
mod support;
