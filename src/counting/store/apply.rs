//! The rows each act of counting gives rise to.

use super::look::population;
use crate::{
    counting::{
        CountState, CountingDeed, Drawn, KeeperSigned, Planned, SheetClosed, SheetState, draw, hash_of,
    },
    custody::{concern, dispute, freeze, keep_count, thaw},
    documents::filed,
    kernel::PlaceId,
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{acts, count_places, counts, items, orders},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// Writes the rows an act gives rise to.
pub(in crate::counting) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &CountingDeed) -> Result<(), Failure> {
    match deed {
        CountingDeed::Planned(planned) => begin(desk, act, planned),
        CountingDeed::Drawn(drawn) => drawn_places(desk, act, drawn),
        CountingDeed::SheetClosed(sheet) => closed(desk, act, sheet),
        CountingDeed::Finished(finished) => {
            if let Some(paper) = &finished.paper {
                filed(desk, act, paper, None)?;
            }
            end(desk, act, CountState::Done)
        }
        CountingDeed::Dropped { .. } => {
            thaw(desk, &act.subject)?;
            end(desk, act, CountState::Dropped)
        }
        CountingDeed::KeeperSigned(signed) => keeper_signed(desk, act, signed),
        CountingDeed::Reconciled(reconciled) => {
            reconciled.opened.iter().try_for_each(|opened| dispute(desk, act, opened))
        }
    }
}

fn begin(desk: &mut Desk<'_>, act: &Act, planned: &Planned) -> Result<(), Failure> {
    let state = if planned.kind.is_drawn() { CountState::Planned } else { CountState::Counting };
    let change = planned.change.as_ref();
    diesel::insert_into(counts::table)
        .values((
            counts::agency.eq(desk.agency().to_owned()),
            counts::id.eq(act.subject.clone()),
            counts::kind.eq(planned.kind.code()),
            counts::title.eq(planned.title.clone()),
            counts::state.eq(state.code()),
            counts::planner.eq(act.author.id.to_string()),
            counts::planned_on.eq(act.happened_on.date()),
            counts::on_day.eq(planned.on_day.date()),
            counts::seed_hash.eq(planned.seed_hash.clone()),
            counts::goal.eq(i32::try_from(planned.goal).unwrap_or(i32::MAX)),
            counts::outgoing.eq(change.map(|c| c.outgoing.id.to_string())),
            counts::incoming.eq(change.map(|c| c.incoming.id.to_string())),
        ))
        .execute(desk.db())?;
    if !planned.frozen.is_empty() {
        freeze(desk, act, &planned.places, &planned.frozen)?;
    }
    add_places(desk, act, &planned.places)
}

fn add_places(desk: &mut Desk<'_>, act: &Act, places: &[PlaceId]) -> Result<(), Failure> {
    for (ord, place) in (0_i32..).zip(places) {
        diesel::insert_into(count_places::table)
            .values((
                count_places::agency.eq(desk.agency().to_owned()),
                count_places::matter.eq(act.subject.clone()),
                count_places::place.eq(place.to_string()),
                count_places::ord.eq(ord),
                count_places::state.eq(SheetState::Open.code()),
                count_places::turn.eq(1),
                count_places::sound.eq(0),
                count_places::misplaced.eq(0),
                count_places::missing.eq(0),
                count_places::strange.eq(0),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// The draw is made again here, so that `verify` proves it: the seed is the one whose hash was published, the head
/// is the one before this act, and the places are those that follow from both.
fn drawn_places(desk: &mut Desk<'_>, act: &Act, drawn: &Drawn) -> Result<(), Failure> {
    let committed: Option<(Option<String>, i32)> = mine!(desk, counts)
        .filter(counts::id.eq(act.subject.clone()))
        .select((counts::seed_hash, counts::goal))
        .first(desk.db())
        .optional()?;
    let (hash, goal) = committed.ok_or_else(|| Failure::unreadable("rút mẫu cho đợt kiểm kê không có"))?;
    if hash.as_deref() != Some(hash_of(&drawn.seed).as_str()) {
        return Err(Failure::unreadable("hạt giống của mẫu không khớp mã băm đã công bố"));
    }
    let before: String =
        mine!(desk, acts).filter(acts::n.eq(act.n)).select(acts::previous).first(desk.db())?;
    if before != drawn.anchor {
        return Err(Failure::unreadable("mẫu không được rút từ đầu sổ ngay trước đó"));
    }
    let among = population(desk, act.happened_on)?;
    if draw(&drawn.seed, &drawn.anchor, &among, i64::from(goal)) != drawn.places {
        return Err(Failure::unreadable("mẫu không đúng với hạt giống và sổ"));
    }
    diesel::update(mine!(desk, counts).filter(counts::id.eq(act.subject.clone())))
        .set(counts::state.eq(CountState::Counting.code()))
        .execute(desk.db())?;
    add_places(desk, act, &drawn.places)
}

fn closed(desk: &mut Desk<'_>, act: &Act, sheet: &SheetClosed) -> Result<(), Failure> {
    let here = mine!(desk, count_places)
        .filter(count_places::matter.eq(act.subject.clone()))
        .filter(count_places::place.eq(sheet.place.to_string()));
    if sheet.again {
        diesel::update(here)
            .set((
                count_places::state.eq(SheetState::Again.code()),
                count_places::turn.eq(2),
                count_places::first_by.eq(Some(act.author.id.to_string())),
                count_places::first_with.eq(Some(sheet.second.id.to_string())),
            ))
            .execute(desk.db())?;
        return Ok(());
    }
    let many = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let result = &sheet.result;
    diesel::update(here)
        .set((
            count_places::state.eq(SheetState::Done.code()),
            count_places::sound.eq(many(result.right.len())),
            count_places::misplaced.eq(many(result.misplaced.len())),
            count_places::missing.eq(many(result.missing.len())),
            count_places::strange.eq(many(result.unknown.len() + result.foreign.len())),
            count_places::done_on.eq(Some(act.happened_on.date())),
        ))
        .execute(desk.db())?;
    keep_count(desk, act, result, &sheet.opened)
}

fn end(desk: &mut Desk<'_>, act: &Act, state: CountState) -> Result<(), Failure> {
    diesel::update(mine!(desk, counts).filter(counts::id.eq(act.subject.clone())))
        .set((counts::state.eq(state.code()), counts::done_on.eq(Some(act.happened_on.date()))))
        .execute(desk.db())?;
    Ok(())
}

/// The successor answers from now on for everything but what was not taken over, and for the orders that wait.
fn keeper_signed(desk: &mut Desk<'_>, act: &Act, signed: &KeeperSigned) -> Result<(), Failure> {
    for opened in &signed.opened {
        dispute(desk, act, opened)?;
    }
    concern(desk, act, signed.refused.iter().map(|r| r.item))?;
    let places: Vec<Option<String>> = mine!(desk, count_places)
        .filter(count_places::matter.eq(act.subject.clone()))
        .select(count_places::place)
        .load::<String>(desk.db())?
        .into_iter()
        .map(Some)
        .collect();
    let refused: Vec<String> = signed.refused.iter().map(|r| r.item.to_string()).collect();
    diesel::update(
        mine!(desk, items)
            .filter(items::place.eq_any(places))
            .filter(items::state.eq_any(["in_store", "paper_handed_over"]))
            .filter(items::id.ne_all(refused)),
    )
    .set(items::keeper.eq(signed.change.incoming.name.clone()))
    .execute(desk.db())?;
    diesel::update(
        mine!(desk, orders)
            .filter(orders::state.eq("open"))
            .filter(orders::storekeeper.eq(signed.change.outgoing.id.to_string())),
    )
    .set(orders::storekeeper.eq(signed.change.incoming.id.to_string()))
    .execute(desk.db())?;
    thaw(desk, &act.subject)?;
    filed(desk, act, &signed.paper, None)?;
    end(desk, act, CountState::Done)
}
