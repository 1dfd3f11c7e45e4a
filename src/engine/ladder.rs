//! The ladder of prices, drawn and foretold.

use super::{Journey, Outcome};
use crate::kernel::{Day, Vnd};
use crate::law::{LawBook, LawError};
use serde::Serialize;

/// What the chart of prices shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// One point per round, and one for the round that is next.
    pub points: Vec<LadderPoint>,
    /// The line below which nothing is left for anybody: expected costs.
    pub costs: Option<Vnd>,
    /// The line at which a mortgaged asset must leave the sale: secured debt and costs.
    pub secured: Option<Vnd>,
    /// The first round whose failure opens, or will open, the creditor's option.
    pub option_round: Option<u32>,
}

/// One price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LadderPoint {
    /// The round.
    pub round: u32,
    /// Its starting price.
    pub price: Vnd,
    /// The lowest lawful price after it.
    pub floor: Option<Vnd>,
    /// How it ended; none when it is still to come.
    pub outcome: Option<Outcome>,
}

impl Journey {
    /// The ladder so far, with the price at which the next round will open.
    pub fn ladder_points(&self, law: &LawBook, today: Day) -> Ladder {
        let mut points: Vec<LadderPoint> = self
            .rounds
            .iter()
            .filter_map(|r| {
                let (price, floor, outcome) = (r.starting_price?, r.floor, r.outcome);
                Some(LadderPoint { round: r.no, price, floor, outcome })
            })
            .collect();
        let coming = self.rounds.last().map_or(1, |r| r.no + 1);
        let cut = self.rounds.last().and_then(|r| r.cut.map(|c| c.to));
        if let Some(price) = cut.or(self.valued.filter(|_| points.is_empty())) {
            let floor = law.min_next_price(price, today).ok().map(|f| f.value);
            points.push(LadderPoint { round: coming, price, floor, outcome: None });
        }
        let costs = self.asset.expected_costs.filter(|c| !c.is_zero());
        let debt = self.asset.secured_debt.filter(|d| !d.is_zero());
        let opens = law.number("OFFER", today).ok().map(|n| n.value + 1);
        Ladder {
            points,
            costs,
            secured: debt.and_then(|d| d.checked_add(costs.unwrap_or_default())),
            option_round: self.rounds.iter().find(|r| r.option).map(|r| r.no).or(opens),
        }
    }
}

/// The prices that follow if every round fails and every cut is as deep as the law allows: the first price,
/// then one per round, until `rounds` of them or a price at or below `costs`.
///
/// # Errors
/// [`LawError`] when no cap is written for that day.
pub fn deepest_ladder(
    first: Vnd,
    rounds: usize,
    costs: Vnd,
    on: Day,
    law: &LawBook,
) -> Result<Vec<Vnd>, LawError> {
    let mut prices = vec![first];
    let mut price = first;
    while prices.len() < rounds && price > costs {
        let lower = law.min_next_price(price, on)?.value;
        if lower >= price {
            break;
        }
        price = lower;
        prices.push(price);
    }
    Ok(prices)
}
