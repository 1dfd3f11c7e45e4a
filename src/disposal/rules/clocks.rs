//! The clocks EV-01 to EV-14 of disposal: each a rule of `law/`, counted by the working calendar from a day that
//! stands in the book.

use crate::{
    custody::ItemClass,
    disposal::{
        matter::{DisposalKind, Matter, StepKey},
        ruling::{Ground, Ruling, RulingKind},
    },
    kernel::{Day, Refusal},
    law::{Ask, Count, Due, LawBook, LawError, Unit},
};

/// What the things of a matter are, as far as a clock depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goods {
    /// All of it is cash.
    pub money: bool,
    /// All of it is papers.
    pub papers: bool,
    /// Some of it spoils.
    pub perishable: bool,
}

impl Goods {
    /// By the classes of the things.
    pub fn of(classes: &[ItemClass]) -> Goods {
        let all = |class: ItemClass| !classes.is_empty() && classes.iter().all(|c| *c == class);
        Goods {
            money: all(ItemClass::Cash),
            papers: all(ItemClass::Papers),
            perishable: classes.contains(&ItemClass::Perishable),
        }
    }

    /// The rule of a thing nobody comes for, with its clock.
    pub const fn unclaimed(self) -> (&'static str, &'static str) {
        match self {
            Goods { money: true, .. } => ("EV-08", "UNCLAIMED-MONEY"),
            Goods { papers: true, .. } => ("EV-11", "UNCLAIMED-PAPER"),
            Goods { perishable: true, .. } => ("EV-10", "UNCLAIMED-PERISH"),
            _ => ("EV-09", "UNCLAIMED-ASSET"),
        }
    }
}

/// The days that a matter's clocks run from beside its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct From {
    /// The enforcement decision, the latest of the things.
    pub decision_on: Day,
    /// When the judgment came into force.
    pub effective_on: Day,
    /// When the agency received the things or the money.
    pub received_on: Option<Day>,
}

/// One clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Its code in the field's table: `EV-06`.
    pub ev: &'static str,
    /// What is to be done.
    pub title: String,
    /// By when, by which article, with the days skipped.
    pub due: Due,
    /// When it was done.
    pub done: Option<Day>,
    /// The step that does it.
    pub step: Option<StepKey>,
}

/// The last day of a rule from a day; nothing where the law of that day sets none.
///
/// Terms of years end in years whose days off are not decided yet; then the day itself is taken, and the sentence
/// of the count says so.
pub fn last_day(rule: &str, from: Day) -> Option<Due> {
    let book = LawBook::embedded();
    match book.due(rule, from, &Ask::default()) {
        Ok(due) => Some(due),
        Err(LawError::NoCalendar { .. }) => far_day(book, rule, from),
        Err(_) => None,
    }
}

fn far_day(book: &LawBook, code: &str, from: Day) -> Option<Due> {
    let rule = book.rule(code).ok()?;
    let version = rule.version(from)?;
    let term = version.term(rule, &Ask::default()).ok()?;
    let day = match term.unit {
        Unit::Year => from.plus_months(term.count.checked_mul(12)?)?,
        Unit::Month => from.plus_months(term.count)?,
        Unit::Day => from.plus_days(i64::from(term.count))?,
        Unit::Workday | Unit::Hour => return None,
    };
    let sentence = format!(
        "{} kể từ ngày {from}; lịch nghỉ năm {} chưa ban hành nên chưa xét ngày nghỉ",
        term.label(),
        day.year()
    );
    Some(Due {
        rule: rule.code.clone(),
        day,
        strict: day,
        earliest: rule.earliest,
        direction: version.direction,
        term,
        basis: version.basis(),
        actor: rule.actor.label().to_owned(),
        count: Count {
            trigger: from,
            skipped: Vec::new(),
            moved_from: None,
            unconfirmed: Vec::new(),
            sentence,
        },
    })
}

fn clock(ev: &'static str, rules: &[&str], from: Day, done: Option<Day>, step: StepKey) -> Option<Clock> {
    let due = rules.iter().find_map(|rule| last_day(rule, from))?;
    let title = LawBook::embedded().rule(&due.rule).map_or_else(|_| ev.to_owned(), |r| r.title.clone());
    Some(Clock { ev, title, due, done, step: Some(step) })
}

/// The clocks of a ruling that no matter has taken up yet.
pub fn ruling_clocks(
    ruling: &Ruling,
    class: ItemClass,
    (received_on, notified_on): (Option<Day>, Option<Day>),
    taken_on: Option<Day>,
) -> Vec<Clock> {
    let mut clocks = Vec::new();
    let from = ruling.decision_on;
    if ruling.ground == Ground::Judgment {
        if let Some(received) = received_on {
            clocks.extend(clock("EV-01", &["ED-OWN"], received, Some(from), StepKey::Notice));
        }
        clocks.extend(clock("EV-02", &["NOTICE"], from, notified_on, StepKey::Notice));
    }
    let money = class == ItemClass::Cash;
    clocks.extend(match ruling.kind {
        RulingKind::Destroy => clock("EV-05", &["DESTROY-COUNCIL"], from, None, StepKey::Meeting),
        RulingKind::Forfeit if money => {
            let since = taken_on.map_or(from, |day| day.max(from));
            clock("EV-04", &["CONFISC-MONEY"], since, None, StepKey::Paid)
        }
        RulingKind::Forfeit => {
            clock("EV-03", &["CONFISC-HAND", "CONFISC-NOTICE"], from, None, StepKey::Notice)
        }
        RulingKind::Return | RulingKind::Issuer => {
            clock("EV-07", &["COLLECT-CALL"], from, None, StepKey::Notice)
        }
        RulingKind::Secure => None,
    });
    clocks
}

/// The clock that decides whether a thing without judgment belongs on the joint list: EV-14, for money EV-13.
pub fn orphan_clock(class: ItemClass, taken_on: Option<Day>) -> Option<Clock> {
    let (ev, rule) = match class {
        ItemClass::Cash => ("EV-13", "PROVISIONAL-5Y"),
        _ => ("EV-14", "ORPHAN-STOCK"),
    };
    clock(ev, &[rule], taken_on?, None, StepKey::Handed)
}

/// The clocks of a matter.
pub fn matter_clocks(matter: &Matter, goods: Goods, from: From) -> Vec<Clock> {
    let on = |key: StepKey| matter.last(key).map(|t| t.on);
    let ended = || matter.steps.iter().rev().find(|_| matter.state().is_end()).map(|t| t.on);
    let mut clocks = Vec::new();
    match matter.ordered.kind {
        DisposalKind::Destroy => {
            let set_up = Some(matter.on);
            clocks.extend(clock("EV-05", &["DESTROY-COUNCIL"], from.decision_on, set_up, StepKey::Meeting));
            let done = on(StepKey::Destroyed).or_else(ended);
            clocks.extend(clock("EV-06", &["DESTROY"], matter.on, done, StepKey::Destroyed));
        }
        DisposalKind::Forfeit if goods.money => {
            let since = from.received_on.map_or(from.decision_on, |day| day.max(from.decision_on));
            clocks.extend(clock("EV-04", &["CONFISC-MONEY"], since, ended(), StepKey::Paid));
        }
        DisposalKind::Forfeit => {
            let done = on(StepKey::Notice).or_else(|| on(StepKey::Handed)).or_else(ended);
            let rules = ["CONFISC-HAND", "CONFISC-NOTICE"];
            clocks.extend(clock("EV-03", &rules, from.decision_on, done, StepKey::Notice));
        }
        DisposalKind::Return => return_clocks(&mut clocks, matter, goods, from),
        DisposalKind::Issuer => {
            let done = on(StepKey::Issuer).or_else(ended);
            clocks.extend(clock("EV-07", &["COLLECT-CALL"], from.decision_on, done, StepKey::Issuer));
        }
    }
    clocks
}

fn return_clocks(clocks: &mut Vec<Clock>, matter: &Matter, goods: Goods, from: From) {
    let on = |key: StepKey| matter.last(key).map(|t| t.on);
    let ended = || matter.steps.iter().rev().find(|_| matter.state().is_end()).map(|t| t.on);
    let called = on(StepKey::Notice).or_else(ended);
    clocks.extend(clock("EV-07", &["COLLECT-CALL"], from.decision_on, called, StepKey::Notice));
    let Some(served) = on(StepKey::Served) else { return };
    let (ev, rule) = goods.unclaimed();
    let done = on(StepKey::Sold).or_else(|| on(StepKey::Deposited)).or_else(ended);
    clocks.extend(clock(ev, &[rule], served, done, StepKey::Unclaimed));
    let Some(deposited) = on(StepKey::Deposited) else { return };
    let five = last_day("FORFEIT-5Y", from.effective_on).map(|due| due.day);
    let late_money = five.is_some_and(|day| deposited > day);
    clocks.extend(if late_money {
        clock("EV-12", &["FORFEIT-1Y"], served, ended(), StepKey::Paid)
    } else {
        clock("EV-12", &["FORFEIT-5Y"], from.effective_on, ended(), StepKey::Paid)
    });
}

/// The clock that a step answers, when the step comes after its last day: then a reason is asked for.
pub fn late_of(clocks: &[Clock], key: StepKey, on: Day) -> Option<&Clock> {
    let answers = |clock: &&Clock| {
        clock.step == Some(key) && !clock.due.earliest && key != StepKey::Unclaimed && clock.done.is_none()
    };
    clocks.iter().find(answers).filter(|clock| on > clock.due.day)
}

/// Whether nobody came within the term: only after its last day.
///
/// # Errors
/// A refusal that says until when the person may still come.
pub fn check_unclaimed(goods: Goods, served: Day, on: Day) -> Result<Day, Refusal> {
    let (_, rule) = goods.unclaimed();
    let Some(due) = last_day(rule, served) else {
        let text = "Luật của ngày tống đạt chưa được ghi trong sổ luật; không tính được thời hạn đến nhận.";
        return Err(Refusal::new("UNCLAIMED-LAW", text));
    };
    if on > due.day {
        return Ok(due.day);
    }
    Err(Refusal::new(
        "UNCLAIMED-EARLY",
        format!("Người được nhận còn được đến nhận đến hết ngày {}.", due.day),
    )
    .by(&due.basis)
    .until(due.day))
}

/// Whether deposited money may go to the budget: five years after the judgment came into force, or one year after
/// the notice where the money arose later.
///
/// # Errors
/// A refusal with the first lawful day.
pub fn check_to_state(effective_on: Day, served: Day, deposited: Day, on: Day) -> Result<(), Refusal> {
    let five = last_day("FORFEIT-5Y", effective_on);
    let due = match five {
        Some(due) if deposited > due.day => last_day("FORFEIT-1Y", served).or(Some(due)),
        other => other,
    };
    match due {
        Some(due) if on <= due.day => Err(Refusal::new(
            "TO-STATE-EARLY",
            "Tiền đã gửi chỉ nộp ngân sách khi hết thời hạn luật định mà không có người nhận.",
        )
        .by(&due.basis)
        .until(due.day)),
        Some(_) => Ok(()),
        None => {
            let text = "Luật của ngày bản án có hiệu lực chưa được ghi trong sổ luật; chưa tính được thời hạn nộp ngân sách.";
            Err(Refusal::new("TO-STATE-LAW", text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_clock_of_the_table_is_a_rule_of_the_law() {
        let from = day("2026-11-02");
        for (ev, rule) in [
            ("EV-01", "ED-OWN"),
            ("EV-02", "NOTICE"),
            ("EV-03", "CONFISC-HAND"),
            ("EV-04", "CONFISC-MONEY"),
            ("EV-05", "DESTROY-COUNCIL"),
            ("EV-06", "DESTROY"),
            ("EV-07", "COLLECT-CALL"),
            ("EV-08", "UNCLAIMED-MONEY"),
            ("EV-09", "UNCLAIMED-ASSET"),
            ("EV-10", "UNCLAIMED-PERISH"),
            ("EV-11", "UNCLAIMED-PAPER"),
            ("EV-12", "FORFEIT-5Y"),
            ("EV-13", "PROVISIONAL-5Y"),
            ("EV-14", "ORPHAN-STOCK"),
            ("EV-27", "STOCK-LISTED"),
        ] {
            let by_rule = last_day(rule, from).unwrap_or_else(|| panic!("{rule}"));
            let by_code = last_day(ev, from).unwrap_or_else(|| panic!("{ev}"));
            assert_eq!(by_rule.day, by_code.day, "{ev}");
        }
    }

    #[test]
    fn terms_are_counted_by_the_calendar() {
        let due = |rule, from| last_day(rule, day(from)).unwrap().day.iso();
        assert_eq!(due("CONFISC-HAND", "2026-11-02"), "2026-11-12");
        assert_eq!(due("DESTROY-COUNCIL", "2026-11-02"), "2026-12-02");
        assert_eq!(due("DESTROY", "2026-11-02"), "2026-11-23");
        assert_eq!(due("COLLECT-CALL", "2026-11-05"), "2026-11-10");
        assert_eq!(due("UNCLAIMED-ASSET", "2026-10-01"), "2026-11-02");
    }

    #[test]
    fn nobody_is_late_before_the_last_day_has_passed() {
        let goods = Goods::default();
        assert_eq!(
            check_unclaimed(goods, day("2026-10-01"), day("2026-11-02")).unwrap_err().code,
            "UNCLAIMED-EARLY"
        );
        assert_eq!(check_unclaimed(goods, day("2026-10-01"), day("2026-11-03")), Ok(day("2026-11-02")));
        let refusal =
            check_to_state(day("2024-01-10"), day("2026-08-01"), day("2026-10-01"), day("2026-12-01"));
        assert_eq!(refusal.unwrap_err().code, "TO-STATE-EARLY");
        assert_eq!(
            check_to_state(day("2019-01-10"), day("2025-08-01"), day("2025-09-01"), day("2026-12-01")),
            Ok(())
        );
    }
}
