//! How amounts and last days are read on a page.

use crate::kernel::{Day, Vnd};

/// Between a number and its unit, so that a line never breaks there.
const NO_BREAK: char = '\u{a0}';

/// How near a last day is; decides word and colour, always together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// The day has passed (red).
    Overdue,
    /// It ends today (amber).
    Today,
    /// It ends tomorrow (amber).
    Tomorrow,
    /// Later than tomorrow (ink).
    Later,
}

impl Nearness {
    /// How near `day` is, seen from `today`.
    pub fn of(day: Day, today: Day) -> Nearness {
        match today.days_until(day) {
            ..0 => Nearness::Overdue,
            0 => Nearness::Today,
            1 => Nearness::Tomorrow,
            _ => Nearness::Later,
        }
    }

    /// The class of the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Nearness::Overdue => "overdue",
            Nearness::Today | Nearness::Tomorrow => "soon",
            Nearness::Later => "later",
        }
    }
}

/// `1.814.819.405 đ`, never broken across lines.
pub fn money(amount: Vnd) -> String {
    format!("{amount}{NO_BREAK}đ")
}

/// `quá hạn 2 ngày`, `hôm nay`, `ngày mai`, `còn 3 ngày`.
pub fn days_left(day: Day, today: Day) -> String {
    match today.days_until(day) {
        late @ ..0 => format!("quá hạn {} ngày", late.unsigned_abs()),
        0 => "hôm nay".to_owned(),
        1 => "ngày mai".to_owned(),
        n => format!("còn {n} ngày"),
    }
}

/// An amount where room is short: `1,81 tỷ`, `458 triệu`, `950.000 đ`; cut, never rounded up.
pub fn short_money(amount: Vnd) -> String {
    let dong = amount.dong();
    let unit = |scale: i64, name: &str| {
        let (whole, hundredths) = (dong / scale, dong % scale / (scale / 100));
        let digits = match (whole, hundredths) {
            (100.., _) | (_, 0) => whole.to_string(),
            (_, h) => format!("{whole},{h:02}").trim_end_matches('0').to_owned(),
        };
        format!("{digits}{NO_BREAK}{name}")
    };
    match dong {
        1_000_000_000.. => unit(1_000_000_000, "tỷ"),
        1_000_000.. => unit(1_000_000, "triệu"),
        _ => money(amount),
    }
}

/// Names and values as the query of an address, percent-encoded.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        encode(&mut out, name);
        out.push('=');
        encode(&mut out, value);
    }
    out
}

fn encode(out: &mut String, text: &str) {
    use std::fmt::Write;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearness_has_its_word() {
        let today = Day::of(2026, 11, 30).unwrap();
        for (days, text, class) in [
            (-2, "quá hạn 2 ngày", "overdue"),
            (0, "hôm nay", "soon"),
            (1, "ngày mai", "soon"),
            (3, "còn 3 ngày", "later"),
        ] {
            let day = today.plus_days(days).unwrap();
            assert_eq!(days_left(day, today), text);
            assert_eq!(Nearness::of(day, today).class(), class);
        }
    }

    #[test]
    fn short_money_never_rounds_up() {
        for (dong, text) in [
            (1_814_819_405, "1,81 tỷ"),
            (1_999_999_999, "1,99 tỷ"),
            (2_000_000_000, "2 tỷ"),
            (213_727_049_457, "213 tỷ"),
            (458_000_000, "458 triệu"),
            (15_640_000, "15,64 triệu"),
            (950_000, "950.000 đ"),
        ] {
            assert_eq!(short_money(Vnd::new(dong).unwrap()).replace('\u{a0}', " "), text);
        }
    }
}
