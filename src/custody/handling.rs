//! Acts on things that lie in the store: seals, parts of a thing, things brought to safety.

use super::{discrepancy::Opened, quantity::Quantity};
use crate::{documents::IssuedPaper, kernel::ItemId, ledger::Author};
use serde::{Deserialize, Serialize};

/// A seal put on (Nghị định 127/2017/NĐ-CP Điều 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The number on the seal paper.
    pub number: String,
    /// Where the seal papers were put.
    pub where_put: String,
    /// Why it is sealed now.
    pub reason: String,
    /// The condition of the thing.
    pub condition: String,
    /// Who else took part, with office: witness, commune, party.
    pub participants: String,
    /// The person who acted with the author.
    pub second: Author,
    /// The minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<IssuedPaper>,
}

/// A seal opened on purpose (Nghị định 127/2017/NĐ-CP Điều 11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealOpened {
    /// The number on the seal paper.
    pub number: String,
    /// Why, and by whose demand.
    pub reason: String,
    /// The condition of the seal before.
    pub seal_before: String,
    /// The condition of the thing after.
    pub condition_after: String,
    /// Who else took part.
    pub participants: String,
    /// The person who acted with the author.
    pub second: Author,
    /// The minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<IssuedPaper>,
}

/// A seal found torn or suspicious.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealBroken {
    /// The number on the seal paper.
    pub number: String,
    /// What was seen of seal and thing.
    pub seen: String,
    /// The discrepancy it opens.
    pub opened: Opened,
}

/// A seal looked at and found whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealChecked {
    /// The number on the seal paper.
    pub number: String,
    /// What was seen.
    pub seen: String,
}

/// Numbered seal papers handed to somebody: only these numbers of the agency's own series may be put on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealsIssued {
    /// What stands before the running number: `NP-2026-`.
    pub prefix: String,
    /// The first running number.
    pub first: i64,
    /// The last running number.
    pub last: i64,
    /// To whom.
    pub holder: Author,
}

/// A part of a divided thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DividedPart {
    /// The part.
    pub item: ItemId,
    /// Its number under the thing's own.
    pub code: String,
    /// How many it has.
    pub quantity: Quantity,
}

/// A thing divided into parts; what is left and the parts add up to what there was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divided {
    /// How many there were.
    pub before: Quantity,
    /// How many stay under the thing's own number.
    pub left: Quantity,
    /// The parts.
    pub parts: Vec<DividedPart>,
    /// Why.
    pub reason: String,
    /// The person who acted with the storekeeper.
    pub second: Author,
}

/// Parts put back to the thing they were divided from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// How many stood under the thing's own number.
    pub before: Quantity,
    /// How many stand there now.
    pub after: Quantity,
    /// The parts.
    pub parts: Vec<DividedPart>,
    /// Why.
    pub reason: String,
    /// The person who acted with the storekeeper.
    pub second: Author,
}

/// Things brought to safety.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyMoved {
    /// The things, parts among them.
    pub items: Vec<ItemId>,
    /// What happened.
    pub event: String,
    /// What was done.
    pub measures: String,
    /// The person who acted with the storekeeper.
    pub second: Author,
    /// The minutes.
    pub paper: IssuedPaper,
    /// The matter that the head closes.
    pub opened: Opened,
}
