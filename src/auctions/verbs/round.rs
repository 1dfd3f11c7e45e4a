//! One round, from its contract to its session.

use crate::{
    accounts::{AsOfficer, Write},
    assets::{Hand, Plan, Source, Turnout, carry_out},
    engine::{Auction, Event, Step},
    kernel::{Day, Vnd},
    law::Procedure,
    ledger::Recorded,
    store::{Desk, Failure},
};

/// A contract, or the annex for a later round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contracted {
    /// The day planned for the opening.
    pub opening: Option<Day>,
    /// The starting price; the asset's present price where nothing is said.
    pub starting_price: Option<Vnd>,
    /// The deposit.
    pub deposit: Option<Vnd>,
    /// The procedure agreed.
    pub procedure: Option<Procedure>,
    /// The contract or annex.
    pub source: Source,
}

/// A session, or the failure for want of registrants, with numbers of people only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How it ended; price, deposit and procedure are the contract's where nothing is said.
    pub auction: Auction,
    /// How many took part.
    pub turnout: Option<Turnout>,
    /// The minutes.
    pub source: Option<Source>,
}

/// The service contract, or its annex, is signed (khoản 2 Điều 83 Luật 106/2025/QH15).
///
/// # Errors
/// As [`carry_out`].
pub fn sign_contract(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    contract: Contracted,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let journey = dossier.journey(hand.on());
        let Contracted { opening, starting_price, deposit, procedure, source } = contract;
        let starting_price = starting_price.or(journey.price);
        let step = Step::AuctionContract { opening, starting_price, deposit, procedure };
        Ok(Plan::step(Event::in_round(hand.on(), journey.next_round(), step), Some(source)))
    })
}

/// A step of the round at hand that says nothing but its day.
fn within_round<D: crate::accounts::Duty>(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, D>,
    code: &str,
    step: Step,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let round = dossier.journey(hand.on()).next_round();
        Ok(Plan::step(Event::in_round(hand.on(), round, step), source))
    })
}

/// The auction is posted at all its places.
///
/// # Errors
/// As [`carry_out`].
pub fn post(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    opening: Option<Day>,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::Posting { opening }, source)
}

/// The posting is taken down.
///
/// # Errors
/// As [`carry_out`].
pub fn remove_posting(desk: &mut Desk<'_>, hand: &Hand<'_, Write>, code: &str) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::PostingRemoved, None)
}

/// The first or second public notice of the round appears.
///
/// # Errors
/// As [`carry_out`].
pub fn publish(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    ordinal: u32,
    source: Option<Source>,
) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::PublicNotice { ordinal: Some(ordinal) }, source)
}

/// The last day on which dossiers and deposits were taken.
///
/// # Errors
/// As [`carry_out`].
pub fn close_registration(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::RegistrationClosed, None)
}

/// The round is held, or fails because nobody registered.
///
/// # Errors
/// As [`carry_out`]: a price other than the last cut's, a deposit out of its range, a single bidder too early.
pub fn hold_round(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Write>,
    code: &str,
    held: Held,
) -> Result<Recorded, Failure> {
    carry_out(desk, hand, code, |dossier| {
        let journey = dossier.journey(hand.on());
        let no = journey.next_round();
        let planned = journey.round_view(no);
        let Held { mut auction, turnout, source } = held;
        auction.starting_price =
            auction.starting_price.or(planned.and_then(|r| r.starting_price)).or(journey.price);
        auction.deposit = auction.deposit.or(planned.and_then(|r| r.deposit));
        auction.procedure = auction.procedure.or(planned.map(|r| r.procedure));
        let event = Some(Event::in_round(hand.on(), no, auction.into()));
        Ok(Plan { event, source, turnout, paper: None })
    })
}

/// The officer asks the auction house to pause (khoản 1 Điều 84 Luật 106/2025/QH15).
///
/// # Errors
/// As [`carry_out`].
pub fn pause(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    ground: Source,
) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::AuctionPaused, Some(ground))
}

/// The ground of the pause is gone.
///
/// # Errors
/// As [`carry_out`].
pub fn resume(desk: &mut Desk<'_>, hand: &Hand<'_, AsOfficer>, code: &str) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::AuctionResumed, None)
}

/// The officer asks the auction house to stop (khoản 2 Điều 84 Luật 106/2025/QH15).
///
/// # Errors
/// As [`carry_out`].
pub fn stop(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    ground: Source,
) -> Result<Recorded, Failure> {
    within_round(desk, hand, code, Step::AuctionStopped, Some(ground))
}
