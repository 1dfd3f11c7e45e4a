//! Which law governs a step: two axes of statutes, and the fee circulars beside them.

use crate::kernel::Day;
use serde::{Deserialize, Serialize};

/// The enforcement law of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Regime {
    /// Law 26/2008/QH12 as amended, to 30 June 2026.
    R08,
    /// Law 106/2025/QH15, from 1 July 2026 (Điều 115, 116).
    R25,
}

/// The auction law of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AuctionRegime {
    /// Law 01/2016/QH14 as first enacted, to 31 December 2024.
    A16,
    /// The same as amended by Law 37/2024/QH15, from 1 January 2025.
    A24,
}

impl Regime {
    /// The code that versions and papers carry.
    pub const fn code(self) -> &'static str {
        match self {
            Regime::R08 => "R08",
            Regime::R25 => "R25",
        }
    }
}

impl AuctionRegime {
    /// The code that versions and papers carry.
    pub const fn code(self) -> &'static str {
        match self {
            AuctionRegime::A16 => "A16",
            AuctionRegime::A24 => "A24",
        }
    }
}

/// One set of instruments and the days it governs; a line of `law/regimes.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegimeSpan {
    /// `R08`, `R25`, `A16`, `A24`, `P17`, `P25`, `TL`.
    #[serde(skip)]
    pub code: String,
    /// What it is called, in Vietnamese.
    pub title: String,
    /// First day in force.
    pub from: Day,
    /// Last day in force, if it has ended.
    pub until: Option<Day>,
    /// The instruments.
    pub cite: Vec<String>,
}
