//! What a creditor pays who takes the asset (Điều 66 Nghị định 152/2026/NĐ-CP).

use super::payout::{PayoutError, PayoutInput, distribute};
use crate::kernel::{Basis, Vnd};
use crate::law::LawBook;
use serde::Serialize;

/// What the taker owes, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taking {
    /// Which of the three cases it is.
    pub case: TakingCase,
    /// The value at which the asset is taken.
    pub value: Vnd,
    /// All claims, costs, the rent reserve and the transfer's taxes together.
    pub all: Vnd,
    /// What the taker keeps of the value: his claim, or the share that would fall to him.
    pub kept: Vnd,
    /// What he pays in.
    pub pays: Vnd,
    /// The article.
    pub basis: Basis,
}

/// The three cases of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TakingCase {
    /// The value exceeds everything that must be paid: he keeps his whole claim.
    Exceeds,
    /// It does not: he keeps the share he would get if the value were distributed.
    Shares,
    /// It does not exceed the costs: he pays nothing.
    CostsOnly,
}

impl TakingCase {
    /// In Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            TakingCase::Exceeds => {
                "Giá trị tài sản lớn hơn tổng nghĩa vụ: nộp phần vượt số mình được thi hành"
            }
            TakingCase::Shares => {
                "Giá trị tài sản không lớn hơn tổng nghĩa vụ: nộp phần vượt số mình được chia"
            }
            TakingCase::CostsOnly => "Giá trị tài sản không lớn hơn chi phí thi hành án: không phải nộp",
        }
    }
}

/// What the creditor `taker` pays when he takes the asset at a value; `input` is the distribution of that
/// value (its `proceeds`) among everybody, him included.
///
/// # Errors
/// [`PayoutError`] when the law of that day is not written.
pub fn taking(input: &PayoutInput, taker: &str, law: &LawBook) -> Result<Taking, PayoutError> {
    let basis = law.basis("TAKE-AMOUNT", input.on)?;
    let value = input.proceeds;
    let secured = input.secured.iter().flat_map(|s| [s.amount, s.court_fee]);
    let claims = input.claims.iter().map(|c| c.amount).chain(secured);
    let top = [input.costs, input.rent_reserve, input.transfer_taxes];
    let all = Vnd::sum(claims.chain(top)).map_err(|_| crate::law::LawError::TooLarge)?;
    let (case, kept) = if value <= input.costs {
        (TakingCase::CostsOnly, value)
    } else if value > all {
        (TakingCase::Exceeds, owed(input, taker))
    } else {
        let payout = distribute(input, law)?;
        let share = Vnd::sum(payout.lines.iter().filter(|l| l.id == taker).map(|l| l.paid));
        (TakingCase::Shares, share.unwrap_or_default())
    };
    Ok(Taking { case, value, all, kept, pays: value.less(kept), basis })
}

fn owed(input: &PayoutInput, taker: &str) -> Vnd {
    let claims = input.claims.iter().filter(|c| c.id == taker).map(|c| c.amount);
    let secured = input.secured.iter().filter(|s| s.id == taker).map(|s| s.amount);
    Vnd::sum(claims.chain(secured)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::payout::{Claim, ClaimKind};

    fn vnd(dong: i64) -> Vnd {
        Vnd::new(dong).unwrap()
    }

    fn at(value: i64) -> Taking {
        let claim = |id: &str, amount: i64| Claim {
            id: id.to_owned(),
            kind: ClaimKind::Other,
            amount: vnd(amount),
            fee_exempt: None,
        };
        let input = PayoutInput {
            on: "2026-11-20".parse().unwrap(),
            proceeds: vnd(value),
            costs: vnd(100),
            rent_reserve: Vnd::ZERO,
            transfer_taxes: vnd(50),
            secured: None,
            claims: vec![claim("bank", 600), claim("supplier", 300)],
        };
        taking(&input, "bank", LawBook::embedded()).unwrap()
    }

    #[test]
    fn the_three_cases_of_the_article() {
        let more = at(1_200);
        assert_eq!((more.case, more.all, more.pays), (TakingCase::Exceeds, vnd(1_050), vnd(600)));
        let less = at(1_050);
        assert_eq!((less.case, less.kept, less.pays), (TakingCase::Shares, vnd(600), vnd(450)));
        let shared = at(450);
        assert_eq!((shared.case, shared.kept, shared.pays), (TakingCase::Shares, vnd(200), vnd(250)));
        assert_eq!((at(100).case, at(100).pays), (TakingCase::CostsOnly, Vnd::ZERO));
    }
}
