//! A sample nobody could foresee: drawn from a seed whose hash was in the book before the day of the count, and
//! from the head of the book at the moment of the draw.
//!
//! Whoever reads the hidden seed does not know the head; whoever chooses the moment does not know the seed. Anyone
//! can draw again from the act and compare; `verify` does.

use crate::kernel::PlaceId;
use sha2::{Digest, Sha256};

/// A place among which is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The place.
    pub place: PlaceId,
    /// Its code; places stand in the order of their codes.
    pub code: String,
    /// How often it should come, by what lies in it and how long nobody has seen it.
    pub weight: u64,
    /// How many things lie in it.
    pub things: i64,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// The hash that is published before the seed.
pub fn hash_of(seed: &str) -> String {
    hex(&Sha256::digest(seed.as_bytes()))
}

/// Places drawn one after another by weight, none twice, until they hold at least `goal` things.
pub fn draw(seed: &str, anchor: &str, among: &[Weighed], goal: i64) -> Vec<PlaceId> {
    let mut left: Vec<&Weighed> = among.iter().filter(|w| w.weight > 0).collect();
    let (mut drawn, mut things, mut round) = (Vec::new(), 0_i64, 0_u64);
    while things < goal.max(1) {
        let total: u64 = left.iter().map(|w| w.weight).sum();
        if total == 0 {
            break;
        }
        let mut at = number(seed, anchor, round) % total;
        round += 1;
        let place = left.iter().position(|w| {
            let hit = at < w.weight;
            at = at.saturating_sub(w.weight);
            hit
        });
        let Some(place) = place else { break };
        let found = left.remove(place);
        things += found.things;
        drawn.push(found.place);
    }
    drawn
}

fn number(seed: &str, anchor: &str, round: u64) -> u64 {
    let digest = Sha256::digest(format!("{seed}:{anchor}:{round}").as_bytes());
    digest.iter().take(8).fold(0, |n, byte| (n << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(weights: &[u64]) -> Vec<Weighed> {
        let of = |(n, weight): (usize, &u64)| Weighed {
            place: PlaceId::new(),
            code: format!("K{n}"),
            weight: *weight,
            things: 10,
        };
        weights.iter().enumerate().map(of).collect()
    }

    #[test]
    fn the_same_seed_and_head_draw_the_same_places_and_another_head_others() {
        let places = among(&[5; 40]);
        let first = draw("seed", "head", &places, 50);
        assert_eq!(first.len(), 5);
        assert_eq!(first, draw("seed", "head", &places, 50));
        assert_ne!(first, draw("seed", "other head", &places, 50));
        assert_ne!(first, draw("other seed", "head", &places, 50));
        let mut once = first.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), first.len());
    }

    #[test]
    fn attractive_places_come_more_often_and_everything_is_drawn_when_all_is_asked_for() {
        let places = among(&[50, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        let heads = (0..300).map(|n| format!("{n}"));
        let hits = heads.filter(|head| draw("s", head, &places, 10).contains(&places[0].place)).count();
        assert!((220..290).contains(&hits), "{hits}");
        assert_eq!(draw("s", "h", &places, 10_000).len(), 10);
        assert!(draw("s", "h", &[], 10).is_empty());
    }
}
