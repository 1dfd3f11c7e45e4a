//! What an audit finds, `niemphong.findings/1`.

use crate::kernel::Day;
use serde::{Deserialize, Serialize};

/// The name of the format.
pub const FINDINGS_FORMAT: &str = "niemphong.findings/1";

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The law of that day was not kept.
    Violation,
    /// The law leaves it open, somebody else was late, or a figure is off by a rounding.
    Warning,
    /// A step that must have happened is not in the history.
    Missing,
}

impl Severity {
    /// In Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            Severity::Violation => "Vi phạm",
            Severity::Warning => "Lưu ý",
            Severity::Missing => "Còn thiếu",
        }
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The code of the rule: `CUT-CAP`.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The event it is about, by its place in the input counted from 0.
    pub event: Option<usize>,
    /// The auction round.
    pub round: Option<u32>,
    /// The day that the law sets.
    pub due: Option<Day>,
    /// The day on which it was done.
    pub actual: Option<Day>,
    /// The law it was judged by: `R08`, `R25`, `A16`, `A24`.
    pub regime: String,
    /// The article, as printed.
    pub basis: String,
    /// One Vietnamese sentence.
    pub message: String,
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Violations.
    pub violation: usize,
    /// Warnings.
    pub warning: usize,
    /// Missing steps.
    pub missing: usize,
}

impl Counts {
    /// Counts a list of findings.
    pub fn of(findings: &[Finding]) -> Counts {
        let count = |s: Severity| findings.iter().filter(|f| f.severity == s).count();
        Counts {
            violation: count(Severity::Violation),
            warning: count(Severity::Warning),
            missing: count(Severity::Missing),
        }
    }
}
