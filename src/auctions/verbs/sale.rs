//! After a sale: delivery, title, and a sale that falls. Money is received one floor above.

use crate::{
    accounts::{AsOfficer, Write},
    assets::{Hand, Plan, Source, carry_out},
    auctions::rules::{Receiver, handover_plan, last_held},
    engine::{Event, Step},
    kernel::Vnd,
    ledger::Recorded,
    store::{Desk, Failure},
};

/// The decision to hand the asset over (DOC-66), after full payment.
///
/// # Errors
/// As [`carry_out`]; a refusal before the payment.
pub fn decide_handover(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    receiver: &Receiver,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| handover_plan(dossier, receiver, hand.on()))
}

/// The asset is handed over to the buyer or taker.
///
/// # Errors
/// As [`carry_out`]: it is not paid for.
pub fn deliver(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    minutes: Option<Source>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |_| Ok(Plan::step(Event::new(hand.on(), Step::Delivered), minutes)))
}

/// The file for registering title is supplied.
///
/// # Errors
/// As [`carry_out`].
pub fn title_file(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |_| Ok(Plan::step(Event::new(hand.on(), Step::TitleFile), source)))
}

/// The buyer did not pay in time; the sale falls, and the next round opens at the same price.
///
/// # Errors
/// As [`carry_out`].
pub fn buyer_defaults(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    fallen(desk, hand, code, Step::BuyerDefaulted, source)
}

/// The result is cancelled by agreement or by a court.
///
/// # Errors
/// As [`carry_out`].
pub fn result_voided(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    fallen(desk, hand, code, Step::ResultVoided, source)
}

fn fallen(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    step: Step,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let event = Event { round: last_held(dossier, hand.on()), ..Event::new(hand.on(), step) };
        Ok(Plan::step(event, source))
    })
}

/// The notice that precedes a sale without auction.
///
/// # Errors
/// As [`carry_out`].
pub fn announce_direct_sale(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |_| Ok(Plan::step(Event::new(hand.on(), Step::DirectSaleNotice), source)))
}

/// A movable of small value, or one that perishes, is sold without auction.
///
/// # Errors
/// As [`carry_out`].
pub fn sell_directly(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    price: Vnd,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    let event = Event::new(hand.on(), Step::DirectSale { amount: Some(price) });
    carry_out(desk, hand, code, |_| Ok(Plan::step(event, source)))
}
