//! One form of Vietnamese text: NFC where it enters, folded where it is searched.

use unicode_normalization::UnicodeNormalization;

/// The text in NFC, the one form in which the house keeps letters.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The text as search sees it: small letters without marks, đ as d, everything else a single space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().flat_map(char::to_lowercase) {
        let c = match c {
            'đ' | 'ð' | 'ɖ' => 'd',
            c => c,
        };
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if unicode_normalization::char::is_combining_mark(c) {
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The folded words of a text, each once, in the order they first appear.
pub fn fold_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in fold(text).split(' ').filter(|w| !w.is_empty()) {
        if !words.iter().any(|w| w == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// A plate, chassis or case number with everything but letters and digits taken out: `51H-123.45` → `51h12345`.
pub fn plate_key(text: &str) -> String {
    fold(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_dd_fold_away() {
        for (text, folded) in [
            ("Điện thoại", "dien thoai"),
            ("ĐƯỜNG Lê Lợi, số 12", "duong le loi so 12"),
            ("hoà / hòa", "hoa hoa"),
            ("  Nguyễn   Văn A. ", "nguyen van a"),
            ("Thuỷ", "thuy"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&text.nfd().collect::<String>()), folded, "decomposed letters");
        }
        assert_eq!(plate_key("51H-123.45"), "51h12345");
        assert_eq!(fold_words("Nhà, nhà đất"), ["nha", "dat"]);
    }
}
