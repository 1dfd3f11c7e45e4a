//! A hand-over begins: a whole store is frozen and is to be counted; chosen things are listed at once.

use super::{STORE_ARTICLE, needed};
use crate::{
    accounts::{Sign, Warrant},
    counting::begin_for_handover,
    custody::{Outsider, PlaceRow, already, by_hand, check_frozen, citing, items_by_code, place_tree},
    handover::{HandoverDeed, HandoverKind, Opening},
    kernel::{ActId, HandoverId, ItemId, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// What is to be handed over, to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverWish {
    /// The store; none where only chosen things go.
    pub place: Option<PlaceId>,
    /// The numbers of chosen things.
    pub codes: Vec<String>,
    /// Who represents the body that takes over.
    pub receiver: Outsider,
    /// By which decision: number, day, body.
    pub decision: String,
}

/// A place and everything inside it that is the agency's own.
fn inside(tree: &[PlaceRow], root: PlaceId) -> Vec<PlaceId> {
    let mut found = vec![root];
    // The tree lists every place after the one around it.
    for place in tree {
        if place.parent.is_some_and(|p| found.contains(&p)) && place.class.is_own_store() {
            found.push(place.id);
        }
    }
    found
}

/// Opens a hand-over.
///
/// # Errors
/// A refusal without a decision, a body, or anything to hand over, or when a place is frozen already; a failure of the
/// database.
pub fn open_handover(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: HandoverWish,
) -> Result<(HandoverId, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<HandoverDeed>()?
    {
        let id: HandoverId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        return Ok((id, record(desk, doing, &Subject::of(SubjectKind::Handover, id), &deed)?));
    }
    let body = needed(&wish.receiver.body, "cơ quan nhận bàn giao", "person_body")?;
    let decision = needed(&wish.decision, "quyết định, kế hoạch bàn giao", "decision")?;
    let id = HandoverId::new();
    let opening = match wish.place {
        Some(root) => {
            let tree = place_tree(desk)?;
            let row = tree
                .iter()
                .find(|p| p.id == root && p.class.is_own_store())
                .ok_or_else(|| Refusal::new("PLACE-OUTSIDE", "Chọn một kho của cơ quan.").at("place"))?;
            let title = format!("Bàn giao {} cho {body}", row.name);
            let places = inside(&tree, root);
            check_frozen(desk, &places)?;
            let fresh = Doing { act: ActId::new(), ..doing.clone() };
            let count = begin_for_handover(desk, &fresh, &title, &places)?;
            Opening {
                kind: HandoverKind::Store,
                title,
                body,
                receiver: wish.receiver,
                decision,
                place: Some(root),
                places,
                count: Some(count),
                items: Vec::new(),
            }
        }
        None => {
            let rows = items_by_code(desk, &wish.codes)?;
            if let Some(stray) = wish.codes.iter().find(|c| !rows.iter().any(|r| r.code == **c)) {
                let text = format!("Mã {stray} không có trong sổ của cơ quan.");
                return Err(Refusal::new("CODE", text).at("codes").into());
            }
            if rows.is_empty() {
                let text = "Chọn một kho, hoặc ghi ít nhất một mã đồ vật.";
                return Err(Refusal::new("HANDOVER-EMPTY", text).at("codes").into());
            }
            let items: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
            Opening {
                kind: HandoverKind::Things,
                title: format!("Bàn giao {} vật, tài sản cho {body}", items.len()),
                body,
                receiver: wish.receiver,
                decision,
                place: None,
                places: Vec::new(),
                count: None,
                items,
            }
        }
    };
    let deed = HandoverDeed::Opened(Box::new(opening));
    let recorded =
        record(desk, &citing(doing, STORE_ARTICLE), &Subject::of(SubjectKind::Handover, id), &deed)?;
    Ok((id, recorded))
}
