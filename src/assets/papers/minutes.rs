//! DOC-20, biên bản kê biên, xử lý tài sản.

use crate::{
    law::{LawError, PaperBases},
    paper::{
        Composer, MinutesFrame, PaperError, Photo, Sheet, Size,
        common::{DescribedAsset, PaperCase, PaperHead, Reference, names},
        counted,
    },
};

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeizureMinutesFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The seizure decision that is carried out.
    pub decision: Reference,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// What was seized.
    pub assets: Vec<DescribedAsset>,
    /// What else was there and how it was treated; empty when nothing.
    pub other_things: String,
    /// How it went: locks opened, things measured; empty when without incident.
    pub course: String,
    /// To whom custody was given: `giao ông Phạm Quốc Bảo bảo quản theo biên bản riêng`.
    pub custody: String,
    /// Price agreed by the parties on the spot; empty when none.
    pub agreed_price: String,
    /// Problems and how they were settled; empty when none.
    pub issues: String,
    /// Photographs taken.
    pub photos: Vec<Photo>,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without asset, party or signer.
pub fn seizure_minutes(facts: &SeizureMinutesFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.case.check()?;
    if facts.assets.is_empty() {
        return Err(PaperError::missing("tài sản kê biên"));
    }
    if facts.frame.present.is_empty() {
        return Err(PaperError::missing("người tham gia kê biên"));
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &SeizureMinutesFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let mut paper = Composer::begin_minutes(&facts.head, "Về việc kê biên, xử lý tài sản", Size::pt(13));
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.push(facts.decision.as_basis());
    paper.minutes_opening(&facts.frame, &grounds);

    let debtors = names(&facts.case.debtors);
    paper.clause_title(1, "Nội dung và diễn biến việc kê biên");
    paper.text(format!(
        "Chấp hành viên công bố {}, giải thích quyền, nghĩa vụ của những người tham gia và tiến hành kê biên tài sản của \
         {debtors}.",
        facts.decision.short()
    ));
    paper.text(facts.course.as_str());

    paper.clause_title(2, "Tài sản kê biên và hiện trạng");
    paper.asset_list(&facts.assets);
    let none = "Tại nơi kê biên không có tài sản khác phải xử lý.";
    paper.text(if facts.other_things.trim().is_empty() { none } else { facts.other_things.as_str() });
    if !facts.photos.is_empty() {
        paper.leading("Ảnh chụp tài sản tại thời điểm kê biên:");
        paper.photos(&facts.photos);
    }

    paper.clause_title(3, "Bảo quản tài sản");
    paper.text(if facts.custody.trim().is_empty() {
        "Việc giao bảo quản tài sản được lập thành biên bản riêng."
    } else {
        facts.custody.as_str()
    });

    paper.clause_title(4, "Giải thích quyền của đương sự");
    rights(&mut paper, law).map_err(PaperError::law)?;
    paper.text(facts.agreed_price.as_str());

    paper.clause_title(5, "Vướng mắc và việc giải quyết");
    paper.text(if facts.issues.trim().is_empty() {
        "Việc kê biên không phát sinh vướng mắc."
    } else {
        facts.issues.as_str()
    });
    paper.minutes_ending(&facts.frame, 6, pages);
    paper.end_minutes(&facts.head, "Biên bản kê biên, xử lý tài sản")
}

fn rights(paper: &mut Composer, law: &PaperBases) -> Result<(), LawError> {
    paper.dashes(&[
        format!("Các đương sự có quyền thỏa thuận về giá tài sản theo {}", law.cite("agree")?),
        format!("Chủ sở hữu chung có quyền ưu tiên mua tài sản theo {}", law.cite("priority")?),
        format!(
            "Trước khi mở cuộc đấu giá 01 ngày làm việc, người phải thi hành án có quyền nhận lại tài sản nếu nộp đủ tiền thi \
             hành án và chi phí thực tế, hợp lý theo {}",
            law.cite("redeem")?
        ),
        "Đương sự, người có quyền lợi, nghĩa vụ liên quan có quyền khiếu nại việc kê biên theo quy định của pháp luật về thi \
         hành án dân sự"
            .to_owned(),
    ]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, case, day, frame, head, photo, reference},
    };

    pub(super) fn facts(on: &str) -> SeizureMinutesFacts {
        SeizureMinutesFacts {
            head: head("27/BB-THADS", on),
            case: case(),
            decision: reference("Quyết định cưỡng chế kê biên, xử lý tài sản", "41/QĐ-THADS", on),
            frame: frame(on),
            assets: vec![asset_house()],
            other_things: String::new(),
            course: "Bà Đỗ Thị Nguyệt mở cửa cho Đoàn kê biên vào làm việc; diện tích được đo đạc lại bằng máy và phù hợp với giấy \
                     chứng nhận; phía Đông giáp đường Lê Lợi, phía Tây giáp nhà ông Vũ Hữu Lộc, phía Nam và phía Bắc giáp ngõ đi \
                     chung."
                .into(),
            custody: "Giao bà Đỗ Thị Nguyệt, người đang sử dụng tài sản, bảo quản theo biên bản giao bảo quản lập cùng ngày.".into(),
            agreed_price: String::new(),
            issues: String::new(),
            photos: vec![
                photo("Mặt trước nhà, 08 giờ 45 phút; tệp gốc 3f9a12c4"),
                photo("Phòng khách tầng 1, 08 giờ 52 phút; tệp gốc 77b0e1d9"),
            ],
        }
    }

    #[test]
    fn the_minutes_cite_the_law_of_their_day() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let law = paper_bases("DOC-20", day(on), &["immovable"]).unwrap();
            approve(&format!("DOC-20-{regime}"), &seizure_minutes(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn who_refuses_to_sign_is_recorded_and_does_not_sign() {
        let on = "2026-08-04";
        let mut facts = facts(on);
        facts.frame.refusals.push(("Ông Phạm Quốc Bảo".into(), "không đồng ý với việc kê biên".into()));
        let law = paper_bases("DOC-20", day(on), &[]).unwrap();
        let text = crate::paper::outline(&seizure_minutes(&facts, &law).unwrap());
        assert!(text.contains("Ông Phạm Quốc Bảo không ký biên bản, lý do: không đồng ý với việc kê biên."));
        assert!(!text.contains("\nPhạm Quốc Bảo"));
    }
}
