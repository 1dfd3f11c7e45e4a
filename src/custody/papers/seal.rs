//! DOC-31, biên bản niêm phong, biên bản mở niêm phong: who was there, the seal and the thing before and after
//! (Nghị định 127/2017/NĐ-CP, Điều 8 and 11).

use crate::{
    law::PaperBases,
    paper::{
        Composer, MinutesFrame, PaperError, Sheet, Size,
        common::{PaperCase, PaperHead, capital},
        counted,
    },
};

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealMinutesFacts {
    /// Number, day, who drew them up.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// Whether the seal is opened; put on otherwise.
    pub opens: bool,
    /// What is sealed, with its number for life.
    pub thing: String,
    /// The number on the seal paper.
    pub number: String,
    /// Where the seal papers are.
    pub where_put: String,
    /// Why, and by whose demand.
    pub reason: String,
    /// The condition before: of the seal when it is opened, of the thing when it is put on.
    pub before: String,
    /// The condition of the thing afterwards.
    pub after: String,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without a number or the thing's condition.
pub fn seal_minutes(facts: &SealMinutesFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.number.trim().is_empty() {
        return Err(PaperError::missing("số niêm phong"));
    }
    if facts.after.trim().is_empty() {
        return Err(PaperError::missing("tình trạng của vật"));
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &SealMinutesFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let (about, title) = if facts.opens {
        ("Về việc mở niêm phong vật chứng, tài sản", "Biên bản mở niêm phong")
    } else {
        ("Về việc niêm phong vật chứng, tài sản", "Biên bản niêm phong")
    };
    let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(14));
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    paper.minutes_opening(&facts.frame, &grounds);
    let what = if facts.opens { "Mở niêm phong" } else { "Niêm phong" };
    paper.clause_title(1, what);
    paper.field("Vật, tài sản", capital(&facts.thing));
    paper.field("Số niêm phong", facts.number.as_str());
    paper.field("Lý do, người yêu cầu", facts.reason.as_str());
    if facts.opens {
        paper.field("Tình trạng niêm phong trước khi mở", facts.before.as_str());
        paper.field("Tình trạng vật sau khi mở", facts.after.as_str());
        paper.text(
            "Giấy niêm phong đã mở được giữ lại trong hồ sơ. Dùng xong, vật được niêm phong lại bằng số mới.",
        );
    } else {
        paper.field("Vị trí dán giấy niêm phong", facts.where_put.as_str());
        paper.field("Tình trạng vật trước khi niêm phong", facts.before.as_str());
        paper.field("Tình trạng niêm phong khi hoàn thành", facts.after.as_str());
        paper.text("Những người có tên trên đã ký giáp lai lên giấy niêm phong.");
    }
    paper.minutes_ending(&facts.frame, 2, pages);
    paper.end_minutes(&facts.head, title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, case, day, frame, head},
    };

    #[test]
    fn minutes_of_sealing_and_opening_say_what_was_before_and_after() {
        for (regime, on, opens) in [("R08", "2026-02-04", true), ("R25", "2026-08-04", false)] {
            let facts = SealMinutesFacts {
                head: head("31/BB-THADS", on),
                case: case(),
                frame: frame(on),
                opens,
                thing: "điện thoại di động Samsung; mã số TV-2026-00003".into(),
                number: "NP-2026-00420".into(),
                where_put: "Miệng túi và mép dán".into(),
                reason: "Giám định bổ sung theo yêu cầu của Tòa án".into(),
                before: "Còn nguyên, chữ ký giáp lai liền mạch".into(),
                after: "Máy đủ pin, vỏ trầy nhẹ ở góc trái".into(),
            };
            let law = paper_bases("DOC-31", day(on), &[]).unwrap();
            approve(&format!("DOC-31-{regime}"), &seal_minutes(&facts, &law).unwrap());
        }
        let law = paper_bases("DOC-31", day("2026-08-04"), &[]).unwrap();
        let facts = SealMinutesFacts {
            head: head("31/BB-THADS", "2026-08-04"),
            case: case(),
            frame: frame("2026-08-04"),
            opens: false,
            thing: "điện thoại".into(),
            number: " ".into(),
            where_put: String::new(),
            reason: String::new(),
            before: String::new(),
            after: "tốt".into(),
        };
        assert!(matches!(seal_minutes(&facts, &law), Err(PaperError::Missing(_))));
    }
}
