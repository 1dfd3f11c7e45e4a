//! The audit of one history: every step against the law of its day, one file per topic.

mod audit;
mod contract;
mod delivery;
mod direct;
mod failure;
mod option;
mod order;
mod payment;
mod posting;
mod price;
mod priority;
mod reading;
mod registration;
mod round;
#[cfg(test)]
mod tests;
mod valuation;

use super::{Finding, History};
use crate::law::LawBook;
use audit::Audit;
pub(super) use audit::Judged;

/// What an auditor would find in a history, by event.
pub fn check(history: &History, law: &LawBook) -> Vec<Finding> {
    audit(history, law).into_iter().map(|judged| judged.finding).collect()
}

/// The same with the count behind each last day.
pub(super) fn audit(history: &History, law: &LawBook) -> Vec<Judged> {
    let mut audit = Audit::of(history, law);
    for topic in [
        order::check,
        valuation::check,
        priority::check,
        contract::check,
        posting::check,
        registration::check,
        round::check,
        price::check,
        failure::check,
        option::check,
        payment::check,
        delivery::check,
        direct::check,
    ] {
        topic(&mut audit);
    }
    audit.close()
}
