//! DOC-80k, a part of the list of a hand-over, signed by both sides; DOC-80i, the minutes that close it.

use super::pairs;
use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, MinutesFrame, PaperError, Sheet, Size, Table, about,
        common::PaperHead, counted,
    },
};

/// One thing of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLine {
    /// Its number for life.
    pub code: String,
    /// Name and marks.
    pub name: String,
    /// Quantity with its unit.
    pub quantity: String,
    /// Condition, seal.
    pub state: String,
    /// The case's number.
    pub case: String,
}

/// What a part must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFacts {
    /// Number, day.
    pub head: PaperHead,
    /// The hand-over in words.
    pub title: String,
    /// Which part, of how many.
    pub part: (i64, i64),
    /// The running number of its first line.
    pub first: i64,
    /// Who hands over, who takes over.
    pub sides: (String, String),
    /// The lines.
    pub lines: Vec<ListLine>,
}

/// A part of the list.
///
/// # Errors
/// [`PaperError::Missing`] without things.
pub fn list_part(facts: &ListFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::missing("vật, tài sản bàn giao"));
    }
    let about_line = format!("{}, phần {}/{}", facts.title, facts.part.0, facts.part.1);
    let mut paper = Composer::begin(&facts.head, "DANH MỤC BÀN GIAO", &about_line, Size::pt(12));
    paper.bases(&law.lines);
    let columns = vec![
        Column::new("STT", 13, Align::Center),
        Column::new("Mã số", 33, Align::Left),
        Column::new("Tên, đặc điểm", 0, Align::Left),
        Column::new("Số lượng", 19, Align::Right),
        Column::new("Tình trạng, niêm phong", 38, Align::Left),
        Column::new("Việc", 19, Align::Left),
    ];
    let row = |(n, line): (i64, &ListLine)| -> Vec<Cell> {
        vec![
            n.to_string().into(),
            line.code.as_str().into(),
            line.name.as_str().into(),
            line.quantity.as_str().into(),
            line.state.as_str().into(),
            line.case.as_str().into(),
        ]
    };
    let rows = (facts.first..).zip(&facts.lines).map(row).collect();
    paper.table(&Table { columns, rows, size: Size::pt(10) });
    paper.text(format!("Phần này gồm {} vật, tài sản; hai bên đã đối chiếu từng vật.", facts.lines.len()));
    let signers = [
        (format!("Đại diện bên giao\n{}", facts.sides.0), String::new()),
        (format!("Đại diện bên nhận\n{}", facts.sides.1), String::new()),
    ];
    paper.signatures(&signers.map(|(a, b)| (a.replace('\n', ", "), b)), 2);
    paper.finish(about(&facts.head, "Danh mục bàn giao vật chứng, tài sản"))
}

/// What the closing minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The hand-over in words.
    pub title: String,
    /// By which decision.
    pub decision: String,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// Who takes over.
    pub body: String,
    /// How many things go, on how many parts.
    pub things: (i64, i64),
    /// The numbers of the first and the last part.
    pub parts: String,
    /// What stays: name with number, why.
    pub stays: Vec<(String, String)>,
}

/// The minutes that close a hand-over; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without a body or people.
pub fn transfer_minutes(facts: &TransferFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.body.trim().is_empty() {
        return Err(PaperError::missing("cơ quan nhận bàn giao"));
    }
    if facts.frame.present.is_empty() {
        return Err(PaperError::missing("người tham gia bàn giao"));
    }
    counted(|pages| {
        let about = "Về việc bàn giao vật chứng, tài sản";
        let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(13));
        paper.minutes_opening(&facts.frame, &law.lines);
        paper.clause_title(1, "Nội dung bàn giao");
        paper.text(format!("{}, theo {}.", facts.title, facts.decision));
        paper.text(format!(
            "Bàn giao {} vật, tài sản (kể cả vật đi kèm) ghi tại {} phần danh mục kèm theo biên bản này ({}), từng phần đã được \
             đối chiếu và hai bên ký.",
            facts.things.0, facts.things.1, facts.parts
        ));
        paper.clause_title(2, "Phần giữ lại");
        if facts.stays.is_empty() {
            paper.text("Không có vật, tài sản nào giữ lại.");
        } else {
            paper.text("Các vật, tài sản sau chưa bàn giao lần này, cơ quan thi hành án dân sự tiếp tục giữ và giải quyết:");
            paper.table(&pairs(("Tên, mã số", "Lý do giữ lại"), &facts.stays));
        }
        paper.clause_title(3, "Trách nhiệm");
        paper.text(format!(
            "Từ thời điểm ký biên bản này {} giữ và chịu trách nhiệm đối với toàn bộ vật, tài sản trong danh mục; hồ sơ, lệnh và phiếu \
             kèm theo được giao cùng.",
            facts.body
        ));
        paper.minutes_ending(&facts.frame, 4, pages);
        paper.end_minutes(&facts.head, "Biên bản bàn giao vật chứng, tài sản")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::{
            Participant,
            testing::{approve, day, frame, head},
        },
    };

    #[test]
    fn a_part_of_the_list_and_the_minutes_that_close_it() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2028-03-04")] {
            let line = |n: u32| ListLine {
                code: format!("TV-2026-{n:05}"),
                name: "Xe mô tô Honda Wave, biển số 29B1-123.45".into(),
                quantity: "1 chiếc".into(),
                state: "Đã qua sử dụng; niêm phong số NP-2026-00417".into(),
                case: "381/2026".into(),
            };
            let part = ListFacts {
                head: head("81/BK-THADS", on),
                title: "Bàn giao Kho số 2 cho Công an tỉnh Hà An".into(),
                part: (3, 200),
                first: 101,
                sides: ("Thi hành án dân sự tỉnh Hà An".into(), "Công an tỉnh Hà An".into()),
                lines: (1..=4).map(line).collect(),
            };
            let law = paper_bases("DOC-80k", day(on), &[]).unwrap();
            approve(&format!("DOC-80k-{regime}"), &list_part(&part, &law).unwrap());
            let mut frame = frame(on);
            frame.place = "Kho số 2, phường Minh Khai, tỉnh Hà An".into();
            frame.absent = Vec::new();
            frame.opinions = Vec::new();
            frame.present = vec![
                Participant::new("Đại diện bên giao", "Trịnh Công Hậu", "Trưởng Thi hành án dân sự"),
                Participant::new("Thủ kho", "Đặng Văn Lực", "Thủ kho"),
                Participant::new("Đại diện bên nhận", "ông Phạm Văn Hùng", "Công an tỉnh Hà An"),
            ];
            let facts = TransferFacts {
                head: head("82/BB-THADS", on),
                title: "Bàn giao Kho số 2 cho Công an tỉnh Hà An".into(),
                decision: "Kế hoạch số 12/KH-BTP-BCA ngày 15/01/2028".into(),
                frame,
                body: "Công an tỉnh Hà An".into(),
                things: (9_998, 200),
                parts: "từ số 79/BK-THADS đến số 278/BK-THADS".into(),
                stays: if regime == "R25" {
                    vec![("Đồng hồ; mã số TV-2026-00033".into(), "sai khác chưa kết luận".into())]
                } else {
                    Vec::new()
                },
            };
            let law = paper_bases("DOC-80i", day(on), &[]).unwrap();
            approve(&format!("DOC-80i-{regime}"), &transfer_minutes(&facts, &law).unwrap());
        }
    }
}
