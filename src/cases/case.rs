//! A case: its judgment, its enforcement decision, its parties and what is owed.

use crate::{
    engine::ClaimKind,
    kernel::{Day, PersonId, Vnd},
};
use serde::{Deserialize, Serialize};

/// On which side a party stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// Người được thi hành án.
    Creditor,
    /// Người phải thi hành án.
    Debtor,
    /// Người có quyền lợi, nghĩa vụ liên quan.
    Related,
}

impl PartyRole {
    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            PartyRole::Creditor => "creditor",
            PartyRole::Debtor => "debtor",
            PartyRole::Related => "related",
        }
    }

    /// As the law calls it.
    pub const fn label(self) -> &'static str {
        match self {
            PartyRole::Creditor => "Người được thi hành án",
            PartyRole::Debtor => "Người phải thi hành án",
            PartyRole::Related => "Người có quyền lợi, nghĩa vụ liên quan",
        }
    }
}

/// A party of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// A short key within the case: `bank`, `debtor-1`.
    pub key: String,
    /// On which side.
    pub role: PartyRole,
    /// Full name of the person or body.
    pub name: String,
    /// Identity number or enterprise code; empty where not known. Shown masked but on papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub identity: String,
    /// Address of two levels.
    pub address: String,
}

impl Party {
    /// The identity number with only its last three digits, for the screen.
    pub fn masked_identity(&self) -> String {
        let letters: Vec<char> = self.identity.chars().collect();
        let hidden = letters.len().saturating_sub(3);
        letters.iter().enumerate().map(|(i, c)| if i < hidden { '•' } else { *c }).collect()
    }
}

/// Something owed by the judgment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// A short key within the case.
    pub key: String,
    /// To whom: the key of a party, or `state`.
    pub party: String,
    /// What kind, which decides its rank of payment.
    pub kind: ClaimKind,
    /// How much, in đồng.
    pub amount: Vnd,
    /// Whether no fee is taken from it.
    #[serde(default)]
    pub fee_exempt: bool,
    /// Whether an asset secures it.
    #[serde(default)]
    pub secured: bool,
}

/// What is known of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFacts {
    /// The number under which it was accepted (số thụ lý): `381/2026`.
    pub code: String,
    /// What it is about, in one line.
    pub title: String,
    /// The judgment's number: `12/2026/DS-ST`.
    pub judgment: String,
    /// Its day.
    pub judgment_on: Day,
    /// The court.
    pub court: String,
    /// The enforcement decision's number: `127/QĐ-THADS`.
    pub decision: String,
    /// Its day.
    pub decision_on: Day,
    /// Whether it is enforced on the agency's own motion (chủ động).
    #[serde(default)]
    pub own_motion: bool,
    /// The officer in charge.
    pub officer: PersonId,
    /// The unit: `Phòng Thi hành án dân sự khu vực 3`.
    pub unit: String,
    /// The parties.
    pub parties: Vec<Party>,
    /// What is owed.
    pub obligations: Vec<Obligation>,
}

impl CaseFacts {
    /// The parties on one side.
    pub fn side(&self, role: PartyRole) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |p| p.role == role)
    }

    /// All that is owed; the greatest amount that can be written when the sum does not fit.
    pub fn owed(&self) -> Vnd {
        Vnd::sum(self.obligations.iter().map(|o| o.amount)).unwrap_or_default()
    }
}
