//! Amounts in words, as they are printed beside the figures.
//!
//! Rules: `docs/glossary.md`; northern forms (*linh, nghìn, tỷ, tư*); every group after the first is
//! read with its hundreds; an empty group is skipped.

use super::Vnd;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// The amount in words with a capital and its unit: `Một triệu không trăm linh một đồng`.
pub fn amount_in_words(amount: Vnd) -> String {
    let text = format!("{} đồng", number_in_words(amount.dong().unsigned_abs()));
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}

/// A whole number in words: `2014` → `hai nghìn không trăm mười bốn`.
pub fn number_in_words(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    below(number, false, &mut words);
    words.join(" ")
}

/// Reads a number of any size: what stands above a billion is itself read as a number of billions.
fn below(number: u64, inner: bool, words: &mut Vec<&'static str>) {
    let (billions, rest) = (number / 1_000_000_000, number % 1_000_000_000);
    if billions > 0 {
        below(billions, inner, words);
        words.push("tỷ");
    }
    let mut inner = inner || billions > 0;
    for (scale, name) in [(1_000_000, Some("triệu")), (1_000, Some("nghìn")), (1, None)] {
        let group = rest / scale % 1_000;
        if group > 0 {
            hundreds(group, inner, words);
            words.extend(name);
            inner = true;
        }
    }
}

fn hundreds(group: u64, inner: bool, words: &mut Vec<&'static str>) {
    let digit = |n: u64| DIGITS[usize::try_from(n % 10).unwrap_or(0)];
    let (h, t, u) = (group / 100, group / 10 % 10, group % 10);
    if h > 0 || inner {
        words.extend([digit(h), "trăm"]);
    }
    match (t, u) {
        (0, 0) => {}
        (0, u) if h > 0 || inner => words.extend(["linh", digit(u)]),
        (0, u) => words.push(digit(u)),
        (1, _) => words.push("mười"),
        (t, _) => words.extend([digit(t), "mươi"]),
    }
    match (t, u) {
        (0, _) | (_, 0) => {}
        (1, 1) => words.push("một"),
        (_, 1) => words.push("mốt"),
        (1, 4) => words.push("bốn"),
        (_, 4) => words.push("tư"),
        (_, 5) => words.push("lăm"),
        (_, u) => words.push(digit(u)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_shape_are_read() {
        for (number, words) in [
            (15, "mười lăm"),
            (105, "một trăm linh năm"),
            (1_001, "một nghìn không trăm linh một"),
            (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
            (1_000_001, "một triệu không trăm linh một"),
            (1_050_000_000_000, "một nghìn không trăm năm mươi tỷ"),
        ] {
            assert_eq!(number_in_words(number), words);
        }
        let amount = Vnd::new(4_050_000_000).map(amount_in_words);
        assert_eq!(amount.as_deref(), Ok("Bốn tỷ không trăm năm mươi triệu đồng"));
    }
}
