//! Photographs: the original untouched, kept once.

use crate::{
    assets::{PhotoFacts, photos_of},
    custody::CustodyDeed,
    kernel::Refusal,
    ledger::{Doing, Recorded, Subject, record},
    store::{Desk, Failure},
    vault::Admitted,
};

/// Most letters of a caption.
const CAPTION_LETTERS_MAX: usize = 200;

/// Adds a photograph that the vault has admitted to a thing, an order or a place. `None` when this very
/// photograph is already there: it is kept once.
///
/// # Errors
/// A refusal when the caption is too long; a failure of the database.
pub fn add_photo(
    desk: &mut Desk<'_>,
    doing: &Doing,
    subject: &Subject,
    admitted: &Admitted,
    caption: &str,
) -> Result<Option<Recorded>, Failure> {
    let caption = caption.trim();
    if caption.chars().count() > CAPTION_LETTERS_MAX {
        return Err(Refusal::new("CAPTION", "Chú thích ảnh tối đa 200 ký tự.").at("caption").into());
    }
    let original = admitted.original.to_string();
    let there = photos_of(desk, &subject.id)?.iter().any(|p| p.digest == original);
    if there && super::already(desk, doing)?.is_none() {
        return Ok(None);
    }
    let deed = CustodyDeed::PhotoAdded(PhotoFacts::of(admitted, caption, doing.on));
    record(desk, doing, subject, &deed).map(Some)
}
