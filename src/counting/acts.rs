//! The acts of counting. Each carries everything `verify` needs to write its rows again.

use super::{kind::CountKind, store};
use crate::{
    custody::{CountResult, Opened},
    documents::IssuedPaper,
    kernel::{Day, ItemId, PlaceId, Vnd},
    ledger::{Act, Author, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// Who hands the store over to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The storekeeper who leaves.
    pub outgoing: Author,
    /// The storekeeper who comes.
    pub incoming: Author,
}

/// A count is committed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Why.
    pub kind: CountKind,
    /// Its name: `Kiểm kê quý IV năm 2026`.
    pub title: String,
    /// The day from which it is made.
    pub on_day: Day,
    /// The hash of the hidden seed, where places are drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed_hash: Option<String>,
    /// How many things the drawn places must hold at least.
    #[serde(default)]
    pub goal: i64,
    /// The places, where they are not drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceId>,
    /// Why nothing may move in these places until it is over; empty where things may.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub frozen: String,
    /// The change of a storekeeper it is made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// The seed is opened and the places are drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The seed whose hash was published.
    pub seed: String,
    /// The head of the book just before this act.
    pub anchor: String,
    /// Among how many places was drawn.
    pub among: i64,
    /// The places, in the order in which they were drawn.
    pub places: Vec<PlaceId>,
}

/// One count of one place is closed and compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetClosed {
    /// The place.
    pub place: PlaceId,
    /// The first or the second count.
    pub turn: i32,
    /// Who counted with the author.
    pub second: Author,
    /// What was read, in order.
    pub scans: Vec<String>,
    /// What it means.
    pub result: CountResult,
    /// Whether others must count again before anything follows from it.
    pub again: bool,
    /// The discrepancies it opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
}

/// What a whole count came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Places counted.
    pub places: i64,
    /// Things in their place.
    pub sound: i64,
    /// Things found in another place.
    pub misplaced: i64,
    /// Things not found.
    pub missing: i64,
    /// Labels the book does not know.
    pub strange: i64,
}

/// A count is over; its minutes are issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// What it came to.
    pub totals: Totals,
    /// The minutes (DOC-80e); none where the list of a hand-over stands for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<IssuedPaper>,
}

/// A thing the successor did not take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAccepted {
    /// The thing.
    pub item: ItemId,
    /// Its number.
    pub code: String,
    /// Why.
    pub why: String,
}

/// The store has another keeper: three have signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeeperSigned {
    /// Who hands over, who takes over; the head signs as the author.
    pub change: Change,
    /// What the count came to.
    pub totals: Totals,
    /// How many things the successor answers for.
    pub accepted: i64,
    /// What the successor did not take over.
    pub refused: Vec<NotAccepted>,
    /// The discrepancies that follow from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
    /// The minutes (DOC-80g).
    pub paper: IssuedPaper,
}

/// Accountant and storekeeper compared their figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciled {
    /// The month in words.
    pub period: String,
    /// The storekeeper beside the accountant.
    pub keeper: Author,
    /// Things by the accountant's register, said before the book was shown.
    pub things_said: i64,
    /// Cash by the accountant's register.
    pub cash_said: Vnd,
    /// Things by this book.
    pub things: i64,
    /// Cash by this book.
    pub cash: Vnd,
    /// Why they differ, where they do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The discrepancy it opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
}

/// An act of counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum CountingDeed {
    /// A count is committed to (subject: the count).
    Planned(Box<Planned>),
    /// Its places are drawn (subject: the count).
    Drawn(Box<Drawn>),
    /// A place is counted (subject: the count).
    SheetClosed(Box<SheetClosed>),
    /// It is over (subject: the count).
    Finished(Box<Finished>),
    /// It is given up (subject: the count).
    Dropped {
        /// Why.
        reason: String,
    },
    /// A storekeeper is followed by another (subject: the count).
    KeeperSigned(Box<KeeperSigned>),
    /// Figures are compared (subject: the agency).
    Reconciled(Box<Reconciled>),
}

impl Deed for CountingDeed {
    const SLICE: &'static str = "counting";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}
