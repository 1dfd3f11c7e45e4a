//! A rule, its dated versions, and what is asked of it.

use crate::kernel::{Basis, Day, Status};
use serde::{Deserialize, Serialize};

use super::{Actor, LawError, Term, Value};

/// The two kinds of asset that the law tells apart (Điều 83 Luật 106/2025/QH15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Động sản.
    Movable,
    /// Bất động sản.
    Immovable,
}

impl Kind {
    /// In Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Movable => "động sản",
            Kind::Immovable => "bất động sản",
        }
    }
}

/// The two procedures of an auction (Điều 53 Luật Đấu giá tài sản).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Procedure {
    /// Thủ tục thông thường.
    #[default]
    Ordinary,
    /// Thủ tục rút gọn.
    Shortened,
}

impl Procedure {
    /// In Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            Procedure::Ordinary => "thủ tục thông thường",
            Procedure::Shortened => "thủ tục rút gọn",
        }
    }
}

/// What a figure may depend on beside the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ask {
    /// Kind of the asset, where known.
    pub kind: Option<Kind>,
    /// Procedure of the round.
    pub procedure: Procedure,
}

impl Ask {
    /// For an asset of this kind under the ordinary procedure.
    pub const fn of(kind: Kind) -> Ask {
        Ask { kind: Some(kind), procedure: Procedure::Ordinary }
    }

    /// The same under this procedure.
    #[must_use]
    pub const fn under(self, procedure: Procedure) -> Ask {
        Ask { kind: self.kind, procedure }
    }
}

/// Whether a term runs on from its event or back from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The last day lies after the event.
    After,
    /// The last day lies before the event.
    Before,
}

/// A rule of the law: one question, answered differently over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its stable code, such as `CUT`.
    pub code: String,
    /// The file it stands in: `failure` for `law/failure.toml`.
    pub topic: String,
    /// What it is called, in Vietnamese.
    pub title: String,
    /// Other codes for the same rule.
    pub aliases: Vec<String>,
    /// Who acts.
    pub actor: Actor,
    /// Only for this kind of asset, where the rule exists once for each.
    pub kind: Option<Kind>,
    /// The day found is the first lawful one, not the last (two notices must lie so far apart).
    pub earliest: bool,
    /// The event whose day picks the version.
    pub governed_by: String,
    /// Its versions, the earliest first.
    pub versions: Vec<Version>,
}

/// What a rule said between two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// First day in force.
    pub from: Day,
    /// Last day in force, if it has ended.
    pub until: Option<Day>,
    /// `R08`, `R25`, `A16`, `A24`, ... .
    pub regime: String,
    /// Machine name of the event from which a term runs: `failure_notice_received`.
    pub trigger: String,
    /// The same in Vietnamese.
    pub trigger_text: String,
    /// Whether the term runs on or back.
    pub direction: Direction,
    /// The figure.
    pub value: Value,
    /// The articles, as printed.
    pub cite: Vec<String>,
    /// What it asks, in our own words.
    pub gist: String,
    /// How sure the house is.
    pub status: Status,
}

impl Rule {
    /// The version in force on a day, if one is written.
    pub fn version(&self, on: Day) -> Option<&Version> {
        self.versions.iter().find(|v| v.in_force(on))
    }
}

impl Version {
    /// Whether it is in force on a day.
    pub fn in_force(&self, on: Day) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// The legal basis.
    pub fn basis(&self) -> Basis {
        Basis {
            articles: self.cite.clone(),
            gist: self.gist.clone(),
            status: self.status,
            regime: self.regime.clone(),
        }
    }

    /// The span of time for what is asked.
    ///
    /// # Errors
    /// [`LawError::KindNeeded`] when spans differ by kind and none was given; [`LawError::NoLastDay`] when the
    /// law sets no span.
    pub fn term(&self, rule: &Rule, ask: &Ask) -> Result<Term, LawError> {
        match &self.value {
            Value::Term(term) => Ok(*term),
            Value::Terms(terms) => {
                let kind = rule.kind.or(ask.kind);
                if kind.is_none() && terms.iter().any(|t| t.kind.is_some()) {
                    return Err(LawError::KindNeeded { rule: rule.code.clone() });
                }
                terms
                    .iter()
                    .find(|t| {
                        (t.kind.is_none() || t.kind == kind) && t.procedure.is_none_or(|p| p == ask.procedure)
                    })
                    .map(|t| t.term())
                    .ok_or_else(|| self.no_last_day(rule))
            }
            _ => Err(self.no_last_day(rule)),
        }
    }

    fn no_last_day(&self, rule: &Rule) -> LawError {
        LawError::NoLastDay {
            rule: rule.code.clone(),
            title: rule.title.clone(),
            regime: self.regime.clone(),
        }
    }
}
