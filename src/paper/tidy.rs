//! One normal form of a text, and what may not be torn apart at the end of a line.

use crate::kernel::nfc;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// The text in NFC; text that is so already, nearly all of it, is not touched.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(nfc(text))
    }
}

/// The space at which no line breaks.
pub(super) const HARD: char = '\u{a0}';

/// Words that hold on to the number behind them.
const BEFORE_NUMBER: [&str; 22] = [
    "Điều", "khoản", "điểm", "Khoản", "Điểm", "Mục", "Chương", "Phần", "ngày", "tháng", "năm", "số", "Số",
    "lần", "phiên", "thửa", "tờ", "vực", "Mẫu", "kho", "trang", "quyển",
];

/// Units that hold on to the number before them.
const AFTER_NUMBER: [&str; 24] = [
    "đồng", "m²", "m³", "m", "km", "cm", "mm", "kg", "g", "tấn", "lít", "ml", "chiếc", "cái", "bộ", "chỉ",
    "lượng", "giờ", "phút", "ngày", "tháng", "năm", "trang", "bản",
];

/// One normal form: NFC, single spaces, nothing invisible; numbers tied to their words and units.
pub fn tidy(text: &str) -> String {
    let text = normal(text);
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            HARD | '\u{202f}' => out.push(HARD),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    tie(&out)
}

/// Puts a hard space where a line must not break: `Điều 83`, `ngày 15`, `1.000 đồng`, `ông Nguyễn`.
fn tie(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut words = text.split(' ').peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        out.push_str(word);
        let Some(next) = words.peek() else { break };
        let after = bare(next);
        let number_next = next.starts_with(|c: char| c.is_ascii_digit());
        let bound = match bare(word) {
            "ông" | "bà" | "Ông" | "Bà" => after.starts_with(char::is_uppercase),
            "điểm" if after.chars().count() == 1 => true,
            // A long code may stand on the next line: tied to it, `số` would tear the line before.
            "số" | "Số" => number_next && after.len() <= 6,
            w if BEFORE_NUMBER.contains(&w) => number_next,
            w => {
                w.ends_with(|c: char| c.is_ascii_digit())
                    && w == word.trim_start_matches('(')
                    && AFTER_NUMBER.contains(&after)
                    && !BEFORE_NUMBER.contains(&bare(before))
            }
        };
        out.push(if bound { HARD } else { ' ' });
        before = word;
    }
    out
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '“' | '”' | '…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_become_composed_ones() {
        let text = tidy("Lua\u{323}\u{302}t Thi ha\u{300}nh  a\u{301}n\n da\u{302}n s\u{1b0}\u{323}\u{200b}");
        assert_eq!(text, "Luật Thi hành án dân sự");
    }

    #[test]
    fn numbers_are_tied_to_their_words_and_units() {
        for (text, tied) in [
            ("theo Điều 83 của", "theo Điều~83 của"),
            ("điểm c khoản 2 Điều 82", "điểm~c khoản~2 Điều~82"),
            (
                "trong 15 ngày kể từ ngày 05 tháng 01 năm 2026",
                "trong 15~ngày kể từ ngày~05 tháng~01 năm~2026",
            ),
            ("4.050.000.000 đồng (Bốn tỷ)", "4.050.000.000~đồng (Bốn tỷ)"),
            ("giao ông Nguyễn Văn A", "giao ông~Nguyễn Văn A"),
            ("số 152/2026/NĐ-CP", "số 152/2026/NĐ-CP"),
            ("thửa đất số 214", "thửa đất số~214"),
        ] {
            assert_eq!(tidy(text).replace(HARD, "~"), tied);
        }
    }
}
