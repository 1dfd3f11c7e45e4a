//! The demo: an invented agency whose figures are real, told through the very verbs of everyday use.
//!
//! Tables say which assets there are and how far each has come; courses count the days by the rulebook; the script
//! plays everything into the book in the order of the days. Nothing is written past a verb.
//! It deliberately decides nothing by itself: what the law refuses, the demo cannot show as done.

mod aside;
mod cases;
mod course;
mod days;
mod disposal;
mod journey;
mod old_file;
mod people;
mod pictures;
mod road;
mod script;
mod seizure;
mod spec;
mod stores;
mod witnesses;

pub use people::{Account, PASSWORD};

use crate::{kernel::Clock, store::Store, vault::Vault};
use days::Days;
use pictures::Pictures;
use script::{Board, Script};

/// Loads the sample agency into an empty house; the accounts to sign in with.
///
/// # Errors
/// The first thing that was refused or failed, in words.
pub fn load(store: &Store, vault: &Vault, clock: &Clock) -> Result<Vec<Account>, String> {
    let days = Days::around(clock.today());
    let pictures = Pictures::begin(vault);
    let staff = people::open(store, &days)?;
    let mut script = Script::default();
    cases::plan(&mut script, &days)?;
    stores::plan(&mut script, &days)?;
    disposal::plan(&mut script, &days);
    let board = Board::new(vault.clone(), staff.people, pictures);
    script.play(store, &staff.scope, board)?;
    Ok(staff.accounts)
}

/// What a visitor should know when the stories cannot turn around the day of the clock.
pub fn note(clock: &Clock) -> Option<String> {
    Days::around(clock.today()).note()
}
