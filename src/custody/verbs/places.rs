//! Places, and things put from one into another.

use super::{author, by_hand, check_place, citing, colleague, the_place, things};
use crate::{
    accounts::{Arrange, KeepStore, TwoPersons, Warrant},
    custody::{
        CustodyDeed, Moved, PlaceFacts,
        rules::{check_move, two_persons_article},
        store,
    },
    kernel::{ItemId, PersonId, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};
use std::collections::BTreeMap;

/// What is wanted of a new place.
pub type PlaceWish = PlaceFacts;

/// Most letters of a place's code.
const CODE_LETTERS_MAX: usize = 20;

/// Adds a place.
///
/// # Errors
/// A refusal when its code is taken or it has no name; a failure of the database.
pub fn add_place(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Arrange>,
    mut wish: PlaceWish,
) -> Result<(PlaceId, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    wish.code = wish.code.trim().to_uppercase();
    wish.name = wish.name.trim().to_owned();
    let sound = (1..=CODE_LETTERS_MAX).contains(&wish.code.len())
        && wish.code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    if !sound {
        return Err(Refusal::new(
            "PLACE-CODE",
            "Mã nơi lưu giữ chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối, tối đa 20 ký tự: K2-A3.",
        )
        .at("code")
        .into());
    }
    if wish.name.is_empty() {
        return Err(Refusal::new("PLACE-NAME", "Cần ghi tên nơi lưu giữ.").at("name").into());
    }
    if let Some(parent) = wish.parent {
        the_place(desk, parent)?;
    }
    if super::already(desk, doing)?.is_none() && store::place_by_code(desk, &wish.code)?.is_some() {
        return Err(Refusal::new("PLACE-TWIN", format!("Mã {} đã có. Chọn mã khác.", wish.code))
            .at("code")
            .into());
    }
    let id = PlaceId::new();
    let done = record(desk, doing, &Subject::of(SubjectKind::Place, id), &CustodyDeed::PlaceAdded(wish))?;
    Ok((id, done))
}

/// Puts things, and the parts that lie with them, into another place.
///
/// # Errors
/// A refusal when a thing is not in the store, the place is of the wrong class, or nobody stands beside the
/// storekeeper.
pub fn move_items(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    to: PlaceId,
    ids: &[ItemId],
    (reason, second): (&str, PersonId),
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    TwoPersons::of(by.actor().id, second, "Việc chuyển nơi lưu giữ")?;
    let second = author(&colleague(desk, second, "second")?);
    let place = the_place(desk, to)?;
    if !place.class.is_own_store() {
        return Err(Refusal::new(
            "PLACE-OUTSIDE",
            format!(
                "“{}” không thuộc kho của cơ quan. Đưa vật ra khỏi kho phải có lệnh xuất kho.",
                place.name
            ),
        )
        .article(crate::custody::rules::order_article(doing.on))
        .at("place")
        .into());
    }
    if ids.is_empty() {
        return Err(Refusal::new("MOVE-EMPTY", "Chọn ít nhất một đồ vật để chuyển.").at("items").into());
    }
    let mut moving: BTreeMap<ItemId, store::ItemRow> = BTreeMap::new();
    for row in things(desk, ids)? {
        if moving.contains_key(&row.id) {
            continue;
        }
        check_move(&row.code, row.state, row.place == Some(to))?;
        for part in store::parts_of(desk, row.id)? {
            let fits = check_place(desk, &part.code, part.class, &place, doing.on).is_ok();
            if part.state.is_stock() && part.place == row.place && fits {
                moving.insert(part.id, part);
            }
        }
        moving.insert(row.id, row);
    }
    let from = moving.values().filter_map(|row| row.place);
    store::check_frozen(desk, &from.chain([to]).collect::<Vec<_>>())?;
    for row in moving.values() {
        check_place(desk, &row.code, row.class, &place, doing.on)?;
    }
    let deed = CustodyDeed::Moved(Moved {
        items: moving.into_keys().collect(),
        reason: reason.trim().to_owned(),
        second,
    });
    let doing = citing(doing, two_persons_article(doing.on));
    record(desk, &doing, &Subject::of(SubjectKind::Place, to), &deed)
}
