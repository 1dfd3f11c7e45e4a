//! A ladder tried out: if every round fails and each cut is as deep as wished, what prices and days follow.

use super::earliest_opening;
use crate::{
    engine::Journey,
    kernel::{Day, Ratio, Vnd},
    law::{Ask, LawBook, Procedure},
};

/// One round of the trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderStep {
    /// The round.
    pub round: u32,
    /// Its starting price.
    pub price: Vnd,
    /// The lowest lawful price after it.
    pub floor: Vnd,
    /// The cut tried after it, as typed: `10%`.
    pub cut: String,
    /// Whether the tried cut was deeper than the law allows and the floor was taken instead.
    pub held_back: bool,
    /// The first day on which it can open.
    pub opening: Option<Day>,
    /// Whether its failure opens the creditor's option.
    pub option: bool,
    /// Whether the shortened procedure may be agreed for it.
    pub shortened: bool,
    /// The price as thousandths of the value.
    pub permille: Option<i64>,
}

/// How the ladder ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Price at or below costs.
    UsedUp,
    /// Price at or below secured debt and costs.
    Mortgage,
}

impl Ending {
    /// What follows, in Vietnamese.
    pub const fn label(self) -> &'static str {
        match self {
            Ending::UsedUp => {
                "Giá không còn cao hơn chi phí thi hành án: người được thi hành án được hỏi lần cuối, \
                 không nhận thì giao lại tài sản cho người phải thi hành án."
            }
            Ending::Mortgage => {
                "Giá không còn cao hơn nghĩa vụ được bảo đảm và chi phí: \
                 tài sản không đủ điều kiện đấu giá, phải yêu cầu dừng."
            }
        }
    }
}

/// The trial.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The rounds.
    pub steps: Vec<LadderStep>,
    /// How it ends, where it ends within the rounds asked for.
    pub ending: Option<Ending>,
}

/// Tries cuts from the coming round on. Each round opens as early as posting and notices allow; its failure is
/// known on the next working day, and the price is cut at once. The law of `today` is taken for the whole trial.
pub fn try_ladder(
    journey: &Journey,
    today: Day,
    rounds: u32,
    cut: impl Fn(u32) -> Ratio,
    law: &LawBook,
) -> Ladder {
    let Some(mut price) = journey.price else { return Ladder::default() };
    let opens_after = law.number("OFFER", today).map_or(2, |n| n.value);
    let shortened_from = law.number("SHORTENED-EARLY", today).map_or(3, |n| n.value);
    let costs = journey.asset.expected_costs.unwrap_or_default();
    let secured = journey.asset.secured_debt.unwrap_or_default();
    let first = journey.next_round();
    let planned = journey.round_view(first).filter(|r| !r.held).and_then(|r| r.opening);
    let mut ladder = Ladder::default();
    let (mut cuts, mut from) = (journey.cuts, Some(today));
    for no in first..first.saturating_add(rounds) {
        ladder.ending = ending(price, costs, secured);
        if ladder.ending.is_some() {
            break;
        }
        let Ok(floor) = law.min_next_price(price, today) else { break };
        let procedure = Procedure::Ordinary;
        let earliest = from.and_then(|from| earliest_opening(&journey.asset, procedure, from, law));
        let opening = if no == first { planned.or(earliest) } else { earliest };
        let wished = wished_price(price, cut(no));
        ladder.steps.push(LadderStep {
            round: no,
            price,
            floor: floor.value,
            cut: cut(no).percent(),
            held_back: wished < floor.value,
            opening,
            option: cuts >= opens_after,
            shortened: no >= shortened_from,
            permille: journey
                .valued
                .filter(|v| !v.is_zero())
                .and_then(|v| Some(price.checked_mul(1_000)?.dong() / v.dong())),
        });
        price = wished.max(floor.value);
        cuts += 1;
        let ask = Ask::of(journey.asset.kind);
        from = opening.and_then(|day| law.last_day("RESULT", day, day, &ask).ok()).map(|found| found.day);
    }
    if ladder.ending.is_none() {
        ladder.ending = ending(price, costs, secured);
    }
    ladder
}

fn ending(price: Vnd, costs: Vnd, secured: Vnd) -> Option<Ending> {
    let both = secured.checked_add(costs).unwrap_or(secured);
    if !secured.is_zero() && price <= both {
        Some(Ending::Mortgage)
    } else if !costs.is_zero() && price <= costs {
        Some(Ending::UsedUp)
    } else {
        None
    }
}

/// The price after a cut of that share, the cut rounded down to the đồng.
fn wished_price(price: Vnd, share: Ratio) -> Vnd {
    let share = share.decimal().normalize();
    let cut = i64::try_from(share.mantissa())
        .ok()
        .zip(10_i64.checked_pow(share.scale()))
        .and_then(|(numerator, denominator)| price.share_down(numerator, denominator));
    price.less(cut.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::{Asset, Event, History, Step},
        law::Kind,
    };

    fn vnd(dong: i64) -> Vnd {
        Vnd::new(dong).unwrap()
    }

    #[test]
    fn the_worked_ladder_comes_out_to_the_dong_and_ends_where_costs_begin() {
        let asset = Asset { expected_costs: Some(vnd(95_000_000)), ..Asset::of(Kind::Immovable) };
        let mut history = History::of(asset);
        let day: Day = "2026-08-21".parse().unwrap();
        history.events.push(Event::new(
            day,
            Step::ValuationResult { amount: Some(vnd(2_000_000_000)), valid_until: None },
        ));
        let law = LawBook::embedded();
        let journey = Journey::on(&history, law, day);
        let ten: Ratio = "0.1".parse().unwrap();
        let ladder = try_ladder(&journey, day, 40, |_| ten, law);
        let price = |no: u32| ladder.steps.iter().find(|s| s.round == no).map(|s| s.price.dong());
        assert_eq!(price(4), Some(1_458_000_000));
        assert_eq!(price(10), Some(774_840_978));
        assert_eq!(price(29), Some(104_669_530));
        assert_eq!((ladder.steps.len(), ladder.ending), (29, Some(Ending::UsedUp)));
        let options: Vec<u32> = ladder.steps.iter().filter(|s| s.option).map(|s| s.round).take(2).collect();
        assert_eq!(options, [3, 4]);
        assert!(ladder.steps.iter().take(4).all(|s| s.opening.is_some()));
    }

    #[test]
    fn a_cut_deeper_than_the_law_allows_is_held_back_at_the_floor() {
        let mut history = History::of(Asset::of(Kind::Movable));
        let day: Day = "2026-08-21".parse().unwrap();
        history.events.push(Event::new(day, Step::PriceAgreed { amount: Some(vnd(1_000_000)) }));
        let law = LawBook::embedded();
        let ladder = try_ladder(&Journey::on(&history, law, day), day, 2, |_| "0.2".parse().unwrap(), law);
        assert!(ladder.steps[0].held_back);
        assert_eq!(ladder.steps[1].price, vnd(900_000));
    }
}
