//! From an event to the last lawful day (Điều 144-148 Bộ luật Dân sự số 91/2015/QH13).
//!
//! The day of the event is not counted. A term in calendar days, months or years that would end on a day off ends
//! on the next working day. Counting back has two readings where the law is silent: the lenient one, and the
//! strict one that leaves whole units between.

use crate::kernel::Day;
use serde::Serialize;

use super::sentence::{self, Told};
use super::{Calendar, DayKind, Direction, LawError, Term, Unit};

/// A day that a count passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The day.
    pub day: Day,
    /// Why, in Vietnamese: `Ngày Văn hóa Việt Nam`; for weekends the name of the weekday.
    pub reason: String,
}

/// How a last day was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The event, itself not counted.
    pub trigger: Day,
    /// Days that were not counted, in the order they were met.
    pub skipped: Vec<Skipped>,
    /// Where the term would have ended, had that not been a day off.
    pub moved_from: Option<Day>,
    /// Days met whose holiday or exchange rests on no known notice.
    pub unconfirmed: Vec<Day>,
    /// The whole count in one Vietnamese sentence without a full stop.
    pub sentence: String,
}

/// The bare result: two readings and, when wanted, the path.
pub(super) struct Found {
    pub day: Day,
    pub strict: Day,
}

/// What a count meets on its way; costs nothing when nobody wants to know.
#[derive(Default)]
pub(super) struct Path {
    pub skipped: Vec<Skipped>,
    pub unconfirmed: Vec<Day>,
    pub worked: Vec<Day>,
    pub moved_from: Option<Day>,
}

/// Counts, without saying how.
pub(super) fn bare(calendar: &Calendar, trigger: Day, term: Term, way: Direction) -> Result<Found, LawError> {
    run(calendar, trigger, term, way, None).map_err(|e| with_unadjusted(e, trigger, term, way))
}

/// Counts, and says how.
pub(super) fn explained(
    calendar: &Calendar,
    trigger: Day,
    term: Term,
    way: Direction,
    earliest: bool,
) -> Result<(Found, Count), LawError> {
    let mut path = Path::default();
    let found = run(calendar, trigger, term, way, Some(&mut path))
        .map_err(|e| with_unadjusted(e, trigger, term, way))?;
    let sentence = sentence::of(calendar, &Told { trigger, term, way, earliest }, &found, &path);
    let Path { skipped, unconfirmed, moved_from, .. } = path;
    Ok((found, Count { trigger, skipped, moved_from, unconfirmed, sentence }))
}

fn run(
    calendar: &Calendar,
    trigger: Day,
    term: Term,
    way: Direction,
    mut path: Option<&mut Path>,
) -> Result<Found, LawError> {
    match way {
        Direction::After => {
            let day = match term.unit {
                Unit::Workday => workdays(calendar, trigger, term.count, Day::next, &mut path)?,
                Unit::Hour => plain_end(trigger, term, way)?,
                Unit::Day | Unit::Month | Unit::Year => {
                    let end = plain_end(trigger, term, way)?;
                    let moved = settle(calendar, end, Day::next, &mut path)?;
                    if let Some(path) = path.filter(|_| moved != end) {
                        path.moved_from = Some(end);
                    }
                    moved
                }
            };
            Ok(Found { day, strict: day })
        }
        Direction::Before if term.between => {
            let whole = Term { count: term.count + 1, ..term };
            let day = match term.unit {
                Unit::Workday => workdays(calendar, trigger, whole.count, Day::previous, &mut path)?,
                _ => settle(calendar, plain_end(trigger, whole, way)?, Day::previous, &mut path)?,
            };
            Ok(Found { day, strict: day })
        }
        Direction::Before => {
            let day = match term.unit {
                Unit::Workday => workdays(calendar, trigger, term.count, Day::previous, &mut path)?,
                _ => plain_end(trigger, term, way)?,
            };
            let strict = match term.unit {
                Unit::Hour => day,
                _ => calendar.working_until(day.previous())?,
            };
            Ok(Found { day, strict })
        }
    }
}

fn workdays(
    calendar: &Calendar,
    mut day: Day,
    count: u32,
    step: impl Fn(Day) -> Day,
    path: &mut Option<&mut Path>,
) -> Result<Day, LawError> {
    let mut left = count;
    while left > 0 {
        day = step(day);
        left -= u32::from(meet(calendar, day, path)?);
    }
    Ok(day)
}

fn settle(
    calendar: &Calendar,
    mut day: Day,
    step: impl Fn(Day) -> Day,
    path: &mut Option<&mut Path>,
) -> Result<Day, LawError> {
    while !meet(calendar, day, path)? {
        day = step(day);
    }
    Ok(day)
}

/// Looks at one day, notes what is to be noted, and says whether it is worked.
fn meet(calendar: &Calendar, day: Day, path: &mut Option<&mut Path>) -> Result<bool, LawError> {
    let (kind, entry) = calendar.look(day)?;
    if let Some(path) = path {
        if !kind.is_working() {
            let reason = entry.and_then(|e| e.name.clone());
            path.skipped
                .push(Skipped { day, reason: reason.unwrap_or_else(|| day.weekday_name().to_owned()) });
        }
        if kind == DayKind::Worked {
            path.worked.push(day);
        }
        if entry.is_some_and(|e| !e.confirmed) {
            path.unconfirmed.push(day);
        }
    }
    Ok(kind.is_working())
}

/// Where a term ends on the plain calendar, no day off heeded (working days: only weekends).
fn plain_end(trigger: Day, term: Term, way: Direction) -> Result<Day, LawError> {
    let count = i64::from(term.count);
    let signed = if way == Direction::After { count } else { -count };
    let months =
        |m: u32| if way == Direction::After { trigger.plus_months(m) } else { back_months(trigger, m) };
    match term.unit {
        Unit::Day => trigger.plus_days(signed),
        Unit::Hour => trigger.plus_days((signed.abs() + 23) / 24 * signed.signum()),
        Unit::Month => months(term.count),
        Unit::Year => term.count.checked_mul(12).and_then(months),
        Unit::Workday => plain_workdays(trigger, term.count, way),
    }
    .ok_or(LawError::TooLarge)
}

fn plain_workdays(mut day: Day, count: u32, way: Direction) -> Option<Day> {
    let mut left = count.min(10_000);
    while left > 0 {
        day = if way == Direction::After { day.next() } else { day.previous() };
        left -= u32::from(!day.is_weekend());
    }
    Some(day)
}

fn back_months(day: Day, months: u32) -> Option<Day> {
    day.date().checked_sub_months(chrono::Months::new(months)).map(Day::from)
}

fn with_unadjusted(error: LawError, trigger: Day, term: Term, way: Direction) -> LawError {
    match error {
        LawError::NoCalendar { year, unadjusted: None } => {
            LawError::NoCalendar { year, unadjusted: plain_end(trigger, term, way).ok() }
        }
        other => other,
    }
}
