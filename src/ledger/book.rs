//! The only door through which anything changes.

use super::{
    act::{Act, Deed, Doing, Subject},
    chain::{Link, link_digest},
    store,
};
use crate::{
    kernel::{ActId, Refusal},
    store::{Desk, Failure},
};

/// The receipt of a recorded act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The act.
    pub id: ActId,
    /// Its position in the book.
    pub n: i64,
    /// Its position in its story.
    pub seq: i64,
    /// The head of the book after it.
    pub digest: String,
    /// Whether the book had it already: the form was sent twice.
    pub again: bool,
}

/// Records a deed in the agency's book and writes the rows it gives rise to.
///
/// # Errors
/// A refusal when the story has moved on since the person saw it, whatever the deed itself answers,
/// or a failure of the database. In each case nothing is written.
pub fn record<D: Deed>(
    desk: &mut Desk<'_>,
    doing: &Doing,
    subject: &Subject,
    deed: &D,
) -> Result<Recorded, Failure> {
    if let Some(done) = admit(desk, doing, subject)? {
        return Ok(done);
    }
    let last_seq = store::last_seq(desk, &subject.id)?;
    let (last_n, previous) = store::head(desk)?;
    let data = serde_json::to_value(deed)?;
    let tag = data.get("deed").and_then(|t| t.as_str()).unwrap_or("act");
    let act = Act {
        v: 1,
        agency: desk.agency().to_owned(),
        n: last_n + 1,
        id: doing.act,
        subject_kind: subject.kind,
        subject: subject.id.clone(),
        seq: last_seq + 1,
        kind: format!("{}.{tag}", D::SLICE),
        happened_on: doing.on,
        recorded_at: doing.now,
        author: doing.author.clone(),
        basis: doing.basis.clone(),
        corrects: doing.corrects,
        data,
    };
    let entry = serde_json::to_string(&act)?;
    let digest = link_digest(&previous, &entry);
    store::append(desk, &act, Link { n: act.n, entry, previous, digest: digest.clone() })?;
    deed.apply(desk, &act)?;
    Ok(Recorded { id: act.id, n: act.n, seq: act.seq, digest, again: false })
}

/// What stands before everything else: a form sent twice is answered with what it did the first time, and a page
/// older than the story is refused. Nothing means: go on. Verbs ask before they judge, so that the second of
/// two equal posts does not hear that the step was already taken.
///
/// # Errors
/// The refusal of a stale page, or a failure of the database.
pub fn admit(desk: &mut Desk<'_>, doing: &Doing, subject: &Subject) -> Result<Option<Recorded>, Failure> {
    if let Some((act, digest)) = store::by_id(desk, doing.act)? {
        return Ok(Some(Recorded { id: act.id, n: act.n, seq: act.seq, digest, again: true }));
    }
    if let Some(seen) = doing.after
        && seen != store::last_seq(desk, &subject.id)?
    {
        return Err(stale(desk, subject)?.into());
    }
    Ok(None)
}

/// What to say to a person whose page is old.
fn stale(desk: &mut Desk<'_>, subject: &Subject) -> Result<Refusal, Failure> {
    let last = store::acts_of(desk, &subject.id)?.pop();
    let told =
        last.map_or_else(String::new, |act| format!(" lúc {}, bởi {}", act.recorded_at, act.author.name));
    Ok(Refusal::new(
        "STALE",
        format!(
            "Hồ sơ đã có người khác cập nhật{told}. Xem thay đổi trước khi tiếp tục; nội dung vừa nhập vẫn còn trong mẫu."
        ),
    ))
}
