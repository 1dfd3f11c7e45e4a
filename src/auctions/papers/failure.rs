//! DOC-56, thông báo đấu giá không thành, with the offer of the asset to the creditor where it is due.

use crate::{
    kernel::{Day, Vnd},
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table,
        common::{DescribedAsset, PaperCase, PaperHead, Reference, money, ordinal, term},
    },
};

/// One asset that was not sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedLot {
    /// The asset.
    pub asset: DescribedAsset,
    /// The starting price at which it was not sold.
    pub price: Vnd,
}

/// What the notice must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureNoticeFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The organisation's notice.
    pub failure: Reference,
    /// The day the officer received it.
    pub received: Day,
    /// Which round, counted from 1.
    pub round: u32,
    /// The day of the round.
    pub held: Day,
    /// Why: `không có người đăng ký tham gia`.
    pub reason: String,
    /// The lots, at least one.
    pub lots: Vec<FailedLot>,
    /// Whether the asset must be offered to the creditor (from the failure after the second cut on).
    pub offer: bool,
    /// The last day for the creditor's answer.
    pub answer_until: Option<Day>,
    /// The last day of the officer's next cut (R25).
    pub cut_until: Option<Day>,
    /// What the creditor would have to pay in, when it can be said already.
    pub payable: Option<Vnd>,
}

/// The notice.
///
/// # Errors
/// [`PaperError::Missing`] without lots; [`PaperError::Law`] when the law file has no words for it.
pub fn failure_notice(facts: &FailureNoticeFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    const ABOUT: &str = "Về việc đấu giá tài sản không thành";
    facts.case.check()?;
    if facts.lots.is_empty() {
        return Err(PaperError::missing("tài sản đấu giá không thành"));
    }
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.push(facts.failure.as_basis());
    let to = facts.case.addressees();
    let mut paper = Composer::begin_notice(&facts.head, ABOUT, &grounds, &to, Size::pt(14));
    what_happened(&mut paper, facts)?;
    let mut number = 2;
    if facts.offer {
        offer(&mut paper, facts, law)?;
        number = 4;
    } else if law.is_old_law() {
        paper.text(format!(
            "2. Trong thời hạn {}, các đương sự có quyền thỏa thuận về mức giảm giá tài sản theo quy định tại {}. Không thỏa thuận \
             được hoặc không có văn bản thỏa thuận thì Chấp hành viên quyết định giảm giá.",
            term(law.term("agree").map_err(PaperError::law)?, facts.answer_until),
            law.cite("cut").map_err(PaperError::law)?
        ));
        number = 3;
    }
    if !law.is_old_law() {
        paper.text(format!(
            "{number}. Chấp hành viên ra quyết định giảm giá trong thời hạn {}, mức giảm mỗi lần không quá 10% giá khởi điểm của lần đấu \
             giá liền kề trước đó, theo quy định tại {}.",
            term(law.term("cut").map_err(PaperError::law)?, facts.cut_until),
            law.cite("cut").map_err(PaperError::law)?
        ));
        number += 1;
    }
    paper.text(format!(
        "{number}. Trước khi mở cuộc đấu giá tiếp theo 01 ngày làm việc, người phải thi hành án có quyền nộp đủ tiền thi hành án và các \
         chi phí thực tế, hợp lý để nhận lại tài sản, theo quy định tại {}./.",
        law.cite("redeem").map_err(PaperError::law)?
    ));
    paper.sign(&facts.head, "Thông báo về việc đấu giá tài sản không thành", facts.case.recipients(&[]))
}

fn what_happened(paper: &mut Composer, facts: &FailureNoticeFacts) -> Result<(), PaperError> {
    let opening = format!(
        "1. Cuộc đấu giá lần thứ {} tổ chức {} không thành; lý do: {}. Chấp hành viên nhận được thông báo của tổ chức hành nghề đấu giá \
         tài sản {}.",
        ordinal(facts.round),
        facts.held.in_full(),
        facts.reason,
        facts.received.in_full()
    );
    if let [lot] = facts.lots.as_slice() {
        paper.text(opening);
        paper.text(format!("Tài sản: {}.", lot.asset.phrase()));
        paper.text(format!("Giá khởi điểm của lần đấu giá không thành: {}.", money(lot.price)));
        return Ok(());
    }
    paper.leading(format!("{opening} Tài sản và giá khởi điểm (đơn vị tính: đồng):"));
    let total =
        Vnd::sum(facts.lots.iter().map(|l| l.price)).map_err(|e| PaperError::Figures(e.to_string()))?;
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tài sản", 0, Align::Left),
        Column::new("Giá khởi điểm", 36, Align::Right),
    ];
    let mut rows: Vec<Vec<Cell>> = (1..)
        .zip(&facts.lots)
        .map(|(n, l): (usize, _)| {
            vec![n.to_string().into(), l.asset.phrase().into(), l.price.to_string().into()]
        })
        .collect();
    rows.push(vec![Cell::total("Tổng cộng", 2, Align::Left), Cell::bold(total.to_string())]);
    paper.table(&Table { columns, rows, size: Size::pt(12) });
    Ok(())
}

fn offer(paper: &mut Composer, facts: &FailureNoticeFacts, law: &PaperBases) -> Result<(), PaperError> {
    let cite = |what| law.cite(what).map_err(PaperError::law);
    let price =
        Vnd::sum(facts.lots.iter().map(|l| l.price)).map_err(|e| PaperError::Figures(e.to_string()))?;
    let answer = match (law.term("answer"), facts.answer_until) {
        (Ok(words), day) => format!("trong thời hạn {}", term(words, day)),
        (Err(_), Some(day)) => {
            format!(
                "trước khi Chấp hành viên ra quyết định giảm giá tiếp theo, chậm nhất là {}",
                day.in_full()
            )
        }
        (Err(_), None) => "trước khi Chấp hành viên ra quyết định giảm giá tiếp theo".to_owned(),
    };
    paper.text(format!(
        "2. Người được thi hành án có quyền nhận tài sản nêu trên với giá {} để trừ vào số tiền được thi hành án, theo quy định tại {}. Ý \
         kiến đồng ý nhận tài sản được gửi bằng văn bản cho Chấp hành viên {answer}.",
        money(price),
        cite("offer")?
    ));
    let payable =
        facts.payable.map_or_else(String::new, |p| format!(" Số tiền dự kiến phải nộp: {}.", money(p)));
    paper.text(format!(
        "3. Người nhận tài sản phải nộp khoản chênh lệch giữa giá tài sản và phần mình được thanh toán, theo quy định tại {}.{payable} Không \
         trả lời hoặc không đồng ý nhận thì Chấp hành viên tiếp tục giảm giá tài sản để bán đấu giá.",
        cite("pay")?
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, asset_truck, case, day, head},
    };

    fn facts(on: &str, round: u32) -> FailureNoticeFacts {
        FailureNoticeFacts {
            head: head("72/TB-THADS", on),
            case: case(),
            failure: Reference::new(
                "Thông báo",
                "87/TB-ĐGHA",
                day(on).plus_days(-2).unwrap(),
                "Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An",
            ),
            received: day(on).plus_days(-1).unwrap(),
            round,
            held: day(on).plus_days(-3).unwrap(),
            reason: "không có người đăng ký tham gia".into(),
            lots: vec![FailedLot { asset: asset_house(), price: Vnd::new(1_620_000_000).unwrap() }],
            offer: round >= 3,
            answer_until: day(on).plus_days(5),
            cut_until: day(on).plus_days(6),
            payable: None,
        }
    }

    #[test]
    fn the_first_failure_has_no_offer_and_the_third_has_one() {
        for (regime, on) in [("R08", "2026-05-28"), ("R25", "2026-10-28")] {
            let law = paper_bases("DOC-56", day(on), &[]).unwrap();
            approve(&format!("DOC-56-{regime}"), &failure_notice(&facts(on, 1), &law).unwrap());
            approve(&format!("DOC-56-{regime}-offer"), &failure_notice(&facts(on, 3), &law).unwrap());
        }
    }

    #[test]
    fn the_new_law_asks_nobody_to_agree_on_the_cut() {
        let law = paper_bases("DOC-56", day("2026-10-28"), &[]).unwrap();
        let mut facts = facts("2026-10-28", 2);
        facts.lots.push(FailedLot { asset: asset_truck(), price: Vnd::new(150_000_000).unwrap() });
        let text = crate::paper::outline(&failure_notice(&facts, &law).unwrap());
        assert!(!text.contains("thỏa thuận về mức giảm giá"));
        assert!(text.contains("Tổng cộng | 1.770.000.000"));
    }
}
