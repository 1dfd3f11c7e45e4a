//! After a failed round: the notice, the parties, the cut, the creditor's option.

use crate::{
    accounts::{AsOfficer, Write},
    assets::{Hand, Plan, Source, carry_out},
    auctions::rules::{Cut, Take, cut_plan, debtor_plan, inform_plan, last_held, take_plan},
    engine::{Event, Step},
    ledger::Recorded,
    store::{Desk, Failure},
};

/// The auction house's notice of failure reaches the agency; every term runs from this day.
///
/// # Errors
/// As [`carry_out`].
pub fn receive_failure(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    source: Source,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let event = Event {
            round: last_held(dossier, hand.on()),
            ..Event::new(hand.on(), Step::FailureNoticeReceived)
        };
        Ok(Plan::step(event, Some(source)))
    })
}

/// The parties are told of the failure (DOC-56). The notice offers the asset to the creditor exactly when the law
/// opens the option: from the failure after the second cut.
///
/// # Errors
/// As [`carry_out`].
pub fn inform_parties(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| inform_plan(dossier, hand.on()))
}

/// The price is cut (DOC-58, khoản 3 Điều 83 Luật 106/2025/QH15): once after each failed round, after its notice,
/// by at most a tenth of the price before.
///
/// # Errors
/// As [`carry_out`]: a cut of more than the cap even by one đồng, a cut before the failure notice.
pub fn cut_price(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    cut: Cut,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| cut_plan(dossier, &cut, hand.on()))
}

/// The creditor agrees in writing to take the asset at the last price.
///
/// # Errors
/// As [`carry_out`]: the option is not open.
pub fn creditor_accepts(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    source: Source,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let amount = dossier.journey(hand.on()).price;
        let step = Step::CreditorAccepts { amount };
        let event = Event { round: last_held(dossier, hand.on()), ..Event::new(hand.on(), step) };
        Ok(Plan::step(event, Some(source)))
    })
}

/// The debtor is told that the creditor takes the asset.
///
/// # Errors
/// As [`carry_out`].
pub fn tell_debtor(desk: &mut Desk<'_>, hand: &Hand<'_, AsOfficer>, code: &str) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| debtor_plan(dossier, hand.on()))
}

/// The creditor is asked to pay what is due beyond his own share (DOC-61, Điều 66 Nghị định 152/2026/NĐ-CP), once the
/// debtor's time has passed.
///
/// # Errors
/// As [`carry_out`]; a refusal while the debtor may still pay.
pub fn ask_creditor_payment(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    take: &Take,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| take_plan(dossier, take, hand.on()))
}

/// The price is used up and the creditor refuses: the asset goes back to the debtor.
///
/// # Errors
/// As [`carry_out`].
pub fn return_asset(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |_| Ok(Plan::step(Event::new(hand.on(), Step::AssetReturned), source)))
}
