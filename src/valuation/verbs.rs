//! What is done between the seizure and the first starting price.

use super::rules::{priority_plan, result_plan};
use crate::{
    accounts::{AsOfficer, Write},
    assets::{Hand, Plan, Source, carry_out},
    engine::{Event, Step},
    kernel::{Day, Vnd},
    ledger::Recorded,
    store::{Desk, Failure},
};

/// A value with the certificate it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valued {
    /// The value found.
    pub amount: Vnd,
    /// The last day on which the certificate may be used.
    pub valid_until: Option<Day>,
    /// The certificate.
    pub source: Source,
}

/// The contract with the valuer is signed (khoản 1 Điều 82 Luật 106/2025/QH15).
///
/// # Errors
/// As [`carry_out`].
pub fn sign_contract(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    source: Source,
) -> Result<Recorded, Failure> {
    let event = Event::new(hand.on(), Step::ValuationContract);
    carry_out(desk, hand, code, |_| Ok(Plan::step(event, Some(source))))
}

/// The parties agree on the price in writing.
///
/// # Errors
/// As [`carry_out`].
pub fn agree_price(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    amount: Vnd,
    source: Source,
) -> Result<Recorded, Failure> {
    let event = Event::new(hand.on(), Step::PriceAgreed { amount: Some(amount) });
    carry_out(desk, hand, code, |_| Ok(Plan::step(event, Some(source))))
}

/// The valuation certificate is received.
///
/// # Errors
/// As [`carry_out`].
pub fn receive_result(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    valued: Valued,
) -> Result<Recorded, Failure> {
    let Valued { amount, valid_until, source } = valued;
    let step = Step::ValuationResult { amount: Some(amount), valid_until };
    carry_out(desk, hand, code, |_| Ok(Plan::step(Event::new(hand.on(), step), Some(source))))
}

/// The parties are told of the result (DOC-39), with the advance that a revaluation would cost.
///
/// # Errors
/// As [`carry_out`].
pub fn notify_result(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    advance: Option<Vnd>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| result_plan(dossier, advance, hand.on()))
}

/// Those who may buy first are told (DOC-44).
///
/// # Errors
/// As [`carry_out`].
pub fn notify_priority(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| priority_plan(dossier, hand.on()))
}

/// A holder of a priority right buys at the starting price.
///
/// # Errors
/// As [`carry_out`].
pub fn buy_first(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    amount: Option<Vnd>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let amount = amount.or(dossier.journey(hand.on()).price);
        Ok(Plan::step(Event::new(hand.on(), Step::PriorityExercised { amount }), None))
    })
}

/// A party asks for a revaluation; once only.
///
/// # Errors
/// As [`carry_out`].
pub fn ask_revaluation(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    source: Source,
) -> Result<Recorded, Failure> {
    let event = Event::new(hand.on(), Step::RevaluationRequest);
    carry_out(desk, hand, code, |_| Ok(Plan::step(event, Some(source))))
}

/// The result of the revaluation is received.
///
/// # Errors
/// As [`carry_out`].
pub fn receive_revaluation(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    valued: Valued,
) -> Result<Recorded, Failure> {
    let Valued { amount, valid_until, source } = valued;
    let step = Step::RevaluationResult { amount: Some(amount), valid_until };
    carry_out(desk, hand, code, |_| Ok(Plan::step(Event::new(hand.on(), step), Some(source))))
}
