//! Whatever is recorded, in whatever order: an answer, never a crash, and always the same one.

use super::*;
use crate::engine::{Journey, LotCut, LotOffer, check, permit};
use crate::law::{LawBook, Procedure};
use proptest::prelude::*;

fn any_step() -> impl Strategy<Value = Step> {
    let amount = || proptest::option::of((0_i64..=3_000_000_000).prop_map(vnd));
    let money = || (0_i64..=i64::MAX).prop_map(vnd);
    let outcome = proptest::option::of(proptest::sample::select(&Outcome::ALL[..]));
    let lot = (money(), money()).prop_map(|(from, to)| LotCut { lot: "1".to_owned(), from, to });
    let offer = (money(), amount(), outcome.clone()).prop_map(|(starting_price, deposit, outcome)| {
        LotOffer { lot: "1".to_owned(), starting_price, deposit, outcome, price: None }
    });
    let plain = vec![
        Step::SeizureCompleted,
        Step::ValuationContract,
        Step::ValuationNotice,
        Step::PriorityNotice,
        Step::RevaluationRequest,
        Step::PostingRemoved,
        Step::RegistrationClosed,
        Step::AuctionPaused,
        Step::AuctionResumed,
        Step::AuctionStopped,
        Step::FailureNoticeReceived,
        Step::DebtorTold,
        Step::DebtorRedeems,
        Step::BuyerDefaulted,
        Step::ResultVoided,
        Step::Delivered,
        Step::TitleFile,
        Step::Payout,
        Step::DirectSaleNotice,
        Step::AssetReturned,
        Step::Posting { opening: None },
    ];
    prop_oneof![
        4 => proptest::sample::select(plain),
        1 => amount().prop_map(|amount| Step::PriceAgreed { amount }),
        1 => amount().prop_map(|amount| Step::ValuationResult { amount, valid_until: None }),
        1 => amount().prop_map(|amount| Step::RevaluationResult { amount, valid_until: None }),
        1 => amount().prop_map(|amount| Step::PriorityExercised { amount }),
        1 => amount().prop_map(|amount| Step::CreditorAccepts { amount }),
        1 => amount().prop_map(|amount| Step::CreditorPaid { amount }),
        1 => amount().prop_map(|amount| Step::DirectSale { amount }),
        1 => (amount(), any::<bool>()).prop_map(|(amount, extended)| Step::BuyerPaid { amount, extended }),
        1 => proptest::option::of(1_u32..4).prop_map(|ordinal| Step::PublicNotice { ordinal }),
        1 => any::<Option<bool>>().prop_map(|offers_asset| Step::PartiesInformed { offers_asset }),
        2 => (amount(), amount(), proptest::collection::vec(lot, 0..3))
            .prop_map(|(from, to, lots)| Step::PriceCut { from, to, lots }),
        2 => (amount(), amount()).prop_map(|(starting_price, deposit)| Step::AuctionContract {
            opening: None, starting_price, deposit, procedure: Some(Procedure::Shortened),
        }),
        3 => (amount(), amount(), outcome, amount(), proptest::collection::vec(offer, 0..3)).prop_map(
            |(starting_price, deposit, outcome, price, lots)| {
                Auction { starting_price, deposit, outcome, price, refused_price: price, next_price: deposit, lots, ..Auction::default() }.into()
            }
        ),
    ]
}

fn any_history() -> impl Strategy<Value = History> {
    let date = (0_i64..4_000).prop_map(|n| day("2019-01-01").plus_days(n).unwrap());
    let event = (any_step(), date, proptest::option::of(1_u32..6)).prop_map(|(step, date, round)| Event {
        step,
        date,
        round,
    });
    let asset = (any::<bool>(), 0_i64..3_000_000_000).prop_map(|(movable, costs)| Asset {
        expected_costs: Some(vnd(costs)),
        secured_debt: Some(vnd(costs)),
        wage_region: Some("I".to_owned()),
        ..Asset::of(if movable { Kind::Movable } else { Kind::Immovable })
    });
    (asset, proptest::collection::vec(event, 0..30)).prop_map(|(asset, events)| History { asset, events })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn any_story_is_judged_without_a_crash_and_reads_back_as_it_was_written(history in any_history()) {
        let law = LawBook::embedded();
        let findings = check(&history, law);
        for finding in &findings {
            prop_assert!(finding.event.is_none_or(|at| at < history.events.len()));
            prop_assert!(finding.message.ends_with('.') && !finding.message.contains("  "), "{}", finding.message);
        }
        let text = history.to_json().to_string();
        let again = History::parse(&text);
        prop_assert_eq!(again.as_ref(), Ok(&history));
        let journey = Journey::of(&history, law);
        prop_assert!(journey.next.iter().all(|n| !n.title.is_empty()));
        if let Some((wish, before)) = history.events.split_last() {
            let before = History { asset: history.asset.clone(), events: before.to_vec() };
            let _ = permit(&before, wish, day("2030-01-01"), law);
        }
    }
}
