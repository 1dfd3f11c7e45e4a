//! One term read under one law, and several readings weighed together.
//!
//! A term that runs across a change of law is read twice, by the law of its trigger and by the law of the
//! step: broken under both is a violation, under one of them a warning. A term counted back has a strict and
//! a lenient last day; between them lies a warning.

use crate::kernel::Day;
use crate::law::{Ask, Direction, Due, LastDay, LawBook, LawError, Unit, Version};

/// What one law says of a step.
pub(super) struct Reading {
    rule: String,
    law_day: Day,
    trigger: Day,
    step: Day,
    regime: Option<String>,
    verdict: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// In time by every way of counting.
    Kept,
    /// In time by the lenient count only; the strict last day.
    Between(Day),
    /// Too late; the last lawful day.
    Broken(Day),
    /// The law sets no last day.
    Open,
    /// The calendar of that year is not written.
    Dark(i32),
}

/// What the readings come to together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Kept,
    Doubtful,
    Divided,
    Broken,
}

/// A finding's words.
pub(super) struct Told {
    pub due: Due,
    pub message: String,
}

impl Reading {
    /// Reads a term under the version of its rule that is in force on `law_day`, if there is one.
    pub fn of(
        law: &LawBook,
        rule: &str,
        version: Option<&Version>,
        law_day: Day,
        trigger: Day,
        step: Day,
        ask: &Ask,
    ) -> Reading {
        let verdict = match law.last_day(rule, law_day, trigger, ask) {
            Err(LawError::NoCalendar { year, .. }) => Verdict::Dark(year),
            Err(_) => Verdict::Open,
            Ok(last) if step > last.day => Verdict::Broken(last.day),
            Ok(last) if step > last.strict && is_doubtful(law, rule, version, last, ask) => {
                Verdict::Between(last.strict)
            }
            Ok(_) => Verdict::Kept,
        };
        let regime = version.map(|v| v.regime.clone());
        Reading { rule: rule.to_owned(), law_day, trigger, step, regime, verdict }
    }

    pub fn dark_year(&self) -> Option<i32> {
        match self.verdict {
            Verdict::Dark(year) => Some(year),
            _ => None,
        }
    }

    fn limit(&self) -> String {
        let Some(regime) = self.regime.as_deref() else {
            return "pháp luật của ngày còn lại không có quy tắc này".to_owned();
        };
        match self.verdict {
            Verdict::Broken(day) => format!("quá hạn {day} theo chế độ {regime}"),
            Verdict::Open => format!("chế độ {regime} không ấn định ngày cuối"),
            _ => format!("còn trong hạn theo chế độ {regime}"),
        }
    }
}

impl Weight {
    pub fn of(readings: &[Reading]) -> Weight {
        let broken = readings.iter().filter(|r| matches!(r.verdict, Verdict::Broken(_))).count();
        if broken > 0 && broken == readings.len() {
            Weight::Broken
        } else if broken > 0 {
            Weight::Divided
        } else if readings.iter().any(|r| matches!(r.verdict, Verdict::Between(_))) {
            Weight::Doubtful
        } else {
            Weight::Kept
        }
    }

    /// The words of a finding of this weight. Of several broken readings the law of the step's day speaks.
    pub fn told(self, law: &LawBook, readings: &[Reading], label: &str, ask: &Ask) -> Option<Told> {
        let spoken = readings.iter().rev().find(|r| match self {
            Weight::Kept => false,
            Weight::Doubtful => matches!(r.verdict, Verdict::Between(_)),
            Weight::Divided | Weight::Broken => matches!(r.verdict, Verdict::Broken(_)),
        })?;
        let due = law.due_under(&spoken.rule, spoken.law_day, spoken.trigger, ask).ok()?;
        let step = spoken.step;
        let message = match (self, spoken.verdict) {
            (Weight::Divided, _) => {
                let both: Vec<String> = readings.iter().map(Reading::limit).collect();
                format!("{label} ngày {step}: {}; bước này nằm giữa hai chế độ pháp luật.", both.join(", "))
            }
            (_, Verdict::Between(strict)) => format!(
                "{label} ngày {step} chỉ kịp hạn theo cách đếm rộng ({}); để chắc chắn nên làm chậm nhất ngày {strict}.",
                due.count.sentence
            ),
            _ => {
                let days = due.day.days_until(step);
                let late = if due.direction == Direction::After { "chậm" } else { "muộn" };
                format!(
                    "{label} ngày {step} {late} {days} ngày so với hạn {} ({}).",
                    due.day, due.count.sentence
                )
            }
        };
        Some(Told { due, message })
    }
}

/// A term in calendar days has two readings only where counting back ends on a day off.
fn is_doubtful(law: &LawBook, rule: &str, version: Option<&Version>, last: LastDay, ask: &Ask) -> bool {
    let rule = law.rule_for(rule, ask).ok();
    let term = version.zip(rule).and_then(|(version, rule)| version.term(rule, ask).ok());
    let in_days = term.is_some_and(|term| term.unit == Unit::Day);
    !(in_days && law.calendar().is_working(last.day).unwrap_or(false))
}
