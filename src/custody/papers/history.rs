//! The story of one thing as one paper: every act in order, with the book's own digest beside it, so that a stranger
//! can compare it with the book (nhật ký vật chứng; requirement of an unbroken chain of custody).

use crate::{
    kernel::{Day, Moment},
    paper::{
        Align, Cell, Column, Composer, Geometry, PaperError, Sheet, Size, Table, about, common::PaperHead,
    },
};

/// One act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// Its number in the agency's book.
    pub n: i64,
    /// The day on which it happened.
    pub on: Day,
    /// When it was written down.
    pub written: Moment,
    /// What happened, with its details.
    pub what: String,
    /// Who did it, and who stood beside.
    pub who: String,
    /// The articles and papers it stands on.
    pub basis: String,
    /// The first letters of the act's digest.
    pub digest: String,
}

/// What the paper must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFacts {
    /// The agency, the day, who printed it; it bears no number, being an extract that can be printed again.
    pub head: PaperHead,
    /// The number for life.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Label and value of what is known of it.
    pub facts: Vec<(String, String)>,
    /// The acts, oldest first.
    pub lines: Vec<HistoryLine>,
    /// Photographs and papers: caption or title, first letters of the file's digest.
    pub files: Vec<(String, String)>,
    /// The head of the book when it was printed: number of acts, digest.
    pub book: (i64, String),
}

/// The story, on lying A4.
///
/// # Errors
/// [`PaperError::Missing`] without acts.
pub fn item_history(facts: &HistoryFacts) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::missing("diễn biến của vật"));
    }
    let title = format!("Mã số {}", facts.code);
    let mut paper =
        Composer::begin_on(Geometry::LANDSCAPE, &facts.head, "NHẬT KÝ BẢO QUẢN", &title, Size::pt(12), true);
    paper.field("Vật, tài sản", facts.name.as_str());
    for (label, value) in &facts.facts {
        paper.field(label, value.as_str());
    }
    paper.table(&lines_table(&facts.lines));
    if !facts.files.is_empty() {
        paper.leading("Ảnh và giấy tờ kèm theo, với mã băm SHA-256 của từng tệp:");
        let files: Vec<String> =
            facts.files.iter().map(|(what, digest)| format!("{what}: {digest}")).collect();
        paper.dashes(&files);
    }
    paper.text(format!(
        "Trích từ sổ hành vi gồm {} hành vi, mã băm đầu sổ {}. Mỗi dòng đối chiếu được với sổ theo số và mã băm của nó; \
         sổ chỉ ghi thêm, không sửa, không xóa.",
        facts.book.0, facts.book.1
    ));
    paper.signatures(&[("Người trích sổ".to_owned(), facts.head.signer.name().to_owned())], 2);
    paper.finish(about(&facts.head, &format!("Nhật ký bảo quản {}", facts.code)))
}

fn lines_table(lines: &[HistoryLine]) -> Table {
    let columns = vec![
        Column::new("Số", 14, Align::Center),
        Column::new("Ngày", 23, Align::Center),
        Column::new("Ghi vào sổ lúc", 42, Align::Center),
        Column::new("Việc", 0, Align::Left),
        Column::new("Người thực hiện", 44, Align::Left),
        Column::new("Căn cứ", 44, Align::Left),
        Column::new("Mã băm", 24, Align::Center),
    ];
    let row = |line: &HistoryLine| -> Vec<Cell> {
        vec![
            line.n.to_string().into(),
            line.on.to_string().into(),
            line.written.to_string().into(),
            line.what.as_str().into(),
            line.who.as_str().into(),
            line.basis.as_str().into(),
            line.digest.as_str().into(),
        ]
    };
    Table { columns, rows: lines.iter().map(row).collect(), size: Size::pt(10) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kernel::Clock,
        paper::testing::{approve, day, head},
    };

    fn facts() -> HistoryFacts {
        let line = |n: i64, on: &str, what: &str| HistoryLine {
            n,
            on: day(on),
            written: Clock::fixed(day(on)).now(),
            what: what.into(),
            who: "Trần Văn Tư (thủ kho) cùng Ngô Thị Thu (kế toán nghiệp vụ)".into(),
            basis: "Điều 14 Nghị định số 142/2024/NĐ-CP".into(),
            digest: "3fa9c1d2e0".into(),
        };
        HistoryFacts {
            head: head("", "2026-08-04"),
            code: "TV-2026-00013".into(),
            name: "Máy phát điện Honda".into(),
            facts: vec![("Việc".into(), "123/2026".into()), ("Trạng thái".into(), "Đang ở kho".into())],
            lines: vec![
                line(12, "2026-07-02", "Nhập kho vào Kho số 2 › Kệ A. Tình trạng: nguyên vẹn"),
                line(40, "2026-07-20", "Kiểm kê: đúng chỗ, Kho số 2 › Kệ A"),
            ],
            files: vec![("Mặt trước".into(), "0b1c2d3e4f".into())],
            book: (41, "9f8e7d6c5b4a3928".into()),
        }
    }

    #[test]
    fn every_act_stands_in_order_with_its_digest() {
        approve("item-history", &item_history(&facts()).unwrap());
        let empty = HistoryFacts { lines: Vec::new(), ..facts() };
        assert!(matches!(item_history(&empty), Err(PaperError::Missing(_))));
    }
}
