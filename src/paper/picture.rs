//! Photographs: the JPEG's own bytes on the page, with what is said below each.

use super::{
    Composer, PaperError,
    compose::{Align, Piece, Style, set},
    sheet::{Flow, Jpeg, Mark, Size, Um},
    text::Rich,
};

impl Jpeg {
    /// Reads the measures of a JPEG without decoding it.
    ///
    /// # Errors
    /// [`PaperError::Picture`] when it is not a JPEG of eight bits in grey or colour.
    pub fn read(bytes: Vec<u8>) -> Result<Jpeg, PaperError> {
        let mut at = 2;
        if bytes.get(..2) != Some(&[0xFF, 0xD8]) {
            return Err(PaperError::Picture);
        }
        while let Some(&[0xFF, kind, high, low]) = bytes.get(at..at + 4) {
            // Start of frame: C0 to CF without the tables C4, C8, CC.
            if matches!(kind, 0xC0..=0xCF) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
                let Some(&[bits, h1, h2, w1, w2, components]) = bytes.get(at + 4..at + 10) else { break };
                let (height, width) =
                    (u32::from(h1) << 8 | u32::from(h2), u32::from(w1) << 8 | u32::from(w2));
                let sound = bits == 8 && width > 0 && height > 0 && matches!(components, 1 | 3);
                return if sound {
                    Ok(Jpeg { bytes, width, height, components })
                } else {
                    Err(PaperError::Picture)
                };
            }
            at += 2 + (usize::from(high) << 8 | usize::from(low));
        }
        Err(PaperError::Picture)
    }
}

/// A photograph and the words below it: what it shows, when, the short digest of the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The preview.
    pub picture: Jpeg,
    /// The words.
    pub caption: String,
}

impl Composer {
    /// Photographs side by side, two in a row, each row on one page.
    pub fn photos(&mut self, photos: &[Photo]) {
        for row in photos.chunks(2) {
            let piece = self.photo_row(row);
            if let Some(piece) = self.attempt(piece) {
                self.pieces.push(piece);
            }
        }
    }

    fn photo_row(&mut self, row: &[Photo]) -> Result<Piece, PaperError> {
        const GAP: Um = Um::mm(5);
        const TALL: Um = Um::mm(60);
        let width = (self.page.measure() - GAP) / 2;
        let mut marks = Vec::new();
        let mut height = Um::ZERO;
        let mut x = self.page.left;
        for photo in row {
            let (w, h) = (i64::from(photo.picture.width.max(1)), i64::from(photo.picture.height.max(1)));
            // As wide as the column or as tall as the row, whichever is reached first.
            let by_width = i64::from(width.0) * h / w;
            let (shown_w, shown_h) = if by_width <= i64::from(TALL.0) {
                (i64::from(width.0), by_width)
            } else {
                (i64::from(TALL.0) * w / h, i64::from(TALL.0))
            };
            let (shown_w, shown_h) = (Um(shown_w as i32), Um(shown_h as i32));
            let left = x + (width - shown_w) / 2;
            let index = self.pictures.len();
            self.pictures.push(photo.picture.clone());
            marks.push(Mark::Picture { x: left, y: TALL - shown_h, w: shown_w, h: shown_h, index });
            let style = Style::small(Size::pt(10), Align::Center);
            let words = set(&Rich::from(photo.caption.as_str()), x, width, &style, Flow::New)?;
            height = height.max(TALL + Um::mm(1) + words.height());
            marks.extend(words.at(TALL + Um::mm(1)));
            x += width + GAP;
        }
        Ok(Piece { before: Um::mm(3), height, marks, ..Piece::default() })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A JPEG of one colour, made by the library that makes previews.
    pub(crate) fn jpeg(width: u16, height: u16) -> Jpeg {
        let pixels: Vec<u8> = (0..usize::from(width) * usize::from(height))
            .flat_map(|n| [(n % 251) as u8, (n / 97 % 255) as u8, 120])
            .collect();
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, 70);
        encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
        Jpeg::read(bytes).unwrap()
    }

    #[test]
    fn the_measures_of_a_jpeg_are_read_without_decoding() {
        let picture = jpeg(64, 48);
        assert_eq!((picture.width, picture.height, picture.components), (64, 48, 3));
        for wrong in
            [b"not a picture".to_vec(), vec![0xFF, 0xD8], vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 4], Vec::new()]
        {
            assert_eq!(Jpeg::read(wrong), Err(PaperError::Picture));
        }
    }
}
