//! The acts of disposal. Each carries everything `verify` needs to write its rows again, and one sentence (`told`)
//! that the page of a thing shows without knowing this room.

use super::{
    ageing::Cause,
    matter::DisposalKind,
    ruling::{HoldFacts, RulingLine},
    store,
    terms::{Burnt, Compared, Council, Late, Method},
};
use crate::{
    assets::PhotoFacts,
    custody::{Opened, Outsider},
    documents::IssuedPaper,
    kernel::{CaseId, Day, HoldId, ItemId, Moment, Vnd},
    ledger::{Act, Author, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};

/// The head's order that opens a matter: council (81a), hour of hand-over (79d), return (82a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// The case.
    pub case: CaseId,
    /// What kind.
    pub kind: DisposalKind,
    /// The things with their parts.
    pub items: Vec<ItemId>,
    /// The officer who carries it out.
    pub officer: Author,
    /// The storekeeper, where the things lie in the agency's store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storekeeper: Option<Author>,
    /// The accountant.
    pub accountant: Author,
    /// Who receives: the commune, the finance body, the person entitled, the issuing body.
    pub receiver: Outsider,
    /// When the receiver is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointed: Option<Moment>,
    /// Where it takes place.
    pub place: String,
    /// What keeping costs a day, charged to a receiver who does not come.
    #[serde(default)]
    pub cost_day: Vnd,
    /// The council of a destruction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council: Option<Council>,
    /// The papers it issues, the order first.
    pub papers: Vec<IssuedPaper>,
    /// Why it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// In a sentence.
    pub told: String,
}

/// A step of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The procuracy is told in time to attend (khoản 3 Điều 58).
    ProcuracyTold {
        /// The letter: number and day.
        document: String,
        /// When the procuracy received it.
        received_on: Day,
    },
    /// The council met: comparison sheet, vote, way of destruction (DOC-81b).
    CouncilMet {
        /// The sheet.
        lines: Vec<Compared>,
        /// Members in favour, by name.
        ayes: Vec<String>,
        /// Members against, by name.
        nays: Vec<String>,
        /// The chosen way.
        method: Method,
    },
    /// The council destroyed the things, in person, and signed on the same day (DOC-81c).
    Destroyed {
        /// The start.
        began: Moment,
        /// The end.
        ended: Moment,
        /// Where.
        place: String,
        /// The members present, by name.
        present: Vec<String>,
        /// The procurator, or that nobody came though told.
        procurator: String,
        /// Each thing just before.
        lines: Vec<Burnt>,
        /// What was left.
        residue: String,
        /// How many photographs stand in the matter.
        photos: usize,
    },
    /// The receiver or the person entitled is called (DOC-82b, 82d).
    Notified {
        /// The day until which to come, where the law sets one from the notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Day>,
    },
    /// The call is proven to have reached the person.
    Served {
        /// By which way.
        how: String,
        /// The proof: minutes of service, receipt of VNeID, posting.
        proof: String,
    },
    /// The receiving body did not come at the fixed time.
    Absent {
        /// When it was awaited.
        appointed: Moment,
        /// What it said, or that it said nothing.
        said: String,
    },
    /// Another hour is fixed (DOC-79d).
    Reappointed {
        /// When.
        at: Moment,
    },
    /// The receiving body has taken over (DOC-82d): the enforcement of this head ends at this hour.
    HandedOver {
        /// When.
        at: Moment,
        /// Who took it, with letter and identity.
        receiver: Outsider,
        /// The papers that went along.
        papers: String,
        /// The condition of the things.
        condition: String,
    },
    /// Money is paid to the budget.
    PaidToBudget {
        /// How much.
        amount: Vnd,
        /// Interest that goes along.
        #[serde(default)]
        interest: Vnd,
        /// The Treasury's slip: number and day.
        reference: String,
        /// When the money was received, where that is later than the decision.
        received_on: Day,
    },
    /// The person has taken things or money (DOC-82c).
    Returned {
        /// Who, with the identity paper shown.
        receiver: Outsider,
        /// By which right: the person named, or an authority with its number.
        authority: String,
        /// What the person found on looking.
        inspected: String,
        /// Cost of keeping that the person paid.
        #[serde(default)]
        cost: Vnd,
    },
    /// The term has ended and nobody came.
    Unclaimed {
        /// The last day of the term.
        until: Day,
    },
    /// Unclaimed things were valued and sold.
    Sold {
        /// The price.
        price: Vnd,
        /// Cost of keeping and sale.
        #[serde(default)]
        cost: Vnd,
        /// The minutes of the sale: number and day.
        reference: String,
    },
    /// Unclaimed money is deposited in the person's name (DOC-82e).
    Deposited {
        /// How much.
        amount: Vnd,
        /// Bank or Treasury.
        bank: String,
        /// Savings book or account number.
        account: String,
        /// Whether it is a savings deposit without a term.
        savings: bool,
    },
    /// Papers go to the body that issued them.
    ToIssuer {
        /// Who took them there.
        receiver: Outsider,
        /// The receipt.
        receipt: String,
    },
    /// Unclaimed things that cannot be sold are to be destroyed (DOC-81d).
    Condemned {
        /// Why.
        why: String,
    },
    /// The head withdraws the order.
    Withdrawn {
        /// Why.
        why: String,
    },
}

/// A step with its papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stepped {
    /// The case.
    pub case: CaseId,
    /// The things of the matter.
    pub items: Vec<ItemId>,
    /// The step.
    pub step: Step,
    /// Who stood beside and proved it with their own password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Author>,
    /// The papers it issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<IssuedPaper>,
    /// Why it is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// In a sentence.
    pub told: String,
}

/// An act of disposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum DisposalDeed {
    /// Lines of a judgment are entered (subject: the case). A line entered again takes the place of the first.
    RulingsEntered {
        /// The case.
        case: CaseId,
        /// The lines.
        lines: Vec<RulingLine>,
        /// When judgment and copies of the minutes were both in hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received_on: Option<Day>,
        /// When the decision was notified.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notified_on: Option<Day>,
        /// Why the decision was late.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late: Option<Late>,
        /// In a sentence.
        told: String,
    },
    /// The decision over a case's things was notified (subject: the case).
    DecisionNotified {
        /// The case.
        case: CaseId,
        /// Which decision.
        decision: String,
        /// When.
        notified_on: Day,
        /// Why it was late.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late: Option<Late>,
        /// In a sentence.
        told: String,
    },
    /// A second person compared judgment and thing (subject: the thing).
    RulingMatched {
        /// Whether they agree.
        same: bool,
        /// What was compared and seen.
        seen: String,
        /// The discrepancy that a difference opens.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opened: Option<Opened>,
        /// In a sentence.
        told: String,
    },
    /// Something stands against disposing of it (subject: the thing).
    HoldPlaced {
        /// What.
        hold: HoldFacts,
        /// In a sentence.
        told: String,
    },
    /// It stands no longer (subject: the thing).
    HoldLifted {
        /// Which.
        hold: HoldId,
        /// How it ended, by which paper.
        outcome: String,
        /// In a sentence.
        told: String,
    },
    /// The head orders (subject: the matter).
    Ordered(Box<Ordered>),
    /// A step (subject: the matter).
    Stepped(Box<Stepped>),
    /// A photograph (subject: the matter).
    PhotoAdded(PhotoFacts),
    /// The list letter of the ageing board is issued (subject: the agency).
    ListIssued {
        /// Why the things still lie there.
        cause: Cause,
        /// To whom.
        body: String,
        /// The things.
        items: Vec<ItemId>,
        /// The letter.
        paper: IssuedPaper,
        /// In a sentence.
        told: String,
    },
}

impl Deed for DisposalDeed {
    const SLICE: &'static str = "disposal";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}
