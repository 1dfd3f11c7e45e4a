//! A count told in one sentence, so that an officer can check it on a wall calendar.

use crate::kernel::Day;
use std::fmt::Write as _;

use super::count::{Found, Path};
use super::{Calendar, Direction, Term, Unit};

/// What was counted.
pub(super) struct Told {
    pub trigger: Day,
    pub term: Term,
    pub way: Direction,
    pub earliest: bool,
}

/// The sentence, without a full stop.
pub(super) fn of(calendar: &Calendar, told: &Told, found: &Found, path: &Path) -> String {
    let mut text = opening(told);
    if !path.skipped.is_empty() {
        let days: Vec<String> = path.skipped.iter().map(|s| named(s.day, &s.reason)).collect();
        let days = days.join(", ");
        let _ = match path.moved_from {
            Some(_) => {
                write!(text, "; ngày cuối rơi vào ngày nghỉ ({days}) nên chuyển sang ngày làm việc tiếp theo")
            }
            None => write!(text, "; bỏ qua {days}"),
        };
    }
    if !path.worked.is_empty() {
        let days: Vec<String> = path.worked.iter().map(|d| short(*d)).collect();
        let _ = write!(text, "; tính cả {} (ngày làm bù)", days.join(", "));
    }
    ending(&mut text, told, found);
    doubts(&mut text, calendar, told.trigger, found, path);
    text
}

fn opening(told: &Told) -> String {
    let (span, trigger) = (told.term.label(), told.trigger);
    match (told.way, told.term.unit) {
        (Direction::After, Unit::Hour) => {
            format!("{span}, tính từ đúng giờ, phút của sự kiện ngày {trigger}")
        }
        (Direction::After, _) => format!("{span}, tính từ ngày sau {trigger}"),
        (Direction::Before, Unit::Hour) => {
            format!("ít nhất {span} trước giờ, phút đã ấn định ngày {trigger}")
        }
        (Direction::Before, _) if told.term.between => format!("chừa đủ {span} trước ngày {trigger}"),
        (Direction::Before, _) => format!("ít nhất {span} trước, đếm lùi từ ngày trước {trigger}"),
    }
}

fn ending(text: &mut String, told: &Told, found: &Found) {
    let day = found.day.with_weekday();
    let _ = match (told.way, told.term.unit) {
        (Direction::After, _) if told.earliest => write!(text, "; sớm nhất {day}"),
        (Direction::After, Unit::Hour) => write!(text, "; hết hạn trong {day}, vào cùng giờ, phút đó"),
        (Direction::After, _) => write!(text, "; hết hạn {day}"),
        (Direction::Before, _) if found.strict == found.day => write!(text, "; chậm nhất {day}"),
        (Direction::Before, _) => {
            write!(text, "; chậm nhất {day}; đếm theo cách chặt hơn là {}", found.strict.with_weekday())
        }
    };
}

fn doubts(text: &mut String, calendar: &Calendar, trigger: Day, found: &Found, path: &Path) {
    if !path.unconfirmed.is_empty() {
        let days: Vec<String> = path.unconfirmed.iter().map(|d| short(*d)).collect();
        let _ = write!(text, "; chưa có thông báo chính thức cho {}", days.join(", "));
        return;
    }
    let (first, last) = (trigger.min(found.day).year(), trigger.max(found.day).year());
    for year in (first..=last).filter(|y| calendar.years().any(|w| w == *y)) {
        if !calendar.year_confirmed(year) {
            let _ = write!(text, "; lịch năm {year} chưa được xác nhận");
        }
    }
}

fn named(day: Day, reason: &str) -> String {
    if reason == day.weekday_name() { short(day) } else { format!("{} ({reason})", short(day)) }
}

fn short(day: Day) -> String {
    let full = day.to_string();
    format!("{} {}", day.weekday_name(), full.get(..5).unwrap_or(&full))
}
