//! When a step may be recorded, and what is said when it may not.

use super::asset::Story;
use crate::{
    engine::{Event, Permit, permit},
    kernel::{Day, Refusal},
    law::LawBook,
};

/// Whether a step may be recorded now.
///
/// # Errors
/// The law's refusal, or the question for a reason when it is late.
pub fn judge(story: &Story, event: &Event, reason: Option<&str>, today: Day) -> Result<(), Refusal> {
    match permit(&story.history, event, today, LawBook::embedded()) {
        Permit::Refused(refusal) => Err(*refusal),
        Permit::Late { due, .. } if reason.is_none_or(|r| r.trim().is_empty()) => Err(Refusal::new(
            "LATE",
            format!(
                "Việc này đã quá hạn {} ({} ngày). Vẫn ghi được; cần nêu lý do chậm để lưu vào sổ.",
                due.day.with_weekday(),
                due.day.days_until(event.date)
            ),
        )
        .by(&due.basis)
        .at("late_reason")),
        Permit::Late { .. } | Permit::Fine { .. } => Ok(()),
    }
}

/// There is no such asset in the agency's book.
pub(super) fn unknown() -> Refusal {
    Refusal::new("ASSET-UNKNOWN", "Chưa có tài sản này trong sổ của cơ quan.")
        .mend("Mở danh sách tài sản", "/tai-san")
}
