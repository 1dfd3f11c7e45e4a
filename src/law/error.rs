//! What the rulebook cannot answer, each in one Vietnamese sentence.

use crate::kernel::Day;

/// Why the rulebook gives no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// No rule of that code or alias.
    #[error("Không có quy tắc mang mã “{0}”; lệnh “law list” liệt kê mọi mã.")]
    Unknown(String),
    /// No version of the rule is in force on that day.
    #[error("Quy tắc {rule} ({title}) chưa được ghi cho ngày {day}: {known}.")]
    NotWritten {
        /// The rule's code.
        rule: String,
        /// Its title.
        title: String,
        /// The day asked.
        day: Day,
        /// Which days are written.
        known: String,
    },
    /// The law in force sets no last day.
    #[error("Quy tắc {rule} ({title}) không ấn định ngày cuối theo chế độ {regime}.")]
    NoLastDay {
        /// The rule's code.
        rule: String,
        /// Its title.
        title: String,
        /// The regime asked.
        regime: String,
    },
    /// The figure differs by kind of asset and none was given.
    #[error(
        "Quy tắc {rule} khác nhau giữa động sản và bất động sản: cần nêu loại tài sản (--kind movable hoặc immovable)."
    )]
    KindNeeded {
        /// The rule's code.
        rule: String,
    },
    /// The rule is for the other kind of asset.
    #[error("Quy tắc {rule} chỉ áp dụng cho {kind}; loại tài sản đã nêu không phù hợp.")]
    KindMismatch {
        /// The rule's code.
        rule: String,
        /// The kind it is for.
        kind: &'static str,
    },
    /// The figure asked for is not what the rule holds.
    #[error("Quy tắc {rule} không chứa {wanted}.")]
    NoFigure {
        /// The rule's code.
        rule: String,
        /// What was looked for, in Vietnamese.
        wanted: &'static str,
    },
    /// A count reaches a year whose calendar is not written.
    #[error("Chưa có lịch năm {year}: không xác định được ngày làm việc của năm này.")]
    NoCalendar {
        /// The year.
        year: i32,
        /// Where the count would end if only weekends were off and nothing moved; for pages that mark it so.
        unadjusted: Option<Day>,
    },
    /// A result does not fit.
    #[error("Kết quả tính vượt quá giới hạn của sổ.")]
    TooLarge,
    /// A file of the law is unsound.
    #[error("{0}")]
    Unsound(String),
}
