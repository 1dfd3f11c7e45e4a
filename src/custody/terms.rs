//! On what terms a place keeps things: how many it holds, what it costs, what it may hold by exception.

use super::{ItemClass, PlaceRow};
use crate::kernel::{Day, PlaceId, Vnd};
use serde::{Deserialize, Serialize};

/// Room and rent of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceTerms {
    /// How many things it was made for; nothing where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i32>,
    /// What one thing costs a day; nothing in a store of one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rent_day: Option<Vnd>,
}

/// A decision of the head: things of a class may lie in a place that was not made for them, until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassException {
    /// The class.
    pub class: ItemClass,
    /// Number and day of the decision.
    pub decision: String,
    /// Why.
    pub reason: String,
    /// The last day.
    pub until: Day,
}

/// A thing lay in a place from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Where.
    pub place: PlaceId,
    /// The first day.
    pub from: Day,
    /// The day it went elsewhere, or the day on which it is asked.
    pub to: Day,
}

/// What keeping has cost so far: the days of each stay by the rent of its place. Nothing where no place is rented, or
/// the sum is beyond what a number holds.
pub fn keeping_cost(stays: &[Stay], places: &[PlaceRow]) -> Option<Vnd> {
    let mut total: i64 = 0;
    let mut rented = false;
    for stay in stays {
        let place = places.iter().find(|p| p.id == stay.place)?;
        if let Some(rent) = place.rent_day {
            rented = true;
            let days = stay.from.days_until(stay.to).max(0);
            total = total.checked_add(rent.dong().checked_mul(days)?)?;
        }
    }
    Vnd::new(total).ok().filter(|_| rented)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::custody::PlaceClass;

    fn place(rent: Option<i64>) -> PlaceRow {
        PlaceRow {
            id: PlaceId::new(),
            code: "K1".into(),
            parent: None,
            path: "Kho 1".into(),
            name: "Kho 1".into(),
            class: PlaceClass::Outdoor,
            owner_body: String::new(),
            inside_grounds: false,
            capacity: None,
            rent_day: rent.map(|r| Vnd::new(r).unwrap()),
            things: 0,
            depth: 0,
        }
    }

    #[test]
    fn rent_runs_by_the_day_and_only_where_a_place_is_rented() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let (own, yard) = (place(None), place(Some(15_000)));
        let stays = [
            Stay { place: own.id, from: day("2026-07-01"), to: day("2026-07-11") },
            Stay { place: yard.id, from: day("2026-07-11"), to: day("2026-07-31") },
        ];
        let places = [own, yard];
        assert_eq!(keeping_cost(&stays, &places), Some(Vnd::new(300_000).unwrap()));
        assert_eq!(keeping_cost(&stays[..1], &places), None);
        assert_eq!(keeping_cost(&[], &places), None);
    }
}
