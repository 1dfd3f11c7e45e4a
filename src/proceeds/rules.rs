//! From a decided distribution to movements of money and to the rows of its sheet.

use super::acts::{Account, Decision, Posting};
use crate::{
    assets::Dossier,
    engine::payout::{Payout, PayoutInput},
    kernel::{Refusal, Vnd},
};

/// The movements that pay a distribution out: steps off the top, then the payees with their fee kept back, then
/// what is left to the debtor. Together they are exactly the proceeds.
pub(super) fn payments(decision: &Decision, name: impl Fn(&str) -> String) -> Vec<Posting> {
    let mut list = Vec::new();
    let mut pay = |to: Account, amount: Vnd, what: String| {
        if !amount.is_zero() {
            list.push(Posting { from: Account::Held, to, amount, what });
        }
    };
    for step in &decision.payout.steps {
        let to = match step.what.as_str() {
            "costs" => Account::Costs,
            "rent_reserve" => Account::RentReserve,
            "transfer_taxes" => Account::Taxes,
            "court_fee" => Account::CourtFee,
            _ => continue,
        };
        pay(to, step.amount, step.label());
    }
    for line in &decision.payout.lines {
        pay(Account::Payee(line.id.clone()), line.net, format!("Chi trả {}", name(&line.id)));
        pay(Account::Fee, line.fee, format!("Phí thi hành án, {}", name(&line.id)));
    }
    pay(Account::Debtor, decision.payout.left_to_debtor, "Trả lại người phải thi hành án".to_owned());
    list
}

/// Whether an amount is what is held.
pub(super) fn distributes_what_is_held(input: &PayoutInput, held: Vnd) -> Result<(), Refusal> {
    if input.proceeds == held && !held.is_zero() {
        return Ok(());
    }
    let message = if held.is_zero() {
        "Chưa ghi khoản tiền nào đã thu của tài sản này. Ghi khoản thu trước khi phân chia.".to_owned()
    } else {
        format!("Số tiền phân chia {} đồng khác số đang giữ của tài sản này là {held} đồng.", input.proceeds)
    };
    Err(Refusal::new("PAYOUT-HELD", message).at("proceeds"))
}

/// One payee in the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The rank: `bảo đảm`, `a` … `đ`.
    pub rank: String,
    /// Who.
    pub name: String,
    /// What for.
    pub kind: String,
    /// The claim.
    pub claimed: Vnd,
    /// What falls to it.
    pub paid: Vnd,
    /// The fee kept back.
    pub fee: Vnd,
    /// What is paid over.
    pub net: Vnd,
}

/// The payees of a distribution, in the order of payment.
pub fn sheet_rows(dossier: &Dossier, input: &PayoutInput, payout: &Payout) -> Vec<SheetRow> {
    let kinds = input.secured.iter().filter(|s| !s.amount.is_zero()).map(|_| "Nghĩa vụ được bảo đảm");
    let kinds = kinds.chain(input.claims.iter().map(|claim| claim.kind.label()));
    let mut rows: Vec<SheetRow> = payout
        .lines
        .iter()
        .zip(kinds)
        .map(|(line, kind)| SheetRow {
            rank: if line.rank == "secured" { "bảo đảm".to_owned() } else { line.rank.clone() },
            name: dossier.payee(&line.id),
            kind: kind.to_owned(),
            claimed: line.claimed,
            paid: line.paid,
            fee: line.fee,
            net: line.net,
        })
        .collect();
    let order = ["bảo đảm", "a", "b", "c", "d", "đ"];
    rows.sort_by_key(|row| order.iter().position(|rank| *rank == row.rank));
    rows
}
