//! On which articles a step stands.

use crate::{
    engine::{Event, Step},
    kernel::Day,
    law::{Ask, Kind, LawBook},
};

/// The articles behind a step on its day, as printed; empty where the rulebook has none for that day.
pub fn grounds(event: &Event, kind: Kind) -> Vec<String> {
    rules_of(&event.step, kind).iter().flat_map(|rule| articles(rule, kind, event.date)).collect()
}

fn articles(rule: &str, kind: Kind, on: Day) -> Vec<String> {
    let found = LawBook::embedded().rule_for(rule, &Ask::of(kind)).ok().and_then(|r| r.version(on));
    found.map(|version| version.basis().articles).unwrap_or_default()
}

/// The rules by which a step is taken.
pub const fn rules_of(step: &Step, kind: Kind) -> &'static [&'static str] {
    let movable = matches!(kind, Kind::Movable);
    match step {
        Step::SeizureCompleted => &["SEIZE"],
        Step::ValuationContract => &["VAL-CONTRACT"],
        Step::PriceAgreed { .. } => &["VAL-AGREE"],
        Step::ValuationResult { .. } | Step::ValuationNotice => &["VAL-NOTICE"],
        Step::PriorityNotice => &["PRIO-NOTICE"],
        Step::PriorityExercised { .. } if movable => &["PRIO-MOV"],
        Step::PriorityExercised { .. } => &["PRIO-IMM"],
        Step::RevaluationRequest => &["REVAL-REQ"],
        Step::RevaluationResult { .. } => &["REVAL-DO"],
        Step::AuctionContract { .. } => &["AUC-CONTRACT"],
        Step::Posting { .. } | Step::PostingRemoved if movable => &["POST-MOV"],
        Step::Posting { .. } | Step::PostingRemoved => &["POST-IMM"],
        Step::PublicNotice { .. } if movable => &["PUB2-MOV"],
        Step::PublicNotice { .. } => &["PUB2-IMM"],
        Step::RegistrationClosed => &["REG-END"],
        Step::Auction(_) if movable => &["AUC-MOV"],
        Step::Auction(_) => &["AUC-IMM"],
        Step::AuctionPaused | Step::AuctionResumed => &["PAUSE"],
        Step::AuctionStopped => &["STOP"],
        Step::FailureNoticeReceived => &["RESULT"],
        Step::PartiesInformed { offers_asset: Some(true) } => &["FAIL-INFORM", "OFFER"],
        Step::PartiesInformed { .. } => &["FAIL-INFORM"],
        Step::PriceCut { .. } => &["CUT"],
        Step::CreditorAccepts { .. } => &["TAKE-ANSWER"],
        Step::DebtorTold => &["TAKE-TELL"],
        Step::DebtorRedeems => &["TAKE-REDEEM"],
        Step::CreditorPaid { .. } => &["TAKE-PAY", "TAKE-AMOUNT"],
        Step::BuyerPaid { .. } | Step::BuyerDefaulted => &["PAY"],
        Step::Delivered => &["DELIVER"],
        Step::TitleFile => &["TITLE"],
        Step::Payout => &["PAYOUT"],
        Step::DirectSaleNotice | Step::DirectSale { .. } => &["DIRECT-SALE"],
        Step::AssetReturned => &["PRICE-END"],
        Step::ResultVoided => &[],
    }
}
