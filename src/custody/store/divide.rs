//! The rows that arise when a thing is divided, parts are put back, or things are brought to safety.

use super::{
    apply::{link, open},
    coming::{NewItems, insert_items},
    items::item,
};
use crate::{
    custody::{Described, Divided, EmergencyMoved, ItemState, Merged, OrderLine, Quantity},
    documents::filed,
    kernel::ItemId,
    ledger::Act,
    mine,
    store::{Desk, Failure, schema::items},
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// How many stand under a thing's own number from now on.
fn holds(desk: &mut Desk<'_>, act: &Act, id: ItemId, quantity: Quantity) -> Result<(), Failure> {
    let on = act.happened_on.date();
    diesel::update(mine!(desk, items).filter(items::id.eq(id.to_string())))
        .set((
            items::actual.eq(Some(quantity.stored())),
            items::seen_on.eq(Some(on)),
            items::changed_on.eq(on),
        ))
        .execute(desk.db())?;
    Ok(())
}

pub(super) fn was_divided(desk: &mut Desk<'_>, act: &Act, divided: &Divided) -> Result<(), Failure> {
    let id: ItemId = super::parsed(&act.subject)?;
    let whole = item(desk, id)?.ok_or_else(|| Failure::unreadable("vật được tách không có trong sổ"))?;
    let lines: Vec<OrderLine> = divided
        .parts
        .iter()
        .map(|part| OrderLine {
            item: part.item,
            code: part.code.clone(),
            parent: Some(id),
            thing: Described {
                name: whole.name.clone(),
                class: whole.class,
                origin: whole.origin,
                marks: whole.marks.clone(),
                unit: whole.unit.clone(),
                quantity: part.quantity,
                weight_gram: None,
                condition: whole.condition.clone(),
                seal: None,
                owner: whole.owner.clone(),
                value: None,
                asset: whole.asset,
                expert_required: false,
            },
        })
        .collect();
    let new = NewItems {
        case: whole.case_id,
        order: whole.order,
        state: ItemState::InStore,
        keeper: whole.keeper.clone(),
        place: whole.place.map(|p| p.to_string()),
        regime: whole.regime,
        taken_on: whole.taken_on,
    };
    insert_items(desk, act, &lines, &new)?;
    holds(desk, act, id, divided.left)?;
    link(desk, act, std::iter::once(id).chain(divided.parts.iter().map(|p| p.item)))
}

pub(super) fn was_merged(desk: &mut Desk<'_>, act: &Act, merged: &Merged) -> Result<(), Failure> {
    let id: ItemId = super::parsed(&act.subject)?;
    let parts: Vec<String> = merged.parts.iter().map(|p| p.item.to_string()).collect();
    diesel::update(mine!(desk, items).filter(items::id.eq_any(parts)))
        .set((
            items::state.eq(ItemState::Merged.code()),
            items::place.eq(None::<String>),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    holds(desk, act, id, merged.after)?;
    link(desk, act, std::iter::once(id).chain(merged.parts.iter().map(|p| p.item)))
}

pub(super) fn brought_to_safety(
    desk: &mut Desk<'_>,
    act: &Act,
    moved: &EmergencyMoved,
) -> Result<(), Failure> {
    let ids: Vec<String> = moved.items.iter().map(ItemId::to_string).collect();
    diesel::update(mine!(desk, items).filter(items::id.eq_any(ids)))
        .set((
            items::place.eq(Some(act.subject.clone())),
            items::seen_on.eq(Some(act.happened_on.date())),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    filed(desk, act, &moved.paper, None)?;
    open(desk, act, &moved.opened)?;
    link(desk, act, moved.items.iter().copied())
}
