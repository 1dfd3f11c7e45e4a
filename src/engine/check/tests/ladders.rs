//! The real ladders: each cut judged as the table of prices says, and nothing else to find.
//!
//! The histories beside the table carry real prices and assumed, lawful days. They are written by the plan
//! below (`UPDATE_LADDERS=1 cargo test ladder`) and compared with it, so that table and files stay one.

use super::read;
use crate::engine::{Asset, Auction, Event, Finding, History, Outcome, Severity, Step, check};
use crate::kernel::{Day, Vnd};
use crate::law::{Ask, Kind, LawBook};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Ladder {
    title: String,
    kind: Kind,
    first: Vnd,
    steps: Vec<Rung>,
}

#[derive(Deserialize)]
struct Rung {
    to: Vnd,
    floor: Vnd,
    verdict: String,
}

fn table() -> BTreeMap<String, Ladder> {
    toml::from_str(&read("ladders/prices.toml")).unwrap()
}

#[test]
fn every_ladder_gives_exactly_the_verdicts_of_the_table() {
    let law = LawBook::embedded();
    for (name, ladder) in table() {
        let history = History::parse(&read(&format!("ladders/{name}.json"))).unwrap();
        let findings = check(&history, law);
        let mut previous = ladder.first;
        for (rung, no) in ladder.steps.iter().zip(1_u32..) {
            let here: Vec<&Finding> = findings.iter().filter(|f| f.round == Some(no)).collect();
            verdict(&here, rung, &format!("{name}, phiên {no}"));
            assert_eq!(law.min_next_price(previous, day("2025-01-02")).unwrap().value, rung.floor);
            previous = rung.to;
        }
        let expected = ladder.steps.iter().filter(|r| r.verdict != "ok").count();
        assert_eq!(findings.len(), expected, "{name}: {findings:#?}");
    }
}

fn verdict(here: &[&Finding], rung: &Rung, place: &str) {
    let told = |severity: Severity, words: &str| match here {
        [only] => {
            assert_eq!((only.rule.as_str(), only.severity), ("CUT-CAP", severity), "{place}");
            assert!(only.message.contains(words), "{place}: {}", only.message);
        }
        other => panic!("{place}: {other:#?}"),
    };
    match rung.verdict.strip_prefix("over by ").map(|n| n.parse::<i64>().unwrap()) {
        Some(over) if over < 10 => told(Severity::Warning, &format!("giá đúng là {} đồng", rung.floor)),
        Some(_) => told(Severity::Violation, &format!("giá thấp nhất có thể đặt là {} đồng", rung.floor)),
        None if rung.verdict == "rise" => told(Severity::Violation, "không phải là giảm giá"),
        None => assert!(here.is_empty(), "{place}: {here:#?}"),
    }
}

#[test]
fn the_ladder_files_are_what_the_plan_writes() {
    let update = std::env::var_os("UPDATE_LADDERS").is_some();
    for (name, ladder) in table() {
        let text = written(&planned(&ladder));
        let path = format!("{}/law/examples/ladders/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if update {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{path}");
    }
}

fn day(iso: &str) -> Day {
    iso.parse().unwrap()
}

/// One event on a line, so that a fault names the event.
fn written(history: &History) -> String {
    let asset = serde_json::to_string(&history.asset).unwrap();
    let events: Vec<String> = history.events.iter().map(|e| serde_json::to_string(e).unwrap()).collect();
    format!(
        "{{ \"format\": \"niemphong.history/1\",\n  \"asset\": {asset},\n  \"events\": [\n    {}\n  ] }}\n",
        events.join(",\n    ")
    )
}

/// A lawful plan of days for a ladder of prices: each step on the first day on which it may be taken.
fn planned(ladder: &Ladder) -> History {
    let mut asset = Asset::of(ladder.kind);
    asset.name = Some(ladder.title.clone());
    let mut plan =
        Plan { law: LawBook::embedded(), kind: ladder.kind, events: Vec::new(), today: day("2024-01-08") };
    let amount = Some(ladder.first);
    plan.then(0, None, Step::SeizureCompleted);
    plan.then(3, None, Step::ValuationContract);
    let valid_until = plan.today.plus_months(6);
    plan.then(8, None, Step::ValuationResult { amount, valid_until });
    plan.then(2, None, Step::ValuationNotice);
    let mut price = ladder.first;
    for (no, rung) in (1..).zip(ladder.steps.iter().map(Some).chain([None])) {
        plan.round(no, price);
        if let Some(rung) = rung {
            plan.cut(no, price, rung.to);
            price = rung.to;
        }
    }
    History { asset, events: plan.events }
}

struct Plan {
    law: &'static LawBook,
    kind: Kind,
    events: Vec<Event>,
    today: Day,
}

impl Plan {
    /// So many working days later.
    fn then(&mut self, days: u32, round: Option<u32>, step: Step) {
        self.today = self.law.calendar().add_working(self.today.previous(), days + 1).unwrap();
        self.events.push(Event { step, date: self.today, round });
    }

    fn round(&mut self, no: u32, price: Vnd) {
        let (post, second) = match self.kind {
            Kind::Movable => ("POST-MOV", "PUB2-MOV"),
            Kind::Immovable => ("POST-IMM", "PUB2-IMM"),
        };
        let plan =
            Step::AuctionContract { opening: None, starting_price: None, deposit: None, procedure: None };
        self.then(1, Some(no), plan);
        self.then(1, Some(no), Step::Posting { opening: None });
        self.then(0, Some(no), Step::PublicNotice { ordinal: Some(1) });
        let posted = self.today;
        self.then(2, Some(no), Step::PublicNotice { ordinal: Some(2) });
        let (noticed, calendar, ask) = (self.today, self.law.calendar(), Ask::of(self.kind));
        let strict =
            |rule: &str, opening: Day| self.law.last_day(rule, opening, opening, &ask).unwrap().strict;
        let mut opening = calendar.add_working(noticed, 1).unwrap();
        while strict(post, opening) < posted || strict(second, opening) < noticed {
            opening = calendar.add_working(opening, 1).unwrap();
        }
        let closed = strict("REG-END", opening);
        self.events.push(Event::in_round(closed, no, Step::RegistrationClosed));
        self.today = opening;
        let deposit = Vnd::new(price.dong() / 10_000 * 1_000).ok();
        let outcome = Some(Outcome::NoRegistration);
        let auction = Auction { starting_price: Some(price), deposit, outcome, ..Auction::default() };
        self.events.push(Event::in_round(opening, no, auction.into()));
    }

    /// Under the law of 2008 the parties have ten days to agree on the first cut.
    fn cut(&mut self, no: u32, from: Vnd, to: Vnd) {
        self.then(1, Some(no), Step::FailureNoticeReceived);
        self.then(1, Some(no), Step::PartiesInformed { offers_asset: Some(no > 2) });
        let wait = if no == 1 { 10 } else { 2 };
        self.then(wait, Some(no), Step::PriceCut { from: Some(from), to: Some(to), lots: Vec::new() });
    }
}
