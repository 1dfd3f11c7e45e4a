//! The worked example of both regimes, and random money.

use super::*;
use crate::kernel::{Day, Vnd};
use crate::law::LawBook;
use proptest::prelude::*;

fn vnd(dong: i64) -> Vnd {
    Vnd::new(dong).unwrap()
}

fn claim(id: &str, kind: ClaimKind, millions: i64) -> Claim {
    Claim { id: id.to_owned(), kind, amount: vnd(millions * 1_000_000), fee_exempt: None }
}

fn house(on: &str) -> PayoutInput {
    PayoutInput {
        on: on.parse::<Day>().unwrap(),
        proceeds: vnd(4_050_000_000),
        costs: vnd(120_000_000),
        rent_reserve: vnd(63_720_000),
        transfer_taxes: vnd(81_000_000),
        secured: None,
        claims: vec![
            claim("alimony", ClaimKind::Alimony, 60),
            claim("worker-a", ClaimKind::Wages, 90),
            claim("worker-b", ClaimKind::Wages, 30),
            claim("court", ClaimKind::CourtFee, 112),
            claim("fine", ClaimKind::Fine, 200),
            claim("insurance", ClaimKind::SocialInsurance, 150),
            claim("bank", ClaimKind::Other, 3_600),
            claim("supplier", ClaimKind::Other, 1_200),
        ],
    }
}

fn paid(payout: &Payout, id: &str) -> i64 {
    payout.lines.iter().find(|l| l.id == id).unwrap().paid.dong()
}

#[test]
fn the_worked_example_under_the_new_law() {
    let payout = distribute(&house("2027-03-01"), LawBook::embedded()).unwrap();
    let left: Vec<i64> = payout.steps.iter().map(|s| s.left.dong()).collect();
    assert_eq!(
        left,
        [
            4_050_000_000,
            3_930_000_000,
            3_866_280_000,
            3_785_280_000,
            3_605_280_000,
            3_493_280_000,
            3_293_280_000,
            3_143_280_000,
            0
        ]
    );
    assert_eq!(paid(&payout, "bank"), 2_357_460_000);
    assert_eq!(paid(&payout, "supplier"), 785_820_000);
    let fees: Vec<i64> = payout.lines.iter().map(|l| l.fee.dong()).collect();
    assert_eq!(fees, [0, 0, 0, 0, 0, 0, 70_723_800, 23_574_600]);
    assert_eq!((payout.regime.as_str(), payout.left_to_debtor), ("R25", Vnd::ZERO));
}

#[test]
fn the_worked_example_under_the_old_law() {
    let payout = distribute(&house("2026-06-01"), LawBook::embedded()).unwrap();
    assert_eq!(paid(&payout, "bank"), 2_498_525_825);
    assert_eq!(paid(&payout, "supplier"), 832_841_942);
    assert_eq!(paid(&payout, "fine"), 138_806_990);
    assert_eq!(paid(&payout, "insurance"), 104_105_243);
    assert_eq!(payout.regime, "R08");
    assert!(payout.steps.iter().all(|s| s.what != "transfer_taxes"));
}

#[test]
fn a_mortgage_is_paid_before_every_rank() {
    let mut input = house("2027-03-01");
    input.secured = Some(Secured {
        id: "bank".to_owned(),
        amount: vnd(3_600_000_000),
        court_fee: vnd(112_000_000),
        fee_exempt: None,
    });
    input.claims.retain(|c| c.id != "bank" && c.id != "court");
    let payout = distribute(&input, LawBook::embedded()).unwrap();
    assert_eq!(paid(&payout, "bank"), 3_600_000_000);
    let rank_a = 3_785_280_000_i64 - 112_000_000 - 3_600_000_000;
    assert_eq!(paid(&payout, "alimony") + paid(&payout, "worker-a") + paid(&payout, "worker-b"), rank_a);
    assert_eq!(paid(&payout, "supplier"), 0);
}

#[test]
fn a_file_is_read_and_its_faults_are_named() {
    let sound = r#"{ "format": "niemphong.payout/1", "on": "2027-03-01", "proceeds": 4050000000, "costs": 120000000,
      "rent_reserve": 63720000, "transfer_taxes": 81000000,
      "secured": { "id": "bank", "amount": 0, "court_fee": 0 },
      "claims": [ { "id": "alimony", "kind": "alimony", "amount": 60000000, "fee_exempt": true },
                  { "id": "bank", "kind": "other", "amount": 3600000000 } ] }"#;
    let payout = distribute(&PayoutInput::parse(sound).unwrap(), LawBook::embedded()).unwrap();
    assert_eq!(
        payout.left_to_debtor.dong(),
        4_050_000_000 - 120_000_000 - 63_720_000 - 81_000_000 - 3_660_000_000
    );
    let fault = PayoutInput::parse(&sound.replace("3600000000", "-1")).unwrap_err();
    assert_eq!((fault.line, fault.field.as_str()), (5, "claims[1].amount"));
}

fn any_input() -> impl Strategy<Value = PayoutInput> {
    let amount = || (0_i64..=5_000_000_000).prop_map(vnd);
    let claim =
        (0..ClaimKind::ALL.len(), amount(), any::<Option<bool>>()).prop_map(|(k, amount, fee_exempt)| {
            let kind = ClaimKind::ALL[k];
            Claim { id: kind.name().to_owned(), kind, amount, fee_exempt }
        });
    let secured = proptest::option::of((amount(), amount()).prop_map(|(amount, court_fee)| Secured {
        id: "secured".to_owned(),
        amount,
        court_fee,
        fee_exempt: None,
    }));
    let day = prop_oneof![Just("2025-05-05"), Just("2026-06-30"), Just("2026-07-01"), Just("2027-03-01")];
    (day, amount(), amount(), amount(), amount(), secured, proptest::collection::vec(claim, 0..12)).prop_map(
        |(on, proceeds, costs, rent_reserve, transfer_taxes, secured, claims)| PayoutInput {
            on: on.parse().unwrap(),
            proceeds,
            costs: vnd(costs.dong() / 20),
            rent_reserve: vnd(rent_reserve.dong() / 50),
            transfer_taxes: vnd(transfer_taxes.dong() / 50),
            secured,
            claims,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn every_dong_is_counted_once_and_no_rank_is_paid_before_its_turn(input in any_input()) {
        let payout = distribute(&input, LawBook::embedded()).unwrap();
        let taken: i64 = payout.steps.iter().skip(1).map(|s| s.amount.dong()).sum();
        prop_assert_eq!(taken + payout.left_to_debtor.dong(), input.proceeds.dong());
        let to_payees: i64 = payout.lines.iter().map(|l| l.paid.dong()).sum();
        let of_payees = |s: &&PayoutStep| s.what == "secured" || s.what.starts_with("rank_");
        let stepped: i64 = payout.steps.iter().filter(of_payees).map(|s| s.amount.dong()).sum();
        prop_assert_eq!(to_payees, stepped);
        for line in &payout.lines {
            prop_assert!(line.paid <= line.claimed);
            prop_assert_eq!(line.fee.dong() + line.net.dong(), line.paid.dong());
        }
        for (first, unpaid) in payout.lines.iter().enumerate().filter(|(_, l)| l.paid < l.claimed) {
            let place = |rank: &str| ["secured", "a", "b", "c", "d", "đ"].iter().position(|r| *r == rank);
            for (_, later) in payout.lines.iter().enumerate().filter(|(i, _)| *i != first) {
                prop_assert!(place(&later.rank) <= place(&unpaid.rank) || later.paid.is_zero());
            }
            prop_assert!(payout.left_to_debtor.is_zero());
        }
    }
}
