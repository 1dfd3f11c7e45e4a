//! Wishes granted, granted with a reason, and refused with an article.

use super::*;
use crate::engine::{Method, Permit, permit};
use crate::kernel::Refusal;
use crate::law::{LawBook, Procedure};

fn asked(history: &History, wish: &Event) -> Permit {
    permit(history, wish, wish.date, LawBook::embedded())
}

fn refused(history: &History, wish: &Event) -> Refusal {
    asked(history, wish)
        .refusal()
        .cloned()
        .unwrap_or_else(|| panic!("not refused: {:?}", asked(history, wish)))
}

#[test]
fn a_lawful_cut_in_time_is_fine() {
    assert_eq!(
        asked(&house(12), &cut("2026-11-02", 1, 1_800_000_000)),
        Permit::Fine { warnings: Vec::new() }
    );
}

#[test]
fn a_cut_below_the_floor_is_refused_even_by_one_dong() {
    for to in [1_799_999_999, 1_500_000_000] {
        let refusal = refused(&house(12), &cut("2026-11-02", 1, to));
        assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), ("CUT-CAP", Some("to")));
        assert_eq!(
            refusal.message,
            "Mức giảm vượt 10% giá khởi điểm của phiên trước. Giá thấp nhất có thể đặt là 1.800.000.000 đồng."
        );
        assert!(refusal.article.is_some_and(|a| a.contains("khoản 3 Điều 83")));
    }
    assert_eq!(refused(&house(12), &cut("2026-11-02", 1, 2_000_000_000)).code, "CUT-CAP");
}

#[test]
fn a_late_cut_asks_for_a_reason() {
    match asked(&house(12), &cut("2026-11-05", 1, 1_800_000_000)) {
        Permit::Late { due, .. } => assert_eq!((due.rule.as_str(), due.day), ("CUT", day("2026-11-02"))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_cut_needs_its_failure_notice_and_comes_once() {
    let early = refused(&house(10), &cut("2026-10-26", 1, 1_800_000_000));
    assert!(early.message.contains("Chưa ghi ngày nhận thông báo"), "{early}");
    let before = refused(&house(9), &cut("2026-10-23", 1, 1_800_000_000));
    assert!(before.message.contains("chưa mở") || before.message.contains("Chưa có phiên"), "{before}");
    let again = refused(&house(13), &cut("2026-11-03", 1, 1_700_000_000));
    assert!(again.message.contains("chỉ giảm giá một lần"), "{again}");
}

#[test]
fn a_round_needs_its_contract_and_the_cut_before_it() {
    let uncontracted = refused(&house(4), &session("2026-09-25", 1, 2_000_000_000, Outcome::NoBid));
    assert!(uncontracted.message.contains("hợp đồng dịch vụ đấu giá"), "{uncontracted}");
    let uncut = refused(&house(12), &session("2026-11-27", 2, 2_000_000_000, Outcome::NoBid));
    assert!(uncut.message.contains("quyết định giảm giá"), "{uncut}");
    let cheaper = refused(&house(12), &session("2026-11-27", 2, 1_800_000_000, Outcome::NoBid));
    assert!(cheaper.message.contains("quyết định giảm giá"), "{cheaper}");
    let other_price = refused(&house(13), &session("2026-11-27", 2, 1_810_000_000, Outcome::NoBid));
    assert_eq!(other_price.code, "PRICE-CHAIN");
}

#[test]
fn a_round_is_refused_that_is_unlawful_in_itself() {
    let with = |change: fn(&mut Auction)| {
        let mut auction = Auction { starting_price: Some(vnd(2_000_000_000)), ..Auction::default() };
        change(&mut auction);
        refused(&house(9), &Event::in_round(day("2026-10-23"), 1, auction.into())).code
    };
    assert_eq!(with(|a| a.method = Some(Method::Descending)), "ASCENDING");
    assert_eq!(with(|a| a.deposit = Some(vnd(400_000_001))), "DEPOSIT-RANGE");
    assert_eq!(with(|a| a.procedure = Some(Procedure::Shortened)), "SHORTENED-EARLY");
    assert_eq!(with(|a| a.outcome = Some(Outcome::SoldSingle)), "SINGLE-BIDDER");
}

#[test]
fn a_contract_is_judged_by_what_it_plans() {
    let plan = |starting_price: i64, deposit: i64, procedure| {
        let step = Step::AuctionContract {
            opening: Some(day("2026-10-23")),
            starting_price: Some(vnd(starting_price)),
            deposit: Some(vnd(deposit)),
            procedure: Some(procedure),
        };
        asked(&house(4), &Event::in_round(day("2026-09-11"), 1, step))
    };
    let code = |permit: Permit| permit.refusal().map(|r| r.code.clone());
    assert_eq!(code(plan(2_000_000_000, 400_000_000, Procedure::Ordinary)), None);
    assert_eq!(code(plan(2_000_000_000, 500_000_000, Procedure::Ordinary)).as_deref(), Some("DEPOSIT-RANGE"));
    assert_eq!(code(plan(2_100_000_000, 400_000_000, Procedure::Ordinary)).as_deref(), Some("PRICE-CHAIN"));
    assert_eq!(
        code(plan(2_000_000_000, 400_000_000, Procedure::Shortened)).as_deref(),
        Some("SHORTENED-EARLY")
    );
}

#[test]
fn the_offer_belongs_into_the_notice_of_the_third_failure() {
    let told = |offers| Event::in_round(day("2026-11-18"), 3, Step::PartiesInformed { offers_asset: offers });
    assert_eq!(refused(&third_failure(), &told(Some(false))).code, "OFFER");
    assert_eq!(refused(&third_failure(), &told(None)).code, "OFFER");
    assert!(asked(&third_failure(), &told(Some(true))).refusal().is_none());
}

#[test]
fn the_creditor_takes_the_asset_only_once_the_option_is_open() {
    let accepts = |on: &str, round| Event::in_round(day(on), round, Step::CreditorAccepts { amount: None });
    assert!(refused(&house(12), &accepts("2026-10-29", 1)).message.contains("quyền nhận tài sản"));
    assert!(asked(&third_failure(), &accepts("2026-11-19", 3)).refusal().is_none());
}

#[test]
fn money_is_paid_out_only_after_delivery() {
    let mut history = house(0);
    history.events = vec![
        session("2026-10-12", 2, 1_000_000_000, Outcome::Sold),
        Event::in_round(day("2026-11-10"), 2, Step::BuyerPaid { amount: None, extended: false }),
    ];
    let refusal = refused(&history, &Event::new(day("2026-11-20"), Step::Payout));
    assert!(refusal.message.contains("Chưa giao tài sản") && refusal.article.is_some());
    let beyond = Event::in_round(day("2026-12-12"), 2, Step::BuyerPaid { amount: None, extended: true });
    history.events.truncate(1);
    assert_eq!(refused(&history, &beyond).code, "PAY-MAX");
    let stop = Event::in_round(day("2026-10-12"), 2, Step::AuctionStopped);
    assert_eq!(refused(&history, &stop).code, "STOP-LATEST");
    assert!(
        refused(&history, &cut("2026-10-20", 2, 900_000_000))
            .message
            .contains("không đấu giá hoặc giảm giá nữa")
    );
}

#[test]
fn nothing_is_recorded_for_a_day_to_come() {
    let wish = cut("2026-11-02", 1, 1_800_000_000);
    let answer = permit(&house(12), &wish, day("2026-11-01"), LawBook::embedded());
    assert_eq!(answer.refusal().and_then(|r| r.field.clone()).as_deref(), Some("date"));
}

#[test]
fn a_refusal_says_what_to_do_and_by_which_article() {
    let refusal = refused(&house(12), &cut("2026-11-02", 1, 1_000_000_000));
    assert!(refusal.to_string().contains("đồng. (khoản 3 Điều 83"), "{refusal}");
}
