//! What happened before the agency opened its book: entered from the paper file of the office before it.

use super::{
    course::{Mark, Milestone},
    road::Road,
    script::Turn,
};
use crate::{
    assets::{StepFacts, record_step},
    engine::{Auction, Event, Step},
    store::Failure,
};

/// From where old steps are known.
const FILE: &str = "Ghi lại theo hồ sơ giấy của Chi cục Thi hành án dân sự chuyển đến";

/// Enters one step of the old file: no paper of ours, only what the file says.
///
/// # Errors
/// What the law of that day says against it; a failure of the store.
pub fn enter(turn: &mut Turn<'_, '_>, road: &Road, mark: Mark) -> Result<(), Failure> {
    let Some(event) = event(road, mark) else { return Ok(()) };
    let (id, _) = turn.asset()?;
    let turnout = (mark.what == Milestone::Held).then(|| road.turnout(mark.round));
    let facts =
        StepFacts { source: road.source(mark), turnout, note: FILE.to_owned(), ..StepFacts::of(event) };
    match record_step(turn.desk, &turn.doing, id, facts.clone()) {
        // What is known of the delay is the file: said once, as its reason.
        Err(failure) if failure.refusal().is_some_and(|r| r.code == "LATE") => {
            let late = StepFacts { note: String::new(), late_reason: Some(FILE.to_owned()), ..facts };
            record_step(turn.desk, &turn.doing, id, late).map(drop)
        }
        done => done.map(drop),
    }
}

/// The milestone as the engine reads it; the small steps of old rounds are not entered.
fn event(road: &Road, mark: Mark) -> Option<Event> {
    let (on, round) = (mark.on, mark.round);
    let price = road.price(round);
    let valid_until = on.plus_months(6);
    let step = match mark.what {
        Milestone::Seized => return Some(Event::new(on, Step::SeizureCompleted)),
        Milestone::ValContract => return Some(Event::new(on, Step::ValuationContract)),
        Milestone::ValResult => {
            let step = Step::ValuationResult { amount: Some(road.price(1)), valid_until };
            return Some(Event::new(on, step));
        }
        Milestone::ValNotice => return Some(Event::new(on, Step::ValuationNotice)),
        Milestone::Revalued => {
            return Some(Event::new(on, Step::RevaluationResult { amount: Some(price), valid_until }));
        }
        Milestone::Contract => Step::AuctionContract {
            opening: road.session(round),
            starting_price: Some(price),
            deposit: Some(road.deposit(round, on)),
            procedure: None,
        },
        Milestone::Held => {
            let deposit = Some(road.deposit(round, on));
            Auction { deposit, ..road.outcome(round) }.into()
        }
        Milestone::Received => Step::FailureNoticeReceived,
        Milestone::Cut => Step::PriceCut { from: Some(price), to: Some(road.price(round + 1)), lots: vec![] },
        Milestone::Accepted => Step::CreditorAccepts { amount: Some(price) },
        Milestone::Told => Step::DebtorTold,
        Milestone::Taken => Step::CreditorPaid { amount: Some(road.beyond_share) },
        Milestone::Paid => Step::BuyerPaid { amount: road.outcome(round).price, extended: false },
        Milestone::Delivered => return Some(Event::new(on, Step::Delivered)),
        Milestone::Title => return Some(Event::new(on, Step::TitleFile)),
        Milestone::PaidOut => return Some(Event::new(on, Step::Payout)),
        _ => return None,
    };
    Some(Event::in_round(on, round, step))
}
