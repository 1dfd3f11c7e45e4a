//! The tables of the demo, as their files are written: cases, assets, ladders. Names are invented, figures real.

use super::aside::Aside;
use crate::{assets::AssetClass, law::Procedure};
use serde::Deserialize;

/// A file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The cases.
    pub case: Vec<CaseSpec>,
}

/// What kind of judgment it is; decides number, court and claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgment {
    /// A bank's loan.
    Credit,
    /// A debt between persons.
    Civil,
    /// A commercial dispute.
    Commercial,
    /// A marriage and what follows from it.
    Family,
    /// A criminal judgment, enforced on the agency's own motion.
    Criminal,
}

/// A person or body outside the agency.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    /// Full name, `Ông` or `Bà` in front.
    pub name: String,
    /// Identity number or enterprise code.
    #[serde(default)]
    pub identity: String,
    /// Address of two levels.
    pub address: String,
}

impl Outside {
    /// Whether it is a body: a company, a bank, a cooperative.
    pub fn is_body(&self) -> bool {
        !self.name.starts_with("Ông ") && !self.name.starts_with("Bà ")
    }
}

/// A case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSpec {
    /// Its short key in these tables.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// The kind of judgment.
    pub judgment: Judgment,
    /// The officer's sign-in name.
    pub officer: String,
    /// The region of the division: 1 to 5.
    pub region: u8,
    /// Who owes.
    pub debtor: Outside,
    /// To whom, besides the State.
    #[serde(default)]
    pub creditor: Option<Outside>,
    /// Co-owners and others with rights.
    #[serde(default)]
    pub related: Vec<Outside>,
    /// Owed to the creditor, in đồng.
    #[serde(default)]
    pub debt: i64,
    /// Maintenance owed to a child, in đồng.
    #[serde(default)]
    pub alimony: i64,
    /// Court fees, in đồng.
    #[serde(default)]
    pub court_fee: i64,
    /// Fines and money to be recovered for the budget, in đồng.
    #[serde(default)]
    pub budget: i64,
    /// What was seized.
    #[serde(default)]
    pub asset: Vec<AssetSpec>,
    /// The day on which the case was opened, where no asset decides it.
    #[serde(default)]
    pub opened: Option<String>,
}

/// An asset and how far its story goes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssetSpec {
    /// Its short key in these tables.
    pub key: String,
    /// As lists call it.
    pub name: String,
    /// What sort of thing.
    pub class: AssetClass,
    /// Particulars, label and text.
    #[serde(default)]
    pub particulars: Vec<(String, String)>,
    /// Where it is.
    pub place: String,
    /// What it secures, in đồng.
    #[serde(default)]
    pub secured: i64,
    /// Costs expected, in đồng.
    #[serde(default)]
    pub costs: i64,
    /// Whether it is the debtor's only home.
    #[serde(default)]
    pub only_home: bool,
    /// Whether the related persons may buy first.
    #[serde(default)]
    pub priority: bool,
    /// The round in which `price` was the starting price.
    #[serde(default = "first")]
    pub round: u32,
    /// The real starting price, in đồng.
    #[serde(default)]
    pub price: i64,
    /// The real deposit of that round, in đồng.
    #[serde(default)]
    pub deposit: Option<i64>,
    /// The price of each round, where the whole ladder is known.
    #[serde(default)]
    pub prices: Vec<i64>,
    /// The months or days of the rounds from `held_from` on.
    #[serde(default)]
    pub held: Vec<String>,
    /// The round of the first entry of `held`.
    #[serde(default = "first")]
    pub held_from: u32,
    /// A revaluation before a round: the round and the new price.
    #[serde(default)]
    pub revalued: Option<(u32, i64)>,
    /// The procedure of the last round.
    #[serde(default)]
    pub procedure: Procedure,
    /// Which milestone of the last round is fixed: `held`, `received`, `val_result` …
    #[serde(default = "session")]
    pub at: String,
    /// On which day: `2025-05-30`, `T-12`, `due CUT`, `overdue FAIL-INFORM 6`.
    #[serde(default)]
    pub on: String,
    /// How far the story goes.
    pub until: String,
    /// What it was sold for; the starting price where nothing is said.
    #[serde(default)]
    pub sold: Option<i64>,
    /// Who keeps it: `debtor` or the name of a keeper.
    #[serde(default)]
    pub keeper: Option<String>,
    /// Photographs: the picture and what it shows.
    #[serde(default)]
    pub photos: Vec<(String, String)>,
    /// Whether the creditor takes it in the end.
    #[serde(default)]
    pub taken: bool,
    /// How it leaves the road, with its working days after the last milestone.
    #[serde(default)]
    pub aside: Option<(Aside, i32)>,
    /// A note in the story.
    #[serde(default)]
    pub note: Option<String>,
}

const fn first() -> u32 {
    1
}

fn session() -> String {
    "held".to_owned()
}

impl AssetSpec {
    /// The starting price of every round up to the last, in đồng. Where only the last one is known, the earlier ones
    /// are rebuilt as if each cut had been the largest lawful one.
    pub fn ladder(&self) -> Vec<i64> {
        if !self.prices.is_empty() {
            return self.prices.clone();
        }
        let mut prices = vec![self.price];
        for _ in 1..self.round {
            prices.push(prices.last().map_or(0, |p| p * 10 / 9));
        }
        prices.reverse();
        prices
    }
}
