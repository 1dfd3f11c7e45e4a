//! What is to be distributed, and among whom.

use crate::engine::reading::{self, BadInput, Field, Want, may, must};
use crate::kernel::{Day, Vnd};
use serde::{Deserialize, Serialize};

/// The name of the format.
pub const PAYOUT_FORMAT: &str = "niemphong.payout/1";

/// The proceeds of one asset and everybody who has a claim on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutInput {
    /// The day of the distribution; it picks the law.
    pub on: Day,
    /// The money received.
    pub proceeds: Vnd,
    /// Enforcement costs (chi phí thi hành án).
    #[serde(default)]
    pub costs: Vnd,
    /// A year's rent set aside for a debtor who loses the only home.
    #[serde(default)]
    pub rent_reserve: Vnd,
    /// Fees and taxes tied directly to the transfer.
    #[serde(default)]
    pub transfer_taxes: Vnd,
    /// The creditor whom the asset secures, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secured: Option<Secured>,
    /// The claims, in the order in which they were made.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// A claim secured by this very asset (pledge, mortgage, or seized by the judgment for one duty).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secured {
    /// Who.
    pub id: String,
    /// How much is secured; zero means nothing is.
    pub amount: Vnd,
    /// The court fee of that judgment, taken before the secured party is paid.
    #[serde(default)]
    pub court_fee: Vnd,
    /// Whether no enforcement fee is due; exempt where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_exempt: Option<bool>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who.
    pub id: String,
    /// What for; it decides the rank.
    pub kind: ClaimKind,
    /// How much is owed under the decision.
    pub amount: Vnd,
    /// Whether no enforcement fee is due; where nothing is said, only `other` claims bear it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_exempt: Option<bool>,
}

/// What a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Alimony (cấp dưỡng).
    Alimony,
    /// Wages, severance, job-loss pay (tiền lương, trợ cấp).
    Wages,
    /// Damages for life, health, mental loss.
    Injury,
    /// Court fees and charges (án phí, lệ phí Tòa án).
    CourtFee,
    /// Fines (tiền phạt).
    Fine,
    /// Money to be recovered for the budget (truy thu sung ngân sách).
    BudgetRecovery,
    /// Social, unemployment and health insurance.
    SocialInsurance,
    /// Everything else.
    Other,
}

impl ClaimKind {
    /// Every kind.
    pub const ALL: [ClaimKind; 8] = [
        ClaimKind::Alimony,
        ClaimKind::Wages,
        ClaimKind::Injury,
        ClaimKind::CourtFee,
        ClaimKind::Fine,
        ClaimKind::BudgetRecovery,
        ClaimKind::SocialInsurance,
        ClaimKind::Other,
    ];

    /// The name in files and in the law's order of payment.
    pub const fn name(self) -> &'static str {
        match self {
            ClaimKind::Alimony => "alimony",
            ClaimKind::Wages => "wages",
            ClaimKind::Injury => "injury",
            ClaimKind::CourtFee => "court_fee",
            ClaimKind::Fine => "fine",
            ClaimKind::BudgetRecovery => "budget_recovery",
            ClaimKind::SocialInsurance => "social_insurance",
            ClaimKind::Other => "other",
        }
    }

    /// As papers and pages say it.
    pub const fn label(self) -> &'static str {
        match self {
            ClaimKind::Alimony => "Tiền cấp dưỡng",
            ClaimKind::Wages => "Tiền lương, trợ cấp",
            ClaimKind::Injury => "Bồi thường tính mạng, sức khỏe, tinh thần",
            ClaimKind::CourtFee => "Án phí, lệ phí Tòa án",
            ClaimKind::Fine => "Tiền phạt",
            ClaimKind::BudgetRecovery => "Tiền truy thu sung ngân sách",
            ClaimKind::SocialInsurance => "Bảo hiểm xã hội, thất nghiệp, y tế",
            ClaimKind::Other => "Khoản phải thi hành án khác",
        }
    }
}

impl Claim {
    /// Whether the payee bears the enforcement fee.
    pub fn bears_fee(&self) -> bool {
        self.fee_exempt.map_or(self.kind == ClaimKind::Other, |exempt| !exempt)
    }
}

impl PayoutInput {
    /// Reads a file's text.
    ///
    /// # Errors
    /// [`BadInput`] with line, field and mend.
    pub fn parse(text: &str) -> Result<PayoutInput, BadInput> {
        let value = reading::read(text, TOP)?;
        serde_json::from_value(value).map_err(|fault| BadInput {
            line: 1,
            field: String::new(),
            message: format!("không đọc được dữ liệu chi trả: {fault}"),
        })
    }
}

const TOP: &[Field] = &[
    must("format", Want::OneOf(&[PAYOUT_FORMAT])),
    must("on", Want::Day),
    must("proceeds", Want::Money),
    may("costs", Want::Money),
    may("rent_reserve", Want::Money),
    may("transfer_taxes", Want::Money),
    may("secured", Want::Object(SECURED)),
    may("claims", Want::List(CLAIM)),
];

const SECURED: &[Field] = &[
    must("id", Want::Text),
    must("amount", Want::Money),
    may("court_fee", Want::Money),
    may("fee_exempt", Want::Flag),
];

const CLAIM: &[Field] = &[
    must("id", Want::Text),
    must(
        "kind",
        Want::OneOf(&[
            "alimony",
            "wages",
            "injury",
            "court_fee",
            "fine",
            "budget_recovery",
            "social_insurance",
            "other",
        ]),
    ),
    must("amount", Want::Money),
    may("fee_exempt", Want::Flag),
];
