//! Days of the demo: working days, days counted by the rulebook, and the day around which everything turns.

use crate::{
    kernel::{Day, Moment},
    law::{Ask, Kind, LawBook, Procedure},
};

/// The first day on which the demo may be shown: before it the new law had hardly begun.
const EARLIEST: &str = "2026-11-25";
/// Days of calendar that must lie ahead so that everything due next can still be counted.
const AHEAD_DAYS: i64 = 45;

/// The calendar and the rulebook, seen from the day of the demo.
#[derive(Clone, Copy)]
pub struct Days {
    law: &'static LawBook,
    /// The day around which the stories turn.
    pub today: Day,
    /// The day of the clock.
    pub clock: Day,
}

impl Days {
    /// The days around a day of the clock, moved to where calendars are written.
    pub fn around(clock: Day) -> Days {
        let law = LawBook::embedded();
        let earliest: Day = EARLIEST.parse().unwrap_or(clock);
        let mut today = clock.max(earliest);
        let written = |day: Day| day.plus_days(AHEAD_DAYS).is_some_and(|d| law.calendar().status(d).is_ok());
        while today > earliest && !written(today) {
            today = today.previous();
        }
        Days { law, today, clock }
    }

    /// What a visitor should know when the stories do not turn around the day of the clock.
    pub fn note(&self) -> Option<String> {
        if self.today == self.clock {
            return None;
        }
        let why = if self.clock < self.today {
            "đồng hồ máy chỉ ngày sớm hơn câu chuyện"
        } else {
            "lịch làm việc của các năm sau chưa được viết vào sổ luật"
        };
        Some(format!("Dữ liệu mẫu dựng quanh ngày {} vì {why}.", self.today))
    }

    /// Whether a day is worked; Monday to Friday where no calendar is written.
    pub fn is_working(&self, day: Day) -> bool {
        self.law.calendar().is_working(day).unwrap_or(!day.is_weekend())
    }

    /// The day itself or the last working day before it.
    pub fn back(&self, mut day: Day) -> Day {
        while !self.is_working(day) {
            day = day.previous();
        }
        day
    }

    /// So many working days later, or earlier when negative.
    pub fn shift(&self, mut day: Day, count: i32) -> Day {
        let mut left = count.abs();
        while left > 0 {
            day = if count > 0 { day.next() } else { day.previous() };
            if self.is_working(day) {
                left -= 1;
            }
        }
        day
    }

    /// So many calendar days later or earlier, moved back to a working day.
    pub fn plus(&self, day: Day, days: i64) -> Day {
        self.back(day.plus_days(days).unwrap_or(day))
    }

    /// A day of the tables: `2025-05-30`, or `T-12` for calendar days before the day of the demo.
    ///
    /// # Errors
    /// When it is neither.
    pub fn named(&self, text: &str) -> Result<Day, String> {
        match text.strip_prefix('T') {
            Some("") => Ok(self.back(self.today)),
            Some(offset) => {
                let offset: i64 = offset.parse().map_err(|_| format!("không hiểu ngày “{text}”"))?;
                Ok(self.plus(self.today, offset))
            }
            None => text.parse(),
        }
    }

    /// The last day by a rule, in its strict reading; nothing where law or calendar do not give one.
    pub fn last(&self, rule: &str, from: Day, kind: Kind, procedure: Procedure) -> Option<Day> {
        self.law.last_day(rule, from, from, &Ask::of(kind).under(procedure)).ok().map(|last| last.strict)
    }

    /// The working day from which a rule runs to exactly `due`, or to the last day before it that it can reach.
    pub fn trigger(&self, rule: &str, due: Day, kind: Kind) -> Option<Day> {
        let mut day = due;
        for _ in 0..120 {
            if self.is_working(day) {
                let last = self.last(rule, day, kind, Procedure::Ordinary);
                if last.is_some_and(|last| last <= due) {
                    return Some(day);
                }
            }
            day = day.previous();
        }
        None
    }
}

/// A moment so many minutes after midnight, Viet Nam time.
pub fn moment(day: Day, minutes: i64) -> Moment {
    let midnight = day.date().and_hms_opt(0, 0, 0).unwrap_or_default();
    Moment::from_utc(midnight).plus_seconds(minutes * 60 - 7 * 3600)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_cut_is_due_on_the_very_day_of_the_demo() {
        let days = Days::around(day("2026-11-25"));
        let received = days.trigger("CUT", days.today, Kind::Immovable).unwrap();
        assert_eq!(days.last("CUT", received, Kind::Immovable, Procedure::Ordinary), Some(days.today));
        assert_eq!(days.note(), None);
    }

    #[test]
    fn a_year_without_a_calendar_moves_the_stories_back_and_says_so() {
        let days = Days::around(day("2031-03-02"));
        assert_eq!(days.today.year(), 2027);
        assert!(days.note().unwrap().contains("lịch"));
        let early = Days::around(day("2020-01-01"));
        assert_eq!(early.today, day(EARLIEST));
        assert!(early.note().unwrap().contains("đồng hồ"));
    }

    #[test]
    fn three_in_the_afternoon_is_still_the_same_legal_day() {
        let at = moment(day("2026-11-25"), 15 * 60);
        assert_eq!((at.day(), at.clock_time()), (day("2026-11-25"), "15:00".to_owned()));
    }
}
