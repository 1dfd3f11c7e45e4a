//! The rows each act of hand-over gives rise to; lists of thousands of things by one statement each.

use crate::{
    custody::{ItemState, concern, dispute, end_paper_handovers, freeze, thaw},
    documents::filed,
    handover::{
        Closed, ExtractionOrder, ExtractionState, HandedOnPaper, HandoverDeed, HandoverKind, HandoverState,
        Listed, Opening, Returned, SheetDrawn,
    },
    kernel::ItemId,
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{
            extraction_items, extractions, handover_items, handover_sheets, handovers, item_acts, items,
            paper_handovers,
        },
    },
};
use diesel::{
    ExpressionMethods, Insertable, IntoSql, QueryDsl, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text},
};

fn small(n: i64) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// Writes the rows an act gives rise to.
pub(in crate::handover) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &HandoverDeed) -> Result<(), Failure> {
    match deed {
        HandoverDeed::HandedOnPaper(handed) => on_paper(desk, act, handed),
        HandoverDeed::ExtractionOrdered(order) => ordered(desk, act, order),
        HandoverDeed::Extracted(out) => {
            stand(desk, act, &out.items, ItemState::Out, Some(&out.receiver.line()))?;
            filed(desk, act, &out.paper, Some(&out.case.to_string()))?;
            diesel::update(mine!(desk, extractions).filter(extractions::id.eq(act.subject.clone())))
                .set((
                    extractions::state.eq(ExtractionState::Out.code()),
                    extractions::out_on.eq(Some(act.happened_on.date())),
                ))
                .execute(desk.db())?;
            concern(desk, act, out.items.iter().copied())
        }
        HandoverDeed::Returned(back) => came_back(desk, act, back),
        HandoverDeed::Opened(opening) => begin(desk, act, opening),
        HandoverDeed::Listed(listed) => list(desk, act, listed),
        HandoverDeed::SheetDrawn(sheet) => drawn(desk, act, sheet),
        HandoverDeed::SheetsSigned { from, until, .. } => {
            diesel::update(
                mine!(desk, handover_sheets)
                    .filter(handover_sheets::handover.eq(act.subject.clone()))
                    .filter(handover_sheets::sheet.between(small(*from), small(*until))),
            )
            .set(handover_sheets::signed_on.eq(Some(act.happened_on.date())))
            .execute(desk.db())?;
            diesel::update(mine!(desk, handovers).filter(handovers::id.eq(act.subject.clone())))
                .set(handovers::signed.eq(small(*until)))
                .execute(desk.db())?;
            Ok(())
        }
        HandoverDeed::Closed(closed) => close(desk, act, closed),
        HandoverDeed::Dropped { .. } => {
            thaw(desk, &act.subject)?;
            end(desk, act, HandoverState::Dropped)
        }
    }
}

fn stand(
    desk: &mut Desk<'_>,
    act: &Act,
    things: &[ItemId],
    state: ItemState,
    keeper: Option<&str>,
) -> Result<(), Failure> {
    let ids: Vec<String> = things.iter().map(ItemId::to_string).collect();
    diesel::update(mine!(desk, items).filter(items::id.eq_any(ids.clone())))
        .set((items::state.eq(state.code()), items::changed_on.eq(act.happened_on.date())))
        .execute(desk.db())?;
    if let Some(keeper) = keeper {
        diesel::update(mine!(desk, items).filter(items::id.eq_any(ids)))
            .set(items::keeper.eq(keeper.to_owned()))
            .execute(desk.db())?;
    }
    Ok(())
}

fn on_paper(desk: &mut Desk<'_>, act: &Act, handed: &HandedOnPaper) -> Result<(), Failure> {
    for item in &handed.items {
        diesel::insert_into(paper_handovers::table)
            .values((
                paper_handovers::agency.eq(desk.agency().to_owned()),
                paper_handovers::item.eq(item.to_string()),
                paper_handovers::n.eq(act.n),
                paper_handovers::receiver.eq(handed.receiver.line()),
                paper_handovers::body.eq(handed.receiver.body.clone()),
                paper_handovers::symbol.eq(handed.paper.symbol.clone()),
                paper_handovers::liable_on.eq(handed.liable_on.date()),
                paper_handovers::fetch_by.eq(handed.fetch_by.date()),
                paper_handovers::recount_days.eq(handed.recount_days),
                paper_handovers::open.eq(true),
            ))
            .execute(desk.db())?;
    }
    stand(desk, act, &handed.items, ItemState::PaperHandedOver, None)?;
    filed(desk, act, &handed.paper, Some(&handed.case.to_string()))?;
    concern(desk, act, handed.items.iter().copied())
}

fn ordered(desk: &mut Desk<'_>, act: &Act, order: &ExtractionOrder) -> Result<(), Failure> {
    diesel::insert_into(extractions::table)
        .values((
            extractions::agency.eq(desk.agency().to_owned()),
            extractions::id.eq(act.subject.clone()),
            extractions::case_id.eq(order.case.to_string()),
            extractions::symbol.eq(order.paper.symbol.clone()),
            extractions::request.eq(order.request.clone()),
            extractions::body.eq(order.receiver.body.clone()),
            extractions::reason.eq(order.reason.clone()),
            extractions::signer.eq(act.author.id.to_string()),
            extractions::storekeeper.eq(order.storekeeper.id.to_string()),
            extractions::things.eq(i32::try_from(order.items.len()).unwrap_or(i32::MAX)),
            extractions::state.eq(ExtractionState::Ordered.code()),
            extractions::ordered_on.eq(act.happened_on.date()),
            extractions::return_by.eq(order.return_by.date()),
        ))
        .execute(desk.db())?;
    for (ord, item) in (0_i32..).zip(&order.items) {
        diesel::insert_into(extraction_items::table)
            .values((
                extraction_items::agency.eq(desk.agency().to_owned()),
                extraction_items::extraction.eq(act.subject.clone()),
                extraction_items::item.eq(item.to_string()),
                extraction_items::ord.eq(ord),
            ))
            .execute(desk.db())?;
    }
    filed(desk, act, &order.paper, Some(&order.case.to_string()))?;
    concern(desk, act, order.items.iter().copied())
}

fn came_back(desk: &mut Desk<'_>, act: &Act, back: &Returned) -> Result<(), Failure> {
    for line in &back.lines {
        diesel::update(mine!(desk, items).filter(items::id.eq(line.item.to_string())))
            .set((
                items::state.eq(ItemState::InStore.code()),
                items::keeper.eq(act.author.name.clone()),
                items::condition.eq(line.condition.clone()),
                items::seen_on.eq(Some(act.happened_on.date())),
                items::changed_on.eq(act.happened_on.date()),
            ))
            .execute(desk.db())?;
    }
    for opened in &back.opened {
        dispute(desk, act, opened)?;
    }
    filed(desk, act, &back.paper, Some(&back.case.to_string()))?;
    diesel::update(mine!(desk, extractions).filter(extractions::id.eq(act.subject.clone())))
        .set((
            extractions::state.eq(ExtractionState::Back.code()),
            extractions::back_on.eq(Some(act.happened_on.date())),
        ))
        .execute(desk.db())?;
    concern(desk, act, back.lines.iter().map(|l| l.item))
}

fn begin(desk: &mut Desk<'_>, act: &Act, opening: &Opening) -> Result<(), Failure> {
    let state = match opening.kind {
        HandoverKind::Store => HandoverState::Counting,
        HandoverKind::Things => HandoverState::Reconciling,
    };
    diesel::insert_into(handovers::table)
        .values((
            (
                handovers::agency.eq(desk.agency().to_owned()),
                handovers::id.eq(act.subject.clone()),
                handovers::kind.eq(opening.kind.code()),
                handovers::title.eq(opening.title.clone()),
                handovers::place.eq(opening.place.map(|p| p.to_string())),
                handovers::matter.eq(opening.count.map(|c| c.to_string())),
                handovers::body.eq(opening.body.clone()),
                handovers::receiver.eq(opening.receiver.line()),
                handovers::decision.eq(opening.decision.clone()),
                handovers::signer.eq(act.author.id.to_string()),
            ),
            (
                handovers::state.eq(state.code()),
                handovers::opened_on.eq(act.happened_on.date()),
                handovers::things.eq(i32::try_from(opening.items.len()).unwrap_or(i32::MAX)),
                handovers::stays.eq(0),
                handovers::sheets.eq(0),
                handovers::drawn.eq(0),
                handovers::signed.eq(0),
            ),
        ))
        .execute(desk.db())?;
    freeze(desk, act, &opening.places, "bàn giao kho cho cơ quan khác")?;
    for (ord, item) in (0_i32..).zip(&opening.items) {
        diesel::insert_into(handover_items::table)
            .values((
                handover_items::agency.eq(desk.agency().to_owned()),
                handover_items::handover.eq(act.subject.clone()),
                handover_items::item.eq(item.to_string()),
                handover_items::ord.eq(ord),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// The things of the frozen places in the order of their making, in parts of so many lines; what stays has none.
/// SQLite numbers its parameters by their first appearance, so they appear in the order in which they are bound.
const LIST_STORE: &str = "INSERT INTO handover_items (agency, handover, item, ord) \
    SELECT $1, $2, id, ROW_NUMBER() OVER (ORDER BY id) - 1 FROM items \
    WHERE agency = $1 AND state IN ('in_store', 'paper_handed_over') \
    AND place IN (SELECT place FROM freezes WHERE agency = $1 AND matter = $2)";
const LIST_SHEETS: &str = "UPDATE handover_items SET ord = (SELECT n FROM ranked WHERE ranked.item = handover_items.item), \
    sheet = (SELECT n / $3 + 1 FROM ranked WHERE ranked.item = handover_items.item) \
    WHERE agency = $1 AND handover = $2 AND why IS NULL";

fn list(desk: &mut Desk<'_>, act: &Act, listed: &Listed) -> Result<(), Failure> {
    let agency = desk.agency().to_owned();
    let kind: String = mine!(desk, handovers)
        .filter(handovers::id.eq(act.subject.clone()))
        .select(handovers::kind)
        .first(desk.db())?;
    if kind == HandoverKind::Store.code() {
        sql_query(LIST_STORE)
            .bind::<Text, _>(agency.clone())
            .bind::<Text, _>(act.subject.clone())
            .execute(desk.db())?;
    }
    for stay in &listed.stays {
        diesel::update(
            mine!(desk, handover_items)
                .filter(handover_items::handover.eq(act.subject.clone()))
                .filter(handover_items::item.eq(stay.item.to_string())),
        )
        .set(handover_items::why.eq(Some(stay.why.clone())))
        .execute(desk.db())?;
    }
    let ranked = "WITH ranked AS (SELECT item, ROW_NUMBER() OVER (ORDER BY ord) - 1 AS n FROM handover_items \
                  WHERE agency = $1 AND handover = $2 AND why IS NULL) ";
    sql_query(format!("{ranked}{LIST_SHEETS}"))
        .bind::<Text, _>(agency)
        .bind::<Text, _>(act.subject.clone())
        .bind::<BigInt, _>(listed.lines)
        .execute(desk.db())?;
    diesel::update(mine!(desk, handovers).filter(handovers::id.eq(act.subject.clone())))
        .set((
            handovers::state.eq(HandoverState::Listing.code()),
            handovers::things.eq(small(listed.things)),
            handovers::sheets.eq(small(listed.sheets)),
            handovers::stays.eq(i32::try_from(listed.stays.len()).unwrap_or(i32::MAX)),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn drawn(desk: &mut Desk<'_>, act: &Act, sheet: &SheetDrawn) -> Result<(), Failure> {
    diesel::insert_into(handover_sheets::table)
        .values((
            handover_sheets::agency.eq(desk.agency().to_owned()),
            handover_sheets::handover.eq(act.subject.clone()),
            handover_sheets::sheet.eq(small(sheet.sheet)),
            handover_sheets::symbol.eq(sheet.paper.symbol.clone()),
            handover_sheets::digest.eq(sheet.paper.digest.clone()),
            handover_sheets::things.eq(small(sheet.things)),
        ))
        .execute(desk.db())?;
    filed(desk, act, &sheet.paper, None)?;
    let last = sheet.sheet;
    let all: i32 = mine!(desk, handovers)
        .filter(handovers::id.eq(act.subject.clone()))
        .select(handovers::sheets)
        .first(desk.db())?;
    let state = if last >= i64::from(all) { HandoverState::Signing } else { HandoverState::Listing };
    diesel::update(mine!(desk, handovers).filter(handovers::id.eq(act.subject.clone())))
        .set((handovers::drawn.eq(small(last)), handovers::state.eq(state.code())))
        .execute(desk.db())?;
    Ok(())
}

/// Everything on the signed parts stands with the other body, by one statement.
fn close(desk: &mut Desk<'_>, act: &Act, closed: &Closed) -> Result<(), Failure> {
    let gone = handover_items::table
        .filter(handover_items::agency.eq(desk.agency().to_owned()))
        .filter(handover_items::handover.eq(act.subject.clone()))
        .filter(handover_items::sheet.is_not_null());
    let ids: Vec<String> = gone.clone().select(handover_items::item).load(desk.db())?;
    let things: Vec<ItemId> = ids.iter().map(|id| super::parsed(id)).collect::<Result<_, _>>()?;
    end_paper_handovers(desk, act, &things)?;
    diesel::update(mine!(desk, items).filter(items::id.eq_any(gone.clone().select(handover_items::item))))
        .set((
            items::state.eq(ItemState::Transferred.code()),
            items::place.eq(None::<String>),
            items::keeper.eq(closed.body.clone()),
            items::changed_on.eq(act.happened_on.date()),
        ))
        .execute(desk.db())?;
    gone.select((handover_items::agency, handover_items::item, act.n.into_sql::<BigInt>()))
        .insert_into(item_acts::table)
        .into_columns((item_acts::agency, item_acts::item, item_acts::n))
        .execute(desk.db())?;
    thaw(desk, &act.subject)?;
    filed(desk, act, &closed.paper, None)?;
    end(desk, act, HandoverState::Closed)
}

fn end(desk: &mut Desk<'_>, act: &Act, state: HandoverState) -> Result<(), Failure> {
    diesel::update(mine!(desk, handovers).filter(handovers::id.eq(act.subject.clone())))
        .set((handovers::state.eq(state.code()), handovers::closed_on.eq(Some(act.happened_on.date()))))
        .execute(desk.db())?;
    Ok(())
}
