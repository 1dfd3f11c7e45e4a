//! A quarter of a calendar year: registers are printed and closed by it.

use crate::kernel::Day;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quarter {
    /// The calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: i32,
}

impl Quarter {
    /// The quarter in which a day lies.
    pub fn of(day: Day) -> Quarter {
        use chrono::Datelike;
        Quarter { year: day.year(), number: i32::try_from(day.date().month0() / 3).unwrap_or(0) + 1 }
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Quarter {
        if self.number > 1 {
            Quarter { year: self.year, number: self.number - 1 }
        } else {
            Quarter { year: self.year - 1, number: 4 }
        }
    }

    /// The one after.
    #[must_use]
    pub const fn after(self) -> Quarter {
        if self.number < 4 {
            Quarter { year: self.year, number: self.number + 1 }
        } else {
            Quarter { year: self.year + 1, number: 1 }
        }
    }

    /// The first day.
    pub fn first(self) -> Option<Day> {
        let month = u32::try_from((self.number - 1) * 3 + 1).ok()?;
        Day::of(self.year, month, 1)
    }

    /// The last day.
    pub fn last(self) -> Option<Day> {
        self.after().first().map(Day::previous)
    }

    /// As addresses write it: `2026-Q4`.
    pub fn code(self) -> String {
        format!("{}-Q{}", self.year, self.number)
    }
}

/// `quý IV năm 2026`.
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roman = match self.number {
            1 => "I",
            2 => "II",
            3 => "III",
            _ => "IV",
        };
        write!(f, "quý {roman} năm {}", self.year)
    }
}

impl FromStr for Quarter {
    type Err = String;
    fn from_str(text: &str) -> Result<Quarter, String> {
        let unread = || format!("không đọc được quý “{text}”: viết dạng 2026-Q4");
        let (year, number) = text.split_once("-Q").ok_or_else(unread)?;
        let year: i32 = year.parse().map_err(|_| unread())?;
        let number: i32 = number.parse().map_err(|_| unread())?;
        if (2000..=2100).contains(&year) && (1..=4).contains(&number) {
            Ok(Quarter { year, number })
        } else {
            Err(unread())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_knows_its_days_and_its_neighbours() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (on, code, first, last) in [
            ("2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31"),
            ("2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30"),
            ("2026-11-28", "2026-Q4", "2026-10-01", "2026-12-31"),
        ] {
            let quarter = Quarter::of(day(on));
            assert_eq!(quarter.code(), code);
            assert_eq!((quarter.first(), quarter.last()), (Some(day(first)), Some(day(last))));
            assert_eq!(quarter.before().after(), quarter);
            assert_eq!(code.parse(), Ok(quarter));
        }
        for wrong in ["2026", "2026-Q5", "x-Q1", ""] {
            assert!(wrong.parse::<Quarter>().is_err(), "{wrong}");
        }
    }
}
