//! The acts of the store. Each carries everything `verify` needs to write its rows again.

use super::{
    cash::CashLine,
    class::PlaceClass,
    count::CountResult,
    discrepancy::{Opened, Settlement},
    handling::{Divided, EmergencyMoved, Merged, SealBroken, SealChecked, SealOpened, Sealed, SealsIssued},
    intake::{Decision, SealFound},
    order::{Described, InitialMinutes, OrderLine, Outsider},
    quantity::Quantity,
    regime::{CustodyRegime, KeeperKind},
    store,
    terms::{ClassException, PlaceTerms},
};
use crate::{
    assets::PhotoFacts,
    documents::IssuedPaper,
    kernel::{CaseId, Day, DiscrepancyId, ItemId, PersonId, PlaceId},
    ledger::{Act, Author, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// A place of storage (kho, phòng, kệ, két, bãi).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFacts {
    /// Its short code, as printed on its label: `K2-A3`.
    pub code: String,
    /// The place around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PlaceId>,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: PlaceClass,
    /// Who owns it.
    pub owner_body: String,
    /// Whether it lies inside the grounds of the agency's office (khoản 6 Điều 116 Luật 106/2025/QH15).
    pub inside_grounds: bool,
}

/// A signed order to take in (DOC-80a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeOrder {
    /// The case.
    pub case: CaseId,
    /// The storekeeper it is addressed to.
    pub storekeeper: Author,
    /// Who delivers.
    pub deliverer: Outsider,
    /// Where things are to lie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// Why.
    pub reason: String,
    /// The initial minutes.
    pub minutes: InitialMinutes,
    /// The things.
    pub lines: Vec<OrderLine>,
    /// The order itself.
    pub paper: IssuedPaper,
}

/// A line of an intake as it was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenLine {
    /// The thing.
    pub item: ItemId,
    /// What was done.
    pub decision: Decision,
    /// How many there were.
    pub quantity: Quantity,
    /// What it weighed, in grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_gram: Option<i64>,
    /// Its condition as found.
    pub condition: String,
    /// Its seal as found.
    pub seal: SealFound,
    /// The number of the seal as it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal_came: Option<String>,
    /// The number of the seal put on now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal_put: Option<String>,
    /// Each difference from the papers, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<String>,
    /// The papers it was accepted on: expert conclusion, confirmation, conclusion on the seal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    /// What was written down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where it was put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// Cash as agreed by two counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cash: Vec<CashLine>,
    /// Who counted it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counted_by: Vec<PersonId>,
    /// The regime from now on.
    pub regime: CustodyRegime,
}

/// Things taken in by an order (DOC-80c), or refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenIn {
    /// The case.
    pub case: CaseId,
    /// The person who acted with the storekeeper.
    pub second: Author,
    /// Who delivered.
    pub deliverer: Outsider,
    /// Each line.
    pub lines: Vec<TakenLine>,
    /// The slip; none when everything was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slip: Option<IssuedPaper>,
    /// The minutes of differences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<IssuedPaper>,
    /// The discrepancies it opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
}

/// A signed order to release (DOC-80b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseOrder {
    /// The case.
    pub case: CaseId,
    /// The storekeeper it is addressed to.
    pub storekeeper: Author,
    /// Who receives.
    pub receiver: Outsider,
    /// Why.
    pub reason: String,
    /// The decision by which another body takes the things over.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub transfer: String,
    /// The things.
    pub items: Vec<ItemId>,
    /// The order itself.
    pub paper: IssuedPaper,
}

/// Things released by an order (DOC-80c, out).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The case.
    pub case: CaseId,
    /// The person who acted with the storekeeper.
    pub second: Author,
    /// Who received, with the paper they showed.
    pub receiver: Outsider,
    /// The things.
    pub items: Vec<ItemId>,
    /// Their condition when they left.
    pub condition: String,
    /// The slip.
    pub slip: IssuedPaper,
}

/// Things put in another place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The things, parts among them.
    pub items: Vec<ItemId>,
    /// Why.
    pub reason: String,
    /// The person who acted with the storekeeper.
    pub second: Author,
}

/// A blind count of one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Who counted with the author.
    pub second: Author,
    /// What was read, in order.
    pub scans: Vec<String>,
    /// What it means.
    pub result: CountResult,
    /// The discrepancies it opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
}

/// A discrepancy settled by the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The discrepancy.
    pub discrepancy: DiscrepancyId,
    /// The thing it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// How it ended.
    pub settlement: Settlement,
    /// What was established.
    pub outcome: String,
    /// The quantity that holds from now on, where it is put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
}

/// A thing that another body, the Treasury or an entrusted person keeps, received on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptElsewhere {
    /// The case.
    pub case: CaseId,
    /// The thing with its number for life, and its parts.
    pub lines: Vec<OrderLine>,
    /// What kind of keeper.
    pub keeper_kind: KeeperKind,
    /// The keeper as printed.
    pub keeper: String,
    /// The place it lies in, where that is in the book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// The initial minutes.
    pub minutes: InitialMinutes,
    /// The minutes or voucher of the receipt on paper.
    pub receipt: String,
    /// The regime.
    pub regime: CustodyRegime,
}

/// Things that lay in the store before the book was opened, written down by two people at an opening count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockEntered {
    /// The case.
    pub case: CaseId,
    /// The thing with its number for life, and its parts.
    pub lines: Vec<OrderLine>,
    /// When the agency received it.
    pub received_on: Day,
    /// Where it lies.
    pub place: PlaceId,
    /// The initial minutes.
    pub minutes: InitialMinutes,
    /// The old order and slip it came by.
    pub receipt: String,
    /// The person who acted with the author.
    pub second: Author,
    /// The regime.
    pub regime: CustodyRegime,
}

/// An act of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum CustodyDeed {
    /// A place is added (subject: the place).
    PlaceAdded(PlaceFacts),
    /// Room and rent of a place are said (subject: the place).
    PlaceTermsSet(PlaceTerms),
    /// Things of a class may lie in a place by exception (subject: the place).
    ClassExcepted(ClassException),
    /// A thing is divided (subject: the thing).
    Divided(Box<Divided>),
    /// Parts are put back (subject: the thing).
    Merged(Box<Merged>),
    /// Things are brought to safety (subject: the place they are brought to).
    EmergencyMoved(Box<EmergencyMoved>),
    /// The head orders things in (subject: the order).
    IntakeOrdered(Box<IntakeOrder>),
    /// Things are taken in (subject: the order).
    TakenIn(Box<TakenIn>),
    /// The head orders things out (subject: the order).
    ReleaseOrdered(Box<ReleaseOrder>),
    /// Things leave (subject: the order).
    Released(Box<Released>),
    /// Things are put in another place (subject: that place).
    Moved(Moved),
    /// A seal is put on (subject: the thing).
    Sealed(Sealed),
    /// A seal is opened (subject: the thing).
    SealOpened(SealOpened),
    /// A seal is found broken (subject: the thing).
    SealFoundBroken(SealBroken),
    /// A seal is looked at and whole (subject: the thing).
    SealChecked(SealChecked),
    /// Numbered seal papers are handed out (subject: the agency).
    SealsIssued(SealsIssued),
    /// A photograph is added (subject: the thing, the order or the place that it shows).
    PhotoAdded(PhotoFacts),
    /// A place is counted (subject: the place).
    Counted(Box<Counted>),
    /// A discrepancy is opened by hand (subject: the thing or the place).
    DiscrepancyOpened(Opened),
    /// A discrepancy is settled (subject: the thing or the place).
    DiscrepancySettled(Settled),
    /// A thing is received on paper (subject: the thing).
    KeptElsewhere(Box<KeptElsewhere>),
    /// A thing that lay in the store before the book was opened (subject: the thing).
    StockEntered(Box<StockEntered>),
    /// The stock card of a thing is printed (subject: the thing).
    CardIssued {
        /// The card.
        paper: IssuedPaper,
    },
}

impl Deed for CustodyDeed {
    const SLICE: &'static str = "custody";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}

impl IntakeOrder {
    /// The description of a thing in this order.
    pub fn described(&self, item: ItemId) -> Option<&Described> {
        self.lines.iter().find(|l| l.item == item).map(|l| &l.thing)
    }
}
