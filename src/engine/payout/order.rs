//! Who is paid before whom.

use super::input::{Claim, PayoutInput, Secured};
use super::share::pro_rata;
use crate::kernel::{Day, Vnd};
use crate::law::{LawBook, LawError};
use serde::{Deserialize, Serialize};

/// The name of the format of results.
pub const PAYOUT_RESULT_FORMAT: &str = "niemphong.payout-result/1";

/// The distribution, step by step and payee by payee. Steps and the rest always add up to the proceeds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// The law it was made by: `R08`, `R25`.
    pub regime: String,
    /// What was taken, in order; the first step is the proceeds themselves.
    pub steps: Vec<PayoutStep>,
    /// What each payee gets: the secured party first, then the claims in the order given.
    pub lines: Vec<PayoutLine>,
    /// What is left to the debtor; the rent reserve is its own step and no part of it.
    pub left_to_debtor: Vnd,
}

/// One step of the distribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutStep {
    /// `proceeds`, `costs`, `rent_reserve`, `transfer_taxes`, `court_fee`, `secured`, or `rank_a` and so on.
    pub what: String,
    /// How much was taken.
    pub amount: Vnd,
    /// How much was left after it.
    pub left: Vnd,
    /// The article.
    pub basis: String,
}

/// What one payee gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutLine {
    /// Who.
    pub id: String,
    /// `secured`, or the rank's letter.
    pub rank: String,
    /// The claim.
    pub claimed: Vnd,
    /// What falls to it.
    pub paid: Vnd,
    /// The enforcement fee kept back.
    pub fee: Vnd,
    /// What is paid over.
    pub net: Vnd,
}

/// Why nothing can be distributed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayoutError {
    /// The rulebook has no answer.
    #[error("{0}")]
    Law(#[from] LawError),
    /// The order of payment names something that the input does not have.
    #[error("Thứ tự thanh toán trong bộ quy tắc nêu mục “{0}” không nhận biết được.")]
    UnknownItem(String),
}

impl PayoutStep {
    /// As pages and papers call the step.
    pub fn label(&self) -> String {
        match self.what.as_str() {
            "proceeds" => "Tiền thu được".to_owned(),
            "costs" => "Chi phí thi hành án".to_owned(),
            "rent_reserve" => "Khoản tiền thuê nhà để lại cho người phải thi hành án".to_owned(),
            "transfer_taxes" => "Phí, lệ phí, thuế gắn với việc chuyển quyền".to_owned(),
            "court_fee" => "Án phí của bản án có nghĩa vụ được bảo đảm".to_owned(),
            "secured" => "Nghĩa vụ được bảo đảm bằng tài sản".to_owned(),
            other => format!("Hàng thanh toán {}", other.trim_start_matches("rank_")),
        }
    }
}

/// The letters by which the law counts the ranks.
const LETTERS: [&str; 5] = ["a", "b", "c", "d", "đ"];

/// Distributes the proceeds by the order of payment of the day (Điều 47 Luật 2008, Điều 54 Luật 2025).
///
/// # Errors
/// [`PayoutError`] when the law of that day is not written.
pub fn distribute(input: &PayoutInput, law: &LawBook) -> Result<Payout, PayoutError> {
    let order = law.payout_order(input.on)?;
    let basis = order.basis.line();
    let mut till = Till::with(input.proceeds, &basis);
    for item in &order.value.first {
        let wanted = match item.as_str() {
            "costs" => input.costs,
            "rent_reserve" => input.rent_reserve,
            "transfer_taxes" => input.transfer_taxes,
            other => return Err(PayoutError::UnknownItem(other.to_owned())),
        };
        till.take(item, wanted);
    }
    let mut lines = Vec::new();
    if let Some(secured) = input.secured.as_ref().filter(|s| !s.amount.is_zero()) {
        for item in &order.value.secured {
            match item.as_str() {
                "court_fee" => _ = till.take(item, secured.court_fee),
                "secured" => {
                    let paid = till.take(item, secured.amount);
                    lines.push(secured_line(secured, paid, input.on, law)?);
                }
                other => return Err(PayoutError::UnknownItem(other.to_owned())),
            }
        }
    }
    lines.extend(ranked(input, &order.value.ranks, &mut till, law)?);
    let regime = order.basis.regime;
    Ok(Payout { regime, left_to_debtor: till.left, steps: till.steps, lines })
}

/// Pays rank after rank; the lines come back in the order of the claims.
fn ranked(
    input: &PayoutInput,
    ranks: &[Vec<String>],
    till: &mut Till<'_>,
    law: &LawBook,
) -> Result<Vec<PayoutLine>, PayoutError> {
    let rank_of = |claim: &Claim| {
        let named = |name: &str| ranks.iter().position(|kinds| kinds.iter().any(|k| k == name));
        named(claim.kind.name()).or_else(|| named("other")).unwrap_or(ranks.len().saturating_sub(1))
    };
    let mut lines: Vec<Option<PayoutLine>> = vec![None; input.claims.len()];
    for (at, letter) in (0..ranks.len()).zip(LETTERS) {
        let here: Vec<(usize, &Claim)> =
            input.claims.iter().enumerate().filter(|(_, c)| rank_of(c) == at).collect();
        let claimed: Vec<Vnd> = here.iter().map(|(_, c)| c.amount).collect();
        let shares = pro_rata(till.left, &claimed);
        till.take_all(&format!("rank_{letter}"), &shares);
        for ((place, claim), paid) in here.into_iter().zip(shares) {
            let fee = if claim.bears_fee() { fee_on(claim.amount, paid, input.on, law)? } else { Vnd::ZERO };
            if let Some(line) = lines.get_mut(place) {
                *line = Some(line_of(&claim.id, letter, claim.amount, paid, fee));
            }
        }
    }
    Ok(lines.into_iter().flatten().collect())
}

fn secured_line(secured: &Secured, paid: Vnd, on: Day, law: &LawBook) -> Result<PayoutLine, LawError> {
    let bears = secured.fee_exempt == Some(false);
    let fee = if bears { fee_on(secured.amount, paid, on, law)? } else { Vnd::ZERO };
    Ok(line_of(&secured.id, "secured", secured.amount, paid, fee))
}

/// The fee on what is received; none where the claim itself is not above the free limit (Điều 6.4 TT 216/2016).
fn fee_on(claim: Vnd, paid: Vnd, on: Day, law: &LawBook) -> Result<Vnd, LawError> {
    if claim <= law.fee_free_limit(on)?.value {
        return Ok(Vnd::ZERO);
    }
    Ok(law.fee(paid, on)?.value)
}

fn line_of(id: &str, rank: &str, claimed: Vnd, paid: Vnd, fee: Vnd) -> PayoutLine {
    PayoutLine { id: id.to_owned(), rank: rank.to_owned(), claimed, paid, fee, net: paid.less(fee) }
}

/// The money not yet spoken for, and what was taken from it.
struct Till<'a> {
    left: Vnd,
    steps: Vec<PayoutStep>,
    basis: &'a str,
}

impl<'a> Till<'a> {
    fn with(proceeds: Vnd, basis: &'a str) -> Till<'a> {
        let mut till = Till { left: proceeds, steps: Vec::new(), basis };
        till.note("proceeds", proceeds);
        till
    }

    /// Takes so much, or what there is.
    fn take(&mut self, what: &str, wanted: Vnd) -> Vnd {
        let taken = wanted.min(self.left);
        self.left = self.left.less(taken);
        if !wanted.is_zero() {
            self.note(what, taken);
        }
        taken
    }

    fn take_all(&mut self, what: &str, shares: &[Vnd]) {
        if shares.is_empty() {
            return;
        }
        let taken = shares.iter().fold(Vnd::ZERO, |sum, s| sum.checked_add(*s).unwrap_or(sum));
        self.left = self.left.less(taken);
        self.note(what, taken);
    }

    fn note(&mut self, what: &str, amount: Vnd) {
        let (what, basis) = (what.to_owned(), self.basis.to_owned());
        self.steps.push(PayoutStep { what, amount, left: self.left, basis });
    }
}
