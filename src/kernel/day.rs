//! Days and moments: the legal day in Viet Nam, and the second at which something was written.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Serialize};
use std::{
    fmt,
    str::FromStr,
    sync::{Arc, Mutex},
};

/// A legal day in Viet Nam (UTC+7). Stored and exchanged as `2026-11-30`, shown as `30/11/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a calendar date, if there is one.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// The date behind it.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The day after; the last day that can be written stays itself.
    pub fn next(self) -> Day {
        self.0.succ_opt().map_or(self, Day)
    }

    /// The day before; the first day that can be written stays itself.
    pub fn previous(self) -> Day {
        self.0.pred_opt().map_or(self, Day)
    }

    /// So many days later (earlier when negative), or nothing outside the calendar.
    pub fn plus_days(self, days: i64) -> Option<Day> {
        self.0.checked_add_signed(TimeDelta::try_days(days)?).map(Day)
    }

    /// The same day number so many months later, the month's last day where it has none.
    pub fn plus_months(self, months: u32) -> Option<Day> {
        self.0.checked_add_months(chrono::Months::new(months)).map(Day)
    }

    /// Calendar days from `self` to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Day) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day of the week in Vietnamese: `thứ Hai`, `Chủ nhật`.
    pub fn weekday_name(self) -> &'static str {
        match self.0.weekday() {
            Weekday::Mon => "thứ Hai",
            Weekday::Tue => "thứ Ba",
            Weekday::Wed => "thứ Tư",
            Weekday::Thu => "thứ Năm",
            Weekday::Fri => "thứ Sáu",
            Weekday::Sat => "thứ Bảy",
            Weekday::Sun => "Chủ nhật",
        }
    }

    /// With its weekday, as a deadline is shown: `thứ Hai, 30/11/2026`.
    pub fn with_weekday(self) -> String {
        format!("{}, {self}", self.weekday_name())
    }

    /// As papers write it: `ngày 05 tháng 01 năm 2026`; a zero before days below ten and months 1 and 2.
    pub fn in_full(self) -> String {
        let (d, m) = (self.0.day(), self.0.month());
        let month = if m <= 2 { format!("{m:02}") } else { m.to_string() };
        format!("ngày {d:02} tháng {month} năm {}", self.0.year())
    }

    /// The form of files and of the database: `2026-11-30`.
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.format("%d/%m/%Y").to_string())
    }
}

/// Reads `2026-11-30` and `30/11/2026`.
impl FromStr for Day {
    type Err = String;
    fn from_str(text: &str) -> Result<Day, String> {
        let text = text.trim();
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
            .ok()
            .filter(|d| (1900..=2200).contains(&d.year()))
            .map(Day)
            .ok_or_else(|| format!("không đọc được ngày “{text}”: viết dạng 30/11/2026 hoặc 2026-11-30"))
    }
}

/// The second at which something was written, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(NaiveDateTime);

impl Moment {
    /// From a UTC date and time, cut to whole seconds so that both databases keep it alike.
    pub fn from_utc(at: NaiveDateTime) -> Moment {
        let whole = DateTime::from_timestamp(at.and_utc().timestamp(), 0);
        Moment(whole.map_or(at, |d| d.naive_utc()))
    }

    /// The UTC date and time.
    pub const fn utc(self) -> NaiveDateTime {
        self.0
    }

    /// Seconds since 1970.
    pub fn timestamp(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    /// So many seconds later.
    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0 + TimeDelta::try_seconds(seconds).unwrap_or_default())
    }

    fn local(self) -> NaiveDateTime {
        self.0 + TimeDelta::hours(7)
    }

    /// The legal day in Viet Nam at that second.
    pub fn day(self) -> Day {
        Day(self.local().date())
    }

    /// The clock time in Viet Nam: `14:05`.
    pub fn clock_time(self) -> String {
        self.local().format("%H:%M").to_string()
    }

    /// The hour as papers write it: `14 giờ 05 phút`.
    pub fn hour_in_full(self) -> String {
        self.local().format("%H giờ %M phút").to_string()
    }

    /// ISO 8601 with Viet Nam's offset.
    pub fn iso(self) -> String {
        FixedOffset::east_opt(7 * 3600).map_or_else(
            || self.0.and_utc().to_rfc3339(),
            |zone| self.0.and_utc().with_timezone(&zone).to_rfc3339(),
        )
    }
}

/// `14:05 ngày 30/11/2026`, Viet Nam time.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ngày {}", self.clock_time(), self.day())
    }
}

/// Where "now" comes from: the system, or a hand set by a test or by the demo.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A clock set by hand.
    Fixed(Arc<Mutex<Moment>>),
}

impl Clock {
    /// A clock that stands at 09:00 (Viet Nam) of a day until it is set again.
    pub fn fixed(day: Day) -> Clock {
        let morning = day.0.and_hms_opt(2, 0, 0).unwrap_or_default();
        Clock::Fixed(Arc::new(Mutex::new(Moment(morning))))
    }

    /// The present second.
    pub fn now(&self) -> Moment {
        match self {
            Clock::System => Moment::from_utc(Utc::now().naive_utc()),
            Clock::Fixed(hand) => *hand.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// The present legal day.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Sets a hand-set clock; the system's clock cannot be set.
    pub fn set(&self, moment: Moment) {
        if let Clock::Fixed(hand) = self {
            *hand.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = moment;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_put_a_zero_before_small_days_and_the_first_two_months() {
        for (iso, text) in [
            ("2026-01-05", "ngày 05 tháng 01 năm 2026"),
            ("2026-02-28", "ngày 28 tháng 02 năm 2026"),
            ("2026-03-01", "ngày 01 tháng 3 năm 2026"),
            ("2026-10-09", "ngày 09 tháng 10 năm 2026"),
            ("2026-12-31", "ngày 31 tháng 12 năm 2026"),
        ] {
            assert_eq!(iso.parse::<Day>().map(Day::in_full), Ok(text.to_owned()));
        }
    }

    #[test]
    fn the_legal_day_begins_at_midnight_in_viet_nam() {
        let evening = NaiveDate::from_ymd_opt(2026, 11, 29).and_then(|d| d.and_hms_opt(17, 0, 0));
        assert_eq!(evening.map(|e| Moment::from_utc(e).day().iso()), Some("2026-11-30".to_owned()));
    }
}
