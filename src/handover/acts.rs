//! The acts of hand-over. Each carries everything `verify` needs, and one sentence (`told`) that the page of a thing
//! shows without knowing this room.

use super::{kind::HandoverKind, store};
use crate::{
    custody::{Opened, Outsider},
    documents::IssuedPaper,
    kernel::{CaseId, CountId, Day, ItemId, PlaceId},
    ledger::{Act, Author, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// Things handed over by minutes while they stay in the store (DOC-80h).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOnPaper {
    /// In one sentence.
    pub told: String,
    /// The case.
    pub case: CaseId,
    /// The things.
    pub items: Vec<ItemId>,
    /// Who took them over.
    pub receiver: Outsider,
    /// By which decision.
    pub decision: String,
    /// The storekeeper, who goes on keeping.
    pub keeper: Author,
    /// From when the receiver answers for them.
    pub liable_on: Day,
    /// The last day to fetch them.
    pub fetch_by: Day,
    /// Every how many days they are counted until then.
    pub recount_days: i32,
    /// The minutes.
    pub paper: IssuedPaper,
}

/// The head decides that things are lent to a body for proceedings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractionOrder {
    /// In one sentence.
    pub told: String,
    /// The case.
    pub case: CaseId,
    /// The written request: number, day, body.
    pub request: String,
    /// Who is to fetch them.
    pub receiver: Outsider,
    /// What for.
    pub reason: String,
    /// The storekeeper it is addressed to.
    pub storekeeper: Author,
    /// The things.
    pub items: Vec<ItemId>,
    /// By when they are to come back.
    pub return_by: Day,
    /// The order (DOC-80b).
    pub paper: IssuedPaper,
}

/// The things leave for proceedings (DOC-80f).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// In one sentence.
    pub told: String,
    /// The case.
    pub case: CaseId,
    /// The things.
    pub items: Vec<ItemId>,
    /// Who acted with the storekeeper.
    pub second: Author,
    /// Who received, with the paper they showed.
    pub receiver: Outsider,
    /// Their condition.
    pub condition: String,
    /// The minutes.
    pub paper: IssuedPaper,
}

/// One thing as it came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    /// The thing.
    pub item: ItemId,
    /// Its condition now.
    pub condition: String,
    /// What differs from when it left; empty when nothing does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub differs: String,
}

/// The things are back (DOC-80f).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// In one sentence.
    pub told: String,
    /// The case.
    pub case: CaseId,
    /// Each thing.
    pub lines: Vec<Back>,
    /// Who acted with the storekeeper.
    pub second: Author,
    /// Who brought them.
    pub deliverer: Outsider,
    /// The discrepancies it opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
    /// The minutes.
    pub paper: IssuedPaper,
}

/// A hand-over to another body begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What is handed over.
    pub kind: HandoverKind,
    /// Its name.
    pub title: String,
    /// The body that takes over.
    pub body: String,
    /// Who represents it.
    pub receiver: Outsider,
    /// By which decision.
    pub decision: String,
    /// The store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// The store's places, frozen until the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceId>,
    /// The count that comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<CountId>,
    /// The chosen things, where no whole store goes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemId>,
}

/// A thing that is not handed over now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The thing.
    pub item: ItemId,
    /// Its number.
    pub code: String,
    /// Why it stays.
    pub why: String,
}

/// The list is fixed: everything in the store but what stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// How many things go.
    pub things: i64,
    /// In how many parts they are listed.
    pub sheets: i64,
    /// Lines of a part.
    pub lines: i64,
    /// What stays, and why.
    pub stays: Vec<Stay>,
}

/// One part of the list, drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDrawn {
    /// Its place in the list, from one.
    pub sheet: i64,
    /// How many things it names.
    pub things: i64,
    /// The paper (DOC-80k).
    pub paper: IssuedPaper,
}

/// The hand-over is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// In one sentence.
    pub told: String,
    /// The body that has them now.
    pub body: String,
    /// How many things went.
    pub things: i64,
    /// How many stayed.
    pub stays: i64,
    /// The minutes (DOC-80i).
    pub paper: IssuedPaper,
}

/// An act of hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum HandoverDeed {
    /// Handed over on paper (subject: the case).
    HandedOnPaper(Box<HandedOnPaper>),
    /// An extraction is decided (subject: the extraction).
    ExtractionOrdered(Box<ExtractionOrder>),
    /// The things leave (subject: the extraction).
    Extracted(Box<Extracted>),
    /// The things are back (subject: the extraction).
    Returned(Box<Returned>),
    /// A hand-over begins (subject: the hand-over).
    Opened(Box<Opening>),
    /// Its list is fixed (subject: the hand-over).
    Listed(Box<Listed>),
    /// A part of the list is drawn (subject: the hand-over).
    SheetDrawn(Box<SheetDrawn>),
    /// Parts are signed by both sides (subject: the hand-over).
    SheetsSigned {
        /// The first.
        from: i64,
        /// The last.
        until: i64,
        /// Who stood with the storekeeper.
        second: Author,
        /// Who signed for the other body, with the paper they showed.
        receiver: Outsider,
    },
    /// It is over (subject: the hand-over).
    Closed(Box<Closed>),
    /// It is given up (subject: the hand-over).
    Dropped {
        /// Why.
        reason: String,
    },
}

impl Deed for HandoverDeed {
    const SLICE: &'static str = "handover";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}
