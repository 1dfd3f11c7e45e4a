//! DOC-19, quyết định cưỡng chế kê biên, xử lý tài sản.

use crate::{
    kernel::{Moment, Vnd},
    law::PaperBases,
    paper::{
        Composer, PaperError, Sheet, Size,
        common::{DescribedAsset, PaperCase, PaperHead, Party, Reference, money, names},
    },
};

/// What the decision must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeizureFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The minutes of verification, if any.
    pub verification: Option<Reference>,
    /// What is seized, at least one thing.
    pub assets: Vec<DescribedAsset>,
    /// The debt that the seizure secures.
    pub secures: Vnd,
    /// When it is to be done.
    pub at: Option<Moment>,
    /// Where.
    pub place: String,
    /// Who else receives it: commune, registry of the asset, registry of security interests, secured party.
    pub recipients: Vec<String>,
}

/// The decision.
///
/// # Errors
/// [`PaperError::Missing`] without asset or party; [`PaperError::Law`] when the law file has no words for it.
pub fn seizure_decision(facts: &SeizureFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    const ABOUT: &str = "Về việc cưỡng chế kê biên, xử lý tài sản";
    facts.case.check()?;
    if facts.assets.is_empty() {
        return Err(PaperError::missing("tài sản kê biên"));
    }
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.extend(facts.verification.iter().map(Reference::as_basis));
    let debtors = names(&facts.case.debtors);
    grounds.push(format!(
        "Xét thấy {debtors} có điều kiện thi hành án nhưng đã hết thời hạn tự nguyện mà không thi hành"
    ));
    let mut paper = Composer::begin_decision(&facts.head, ABOUT, "Chấp hành viên", &grounds, Size::pt(14));
    let parties: Vec<String> = facts.case.debtors.iter().map(Party::full).collect();
    paper.leading_article(
        1,
        format!(
            "Cưỡng chế kê biên, xử lý tài sản của {} để bảo đảm thi hành số tiền {} và chi phí thi hành án. Tài sản kê biên \
             gồm:",
            parties.join("; "),
            money(facts.secures)
        ),
    );
    paper.asset_list(&facts.assets);
    let at = facts
        .at
        .map_or_else(String::new, |m| format!(" vào hồi {}, {}", m.hour_in_full(), m.day().in_full()));
    let place = if facts.place.trim().is_empty() { "nơi có tài sản" } else { facts.place.as_str() };
    paper.article(2, format!("Việc kê biên được thực hiện{at} tại {place}."));
    let costs = law.cite("costs").map_err(PaperError::law)?;
    paper.article(
        3,
        format!(
            "{debtors} chịu chi phí cưỡng chế thi hành án theo quy định tại {costs}. Kể từ khi nhận được Quyết định này, người \
             phải thi hành án và người đang quản lý, sử dụng tài sản không được chuyển quyền sở hữu, quyền sử dụng, cầm cố, thế \
             chấp, cho thuê, thay đổi hiện trạng, hủy hoại hoặc làm hư hỏng tài sản.",
            debtors = crate::paper::common::capital(&debtors)
        ),
    );
    paper.article(
        4,
        format!(
            "Quyết định này có hiệu lực kể từ ngày ký. {debtors}, người đang quản lý, sử dụng tài sản và các cơ quan, tổ chức, cá \
             nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
            debtors = crate::paper::common::capital(&debtors)
        ),
    );
    let mut recipients = vec!["Như Điều 4".to_owned(), facts.case.procuracy.clone()];
    recipients.extend(facts.recipients.iter().cloned());
    recipients.extend(facts.case.party_recipients());
    recipients.extend(["Kế toán nghiệp vụ".to_owned(), "Lưu: VT, HSTHA".to_owned()]);
    paper.sign(&facts.head, &format!("Quyết định {}", ABOUT.replacen("Về", "về", 1)), recipients)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, asset_truck, case, day, head, reference},
    };

    fn facts(on: &str) -> SeizureFacts {
        SeizureFacts {
            head: head("41/QĐ-THADS", on),
            case: case(),
            verification: Some(reference("Biên bản xác minh điều kiện thi hành án", "", "2026-01-20")),
            assets: vec![asset_house()],
            secures: Vnd::new(3_600_000_000).unwrap(),
            at: Some(Moment::from_utc(day(on).next().date().and_hms_opt(1, 30, 0).unwrap())),
            place: "số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An".into(),
            recipients: vec![
                "Ủy ban nhân dân phường Hồng Gai".into(),
                "Văn phòng đăng ký đất đai tỉnh Hà An".into(),
            ],
        }
    }

    #[test]
    fn the_decision_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-02-03"), ("R25", "2026-08-03")] {
            let law = paper_bases("DOC-19", day(on), &["immovable"]).unwrap();
            approve(&format!("DOC-19-{regime}"), &seizure_decision(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn several_assets_stand_in_a_table() {
        let mut facts = facts("2026-08-03");
        facts.assets.push(asset_truck());
        let law = paper_bases("DOC-19", day("2026-08-03"), &["immovable", "mortgaged"]).unwrap();
        approve("DOC-19-two-assets", &seizure_decision(&facts, &law).unwrap());
    }

    #[test]
    fn without_an_asset_it_is_refused() {
        let mut facts = facts("2026-08-03");
        facts.assets.clear();
        let law = paper_bases("DOC-19", day("2026-08-03"), &[]).unwrap();
        let error = seizure_decision(&facts, &law).unwrap_err();
        assert_eq!(error.to_string(), "chưa có tài sản kê biên: bổ sung rồi in lại");
    }
}
