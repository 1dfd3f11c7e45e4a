//! The rows that arise when things are ordered in, taken in, refused, or received on paper.

use super::{
    apply::{link, open, seal_off, seal_on},
    items::keep_item_number,
};
use crate::{
    custody::{
        CustodyRegime, Decision, IntakeOrder, ItemState, KeptElsewhere, OrderLine, SealFound, StockEntered,
        TakenIn, TakenLine, rules::SealState,
    },
    documents::filed,
    kernel::{CaseId, Day, OrderId},
    ledger::Act,
    mine, search,
    store::{
        Desk, Failure,
        schema::{cases, cash_lines, items, orders},
    },
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

pub(super) fn insert_order(
    desk: &mut Desk<'_>,
    act: &Act,
    direction: &str,
    (case, symbol, storekeeper, things): (CaseId, &str, String, usize),
    (outsider, reason, place): (String, &str, Option<String>),
) -> Result<(), Failure> {
    diesel::insert_into(orders::table)
        .values((
            orders::agency.eq(desk.agency().to_owned()),
            orders::id.eq(act.subject.clone()),
            orders::symbol.eq(symbol.to_owned()),
            orders::direction.eq(direction.to_owned()),
            orders::case_id.eq(case.to_string()),
            orders::signer.eq(act.author.id.to_string()),
            orders::storekeeper.eq(storekeeper),
            orders::deliverer.eq(outsider),
            orders::reason.eq(reason.to_owned()),
            orders::place.eq(place),
            orders::things.eq(i32::try_from(things).unwrap_or(i32::MAX)),
            orders::on_day.eq(act.happened_on.date()),
            orders::state.eq("open"),
        ))
        .execute(desk.db())?;
    Ok(())
}

pub(super) fn intake_ordered(desk: &mut Desk<'_>, act: &Act, order: &IntakeOrder) -> Result<(), Failure> {
    let facts =
        (order.case, order.paper.symbol.as_str(), order.storekeeper.id.to_string(), order.lines.len());
    let place = order.place.map(|p| p.to_string());
    insert_order(desk, act, "in", facts, (order.deliverer.line(), &order.reason, place))?;
    let new = NewItems {
        case: order.case,
        order: Some(super::parsed(&act.subject)?),
        state: ItemState::Ordered,
        keeper: String::new(),
        place: None,
        regime: CustodyRegime::EnforcementSeized,
        taken_on: None,
    };
    insert_items(desk, act, &order.lines, &new)?;
    filed(desk, act, &order.paper, Some(&order.case.to_string()))?;
    link(desk, act, order.lines.iter().map(|l| l.item))
}

/// What new things have in common.
pub(super) struct NewItems {
    pub(super) case: CaseId,
    pub(super) order: Option<OrderId>,
    pub(super) state: ItemState,
    pub(super) keeper: String,
    pub(super) place: Option<String>,
    pub(super) regime: CustodyRegime,
    pub(super) taken_on: Option<Day>,
}

pub(super) fn insert_items(
    desk: &mut Desk<'_>,
    act: &Act,
    lines: &[OrderLine],
    new: &NewItems,
) -> Result<(), Failure> {
    let year = act.happened_on.year();
    let case: (String, String) = mine!(desk, cases)
        .filter(cases::id.eq(new.case.to_string()))
        .select((cases::code, cases::title))
        .first(desk.db())?;
    for (ord, line) in (0_i32..).zip(lines) {
        insert_item(desk, act, ord, line, new)?;
        let thing = &line.thing;
        let hit = search::Hit {
            kind: "item".into(),
            target: line.item.to_string(),
            title: format!("{} · {}", line.code, thing.name),
            line: format!("Việc {} · {}", case.0, case.1),
            href: format!("/vat/{}", line.code),
        };
        search::index(desk, &hit, &[&line.code, &thing.name, &thing.marks, &thing.owner])?;
    }
    let prefix = format!("TV-{year}-");
    let numbers = lines.iter().filter(|l| l.parent.is_none());
    let last = numbers.filter_map(|l| l.code.strip_prefix(&prefix)?.parse::<i64>().ok()).max();
    match last {
        Some(last) => keep_item_number(desk, year, last),
        None => Ok(()),
    }
}

fn insert_item(
    desk: &mut Desk<'_>,
    act: &Act,
    ord: i32,
    line: &OrderLine,
    new: &NewItems,
) -> Result<(), Failure> {
    let thing = &line.thing;
    let on = act.happened_on.date();
    let taken_on = new.taken_on.map(Day::date);
    diesel::insert_into(items::table)
        .values((
            (
                items::agency.eq(desk.agency().to_owned()),
                items::id.eq(line.item.to_string()),
                items::code.eq(line.code.clone()),
                items::case_id.eq(new.case.to_string()),
                items::asset.eq(thing.asset.map(|a| a.to_string())),
                items::parent.eq(line.parent.map(|p| p.to_string())),
                items::order_id.eq(new.order.map(|o| o.to_string())),
                items::ord.eq(ord),
                items::name.eq(thing.name.clone()),
                items::class.eq(thing.class.code()),
            ),
            (
                items::origin.eq(thing.origin.code()),
                items::owner.eq(thing.owner.clone()),
                items::regime.eq(new.regime.code()),
                items::marks.eq(thing.marks.clone()),
                items::unit.eq(thing.unit.clone()),
                items::planned.eq(thing.quantity.stored()),
                items::actual.eq(taken_on.map(|_| thing.quantity.stored())),
                items::weight_gram.eq(thing.weight_gram),
                items::condition_planned.eq(thing.condition.clone()),
                items::condition.eq(thing.condition.clone()),
            ),
            (
                items::state.eq(new.state.code()),
                items::place.eq(new.place.clone()),
                items::keeper.eq(new.keeper.clone()),
                items::seal.eq(thing.seal.clone()),
                items::photos.eq(0),
                items::value.eq(thing.value.map(i64::from)),
                items::taken_on.eq(taken_on),
                items::seen_on.eq(taken_on.map(|_| on)),
                items::changed_on.eq(on),
            ),
        ))
        .execute(desk.db())?;
    Ok(())
}

pub(super) fn taken_in(desk: &mut Desk<'_>, act: &Act, taken: &TakenIn) -> Result<(), Failure> {
    for line in &taken.lines {
        if line.decision == Decision::Refuse {
            refused(desk, act, line)?;
        } else {
            accepted(desk, act, line)?;
        }
    }
    for opened in &taken.opened {
        open(desk, act, opened)?;
    }
    let case = taken.case.to_string();
    for paper in taken.slip.iter().chain(&taken.minutes) {
        filed(desk, act, paper, Some(&case))?;
    }
    let all_refused = taken.lines.iter().all(|l| l.decision == Decision::Refuse);
    close_order(desk, act, if all_refused { "refused" } else { "done" })?;
    link(desk, act, taken.lines.iter().map(|l| l.item))
}

pub(super) fn close_order(desk: &mut Desk<'_>, act: &Act, state: &str) -> Result<(), Failure> {
    diesel::update(mine!(desk, orders).filter(orders::id.eq(act.subject.clone())))
        .set(orders::state.eq(state.to_owned()))
        .execute(desk.db())?;
    Ok(())
}

fn refused(desk: &mut Desk<'_>, act: &Act, line: &TakenLine) -> Result<(), Failure> {
    diesel::update(mine!(desk, items).filter(items::id.eq(line.item.to_string())))
        .set((
            items::state.eq(ItemState::Refused.code()),
            items::condition.eq(line.condition.clone()),
            items::seal.eq(None::<String>),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn accepted(desk: &mut Desk<'_>, act: &Act, line: &TakenLine) -> Result<(), Failure> {
    let on = act.happened_on.date();
    if let Some(number) = &line.seal_came {
        seal_on(desk, act.happened_on, line.item, number)?;
        if line.seal == SealFound::Torn {
            seal_off(desk, act.happened_on, line.item, number, SealState::Broken)?;
        } else if line.seal_put.is_some() {
            seal_off(desk, act.happened_on, line.item, number, SealState::Opened)?;
        }
    }
    if let Some(number) = &line.seal_put {
        seal_on(desk, act.happened_on, line.item, number)?;
    }
    let came = line.seal_came.clone().filter(|_| line.seal == SealFound::Intact);
    diesel::update(mine!(desk, items).filter(items::id.eq(line.item.to_string())))
        .set((
            (
                items::state.eq(ItemState::InStore.code()),
                items::actual.eq(Some(line.quantity.stored())),
                items::condition.eq(line.condition.clone()),
                items::place.eq(line.place.map(|p| p.to_string())),
                items::keeper.eq(act.author.name.clone()),
            ),
            (
                items::seal.eq(line.seal_put.clone().or(came)),
                items::regime.eq(line.regime.code()),
                items::taken_on.eq(Some(on)),
                items::seen_on.eq(Some(on)),
                items::changed_on.eq(on),
            ),
        ))
        .execute(desk.db())?;
    if let Some(gram) = line.weight_gram {
        diesel::update(mine!(desk, items).filter(items::id.eq(line.item.to_string())))
            .set(items::weight_gram.eq(Some(gram)))
            .execute(desk.db())?;
    }
    for cash in &line.cash {
        diesel::insert_into(cash_lines::table)
            .values((
                cash_lines::agency.eq(desk.agency().to_owned()),
                cash_lines::item.eq(line.item.to_string()),
                cash_lines::face.eq(cash.face),
                cash_lines::currency.eq(cash.currency.clone()),
                cash_lines::notes.eq(cash.notes),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

pub(super) fn kept_elsewhere(desk: &mut Desk<'_>, act: &Act, kept: &KeptElsewhere) -> Result<(), Failure> {
    let new = NewItems {
        case: kept.case,
        order: None,
        state: ItemState::KeptElsewhere,
        keeper: kept.keeper.clone(),
        place: kept.place.map(|p| p.to_string()),
        regime: kept.regime,
        taken_on: Some(act.happened_on),
    };
    insert_items(desk, act, &kept.lines, &new)?;
    came_sealed(desk, act, &kept.lines)
}

/// Things of that day's lines bear the seals that their papers name.
fn came_sealed(desk: &mut Desk<'_>, act: &Act, lines: &[OrderLine]) -> Result<(), Failure> {
    for line in lines {
        if let Some(number) = &line.thing.seal {
            seal_on(desk, act.happened_on, line.item, number)?;
        }
    }
    link(desk, act, lines.iter().map(|l| l.item))
}

pub(super) fn stock_entered(desk: &mut Desk<'_>, act: &Act, stock: &StockEntered) -> Result<(), Failure> {
    let new = NewItems {
        case: stock.case,
        order: None,
        state: ItemState::InStore,
        keeper: act.author.name.clone(),
        place: Some(stock.place.to_string()),
        regime: stock.regime,
        taken_on: Some(stock.received_on),
    };
    insert_items(desk, act, &stock.lines, &new)?;
    came_sealed(desk, act, &stock.lines)
}
