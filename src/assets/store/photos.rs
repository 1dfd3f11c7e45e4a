//! Photographs of assets and things in custody.

use super::super::acts::PhotoFacts;
use crate::{
    documents::keep_file,
    kernel::Day,
    ledger::Act,
    mine,
    store::{Desk, Failure, schema::photos},
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// A photograph as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoRow {
    /// SHA-256 of the original.
    pub digest: String,
    /// The preview's digest.
    pub preview: String,
    /// The thumbnail's digest.
    pub thumbnail: String,
    /// What it shows.
    pub caption: String,
    /// The day it was taken.
    pub taken_on: Day,
}

/// The photographs of an asset or a thing, in the order in which they were added.
///
/// # Errors
/// A failure of the database.
pub fn photos_of(desk: &mut Desk<'_>, subject: &str) -> Result<Vec<PhotoRow>, Failure> {
    let query = mine!(desk, photos)
        .filter(photos::subject.eq(subject.to_owned()))
        .order(photos::ord)
        .select((photos::digest, photos::preview, photos::thumbnail, photos::caption, photos::taken_on));
    type Photo = (String, String, String, String, chrono::NaiveDate);
    let rows = query.load::<Photo>(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|(digest, preview, thumbnail, caption, taken_on)| PhotoRow {
            digest,
            preview,
            thumbnail,
            caption,
            taken_on: taken_on.into(),
        })
        .collect())
}

/// Keeps a photograph's rows; the same photograph twice is one.
///
/// # Errors
/// A failure of the database.
pub fn keep_photo(desk: &mut Desk<'_>, act: &Act, photo: &PhotoFacts) -> Result<(), Failure> {
    keep_file(desk, &photo.original, &photo.media, photo.bytes, "photo")?;
    keep_file(desk, &photo.preview, "image/jpeg", photo.preview_bytes, "preview")?;
    keep_file(desk, &photo.thumbnail, "image/jpeg", photo.thumbnail_bytes, "thumbnail")?;
    let known: Option<String> = mine!(desk, photos)
        .filter(photos::subject.eq(act.subject.clone()))
        .filter(photos::digest.eq(photo.original.clone()))
        .select(photos::digest)
        .first(desk.db())
        .optional()?;
    if known.is_some() {
        return Ok(());
    }
    diesel::insert_into(photos::table)
        .values((
            photos::agency.eq(desk.agency().to_owned()),
            photos::subject_kind.eq(act.subject_kind.code()),
            photos::subject.eq(act.subject.clone()),
            photos::digest.eq(photo.original.clone()),
            photos::preview.eq(photo.preview.clone()),
            photos::thumbnail.eq(photo.thumbnail.clone()),
            photos::caption.eq(photo.caption.clone()),
            photos::width.eq(photo.width),
            photos::height.eq(photo.height),
            photos::taken_on.eq(photo.taken_on.date()),
            photos::ord.eq(act.n),
        ))
        .execute(desk.db())?;
    Ok(())
}
