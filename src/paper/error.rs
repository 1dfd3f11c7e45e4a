//! Why a paper cannot be drawn, in words the person at the desk can act on.

/// A paper that cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A letter that the font of official papers does not have.
    #[error("phông chữ của văn bản không có ký tự “{letter}” (U+{code:04X}), ở đoạn “{near}”: thay ký tự này rồi in lại", code = *letter as u32)]
    UnknownLetter {
        /// The letter.
        letter: char,
        /// Some words around it.
        near: String,
    },
    /// A fact without which the paper would have a hole.
    #[error("chưa có {0}: bổ sung rồi in lại")]
    Missing(String),
    /// A picture that is not a JPEG the printer can take as it is.
    #[error("ảnh không phải tệp JPEG đọc được (8 bit, xám hoặc màu): dùng bản xem trước của ảnh")]
    Picture,
    /// A text that does not fit a code that is drawn.
    #[error("nội dung mã QR quá dài: {0} ký tự")]
    CodeTooLong(usize),
    /// Figures that do not add up: a paper never prints them.
    #[error("số tiền trên văn bản không khớp: {0}")]
    Figures(String),
    /// The law has no words for this paper on its day.
    #[error("{0}")]
    Law(String),
    /// The library under the paper reported a fault of its own.
    #[error("không tạo được tệp PDF: {0}")]
    Library(String),
}

impl PaperError {
    /// The refusal for a missing fact named in Vietnamese: `chưa có giá khởi điểm`.
    pub fn missing(what: &str) -> PaperError {
        PaperError::Missing(what.to_owned())
    }

    /// The law's own answer as a refusal of the paper.
    pub fn law(error: impl std::fmt::Display) -> PaperError {
        PaperError::Law(error.to_string())
    }
}
