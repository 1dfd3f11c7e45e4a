//! One year of the working calendar.

use crate::kernel::{Day, Status};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::{one_line, unsound};
use crate::law::calendar::{DayStatus, Year};
use crate::law::{Calendar, DayKind, LawError};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: i32,
    status: Status,
    #[serde(default)]
    day: Vec<RawDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDay {
    date: Day,
    kind: DayKind,
    name: String,
    notice: Option<String>,
    status: Status,
}

pub(super) fn read(name: &str, path: &str, text: &str, calendar: &mut Calendar) -> Result<(), LawError> {
    let raw: RawYear =
        toml::from_str(text).map_err(|e| unsound(path, format!("lịch không đúng mẫu: {}", one_line(&e))))?;
    if name != format!("{}.toml", raw.year) {
        return Err(unsound(path, format!("tên tệp không khớp với năm {}", raw.year)));
    }
    let mut days = BTreeMap::new();
    for d in raw.day {
        let fault = |what: &str| unsound(path, format!("ngày {} {what}", d.date));
        let confirmed = d.status != Status::Unconfirmed;
        if d.date.year() != raw.year {
            return Err(fault("không thuộc năm của tệp"));
        }
        if confirmed && d.notice.as_ref().is_none_or(|n| n.trim().is_empty()) {
            return Err(fault("thiếu văn bản ấn định (notice); nếu chưa có, ghi status = \"unconfirmed\""));
        }
        let weekend_kind = match d.kind {
            DayKind::Working | DayKind::Weekend => {
                return Err(fault("không cần ghi ngày thường hoặc cuối tuần"));
            }
            DayKind::Worked => Some(true),
            DayKind::Off | DayKind::Substitute => Some(false),
            DayKind::Holiday => None,
        };
        if weekend_kind.is_some_and(|weekend| weekend != d.date.is_weekend()) {
            return Err(fault(
                "làm bù phải rơi vào cuối tuần; nghỉ bù, nghỉ hoán đổi phải rơi vào ngày thường",
            ));
        }
        let status = DayStatus { kind: d.kind, name: Some(d.name), notice: d.notice, confirmed };
        if days.insert(d.date, status).is_some() {
            return Err(fault("được ghi hai lần"));
        }
    }
    let year = Year { confirmed: raw.status != Status::Unconfirmed, days };
    calendar.years.insert(raw.year, year);
    Ok(())
}
