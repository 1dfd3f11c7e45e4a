//! Admits a photograph: the original stays untouched, a preview and a thumbnail are made upright beside it.
//!
//! Both sizes come from one decode. Previews carry no location and no other data of the camera, since they are
//! encoded afresh; the original keeps everything, for it is evidence.

use super::{Digest, Media, Staged, Vault, VaultError, sniff};
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
    // Hashing, writing and decoding read the same bytes and do not wait for each other.
    let (staged, sizes) = thread::scope(|threads| {
        let staged = threads.spawn(|| vault.stage(bytes));
        let sizes = decode(bytes).and_then(|(picture, how)| both_sizes(vault, picture, how));
        (staged.join(), sizes)
    });
    let sizes = sizes?;
    let original = staged.unwrap_or_else(|_| vault.stage(bytes))?;
    let Sizes { full, preview, thumbnail } = sizes;
    // Each name is made durable in a folder of its own: the disk is waited for once, not three times.
    let (original, preview_digest, thumbnail_digest) = thread::scope(|threads| {
        let smaller = [threads.spawn(|| preview.file.keep()), threads.spawn(|| thumbnail.file.keep())];
        let original = original.keep();
        let [preview, thumbnail] = smaller.map(|kept| kept.join().unwrap_or_else(|_| Err(interrupted())));
        (original, preview, thumbnail)
    });
    Ok(Admitted {
        original: original?,
        media,
        bytes: length(bytes),
        width: full.0,
        height: full.1,
        preview: preview_digest?,
        preview_bytes: preview.bytes,
        thumbnail: thumbnail_digest?,
        thumbnail_bytes: thumbnail.bytes,
    })
}

fn interrupted() -> VaultError {
    std::io::Error::other("việc lưu ảnh bị ngắt giữa chừng").into()
}

fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
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

/// A smaller picture, ready to enter the vault.
struct Small<'a> {
    file: Staged<'a>,
    bytes: i64,
}

struct Sizes<'a> {
    /// Width and height of the upright original.
    full: (i32, i32),
    preview: Small<'a>,
    thumbnail: Small<'a>,
}

/// Preview from the decode, thumbnail from the preview: each pixel of the original is read once.
fn both_sizes<'a>(
    vault: &'a Vault,
    picture: DynamicImage,
    orientation: Orientation,
) -> Result<Sizes<'a>, VaultError> {
    let (w, h) = (picture.width(), picture.height());
    let preview =
        shrink(&picture.into_rgb8(), PREVIEW_SIDE, ResizeAlg::SuperSampling(FilterType::Bilinear, 2))?;
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (w, h) = if turned { (h, w) } else { (w, h) };
    let full = (i32::try_from(w).unwrap_or(i32::MAX), i32::try_from(h).unwrap_or(i32::MAX));
    let finish = |small: RgbImage| -> Result<Small<'a>, VaultError> {
        let mut upright = DynamicImage::ImageRgb8(small);
        upright.apply_orientation(orientation);
        let jpeg = encode(&upright.into_rgb8())?;
        Ok(Small { bytes: length(&jpeg), file: vault.stage(&jpeg)? })
    };
    let how = ResizeAlg::SuperSampling(FilterType::Lanczos3, 2);
    let thumbnail = shrink(&preview, THUMBNAIL_SIDE, how)?;
    thread::scope(|threads| {
        let thumbnail = threads.spawn(|| finish(thumbnail));
        let preview = finish(preview)?;
        let thumbnail = thumbnail.join().unwrap_or_else(|_| Err(interrupted()))?;
        Ok(Sizes { full, preview, thumbnail })
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
