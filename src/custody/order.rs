//! What an order of the store says: what is to come in or go out, by whom, by which papers.

use super::{class::ItemClass, quantity::Quantity, regime::Origin};
use crate::kernel::{AssetId, CaseId, Day, ItemId, PersonId, PlaceId, Vnd};
use serde::{Deserialize, Serialize};

/// The initial minutes of seizure (biên bản thu giữ ban đầu), against which everything is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitialMinutes {
    /// Its number as printed; `Biên bản kê biên` where it has none.
    pub symbol: String,
    /// The day it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// The body that drew it up.
    pub body: String,
}

impl InitialMinutes {
    /// On one line, as papers and pages show it.
    pub fn line(&self) -> String {
        let on = self.on.map_or_else(String::new, |d| format!(" ngày {d}"));
        let body = if self.body.is_empty() { String::new() } else { format!(" của {}", self.body) };
        format!("{}{on}{body}", self.symbol)
    }
}

/// Someone from outside who delivers or receives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outsider {
    /// The name.
    pub name: String,
    /// The office.
    pub office: String,
    /// The body they come from.
    pub body: String,
    /// Identity paper or letter of introduction as shown.
    pub identity: String,
}

impl Outsider {
    /// On one line: name, office, body.
    pub fn line(&self) -> String {
        [self.name.as_str(), self.office.as_str(), self.body.as_str()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A thing as its papers describe it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// What it is.
    pub name: String,
    /// Its class.
    pub class: ItemClass,
    /// Where it comes from.
    pub origin: Origin,
    /// Serial, plate, frame, IMEI numbers and other marks.
    pub marks: String,
    /// The unit of the quantity: `chiếc`, `kg`.
    pub unit: String,
    /// How many by the papers.
    pub quantity: Quantity,
    /// The weight by the papers, in grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_gram: Option<i64>,
    /// The condition by the initial minutes.
    pub condition: String,
    /// The number of the seal it should bear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// The owner, if known.
    pub owner: String,
    /// Its value: for cash the sum, else an accounting price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Vnd>,
    /// The seized asset it is, or belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asset: Option<AssetId>,
    /// Whether the law asks for an expert conclusion before it is received.
    #[serde(default)]
    pub expert_required: bool,
}

impl Described {
    /// An ordinary single thing, to be completed: `Described { marks, ..Described::piece(name, class, origin) }`.
    pub fn piece(name: impl Into<String>, class: ItemClass, origin: Origin) -> Described {
        Described {
            name: name.into(),
            class,
            origin,
            marks: String::new(),
            unit: "chiếc".into(),
            quantity: Quantity::ONE,
            weight_gram: None,
            condition: "Nguyên vẹn".into(),
            seal: None,
            owner: String::new(),
            value: None,
            asset: None,
            expert_required: false,
        }
    }
}

/// A line of a wished order: a thing, and the line it belongs under (keys under their car).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishLine {
    /// The thing.
    pub thing: Described,
    /// The line it belongs under, counted from zero; that line stands before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<usize>,
}

/// What a head wants to have taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderWish {
    /// The case.
    pub case: CaseId,
    /// The storekeeper it is addressed to.
    pub storekeeper: PersonId,
    /// Who delivers.
    pub deliverer: Outsider,
    /// Where things are to lie, if already known.
    pub place: Option<PlaceId>,
    /// Why.
    pub reason: String,
    /// The initial minutes.
    pub minutes: InitialMinutes,
    /// The things.
    pub lines: Vec<WishLine>,
}

/// A line of a signed order: the thing with its number for life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// The thing.
    pub item: ItemId,
    /// Its number for life: `TV-2026-00012`, its parts `TV-2026-00012.1`.
    pub code: String,
    /// What it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ItemId>,
    /// As the papers describe it.
    pub thing: Described,
}

/// What a head wants to have released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseWish {
    /// The case.
    pub case: CaseId,
    /// The storekeeper it is addressed to.
    pub storekeeper: PersonId,
    /// Who receives.
    pub receiver: Outsider,
    /// Why, and by which decision.
    pub reason: String,
    /// The decision by which another body takes the things over: number, day, body; empty where that is not why.
    pub transfer: String,
    /// The things.
    pub items: Vec<ItemId>,
}
