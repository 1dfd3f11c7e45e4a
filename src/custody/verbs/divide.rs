//! One thing becomes several and several become one again; what there is in all does not change.

use super::{author, by_hand, citing, colleague, thing};
use crate::{
    accounts::{KeepStore, TwoPersons, Warrant},
    custody::{
        CustodyDeed, Divided, DividedPart, ItemClass, ItemRow, ItemState, Merged, Quantity,
        rules::two_persons_article, store,
    },
    kernel::{ItemId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// Most parts made at once.
const PARTS_MAX: usize = 20;

fn state_fits(row: &ItemRow, what: &str) -> Result<(), Refusal> {
    if row.state != ItemState::InStore {
        let text = format!(
            "{} đang ở trạng thái “{}”, không {what} được.",
            row.code,
            row.state.label().to_lowercase()
        );
        return Err(Refusal::new("ITEM-STATE", text));
    }
    if let Some(number) = &row.seal {
        let text = format!("{} còn niêm phong số {number}. Mở niêm phong trước khi {what}.", row.code);
        return Err(Refusal::new("SEALED", text).article("Điều 11 Nghị định số 127/2017/NĐ-CP"));
    }
    Ok(())
}

/// The next free number under a thing: `TV-2026-00001.4`.
fn next_part(code: &str, parts: &[ItemRow]) -> u32 {
    let used = parts.iter().filter_map(|p| p.code.strip_prefix(code)?.strip_prefix('.')?.parse::<u32>().ok());
    used.max().unwrap_or(0) + 1
}

/// Divides a thing: each part gets a number under the thing's own for life; the parts and what is left add up to what
/// there was.
///
/// # Errors
/// A refusal when the thing is sealed, not in the store, cash, or the parts do not leave something; a failure of the
/// database.
pub fn divide(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    item: ItemId,
    (amounts, reason, second): (&[Quantity], &str, PersonId),
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    TwoPersons::of(by.actor().id, second, "Việc tách vật")?;
    let subject = Subject::of(SubjectKind::Item, item);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let second = author(&colleague(desk, second, "second")?);
    let row = thing(desk, item)?;
    state_fits(&row, "tách")?;
    let refuse = |code: &str, text: String, field: &str| -> Result<Recorded, Failure> {
        Err(Refusal::new(code, text).at(field).into())
    };
    if row.class == ItemClass::Cash {
        return refuse(
            "DIVIDE-CASH",
            "Tiền mặt không tách ở đây; mỗi phần phải được đếm lại theo mệnh giá.".into(),
            "amounts",
        );
    }
    if row.parent.is_some() {
        return refuse("DIVIDE-PART", "Chỉ tách vật chính; vật đi kèm đã mang số riêng.".into(), "amounts");
    }
    if reason.trim().is_empty() {
        return refuse("REASON", "Cần ghi lý do tách vật.".into(), "reason");
    }
    if amounts.is_empty() || amounts.len() > PARTS_MAX {
        return refuse("DIVIDE", format!("Ghi số lượng của từ 1 đến {PARTS_MAX} phần tách ra."), "amounts");
    }
    let before = row.actual.unwrap_or(row.planned);
    let Some(left) = amounts.iter().try_fold(before, |left, part| left.less(*part)) else {
        let text = format!("Các phần tách ra phải nhỏ hơn số lượng đang có: {before} {}.", row.unit);
        return refuse("DIVIDE-SUM", text, "amounts");
    };
    let first = next_part(&row.code, &store::parts_of(desk, item)?);
    let parts = (first..)
        .zip(amounts)
        .map(|(n, quantity)| DividedPart {
            item: ItemId::new(),
            code: format!("{}.{n}", row.code),
            quantity: *quantity,
        })
        .collect();
    let deed = Divided { before, left, parts, reason: reason.trim().to_owned(), second };
    let doing = citing(doing, two_persons_article(doing.on));
    record(desk, &doing, &subject, &CustodyDeed::Divided(Box::new(deed)))
}

/// Puts parts that were divided from a thing back to it.
///
/// # Errors
/// A refusal when a part was not divided from it, is sealed, lies elsewhere or has left; a failure of the database.
pub fn merge(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    item: ItemId,
    (parts, reason, second): (&[ItemId], &str, PersonId),
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    TwoPersons::of(by.actor().id, second, "Việc gộp vật")?;
    let subject = Subject::of(SubjectKind::Item, item);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let second = author(&colleague(desk, second, "second")?);
    let row = thing(desk, item)?;
    state_fits(&row, "gộp")?;
    if parts.is_empty() {
        return Err(Refusal::new("MERGE", "Chọn ít nhất một phần để gộp lại.").at("parts").into());
    }
    let mut divided = Vec::new();
    for act in store::item_acts(desk, item)? {
        if let Some(CustodyDeed::Divided(deed)) = act.deed::<CustodyDeed>()? {
            divided.extend(deed.parts.into_iter().map(|p| p.item));
        }
    }
    let before = row.actual.unwrap_or(row.planned);
    let mut after = before;
    let mut merged = Vec::new();
    for id in parts {
        let part = thing(desk, *id)?;
        state_fits(&part, "gộp")?;
        if !divided.contains(id) || part.place != row.place {
            let text =
                format!("{} không phải phần tách ra từ {} hoặc đang để nơi khác.", part.code, row.code);
            return Err(Refusal::new("MERGE-PART", text).at("parts").into());
        }
        let quantity = part.actual.unwrap_or(part.planned);
        after = after.plus(quantity);
        merged.push(DividedPart { item: *id, code: part.code, quantity });
    }
    let deed = Merged { before, after, parts: merged, reason: reason.trim().to_owned(), second };
    let doing = citing(doing, two_persons_article(doing.on));
    record(desk, &doing, &subject, &CustodyDeed::Merged(Box::new(deed)))
}
