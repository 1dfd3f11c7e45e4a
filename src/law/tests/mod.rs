//! The rulebook loads, refuses what is unsound, and counts as the examples say.

mod examples;
mod refusals;

use super::{Ask, LawBook};
use crate::kernel::Day;

#[test]
fn the_embedded_rulebook_is_sound() {
    let book = LawBook::embedded();
    assert!(book.rules().count() > 0);
    assert_eq!(book.digest().len(), 64);
}

#[test]
fn a_cut_is_due_five_working_days_after_the_failure_notice() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let due = LawBook::embedded().due("CUT", day("2026-11-20"), &Ask::default()).unwrap();
    assert_eq!(due.day, day("2026-11-30"));
    assert_eq!(
        due.count.sentence,
        "5 ngày làm việc, tính từ ngày sau 20/11/2026; bỏ qua thứ Bảy 21/11, Chủ nhật 22/11, \
         thứ Ba 24/11 (Ngày Văn hóa Việt Nam), thứ Bảy 28/11, Chủ nhật 29/11; hết hạn thứ Hai, 30/11/2026"
    );
}
