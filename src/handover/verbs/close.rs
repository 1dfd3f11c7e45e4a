//! Both sides sign part by part; the last act makes the other body the keeper of everything on the signed parts.

use super::{STORE_ARTICLE, needed, standing};
use crate::{
    accounts::{KeepStore, Sign, TwoPersons, Warrant},
    counting::drop_for_handover,
    custody::{Outsider, already, author, by_hand, citing, colleague, two_persons_article},
    documents::{Draft, IssuedPaper, Series, issue},
    handover::{Closed, HandoverDeed, HandoverState, drawing, store::stays_of},
    kernel::{ActId, HandoverId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// What stays is listed in the minutes; beyond this many the rest is in the book alone.
const STAYS_SHOWN: i64 = 500;

/// Records that both sides signed the parts up to one: our storekeeper with a second person, and whoever came from the
/// other body with their paper.
///
/// # Errors
/// A refusal when one person signs alone, parts are skipped, or the other side shows no papers; a failure of the
/// database.
pub fn sign_sheets(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    id: HandoverId,
    (until, second, receiver): (i64, PersonId, Outsider),
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Handover, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<HandoverDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = standing(desk, id, &[HandoverState::Listing, HandoverState::Signing])?;
    let article = two_persons_article(doing.on);
    TwoPersons::of(by.actor().id, second, "Việc bàn giao").map_err(|r| r.article(article))?;
    needed(&receiver.identity, "giấy giới thiệu, giấy tờ của đại diện bên nhận", "person_identity")?;
    let from = i64::from(row.signed) + 1;
    if until < from || until > i64::from(row.drawn) {
        let text = format!("Ký tiếp từ phần {from} đến nhiều nhất phần {}.", row.drawn);
        return Err(Refusal::new("SHEETS", text).at("until").into());
    }
    let second = author(&colleague(desk, second, "second")?);
    let deed = HandoverDeed::SheetsSigned { from, until, second, receiver };
    record(desk, &citing(doing, article), &subject, &deed)
}

/// Closes a hand-over whose parts are all signed, with its minutes (DOC-80i).
///
/// # Errors
/// A refusal while a part is not drawn or not signed; a failure of the database or the vault.
pub fn close_handover(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    id: HandoverId,
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Handover, id);
    if let Some(act) = already(desk, doing)?
        && let Some(HandoverDeed::Closed(closed)) = act.deed::<HandoverDeed>()?
    {
        let paper = closed.paper.clone();
        return Ok((paper, record(desk, doing, &subject, &HandoverDeed::Closed(closed))?));
    }
    let row = standing(desk, id, &[HandoverState::Listing, HandoverState::Signing])?;
    if row.drawn < row.sheets || row.signed < row.sheets {
        let text = format!("Mới lập {} và ký {} trong {} phần danh mục.", row.drawn, row.signed, row.sheets);
        return Err(Refusal::new("SHEETS", text)
            .article(STORE_ARTICLE)
            .mend("Mở việc bàn giao", format!("/kho/ban-giao/{id}"))
            .into());
    }
    let stays = stays_of(desk, id, STAYS_SHOWN)?;
    let facts = drawing::close_facts(desk, &row, stays)?;
    let stage = drawing::Stage::of(desk, doing)?;
    let draft = Draft {
        code: "DOC-80i",
        title: format!("Biên bản bàn giao · {}", row.title),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let paper = issue(desk, vault, draft, |head| drawing::minutes(&stage, head, &row, &facts))?;
    let deed = HandoverDeed::Closed(Box::new(Closed {
        told: format!("Bàn giao cho {} theo {}", row.body, row.decision),
        body: row.body.clone(),
        things: row.things.into(),
        stays: row.stays.into(),
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, STORE_ARTICLE), &subject, &deed)?;
    Ok((paper, recorded))
}

/// Gives a hand-over up; the store opens again.
///
/// # Errors
/// A refusal without a reason or when it is over; a failure of the database.
pub fn drop_handover(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    id: HandoverId,
    reason: &str,
) -> Result<Recorded, Failure> {
    use HandoverState as S;
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Handover, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<HandoverDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = standing(desk, id, &[S::Counting, S::Reconciling, S::Listing, S::Signing])?;
    let reason = needed(reason, "lý do bỏ việc bàn giao", "reason")?;
    if let Some(count) = row.count.filter(|_| row.state == S::Counting) {
        drop_for_handover(desk, &Doing { act: ActId::new(), ..doing.clone() }, count, &reason)?;
    }
    record(desk, doing, &subject, &HandoverDeed::Dropped { reason })
}
