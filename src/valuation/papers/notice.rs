//! DOC-39, thông báo kết quả thẩm định giá, xác định giá.

use crate::{
    kernel::{Day, Vnd},
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table,
        common::{DescribedAsset, PaperCase, PaperHead, Reference, money, term},
    },
};

/// Where the price comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceSource {
    /// A firm's certificate (chứng thư thẩm định giá).
    Certificate(Reference),
    /// The minutes of the price council (hội đồng xác định giá).
    Council(Reference),
    /// The officer's own minutes.
    Officer(Reference),
}

impl PriceSource {
    const fn reference(&self) -> &Reference {
        match self {
            PriceSource::Certificate(r) | PriceSource::Council(r) | PriceSource::Officer(r) => r,
        }
    }

    const fn verb(&self) -> &'static str {
        match self {
            PriceSource::Certificate(_) => "thẩm định giá",
            PriceSource::Council(_) | PriceSource::Officer(_) => "xác định giá",
        }
    }
}

/// An asset with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuedAsset {
    /// The asset.
    pub asset: DescribedAsset,
    /// Its value.
    pub value: Vnd,
}

/// What the notice must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuationNoticeFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case; co-owners and holders of a priority right stand among the others.
    pub case: PaperCase,
    /// The seizure decision.
    pub seizure: Reference,
    /// Where the price comes from.
    pub source: PriceSource,
    /// The day the result was received.
    pub received: Day,
    /// How long the certificate is valid.
    pub valid_until: Option<Day>,
    /// The assets, at least one.
    pub assets: Vec<ValuedAsset>,
    /// What must be advanced for a new valuation.
    pub advance: Vnd,
    /// The last day to ask for it, when it can be computed already.
    pub revalue_until: Option<Day>,
}

/// The notice.
///
/// # Errors
/// [`PaperError::Missing`] without assets; [`PaperError::Law`] when the law file has no words for it.
pub fn valuation_notice(facts: &ValuationNoticeFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.case.check()?;
    if facts.assets.is_empty() {
        return Err(PaperError::missing("tài sản đã có giá"));
    }
    let verb = facts.source.verb();
    let about = format!("Về kết quả {verb} tài sản kê biên");
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.push(facts.seizure.as_basis());
    grounds.push(facts.source.reference().as_basis());
    let to = facts.case.addressees();
    let mut paper = Composer::begin_notice(&facts.head, &about, &grounds, &to, Size::pt(14));
    result(&mut paper, facts)?;
    let words = term(law.term("revalue").map_err(PaperError::law)?, facts.revalue_until);
    paper.text(format!(
        "2. Trong thời hạn {words}, đương sự có quyền yêu cầu bằng văn bản việc {verb} lại theo quy định tại {}. Quyền này chỉ được \
         thực hiện một lần.",
        law.cite("revalue").map_err(PaperError::law)?
    ));
    let account = facts.head.office.account.trim();
    let account =
        if account.is_empty() { String::new() } else { format!(" vào tài khoản số {account}") };
    paper.text(format!(
        "3. Người yêu cầu {verb} lại phải nộp tạm ứng chi phí là {}{account} cùng với văn bản yêu cầu, theo quy định tại {}. Yêu cầu \
         không kèm tạm ứng chi phí không được chấp nhận.",
        money(facts.advance),
        law.cite("advance").map_err(PaperError::law)?
    ));
    paper.text(
        "4. Hết thời hạn nêu trên mà không có yêu cầu hợp lệ, giá tại mục 1 Thông báo này là giá khởi điểm để bán tài sản theo quy \
         định của pháp luật./.",
    );
    paper.sign(&facts.head, &format!("Thông báo kết quả {verb} tài sản kê biên"), facts.case.recipients(&[]))
}

fn result(paper: &mut Composer, facts: &ValuationNoticeFacts) -> Result<(), PaperError> {
    let valid = facts
        .valid_until
        .map_or_else(String::new, |d| format!("; kết quả có hiệu lực đến hết {}", d.in_full()));
    let received = facts.received.in_full();
    if let [one] = facts.assets.as_slice() {
        paper.text(format!(
            "1. Giá của tài sản kê biên là {} theo kết quả nhận được {received}{valid}. Tài sản: {}.",
            money(one.value),
            one.asset.phrase()
        ));
        return Ok(());
    }
    paper.leading(format!(
        "1. Giá của các tài sản kê biên theo kết quả nhận được {received}{valid} như sau (đơn vị tính: đồng):"
    ));
    let total =
        Vnd::sum(facts.assets.iter().map(|a| a.value)).map_err(|e| PaperError::Figures(e.to_string()))?;
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tài sản", 0, Align::Left),
        Column::new("Số lượng", 24, Align::Center),
        Column::new("Giá trị", 34, Align::Right),
    ];
    let mut rows: Vec<Vec<Cell>> = (1..)
        .zip(&facts.assets)
        .map(|(n, a): (usize, _)| {
            vec![
                n.to_string().into(),
                a.asset.phrase().into(),
                a.asset.quantity.as_str().into(),
                a.value.to_string().into(),
            ]
        })
        .collect();
    rows.push(vec![Cell::total("Tổng cộng", 3, Align::Left), Cell::bold(total.to_string())]);
    paper.table(&Table { columns, rows, size: Size::pt(12) });
    paper.text(format!("Tổng giá trị: {}.", money(total)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, asset_truck, case, day, head, reference},
    };

    fn facts(on: &str) -> ValuationNoticeFacts {
        ValuationNoticeFacts {
            head: head("63/TB-THADS", on),
            case: case(),
            seizure: reference("Quyết định cưỡng chế kê biên, xử lý tài sản", "41/QĐ-THADS", "2026-02-03"),
            source: PriceSource::Certificate(Reference::new(
                "Chứng thư thẩm định giá",
                "112/2026/CT-TĐG",
                day(on).plus_days(-4).unwrap(),
                "Công ty cổ phần Thẩm định giá Sông Lam",
            )),
            received: day(on).plus_days(-2).unwrap(),
            valid_until: day(on).plus_months(6),
            assets: vec![ValuedAsset { asset: asset_house(), value: Vnd::new(2_000_000_000).unwrap() }],
            advance: Vnd::new(18_500_000).unwrap(),
            revalue_until: day(on).plus_days(7),
        }
    }

    #[test]
    fn the_notice_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-03-24"), ("R25", "2026-08-25")] {
            let law = paper_bases("DOC-39", day(on), &[]).unwrap();
            approve(&format!("DOC-39-{regime}"), &valuation_notice(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn several_assets_have_a_table_and_a_total_in_words() {
        let on = "2026-08-25";
        let mut facts = facts(on);
        facts.assets.push(ValuedAsset { asset: asset_truck(), value: Vnd::new(186_500_000).unwrap() });
        facts.source = PriceSource::Council(reference("Biên bản xác định giá", "31/BB-THADS", on));
        let sheet = valuation_notice(&facts, &paper_bases("DOC-39", day(on), &[]).unwrap()).unwrap();
        let text = crate::paper::outline(&sheet);
        assert!(text.contains("Tổng cộng | 2.186.500.000"), "{text}");
        assert!(text.contains("(Hai tỷ một trăm tám mươi sáu triệu năm trăm nghìn đồng)"));
        assert!(text.contains("Về kết quả xác định giá tài sản kê biên"));
    }
}
