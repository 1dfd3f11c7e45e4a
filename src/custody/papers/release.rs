//! DOC-80b, lệnh xuất kho, and DOC-80c, phiếu xuất kho: the mirror image of order and slip on the way in.

use super::{SlipSigners, StoreLine, order::lines_table};
use crate::{
    law::PaperBases,
    paper::{
        Composer, PaperError, Sheet, Size, about,
        common::{PaperCase, PaperHead, Reference},
    },
};

/// What the order must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseOrderFacts {
    /// Number, day, signer (the head or a deputy).
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// Who lets go: the storekeeper's name.
    pub storekeeper: String,
    /// Who receives: name, office, body, identity paper.
    pub receiver: String,
    /// Why, and by which decision.
    pub reason: String,
    /// What.
    pub lines: Vec<StoreLine>,
}

/// The order to release.
///
/// # Errors
/// [`PaperError::Missing`] without lines, storekeeper or receiver.
pub fn release_order(facts: &ReleaseOrderFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    for (absent, what) in [
        (facts.lines.is_empty(), "vật, tài sản xuất kho"),
        (facts.storekeeper.trim().is_empty(), "thủ kho"),
        (facts.receiver.trim().is_empty(), "người nhận"),
    ] {
        if absent {
            return Err(PaperError::Missing(what.to_owned()));
        }
    }
    let mut paper =
        Composer::begin(&facts.head, "LỆNH XUẤT KHO", "Về việc xuất kho vật chứng, tài sản", Size::pt(13));
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    paper.bases(&grounds);
    paper.text(format!(
        "1. Giao {}, Thủ kho, xuất các vật, tài sản ghi dưới đây; lý do xuất: {}.",
        facts.storekeeper,
        facts.reason.trim().trim_end_matches('.')
    ));
    paper.text(format!("2. Người nhận: {}.", facts.receiver));
    paper.leading("Danh mục vật, tài sản xuất kho:");
    paper.table(&lines_table(&facts.lines));
    paper.text(
        "Thủ kho kiểm tra giấy giới thiệu, giấy tờ tùy thân của người nhận, đối chiếu số lượng, tình trạng, niêm phong; chỉ xuất \
         đúng danh mục; lập phiếu xuất kho, ghi sổ và biên bản giao, nhận./.",
    );
    let recipients =
        ["Thủ kho", "Kế toán nghiệp vụ", "Chấp hành viên", "Lưu: VT, HSTHA"].map(str::to_owned).to_vec();
    paper.sign(&facts.head, "Lệnh xuất kho vật chứng, tài sản", recipients)
}

/// What the slip must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseSlipFacts {
    /// Number, day.
    pub head: PaperHead,
    /// The order on which it rests.
    pub order: Reference,
    /// The case in a phrase.
    pub case: String,
    /// Who received: name, office, body, identity paper.
    pub receiver: String,
    /// Why.
    pub reason: String,
    /// The lines.
    pub lines: Vec<StoreLine>,
    /// Who signs; the one who delivers is here the one who receives.
    pub signers: SlipSigners,
}

/// The slip of a release.
///
/// # Errors
/// [`PaperError::Missing`] without lines.
pub fn release_slip(facts: &ReleaseSlipFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::Missing("vật, tài sản xuất kho".to_owned()));
    }
    let mut paper = Composer::begin(&facts.head, "PHIẾU XUẤT KHO", "Vật chứng, tài sản", Size::pt(13));
    paper.bases(&law.lines);
    paper.field("Lệnh xuất kho", format!("số {} {}", facts.order.number, facts.order.day.in_full()));
    paper.field("Hồ sơ", facts.case.as_str());
    paper.field("Người nhận", facts.receiver.as_str());
    paper.field("Lý do xuất", facts.reason.as_str());
    paper.table(&lines_table(&facts.lines));
    paper.text("Số lượng, tình trạng, niêm phong đã được người nhận kiểm tra và công nhận đúng.");
    let s = &facts.signers;
    let columns = [
        ("Người lập phiếu", &s.drafter),
        ("Người nhận", &s.deliverer),
        ("Thủ kho", &s.storekeeper),
        ("Kế toán", &s.accountant),
        ("Thủ trưởng đơn vị", &s.head),
    ];
    let signers: Vec<(String, String)> = columns.map(|(o, n)| (o.to_owned(), n.clone())).to_vec();
    paper.signatures(&signers, signers.len());
    paper.finish(about(&facts.head, "Phiếu xuất kho vật chứng, tài sản"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::{
            common::Signer,
            testing::{approve, case, day, head, reference},
        },
    };

    fn lines() -> Vec<StoreLine> {
        vec![StoreLine {
            name: "Xe ô tô tải Thaco Ollin 500, biển kiểm soát 37C-421.18; số TV-2026-00012".into(),
            unit: "chiếc".into(),
            quantity: "1".into(),
            weight: String::new(),
            state: "Đã qua sử dụng; niêm phong số NP-2026-00417".into(),
        }]
    }

    #[test]
    fn order_and_slip_cite_the_law_of_their_day() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let mut facts = ReleaseOrderFacts {
                head: head("21/LK-THADS", on),
                case: case(),
                storekeeper: "ông Đặng Văn Lực".into(),
                receiver:
                    "ông Vũ Đình Phong, người mua được tài sản đấu giá, số định danh cá nhân 022090001234"
                        .into(),
                reason: "giao tài sản bán đấu giá thành theo Biên bản đấu giá số 12".into(),
                lines: lines(),
            };
            facts.head.signer = Signer::Head("Trịnh Công Hậu".into());
            let law = paper_bases("DOC-80b", day(on), &[]).unwrap();
            approve(&format!("DOC-80b-{regime}"), &release_order(&facts, &law).unwrap());
        }
        let on = "2026-08-04";
        let facts = ReleaseSlipFacts {
            head: head("30/PK-THADS", on),
            order: reference("Lệnh xuất kho", "21/LK-THADS", on),
            case: "Việc 318/2025: ông Phạm Quốc Bảo".into(),
            receiver: "ông Vũ Đình Phong, số định danh cá nhân 022090001234".into(),
            reason: "giao tài sản bán đấu giá thành".into(),
            lines: lines(),
            signers: SlipSigners {
                drafter: "Đặng Văn Lực".into(),
                deliverer: "Vũ Đình Phong".into(),
                storekeeper: "Đặng Văn Lực".into(),
                accountant: "Mai Thanh Hòa".into(),
                head: "Trịnh Công Hậu".into(),
            },
        };
        let law = paper_bases("DOC-80c", day(on), &[]).unwrap();
        approve("DOC-80c-out", &release_slip(&facts, &law).unwrap());
    }
}
