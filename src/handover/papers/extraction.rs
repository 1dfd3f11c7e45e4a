//! DOC-80f, biên bản giao vật trích xuất and biên bản nhận lại: what went to a body for proceedings, and how it came back.

use super::pairs;
use crate::{
    kernel::Day,
    law::PaperBases,
    paper::{
        Composer, MinutesFrame, PaperError, Sheet, Size,
        common::{PaperCase, PaperHead},
        counted,
    },
};

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractionFacts {
    /// Number, day, who drew them up.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// Whether the things come back.
    pub back: bool,
    /// The written request and the order.
    pub order: String,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// The body.
    pub body: String,
    /// By when the things are to come back.
    pub return_by: Day,
    /// Name with number; condition, and what differs.
    pub lines: Vec<(String, String)>,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without things.
pub fn extraction_minutes(facts: &ExtractionFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::missing("vật trích xuất"));
    }
    counted(|pages| {
        let about = if facts.back {
            "Về việc nhận lại vật trích xuất"
        } else {
            "Về việc giao vật trích xuất"
        };
        let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(13));
        let mut grounds = law.lines.clone();
        grounds.extend(facts.case.bases());
        paper.minutes_opening(&facts.frame, &grounds);
        let title = if facts.back {
            "Vật nhận lại, đối chiếu với khi giao"
        } else {
            "Vật giao trích xuất"
        };
        paper.clause_title(1, title);
        paper.text(format!("Theo {}.", facts.order));
        paper.table(&pairs(("Tên, đặc điểm, mã số", "Tình trạng, niêm phong"), &facts.lines));
        paper.clause_title(2, "Trách nhiệm");
        if facts.back {
            paper.text("Từ thời điểm ký, kho tiếp tục giữ. Vật có khác biệt được mở sai khác, giao chấp hành viên làm rõ.");
        } else {
            paper.text(format!(
                "{} chịu trách nhiệm vận chuyển, bảo quản từ thời điểm ký và trả lại trước hết {}, theo đúng thủ tục giao nhận.",
                facts.body, facts.return_by.in_full()
            ));
        }
        paper.minutes_ending(&facts.frame, 3, pages);
        paper.end_minutes(&facts.head, about)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::{
            Participant,
            testing::{approve, case, day, frame, head},
        },
    };

    #[test]
    fn the_minutes_of_going_and_of_coming_back() {
        for (regime, on, back) in [("R08", "2026-02-04", false), ("R25", "2026-12-04", true)] {
            let mut frame = frame(on);
            frame.place = "kho của Thi hành án dân sự tỉnh Hà An".into();
            frame.absent = Vec::new();
            frame.opinions = Vec::new();
            frame.present = vec![
                Participant::new("Thủ kho", "Đặng Văn Lực", "Thủ kho"),
                Participant::new("Người cùng giao nhận", "Mai Thanh Hòa", "Kế toán nghiệp vụ"),
                Participant::new(
                    "Đại diện cơ quan trích xuất",
                    "ông Phạm Văn Hùng",
                    "Điều tra viên, Công an tỉnh Hà An",
                ),
            ];
            let facts = ExtractionFacts {
                head: head("72/BB-THADS", on),
                case: case(),
                back,
                order: "Lệnh số 09/LK-THADS và Văn bản yêu cầu số 41/CSĐT".into(),
                frame,
                body: "Công an tỉnh Hà An".into(),
                return_by: day("2026-12-30"),
                lines: vec![(
                    "Điện thoại Samsung; mã số TV-2026-00012".into(),
                    "Vỡ góc màn hình; như khi giao".into(),
                )],
            };
            let law = paper_bases("DOC-80f", day(on), &[]).unwrap();
            approve(&format!("DOC-80f-{regime}"), &extraction_minutes(&facts, &law).unwrap());
        }
    }
}
