//! DOC-27, biên bản giao bảo quản tài sản.

use crate::{
    law::PaperBases,
    paper::{
        Composer, MinutesFrame, PaperError, Photo, Sheet, Size,
        common::{DescribedAsset, PaperCase, PaperHead, Party, Reference, capital},
        counted,
    },
};

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrustFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The decision or minutes on which custody rests.
    pub decision: Reference,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// What is entrusted.
    pub assets: Vec<DescribedAsset>,
    /// To whom.
    pub keeper: Party,
    /// Whether the keeper is the debtor or a relative, who then undertakes in writing.
    pub undertakes: bool,
    /// Where it is kept.
    pub place: String,
    /// Until when, as a phrase; empty for "until a written request of the officer".
    pub period: String,
    /// What the keeper is paid, as a phrase; empty for nothing.
    pub fee: String,
    /// Numbers of the seals put on.
    pub seals: Vec<String>,
    /// Land only: present use, term of use, special rights and duties, each a sentence.
    pub land: Vec<String>,
    /// Photographs taken.
    pub photos: Vec<Photo>,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without asset, keeper or people; [`PaperError::Law`] when the law has no words.
pub fn entrust_minutes(facts: &EntrustFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.case.check()?;
    for (absent, what) in [
        (facts.assets.is_empty(), "tài sản giao bảo quản"),
        (facts.keeper.name.trim().is_empty(), "người được giao bảo quản"),
        (facts.frame.present.is_empty(), "người tham gia giao bảo quản"),
    ] {
        if absent {
            return Err(PaperError::Missing(what.to_owned()));
        }
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &EntrustFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let mut paper = Composer::begin_minutes(&facts.head, "Về việc giao bảo quản tài sản", Size::pt(13));
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.push(facts.decision.as_basis());
    paper.minutes_opening(&facts.frame, &grounds);

    paper.clause_title(1, "Tài sản giao bảo quản và hiện trạng");
    paper.text(format!("Chấp hành viên giao cho {} bảo quản tài sản sau đây:", facts.keeper.full()));
    paper.asset_list(&facts.assets);
    for sentence in &facts.land {
        paper.text(sentence.as_str());
    }
    if !facts.seals.is_empty() {
        paper.text(format!("Tài sản được niêm phong bằng niêm phong số {}.", facts.seals.join(", số ")));
    }
    if !facts.photos.is_empty() {
        paper.leading("Ảnh chụp tài sản khi giao:");
        paper.photos(&facts.photos);
    }

    paper.clause_title(2, "Nơi bảo quản, thời gian và chi phí");
    paper.text(format!("Nơi bảo quản: {}.", facts.place));
    let period = facts.period.trim();
    paper.text(if period.is_empty() {
        "Thời gian bảo quản: kể từ thời điểm lập biên bản này cho đến khi có yêu cầu bằng văn bản của Chấp hành viên.".to_owned()
    } else {
        format!("Thời gian bảo quản: {period}.")
    });
    let fee = facts.fee.trim();
    paper.text(if fee.is_empty() {
        "Việc bảo quản không tính thù lao.".to_owned()
    } else {
        format!("Thù lao, chi phí bảo quản: {fee}.")
    });

    duties(&mut paper, facts, law)?;
    paper.minutes_ending(&facts.frame, 4, pages);
    paper.end_minutes(&facts.head, "Biên bản giao bảo quản tài sản")
}

fn duties(paper: &mut Composer, facts: &EntrustFacts, law: &PaperBases) -> Result<(), PaperError> {
    let cite = |what| law.cite(what).map_err(PaperError::law);
    paper.clause_title(3, "Quyền và nghĩa vụ của người được giao bảo quản");
    paper.dashes(&[
        "Giữ gìn tài sản nguyên trạng; báo ngay cho Chấp hành viên khi tài sản bị mất, hư hỏng, giảm giá trị, niêm phong bị thay \
         đổi hoặc có nguy cơ bị xâm hại"
            .to_owned(),
        format!(
            "Không chuyển quyền sở hữu, quyền sử dụng, cho thuê, cầm cố, thế chấp, thay đổi hiện trạng, hủy hoại tài sản; hoa lợi, lợi \
             tức thu được sau khi trừ chi phí phải nộp cho cơ quan thi hành án dân sự, theo {}",
            cite("duties")?
        ),
        "Chỉ giao tài sản theo yêu cầu bằng văn bản của Chấp hành viên; tạo điều kiện để Chấp hành viên kiểm tra, xem xét tài sản"
            .to_owned(),
        "Được thanh toán thù lao, chi phí bảo quản theo thỏa thuận và quy định của pháp luật; bồi thường nếu gây thiệt hại".to_owned(),
        format!(
            "Chấp hành viên giao tài sản cho người khác bảo quản khi người được giao vi phạm nghĩa vụ hoặc không còn điều kiện bảo quản, \
             theo {}",
            cite("reassign")?
        ),
    ]);
    if facts.undertakes {
        paper.text(format!(
            "{} cam kết thực hiện đầy đủ các nghĩa vụ nêu trên và chịu trách nhiệm trước pháp luật về việc bảo quản tài sản.",
            capital(&facts.keeper.short())
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_truck, case, day, debtor, frame, head, photo, reference},
    };

    fn facts(on: &str) -> EntrustFacts {
        EntrustFacts {
            head: head("28/BB-THADS", on),
            case: case(),
            decision: reference("Quyết định cưỡng chế kê biên, xử lý tài sản", "41/QĐ-THADS", on),
            frame: frame(on),
            assets: vec![asset_truck()],
            keeper: debtor(),
            undertakes: true,
            place: "sân nhà số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An".into(),
            period: String::new(),
            fee: String::new(),
            seals: vec!["NP-2026-00417".into(), "NP-2026-00418".into()],
            land: Vec::new(),
            photos: vec![photo("Toàn cảnh xe khi giao; tệp gốc 91ab33f0")],
        }
    }

    #[test]
    fn the_minutes_cite_the_law_of_their_day() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let law = paper_bases("DOC-27", day(on), &[]).unwrap();
            approve(&format!("DOC-27-{regime}"), &entrust_minutes(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn a_stranger_who_keeps_for_pay_gives_no_undertaking() {
        let on = "2026-08-04";
        let mut facts = facts(on);
        facts.undertakes = false;
        facts.fee = "1.500.000 đồng một tháng, trả khi thanh lý".into();
        let law = paper_bases("DOC-27", day(on), &[]).unwrap();
        let text = crate::paper::outline(&entrust_minutes(&facts, &law).unwrap());
        assert!(!text.contains("cam kết") && text.contains("1.500.000 đồng một tháng"));
    }
}
