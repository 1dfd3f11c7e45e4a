//! What disposal may do: pure decisions, each refusal with its article.

mod clocks;
mod council;
mod people;
mod ready;

pub use clocks::{
    Clock, From, Goods, check_to_state, check_unclaimed, last_day, late_of, matter_clocks, orphan_clock,
    ruling_clocks,
};
pub use council::{Done, check_council, check_destruction, check_meeting};
pub use people::{Crew, check_crew, check_hand};
pub use ready::{Readiness, check_entry, check_match, check_ready};

use super::matter::DisposalKind;
use crate::kernel::Day;

/// From which day Luật 106/2025/QH15 and Nghị định 152/2026/NĐ-CP govern.
const R25_FROM: &str = "2026-07-01";

fn new_law(on: Day) -> bool {
    on.iso().as_str() >= R25_FROM
}

/// By which article things are compared with the judgment before anything else.
pub fn match_article(on: Day) -> &'static str {
    if new_law(on) {
        "khoản 1 Điều 37 Nghị định số 152/2026/NĐ-CP"
    } else {
        "Điều 124, 125 Luật Thi hành án dân sự số 26/2008/QH12"
    }
}

/// By which article a kind of disposal goes.
pub fn article_of(kind: DisposalKind, on: Day) -> &'static str {
    match (kind, new_law(on)) {
        (DisposalKind::Destroy, true) => {
            "Điều 58 Luật Thi hành án dân sự số 106/2025/QH15; Điều 40 Nghị định số 152/2026/NĐ-CP"
        }
        (DisposalKind::Destroy, false) => "Điều 125 Luật Thi hành án dân sự số 26/2008/QH12",
        (DisposalKind::Forfeit, true) => {
            "Điều 57 Luật Thi hành án dân sự số 106/2025/QH15; Điều 39 Nghị định số 152/2026/NĐ-CP"
        }
        (DisposalKind::Forfeit, false) => "Điều 124 Luật Thi hành án dân sự số 26/2008/QH12",
        (DisposalKind::Return | DisposalKind::Issuer, true) => {
            "Điều 59 Luật Thi hành án dân sự số 106/2025/QH15; Điều 41 Nghị định số 152/2026/NĐ-CP"
        }
        (DisposalKind::Return | DisposalKind::Issuer, false) => {
            "Điều 126 Luật Thi hành án dân sự số 26/2008/QH12"
        }
    }
}
