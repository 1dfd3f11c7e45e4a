//! The auditor's desk: a history, the law, and what has been found so far. Every topic writes here.

use super::reading::{Reading, Weight};
use crate::engine::timeline::{At, Timeline};
use crate::engine::{Asset, Finding, History, Severity};
use crate::kernel::Day;
use crate::law::{Ask, Due, LawBook, Procedure, Version};
use std::collections::BTreeMap;

pub(super) struct Audit<'a> {
    pub law: &'a LawBook,
    pub asset: &'a Asset,
    pub line: Timeline<'a>,
    found: Vec<Judged>,
    /// Years without a calendar, and the first event that needed one.
    dark: BTreeMap<i32, Finding>,
}

/// A finding, with the whole count behind it where it is about a last day.
pub(in crate::engine) struct Judged {
    pub finding: Finding,
    pub due: Option<Due>,
}

impl From<Finding> for Judged {
    fn from(finding: Finding) -> Judged {
        Judged { finding, due: None }
    }
}

/// A term to be kept: the rule, and the (law day, trigger) pairs under which it may be read.
pub(super) struct Term<'t> {
    pub rule: &'t str,
    pub readings: Vec<(Day, Day)>,
    pub procedure: Procedure,
    pub ours: bool,
}

impl<'t> Term<'t> {
    /// A term that the agency itself must keep: read by the law of the trigger's day and of the step's day.
    pub fn ours(rule: &'t str, trigger: Day, step: &At<'_>) -> Term<'t> {
        let readings = vec![(trigger, trigger), (step.date(), trigger)];
        Term { rule, readings, procedure: Procedure::Ordinary, ours: true }
    }

    /// A term that somebody else must keep; a breach is only a warning.
    pub fn theirs(rule: &'t str, trigger: Day, step: &At<'_>) -> Term<'t> {
        Term { ours: false, ..Term::ours(rule, trigger, step) }
    }

    pub fn under(self, procedure: Procedure) -> Term<'t> {
        Term { procedure, ..self }
    }
}

impl<'a> Audit<'a> {
    pub fn of(history: &'a History, law: &'a LawBook) -> Audit<'a> {
        let line = Timeline::of(history);
        Audit { law, asset: &history.asset, line, found: Vec::new(), dark: BTreeMap::new() }
    }

    /// The findings, by event; those without an event last.
    pub fn close(mut self) -> Vec<Judged> {
        self.found.extend(self.dark.into_values().map(Judged::from));
        self.found.sort_by_key(|j| (j.finding.event.is_none(), j.finding.event, j.finding.severity));
        self.found
    }

    pub fn ask(&self, procedure: Procedure) -> Ask {
        Ask::of(self.asset.kind).under(procedure)
    }

    /// Judges a step by its term, under every reading that the change of law leaves.
    pub fn judge(&mut self, step: At<'_>, term: &Term<'_>) {
        let ask = self.ask(term.procedure);
        let mut readings: Vec<Reading> = Vec::new();
        let mut read: Vec<(Option<&Version>, Day)> = Vec::new();
        for (law_day, trigger) in &term.readings {
            let version = self.law.rule_for(term.rule, &ask).ok().and_then(|r| r.version(*law_day));
            let same = |(seen, from): &(Option<&Version>, Day)| {
                from == trigger && seen.map(std::ptr::from_ref) == version.map(std::ptr::from_ref)
            };
            if !read.iter().any(same) {
                read.push((version, *trigger));
                readings.push(Reading::of(
                    self.law,
                    term.rule,
                    version,
                    *law_day,
                    *trigger,
                    step.date(),
                    &ask,
                ));
            }
        }
        if let Some(year) = readings.iter().find_map(Reading::dark_year) {
            self.no_calendar(year, term.rule, step);
            return;
        }
        let weight = Weight::of(&readings);
        let severity = match weight {
            Weight::Kept => return,
            Weight::Broken if term.ours => Severity::Violation,
            Weight::Broken | Weight::Divided | Weight::Doubtful => Severity::Warning,
        };
        if let Some(told) = weight.told(self.law, &readings, step.event.label(), &ask) {
            let finding = Finding {
                rule: told.due.rule.clone(),
                severity,
                event: Some(step.index),
                round: step.round,
                due: Some(told.due.day),
                actual: Some(step.date()),
                regime: told.due.basis.regime.clone(),
                basis: told.due.basis.line(),
                message: told.message,
            };
            self.found.push(Judged { finding, due: Some(told.due) });
        }
    }

    /// Something other than a day is wrong with a step.
    pub fn note(&mut self, rule: &str, severity: Severity, step: At<'_>, message: String) {
        self.note_by(rule, rule, severity, step, message);
    }

    /// The same, where the article stands under another rule.
    pub fn note_by(&mut self, rule: &str, ground: &str, severity: Severity, step: At<'_>, message: String) {
        let (regime, basis) = self.ground(ground, step.date());
        let finding = Finding {
            rule: rule.to_owned(),
            severity,
            event: Some(step.index),
            round: step.round,
            due: None,
            actual: Some(step.date()),
            regime,
            basis,
            message,
        };
        self.found.push(finding.into());
    }

    /// A step that `evidence` shows must have happened is not in the history.
    pub fn missing(&mut self, rule: &str, evidence: At<'_>, due: Option<Day>, message: String) {
        let (regime, basis) = self.ground(rule, evidence.date());
        let finding = Finding {
            rule: rule.to_owned(),
            severity: Severity::Missing,
            event: Some(evidence.index),
            round: evidence.round,
            due,
            actual: None,
            regime,
            basis,
            message,
        };
        self.found.push(finding.into());
    }

    /// The last day of a term where it can be told at all.
    pub fn last_day(&self, rule: &str, trigger: Day) -> Option<Day> {
        self.last_day_under(rule, trigger, trigger)
    }

    /// The same under the law of another day.
    pub fn last_day_under(&self, rule: &str, law_day: Day, trigger: Day) -> Option<Day> {
        let ask = self.ask(Procedure::Ordinary);
        self.law.last_day(rule, law_day, trigger, &ask).ok().map(|found| found.day)
    }

    /// The regime and the article of a rule on a day; the enforcement law of the day where none is written.
    fn ground(&self, rule: &str, on: Day) -> (String, String) {
        let found = self.law.rule_for(rule, &self.ask(Procedure::Ordinary)).ok();
        match found.and_then(|r| r.version(on)) {
            Some(version) => (version.regime.clone(), version.basis().line()),
            None => (self.law.regime(on).code().to_owned(), String::new()),
        }
    }

    fn no_calendar(&mut self, year: i32, rule: &str, step: At<'_>) {
        if self.dark.contains_key(&year) {
            return;
        }
        let (regime, basis) = self.ground(rule, step.date());
        let message = format!(
            "Chưa có lịch năm {year} trong bộ quy tắc: các thời hạn cần lịch của năm này không được đối chiếu."
        );
        let finding = Finding {
            rule: rule.to_owned(),
            severity: Severity::Warning,
            event: Some(step.index),
            round: step.round,
            due: None,
            actual: Some(step.date()),
            regime,
            basis,
            message,
        };
        self.dark.insert(year, finding);
    }
}
