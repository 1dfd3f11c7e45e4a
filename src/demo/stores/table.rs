//! The table of the stores, as its file is written.

use crate::{
    custody::{Described, InitialMinutes, ItemClass, KeeperKind, Origin, Outsider, PlaceClass, Quantity},
    kernel::Day,
    store::Failure,
};
use serde::Deserialize;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub place: Vec<PlaceEntry>,
    pub stock: Vec<StockEntry>,
    pub order: Vec<OrderEntry>,
    pub elsewhere: Vec<ElsewhereEntry>,
}

/// A place of storage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    pub code: String,
    pub parent: Option<String>,
    pub name: String,
    pub class: PlaceClass,
    pub owner: String,
    pub inside: bool,
}

/// Something that lay in the store when the book opened.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockEntry {
    pub case: String,
    pub on: String,
    pub received: Day,
    pub place: String,
    pub keeper: String,
    pub second: String,
    pub receipt: String,
    pub minutes: MinutesEntry,
    pub line: Vec<LineEntry>,
}

/// Things ordered in, and taken in on the next working day unless they still wait.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderEntry {
    pub key: String,
    pub case: String,
    pub on: String,
    pub place: String,
    pub keeper: String,
    pub second: String,
    #[serde(default)]
    pub waiting: bool,
    pub reason: String,
    pub deliverer: OutsiderEntry,
    pub minutes: MinutesEntry,
    pub line: Vec<LineEntry>,
}

/// Something received on paper.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElsewhereEntry {
    pub case: String,
    pub on: String,
    pub kind: KeeperKind,
    pub keeper: String,
    pub place: Option<String>,
    pub officer: String,
    pub receipt: String,
    pub minutes: MinutesEntry,
    pub line: Vec<LineEntry>,
}

/// The initial minutes.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesEntry {
    pub symbol: String,
    pub on: Option<Day>,
    pub body: String,
}

impl From<MinutesEntry> for InitialMinutes {
    fn from(entry: MinutesEntry) -> InitialMinutes {
        InitialMinutes { symbol: entry.symbol, on: entry.on, body: entry.body }
    }
}

/// Someone from outside.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsiderEntry {
    pub name: String,
    pub office: String,
    pub body: String,
    pub identity: String,
}

impl From<OutsiderEntry> for Outsider {
    fn from(entry: OutsiderEntry) -> Outsider {
        Outsider { name: entry.name, office: entry.office, body: entry.body, identity: entry.identity }
    }
}

/// How a thing was found, where that is not as its papers say.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundEntry {
    pub quantity: String,
    pub note: String,
    pub confirmation: String,
}

/// One thing.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineEntry {
    pub key: String,
    pub under: Option<String>,
    pub asset: Option<String>,
    pub name: String,
    pub class: ItemClass,
    pub origin: Option<Origin>,
    #[serde(default)]
    pub marks: String,
    pub unit: Option<String>,
    pub quantity: Option<String>,
    pub weight: Option<i64>,
    pub condition: String,
    pub seal: Option<String>,
    #[serde(default)]
    pub owner: String,
    pub value: Option<i64>,
    pub place: Option<String>,
    #[serde(default)]
    pub expert_required: bool,
    pub expert: Option<String>,
    #[serde(default)]
    pub cash: Vec<(i64, i64)>,
    pub photo: Option<(String, String)>,
    pub found: Option<FoundEntry>,
}

impl LineEntry {
    /// As its papers describe it.
    ///
    /// # Errors
    /// When a quantity cannot be read.
    pub fn described(&self, asset: Option<crate::kernel::AssetId>) -> Result<Described, Failure> {
        Ok(Described {
            marks: self.marks.clone(),
            unit: self.unit.clone().unwrap_or_else(|| "chiếc".to_owned()),
            quantity: quantity(self.quantity.as_deref().unwrap_or("1"))?,
            weight_gram: self.weight,
            condition: self.condition.clone(),
            seal: self.seal.clone(),
            owner: self.owner.clone(),
            value: self.value.map(super::super::road::vnd),
            asset,
            expert_required: self.expert_required,
            ..Described::piece(&self.name, self.class, self.origin.unwrap_or(Origin::Evidence))
        })
    }
}

/// A quantity of the table.
///
/// # Errors
/// When it cannot be read.
pub fn quantity(text: &str) -> Result<Quantity, Failure> {
    text.parse().map_err(Failure::unreadable)
}
