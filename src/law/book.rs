//! The rulebook: every question is asked of (rule, day) and answered with its article.

use crate::kernel::{Basis, Day};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::load::{self, Loaded};
use super::{
    Actor, Ask, AuctionRegime, Calendar, Count, Direction, LawError, Regime, RegimeSpan, Rule, Term, Version,
    count,
};

/// All rules, regimes and calendars of one release.
#[derive(Debug)]
pub struct LawBook {
    loaded: Loaded,
    index: BTreeMap<String, Vec<usize>>,
}

/// By when a step must be taken, by whom, by which article, and how the days were counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The rule's canonical code.
    pub rule: String,
    /// Last lawful day; for terms counted back, by the lenient reading.
    pub day: Day,
    /// The same by the strict reading; equal where there is only one reading.
    pub strict: Day,
    /// The day is the first lawful one, not the last.
    pub earliest: bool,
    /// Whether the term runs on or back.
    pub direction: Direction,
    /// The term.
    pub term: Term,
    /// The article.
    pub basis: Basis,
    /// Who acts, in Vietnamese.
    pub actor: String,
    /// How the days were counted.
    pub count: Count,
}

/// The two readings of a last day, without the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// By the lenient reading.
    pub day: Day,
    /// By the strict reading; equal where there is only one.
    pub strict: Day,
}

impl LawBook {
    /// The rulebook built into this program.
    ///
    /// # Panics
    /// When the embedded files are unsound, which a test of every release rules out.
    pub fn embedded() -> &'static LawBook {
        static BOOK: OnceLock<LawBook> = OnceLock::new();
        BOOK.get_or_init(|| match LawBook::read(&load::embedded_files()) {
            Ok(book) => book,
            Err(fault) => unreachable!("{fault}"),
        })
    }

    /// A rulebook from files given as (path below `law/`, text).
    ///
    /// # Errors
    /// [`LawError::Unsound`] with a sentence that names the file and the rule.
    pub fn read(files: &[(String, String)]) -> Result<LawBook, LawError> {
        let loaded = load::load(files)?;
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, rule) in loaded.rules.iter().enumerate() {
            for name in rule.aliases.iter().chain([&rule.code]) {
                index.entry(name.clone()).or_default().push(at);
            }
        }
        Ok(LawBook { loaded, index })
    }

    /// SHA-256 of all law files in hex: names this release of the law.
    pub fn digest(&self) -> &str {
        &self.loaded.digest
    }

    /// The topics in the order of a case: file name and title.
    pub fn topics(&self) -> &[(String, String)] {
        &self.loaded.topics
    }

    /// Every rule, topic by topic.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.loaded.rules.iter()
    }

    /// The regimes and their days.
    pub fn regimes(&self) -> &[RegimeSpan] {
        &self.loaded.regimes
    }

    /// The working calendar.
    pub const fn calendar(&self) -> &Calendar {
        &self.loaded.calendar
    }

    /// A rule by its code or an alias.
    ///
    /// # Errors
    /// [`LawError::Unknown`]; [`LawError::KindNeeded`] for an alias that stands for one rule per kind of asset.
    pub fn rule(&self, code: &str) -> Result<&Rule, LawError> {
        self.rule_for(code, &Ask::default())
    }

    /// A rule by its code or an alias, for what is asked.
    ///
    /// # Errors
    /// As [`LawBook::rule`]; [`LawError::KindMismatch`] when the rule is for the other kind of asset.
    pub fn rule_for(&self, code: &str, ask: &Ask) -> Result<&Rule, LawError> {
        let found = self.index.get(code).map_or(&[][..], Vec::as_slice);
        let rules = || found.iter().filter_map(|at| self.loaded.rules.get(*at));
        let fits = |rule: &&Rule| rule.kind.is_none() || ask.kind.is_none() || rule.kind == ask.kind;
        let mut fitting = rules().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(rule), None) => Ok(rule),
            (Some(_), Some(_)) => Err(LawError::KindNeeded { rule: code.to_owned() }),
            (None, _) => Err(rules().find_map(|r| r.kind).map_or_else(
                || LawError::Unknown(code.to_owned()),
                |kind| LawError::KindMismatch { rule: code.to_owned(), kind: kind.label() },
            )),
        }
    }

    /// All rules that bear this code or alias: more than one where they are told apart by the kind of asset.
    ///
    /// # Errors
    /// [`LawError::Unknown`].
    pub fn named(&self, code: &str) -> Result<Vec<&Rule>, LawError> {
        let found = self.index.get(code).ok_or_else(|| LawError::Unknown(code.to_owned()))?;
        Ok(found.iter().filter_map(|at| self.loaded.rules.get(*at)).collect())
    }

    /// What a rule said on a day.
    ///
    /// # Errors
    /// [`LawError::NotWritten`] when no version is in force; as [`LawBook::rule`].
    pub fn version(&self, code: &str, on: Day) -> Result<&Version, LawError> {
        version_of(self.rule(code)?, on)
    }

    /// The article behind a rule on a day.
    ///
    /// # Errors
    /// As [`LawBook::version`].
    pub fn basis(&self, code: &str, on: Day) -> Result<Basis, LawError> {
        self.version(code, on).map(Version::basis)
    }

    /// By when, under the law of the event's day.
    ///
    /// # Errors
    /// As [`LawBook::due_under`].
    pub fn due(&self, code: &str, trigger: Day, ask: &Ask) -> Result<Due, LawError> {
        self.due_under(code, trigger, trigger, ask)
    }

    /// By when, under the law in force on `law_day` (for terms that run across a change of law).
    ///
    /// # Errors
    /// [`LawError::NotWritten`], [`LawError::NoLastDay`], [`LawError::KindNeeded`], [`LawError::NoCalendar`].
    pub fn due_under(&self, code: &str, law_day: Day, trigger: Day, ask: &Ask) -> Result<Due, LawError> {
        let rule = self.rule_for(code, ask)?;
        let version = version_of(rule, law_day)?;
        let term = version.term(rule, ask)?;
        let (found, count) =
            count::explained(self.calendar(), trigger, term, version.direction, rule.earliest)?;
        Ok(Due {
            rule: rule.code.clone(),
            day: found.day,
            strict: found.strict,
            earliest: rule.earliest,
            direction: version.direction,
            term,
            basis: version.basis(),
            actor: rule.actor.label().to_owned(),
            count,
        })
    }

    /// The same without words, for judging many steps quickly.
    ///
    /// # Errors
    /// As [`LawBook::due_under`].
    pub fn last_day(&self, code: &str, law_day: Day, trigger: Day, ask: &Ask) -> Result<LastDay, LawError> {
        let rule = self.rule_for(code, ask)?;
        let version = version_of(rule, law_day)?;
        let term = version.term(rule, ask)?;
        let found = count::bare(self.calendar(), trigger, term, version.direction)?;
        Ok(LastDay { day: found.day, strict: found.strict })
    }

    /// Who acts under a rule.
    ///
    /// # Errors
    /// As [`LawBook::rule`].
    pub fn actor(&self, code: &str) -> Result<Actor, LawError> {
        self.rule(code).map(|r| r.actor)
    }

    /// The enforcement law of a day.
    pub fn regime(&self, on: Day) -> Regime {
        if self.begun("R25", on) { Regime::R25 } else { Regime::R08 }
    }

    /// The auction law of a day.
    pub fn auction_regime(&self, on: Day) -> AuctionRegime {
        if self.begun("A24", on) { AuctionRegime::A24 } else { AuctionRegime::A16 }
    }

    fn begun(&self, regime: &str, on: Day) -> bool {
        self.loaded.regimes.iter().any(|r| r.code == regime && r.from <= on)
    }
}

/// The version of a rule on a day, or an error that says which days are written.
pub(super) fn version_of(rule: &Rule, on: Day) -> Result<&Version, LawError> {
    rule.version(on).ok_or_else(|| {
        let spans: Vec<String> = rule
            .versions
            .iter()
            .map(|v| match v.until {
                Some(until) => format!("từ {} đến {until}", v.from),
                None => format!("từ {}", v.from),
            })
            .collect();
        LawError::NotWritten {
            rule: rule.code.clone(),
            title: rule.title.clone(),
            day: on,
            known: format!("các phiên bản đã ghi {}", spans.join(", ")),
        }
    })
}
