//! Each speed beside its limit, measured in the same run: `cargo bench`.
//!
//! Absolute figures move with the machine; only the ratios are claims, and they stand with their goals in
//! `docs/performance.md`.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod book;
#[allow(dead_code)]
#[path = "../../tests/it/support/browser.rs"]
mod browser;
mod count;
mod decision;
mod item;
mod journey;
mod paper;
mod photo;
mod raw_decision;
mod search;

use std::time::{Duration, Instant};

/// Calls a job for about a second and a half after a warm-up; seconds for one call, the median of five parts.
pub fn seconds_each(mut job: impl FnMut()) -> f64 {
    job();
    let mut parts = Vec::new();
    for _ in 0..5 {
        let (begun, mut calls) = (Instant::now(), 0_u32);
        while calls == 0 || begun.elapsed() < Duration::from_millis(300) {
            job();
            calls += 1;
        }
        parts.push(begun.elapsed().as_secs_f64() / f64::from(calls));
    }
    parts.sort_by(f64::total_cmp);
    parts[2]
}

/// One line of the table.
pub fn line(what: &str, ours: &str, limit: &str, ratio: &str, goal: &str) {
    println!("| {what} | {ours} | {limit} | {ratio} | {goal} |");
}

fn main() {
    if std::env::args().any(|a| a == "--test" || a == "--list") {
        return; // `cargo test --benches` only wants to know that it compiles.
    }
    let only: Option<String> = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let wanted = |name: &str| only.as_deref().is_none_or(|o| name.contains(o));
    println!("| What | Ours | Limit in the same run | Ratio | Goal |\n| --- | --- | --- | --- | --- |");
    if wanted("book") {
        book::run();
    }
    if wanted("count") {
        count::run();
    }
    if wanted("photo") {
        photo::run();
    }
    if wanted("paper") {
        paper::run();
    }
    if wanted("journey") {
        journey::run();
    }
    if wanted("item") {
        item::run();
    }
    if wanted("search") {
        search::run();
    }
}
