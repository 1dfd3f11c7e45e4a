//! Where an asset stands, and what is lawful next.

use super::*;
use crate::engine::{Journey, Stage, deepest_ladder};
use crate::law::LawBook;

fn seen(history: &History, on: &str) -> Journey {
    Journey::on(history, LawBook::embedded(), day(on))
}

fn dues(journey: &Journey) -> Vec<(&str, Option<String>)> {
    journey.next.iter().map(|n| (n.rule.as_str(), n.due_day().map(Day::iso))).collect()
}

fn by(rule: &'static str, due: &str) -> (&'static str, Option<String>) {
    (rule, Some(due.to_owned()))
}

#[test]
fn a_house_goes_from_seizure_to_the_next_round() {
    for (events, stage, next) in [
        (0, Stage::New, vec![("SEIZE", None)]),
        (1, Stage::Seized, vec![by("VAL-CONTRACT", "2026-08-10"), ("VAL-AGREE", None)]),
        (3, Stage::Valued, vec![by("VAL-NOTICE", "2026-08-25"), by("PRIO-NOTICE", "2026-08-27")]),
        (9, Stage::OnSale { round: 1 }, vec![by("AUC-IMM", "2026-10-26")]),
        (10, Stage::Unsold { round: 1 }, vec![by("RESULT", "2026-10-26")]),
        (11, Stage::Unsold { round: 1 }, vec![by("FAIL-INFORM", "2026-10-28"), by("CUT", "2026-11-02")]),
        (12, Stage::Unsold { round: 1 }, vec![by("CUT", "2026-11-02")]),
        (13, Stage::Priced { round: 2 }, vec![("AUC-CONTRACT", None)]),
    ] {
        let journey = Journey::of(&house(events), LawBook::embedded());
        assert_eq!(journey.stage, stage, "{events}");
        assert_eq!(dues(&journey), next, "{events}");
    }
}

#[test]
fn the_contract_is_due_five_days_after_the_time_to_ask_for_a_revaluation() {
    let journey = seen(&house(4), "2026-08-26");
    assert_eq!(journey.stage, Stage::Priced { round: 1 });
    assert_eq!(
        dues(&journey),
        [by("AUC-CONTRACT", "2026-09-11"), by("PRIO-NOTICE", "2026-08-27"), by("REVAL-REQ", "2026-09-04")]
    );
}

#[test]
fn a_planned_opening_gives_the_days_before_it() {
    let mut history = house(4);
    let plan = Step::AuctionContract {
        opening: Some(day("2026-10-23")),
        starting_price: Some(vnd(2_000_000_000)),
        deposit: None,
        procedure: None,
    };
    history.events.push(Event::in_round(day("2026-09-11"), 1, plan));
    let journey = seen(&history, "2026-09-11");
    assert_eq!(journey.stage, Stage::Contracted { round: 1 });
    assert_eq!(
        dues(&journey),
        [
            by("POST-IMM", "2026-10-08"),
            by("PUB2-IMM", "2026-10-08"),
            by("REG-END", "2026-10-20"),
            by("AUC-IMM", "2026-10-26"),
            by("REDEEM", "2026-10-22")
        ]
    );
}

#[test]
fn after_the_third_failure_the_offer_comes_before_the_cut() {
    let history = third_failure();
    let journey = seen(&history, "2026-11-16");
    assert_eq!((journey.stage, journey.cuts, journey.option_open), (Stage::Unsold { round: 3 }, 2, true));
    assert_eq!(dues(&journey)[..2], [by("FAIL-INFORM", "2026-11-18"), by("CUT", "2026-11-23")]);
    let cut = &journey.next[1];
    assert_eq!(cut.floor, Some(vnd(1_458_000_000)));
    assert!(cut.blocked_by.is_some() && journey.next[0].title.contains("quyền nhận tài sản"));
}

#[test]
fn a_price_used_up_by_costs_ends_the_ladder() {
    let mut history = third_failure();
    history.asset.expected_costs = Some(vnd(1_620_000_000));
    let journey = seen(&history, "2026-11-16");
    let rules: Vec<&str> = journey.next.iter().map(|n| n.rule.as_str()).collect();
    assert!(rules.contains(&"PRICE-END") && !rules.contains(&"CUT"), "{rules:?}");
}

#[test]
fn a_count_into_a_year_without_a_calendar_is_shown_unadjusted() {
    let mut history = house(0);
    history.events = vec![
        session("2027-12-10", 2, 1_000_000_000, Outcome::Sold),
        Event::in_round(day("2027-12-20"), 2, Step::BuyerPaid { amount: None, extended: false }),
    ];
    let journey = seen(&history, "2027-12-20");
    let deliver = journey.next.iter().find(|n| n.rule == "DELIVER").unwrap();
    assert_eq!((deliver.due.as_ref(), deliver.no_calendar), (None, Some(2028)));
    assert_eq!(deliver.due_day(), Some(day("2028-02-18")));
    assert!(deliver.explain.contains("Chưa có lịch năm 2028"));
}

#[test]
fn the_chart_shows_prices_floors_and_the_round_of_the_option() {
    let history = third_failure();
    let ladder = seen(&history, "2026-11-16").ladder_points(LawBook::embedded(), day("2026-11-16"));
    let points: Vec<(u32, i64)> = ladder.points.iter().map(|p| (p.round, p.price.dong())).collect();
    assert_eq!(points, [(1, 2_000_000_000), (2, 1_800_000_000), (3, 1_620_000_000)]);
    assert_eq!((ladder.option_round, ladder.costs), (Some(3), Some(vnd(95_000_000))));
    let house =
        Journey::of(&house(13), LawBook::embedded()).ladder_points(LawBook::embedded(), day("2026-11-03"));
    assert_eq!(house.points.last().map(|p| (p.round, p.price.dong())), Some((2, 1_800_000_000)));
    assert_eq!(house.option_round, Some(3));
}

#[test]
fn the_deepest_ladder_is_rounded_up_at_each_step() {
    let prices =
        deepest_ladder(vnd(2_000_000_000), 40, vnd(95_000_000), day("2026-11-20"), LawBook::embedded())
            .unwrap();
    for (round, price) in [(5, 1_312_200_000), (10, 774_840_978), (29, 104_669_530), (30, 94_202_577)] {
        assert_eq!(prices[round - 1], vnd(price), "{round}");
    }
    assert_eq!(prices.len(), 30);
}

#[test]
fn events_may_come_in_any_order() {
    let law = LawBook::embedded();
    let ladder = History::parse(include_str!("../../../law/examples/ladders/H.json")).unwrap();
    let mut turned = ladder.clone();
    turned.events.reverse();
    assert_eq!(crate::engine::check(&turned, law), []);
    let (there, back) = (Journey::of(&ladder, law), Journey::of(&turned, law));
    assert_eq!((there.stage, there.rounds, there.next), (back.stage, back.rounds, back.next));
}
