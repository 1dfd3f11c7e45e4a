//! Working days, from the files of `law/holidays`; a year that is not written is an error, never a guess.

use crate::kernel::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::LawError;

/// Why a day is or is not worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday (ngày nghỉ lễ, tết).
    Holiday,
    /// Given for a holiday that fell on a weekly rest day (nghỉ bù).
    Substitute,
    /// Given off in exchange for another day (nghỉ hoán đổi).
    Off,
    /// A weekend day worked in exchange (làm bù).
    Worked,
}

impl DayKind {
    /// Whether the day counts as a working day.
    pub const fn is_working(self) -> bool {
        matches!(self, DayKind::Working | DayKind::Worked)
    }
}

/// A day that differs from the plain week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayStatus {
    /// Why it is or is not worked.
    pub kind: DayKind,
    /// What it is called, for holidays: `Ngày Văn hóa Việt Nam`.
    pub name: Option<String>,
    /// The notice that sets it.
    pub notice: Option<String>,
    /// Whether that notice is known.
    pub confirmed: bool,
}

impl DayStatus {
    /// Whether the day counts as a working day.
    pub const fn is_working(&self) -> bool {
        self.kind.is_working()
    }
}

/// One written year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub confirmed: bool,
    pub days: BTreeMap<Day, DayStatus>,
}

/// The working calendar of all written years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub(super) years: BTreeMap<i32, Year>,
}

impl Calendar {
    /// What a day is.
    ///
    /// # Errors
    /// [`LawError::NoCalendar`] when its year is not written.
    pub fn status(&self, day: Day) -> Result<DayStatus, LawError> {
        let (kind, entry) = self.look(day)?;
        Ok(entry.cloned().unwrap_or(DayStatus { kind, name: None, notice: None, confirmed: true }))
    }

    /// Whether a day counts as a working day: Monday to Friday less holidays and days given off in exchange,
    /// plus weekend days worked in exchange.
    ///
    /// # Errors
    /// [`LawError::NoCalendar`] when its year is not written.
    pub fn is_working(&self, day: Day) -> Result<bool, LawError> {
        self.look(day).map(|(kind, _)| kind.is_working())
    }

    /// So many working days after a day, which is itself not counted.
    ///
    /// # Errors
    /// [`LawError::NoCalendar`] when the count reaches a year that is not written.
    pub fn add_working(&self, day: Day, count: u32) -> Result<Day, LawError> {
        self.walk(day, count, Day::next)
    }

    /// So many working days before a day, which is itself not counted.
    ///
    /// # Errors
    /// As [`Calendar::add_working`].
    pub fn back_working(&self, day: Day, count: u32) -> Result<Day, LawError> {
        self.walk(day, count, Day::previous)
    }

    /// The day itself, or the first working day after it.
    ///
    /// # Errors
    /// As [`Calendar::add_working`].
    pub fn working_from(&self, mut day: Day) -> Result<Day, LawError> {
        while !self.is_working(day)? {
            day = day.next();
        }
        Ok(day)
    }

    /// The day itself, or the last working day before it.
    ///
    /// # Errors
    /// As [`Calendar::add_working`].
    pub fn working_until(&self, mut day: Day) -> Result<Day, LawError> {
        while !self.is_working(day)? {
            day = day.previous();
        }
        Ok(day)
    }

    /// Working days after `from` up to and including `to`; zero when `to` is not later.
    ///
    /// # Errors
    /// As [`Calendar::add_working`].
    pub fn working_between(&self, from: Day, to: Day) -> Result<u32, LawError> {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.next();
            count += u32::from(self.is_working(day)?);
        }
        Ok(count)
    }

    /// The years that are written.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().copied()
    }

    /// Whether all of a written year rests on known notices.
    pub fn year_confirmed(&self, year: i32) -> bool {
        self.years.get(&year).is_some_and(|y| y.confirmed)
    }

    /// The special days of a year, in order: holidays, days off in exchange, worked weekend days.
    pub fn special_days(&self, year: i32) -> impl Iterator<Item = (Day, &DayStatus)> {
        self.years.get(&year).into_iter().flat_map(|y| y.days.iter().map(|(d, s)| (*d, s)))
    }

    pub(super) fn look(&self, day: Day) -> Result<(DayKind, Option<&DayStatus>), LawError> {
        let year =
            self.years.get(&day.year()).ok_or(LawError::NoCalendar { year: day.year(), unadjusted: None })?;
        let entry = year.days.get(&day);
        let plain = if day.is_weekend() { DayKind::Weekend } else { DayKind::Working };
        Ok((entry.map_or(plain, |e| e.kind), entry))
    }

    fn walk(&self, mut day: Day, count: u32, step: impl Fn(Day) -> Day) -> Result<Day, LawError> {
        let mut left = count;
        while left > 0 {
            day = step(day);
            left -= u32::from(self.is_working(day)?);
        }
        Ok(day)
    }
}
