//! DOC-79b, biên bản giao, nhận vật chứng, tài sản: each line compared with the initial minutes, every difference
//! and every refusal written down (Nghị định 152/2026/NĐ-CP, điểm d khoản 2 Điều 37).

use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, MinutesFrame, PaperError, Sheet, Size, Table,
        common::{PaperCase, PaperHead},
        counted,
    },
};

/// One thing, by the papers and as found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoverLine {
    /// Name, marks, code.
    pub name: String,
    /// Quantity, condition and seal by the initial minutes.
    pub by_paper: String,
    /// Quantity, condition and seal as found.
    pub found: String,
    /// `Phù hợp`, or the differences.
    pub comparison: String,
    /// Taken in, with what note; or refused, why.
    pub decision: String,
}

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverFacts {
    /// Number, day, who drew them up.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The order and the initial minutes, each a line.
    pub compared_with: Vec<String>,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// The lines.
    pub lines: Vec<HandoverLine>,
    /// Papers on which things were accepted: conclusions, confirmations.
    pub grounds: Vec<String>,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without things or people.
pub fn handover_minutes(facts: &HandoverFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::Missing("vật, tài sản giao, nhận".to_owned()));
    }
    if facts.frame.present.is_empty() {
        return Err(PaperError::Missing("người tham gia giao, nhận".to_owned()));
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &HandoverFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let mut paper =
        Composer::begin_minutes(&facts.head, "Về việc giao, nhận vật chứng, tài sản", Size::pt(13));
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    paper.minutes_opening(&facts.frame, &grounds);
    paper.clause_title(1, "Đối chiếu từng vật, tài sản");
    paper.text(format!("Đối chiếu theo: {}.", facts.compared_with.join("; ")));
    paper.table(&table(&facts.lines));
    if !facts.grounds.is_empty() {
        paper.leading("Văn bản làm căn cứ nhận:");
        paper.dashes(&facts.grounds);
    }
    paper.clause_title(2, "Xử lý sai khác");
    paper.text(
        "Vật, tài sản từ chối nhận được trả lại ngay cho bên giao trong nguyên trạng lúc kiểm tra. Sai khác của vật, tài sản đã \
         nhận được ghi vào sổ theo dõi sai khác, giao người chịu trách nhiệm làm rõ; chưa kết luận xong thì không xuất kho.",
    );
    paper.minutes_ending(&facts.frame, 3, pages);
    paper.end_minutes(&facts.head, "Biên bản giao, nhận vật chứng, tài sản")
}

fn table(lines: &[HandoverLine]) -> Table {
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tên, đặc điểm", 0, Align::Left),
        Column::new("Theo biên bản ban đầu", 33, Align::Left),
        Column::new("Thực tế", 33, Align::Left),
        Column::new("So sánh", 36, Align::Left),
        Column::new("Xử lý", 24, Align::Left),
    ];
    let row = |(n, line): (usize, &HandoverLine)| -> Vec<Cell> {
        vec![
            n.to_string().into(),
            line.name.as_str().into(),
            line.by_paper.as_str().into(),
            line.found.as_str().into(),
            line.comparison.as_str().into(),
            line.decision.as_str().into(),
        ]
    };
    Table { columns, rows: (1..).zip(lines).map(row).collect(), size: Size::pt(11) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, case, day, frame, head},
    };

    #[test]
    fn the_minutes_put_papers_and_things_side_by_side() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let facts = HandoverFacts {
                head: head("31/BB-THADS", on),
                case: case(),
                compared_with: vec![
                    "Lệnh nhập kho số 07/LK-THADS".into(),
                    "Biên bản kê biên số 27/BB-THADS ngày 02/02/2026".into(),
                ],
                frame: frame(on),
                lines: vec![
                    HandoverLine {
                        name: "Máy phát điện Honda, số TV-2026-00013".into(),
                        by_paper: "1 chiếc; nguyên vẹn; niêm phong số NP-2026-00420".into(),
                        found: "1 chiếc; vỡ vỏ máy; niêm phong rách".into(),
                        comparison: "Niêm phong rách; tình trạng khác biên bản".into(),
                        decision: "Nhận theo kết luận".into(),
                    },
                    HandoverLine {
                        name: "Máy khoan, số TV-2026-00014".into(),
                        by_paper: "2 chiếc; nguyên vẹn".into(),
                        found: "1 chiếc; nguyên vẹn".into(),
                        comparison: "Thiếu 1 chiếc".into(),
                        decision: "Từ chối nhận: thiếu 1 chiếc".into(),
                    },
                ],
                grounds: vec!["Kết luận về niêm phong: Kết luận số 7/KL ngày 03/02/2026".into()],
            };
            let law = paper_bases("DOC-79b", day(on), &[]).unwrap();
            approve(&format!("DOC-79b-{regime}"), &handover_minutes(&facts, &law).unwrap());
        }
    }
}
