//! QR codes as rows of black bars: sharp at any size, a few hundred bytes, nothing to decode.

use super::{
    PaperError,
    sheet::{Mark, Um},
};
use qrcode::{Color, EcLevel, QrCode};

/// The bars of a QR code (error correction M) in a square of `side` at a place. The quiet zone is the caller's.
///
/// # Errors
/// [`PaperError::CodeTooLong`] when the text does not fit a QR code.
pub fn qr(text: &str, x: Um, y: Um, side: Um) -> Result<Vec<Mark>, PaperError> {
    let long = || PaperError::CodeTooLong(text.chars().count());
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).map_err(|_| long())?;
    let (modules, width) = (code.to_colors(), code.width().max(1));
    let edge = |n: usize| Um((i64::from(side.0) * n as i64 / width as i64) as i32);
    let mut bars = Vec::new();
    for row in 0..width {
        let mut column = 0;
        while column < width {
            let run = (column..width).take_while(|c| modules[row * width + c] == Color::Dark).count();
            if run > 0 {
                let (from, to) = (edge(column), edge(column + run));
                let (top, under) = (edge(row), edge(row + 1));
                bars.push(Mark::Bar { x: x + from, y: y + top, w: to - from, h: under - top });
            }
            column += run.max(1);
        }
    }
    Ok(bars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fills_its_square_and_no_more() {
        let bars = qr("https://vi-du.invalid/kiem-tra/7F3A91BC", Um::mm(10), Um::mm(20), Um::mm(20)).unwrap();
        assert!(bars.len() > 100);
        for bar in bars {
            let Mark::Bar { x, y, w, h } = bar else { panic!("only bars") };
            assert!(x >= Um::mm(10) && x + w <= Um::mm(30) && y >= Um::mm(20) && y + h <= Um::mm(40));
        }
    }

    #[test]
    fn a_text_too_long_is_refused_in_words() {
        let error = qr(&"x".repeat(4_000), Um::ZERO, Um::ZERO, Um::mm(20)).unwrap_err();
        assert_eq!(error.to_string(), "nội dung mã QR quá dài: 4000 ký tự");
    }
}
