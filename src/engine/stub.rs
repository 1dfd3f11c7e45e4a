//! STAND-IN, to be deleted by whoever lands the real journey, permit and payout in this room.
//!
//! The register of assets (`src/assets/store.rs`) and cases already call exactly these names: `ClaimKind`,
//! `Stage::{code,label,is_closed}`, `Next { rule, title, actor, basis, .. }` with `due_day()`,
//! `Journey { stage, price, valued, next, .. }` with `Journey::of(&History, &LawBook)` and `round()`,
//! `Permit::{Refused(Box<Refusal>), Late { due, .. }, Fine { .. }}`, `permit(&History, &Event, today, &LawBook)`.
//! Delete this file and its two lines in `mod.rs` once the real ones are exported under the same names.
#![allow(missing_docs)]
use super::*;
use crate::{kernel::*, law::*};
use serde::{Deserialize, Serialize};
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    Alimony,
    Wages,
    Injury,
    CourtFee,
    Fine,
    BudgetRecovery,
    SocialInsurance,
    Other,
}
pub struct Stage;
impl Stage {
    pub fn code(&self) -> &'static str {
        ""
    }
    pub fn label(&self) -> &'static str {
        ""
    }
    pub fn is_closed(&self) -> bool {
        false
    }
}
pub struct Next {
    pub rule: String,
    pub title: String,
    pub actor: String,
    pub basis: Basis,
}
impl Next {
    pub fn due_day(&self) -> Option<Day> {
        None
    }
}
pub struct Journey {
    pub stage: Stage,
    pub price: Option<Vnd>,
    pub valued: Option<Vnd>,
    pub next: Vec<Next>,
}
impl Journey {
    pub fn of(_: &History, _: &LawBook) -> Journey {
        Journey { stage: Stage, price: None, valued: None, next: vec![] }
    }
    pub fn round(&self) -> u32 {
        0
    }
}
pub enum Permit {
    Refused(Box<Refusal>),
    Late { due: Due, warnings: Vec<Finding> },
    Fine { warnings: Vec<Finding> },
}
pub fn permit(_: &History, _: &Event, _: Day, _: &LawBook) -> Permit {
    Permit::Fine { warnings: vec![] }
}
