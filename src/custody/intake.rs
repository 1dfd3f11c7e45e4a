//! What was found when things came: beside it, what the papers said, and the decision about each line.

use super::{cash::CashCount, choice::choices, order::Outsider, quantity::Quantity};
use crate::kernel::{ItemId, PersonId, PlaceId};
use serde::{Deserialize, Serialize};

choices! {
    /// The seal as it was found.
    SealFound {
        /// There is none and none is needed.
        Absent = "absent", "Không niêm phong";
        /// Whole, its writing legible.
        Intact = "intact", "Niêm phong nguyên vẹn";
        /// Torn, loose or suspicious.
        Torn = "torn", "Niêm phong rách, có dấu hiệu nghi vấn";
    }
}

choices! {
    /// What is done with a line.
    Decision {
        /// Taken in as described.
        Accept = "accept", "Nhận";
        /// Taken in, the difference written down.
        AcceptNoted = "accept_noted", "Nhận có ghi chú";
        /// Taken in by the conclusion of a competent body.
        AcceptOnConclusion = "accept_on_conclusion", "Nhận theo kết luận";
        /// Not taken in.
        Refuse = "refuse", "Từ chối nhận";
    }
}

/// One thing as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The thing.
    pub item: ItemId,
    /// How many there are.
    pub quantity: Quantity,
    /// What it weighs, in grams.
    #[serde(default)]
    pub weight_gram: Option<i64>,
    /// Its condition, in words.
    pub condition: String,
    /// Whether kind, marks and condition are as the initial minutes say.
    pub as_described: bool,
    /// Its seal.
    pub seal: SealFound,
    /// The expert conclusion shown: number, day, body.
    #[serde(default)]
    pub expert: Option<String>,
    /// The written confirmation of the condition **and of the responsibility for the change** by the keeper's head.
    #[serde(default)]
    pub confirmation: Option<String>,
    /// The conclusion of the competent body on a torn seal.
    #[serde(default)]
    pub conclusion: Option<String>,
    /// What is to be written down, or why it is refused.
    #[serde(default)]
    pub note: String,
    /// What is done with it.
    pub decision: Decision,
    /// Where it is put.
    #[serde(default)]
    pub place: Option<PlaceId>,
    /// The number of the seal put on now.
    #[serde(default)]
    pub new_seal: Option<String>,
    /// Cash, counted twice.
    #[serde(default)]
    pub cash: Option<(CashCount, CashCount)>,
}

impl Found {
    /// Found exactly as described, and put in a place.
    pub fn as_ordered(line: &super::order::OrderLine, place: Option<PlaceId>) -> Found {
        Found {
            item: line.item,
            quantity: line.thing.quantity,
            weight_gram: line.thing.weight_gram,
            condition: line.thing.condition.clone(),
            as_described: true,
            seal: if line.thing.seal.is_some() { SealFound::Intact } else { SealFound::Absent },
            expert: None,
            confirmation: None,
            conclusion: None,
            note: String::new(),
            decision: Decision::Accept,
            place,
            new_seal: None,
            cash: None,
        }
    }
}

/// What a storekeeper wants to write about the things of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeWish {
    /// The person who acts with the storekeeper.
    pub second: PersonId,
    /// Who in truth delivered, with the paper they showed.
    pub deliverer: Outsider,
    /// Each line of the order.
    pub lines: Vec<Found>,
}
