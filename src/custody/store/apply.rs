//! The rows each act of the store gives rise to.

use super::{
    coming::{close_order, insert_order, intake_ordered, kept_elsewhere, stock_entered, taken_in},
    divide::{brought_to_safety, was_divided, was_merged},
    places::PATH_MARK,
    terms::excepted_row,
};
use crate::{
    assets::keep_photo,
    custody::{
        CountResult, CustodyDeed, ItemState, Moved, Opened, PlaceFacts, ReleaseOrder, Released, SealsIssued,
        Settled, Settlement, rules::SealState,
    },
    documents::{IssuedPaper, filed},
    kernel::{Day, ItemId},
    ledger::{Act, SubjectKind},
    mine, search,
    store::{
        Desk, Failure,
        schema::{discrepancies, item_acts, items, paper_handovers, places, seal_blocks, seals},
    },
};
use diesel::{
    ExpressionMethods, Insertable, IntoSql, OptionalExtension, QueryDsl, RunQueryDsl, sql_types::BigInt,
};

/// Writes the rows an act gives rise to.
pub(in crate::custody) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &CustodyDeed) -> Result<(), Failure> {
    match deed {
        CustodyDeed::PlaceAdded(facts) => place_added(desk, act, facts),
        CustodyDeed::PlaceTermsSet(terms) => {
            diesel::update(mine!(desk, places).filter(places::id.eq(act.subject.clone())))
                .set((
                    places::capacity.eq(terms.capacity),
                    places::rent_day.eq(terms.rent_day.map(i64::from)),
                ))
                .execute(desk.db())?;
            Ok(())
        }
        CustodyDeed::ClassExcepted(exception) => excepted_row(desk, act, exception),
        CustodyDeed::Divided(divided) => was_divided(desk, act, divided),
        CustodyDeed::Merged(merged) => was_merged(desk, act, merged),
        CustodyDeed::EmergencyMoved(moved) => brought_to_safety(desk, act, moved),
        CustodyDeed::IntakeOrdered(order) => intake_ordered(desk, act, order),
        CustodyDeed::TakenIn(taken) => taken_in(desk, act, taken),
        CustodyDeed::ReleaseOrdered(order) => release_ordered(desk, act, order),
        CustodyDeed::Released(released) => left(desk, act, released),
        CustodyDeed::Moved(moved) => shelved(desk, act, moved),
        CustodyDeed::Sealed(sealed) => {
            let item = subject_item(act)?;
            seal_on(desk, act.happened_on, item, &sealed.number)?;
            file_with_case(desk, act, item, sealed.paper.as_ref())?;
            diesel::update(mine!(desk, items).filter(items::id.eq(item.to_string())))
                .set((
                    items::seal.eq(Some(sealed.number.clone())),
                    items::condition.eq(sealed.condition.clone()),
                    items::changed_on.eq(act.happened_on.date()),
                ))
                .execute(desk.db())?;
            link(desk, act, [item])
        }
        CustodyDeed::SealOpened(opened) => {
            let item = subject_item(act)?;
            seal_off(desk, act.happened_on, item, &opened.number, SealState::Opened)?;
            file_with_case(desk, act, item, opened.paper.as_ref())?;
            diesel::update(mine!(desk, items).filter(items::id.eq(item.to_string())))
                .set(items::condition.eq(opened.condition_after.clone()))
                .execute(desk.db())?;
            link(desk, act, [item])
        }
        CustodyDeed::SealFoundBroken(broken) => {
            let item = subject_item(act)?;
            seal_off(desk, act.happened_on, item, &broken.number, SealState::Broken)?;
            open(desk, act, &broken.opened)?;
            link(desk, act, [item])
        }
        CustodyDeed::SealChecked(checked) => {
            diesel::update(mine!(desk, seals).filter(seals::number.eq(checked.number.clone())))
                .set(seals::checked_on.eq(Some(act.happened_on.date())))
                .execute(desk.db())?;
            link(desk, act, [subject_item(act)?])
        }
        CustodyDeed::SealsIssued(issued) => seals_issued(desk, act, issued),
        CustodyDeed::PhotoAdded(photo) => {
            keep_photo(desk, act, photo)?;
            if act.subject_kind != SubjectKind::Item {
                return Ok(());
            }
            let item = subject_item(act)?;
            diesel::update(mine!(desk, items).filter(items::id.eq(item.to_string())))
                .set((items::photos.eq(items::photos + 1), items::changed_on.eq(act.happened_on.date())))
                .execute(desk.db())?;
            link(desk, act, [item])
        }
        CustodyDeed::Counted(counted) => keep_count(desk, act, &counted.result, &counted.opened),
        CustodyDeed::DiscrepancyOpened(opened) => {
            open(desk, act, opened)?;
            link(desk, act, opened.item)
        }
        CustodyDeed::DiscrepancySettled(settled) => settle(desk, act, settled),
        CustodyDeed::KeptElsewhere(kept) => kept_elsewhere(desk, act, kept),
        CustodyDeed::StockEntered(stock) => stock_entered(desk, act, stock),
        CustodyDeed::CardIssued { paper } => {
            let item = subject_item(act)?;
            file_with_case(desk, act, item, Some(paper))?;
            link(desk, act, [item])
        }
    }
}

/// Enters a paper about a thing into the register, beside the case of the thing.
fn file_with_case(
    desk: &mut Desk<'_>,
    act: &Act,
    item: ItemId,
    paper: Option<&IssuedPaper>,
) -> Result<(), Failure> {
    let Some(paper) = paper else { return Ok(()) };
    let case: Option<String> = mine!(desk, items)
        .filter(items::id.eq(item.to_string()))
        .select(items::case_id)
        .first(desk.db())
        .optional()?;
    filed(desk, act, paper, case.as_deref())
}

fn seals_issued(desk: &mut Desk<'_>, act: &Act, issued: &SealsIssued) -> Result<(), Failure> {
    diesel::insert_into(seal_blocks::table)
        .values((
            seal_blocks::agency.eq(desk.agency().to_owned()),
            seal_blocks::prefix.eq(issued.prefix.clone()),
            seal_blocks::first.eq(issued.first),
            seal_blocks::last.eq(issued.last),
            seal_blocks::holder.eq(issued.holder.name.clone()),
            seal_blocks::given_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn subject_item(act: &Act) -> Result<ItemId, Failure> {
    super::parsed(&act.subject)
}

/// Ties an act to the things it is about, so that each thing's story finds it.
pub(super) fn link(
    desk: &mut Desk<'_>,
    act: &Act,
    things: impl IntoIterator<Item = ItemId>,
) -> Result<(), Failure> {
    let mut ids: Vec<String> = things.into_iter().map(|item| item.to_string()).collect();
    ids.sort();
    ids.dedup();
    for some in ids.chunks(AT_ONCE) {
        mine!(desk, items)
            .filter(items::id.eq_any(some.to_vec()))
            .select((items::agency, items::id, act.n.into_sql::<BigInt>()))
            .insert_into(item_acts::table)
            .into_columns((item_acts::agency, item_acts::item, item_acts::n))
            .execute(desk.db())?;
    }
    Ok(())
}

/// Things named in one statement; both databases take some tens of thousands of values.
const AT_ONCE: usize = 2_000;

/// Writes what a count of one place came to: what was seen, what is missing, the discrepancies it opens. Called
/// from a deed's `apply` only.
///
/// # Errors
/// A failure of the database.
pub fn keep_count(
    desk: &mut Desk<'_>,
    act: &Act,
    result: &CountResult,
    opened: &[Opened],
) -> Result<(), Failure> {
    let found = result.right.iter().copied().chain(result.misplaced.iter().map(|m| m.item));
    let found: Vec<ItemId> = found.collect();
    seen(desk, act.happened_on, &found)?;
    stand(desk, act.happened_on, &result.missing, ItemState::Missing)?;
    for opened in opened {
        open(desk, act, opened)?;
    }
    link(desk, act, found.into_iter().chain(result.missing.iter().copied()))
}

fn place_added(desk: &mut Desk<'_>, act: &Act, facts: &PlaceFacts) -> Result<(), Failure> {
    let around: Option<String> = match facts.parent {
        None => None,
        Some(parent) => mine!(desk, places)
            .filter(places::id.eq(parent.to_string()))
            .select(places::path)
            .first(desk.db())
            .optional()?,
    };
    let path = around.map_or_else(|| facts.name.clone(), |a| format!("{a}{PATH_MARK}{}", facts.name));
    diesel::insert_into(places::table)
        .values((
            places::agency.eq(desk.agency().to_owned()),
            places::id.eq(act.subject.clone()),
            places::code.eq(facts.code.clone()),
            places::parent.eq(facts.parent.map(|p| p.to_string())),
            places::path.eq(path.clone()),
            places::name.eq(facts.name.clone()),
            places::class.eq(facts.class.code()),
            places::owner_body.eq(facts.owner_body.clone()),
            places::inside_grounds.eq(facts.inside_grounds),
        ))
        .execute(desk.db())?;
    let hit = search::Hit {
        kind: "place".into(),
        target: act.subject.clone(),
        title: format!("{} · {}", facts.code, facts.name),
        line: path.clone(),
        href: format!("/kho/noi/{}", facts.code),
    };
    search::index(desk, &hit, &[&facts.code, &path])
}

fn release_ordered(desk: &mut Desk<'_>, act: &Act, order: &ReleaseOrder) -> Result<(), Failure> {
    let facts =
        (order.case, order.paper.symbol.as_str(), order.storekeeper.id.to_string(), order.items.len());
    insert_order(desk, act, "out", facts, (order.receiver.line(), &order.reason, None))?;
    filed(desk, act, &order.paper, Some(&order.case.to_string()))?;
    link(desk, act, order.items.iter().copied())
}

fn left(desk: &mut Desk<'_>, act: &Act, released: &Released) -> Result<(), Failure> {
    let ids: Vec<String> = released.items.iter().map(ItemId::to_string).collect();
    diesel::update(mine!(desk, items).filter(items::id.eq_any(ids)))
        .set((
            items::state.eq(ItemState::Released.code()),
            items::place.eq(None::<String>),
            items::keeper.eq(released.receiver.line()),
            items::condition.eq(released.condition.clone()),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    end_paper_handovers(desk, act, &released.items)?;
    filed(desk, act, &released.slip, Some(&released.case.to_string()))?;
    close_order(desk, act, "done")?;
    link(desk, act, released.items.iter().copied())
}

/// Whoever had taken things over on paper has fetched them, or they went on with another body.
///
/// # Errors
/// A failure of the database.
pub fn end_paper_handovers(desk: &mut Desk<'_>, act: &Act, things: &[ItemId]) -> Result<(), Failure> {
    let ids: Vec<String> = things.iter().map(ItemId::to_string).collect();
    for some in ids.chunks(AT_ONCE) {
        diesel::update(
            mine!(desk, paper_handovers)
                .filter(paper_handovers::open.eq(true))
                .filter(paper_handovers::item.eq_any(some.to_vec())),
        )
        .set((paper_handovers::open.eq(false), paper_handovers::ended_on.eq(Some(act.happened_on.date()))))
        .execute(desk.db())?;
    }
    Ok(())
}

fn shelved(desk: &mut Desk<'_>, act: &Act, moved: &Moved) -> Result<(), Failure> {
    let ids: Vec<String> = moved.items.iter().map(ItemId::to_string).collect();
    diesel::update(mine!(desk, items).filter(items::id.eq_any(ids)))
        .set((
            items::place.eq(Some(act.subject.clone())),
            items::seen_on.eq(Some(act.happened_on.date())),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    link(desk, act, moved.items.iter().copied())
}

pub(super) fn seal_on(desk: &mut Desk<'_>, on: Day, item: ItemId, number: &str) -> Result<(), Failure> {
    diesel::insert_into(seals::table)
        .values((
            seals::agency.eq(desk.agency().to_owned()),
            seals::number.eq(number.to_owned()),
            seals::item.eq(item.to_string()),
            seals::state.eq(SealState::Applied.code()),
            seals::applied_on.eq(on.date()),
            seals::changed_on.eq(on.date()),
        ))
        .execute(desk.db())?;
    Ok(())
}

pub(super) fn seal_off(
    desk: &mut Desk<'_>,
    on: Day,
    item: ItemId,
    number: &str,
    state: SealState,
) -> Result<(), Failure> {
    diesel::update(mine!(desk, seals).filter(seals::number.eq(number.to_owned())))
        .set((seals::state.eq(state.code()), seals::changed_on.eq(on.date())))
        .execute(desk.db())?;
    diesel::update(mine!(desk, items).filter(items::id.eq(item.to_string())))
        .set((items::seal.eq(None::<String>), items::changed_on.eq(on.date())))
        .execute(desk.db())?;
    Ok(())
}

/// A count saw these: whatever was missing among them stands in the store again.
fn seen(desk: &mut Desk<'_>, on: Day, found: &[ItemId]) -> Result<(), Failure> {
    let ids: Vec<String> = found.iter().map(ItemId::to_string).collect();
    for some in ids.chunks(AT_ONCE) {
        diesel::update(mine!(desk, items).filter(items::id.eq_any(some.to_vec())))
            .set(items::seen_on.eq(Some(on.date())))
            .execute(desk.db())?;
        let paper: Vec<String> = mine!(desk, paper_handovers)
            .filter(paper_handovers::open.eq(true))
            .filter(paper_handovers::item.eq_any(some.to_vec()))
            .select(paper_handovers::item)
            .load(desk.db())?;
        let back = |desk: &mut Desk<'_>, which: Vec<String>, state: ItemState| {
            diesel::update(
                mine!(desk, items)
                    .filter(items::state.eq(ItemState::Missing.code()))
                    .filter(items::id.eq_any(which)),
            )
            .set((items::state.eq(state.code()), items::changed_on.eq(on.date())))
            .execute(desk.db())
        };
        back(desk, paper, ItemState::PaperHandedOver)?;
        back(desk, some.to_vec(), ItemState::InStore)?;
    }
    Ok(())
}

fn stand(desk: &mut Desk<'_>, on: Day, which: &[ItemId], state: ItemState) -> Result<(), Failure> {
    let ids: Vec<String> = which.iter().map(ItemId::to_string).collect();
    for some in ids.chunks(AT_ONCE) {
        diesel::update(mine!(desk, items).filter(items::id.eq_any(some.to_vec())))
            .set((items::state.eq(state.code()), items::changed_on.eq(on.date())))
            .execute(desk.db())?;
    }
    Ok(())
}

pub(super) fn open(desk: &mut Desk<'_>, act: &Act, opened: &Opened) -> Result<(), Failure> {
    diesel::insert_into(discrepancies::table)
        .values((
            discrepancies::agency.eq(desk.agency().to_owned()),
            discrepancies::id.eq(opened.id.to_string()),
            discrepancies::item.eq(opened.item.map(|i| i.to_string())),
            discrepancies::place.eq(opened.place.map(|p| p.to_string())),
            discrepancies::kind.eq(opened.kind.code()),
            discrepancies::what.eq(opened.what.clone()),
            discrepancies::owner.eq(opened.owner.to_string()),
            discrepancies::opened_on.eq(act.happened_on.date()),
            discrepancies::due.eq(opened.due.map(Day::date)),
            discrepancies::state.eq("open"),
            discrepancies::outcome.eq(""),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn settle(desk: &mut Desk<'_>, act: &Act, settled: &Settled) -> Result<(), Failure> {
    let outcome = format!("{}. {}", settled.settlement.label(), settled.outcome);
    diesel::update(mine!(desk, discrepancies).filter(discrepancies::id.eq(settled.discrepancy.to_string())))
        .set((discrepancies::state.eq("settled"), discrepancies::outcome.eq(outcome)))
        .execute(desk.db())?;
    let Some(item) = settled.item else { return Ok(()) };
    if settled.settlement == Settlement::Found {
        let missing: i64 = mine!(desk, items)
            .filter(items::id.eq(item.to_string()))
            .filter(items::state.eq(ItemState::Missing.code()))
            .count()
            .get_result(desk.db())?;
        if missing > 0 {
            seen(desk, act.happened_on, &[item])?;
        }
    }
    if let Some(quantity) = settled.quantity {
        diesel::update(mine!(desk, items).filter(items::id.eq(item.to_string())))
            .set((items::actual.eq(Some(quantity.stored())), items::changed_on.eq(act.happened_on.date())))
            .execute(desk.db())?;
    }
    link(desk, act, [item])
}
