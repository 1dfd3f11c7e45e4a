//! DOC-58, quyết định giảm giá tài sản: after a failed round the officer lowers the starting price.

use crate::{
    kernel::Vnd,
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table,
        common::{
            DescribedAsset, PaperCase, PaperHead, Reference, cut_percent, money, names, ordinal, two_digits,
        },
    },
};

/// One asset whose price is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutLot {
    /// The asset.
    pub asset: DescribedAsset,
    /// The starting price of the failed round.
    pub before: Vnd,
    /// The price after the cut.
    pub after: Vnd,
}

/// What the decision must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceCutFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The seizure decision.
    pub seizure: Reference,
    /// The valuation certificate or the minutes of the agreed price.
    pub valuation: Reference,
    /// Earlier cuts, oldest first.
    pub earlier_cuts: Vec<Reference>,
    /// The organisation's notice that the round failed.
    pub failure: Reference,
    /// Which round failed, counted from 1.
    pub failed_round: u32,
    /// Why it failed: `không có người đăng ký tham gia`.
    pub reason: String,
    /// The auction contract that goes on.
    pub contract: Reference,
    /// The auction organisation.
    pub organisation: String,
    /// What the creditor answered to the offer of the asset, where an offer was due.
    pub creditor_answer: Option<String>,
    /// The lots, at least one.
    pub lots: Vec<CutLot>,
}

/// The decision. Its grounds stand in the order of `domain/documents.md` 4.6.
///
/// # Errors
/// [`PaperError::Missing`] for a fact without which it cannot stand, [`PaperError::Figures`] for a price that
/// does not fall, [`PaperError::UnknownLetter`] for a letter outside the font.
pub fn price_cut_decision(facts: &PriceCutFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.case.check()?;
    check(facts)?;
    let time = facts.earlier_cuts.len() + 1;
    let about = format!("Về việc giảm giá tài sản (lần thứ {})", two_digits(time));
    let size = Size::pt(14);
    let mut paper =
        Composer::begin_decision(&facts.head, &about, "Chấp hành viên", &grounds(facts, law), size);
    let debtors = names(&facts.case.debtors);
    match facts.lots.as_slice() {
        [lot] => one_lot(&mut paper, lot, &debtors, time),
        lots => several_lots(&mut paper, lots, &debtors, time)?,
    }
    let next = facts.failed_round + 1;
    paper.article(
        2,
        format!(
            "Giá sau khi giảm nêu tại Điều 1 là giá khởi điểm của lần đấu giá thứ {}. {} tiếp tục tổ chức đấu giá tài sản \
             theo {} và phụ lục hợp đồng được ký kết theo giá mới.",
            ordinal(next),
            facts.organisation,
            facts.contract.line(),
        ),
    );
    let redeem = law.cite("redeem").map_err(PaperError::law)?;
    paper.article(
        3,
        format!(
            "Quyết định này có hiệu lực kể từ ngày ký. Trước khi mở cuộc đấu giá tiếp theo 01 ngày làm việc, người phải thi \
             hành án có quyền nộp đủ tiền thi hành án và các chi phí thực tế, hợp lý để nhận lại tài sản theo quy định tại \
             {redeem}.",
        ),
    );
    paper.text(format!(
        "{}, các đương sự, người có quyền lợi, nghĩa vụ liên quan và các cơ quan, tổ chức, cá nhân có liên quan chịu \
         trách nhiệm thi hành Quyết định này./.",
        facts.organisation
    ));
    let mut recipients = vec!["Như Điều 3".to_owned(), facts.case.procuracy.clone()];
    recipients.extend(facts.case.party_recipients());
    recipients.push(facts.organisation.clone());
    recipients.extend(["Kế toán nghiệp vụ".to_owned(), "Lưu: VT, HSTHA".to_owned()]);
    recipients.retain(|r| !r.trim().is_empty());
    paper.sign(&facts.head, &format!("Quyết định {about}").replace("Về", "về"), recipients)
}

fn check(facts: &PriceCutFacts) -> Result<(), PaperError> {
    if facts.lots.is_empty() {
        return Err(PaperError::missing("tài sản được giảm giá"));
    }
    for lot in &facts.lots {
        if lot.after >= lot.before || lot.after.is_zero() {
            let text = format!("giá sau khi giảm {} không thấp hơn giá {}", lot.after, lot.before);
            return Err(PaperError::Figures(text));
        }
    }
    Ok(())
}

fn grounds(facts: &PriceCutFacts, law: &PaperBases) -> Vec<String> {
    let mut lines = law.lines.clone();
    lines.extend(facts.case.bases());
    lines.push(facts.seizure.as_basis());
    lines.push(facts.valuation.as_basis());
    lines.extend(facts.earlier_cuts.iter().map(Reference::as_basis));
    let round = ordinal(facts.failed_round);
    lines.push(format!(
        "{} về việc đấu giá lần thứ {round} không thành, {}",
        facts.failure.as_basis(),
        facts.reason
    ));
    if let Some(answer) = &facts.creditor_answer {
        lines.push(format!("Xét thấy {answer}"));
    }
    lines
}

fn one_lot(paper: &mut Composer, lot: &CutLot, debtors: &str, time: usize) {
    paper.article(
        1,
        format!("Giảm giá lần thứ {} đối với tài sản đã kê biên của {debtors} như sau:", two_digits(time)),
    );
    paper.text(format!("1. Tài sản: {}.", lot.asset.phrase()));
    paper.text(format!("2. Giá khởi điểm của lần đấu giá liền kề trước đó: {}.", money(lot.before)));
    let cut = lot.before.less(lot.after);
    paper.text(format!("3. Mức giảm: {}, bằng {}.", cut_percent(lot.before, lot.after), money(cut)));
    paper.text(format!("4. Giá tài sản sau khi giảm: {}.", money(lot.after)));
}

fn several_lots(paper: &mut Composer, lots: &[CutLot], debtors: &str, time: usize) -> Result<(), PaperError> {
    paper.leading_article(
        1,
        format!(
            "Giảm giá lần thứ {} đối với {} tài sản đã kê biên của {debtors} theo bảng sau (đơn vị tính: đồng):",
            two_digits(time),
            two_digits(lots.len())
        ),
    );
    let overflow = |_| PaperError::Figures("tổng số vượt quá giới hạn".to_owned());
    let before = Vnd::sum(lots.iter().map(|l| l.before)).map_err(overflow)?;
    let after = Vnd::sum(lots.iter().map(|l| l.after)).map_err(overflow)?;
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tài sản", 0, Align::Left),
        Column::new("Giá khởi điểm liền kề trước", 30, Align::Right),
        Column::new("Mức giảm", 17, Align::Center),
        Column::new("Số tiền giảm", 28, Align::Right),
        Column::new("Giá sau khi giảm", 30, Align::Right),
    ];
    let mut rows: Vec<Vec<Cell>> = (1..)
        .zip(lots)
        .map(|(n, lot)| {
            vec![
                n.to_string().into(),
                lot.asset.phrase().into(),
                lot.before.to_string().into(),
                cut_percent(lot.before, lot.after).into(),
                lot.before.less(lot.after).to_string().into(),
                lot.after.to_string().into(),
            ]
        })
        .collect();
    rows.push(vec![
        Cell::total("Tổng cộng", 2, Align::Left),
        Cell::bold(before.to_string()),
        "".into(),
        Cell::bold(before.less(after).to_string()),
        Cell::bold(after.to_string()),
    ]);
    paper.table(&Table { columns, rows, size: Size::pt(12) });
    paper.text(format!("Tổng giá tài sản sau khi giảm: {}.", money(after)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, case, day, head, reference},
    };

    pub(in crate::auctions::papers) fn facts(on: &str) -> PriceCutFacts {
        let round = 3;
        PriceCutFacts {
            head: head("58/QĐ-THADS", on),
            case: case(),
            seizure: reference("Quyết định cưỡng chế kê biên, xử lý tài sản", "41/QĐ-THADS", "2026-02-03"),
            valuation: Reference::new(
                "Chứng thư thẩm định giá",
                "112/2026/CT-TĐG",
                day("2026-03-21"),
                "Công ty cổ phần Thẩm định giá Sông Lam",
            ),
            earlier_cuts: vec![
                reference("Quyết định giảm giá tài sản (lần thứ 01)", "102/QĐ-THADS", "2026-05-08"),
                reference("Quyết định giảm giá tài sản (lần thứ 02)", "133/QĐ-THADS", "2026-06-12"),
            ],
            failure: Reference::new(
                "Thông báo",
                "87/TB-ĐGHA",
                day(on).plus_days(-5).unwrap(),
                "Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An",
            ),
            failed_round: round,
            reason: "do không có người đăng ký tham gia".to_owned(),
            contract: Reference::new(
                "Hợp đồng dịch vụ đấu giá tài sản",
                "15/2026/HĐ-ĐG",
                day("2026-04-02"),
                "",
            ),
            organisation: "Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An".to_owned(),
            creditor_answer: Some(
                "người được thi hành án không đề nghị nhận tài sản để trừ vào số tiền được thi hành án"
                    .to_owned(),
            ),
            lots: vec![CutLot {
                asset: asset_house(),
                before: Vnd::new(1_620_000_000).unwrap(),
                after: Vnd::new(1_458_000_000).unwrap(),
            }],
        }
    }

    #[test]
    fn the_decision_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-06-29"), ("R25", "2026-11-03")] {
            let law = paper_bases("DOC-58", day(on), &[]).unwrap();
            let sheet = price_cut_decision(&facts(on), &law).unwrap();
            approve(&format!("DOC-58-{regime}"), &sheet);
        }
    }

    #[test]
    fn several_assets_stand_in_a_table_with_a_total() {
        let on = "2026-11-03";
        let mut facts = facts(on);
        for (before, after) in [(52_400_000_000, 49_256_000_000), (1_937_102_446, 1_743_392_202)] {
            let (before, after) = (Vnd::new(before).unwrap(), Vnd::new(after).unwrap());
            facts.lots.push(CutLot { asset: crate::paper::testing::asset_truck(), before, after });
        }
        let sheet = price_cut_decision(&facts, &paper_bases("DOC-58", day(on), &[]).unwrap()).unwrap();
        approve("DOC-58-three-assets", &sheet);
    }

    #[test]
    fn a_price_that_does_not_fall_is_refused() {
        let mut facts = facts("2026-11-03");
        facts.lots[0].after = facts.lots[0].before;
        let law = paper_bases("DOC-58", day("2026-11-03"), &[]).unwrap();
        assert!(matches!(price_cut_decision(&facts, &law), Err(PaperError::Figures(_))));
    }
}
