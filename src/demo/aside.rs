//! What happens beside the road: a pause, a stop, a debtor who redeems, an asset that goes back; and notes.

use super::{
    road::{Road, TREASURY, vnd},
    script::Turn,
};
use crate::{
    assets::{Source, note_asset},
    auctions,
    proceeds::{self, Payment},
    store::Failure,
};
use serde::Deserialize;

/// How a story leaves the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aside {
    /// The auction is paused.
    Paused,
    /// The auction is stopped.
    Stopped,
    /// The debtor pays and takes the asset back.
    Redeemed,
}

impl Aside {
    /// Who does it.
    pub fn actor(self, road: &Road) -> &str {
        match self {
            Aside::Redeemed => "thu",
            Aside::Paused | Aside::Stopped => &road.officer,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// What the verb answers.
    pub fn perform(self, turn: &mut Turn<'_, '_>, road: &Road) -> Result<(), Failure> {
        let n = road.numbers;
        match self {
            Aside::Paused => {
                let ground = Source::of(
                    "Quyết định hoãn thi hành án",
                    &format!("{n}/QĐ-THADS"),
                    "Thi hành án dân sự tỉnh Hà An",
                );
                turn.take(|d, h, c| auctions::pause(d, h, c, ground.clone()))
            }
            Aside::Stopped => {
                let ground = Source::of(
                    "Văn bản thỏa thuận không bán lô 2",
                    &format!("{n}/2026"),
                    "Người được thi hành án, người phải thi hành án",
                );
                turn.take(|d, h, c| auctions::stop(d, h, c, ground.clone()))
            }
            Aside::Redeemed => {
                let paper = Source::of("Giấy báo có", &format!("{:04}", n * 17 % 9_000), TREASURY);
                let payment = || Payment {
                    amount: vnd(road.owed.dong() + road.spec.costs),
                    extended: false,
                    source: paper.clone(),
                };
                turn.take(|d, h, c| proceeds::debtor_redeems(d, h, c, payment()))
            }
        }
    }
}

/// Puts the note of the table into the story.
///
/// # Errors
/// What the verb answers.
pub fn note(turn: &mut Turn<'_, '_>, text: &str) -> Result<(), Failure> {
    let (_, code) = turn.asset()?;
    note_asset(turn.desk, &turn.doing, &code, text.to_owned()).map(drop)
}
