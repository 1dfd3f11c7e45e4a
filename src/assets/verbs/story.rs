//! What is added to an asset's story beside its steps: corrections, notes, photographs, a step taken back.

use super::super::{
    acts::{AssetDeed, PhotoFacts},
    asset::{AssetFacts, Story},
    rules::{may_withdraw, unknown},
    store::{photos_of, story},
};
use crate::{
    kernel::{ActId, AssetId},
    ledger::{Doing, Recorded, Subject, SubjectKind, admit, record},
    store::{Desk, Failure},
};

fn known(desk: &mut Desk<'_>, code: &str) -> Result<(AssetId, Story), Failure> {
    Ok(story(desk, code)?.ok_or_else(unknown)?)
}

fn subject(id: AssetId) -> Subject {
    Subject::of(SubjectKind::Asset, id)
}

/// Puts right what was written of an asset; its number, its case and its class stay.
///
/// # Errors
/// A refusal when there is no such asset or the page is old; a failure of the database.
pub fn correct_asset(
    desk: &mut Desk<'_>,
    doing: &Doing,
    code: &str,
    facts: AssetFacts,
) -> Result<Recorded, Failure> {
    let (id, story) = known(desk, code)?;
    let before = story.facts;
    let facts = AssetFacts { code: before.code, case: before.case, class: before.class, ..facts };
    record(desk, doing, &subject(id), &AssetDeed::Corrected(facts))
}

/// Puts a note into the story.
///
/// # Errors
/// As [`correct_asset`].
pub fn note_asset(desk: &mut Desk<'_>, doing: &Doing, code: &str, text: String) -> Result<Recorded, Failure> {
    let (id, _) = known(desk, code)?;
    record(desk, doing, &subject(id), &AssetDeed::Noted { text })
}

/// Adds photographs that lie in the vault already; those known before are left out. How many were added.
///
/// # Errors
/// As [`correct_asset`].
pub fn add_photos(
    desk: &mut Desk<'_>,
    doing: &Doing,
    code: &str,
    photos: Vec<PhotoFacts>,
) -> Result<usize, Failure> {
    let (id, _) = known(desk, code)?;
    let before = photos_of(desk, &id.to_string())?;
    let mut added = 0;
    for photo in photos {
        if before.iter().any(|known| known.digest == photo.original) {
            continue;
        }
        let act = if added == 0 { doing.act } else { ActId::new() };
        let doing = Doing { act, after: None, ..doing.clone() };
        let done = record(desk, &doing, &subject(id), &AssetDeed::PhotoAdded(photo))?;
        added += usize::from(!done.again);
    }
    Ok(added)
}

/// Takes back a step that was recorded by mistake: it stays in the book, struck, and no longer counts.
///
/// # Errors
/// A refusal when it is no standing step of this asset, or when a later step rests on it; as [`correct_asset`].
pub fn withdraw_step(
    desk: &mut Desk<'_>,
    doing: &Doing,
    code: &str,
    act: ActId,
    reason: String,
) -> Result<Recorded, Failure> {
    let (id, story) = known(desk, code)?;
    if let Some(done) = admit(desk, doing, &subject(id))? {
        return Ok(done);
    }
    may_withdraw(&story, act)?;
    let doing = Doing { corrects: Some(act), ..doing.clone() };
    record(desk, &doing, &subject(id), &AssetDeed::Withdrawn { act, reason })
}
