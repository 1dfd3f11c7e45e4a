//! The letters: four faces compiled in, their widths in the whole thousandths that a PDF will state.

use super::{
    PaperError,
    sheet::{Face, Size, Um},
};
use std::sync::OnceLock;

/// Letters up to this code point are looked up in a flat table; no face has any beyond it.
const TABLE: usize = 0x2300;
const NONE: u16 = u16::MAX;

/// One face: its file and its table of glyphs and widths.
pub(super) struct FaceData {
    /// The font file.
    pub bytes: &'static [u8],
    /// PostScript name.
    pub name: &'static str,
    glyphs: Vec<u16>,
    widths: Vec<u16>,
    advances: Vec<u16>,
}

impl FaceData {
    fn read(bytes: &'static [u8], name: &'static str) -> FaceData {
        let mut data = FaceData {
            bytes,
            name,
            glyphs: vec![NONE; TABLE],
            widths: vec![0; TABLE],
            advances: vec![0; TABLE],
        };
        let Ok(face) = ttf_parser::Face::parse(bytes, 0) else { return data };
        let em = u32::from(face.units_per_em()).max(1);
        for code in 0x20..TABLE {
            let letter = u32::try_from(code).ok().and_then(char::from_u32);
            let Some(glyph) = letter.and_then(|c| face.glyph_index(c)) else { continue };
            let advance = face.glyph_hor_advance(glyph).unwrap_or(0);
            data.glyphs[code] = glyph.0;
            data.advances[code] = advance;
            // The PDF states whole thousandths, cut off: lay out with the very widths the viewer will use.
            data.widths[code] = u16::try_from(u32::from(advance) * 1_000 / em).unwrap_or(0);
        }
        data
    }

    /// The glyph of a letter.
    pub fn glyph(&self, letter: char) -> Option<u16> {
        self.glyphs.get(letter as usize).copied().filter(|g| *g != NONE)
    }

    /// The advance of a letter in the font's own units (2048 to the em).
    pub fn advance(&self, letter: char) -> u16 {
        self.advances.get(letter as usize).copied().unwrap_or(0)
    }

    /// The width of a letter in thousandths of an em, or nothing when the face lacks it.
    pub fn width(&self, letter: char) -> Option<i32> {
        let code = letter as usize;
        if *self.glyphs.get(code)? == NONE { None } else { self.widths.get(code).map(|w| i32::from(*w)) }
    }
}

/// A face's data.
pub(super) fn face(face: Face) -> &'static FaceData {
    static FACES: OnceLock<[FaceData; 4]> = OnceLock::new();
    let all = FACES.get_or_init(|| {
        [
            FaceData::read(include_bytes!("../../assets/fonts/NiemPhongSerif-Regular.ttf"), "NiemPhongSerif"),
            FaceData::read(
                include_bytes!("../../assets/fonts/NiemPhongSerif-Bold.ttf"),
                "NiemPhongSerif-Bold",
            ),
            FaceData::read(
                include_bytes!("../../assets/fonts/NiemPhongSerif-Italic.ttf"),
                "NiemPhongSerif-Italic",
            ),
            FaceData::read(
                include_bytes!("../../assets/fonts/NiemPhongSerif-BoldItalic.ttf"),
                "NiemPhongSerif-BoldItalic",
            ),
        ]
    });
    &all[face as usize]
}

/// The width of a text in thousandths of an em.
///
/// # Errors
/// [`PaperError::UnknownLetter`] when the face lacks a letter.
pub fn thousandths(in_face: Face, text: &str) -> Result<i32, PaperError> {
    let data = face(in_face);
    let mut sum = 0;
    for letter in text.chars() {
        sum += data.width(letter).ok_or_else(|| unknown(letter, text))?;
    }
    Ok(sum)
}

/// The width of a text at a size.
///
/// # Errors
/// [`PaperError::UnknownLetter`] when the face lacks a letter.
pub fn width(in_face: Face, size: Size, text: &str) -> Result<Um, PaperError> {
    Ok(size.em(thousandths(in_face, text)?))
}

/// The refusal of a letter, with the words around it.
pub(super) fn unknown(letter: char, text: &str) -> PaperError {
    let at = text.find(letter).unwrap_or(0);
    let before: Vec<char> = text[..at].chars().rev().take(20).collect();
    let near = before.into_iter().rev().chain(text[at..].chars().take(20)).collect();
    PaperError::UnknownLetter { letter, near }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_every_vietnamese_letter_and_sign() {
        let marks = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫²³½§°×≤≥•…–—‘’“”′";
        let tones = ('\u{1EA0}'..='\u{1EF9}').collect::<String>();
        for f in [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic] {
            assert!(thousandths(f, marks).is_ok(), "{f:?}");
            assert!(thousandths(f, &tones).is_ok(), "{f:?}");
        }
    }

    #[test]
    fn widths_are_those_measured_for_the_heading() {
        for (f, size, text, tenths_of_mm) in [
            (Face::Bold, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 883),
            (Face::Bold, 13, "Độc lập - Tự do - Hạnh phúc", 561),
            (Face::Regular, 12, "CỤC QUẢN LÝ THI HÀNH ÁN DÂN SỰ", 742),
            (Face::Italic, 13, "Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2026", 987),
        ] {
            let got = width(f, Size::pt(size), text).unwrap().0 / 100;
            assert!((got - tenths_of_mm).abs() <= 2, "{text}: {got}");
        }
    }

    #[test]
    fn a_letter_no_face_has_is_named() {
        let error = thousandths(Face::Regular, "đã kiểm tra ☐ đủ").unwrap_err();
        let sentence = error.to_string();
        assert!(sentence.contains('☐') && sentence.contains("U+2610") && sentence.contains("kiểm tra"));
    }
}
