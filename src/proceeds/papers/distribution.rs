//! DOC-73, bảng phân chia tiền thi hành án: from the proceeds to the last đồng, step by step.

use crate::{
    kernel::{Day, Vnd, amount_in_words},
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, Geometry, PaperError, Sheet, Size, Table, about,
        common::{PaperCase, PaperHead, Reference, money, term},
    },
};

/// One step down from the proceeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistributionStep {
    /// What is taken: `Chi phí thi hành án (kèm chứng từ)`.
    pub what: String,
    /// How much.
    pub amount: Vnd,
    /// What is left.
    pub left: Vnd,
    /// By which article.
    pub basis: String,
}

/// One payee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayLine {
    /// The rank in the order of payment: `a`, `b`, `đ`, `bảo đảm`.
    pub rank: String,
    /// Who is paid.
    pub payee: String,
    /// Under which decision, or for what.
    pub decision: String,
    /// What is claimed.
    pub claimed: Vnd,
    /// What falls to the payee.
    pub paid: Vnd,
    /// The enforcement fee kept back.
    pub fee: Vnd,
    /// What is handed out.
    pub net: Vnd,
    /// The account, or `nhận tại cơ quan`.
    pub account: String,
}

/// What the sheet must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistributionFacts {
    /// Number, day, signer (the officer).
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// What the money comes from: `tiền bán đấu giá …`.
    pub source: String,
    /// The papers on which it came in.
    pub grounds: Vec<Reference>,
    /// The proceeds.
    pub proceeds: Vnd,
    /// What is taken first, in order.
    pub steps: Vec<DistributionStep>,
    /// The payees, in order of rank.
    pub lines: Vec<PayLine>,
    /// What is left for the debtor.
    pub left_to_debtor: Vnd,
    /// The last day to pay out.
    pub pay_until: Option<Day>,
    /// The accountant's name.
    pub accountant: String,
    /// The head's office and name.
    pub head_of_agency: (String, String),
}

/// The sheet, on lying A4.
///
/// # Errors
/// [`PaperError::Figures`] when a line's fee and net do not make its share, or the shares and the rest do not make
/// what was left to share; [`PaperError::Missing`] without payees.
pub fn distribution_sheet(facts: &DistributionFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.case.check()?;
    check(facts)?;
    let head = &facts.head;
    let mut paper = Composer::begin_on(
        Geometry::LANDSCAPE,
        head,
        "BẢNG PHÂN CHIA TIỀN THI HÀNH ÁN",
        "Thanh toán tiền thi hành án theo thứ tự của pháp luật",
        Size::pt(13),
        true,
    );
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.extend(facts.grounds.iter().map(Reference::as_basis));
    paper.bases(&grounds);
    paper.text(format!("1. Số tiền đem phân chia: {}, là {}.", money(facts.proceeds), facts.source));
    paper.leading("2. Các khoản thanh toán trước và từng bước phân chia (đơn vị tính: đồng):");
    paper.table(&steps_table(facts));
    paper.leading("3. Số tiền từng người được thanh toán (đơn vị tính: đồng):");
    paper.table(&lines_table(facts)?);
    paper.leading("4. Số tiền thực nhận bằng chữ:");
    let words: Vec<String> = facts
        .lines
        .iter()
        .map(|l| format!("{}: {} đồng ({})", l.payee, l.net, amount_in_words(l.net)))
        .collect();
    paper.dashes(&words);
    if facts.left_to_debtor.is_zero() {
        paper.text("5. Sau khi phân chia không còn tiền trả lại cho người phải thi hành án.");
    } else {
        paper.text(format!(
            "5. Số tiền còn lại trả cho người phải thi hành án: {}.",
            money(facts.left_to_debtor)
        ));
    }
    if facts.pay_until.is_some() {
        paper.text(format!("6. Thời hạn chi trả: {}.", term("theo quy định của pháp luật", facts.pay_until)));
    }
    let (office, name) = facts.head_of_agency.clone();
    let officer = head.signer.office().join(" ");
    let signers = [
        ("Kế toán nghiệp vụ".to_owned(), facts.accountant.clone()),
        (officer, head.signer.name().to_owned()),
        (office, name),
    ];
    paper.signatures(&signers, 3);
    paper.finish(about(head, "Bảng phân chia tiền thi hành án"))
}

fn check(facts: &DistributionFacts) -> Result<(), PaperError> {
    let wrong = |text: String| Err(PaperError::Figures(text));
    if facts.lines.is_empty() {
        return Err(PaperError::missing("người được thanh toán"));
    }
    for line in &facts.lines {
        if line.fee.checked_add(line.net) != Some(line.paid) {
            return wrong(format!(
                "{}: {} không bằng phí {} cộng thực nhận {}",
                line.payee, line.paid, line.fee, line.net
            ));
        }
    }
    let mut left = facts.proceeds;
    for step in &facts.steps {
        if left.checked_sub(step.amount) != Some(step.left) {
            return wrong(format!("{}: {left} trừ {} không còn {}", step.what, step.amount, step.left));
        }
        left = step.left;
    }
    let paid = sum(facts, |l| l.paid)?;
    if paid.checked_add(facts.left_to_debtor) == Some(left) {
        Ok(())
    } else {
        wrong(format!("tổng đã phân chia {paid} và số trả lại {} không bằng {left}", facts.left_to_debtor))
    }
}

fn sum(facts: &DistributionFacts, part: impl Fn(&PayLine) -> Vnd) -> Result<Vnd, PaperError> {
    Vnd::sum(facts.lines.iter().map(part)).map_err(|e| PaperError::Figures(e.to_string()))
}

fn steps_table(facts: &DistributionFacts) -> Table {
    let columns = vec![
        Column::new("STT", 12, Align::Center),
        Column::new("Nội dung", 0, Align::Left),
        Column::new("Số tiền", 38, Align::Right),
        Column::new("Còn lại", 38, Align::Right),
        Column::new("Căn cứ", 70, Align::Left),
    ];
    let mut rows: Vec<Vec<Cell>> = vec![vec![
        "1".into(),
        "Số tiền thu được".into(),
        facts.proceeds.to_string().into(),
        facts.proceeds.to_string().into(),
        "".into(),
    ]];
    rows.extend((2..).zip(&facts.steps).map(|(n, s): (usize, _)| -> Vec<Cell> {
        vec![
            n.to_string().into(),
            s.what.as_str().into(),
            s.amount.to_string().into(),
            s.left.to_string().into(),
            s.basis.as_str().into(),
        ]
    }));
    Table { columns, rows, size: Size::pt(12) }
}

fn lines_table(facts: &DistributionFacts) -> Result<Table, PaperError> {
    let columns = vec![
        Column::new("STT", 12, Align::Center),
        Column::new("Hàng", 15, Align::Center),
        Column::new("Người được thanh toán", 0, Align::Left),
        Column::new("Quyết định, khoản", 33, Align::Left),
        Column::new("Số tiền phải thi hành", 31, Align::Right),
        Column::new("Được thanh toán", 31, Align::Right),
        Column::new("Phí thi hành án", 25, Align::Right),
        Column::new("Thực nhận", 31, Align::Right),
        Column::new("Tài khoản", 38, Align::Left),
    ];
    let mut rows: Vec<Vec<Cell>> = (1..)
        .zip(&facts.lines)
        .map(|(n, l): (usize, _)| {
            vec![
                n.to_string().into(),
                l.rank.as_str().into(),
                l.payee.as_str().into(),
                l.decision.as_str().into(),
                l.claimed.to_string().into(),
                l.paid.to_string().into(),
                l.fee.to_string().into(),
                l.net.to_string().into(),
                l.account.as_str().into(),
            ]
        })
        .collect();
    rows.push(vec![
        Cell::total("Tổng cộng", 4, Align::Left),
        Cell::bold(sum(facts, |l| l.claimed)?.to_string()),
        Cell::bold(sum(facts, |l| l.paid)?.to_string()),
        Cell::bold(sum(facts, |l| l.fee)?.to_string()),
        Cell::bold(sum(facts, |l| l.net)?.to_string()),
        "".into(),
    ]);
    Ok(Table { columns, rows, size: Size::pt(11) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, case, day, head},
    };

    fn vnd(dong: i64) -> Vnd {
        Vnd::new(dong).unwrap()
    }

    fn line(rank: &str, payee: &str, decision: &str, [claimed, paid, fee]: [i64; 3]) -> PayLine {
        PayLine {
            rank: rank.into(),
            payee: payee.into(),
            decision: decision.into(),
            claimed: vnd(claimed),
            paid: vnd(paid),
            fee: vnd(fee),
            net: vnd(paid - fee),
            account: "1020 0099 8877 6655".into(),
        }
    }

    fn step(what: &str, amount: i64, left: i64, basis: &str) -> DistributionStep {
        DistributionStep { what: what.into(), amount: vnd(amount), left: vnd(left), basis: basis.into() }
    }

    /// The worked example of `domain/enforcement-law.md` 5.3 under the law of 2025.
    fn facts(on: &str) -> DistributionFacts {
        let law = "Luật Thi hành án dân sự";
        let bank = "Ngân hàng thương mại cổ phần Vạn Xuân";
        DistributionFacts {
            head: head("05/BK-THADS", on),
            case: case(),
            source: "tiền bán đấu giá quyền sử dụng đất và nhà ở của ông Phạm Quốc Bảo".into(),
            grounds: vec![Reference::new("Biên lai thu tiền", "0001234", day(on).plus_days(-9).unwrap(), "")],
            proceeds: vnd(4_050_000_000),
            steps: vec![
                step("Chi phí thi hành án", 120_000_000, 3_930_000_000, &format!("khoản 1 Điều 54 {law}")),
                step("Tiền thuê nhà 12 tháng", 63_720_000, 3_866_280_000, &format!("khoản 2 Điều 89 {law}")),
                step("Thuế, phí chuyển nhượng", 81_000_000, 3_785_280_000, &format!("khoản 1 Điều 54 {law}")),
            ],
            lines: vec![
                line("a", "Bà Đỗ Thị Nguyệt", "Cấp dưỡng", [60_000_000, 60_000_000, 0]),
                line("a", "Ông Hà Văn Cường", "Tiền lương", [120_000_000, 120_000_000, 0]),
                line("b", "Ngân sách nhà nước", "Án phí", [112_000_000, 112_000_000, 0]),
                line("c", "Ngân sách nhà nước", "Tiền phạt", [200_000_000, 200_000_000, 0]),
                line("d", "Bảo hiểm xã hội tỉnh Hà An", "Bảo hiểm xã hội", [150_000_000, 150_000_000, 0]),
                line("đ", bank, "318/QĐ-THADS", [3_600_000_000, 2_357_460_000, 70_723_800]),
                line(
                    "đ",
                    "Công ty Vật tư Minh Phát",
                    "322/QĐ-THADS",
                    [1_200_000_000, 785_820_000, 23_574_600],
                ),
            ],
            left_to_debtor: Vnd::ZERO,
            pay_until: day(on).plus_days(10),
            accountant: "Mai Thanh Hòa".into(),
            head_of_agency: ("Trưởng Thi hành án dân sự".into(), "Trịnh Công Hậu".into()),
        }
    }

    /// The same money under the law of 2008: no tax first, fine and insurance in the last rank.
    fn old_facts(on: &str) -> DistributionFacts {
        let mut facts = facts(on);
        facts.steps.pop();
        facts.steps[0].basis = "khoản 1 Điều 47 Luật Thi hành án dân sự".into();
        facts.steps[1].basis = "khoản 5 Điều 115 Luật Thi hành án dân sự".into();
        let last = [
            (3, 138_806_990, 0),
            (4, 104_105_243, 0),
            (5, 2_498_525_825, 74_955_774),
            (6, 832_841_942, 24_985_258),
        ];
        for (n, paid, fee) in last {
            let line = &mut facts.lines[n];
            line.rank = "c".into();
            (line.paid, line.fee, line.net) = (vnd(paid), vnd(fee), vnd(paid - fee));
        }
        facts
    }

    #[test]
    fn the_sheet_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-06-02"), ("R25", "2027-03-01")] {
            let law = paper_bases("DOC-73", day(on), &["fee"]).unwrap();
            let facts = if regime == "R08" { old_facts(on) } else { facts(on) };
            approve(&format!("DOC-73-{regime}"), &distribution_sheet(&facts, &law).unwrap());
        }
    }

    #[test]
    fn one_dong_too_much_is_refused() {
        let law = paper_bases("DOC-73", day("2027-03-01"), &[]).unwrap();
        let mut facts = facts("2027-03-01");
        facts.lines[5].net = vnd(facts.lines[5].net.dong() + 1);
        assert!(matches!(distribution_sheet(&facts, &law), Err(PaperError::Figures(_))));
        facts.lines[5].paid = vnd(facts.lines[5].paid.dong() + 1);
        let error = distribution_sheet(&facts, &law).unwrap_err();
        assert!(error.to_string().contains("không bằng 3.785.280.000"), "{error}");
    }
}
