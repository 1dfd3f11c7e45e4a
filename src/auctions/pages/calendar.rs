//! A plan as a calendar file (RFC 5545), so that the days stand where people look at their days.

use crate::kernel::{Day, Moment};

const LINE_BYTES_MAX: usize = 75;

/// One whole day with its words.
pub struct Entry {
    /// A name that stays the same when the file is made again.
    pub id: String,
    /// The day.
    pub day: Day,
    /// What is due.
    pub title: String,
    /// The article.
    pub detail: String,
}

/// The entries as a file.
pub fn file(entries: &[Entry], now: Moment) -> String {
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Niem Phong//Ke hoach phien//VI".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    for entry in entries {
        let compact = |day: Day| day.iso().replace('-', "");
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@niemphong", entry.id),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", compact(entry.day)),
            format!("DTEND;VALUE=DATE:{}", compact(entry.day.next())),
            format!("SUMMARY:{}", text(&entry.title)),
            format!("DESCRIPTION:{}", text(&entry.detail)),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn text(words: &str) -> String {
    words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line is at most 75 bytes long; what follows begins with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut bytes = 0;
    for letter in line.chars() {
        if bytes + letter.len_utf8() > LINE_BYTES_MAX {
            out.push_str("\r\n ");
            bytes = 1;
        }
        out.push(letter);
        bytes += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Clock;

    #[test]
    fn a_calendar_file_folds_its_lines_between_letters() {
        let day: Day = "2026-12-11".parse().unwrap();
        let title = "Hết hạn nhận hồ sơ, tiền đặt trước của cuộc đấu giá tài sản nhà đất phiên 2".to_owned();
        let entry =
            Entry { id: "TS-1-REG-END".into(), day, title: title.clone(), detail: "Điều 38".into() };
        let file = file(&[entry], Clock::fixed(day).now());
        assert!(file.contains("DTSTART;VALUE=DATE:20261211\r\nDTEND;VALUE=DATE:20261212\r\n"), "{file}");
        assert!(file.lines().all(|line| line.len() <= LINE_BYTES_MAX), "{file}");
        assert!(file.replace("\r\n ", "").contains(&title.replace(',', "\\,")), "{file}");
    }
}
