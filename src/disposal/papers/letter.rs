//! The list letter of the ageing board: what still lies in the store, why, how long, and what is asked of whom.

use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table,
        common::{PaperHead, two_digits},
    },
};

/// One thing of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterLine {
    /// Name and number for life.
    pub name: String,
    /// The case.
    pub case: String,
    /// When it was received.
    pub received: String,
    /// How many days it has been lying there.
    pub days: i64,
}

/// What the letter must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// To whom.
    pub body: String,
    /// Why the things still lie there, in words.
    pub cause: String,
    /// What is asked.
    pub asked: String,
    /// The things, the oldest first.
    pub lines: Vec<LetterLine>,
}

/// The letter.
///
/// # Errors
/// [`PaperError::Missing`] without things or an addressee.
pub fn list_letter(facts: &LetterFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    for (absent, what) in
        [(facts.lines.is_empty(), "vật chứng tồn đọng"), (facts.body.trim().is_empty(), "nơi nhận")]
    {
        if absent {
            return Err(PaperError::missing(what));
        }
    }
    let head = &facts.head;
    let about = "Danh sách vật chứng tồn đọng, đề nghị phối hợp xử lý";
    let mut paper = Composer::begin(head, "THÔNG BÁO", about, Size::pt(13));
    paper.bases(&law.lines);
    paper.leading("Kính gửi:");
    paper.dashes(&[facts.body.as_str()]);
    paper.text(format!(
        "1. Tính đến {}, {} còn quản lý {} vật chứng chưa xử lý được, nguyên nhân: {}. Danh sách, từ vật giữ lâu nhất:",
        head.day.in_full(),
        head.office.agency,
        two_digits(facts.lines.len()),
        facts.cause.to_lowercase()
    ));
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Vật chứng, mã số", 0, Align::Left),
        Column::new("Việc thi hành án", 34, Align::Left),
        Column::new("Ngày tiếp nhận", 28, Align::Center),
        Column::new("Số ngày", 18, Align::Right),
    ];
    let row = |(n, l): (usize, &LetterLine)| -> Vec<Cell> {
        vec![
            n.to_string().into(),
            l.name.as_str().into(),
            l.case.as_str().into(),
            l.received.as_str().into(),
            l.days.to_string().into(),
        ]
    };
    let rows = (1..).zip(&facts.lines).map(row).collect();
    paper.table(&Table { columns, rows, size: Size::pt(12) });
    paper.text(format!("2. {}.", facts.asked.trim_end_matches('.')));
    paper.text("3. Văn bản trả lời gửi về cơ quan thi hành án dân sự để xử lý từng vật theo đúng quy định của pháp luật./.");
    let recipients = ["Như trên", "Viện kiểm sát nhân dân", "Lưu: VT"].map(str::to_owned).to_vec();
    paper.sign(head, "Thông báo danh sách vật chứng tồn đọng", recipients)
}
