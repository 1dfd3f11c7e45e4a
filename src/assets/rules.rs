//! When a step may be recorded, and what is said when it may not.

use super::asset::Story;
use crate::{
    engine::{Event, Finding, Permit, Severity, check, permit},
    kernel::{ActId, Day, Moment, Refusal},
    law::LawBook,
};

/// Whether a step may be recorded now.
///
/// # Errors
/// The law's refusal, or the question for a reason when it is late.
pub fn judge(story: &Story, event: &Event, reason: Option<&str>, today: Day) -> Result<(), Refusal> {
    match permit(&story.history, event, today, LawBook::embedded()) {
        Permit::Refused(refusal) => Err(mended(*refusal, &story.facts.code)),
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

/// A refusal with the way to the step that must come first, where there is one.
fn mended(refusal: Refusal, code: &str) -> Refusal {
    match refusal.code.as_str() {
        "OFFER" => {
            refusal.mend("Lập thông báo cho đương sự", format!("/tai-san/{code}/buoc/parties_informed"))
        }
        _ => refusal,
    }
}

/// There is no such asset in the agency's book.
pub(super) fn unknown() -> Refusal {
    Refusal::new("ASSET-UNKNOWN", "Chưa có tài sản này trong sổ của cơ quan.")
        .mend("Mở danh sách tài sản", "/tai-san")
}

/// Whether a step may be taken back: only one that stands, and only when no later step rests on it.
///
/// # Errors
/// The refusal, which names what would lose its ground.
pub fn may_withdraw(story: &Story, act: ActId) -> Result<(), Refusal> {
    let at = story.event_acts.iter().position(|place| story.acts.get(*place).is_some_and(|a| a.id == act));
    let Some(at) = at else {
        return Err(Refusal::new("STEP-UNKNOWN", "Bước này không còn tính trong hành trình của tài sản.")
            .mend("Về tài sản", format!("/tai-san/{}", story.facts.code)));
    };
    let mut without = story.history.clone();
    without.events.remove(at);
    let law = LawBook::embedded();
    let before = check(&story.history, law);
    let worse = |f: &Finding| f.severity != Severity::Warning && !before.iter().any(|b| same(b, f));
    match check(&without, law).into_iter().find(worse) {
        None => Ok(()),
        Some(finding) => Err(Refusal::new(
            "STEP-NEEDED",
            format!(
                "Một bước ghi sau còn dựa vào bước này, nên phải rút bước sau trước. Nếu rút ngay: {}",
                finding.message
            ),
        )
        .article(finding.basis)),
    }
}

/// The same finding, whatever the place of its event in the history.
fn same(one: &Finding, other: &Finding) -> bool {
    (&one.rule, one.round, one.severity) == (&other.rule, other.round, other.severity)
}

/// Whether coercion may begin at that moment: not from 22 to 6, not on a day off.
///
/// # Errors
/// The refusal, with the article of that day.
pub fn may_coerce(at: Moment) -> Result<(), Refusal> {
    let law = LawBook::embedded();
    let day = at.day();
    let clock = at.clock_time();
    let night = clock.as_str() >= "22:00" || clock.as_str() < "06:00";
    // A year whose calendar is not written: weekends are known all the same.
    let off = !law.calendar().is_working(day).unwrap_or(!day.is_weekend());
    if !night && !off {
        return Ok(());
    }
    let why = if night {
        format!("Lúc {clock} là ban đêm")
    } else {
        format!("{} là ngày nghỉ", day.with_weekday())
    };
    let refusal = Refusal::new(
        "COERCE-HOURS",
        format!(
            "{why}: không cưỡng chế từ 22 giờ đến 06 giờ và trong ngày nghỉ, ngày lễ. Chọn giờ, ngày khác."
        ),
    )
    .at("at_day");
    Err(match law.basis("COERCE-HOURS", day) {
        Ok(basis) => refusal.by(&basis),
        Err(_) => refusal,
    })
}

/// Whether those who must be present at the seizure of an immovable are: the commune or the neighbourhood.
///
/// # Errors
/// The refusal, with the article of that day.
pub fn must_attend(story: &Story, on: Day, commune_present: bool) -> Result<(), Refusal> {
    let basis = LawBook::embedded().basis("IMMO-PRESENCE", on);
    match (story.facts.class.kind(), basis) {
        (crate::law::Kind::Immovable, Ok(basis)) if !commune_present => Err(Refusal::new(
            "IMMO-PRESENCE",
            "Kê biên bất động sản phải có đại diện chính quyền cấp xã hoặc thôn, tổ dân phố. Ghi tên người đại diện vào thành phần tham gia.",
        )
        .by(&basis)
        .at("present.2.name")),
        _ => Ok(()),
    }
}
