//! The acts about money.

use super::store;
use crate::{
    documents::IssuedPaper,
    engine::payout::{Payout, PayoutInput},
    kernel::{ActId, CaseId, Vnd},
    ledger::{Act, Deed},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Where money is, or to whom it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Account {
    /// The buyer.
    Buyer,
    /// The creditor who takes the asset: what he pays in.
    Taker,
    /// The creditor who takes the asset: what is set off against his claim.
    SetOff,
    /// The debtor who takes the asset back, and what is left to him.
    Debtor,
    /// Held by the agency for the case (tiền tạm giữ).
    Held,
    /// Enforcement costs.
    Costs,
    /// A year's rent for the debtor.
    RentReserve,
    /// Fees and taxes of the transfer.
    Taxes,
    /// Court fees to the State.
    CourtFee,
    /// The enforcement fee.
    Fee,
    /// A payee, by the key of the party.
    Payee(String),
}

impl Account {
    const PLAIN: [(Account, &'static str, &'static str); 10] = [
        (Account::Buyer, "buyer", "Người mua tài sản"),
        (Account::Taker, "taker", "Người được thi hành án nhận tài sản"),
        (Account::SetOff, "set_off", "Trừ vào tiền được thi hành án"),
        (Account::Debtor, "debtor", "Người phải thi hành án"),
        (Account::Held, "held", "Tiền tạm giữ"),
        (Account::Costs, "costs", "Chi phí thi hành án"),
        (Account::RentReserve, "rent_reserve", "Tiền thuê nhà để lại"),
        (Account::Taxes, "transfer_taxes", "Phí, lệ phí, thuế chuyển quyền"),
        (Account::CourtFee, "court_fee", "Án phí"),
        (Account::Fee, "fee", "Phí thi hành án"),
    ];

    /// As pages call it; a payee by the key alone.
    pub fn label(&self) -> String {
        match self {
            Account::Payee(key) => key.clone(),
            plain => Account::PLAIN
                .iter()
                .find(|(account, ..)| account == plain)
                .map_or_else(String::new, |(_, _, label)| (*label).to_owned()),
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Account::Payee(key) => write!(f, "payee:{key}"),
            plain => match Account::PLAIN.iter().find(|(account, ..)| account == plain) {
                Some((_, code, _)) => f.write_str(code),
                None => Err(fmt::Error),
            },
        }
    }
}

impl FromStr for Account {
    type Err = String;
    fn from_str(text: &str) -> Result<Account, String> {
        if let Some(key) = text.strip_prefix("payee:") {
            return Ok(Account::Payee(key.to_owned()));
        }
        let found = Account::PLAIN.iter().find(|(_, code, _)| *code == text);
        found.map(|(account, ..)| account.clone()).ok_or_else(|| format!("không có tài khoản “{text}”"))
    }
}

impl TryFrom<String> for Account {
    type Error = String;
    fn try_from(text: String) -> Result<Account, String> {
        text.parse()
    }
}

impl From<Account> for String {
    fn from(account: Account) -> String {
        account.to_string()
    }
}

/// An amount that moves from one account to another; never nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// From where.
    pub from: Account,
    /// To where.
    pub to: Account,
    /// How much.
    pub amount: Vnd,
    /// What for, as pages show it.
    pub what: String,
}

/// A decided distribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was distributed among whom.
    pub input: PayoutInput,
    /// The distribution.
    pub payout: Payout,
    /// The sheet (DOC-73).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<IssuedPaper>,
}

/// Something that happened to the money of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum ProceedsDeed {
    /// Money comes in.
    Received {
        /// The case it is held for.
        case: CaseId,
        /// The movements.
        postings: Vec<Posting>,
    },
    /// The officer decides the distribution; a later decision before payment takes its place.
    Decided {
        /// The case.
        case: CaseId,
        /// The decision.
        decision: Box<Decision>,
    },
    /// The money is paid out as decided.
    PaidOut {
        /// The case.
        case: CaseId,
        /// The act that decided it.
        decided: ActId,
        /// The movements.
        postings: Vec<Posting>,
    },
}

impl Deed for ProceedsDeed {
    const SLICE: &'static str = "proceeds";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_goes_through_its_text_and_back() {
        let payee = Account::Payee("bank".to_owned());
        for account in Account::PLAIN.iter().map(|(account, ..)| account).chain([&payee]) {
            assert_eq!(account.to_string().parse::<Account>().as_ref(), Ok(account));
        }
        assert!("purse".parse::<Account>().is_err());
    }
}
