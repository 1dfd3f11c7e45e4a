//! Photographs of a matter: the original untouched, kept once.

use crate::{
    assets::{PhotoFacts, photos_of},
    disposal::acts::DisposalDeed,
    kernel::{DisposalId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Admitted,
};

/// Most letters of a caption.
const CAPTION_LETTERS_MAX: usize = 200;

/// Adds a photograph that the vault has admitted to a matter; nothing when this very one is already there.
///
/// # Errors
/// A refusal when the caption is too long; a failure of the database.
pub fn add_disposal_photo(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: DisposalId,
    (admitted, caption): (&Admitted, &str),
) -> Result<Option<Recorded>, Failure> {
    let caption = caption.trim();
    if caption.chars().count() > CAPTION_LETTERS_MAX {
        return Err(Refusal::new("CAPTION", "Chú thích ảnh tối đa 200 ký tự.").at("caption").into());
    }
    let original = admitted.original.to_string();
    if photos_of(desk, &id.to_string())?.iter().any(|p| p.digest == original) {
        return Ok(None);
    }
    let deed = DisposalDeed::PhotoAdded(PhotoFacts::of(admitted, caption, doing.on));
    record(desk, doing, &Subject::of(SubjectKind::Disposal, id), &deed).map(Some)
}
