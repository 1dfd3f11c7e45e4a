//! Minutes of things brought to safety in an emergency: what happened, what was moved where, who decided.

use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, MinutesFrame, PaperError, Sheet, Size, Table, common::PaperHead,
        counted,
    },
};

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyFacts {
    /// Number, day, who drew them up.
    pub head: PaperHead,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// What happened.
    pub event: String,
    /// What was done.
    pub measures: String,
    /// Number for life, name, condition and seal of each thing.
    pub things: Vec<(String, String, String)>,
    /// Where they were brought.
    pub to: String,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without things.
pub fn emergency_minutes(facts: &EmergencyFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.things.is_empty() {
        return Err(PaperError::missing("vật, tài sản được di chuyển"));
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &EmergencyFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let about = "Về việc di chuyển khẩn cấp vật chứng, tài sản";
    let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(13));
    paper.minutes_opening(&facts.frame, &law.lines);
    paper.clause_title(1, "Sự việc và biện pháp");
    paper.field("Sự việc", facts.event.as_str());
    paper.field("Biện pháp đã thực hiện", facts.measures.as_str());
    paper.clause_title(2, "Vật, tài sản được di chuyển");
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Mã số", 36, Align::Left),
        Column::new("Tên, đặc điểm", 0, Align::Left),
        Column::new("Tình trạng, niêm phong", 48, Align::Left),
    ];
    let row = |(n, (code, name, state)): (usize, &(String, String, String))| -> Vec<Cell> {
        vec![n.to_string().into(), code.as_str().into(), name.as_str().into(), state.as_str().into()]
    };
    let rows = (1..).zip(&facts.things).map(row).collect();
    paper.table(&Table { columns, rows, size: Size::pt(11) });
    paper.field("Nơi để tạm", facts.to.as_str());
    paper.text(
        "Việc di chuyển được báo ngay cho thủ trưởng; thủ trưởng kết luận, quyết định nơi để tiếp theo và trách nhiệm.",
    );
    paper.minutes_ending(&facts.frame, 3, pages);
    paper.end_minutes(&facts.head, "Biên bản di chuyển khẩn cấp")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, day, frame, head},
    };

    #[test]
    fn the_minutes_name_what_was_moved_and_why() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let facts = EmergencyFacts {
                head: head("32/BB-THADS", on),
                frame: frame(on),
                event: "Nước ngập sàn kho lúc 2 giờ sáng".into(),
                measures:
                    "Cắt điện, chuyển vật lên phòng họp tầng 2 theo lệnh miệng của Trưởng Thi hành án dân sự"
                        .into(),
                things: vec![(
                    "TV-2026-00013".into(),
                    "Máy phát điện Honda".into(),
                    "khô, nguyên vẹn; niêm phong số NP-0042".into(),
                )],
                to: "Phòng họp tầng 2".into(),
            };
            let law = paper_bases("KC", day(on), &[]).unwrap();
            approve(&format!("KC-{regime}"), &emergency_minutes(&facts, &law).unwrap());
        }
    }
}
