//! Journeys and permits, told as stories.

mod journeys;
mod permits;
mod random;

use super::{Asset, Auction, Event, History, Outcome, Step};
use crate::kernel::{Day, Vnd};
use crate::law::Kind;

fn day(iso: &str) -> Day {
    iso.parse().unwrap()
}

fn vnd(dong: i64) -> Vnd {
    Vnd::new(dong).unwrap()
}

/// The example of the format: a house whose first round failed, as far as its first `events` events.
fn house(events: usize) -> History {
    let mut history = History::parse(include_str!("../../../law/examples/house-first-round.json")).unwrap();
    history.events.truncate(events);
    history
}

fn cut(on: &str, round: u32, to: i64) -> Event {
    Event::in_round(day(on), round, Step::PriceCut { from: None, to: Some(vnd(to)), lots: Vec::new() })
}

fn session(on: &str, round: u32, price: i64, outcome: Outcome) -> Event {
    let auction = Auction { starting_price: Some(vnd(price)), outcome: Some(outcome), ..Auction::default() };
    Event::in_round(day(on), round, auction.into())
}

/// A land lot whose third round failed on 13 November 2026, its notice received on the 16th.
fn third_failure() -> History {
    let mut asset = Asset::of(Kind::Immovable);
    asset.expected_costs = Some(vnd(95_000_000));
    let contract =
        Step::AuctionContract { opening: None, starting_price: None, deposit: None, procedure: None };
    let events = vec![
        session("2026-08-14", 1, 2_000_000_000, Outcome::NoRegistration),
        Event::in_round(day("2026-08-17"), 1, Step::FailureNoticeReceived),
        Event::in_round(day("2026-08-18"), 1, Step::PartiesInformed { offers_asset: Some(false) }),
        cut("2026-08-20", 1, 1_800_000_000),
        Event::in_round(day("2026-08-24"), 2, contract),
        session("2026-09-25", 2, 1_800_000_000, Outcome::NoBid),
        Event::in_round(day("2026-09-28"), 2, Step::FailureNoticeReceived),
        Event::in_round(day("2026-09-29"), 2, Step::PartiesInformed { offers_asset: Some(false) }),
        cut("2026-10-01", 2, 1_620_000_000),
        session("2026-11-13", 3, 1_620_000_000, Outcome::NoRegistration),
        Event::in_round(day("2026-11-16"), 3, Step::FailureNoticeReceived),
    ];
    History { asset, events }
}
