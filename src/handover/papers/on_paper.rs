//! DOC-80h, biên bản giao trên giấy: the receiver answers from a day on, the thing still lies in our store.

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
pub struct OnPaperFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// By which decision.
    pub decision: String,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// Who takes over.
    pub receiver: String,
    /// Who goes on keeping.
    pub keeper: String,
    /// Name with number; condition and seal.
    pub lines: Vec<(String, String)>,
    /// From when the receiver answers.
    pub liable_on: Day,
    /// The last day to fetch.
    pub fetch_by: Day,
    /// Every how many days the things are counted until then.
    pub recount_days: i64,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without things or a receiver.
pub fn on_paper_minutes(facts: &OnPaperFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::missing("vật, tài sản được giao"));
    }
    if facts.receiver.trim().is_empty() {
        return Err(PaperError::missing("bên nhận"));
    }
    counted(|pages| {
        let about = "Về việc giao trên giấy vật, tài sản còn ở kho";
        let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(13));
        let mut grounds = law.lines.clone();
        grounds.extend(facts.case.bases());
        paper.minutes_opening(&facts.frame, &grounds);
        paper.clause_title(1, "Vật, tài sản được giao");
        paper.text(format!("Theo {}, {} nhận các vật, tài sản sau:", facts.decision, facts.receiver));
        paper.table(&pairs(("Tên, đặc điểm, mã số", "Tình trạng, niêm phong"), &facts.lines));
        paper.clause_title(2, "Vật còn ở kho");
        paper.text(format!(
            "Vật, tài sản chưa được nhận đi, tiếp tục để tại kho do {} giữ. Từ {}, {} chịu trách nhiệm và chi phí phát sinh.",
            facts.keeper, facts.liable_on.in_full(), facts.receiver
        ));
        paper.text(format!(
            "{} nhận đi chậm nhất {}, theo lệnh xuất kho, có đối chiếu lại từng vật. Cho đến khi nhận đi, kho đếm lại ít nhất mỗi {} ngày.",
            facts.receiver, facts.fetch_by.in_full(), facts.recount_days
        ));
        paper.minutes_ending(&facts.frame, 3, pages);
        paper.end_minutes(&facts.head, "Biên bản giao trên giấy, vật còn ở kho")
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
    fn the_minutes_fix_liability_and_the_last_day_to_fetch() {
        for (regime, on, fetch) in [("R08", "2026-02-04", "2026-03-06"), ("R25", "2026-12-04", "2027-01-04")]
        {
            let mut frame = frame(on);
            frame.place = "kho của Thi hành án dân sự tỉnh Hà An".into();
            frame.absent = Vec::new();
            frame.opinions = Vec::new();
            frame.present = vec![
                Participant::new("Thủ trưởng cơ quan", "Trịnh Công Hậu", "Trưởng Thi hành án dân sự"),
                Participant::new("Thủ kho", "Đặng Văn Lực", "Thủ kho"),
                Participant::new("Bên nhận", "bà Bùi Thị Thắm", "Ủy ban nhân dân phường Hồng Gai"),
            ];
            let facts = OnPaperFacts {
                head: head("71/BB-THADS", on),
                case: case(),
                decision: "Quyết định tịch thu số 12/QĐ-UBND ngày 01/12/2026".into(),
                frame,
                receiver: "Ủy ban nhân dân phường Hồng Gai".into(),
                keeper: "Đặng Văn Lực, Thủ kho".into(),
                lines: vec![(
                    "Ngà voi, 12 khúc; mã số TV-2026-00051".into(),
                    "Nguyên niêm phong số NP-2026-00431".into(),
                )],
                liable_on: day(on),
                fetch_by: day(fetch),
                recount_days: 30,
            };
            let law = paper_bases("DOC-80h", day(on), &[]).unwrap();
            approve(&format!("DOC-80h-{regime}"), &on_paper_minutes(&facts, &law).unwrap());
        }
    }
}
