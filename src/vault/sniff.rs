//! What a file is, told by its first bytes and never by its name.

/// The kinds of file the house admits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// A JPEG photograph.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    Webp,
    /// A PDF document.
    Pdf,
}

impl Media {
    /// The media type, as sent to a browser.
    pub const fn mime(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
            Media::Pdf => "application/pdf",
        }
    }

    /// Whether it is a picture.
    pub const fn is_picture(self) -> bool {
        !matches!(self, Media::Pdf)
    }
}

/// The kind of a file by its first bytes; nothing when the house does not admit it.
pub fn sniff(bytes: &[u8]) -> Option<Media> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(Media::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Media::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Media::Webp),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Media::Pdf),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_does_not_make_a_picture() {
        assert_eq!(sniff(b"\xff\xd8\xff\xe0...."), Some(Media::Jpeg));
        assert_eq!(sniff(b"%PDF-1.7"), Some(Media::Pdf));
        assert_eq!(sniff(b"<html>"), None);
        assert_eq!(sniff(b"MZ\x90\x00"), None);
        assert_eq!(sniff(b""), None);
    }
}
