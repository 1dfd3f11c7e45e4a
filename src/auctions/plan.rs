//! The plan of a round: from a wished opening day the last lawful day of each step, and from today the first.

use crate::{
    engine::{Asset, Journey},
    kernel::{Basis, Day},
    law::{Ask, Kind, LawBook, LawError, Procedure},
};

/// How far ahead an opening day is looked for.
const DAYS_AHEAD_MAX: i64 = 120;

/// One step of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// The rule.
    pub rule: String,
    /// The step as a verb.
    pub title: String,
    /// In few words, for the line of days.
    pub short: &'static str,
    /// Who acts.
    pub actor: String,
    /// The first day on which it can be done, seen from today.
    pub earliest: Option<Day>,
    /// The last lawful day.
    pub latest: Option<Day>,
    /// The last day by the strict reading, where it differs.
    pub strict: Option<Day>,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// How the last day was counted.
    pub counted: Option<String>,
    /// The article.
    pub basis: Option<Basis>,
}

impl PlanLine {
    /// Whether it can no longer be done in time for this opening.
    pub fn is_too_late(&self) -> bool {
        self.done.is_none() && self.earliest.zip(self.latest).is_some_and(|(first, last)| first > last)
    }
}

/// The plan of one round for one opening day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundPlan {
    /// The round.
    pub round: u32,
    /// The opening day.
    pub opening: Day,
    /// The procedure.
    pub procedure: Procedure,
    /// Steps before the opening, the opening itself, and what follows it.
    pub lines: Vec<PlanLine>,
    /// A year whose calendar is not written.
    pub no_calendar: Option<i32>,
}

impl RoundPlan {
    /// Whether every step can still be done in time.
    pub fn is_lawful(&self) -> bool {
        self.lines.iter().all(|line| !line.is_too_late())
    }
}

struct Planner<'a> {
    law: &'a LawBook,
    ask: Ask,
    movable: bool,
    no_calendar: Option<i32>,
}

impl Planner<'_> {
    fn by_kind(&self, movable: &'static str, immovable: &'static str) -> &'static str {
        if self.movable { movable } else { immovable }
    }

    fn last(&mut self, rule: &str, from: Day) -> Option<Day> {
        match self.law.last_day(rule, from, from, &self.ask) {
            Ok(found) => Some(found.day),
            Err(LawError::NoCalendar { year, .. }) => {
                self.no_calendar = Some(year);
                None
            }
            Err(_) => None,
        }
    }

    fn line(&mut self, rule: &str, title: &str, short: &'static str, from: Day) -> PlanLine {
        let due = match self.law.due(rule, from, &self.ask) {
            Ok(due) => Some(due),
            Err(LawError::NoCalendar { year, .. }) => {
                self.no_calendar = Some(year);
                None
            }
            Err(_) => None,
        };
        let known = self.law.rule_for(rule, &self.ask).ok();
        let basis = due.as_ref().map(|d| d.basis.clone());
        let in_force = || known.and_then(|r| r.version(from)).map(crate::law::Version::basis);
        PlanLine {
            rule: rule.to_owned(),
            title: title.to_owned(),
            short,
            actor: known.map_or_else(String::new, |r| r.actor.label().to_owned()),
            earliest: None,
            latest: due.as_ref().map(|d| d.day),
            strict: due.as_ref().map(|d| d.strict).filter(|s| due.as_ref().is_some_and(|d| d.day != *s)),
            done: None,
            counted: due.map(|d| d.count.sentence),
            basis: basis.or_else(in_force),
        }
    }
}

/// The plan of the coming round of an asset for a wished opening.
pub fn plan_round(
    journey: &Journey,
    procedure: Procedure,
    opening: Day,
    today: Day,
    law: &LawBook,
) -> RoundPlan {
    let mut planner = planner(&journey.asset, procedure, law);
    let no = journey.next_round();
    let seen = journey.round_view(no);
    let contracted = seen.and_then(|r| r.contracted);
    let mut lines = Vec::new();
    lines.push(PlanLine {
        done: contracted,
        earliest: Some(today),
        latest: Some(opening),
        counted: None,
        ..planner.line("AUC-CONTRACT", contract_title(no), "hợp đồng", opening)
    });
    let posting = planner.by_kind("POST-MOV", "POST-IMM");
    lines.push(PlanLine {
        done: seen.and_then(|r| r.posted),
        earliest: Some(today),
        ..planner.line(posting, "Niêm yết việc đấu giá", "niêm yết", opening)
    });
    let notices = seen.map_or(0, |r| r.notices);
    lines.extend(public_notices(&mut planner, notices, opening, today));
    let viewing =
        planner.line("VIEW-DAYS", "Cho xem tài sản, ít nhất 02 ngày liên tục", "xem tài sản", opening);
    lines.push(PlanLine { latest: opening.plus_days(-1), earliest: Some(today), ..viewing });
    lines.push(PlanLine {
        done: seen.and_then(|r| r.registration_closed),
        earliest: Some(today),
        ..planner.line("REG-END", "Hết hạn nhận hồ sơ và tiền đặt trước", "hết đăng ký", opening)
    });
    lines.push(planner.line(
        "REDEEM",
        "Người phải thi hành án nộp đủ tiền nhận lại tài sản",
        "chuộc lại",
        opening,
    ));
    if no > 1 {
        lines.push(planner.line("PRIO", "Người có quyền ưu tiên mua theo giá của phiên", "ưu tiên", opening));
    }
    let limit = planner.by_kind("AUC-MOV", "AUC-IMM");
    let from = contracted.unwrap_or(today);
    let held = PlanLine {
        earliest: Some(opening),
        ..planner.line(limit, &format!("Mở cuộc đấu giá, phiên {no}"), "mở phiên", from)
    };
    lines.push(held);
    lines.extend(afterwards(&mut planner, opening));
    RoundPlan { round: no, opening, procedure, lines, no_calendar: planner.no_calendar }
}

const fn contract_title(no: u32) -> &'static str {
    if no > 1 {
        "Ký phụ lục hợp đồng dịch vụ đấu giá"
    } else {
        "Ký hợp đồng dịch vụ đấu giá"
    }
}

fn planner<'a>(asset: &Asset, procedure: Procedure, law: &'a LawBook) -> Planner<'a> {
    let ask = Ask::of(asset.kind).under(procedure);
    Planner { law, ask, movable: asset.kind == Kind::Movable, no_calendar: None }
}

/// The second notice stands so many days before the opening, the first one a gap before the second.
fn public_notices(planner: &mut Planner<'_>, seen: usize, opening: Day, today: Day) -> Vec<PlanLine> {
    let rule = planner.by_kind("PUB2-MOV", "PUB2-IMM");
    let second = planner.line(rule, "Thông báo công khai lần 2", "thông báo 2", opening);
    let gap_end = planner.last("PUB-GAP", today);
    let latest_first = second.latest.and_then(|last| first_before(planner, last));
    let first = PlanLine {
        earliest: Some(today),
        latest: latest_first,
        strict: None,
        counted: None,
        ..planner.line("PUB-GAP", "Thông báo công khai lần 1", "thông báo 1", opening)
    };
    let mut list = Vec::new();
    if seen == 0 {
        list.push(first);
    }
    if seen < 2 {
        list.push(PlanLine { earliest: if seen == 0 { gap_end } else { Some(today) }, ..second });
    }
    list
}

/// The last working day whose gap still ends by `last`: a notice is not planned for a holiday.
fn first_before(planner: &mut Planner<'_>, last: Day) -> Option<Day> {
    (1..=15)
        .filter_map(|n| last.plus_days(-n))
        .filter(|day| planner.law.calendar().is_working(*day).unwrap_or(true))
        .find(|day| planner.last("PUB-GAP", *day).is_some_and(|end| end <= last))
}

/// What follows a session, sold or not.
fn afterwards(planner: &mut Planner<'_>, opening: Day) -> Vec<PlanLine> {
    let mut list =
        vec![planner.line("RESULT", "Tổ chức đấu giá gửi kết quả bằng văn bản", "kết quả", opening)];
    let told = list.first().and_then(|line| line.latest).unwrap_or(opening);
    list.push(planner.line("FAIL-INFORM", "Nếu không thành: thông báo cho đương sự", "báo đương sự", told));
    list.push(planner.line("CUT", "Nếu không thành: ra quyết định giảm giá", "giảm giá", told));
    list.push(planner.line("PAY", "Nếu bán được: người mua nộp đủ tiền", "nộp tiền", opening));
    list
}

/// The first day on which the coming round may open when everything is begun on `from`.
pub fn earliest_opening(asset: &Asset, procedure: Procedure, from: Day, law: &LawBook) -> Option<Day> {
    let mut planner = planner(asset, procedure, law);
    let (posting, second) =
        (planner.by_kind("POST-MOV", "POST-IMM"), planner.by_kind("PUB2-MOV", "PUB2-IMM"));
    let gap_end = planner.last("PUB-GAP", from).unwrap_or(from);
    (1..=DAYS_AHEAD_MAX).filter_map(|n| from.plus_days(n)).find(|day| {
        let in_time = |last: Option<Day>, first: Day| last.is_some_and(|last| first <= last);
        law.calendar().is_working(*day).unwrap_or(false)
            && in_time(planner.last(posting, *day), from)
            && in_time(planner.last(second, *day), gap_end)
            && in_time(planner.last("REG-END", *day), from)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::History;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_house_needs_fifteen_days_of_posting_and_a_registration_that_ends_before() {
        let law = LawBook::embedded();
        let asset = Asset::of(Kind::Immovable);
        let opening = earliest_opening(&asset, Procedure::Ordinary, day("2026-11-26"), law);
        assert_eq!(opening, Some(day("2026-12-15")), "the second notice comes two working days later");
        let journey = Journey::on(&History::of(asset), law, day("2026-11-20"));
        let plan = plan_round(&journey, Procedure::Ordinary, day("2026-12-11"), day("2026-11-20"), law);
        let latest = |rule: &str| plan.lines.iter().find(|l| l.rule == rule).and_then(|l| l.latest);
        assert_eq!(latest("POST-IMM"), Some(day("2026-11-26")));
        assert_eq!(latest("REG-END"), Some(day("2026-12-08")));
        assert!(plan.is_lawful(), "{plan:#?}");
        let hasty = plan_round(&journey, Procedure::Ordinary, day("2026-11-30"), day("2026-11-20"), law);
        assert!(!hasty.is_lawful());
    }

    #[test]
    fn the_first_notice_leaves_the_gap_before_the_second() {
        let law = LawBook::embedded();
        let journey = Journey::on(&History::of(Asset::of(Kind::Immovable)), law, day("2026-11-02"));
        let plan = plan_round(&journey, Procedure::Ordinary, day("2026-12-11"), day("2026-11-02"), law);
        let first = plan.lines.iter().find(|l| l.rule == "PUB-GAP").and_then(|l| l.latest);
        assert_eq!(first, Some(day("2026-11-23")), "24 November is a holiday");
    }
}
