//! The rulebook loads, refuses what is unsound, and counts as the examples say.

mod calendar;
mod examples;
mod refusals;

use super::{Ask, AuctionRegime, LawBook, Regime, Value};
use crate::kernel::{Day, Status};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn the_embedded_rulebook_is_sound() {
    let book = LawBook::embedded();
    assert!(book.rules().count() > 200);
    assert_eq!(book.digest().len(), 64);
    for rule in book.rules() {
        for version in &rule.versions {
            assert!(!version.value.label().is_empty(), "{}", rule.code);
            assert!(version.gist.ends_with('.'), "{}: a gist is a sentence", rule.code);
            assert!(
                !version.trigger_text.is_empty() || !matches!(version.value, Value::Term(_)),
                "{}",
                rule.code
            );
        }
    }
}

#[test]
fn a_count_is_told_in_one_sentence() {
    let due = LawBook::embedded().due("CUT", day("2026-11-20"), &Ask::default()).unwrap();
    assert_eq!(
        due.count.sentence,
        "5 ngày làm việc, tính từ ngày sau 20/11/2026; bỏ qua thứ Bảy 21/11, Chủ nhật 22/11, \
         thứ Ba 24/11 (Ngày Văn hóa Việt Nam), thứ Bảy 28/11, Chủ nhật 29/11; hết hạn thứ Hai, 30/11/2026"
    );
    let worked = LawBook::embedded().due("VAL-NOTICE", day("2026-08-21"), &Ask::default()).unwrap();
    assert!(
        worked.count.sentence.contains("tính cả thứ Bảy 22/08 (ngày làm bù)"),
        "{}",
        worked.count.sentence
    );
}

#[test]
fn regimes_change_on_their_days() {
    let book = LawBook::embedded();
    assert_eq!(book.regime(day("2026-06-30")), Regime::R08);
    assert_eq!(book.regime(day("2026-07-01")), Regime::R25);
    assert_eq!(book.auction_regime(day("2024-12-31")), AuctionRegime::A16);
    assert_eq!(book.auction_regime(day("2025-01-01")), AuctionRegime::A24);
}

#[test]
fn aliases_lead_to_the_canonical_rule() {
    let book = LawBook::embedded();
    for (alias, code) in [
        ("FAIL-NOTICE", "FAIL-INFORM"),
        ("FAIL-CUT", "CUT"),
        ("BUYER-PAY", "PAY"),
        ("REG-FILE", "TITLE"),
        ("PRIO-NEXT", "PRIO"),
    ] {
        assert_eq!(book.rule(alias).map(|r| r.code.as_str()), Ok(code));
        assert_eq!(book.rule(code).map(|r| r.code.as_str()), Ok(code));
    }
}

#[test]
fn a_term_across_the_change_has_two_readings() {
    let book = LawBook::embedded();
    let (received, done) = (day("2026-06-29"), day("2026-07-03"));
    let old = book.due_under("FAIL-INFORM", received, received, &Ask::default()).unwrap();
    let new = book.due_under("FAIL-INFORM", done, received, &Ask::default()).unwrap();
    assert_eq!((old.basis.regime.as_str(), old.day), ("R08", day("2026-07-06")));
    assert_eq!((new.basis.regime.as_str(), new.day), ("R25", day("2026-07-01")));
}

#[test]
fn what_was_not_read_is_marked() {
    let book = LawBook::embedded();
    let status = |code: &str, on: &str| book.basis(code, day(on)).unwrap().status;
    assert_eq!(status("REG-END", "2024-05-01"), Status::TextSeen);
    assert_eq!(status("REG-END", "2026-05-04"), Status::Unconfirmed);
    assert_eq!(status("FEE", "2026-06-30"), Status::TextSeen);
    assert_eq!(status("FEE", "2026-07-01"), Status::Unconfirmed);
    assert_eq!(status("PUB-COUNT", "2026-05-04"), Status::Secondary);
}

#[test]
fn the_glossary_names_only_rules_that_exist() {
    let path = format!("{}/docs/glossary.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let book = LawBook::embedded();
    let mut named = 0;
    for code in text.split('`').skip(1).step_by(2) {
        let is_code =
            code.len() > 1 && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        if is_code && code != "CODE" && !book.regimes().iter().any(|r| r.code == code) {
            assert!(book.named(code).is_ok(), "docs/glossary.md names {code}");
            named += 1;
        }
    }
    assert!(named > 50, "{named}");
}
