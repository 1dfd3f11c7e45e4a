//! Stories over the real store, the real server and the real papers; one binary, so that linking happens once.
#![allow(clippy::unwrap_used)]

mod permissions;

mod book;
mod browser_walk;
mod counting;
mod custody;
mod custody_pages;
mod demo;
mod demo_walk;
mod disposal;
mod door;
mod handover;
mod oversight;
mod sale;
mod support;
