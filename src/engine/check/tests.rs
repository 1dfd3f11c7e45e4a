//! Histories and what is found in them.

use super::check;
use crate::engine::{Finding, History};
use crate::law::LawBook;

fn found(text: &str) -> Vec<Finding> {
    check(&History::parse(text).unwrap(), LawBook::embedded())
}

#[test]
fn the_example_of_the_format_is_without_a_finding() {
    let findings = found(include_str!("../../../law/examples/house-first-round.json"));
    assert_eq!(findings, []);
}
