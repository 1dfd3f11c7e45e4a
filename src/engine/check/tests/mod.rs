//! Histories and what is found in them.

mod examples;
mod ladders;

use super::check;
use crate::engine::{Finding, History};
use crate::law::LawBook;

fn found(text: &str) -> Vec<Finding> {
    check(&History::parse(text).unwrap(), LawBook::embedded())
}

/// A file below `law/examples`.
fn read(name: &str) -> String {
    let path = format!("{}/law/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

#[test]
fn the_example_of_the_format_is_without_a_finding() {
    assert_eq!(found(&read("house-first-round.json")), []);
}
