//! What officers do with an asset: pages and the demo call the same verbs.
//! Each checks the rules, issues the paper where there is one, and records the act.

mod seizure;
mod story;

pub use seizure::{
    COMMUNE, MinutesWish, SeizureWish, complete_seizure, decide_seizure, draft_decision, draft_minutes,
};
pub use story::{add_photos, correct_asset, note_asset, withdraw_step};

use super::{
    acts::{AssetDeed, StepFacts},
    asset::{AssetFacts, Story},
    rules::{judge, unknown},
    store::next_asset_code,
};
use crate::{
    cases,
    kernel::{AssetId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, acts_of, admit, record},
    store::{Desk, Failure},
};

/// Enters an asset in the register under the next free number.
///
/// # Errors
/// A refusal when its case is not the agency's; a failure of the database.
pub fn register_asset(
    desk: &mut Desk<'_>,
    doing: &Doing,
    mut facts: AssetFacts,
) -> Result<(AssetId, String, Recorded), Failure> {
    if cases::case(desk, facts.case)?.is_none() {
        return Err(Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.").into());
    }
    facts.code = next_asset_code(desk, doing.on.year())?;
    let (id, code) = (AssetId::new(), facts.code.clone());
    let done = record(desk, doing, &Subject::of(SubjectKind::Asset, id), &AssetDeed::Registered(facts))?;
    Ok((id, code, done))
}

/// Records a step after the law of its day has judged it. A late step is recorded with its reason.
///
/// # Errors
/// The law's refusal; a refusal when a late step has no reason; a failure of the database.
pub fn record_step(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: AssetId,
    step: StepFacts,
) -> Result<Recorded, Failure> {
    let subject = Subject::of(SubjectKind::Asset, id);
    if let Some(done) = admit(desk, doing, &subject)? {
        return Ok(done);
    }
    let Some(story) = Story::read(acts_of(desk, &subject.id)?)? else {
        return Err(unknown().into());
    };
    judge(&story, &step.event, step.late_reason.as_deref(), doing.now.day())?;
    record(desk, doing, &subject, &AssetDeed::Step(Box::new(step)))
}
