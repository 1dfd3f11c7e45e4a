//! The audit of a ladder of 28 rounds (ladder A), against the wish to answer within a millisecond.

use crate::{line, seconds_each};
use niemphong::{
    engine::{History, Journey, check},
    law::LawBook,
};

const LADDER: &str = include_str!("../../law/examples/ladders/A.json");

pub fn run() {
    let law = LawBook::embedded();
    let history = History::parse(LADDER).unwrap();
    let audited = seconds_each(|| {
        std::hint::black_box(check(&history, law));
    });
    let told = seconds_each(|| {
        std::hint::black_box(Journey::of(&history, law));
    });
    let parsed = seconds_each(|| {
        std::hint::black_box(History::parse(LADDER).unwrap());
    });
    let shown = |seconds: f64| format!("{:.3} ms", seconds * 1e3);
    let ratio = |seconds: f64| format!("{:.2}", 1e-3 / seconds);
    let events =
        format!("1 ms ({} events; reading the file alone takes {})", history.events.len(), shown(parsed));
    line("`check` of a ladder of 28 rounds", &shown(audited), &events, &ratio(audited), "1");
    line("Journey of the same ladder", &shown(told), "1 ms", &ratio(told), "1");
}
