//! DOC-82e, bảng kê chi tiết tiền gửi: money nobody came for, deposited in the person's name.

use super::kit::DisposalPaper;
use crate::{
    kernel::{Vnd, amount_in_words},
    law::PaperBases,
    paper::{Align, Cell, Column, Composer, PaperError, Sheet, Size, Table, about, common::money},
};

/// What the sheet must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepositFacts {
    /// Head, case, grounds.
    pub paper: DisposalPaper,
    /// The person entitled.
    pub person: String,
    /// The notice: number and day.
    pub notice: String,
    /// How much.
    pub amount: Vnd,
    /// Bank or Treasury.
    pub bank: String,
    /// Savings book or account.
    pub account: String,
    /// Whether it is a savings deposit.
    pub savings: bool,
    /// The accountant and the head.
    pub signers: Vec<(String, String)>,
}

/// The sheet.
///
/// # Errors
/// [`PaperError::Missing`] without a sum or a bank.
pub fn deposit_sheet(facts: &DepositFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    for (absent, what) in
        [(facts.amount.is_zero(), "số tiền gửi"), (facts.bank.trim().is_empty(), "nơi gửi tiền")]
    {
        if absent {
            return Err(PaperError::missing(what));
        }
    }
    let head = &facts.paper.head;
    let mut paper = Composer::begin(
        head,
        "BẢNG KÊ CHI TIẾT TIỀN GỬI",
        "Tiền thi hành án chưa có người nhận",
        Size::pt(13),
    );
    paper.bases(&facts.paper.bases(law));
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Người được nhận", 0, Align::Left),
        Column::new("Thông báo nhận tiền", 36, Align::Left),
        Column::new("Nơi gửi, số tài khoản", 44, Align::Left),
        Column::new("Số tiền (đồng)", 30, Align::Right),
    ];
    let kind = if facts.savings {
        "tiền gửi tiết kiệm không kỳ hạn"
    } else {
        "tài khoản tạm giữ"
    };
    let line: Vec<Cell> = vec![
        "1".into(),
        facts.person.as_str().into(),
        facts.notice.as_str().into(),
        format!("{}, {}; {kind}", facts.bank, facts.account).into(),
        facts.amount.to_string().into(),
    ];
    let total = vec![Cell::total("Cộng", 4, Align::Center), Cell::bold(facts.amount.to_string())];
    paper.table(&Table { columns, rows: vec![line, total], size: Size::pt(12) });
    paper.text(format!("Bằng chữ: {}.", amount_in_words(facts.amount)));
    paper.text(format!(
        "Người được nhận có quyền nhận {} và tiền lãi phát sinh, nếu có, sau khi trừ chi phí, cho đến khi hết thời hạn nộp ngân sách nhà nước.",
        money(facts.amount)
    ));
    paper.signatures(&facts.signers, facts.signers.len().max(1));
    paper.finish(about(head, "Bảng kê chi tiết tiền gửi"))
}
