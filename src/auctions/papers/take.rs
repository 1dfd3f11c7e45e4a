//! DOC-61, thông báo nộp tiền để nhận tài sản: the creditor who takes the asset pays the difference.

use crate::{
    kernel::{Day, Vnd},
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table,
        common::{DescribedAsset, PaperCase, PaperHead, Party, Reference, capital, money, term},
    },
};

/// What the notice must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakePaymentFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// Who takes the asset.
    pub creditor: Party,
    /// The creditor's proposal.
    pub proposal: Reference,
    /// The notice by which the debtor was told, if it has a number.
    pub debtor_told: Option<Reference>,
    /// The asset.
    pub asset: DescribedAsset,
    /// Its value when taken.
    pub value: Vnd,
    /// What all claims, costs, the rent reserve, fees and taxes come to.
    pub all_due: Vnd,
    /// What is owed to this creditor.
    pub own_claim: Vnd,
    /// What would fall to this creditor if the value were distributed.
    pub own_share: Vnd,
    /// The enforcement costs due from the asset.
    pub costs: Vnd,
    /// The last day to pay, when it can be computed already.
    pub pay_until: Option<Day>,
}

/// What the creditor pays in (Nghị định 152/2026/NĐ-CP, Điều 66): nothing when the value does not exceed the costs;
/// the value less the own claim when it exceeds all that is due; else the value less the own share.
pub fn to_pay(facts: &TakePaymentFacts) -> Vnd {
    if facts.value <= facts.costs {
        Vnd::ZERO
    } else if facts.value > facts.all_due {
        facts.value.less(facts.own_claim)
    } else {
        facts.value.less(facts.own_share)
    }
}

/// The notice.
///
/// # Errors
/// [`PaperError::Figures`] when the share is more than the claim; [`PaperError::Law`] when the law file has no words.
pub fn take_payment_notice(facts: &TakePaymentFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    const ABOUT: &str = "Về việc nộp tiền để nhận tài sản";
    facts.case.check()?;
    if facts.own_share > facts.own_claim {
        let text =
            format!("phần được thanh toán {} lớn hơn số được thi hành {}", facts.own_share, facts.own_claim);
        return Err(PaperError::Figures(text));
    }
    let cite = |what| law.cite(what).map_err(PaperError::law);
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.push(facts.proposal.as_basis());
    grounds.extend(facts.debtor_told.iter().map(Reference::as_basis));
    grounds.push(
        "Xét thấy người phải thi hành án không nộp đủ tiền để nhận lại tài sản trong thời hạn đã thông báo"
            .to_owned(),
    );
    let to = [format!("Người được thi hành án: {}", facts.creditor.full())];
    let mut paper = Composer::begin_notice(&facts.head, ABOUT, &grounds, &to, Size::pt(14));
    paper.text(format!("1. Tài sản nhận: {}.", facts.asset.phrase()));
    let pay = to_pay(facts);
    paper.leading(format!(
        "2. Số tiền {} phải nộp được tính theo quy định tại {} như sau (đơn vị tính: đồng):",
        facts.creditor.short(),
        cite("pay")?
    ));
    paper.table(&computation(facts, pay));
    if pay.is_zero() {
        paper.text("3. Theo kết quả trên, người được thi hành án không phải nộp tiền để nhận tài sản./.");
    } else {
        deadline(&mut paper, facts, law, pay)?;
    }
    let name = facts.creditor.short_capital();
    let known = facts.case.party_recipients().contains(&name);
    let first = if known { Vec::new() } else { vec![name] };
    paper.sign(&facts.head, "Thông báo về việc nộp tiền để nhận tài sản", facts.case.recipients(&first))
}

fn deadline(
    paper: &mut Composer,
    facts: &TakePaymentFacts,
    law: &PaperBases,
    pay: Vnd,
) -> Result<(), PaperError> {
    let account = facts.head.office.account.trim();
    let account =
        if account.is_empty() { String::new() } else { format!(" vào tài khoản số {account}") };
    let until = match (law.term("pay"), facts.pay_until) {
        (Ok(words), day) => format!("trong thời hạn {}", term(words, day)),
        (Err(_), Some(day)) => format!("chậm nhất là {}", day.in_full()),
        (Err(error), None) => return Err(PaperError::law(error)),
    };
    paper.text(format!(
        "3. Đề nghị {} nộp {}{account} {until}. Sau khi nộp đủ, Chấp hành viên ra quyết định giao tài sản.",
        facts.creditor.short(),
        money(pay)
    ));
    paper.text(format!(
        "4. Hết thời hạn nêu trên mà không nộp đủ tiền thì coi như không nhận tài sản; Chấp hành viên tiếp tục giảm giá để bán đấu giá theo \
         quy định tại {}./.",
        law.cite("silence").map_err(PaperError::law)?
    ));
    Ok(())
}

fn computation(facts: &TakePaymentFacts, pay: Vnd) -> Table {
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Nội dung", 0, Align::Left),
        Column::new("Số tiền", 40, Align::Right),
    ];
    let name = capital(&facts.creditor.short());
    let mut lines = vec![
        ("Giá trị tài sản tại thời điểm nhận".to_owned(), facts.value),
        ("Chi phí thi hành án phải trừ từ tài sản".to_owned(), facts.costs),
        ("Tổng số tiền phải thi hành và các khoản được thanh toán từ tài sản".to_owned(), facts.all_due),
        (format!("Số tiền {name} được thi hành"), facts.own_claim),
    ];
    if facts.value <= facts.all_due && facts.value > facts.costs {
        lines.push((format!("Phần {name} được thanh toán theo thứ tự, tỷ lệ"), facts.own_share));
    }
    let mut rows: Vec<Vec<Cell>> = (1..)
        .zip(&lines)
        .map(|(n, (what, amount)): (usize, _)| {
            vec![n.to_string().into(), what.as_str().into(), amount.to_string().into()]
        })
        .collect();
    rows.push(vec![Cell::total("Số tiền phải nộp", 2, Align::Left), Cell::bold(pay.to_string())]);
    Table { columns, rows, size: Size::pt(12) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, case, creditor, day, head, reference},
    };

    fn facts(on: &str) -> TakePaymentFacts {
        let vnd = |n| Vnd::new(n).unwrap();
        TakePaymentFacts {
            head: head("81/TB-THADS", on),
            case: case(),
            creditor: creditor(),
            proposal: Reference::new(
                "Văn bản đề nghị nhận tài sản",
                "55/CV-VX",
                day(on).plus_days(-14).unwrap(),
                "",
            ),
            debtor_told: Some(reference("Thông báo", "78/TB-THADS", on)),
            asset: asset_house(),
            value: vnd(1_620_000_000),
            all_due: vnd(3_800_000_000),
            own_claim: vnd(3_600_000_000),
            own_share: vnd(1_441_280_000),
            costs: vnd(95_000_000),
            pay_until: day(on).plus_days(7),
        }
    }

    #[test]
    fn the_notice_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-06-16"), ("R25", "2026-11-16")] {
            let law = paper_bases("DOC-61", day(on), &[]).unwrap();
            approve(&format!("DOC-61-{regime}"), &take_payment_notice(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn the_three_cases_of_the_decree_are_kept_apart() {
        let vnd = |n| Vnd::new(n).unwrap();
        let mut facts = facts("2026-11-16");
        assert_eq!(to_pay(&facts), vnd(178_720_000));
        facts.value = vnd(4_000_000_000);
        assert_eq!(to_pay(&facts), vnd(400_000_000));
        facts.value = vnd(95_000_000);
        assert_eq!(to_pay(&facts), Vnd::ZERO);
        let law = paper_bases("DOC-61", day("2026-11-16"), &[]).unwrap();
        let text = crate::paper::outline(&take_payment_notice(&facts, &law).unwrap());
        assert!(text.contains("không phải nộp tiền"), "{text}");
    }
}
