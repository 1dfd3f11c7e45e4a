//! From a decided distribution to movements of money and to the rows of its sheet.

use super::{
    acts::{Account, Decision, Posting},
    papers::{DistributionFacts, DistributionStep, PayLine, distribution_sheet},
};
use crate::{
    assets::{Dossier, PaperPlan, drawing},
    documents::Series,
    engine::{
        Step,
        payout::{Payout, PayoutInput},
    },
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

/// The sheet of a distribution (DOC-73).
pub(super) fn sheet_plan(dossier: &Dossier, decision: &Decision, accountant: String) -> PaperPlan {
    let on = decision.input.on;
    let facts = sheet_facts(dossier, decision, accountant);
    PaperPlan {
        code: "DOC-73",
        title: format!("Bảng phân chia tiền thi hành án · {}", dossier.story.facts.name),
        series: Series::Sheet,
        sheet: drawing(
            ("DOC-73", on, vec!["fee"]),
            Ok(facts),
            |facts, head| facts.head = head,
            distribution_sheet,
        ),
    }
}

fn sheet_facts(dossier: &Dossier, decision: &Decision, accountant: String) -> DistributionFacts {
    let (input, payout) = (&decision.input, &decision.payout);
    let is_paid =
        |s: &Step| matches!(s, Step::BuyerPaid { .. } | Step::CreditorPaid { .. } | Step::DebtorRedeems);
    let off_the_top = ["costs", "rent_reserve", "transfer_taxes", "court_fee"];
    let steps = payout.steps.iter().filter(|step| off_the_top.contains(&step.what.as_str()));
    DistributionFacts {
        head: dossier.blank_head(input.on),
        case: dossier.paper_case(),
        source: format!("tiền thu được từ việc xử lý tài sản: {}", dossier.paper_asset().phrase()),
        grounds: dossier.source("Chứng từ nộp tiền", is_paid).into_iter().collect(),
        proceeds: input.proceeds,
        steps: steps
            .map(|step| DistributionStep {
                what: step.label(),
                amount: step.amount,
                left: step.left,
                basis: step.basis.clone(),
            })
            .collect(),
        lines: sheet_rows(dossier, input, payout)
            .into_iter()
            .map(|row| PayLine {
                rank: row.rank,
                payee: row.name,
                decision: row.kind,
                claimed: row.claimed,
                paid: row.paid,
                fee: row.fee,
                net: row.net,
                account: "chuyển khoản".to_owned(),
            })
            .collect(),
        left_to_debtor: payout.left_to_debtor,
        pay_until: dossier
            .last(|s| matches!(s, Step::Delivered | Step::DebtorRedeems))
            .and_then(|(_, step)| dossier.last_day("PAYOUT", step.event.date, input.on)),
        accountant,
        head_of_agency: (dossier.agency.head_title.clone(), String::new()),
    }
}
