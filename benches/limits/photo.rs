//! One photograph of twelve megapixels admitted (hash, preview, thumbnail) against its bare decode.

use crate::{line, seconds_each};
use image::{DynamicImage, ImageReader, codecs::jpeg::JpegEncoder};
use niemphong::vault::{Vault, admit};
use std::io::Cursor;

pub fn run() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(folder.path()).unwrap();
    let photo = yard(4_000, 3_000);
    let decode = seconds_each(|| {
        let picture = ImageReader::new(Cursor::new(&photo)).with_guessed_format().unwrap().decode().unwrap();
        assert_eq!(picture.width(), 4_000);
    });
    let ours = seconds_each(|| {
        admit(&vault, &photo).unwrap();
    });
    line(
        "One photograph of 12 megapixels admitted",
        &format!("{:.0} ms", ours * 1e3),
        &format!("{:.0} ms, its bare decode", decode * 1e3),
        &format!("{:.2}", decode / ours),
        "0.8",
    );
}

/// Something like a photograph: smooth light, edges, and the noise of a sensor.
fn yard(w: u32, h: u32) -> Vec<u8> {
    let mut seed = 7_u32;
    let picture = image::RgbImage::from_fn(w, h, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 28) as u8;
        let edge = if (x / 97 + y / 61) % 5 == 0 { 60 } else { 0 };
        image::Rgb([
            (x * 150 / w) as u8 + edge + noise,
            (y * 140 / h) as u8 + edge / 2 + noise,
            90 + ((x + y) % 37) as u8 + noise,
        ])
    });
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(picture)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 88))
        .unwrap();
    bytes
}
