//! Receipt on paper: the thing stays with the police, the Treasury, a specialised body, an entrusted person.

use super::{
    by_hand,
    orders::{check_seals, numbered},
    the_place, unknown_case,
};
use crate::{
    accounts::{AsOfficer, Warrant},
    cases,
    custody::{
        CustodyDeed, CustodyRegime, InitialMinutes, KeeperKind, KeptElsewhere, RegimeFacts, WishLine,
        rules::acceptance_article,
    },
    kernel::{CaseId, ItemId, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// What was received on paper: one thing, and its parts under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElsewhereWish {
    /// The case.
    pub case: CaseId,
    /// The thing first, then its parts.
    pub lines: Vec<WishLine>,
    /// What kind of keeper.
    pub keeper_kind: KeeperKind,
    /// The keeper as printed.
    pub keeper: String,
    /// The place it lies in, where that is in the book.
    pub place: Option<PlaceId>,
    /// The initial minutes.
    pub minutes: InitialMinutes,
    /// The minutes of the receipt, or the Treasury's voucher: number and day.
    pub receipt: String,
}

/// Enters a thing that another keeps, with its number for life.
///
/// # Errors
/// A refusal when keeper, minutes or receipt are not named, or the keeper is the agency itself.
pub fn receive_elsewhere(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<AsOfficer>,
    wish: ElsewhereWish,
) -> Result<(ItemId, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        let id: ItemId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        return Ok((id, record(desk, doing, &Subject::of(SubjectKind::Item, id), &deed)?));
    }
    let article = acceptance_article(doing.on);
    let missing = |text: &str, field: &str| Refusal::new("ELSEWHERE", text).article(article).at(field);
    if wish.keeper_kind == KeeperKind::Agency {
        return Err(missing("Vật do kho của cơ quan giữ phải nhập theo lệnh nhập kho.", "keeper_kind").into());
    }
    for (text, field, what) in [
        (&wish.keeper, "keeper", "Cần ghi cơ quan, người đang giữ."),
        (&wish.receipt, "receipt", "Cần ghi số, ngày biên bản tiếp nhận hoặc chứng từ của Kho bạc."),
        (&wish.minutes.symbol, "minutes", "Cần ghi biên bản thu giữ ban đầu để đối chiếu."),
    ] {
        if text.trim().is_empty() {
            return Err(missing(what, field).into());
        }
    }
    let whole = wish.lines.iter().filter(|l| l.under.is_none()).count();
    let sound = wish.lines.first().is_some_and(|l| l.under.is_none() && !l.thing.name.trim().is_empty())
        && wish.lines.iter().skip(1).all(|l| l.under == Some(0));
    if whole != 1 || !sound {
        return Err(missing("Mỗi lần ghi một vật, các vật đi kèm đứng sau.", "lines").into());
    }
    cases::case(desk, wish.case)?.ok_or_else(unknown_case)?;
    let place = wish.place.map(|id| the_place(desk, id)).transpose()?;
    check_seals(desk, wish.lines.iter().filter_map(|l| l.thing.seal.as_deref()))?;
    let lines = numbered(desk, doing, &wish.lines)?;
    let (Some(first), Some(thing)) = (lines.first().map(|l| l.item), wish.lines.first().map(|l| &l.thing))
    else {
        return Err(missing("Cần ghi ít nhất một đồ vật.", "lines").into());
    };
    let regime = CustodyRegime::of(RegimeFacts {
        origin: thing.origin,
        class: thing.class,
        keeper: wish.keeper_kind,
        place: place.map(|p| (p.class, p.inside_grounds)),
        received_on: doing.on,
    });
    let deed = CustodyDeed::KeptElsewhere(Box::new(KeptElsewhere {
        case: wish.case,
        lines,
        keeper_kind: wish.keeper_kind,
        keeper: wish.keeper.trim().to_owned(),
        place: wish.place,
        minutes: wish.minutes,
        receipt: wish.receipt.trim().to_owned(),
        regime,
    }));
    let doing = super::citing(&super::citing(doing, article), regime.article());
    let recorded = record(desk, &doing, &Subject::of(SubjectKind::Item, first), &deed)?;
    Ok((first, recorded))
}
