//! DOC-44, thông báo về quyền ưu tiên mua tài sản.

use crate::{
    kernel::{Day, Vnd},
    law::PaperBases,
    paper::{
        Composer, PaperError, Sheet, Size,
        common::{DescribedAsset, PaperCase, PaperHead, Party, Reference, capital, money, ordinal, term},
    },
};

/// What the notice must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityNoticeFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The seizure decision.
    pub seizure: Reference,
    /// The certificate, or the price-cut decision for a later round.
    pub price_source: Reference,
    /// Who may buy first, each with the ground of the right: `đồng sở hữu 1/2 quyền sử dụng đất`.
    pub holders: Vec<(Party, String)>,
    /// The asset or the debtor's share of it.
    pub asset: DescribedAsset,
    /// The starting price of that round.
    pub price: Vnd,
    /// Which sale, counted from 1.
    pub round: u32,
    /// The last day to declare, when it can be computed already.
    pub declare_until: Option<Day>,
    /// The last day to pay, when it can be computed already.
    pub pay_until: Option<Day>,
}

/// The notice.
///
/// # Errors
/// [`PaperError::Missing`] without holder; [`PaperError::Law`] when the law file has no words for it.
pub fn priority_notice(facts: &PriorityNoticeFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    const ABOUT: &str = "Về quyền ưu tiên mua tài sản";
    facts.case.check()?;
    if facts.holders.is_empty() {
        return Err(PaperError::missing("người có quyền ưu tiên mua"));
    }
    let cite = |what| law.cite(what).map_err(PaperError::law);
    let words = |what| law.term(what).map_err(PaperError::law);
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.extend([facts.seizure.as_basis(), facts.price_source.as_basis()]);
    let to: Vec<String> =
        facts.holders.iter().map(|(p, ground)| format!("{}, {ground}", capital(&p.full()))).collect();
    let mut paper = Composer::begin_notice(&facts.head, ABOUT, &grounds, &to, Size::pt(14));
    paper.text(format!("1. Tài sản được ưu tiên mua: {}.", facts.asset.phrase()));
    paper.text(format!(
        "2. Giá mua là giá khởi điểm của lần bán thứ {}: {}.",
        ordinal(facts.round),
        money(facts.price)
    ));
    if facts.round <= 1 {
        let kind = if facts.asset.immovable { "immovable" } else { "movable" };
        paper.text(format!(
            "3. Người có quyền ưu tiên mua trả lời bằng văn bản trong thời hạn {}, theo quy định tại {}.",
            term(words(kind)?, facts.declare_until),
            cite("right")?
        ));
    } else {
        paper.text(format!(
            "3. Quyền ưu tiên mua được thực hiện {}, theo quy định tại {}.",
            term(words("later")?, facts.declare_until),
            cite("later")?
        ));
    }
    let account = facts.head.office.account.trim();
    let account =
        if account.is_empty() { String::new() } else { format!(" vào tài khoản số {account}") };
    paper.text(format!(
        "4. Người đã nhận mua nộp đủ tiền mua tài sản{account} trong thời hạn {}, theo quy định tại {}.",
        term(words("pay")?, facts.pay_until),
        cite("pay")?
    ));
    if facts.holders.len() > 1 {
        paper.text(
            "5. Nhiều người cùng nhận mua thì thỏa thuận với nhau; không thỏa thuận được thì bốc thăm để chọn người mua, việc bốc thăm \
             được lập biên bản.",
        );
    }
    paper.text(
        "Hết các thời hạn nêu trên mà không trả lời hoặc không nộp đủ tiền, tài sản được bán theo quy định của pháp luật về thi hành án \
         dân sự và pháp luật về đấu giá tài sản./.",
    );
    let holders: Vec<String> = facts
        .holders
        .iter()
        .map(|(p, _)| p.short_capital())
        .filter(|name| !facts.case.party_recipients().contains(name))
        .collect();
    paper.sign(&facts.head, "Thông báo về quyền ưu tiên mua tài sản", facts.case.recipients(&holders))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, case, day, head, person, reference},
    };

    fn facts(on: &str) -> PriorityNoticeFacts {
        let home = "Số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An";
        PriorityNoticeFacts {
            head: head("64/TB-THADS", on),
            case: case(),
            seizure: reference("Quyết định cưỡng chế kê biên, xử lý tài sản", "41/QĐ-THADS", "2026-02-03"),
            price_source: Reference::new(
                "Chứng thư thẩm định giá",
                "112/2026/CT-TĐG",
                day(on).plus_days(-4).unwrap(),
                "Công ty cổ phần Thẩm định giá Sông Lam",
            ),
            holders: vec![(
                person("bà", "Đỗ Thị Nguyệt", "022186001234", home),
                "đồng sở hữu 1/2 quyền sử dụng đất và nhà ở".into(),
            )],
            asset: asset_house(),
            price: Vnd::new(1_000_000_000).unwrap(),
            round: 1,
            declare_until: if on < "2026-07-01" { day(on).plus_months(3) } else { day(on).plus_days(17) },
            pay_until: None,
        }
    }

    #[test]
    fn the_notice_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-03-24"), ("R25", "2026-08-25")] {
            let law = paper_bases("DOC-44", day(on), &[]).unwrap();
            approve(&format!("DOC-44-{regime}"), &priority_notice(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn a_later_round_and_several_holders_have_their_own_words() {
        let on = "2026-11-03";
        let mut facts = facts(on);
        facts.round = 3;
        facts.holders.push((
            person("ông", "Đỗ Văn Sáng", "022079005678", "xã Tân An, tỉnh Hà An"),
            "đồng sở hữu".into(),
        ));
        let text = crate::paper::outline(
            &priority_notice(&facts, &paper_bases("DOC-44", day(on), &[]).unwrap()).unwrap(),
        );
        assert!(text.contains("ít nhất 03 ngày làm việc") && text.contains("bốc thăm"), "{text}");
        assert!(text.contains("- Ông Đỗ Văn Sáng;"));
    }
}
