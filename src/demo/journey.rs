//! Plays the course of an asset through the very verbs that officers use.

use super::{
    course::{Mark, Milestone},
    days::Days,
    old_file,
    road::{Road, vnd},
    script::{Script, Turn},
    seizure,
};
use crate::{
    assets::dossier,
    auctions::{self, Contracted, Cut, Held},
    engine::Auction,
    kernel::Day,
    proceeds::{self, Payment},
    store::Failure,
    valuation::{self, Valued},
};

/// Plans every milestone of an asset after its registration.
pub fn plan(script: &mut Script, days: &Days, road: &Road, marks: &[Mark], live_from: Day) {
    // Money that the office before received is not in our accounts: what follows is entered from its file too.
    let money = [Milestone::Paid, Milestone::Taken];
    let paid_before = marks.iter().any(|m| money.contains(&m.what) && m.on < live_from);
    for mark in marks.iter().copied().filter(|m| m.what > Milestone::Registered) {
        let road = road.clone();
        let what = format!("tài sản “{}”, {:?} phiên {}", road.key, mark.what, mark.round);
        let old = mark.on < live_from || (paid_before && mark.what > Milestone::Paid);
        if old {
            script.asset(live_from.max(mark.on), mark.on, "sen", &road.key.clone(), what, move |turn| {
                old_file::enter(turn, &road, mark)
            });
        } else if mark.on <= days.today {
            let (who, key) = (actor(&road, mark.what).to_owned(), road.key.clone());
            script.asset(mark.on, mark.on, &who, &key, what, move |turn| perform(turn, &road, mark));
        }
    }
}

/// Who takes a step.
fn actor(road: &Road, what: Milestone) -> &str {
    match what {
        Milestone::Seized
        | Milestone::Kept
        | Milestone::ValNotice
        | Milestone::PrioNotice
        | Milestone::Informed
        | Milestone::Told
        | Milestone::Cut
        | Milestone::Decided => &road.officer,
        Milestone::Paid | Milestone::Taken | Milestone::PaidOut => "thu",
        _ => "sen",
    }
}

fn perform(turn: &mut Turn<'_, '_>, road: &Road, mark: Mark) -> Result<(), Failure> {
    let source = || road.source(mark).unwrap_or_default();
    let valued =
        |round| Valued { amount: road.price(round), valid_until: mark.on.plus_months(6), source: source() };
    match mark.what {
        Milestone::Registered => Ok(()),
        Milestone::Seized => seizure::seize(turn, road),
        Milestone::Kept => seizure::give_to_keeper(turn, road),
        Milestone::ValContract => turn.take(|d, h, c| valuation::sign_contract(d, h, c, source())),
        Milestone::ValResult => turn.take(|d, h, c| valuation::receive_result(d, h, c, valued(1))),
        Milestone::Revalued => {
            turn.take(|d, h, c| valuation::receive_revaluation(d, h, c, valued(mark.round)))
        }
        Milestone::ValNotice => {
            let advance = Some(vnd(road.price(1).dong() / 1_000 / 500_000 * 500_000 + 2_000_000));
            turn.take(|d, h, c| valuation::notify_result(d, h, c, advance))
        }
        Milestone::PrioNotice => turn.take(valuation::notify_priority),
        Milestone::Contract
        | Milestone::Posting
        | Milestone::Notice1
        | Milestone::Notice2
        | Milestone::Closed
        | Milestone::Held => in_round(turn, road, mark),
        _ => after_session(turn, road, mark),
    }
}

/// From the contract of a round to its session.
fn in_round(turn: &mut Turn<'_, '_>, road: &Road, mark: Mark) -> Result<(), Failure> {
    let round = mark.round;
    let source = || road.source(mark).unwrap_or_default();
    let deposit = Some(road.deposit(round, mark.on));
    let procedure = Some(road.procedure(round));
    match mark.what {
        Milestone::Contract => turn.take(|d, h, c| {
            let contract = Contracted {
                opening: road.session(round),
                starting_price: Some(road.price(round)),
                deposit,
                procedure,
                source: source(),
            };
            auctions::sign_contract(d, h, c, contract)
        }),
        Milestone::Posting => turn.take(|d, h, c| auctions::post(d, h, c, None, None)),
        Milestone::Notice1 => turn.take(|d, h, c| auctions::publish(d, h, c, 1, None)),
        Milestone::Notice2 => turn.take(|d, h, c| auctions::publish(d, h, c, 2, None)),
        Milestone::Closed => turn.take(auctions::close_registration),
        _ => turn.take(|d, h, c| {
            let auction = Auction { deposit, procedure, ..road.outcome(round) };
            let held = Held { auction, turnout: Some(road.turnout(round)), source: Some(source()) };
            auctions::hold_round(d, h, c, held)
        }),
    }
}

/// After a session: the failure and what follows, or the sale to the last đồng.
fn after_session(turn: &mut Turn<'_, '_>, road: &Road, mark: Mark) -> Result<(), Failure> {
    let round = mark.round;
    let source = || road.source(mark).unwrap_or_default();
    let payment = |amount| Payment { amount, extended: false, source: source() };
    match mark.what {
        Milestone::Received => turn.take(|d, h, c| auctions::receive_failure(d, h, c, source())),
        Milestone::Informed => turn.take(auctions::inform_parties),
        Milestone::Accepted => turn.take(|d, h, c| auctions::creditor_accepts(d, h, c, source())),
        Milestone::Told => turn.take(auctions::tell_debtor),
        Milestone::Taken => turn.take(|d, h, c| proceeds::creditor_paid(d, h, c, payment(road.beyond_share))),
        Milestone::Cut => {
            turn.take(|d, h, c| auctions::cut_price(d, h, c, Cut { to: road.price(round + 1), answer: None }))
        }
        Milestone::Paid => {
            let price = road.outcome(round).price.unwrap_or_default();
            turn.take(|d, h, c| proceeds::buyer_paid(d, h, c, payment(price)))
        }
        Milestone::Delivered => turn.take(|d, h, c| auctions::deliver(d, h, c, Some(source()))),
        Milestone::Title => turn.take(|d, h, c| auctions::title_file(d, h, c, Some(source()))),
        Milestone::Decided => {
            let (id, code) = turn.asset()?;
            let held = proceeds::held_for(turn.desk, id)?;
            let input = dossier(turn.desk, &code)?.proposed_payout(held, mark.on);
            turn.take(|d, h, c| proceeds::decide_payout(d, h, c, input.clone()))
        }
        _ => turn.take(|d, h, c| proceeds::pay_out(d, h, c, source())),
    }
}
