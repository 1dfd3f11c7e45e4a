//! Pages of hand-over.

mod extraction;
mod new;
mod one;
mod paper;

use crate::{
    accounts::{Duty, people},
    custody::{Choices, people_choices, scanned_code},
    web::{Problem, Visit},
};
use actix_web::web;

/// Every route of hand-over.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(new::routes)
        .configure(one::routes)
        .configure(paper::routes)
        .configure(extraction::routes);
}

/// Most codes in one form.
const CODES_MAX: usize = 2_000;

/// Codes typed or scanned into a field, each once.
fn codes(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',').map(scanned_code);
    let mut codes: Vec<String> = words.filter(|c| !c.is_empty()).take(CODES_MAX).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// `TV-2026-00012: lý do`, one on each line.
fn coded_reasons(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let (code, why) = line.split_once(':').unwrap_or((line, ""));
            (scanned_code(code), why.trim().to_owned())
        })
        .collect()
}

/// Everybody else, as a second person.
async fn others<D: Duty>(visit: &Visit<D>) -> Result<Choices, Problem> {
    let staff = visit.read(people).await?;
    let me = visit.actor().id.to_string();
    let mut people = people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    Ok(people)
}
