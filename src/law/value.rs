//! The shapes a figure of the law can have.

use crate::kernel::{Ratio, Vnd};
use serde::{Deserialize, Serialize};

use super::{Kind, Procedure};

/// In what a term is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Working day (ngày làm việc).
    #[serde(rename = "wd")]
    Workday,
    /// Calendar day (ngày).
    #[serde(rename = "d")]
    Day,
    /// Hour (giờ), from the exact minute.
    #[serde(rename = "h")]
    Hour,
    /// Month (tháng).
    #[serde(rename = "m")]
    Month,
    /// Year (năm).
    #[serde(rename = "y")]
    Year,
}

impl Unit {
    /// In Vietnamese, after a number.
    pub const fn label(self) -> &'static str {
        match self {
            Unit::Workday => "ngày làm việc",
            Unit::Day => "ngày",
            Unit::Hour => "giờ",
            Unit::Month => "tháng",
            Unit::Year => "năm",
        }
    }
}

/// A span of time: so many units, and whether they must lie whole between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
    /// So many whole units must lie strictly between the last day and the event (end of registration).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub between: bool,
}

impl Term {
    /// `5 ngày làm việc`.
    pub fn label(self) -> String {
        format!("{} {}", self.count, self.unit.label())
    }
}

/// A span of time for one kind of asset or one procedure; what is left out fits all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFor {
    /// Only for this kind.
    pub kind: Option<Kind>,
    /// Only under this procedure.
    pub procedure: Option<Procedure>,
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
    /// As in [`Term::between`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub between: bool,
}

impl TermFor {
    /// The bare span.
    pub const fn term(self) -> Term {
        Term { count: self.count, unit: self.unit, between: self.between }
    }
}

/// Region of the minimum wage (vùng lương tối thiểu).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Region {
    I,
    II,
    III,
    IV,
}

impl std::str::FromStr for Region {
    type Err = String;
    fn from_str(text: &str) -> Result<Region, String> {
        match text.trim() {
            "I" => Ok(Region::I),
            "II" => Ok(Region::II),
            "III" => Ok(Region::III),
            "IV" => Ok(Region::IV),
            other => Err(format!("không có vùng lương “{other}”: chỉ có I, II, III, IV")),
        }
    }
}

/// A wage that other figures are multiples of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wage {
    /// Regional minimum monthly wage (lương tối thiểu tháng theo vùng).
    Regional,
    /// Base salary (lương cơ sở).
    Base,
}

/// A multiple of a wage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// How many times.
    pub times: u32,
    /// Of which wage.
    pub of: Wage,
}

/// One bracket of a scale: `base` plus a share of what exceeds `above`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// The bracket holds for what is more than this.
    pub above: Vnd,
    /// The fixed part.
    pub base: Vnd,
    /// The share of the excess.
    pub share: Ratio,
}

/// What a dossier price depends on beside the starting price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssetClass {
    /// Land for an individual's own homestead.
    Homestead,
    /// Other rights to land.
    Land,
    /// Everything else.
    Other,
}

/// One tier of the highest price of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierTier {
    /// The class of asset; left out where the circular makes no difference.
    pub class: Option<AssetClass>,
    /// From this starting price on (included).
    pub from: Option<Vnd>,
    /// Above this starting price (not included).
    pub above: Option<Vnd>,
    /// The highest price of one dossier.
    pub cap: Vnd,
}

/// In which order proceeds are paid: what comes off the top, then the ranks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutOrder {
    /// Taken before all ranks, in this order: `costs`, `rent_reserve`, `transfer_taxes`.
    pub first: Vec<String>,
    /// Taken after that and before all ranks where the asset secures a debt: `court_fee`, `secured`.
    pub secured: Vec<String>,
    /// Kinds of claim, rank by rank; `other` is everything not named elsewhere.
    pub ranks: Vec<Vec<String>>,
}

/// The figure of one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A span of time.
    Term(Term),
    /// Spans by kind of asset and procedure.
    Terms(Vec<TermFor>),
    /// A share, such as `0.10`.
    Ratio(Ratio),
    /// A share between two bounds, both included.
    Range {
        /// The least.
        least: Ratio,
        /// The most.
        most: Ratio,
    },
    /// A plain number of things or times.
    Number(u32),
    /// An amount of đồng.
    Amount(Vnd),
    /// Two amounts, both included.
    Amounts {
        /// The least.
        least: Vnd,
        /// The most.
        most: Vnd,
    },
    /// Monthly wages by region.
    Regions {
        /// Region I.
        #[serde(rename = "I")]
        i: Vnd,
        /// Region II.
        #[serde(rename = "II")]
        ii: Vnd,
        /// Region III.
        #[serde(rename = "III")]
        iii: Vnd,
        /// Region IV.
        #[serde(rename = "IV")]
        iv: Vnd,
    },
    /// A multiple of a wage.
    Times(Times),
    /// A scale by brackets, the lowest first.
    Brackets(Vec<Bracket>),
    /// Highest prices of dossiers, the lowest first.
    Dossiers(Vec<DossierTier>),
    /// An order of payment.
    Order(PayoutOrder),
    /// A last or first day fixed by the law itself.
    Day(crate::kernel::Day),
    /// A duty, right or condition without a figure.
    Duty,
}
