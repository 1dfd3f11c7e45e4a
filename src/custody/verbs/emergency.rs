//! Emergency: fire, flood, a broken lock. Things are brought to safety at once by two people, whatever the class of the
//! place; minutes are printed, and the head settles it afterwards.

use super::{author, by_hand, colleague, officer, opened, the_place, things, unknown_case};
use crate::{
    accounts::{KeepStore, TwoPersons, Warrant},
    cases,
    custody::{CustodyDeed, DiscrepancyKind, EmergencyMoved, drawing, store},
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{ItemId, PersonId, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// What happened and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyWish {
    /// Where things are brought.
    pub to: PlaceId,
    /// The things.
    pub items: Vec<ItemId>,
    /// What happened.
    pub event: String,
    /// What was done, by whom it was ordered.
    pub measures: String,
    /// The person who acted with the storekeeper.
    pub second: PersonId,
}

/// Brings things to safety, prints the minutes, and opens a matter that only the head closes.
///
/// # Errors
/// A refusal without things or words, or for a thing that is not in the store; a failure of the database or the vault.
pub fn bring_to_safety(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    wish: EmergencyWish,
) -> Result<(Option<IssuedPaper>, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    TwoPersons::of(by.actor().id, wish.second, "Việc di chuyển khẩn cấp")?;
    let subject = Subject::of(SubjectKind::Place, wish.to);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return Ok((None, record(desk, doing, &subject, &deed)?));
    }
    let second = author(&colleague(desk, wish.second, "second")?);
    let place = the_place(desk, wish.to)?;
    for (text, field, what) in
        [(&wish.event, "event", "sự việc khẩn cấp"), (&wish.measures, "measures", "biện pháp đã thực hiện")]
    {
        if text.trim().is_empty() {
            return Err(Refusal::new("EMERGENCY", format!("Cần ghi {what}.")).at(field).into());
        }
    }
    let rows = things(desk, &wish.items)?;
    let Some(first) = rows.first() else {
        return Err(Refusal::new("MOVE-EMPTY", "Chọn ít nhất một đồ vật.").at("codes").into());
    };
    if let Some(gone) = rows.iter().find(|r| !r.state.is_stock()) {
        let text = format!("{} đang ở trạng thái “{}”.", gone.code, gone.state.label());
        return Err(Refusal::new("ITEM-STATE", text).at("codes").into());
    }
    let mut all: Vec<ItemId> = Vec::new();
    for row in &rows {
        all.push(row.id);
        let parts = store::parts_of(desk, row.id)?;
        all.extend(parts.into_iter().filter(|p| p.state.is_stock() && p.place == row.place).map(|p| p.id));
    }
    all.sort();
    all.dedup();
    let case = cases::case_facts(desk, first.case_id)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let scene = drawing::EmergencyScene {
        rows: &rows,
        to: &place,
        event: wish.event.trim(),
        measures: wish.measures.trim(),
        second: &second,
    };
    let draft = Draft {
        code: "KC",
        title: format!("Biên bản di chuyển khẩn cấp vật chứng, tài sản đến {}", place.code),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let paper = issue(desk, vault, draft, |head| drawing::emergency_minutes_pdf(&stage, head, &scene))?;
    let owner = officer(desk, first.case_id)?;
    let what = format!("Di chuyển khẩn cấp {} vật đến {}: {}", rows.len(), place.name, wish.event.trim());
    let deed = EmergencyMoved {
        items: all,
        event: wish.event.trim().to_owned(),
        measures: wish.measures.trim().to_owned(),
        second,
        paper: paper.clone(),
        opened: opened(DiscrepancyKind::Noticed, (None, Some(wish.to)), what, owner, doing.on),
    };
    let recorded = record(desk, doing, &subject, &CustodyDeed::EmergencyMoved(Box::new(deed)))?;
    Ok((Some(paper), recorded))
}
