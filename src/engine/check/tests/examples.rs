//! The examples that a lawyer can read and sign: `law/examples/histories.toml`.

use super::{check, read};
use crate::engine::{Event, Finding, History, Severity};
use crate::kernel::Day;
use crate::law::LawBook;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    /// What it shows.
    title: String,
    asset: crate::engine::Asset,
    events: Vec<Event>,
    /// Every finding but the missing steps, in the order of the events.
    #[serde(default)]
    finds: Vec<Expected>,
    /// Every missing step; not looked at where left out.
    missing: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    severity: Severity,
    event: usize,
    due: Option<Day>,
    #[serde(default)]
    says: String,
}

#[test]
fn every_example_gives_exactly_its_findings() {
    let examples: Examples = toml::from_str(&read("histories.toml")).unwrap();
    let mut wrong = Vec::new();
    for example in examples.example {
        let history = History { asset: example.asset.clone(), events: example.events.clone() };
        let findings = check(&history, LawBook::embedded());
        if let Err(fault) = compare(&example, &findings) {
            wrong.push(format!("{}: {fault}\n{findings:#?}", example.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn compare(example: &Example, findings: &[Finding]) -> Result<(), String> {
    let (missing, found): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.severity == Severity::Missing);
    if found.len() != example.finds.len() {
        return Err(format!("{} findings expected", example.finds.len()));
    }
    for (expected, finding) in example.finds.iter().zip(found) {
        let same = finding.rule == expected.rule
            && finding.severity == expected.severity
            && finding.event == Some(expected.event)
            && expected.due.is_none_or(|due| finding.due == Some(due))
            && finding.message.contains(&expected.says);
        if !same {
            return Err(format!("{} at event {} expected", expected.rule, expected.event));
        }
    }
    let lacks: Vec<&str> = missing.iter().map(|f| f.rule.as_str()).collect();
    match &example.missing {
        Some(expected) if *expected != lacks => Err(format!("missing {expected:?} expected")),
        _ => Ok(()),
    }
}
