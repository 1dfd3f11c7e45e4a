//! Which article stands behind a refusal of the store, by the day of the step.

use crate::kernel::Day;

/// From which day Nghị định 142/2024/NĐ-CP governs the store.
const D142_FROM: &str = "2025-01-01";
/// From which day Luật 106/2025/QH15 and Nghị định 152/2026/NĐ-CP govern receipt.
const R25_FROM: &str = "2026-07-01";

fn since(on: Day, first: &str) -> bool {
    on.iso().as_str() >= first
}

/// No intake or release without an order, checked before anything else.
pub fn order_article(on: Day) -> &'static str {
    if since(on, D142_FROM) {
        "Điều 3, khoản 1 và khoản 2 Điều 14 Nghị định số 142/2024/NĐ-CP"
    } else {
        "khoản 2 Điều 11 Thông tư số 04/2023/TT-BTP"
    }
}

/// What may be received, compared with the initial minutes and the seal.
pub fn acceptance_article(on: Day) -> &'static str {
    if since(on, R25_FROM) {
        "khoản 2 Điều 37 Nghị định số 152/2026/NĐ-CP"
    } else {
        "Điều 123 Luật Thi hành án dân sự số 26/2008/QH12"
    }
}

/// Who must stand at an intake or a release, and that they are different people.
pub fn two_persons_article(on: Day) -> &'static str {
    if since(on, D142_FROM) {
        "Điều 10, 14 Nghị định số 142/2024/NĐ-CP; Điều 6, 8, 9 Thông tư số 01/2017/TT-BTP"
    } else {
        "Điều 10 Thông tư số 04/2023/TT-BTP; Điều 6, 8, 9 Thông tư số 01/2017/TT-BTP"
    }
}
