//! A form, understood.

use crate::{
    assets::Source,
    auctions::{Contracted, Cut, Held, Receiver, Take},
    kernel::{Day, Vnd},
    proceeds::Payment,
    valuation::Valued,
};

/// What the person wants to record, typed.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is a verb of the room below, and documented there")]
pub enum Wish {
    Seized(Option<Source>),
    ValuationContract(Source),
    PriceAgreed(Vnd, Source),
    Valued(Valued),
    ResultNotice(Vnd),
    PriorityNotice,
    BuyFirst(Vnd),
    RevaluationRequest(Source),
    Revalued(Valued),
    Contract(Contracted),
    Posting(Option<Source>),
    PostingRemoved,
    PublicNotice(u32, Option<Source>),
    RegistrationClosed,
    Session(Held),
    Pause(Source),
    Resume,
    Stop(Source),
    FailureReceived(Source),
    Inform,
    Cut(Cut),
    Accepted(Source),
    TellDebtor,
    AskPayment(Take),
    Redeemed(Payment),
    CreditorPaid(Payment),
    BuyerPaid(Payment),
    BuyerDefaulted(Option<Source>),
    ResultVoided(Option<Source>),
    DirectNotice(Option<Source>),
    DirectSale(Vnd, Option<Source>),
    Handover(Receiver),
    Delivered(Option<Source>),
    TitleFile(Option<Source>),
    Returned(Option<Source>),
}

/// What every form asks for.
#[derive(Clone, Debug)]
pub struct Common {
    /// The legal day.
    pub on: Day,
    /// Why it is late, if it is.
    pub late_reason: String,
    /// A note.
    pub note: String,
}
