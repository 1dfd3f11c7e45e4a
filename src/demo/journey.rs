//! Plays the course of an asset through the very verbs that officers use.

use super::{
    aside,
    course::{Mark, Milestone},
    days::Days,
    old_file,
    road::{Road, vnd},
    script::{Script, Turn},
    seizure, witnesses,
};
use crate::{
    assets::dossier,
    auctions::{self, Contracted, Cut, Held, Receiver, Take},
    engine::Auction,
    kernel::Day,
    law::LawBook,
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
        let (asset, road) = (road, road.clone());
        let what = format!("tài sản “{}”, {:?} phiên {}", road.key, mark.what, mark.round);
        let old = mark.on < live_from || (paid_before && mark.what > Milestone::Paid);
        if old {
            let written = live_from.max(mark.on);
            script.asset(written, mark.on, "sen", &road.key.clone(), what, move |turn| {
                old_file::enter(turn, &road, mark)
            });
            if mark.what == Milestone::Seized {
                looked_at(script, asset, written);
            }
        } else if mark.on <= days.today {
            let (who, key) = (actor(&road, mark.what).to_owned(), road.key.clone());
            script.asset(mark.on, mark.on, &who, &key, what, move |turn| perform(turn, &road, mark));
            if mark.what == Milestone::Seized {
                script.not_before(witnesses::WRITTEN);
            }
        }
    }
    beside(script, days, road, marks, live_from);
}

/// What the tables tell beside the road: how it is left, and a note.
fn beside(script: &mut Script, days: &Days, road: &Road, marks: &[Mark], live_from: Day) {
    let played = marks.iter().filter(|m| m.on <= days.today).map(|m| m.on).max();
    let Some(last) = played.map(|day| day.max(live_from)) else { return };
    let key = road.key.as_str();
    if let Some((how, after)) = road.spec.aside {
        let (on, left) = (days.shift(last, after), road.clone());
        if on <= days.today {
            let what = format!("tài sản “{key}”, {how:?}");
            script.asset(on, on, how.actor(road), key, what, move |turn| how.perform(turn, &left));
        }
    }
    if let Some(text) = road.spec.note.clone() {
        let what = format!("tài sản “{key}”, ghi chú");
        script.asset(last, last, "sen", key, what, move |turn| aside::note(turn, &text));
    }
}

/// An asset of the old file is looked at and photographed when its file is taken over.
fn looked_at(script: &mut Script, road: &Road, on: Day) {
    let (road, key) = (road.clone(), road.key.clone());
    let (officer, what) = (road.officer.clone(), format!("tài sản “{key}”, ảnh hiện trạng"));
    script.asset(on, on, &officer, &key, what, move |turn| seizure::photograph(turn, &road));
}

/// Who takes a step.
fn actor(road: &Road, what: Milestone) -> &str {
    match what {
        Milestone::Decreed
        | Milestone::Seized
        | Milestone::Kept
        | Milestone::ValNotice
        | Milestone::PrioNotice
        | Milestone::Informed
        | Milestone::Told
        | Milestone::Asked
        | Milestone::Cut
        | Milestone::Handed
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
        Milestone::Decreed => seizure::decide(turn, road),
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
        // The law before 1 July 2026 knows no such request.
        Milestone::Asked if LawBook::embedded().basis("TAKE-AMOUNT", mark.on).is_err() => Ok(()),
        Milestone::Asked => {
            let (_, code) = turn.asset()?;
            let take = Take::proposed(&dossier(turn.desk, &code)?);
            turn.take(|d, h, c| auctions::ask_creditor_payment(d, h, c, &take))
        }
        Milestone::Taken => {
            // What the notice asked for; the law before 1 July 2026 knows no such computation.
            let (_, code) = turn.asset()?;
            let known = dossier(turn.desk, &code)?;
            let asked = Take::proposed(&known).computed(&known, mark.on).map(|(_, taking)| taking.pays);
            let amount = asked.unwrap_or(road.beyond_share);
            turn.take(|d, h, c| proceeds::creditor_paid(d, h, c, payment(amount)))
        }
        Milestone::Cut => {
            turn.take(|d, h, c| auctions::cut_price(d, h, c, Cut { to: road.price(round + 1), answer: None }))
        }
        Milestone::Paid => {
            let price = road.outcome(round).price.unwrap_or_default();
            turn.take(|d, h, c| proceeds::buyer_paid(d, h, c, payment(price)))
        }
        Milestone::Handed => {
            let (_, code) = turn.asset()?;
            let proposed = Receiver::proposed(&dossier(turn.desk, &code)?);
            let receiver = if proposed.name.is_empty() { road.buyer(proposed.registry) } else { proposed };
            turn.take(|d, h, c| auctions::decide_handover(d, h, c, &receiver))
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
