//! Niêm Phong: custody, auctions and papers of seized assets, provable to a stranger.
//!
//! An officer performs an *act*. The *law* of that day judges it. The *book* keeps it.
//! *Papers* and *pages* show it. See `docs/ARCHITECTURE.md` for the floors of the house.

pub mod accounts;
pub mod app;
pub mod assets;
pub mod auctions;
pub mod book;
pub mod casefile;
pub mod cases;
pub mod cli;
pub mod config;
pub mod counting;
pub mod custody;
pub mod demo;
pub mod disposal;
pub mod documents;
pub mod engine;
pub mod handover;
pub mod kernel;
pub mod law;
pub mod ledger;
pub mod oversight;
pub mod paper;
pub mod people;
pub mod proceeds;
pub mod rulebook;
pub mod search;
pub mod steps;
pub mod store;
pub mod today;
pub mod valuation;
pub mod vault;
pub mod verify;
pub mod web;
