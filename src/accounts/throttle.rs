//! Slow answers to guessing: after three failures a name waits, twice as long each time.

use crate::kernel::Moment;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Failures that cost nothing.
const FREE: u32 = 3;
/// Longest wait, in seconds.
const WAIT_MAX: i64 = 15 * 60;
/// Names remembered at once; a flood of invented names forgets the oldest.
const NAMES_MAX: usize = 10_000;

/// Remembers failures by a key (login name and address), in memory.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<String, (u32, Moment)>>);

impl Throttle {
    /// How many seconds this key still has to wait; zero when it may try.
    pub fn wait(&self, key: &str, now: Moment) -> i64 {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(key).map_or(0, |(failures, last)| {
            let over = failures.saturating_sub(FREE);
            let wait = if over == 0 { 0 } else { (1_i64 << over.min(20)).min(WAIT_MAX) };
            (last.timestamp() + wait - now.timestamp()).max(0)
        })
    }

    /// Notes a failure.
    pub fn failed(&self, key: &str, now: Moment) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= NAMES_MAX
            && let Some(oldest) = known.iter().min_by_key(|(_, (_, at))| *at).map(|(k, _)| k.clone())
        {
            known.remove(&oldest);
        }
        let entry = known.entry(key.to_owned()).or_insert((0, now));
        *entry = (entry.0.saturating_add(1), now);
    }

    /// Forgets a key after a success.
    pub fn succeeded(&self, key: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Clock, Day};

    #[test]
    fn guessing_gets_slower_and_success_forgets() {
        let now = Clock::fixed(Day::of(2026, 11, 25).unwrap()).now();
        let throttle = Throttle::default();
        for _ in 0..3 {
            throttle.failed("lan", now);
        }
        assert_eq!(throttle.wait("lan", now), 0);
        throttle.failed("lan", now);
        assert_eq!(throttle.wait("lan", now), 2);
        throttle.failed("lan", now);
        assert_eq!(throttle.wait("lan", now), 4);
        assert_eq!(throttle.wait("lan", now.plus_seconds(4)), 0);
        assert_eq!(throttle.wait("hoa", now), 0);
        throttle.succeeded("lan");
        assert_eq!(throttle.wait("lan", now), 0);
    }
}
