//! Admits a photograph: the original stays untouched, a preview and a thumbnail are made upright beside it.
//!
//! Both sizes come from one decode. Previews carry no location and no other data of the camera, since they are
//! encoded afresh; the original keeps everything, for it is evidence.

use super::{Digest, Media, Vault, VaultError, sniff};
use crate::kernel::Refusal;
use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, metadata::Orientation};
use std::{io::Cursor, thread};

/// Largest photograph taken in, in bytes.
pub const PHOTO_BYTES_MAX: usize = 30 * 1024 * 1024;
/// Largest side taken in, in pixels.
pub const PHOTO_SIDE_MAX: u32 = 12_000;
/// Most memory a decode may take, in bytes.
const DECODE_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// Longest side of the preview, in pixels: enough for a page of A4 at 200 dots per inch.
const PREVIEW_SIDE: u32 = 1_600;
/// Longest side of the thumbnail, in pixels.
const THUMBNAIL_SIDE: u32 = 320;
/// JPEG quality of both.
const QUALITY: u8 = 80;

/// A photograph in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// The original's digest: the evidence.
    pub original: Digest,
    /// Its kind.
    pub media: Media,
    /// Its size in bytes.
    pub bytes: i64,
    /// Width of the upright picture, in pixels.
    pub width: i32,
    /// Height of the upright picture, in pixels.
    pub height: i32,
    /// The upright preview, without location.
    pub preview: Digest,
    /// Bytes of the preview.
    pub preview_bytes: i64,
    /// The upright thumbnail.
    pub thumbnail: Digest,
    /// Bytes of the thumbnail.
    pub thumbnail_bytes: i64,
}

/// Admits a photograph into the vault. Heavy: call it away from the threads that answer requests.
///
/// # Errors
/// [`VaultError::Refused`] with a sentence for the person when the bytes are no picture or too large.
pub fn admit(vault: &Vault, bytes: &[u8]) -> Result<Admitted, VaultError> {
    if bytes.len() > PHOTO_BYTES_MAX {
        return Err(refuse(
            "PHOTO-SIZE",
            "Ảnh lớn hơn 30 MB. Chụp lại ở cỡ nhỏ hơn, hoặc nén ảnh trước khi gửi.",
        )
        .into());
    }
    let media = sniff(bytes).filter(|m| m.is_picture()).ok_or_else(|| {
        refuse(
            "PHOTO-KIND",
            "Tệp này không phải ảnh JPEG, PNG hoặc WebP. Chọn ảnh chụp bằng máy ảnh hoặc điện thoại.",
        )
    })?;
    // Hashing and decoding both read every byte and do not wait for each other.
    let (digest, sizes) = thread::scope(|threads| {
        let digest = threads.spawn(|| Digest::of(bytes));
        let sizes = decode(bytes).and_then(|(picture, orientation)| both_sizes(picture, orientation));
        (digest.join(), sizes)
    });
    let (preview, thumbnail) = sizes?;
    let original = vault.put_as(digest.unwrap_or_else(|_| Digest::of(bytes)), bytes)?;
    let kept = |jpeg: &Jpeg| -> Result<(Digest, i64), VaultError> {
        Ok((vault.put(&jpeg.bytes)?, i64::try_from(jpeg.bytes.len()).unwrap_or(i64::MAX)))
    };
    let (preview_digest, preview_bytes) = kept(&preview)?;
    let (thumbnail_digest, thumbnail_bytes) = kept(&thumbnail)?;
    Ok(Admitted {
        original,
        media,
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        width: preview.full.0,
        height: preview.full.1,
        preview: preview_digest,
        preview_bytes,
        thumbnail: thumbnail_digest,
        thumbnail_bytes,
    })
}

fn refuse(code: &str, message: &str) -> Refusal {
    Refusal::new(code, message).at("photo")
}

/// Decodes within limits; says how the camera was held.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), VaultError> {
    let unreadable = |_| {
        refuse(
            "PHOTO-BROKEN",
            "Ảnh bị hỏng hoặc quá lớn (mỗi cạnh tối đa 12.000 điểm ảnh). Chụp lại ảnh khác.",
        )
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(PHOTO_SIDE_MAX);
    limits.max_image_height = Some(PHOTO_SIDE_MAX);
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    Ok((picture, orientation))
}

struct Jpeg {
    bytes: Vec<u8>,
    full: (i32, i32),
}

/// Preview from the decode, thumbnail from the preview: each pixel of the original is read once.
fn both_sizes(picture: DynamicImage, orientation: Orientation) -> Result<(Jpeg, Jpeg), VaultError> {
    let (w, h) = (picture.width(), picture.height());
    let rgb = picture.into_rgb8();
    let preview = shrink(&rgb, PREVIEW_SIDE, ResizeAlg::SuperSampling(FilterType::Bilinear, 2))?;
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (fw, fh) = if turned { (h, w) } else { (w, h) };
    let full = (i32::try_from(fw).unwrap_or(i32::MAX), i32::try_from(fh).unwrap_or(i32::MAX));
    let finish = |small: RgbImage| -> Result<Jpeg, VaultError> {
        let mut upright = DynamicImage::ImageRgb8(small);
        upright.apply_orientation(orientation);
        Ok(Jpeg { bytes: encode(&upright.into_rgb8())?, full })
    };
    thread::scope(|threads| {
        let thumbnail = threads.spawn(|| {
            let how = ResizeAlg::SuperSampling(FilterType::Lanczos3, 2);
            shrink(&preview, THUMBNAIL_SIDE, how).and_then(finish)
        });
        let shown = finish(preview.clone())?;
        let thumbnail = thumbnail.join().map_err(|_| std::io::Error::other("ảnh thu nhỏ"))??;
        Ok((shown, thumbnail))
    })
}

fn shrink(picture: &RgbImage, side: u32, how: ResizeAlg) -> Result<RgbImage, VaultError> {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return Ok(picture.clone());
    }
    let failed = |e: String| VaultError::Io(std::io::Error::other(e));
    let scaled =
        |n: u32| u32::try_from(u64::from(n) * u64::from(side) / u64::from(longest)).unwrap_or(1).max(1);
    let (w, h) = (scaled(picture.width()), scaled(picture.height()));
    let whole = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3)
        .map_err(|e| failed(e.to_string()))?;
    let mut small = Image::new(w, h, PixelType::U8x3);
    Resizer::new()
        .resize(&whole, &mut small, &ResizeOptions::new().resize_alg(how))
        .map_err(|e| failed(e.to_string()))?;
    RgbImage::from_raw(w, h, small.into_vec())
        .ok_or_else(|| failed("kích thước ảnh thu nhỏ không khớp".into()))
}

fn encode(rgb: &RgbImage) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::with_capacity(256 * 1024);
    let side = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
    jpeg_encoder::Encoder::new(&mut bytes, QUALITY)
        .encode(rgb.as_raw(), side(rgb.width()), side(rgb.height()), jpeg_encoder::ColorType::Rgb)
        .map_err(|e| std::io::Error::other(e.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(w: u16, h: u16) -> Vec<u8> {
        let mut bytes = Vec::new();
        let pixels: Vec<u8> = (0..usize::from(w) * usize::from(h) * 3).map(|i| (i % 251) as u8).collect();
        jpeg_encoder::Encoder::new(&mut bytes, 90)
            .encode(&pixels, w, h, jpeg_encoder::ColorType::Rgb)
            .unwrap();
        bytes
    }

    /// Puts an EXIF block that says "held on its side" and a place behind the first marker.
    fn held_on_its_side(jpeg: &[u8]) -> Vec<u8> {
        let exif = [
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".as_slice(),
            b"GPS 21.0285 105.8542",
        ]
        .concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn an_original_is_untouched_and_its_preview_is_upright_and_silent_about_the_place() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(folder.path()).unwrap();
        let original = held_on_its_side(&jpeg(640, 400));
        let admitted = admit(&vault, &original).unwrap();
        assert_eq!(vault.get(&admitted.original).unwrap(), original);
        assert_eq!((admitted.width, admitted.height), (400, 640));
        let preview = vault.get(&admitted.preview).unwrap();
        let shown = image::load_from_memory(&preview).unwrap();
        assert_eq!((shown.width(), shown.height()), (400, 640));
        assert!(!preview.windows(3).any(|w| w == b"GPS"));
        let small = image::load_from_memory(&vault.get(&admitted.thumbnail).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (200, 320));
    }

    #[test]
    fn what_is_no_picture_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(folder.path()).unwrap();
        for bytes in [b"%PDF-1.7 ...".as_slice(), b"\xff\xd8\xff\xe0 broken", b""] {
            match admit(&vault, bytes) {
                Err(VaultError::Refused(refusal)) => {
                    assert!(refusal.message.contains("ảnh") || refusal.message.contains("Ảnh"))
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
