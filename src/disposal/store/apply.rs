//! The rows each act of disposal gives rise to.

use super::parsed;
use crate::{
    assets::keep_photo,
    custody::{concern, depart, dispute},
    disposal::{
        acts::{DisposalDeed, Ordered, Step, Stepped},
        matter::{DisposalKind, DisposalState},
        ruling::{Ground, HoldFacts, Matched, RulingKind, RulingLine},
    },
    documents::filed,
    kernel::{CaseId, Day, HoldId, ItemId},
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{disposal_items, disposals, holds, rulings},
    },
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// Writes the rows an act gives rise to.
pub(in crate::disposal) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &DisposalDeed) -> Result<(), Failure> {
    match deed {
        DisposalDeed::RulingsEntered { case, lines, received_on, notified_on, .. } => {
            for line in lines {
                enter(desk, act, *case, line, (*received_on, *notified_on))?;
            }
            concern(desk, act, lines.iter().map(|l| l.item))
        }
        DisposalDeed::DecisionNotified { case, decision, notified_on, .. } => {
            diesel::update(
                mine!(desk, rulings)
                    .filter(rulings::case_id.eq(case.to_string()))
                    .filter(rulings::decision.eq(decision.clone())),
            )
            .set(rulings::notified_on.eq(Some(notified_on.date())))
            .execute(desk.db())?;
            Ok(())
        }
        DisposalDeed::RulingMatched { same, opened, .. } => {
            let item: ItemId = parsed(&act.subject)?;
            let matched = if *same { Matched::Same } else { Matched::Different };
            diesel::update(mine!(desk, rulings).filter(rulings::item.eq(item.to_string())))
                .set((
                    rulings::matched.eq(matched.code()),
                    rulings::matched_on.eq(Some(act.happened_on.date())),
                ))
                .execute(desk.db())?;
            if let Some(opened) = opened {
                dispute(desk, act, opened)?;
            }
            concern(desk, act, [item])
        }
        DisposalDeed::HoldPlaced { hold, .. } => place(desk, act, hold),
        DisposalDeed::HoldLifted { hold, outcome, .. } => lift(desk, act, *hold, outcome),
        DisposalDeed::Ordered(ordered) => opened(desk, act, ordered),
        DisposalDeed::Stepped(stepped) => moved(desk, act, stepped),
        DisposalDeed::PhotoAdded(photo) => keep_photo(desk, act, photo),
        DisposalDeed::ListIssued { paper, items, .. } => {
            filed(desk, act, paper, None)?;
            concern(desk, act, items.iter().copied())
        }
    }
}

fn enter(
    desk: &mut Desk<'_>,
    act: &Act,
    case: CaseId,
    line: &RulingLine,
    (received_on, notified_on): (Option<Day>, Option<Day>),
) -> Result<(), Failure> {
    let ruling = &line.ruling;
    diesel::delete(mine!(desk, rulings).filter(rulings::item.eq(line.item.to_string())))
        .execute(desk.db())?;
    diesel::insert_into(rulings::table)
        .values((
            (
                rulings::agency.eq(desk.agency().to_owned()),
                rulings::item.eq(line.item.to_string()),
                rulings::case_id.eq(case.to_string()),
                rulings::kind.eq(ruling.kind.code()),
                rulings::ground.eq(ruling.ground.code()),
                rulings::judgment.eq(ruling.judgment.clone()),
                rulings::effective_on.eq(ruling.effective_on.date()),
                rulings::line.eq(ruling.line.clone()),
            ),
            (
                rulings::entitled.eq(ruling.entitled.clone()),
                rulings::decision.eq(ruling.decision.clone()),
                rulings::decision_on.eq(ruling.decision_on.date()),
                rulings::expires_on.eq(ruling.expires_on.map(Day::date)),
                rulings::matched.eq(Matched::Pending.code()),
                rulings::entered_on.eq(act.happened_on.date()),
                rulings::received_on.eq(received_on.map(Day::date)),
                rulings::notified_on.eq(notified_on.map(Day::date)),
            ),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn place(desk: &mut Desk<'_>, act: &Act, hold: &HoldFacts) -> Result<(), Failure> {
    let item: ItemId = parsed(&act.subject)?;
    diesel::insert_into(holds::table)
        .values((
            holds::agency.eq(desk.agency().to_owned()),
            holds::id.eq(hold.id.to_string()),
            holds::item.eq(item.to_string()),
            holds::kind.eq(hold.kind.code()),
            holds::why.eq(hold.why.clone()),
            holds::source.eq(hold.source.clone()),
            holds::placed_on.eq(act.happened_on.date()),
            holds::outcome.eq(""),
        ))
        .execute(desk.db())?;
    concern(desk, act, [item])
}

fn lift(desk: &mut Desk<'_>, act: &Act, hold: HoldId, outcome: &str) -> Result<(), Failure> {
    let item: ItemId = parsed(&act.subject)?;
    diesel::update(mine!(desk, holds).filter(holds::id.eq(hold.to_string())))
        .set((holds::lifted_on.eq(Some(act.happened_on.date())), holds::outcome.eq(outcome.to_owned())))
        .execute(desk.db())?;
    concern(desk, act, [item])
}

fn opened(desk: &mut Desk<'_>, act: &Act, ordered: &Ordered) -> Result<(), Failure> {
    let state = match ordered.kind {
        DisposalKind::Destroy => DisposalState::Approved,
        _ => DisposalState::Ordered,
    };
    let on = act.happened_on.date();
    diesel::insert_into(disposals::table)
        .values((
            (
                disposals::agency.eq(desk.agency().to_owned()),
                disposals::id.eq(act.subject.clone()),
                disposals::case_id.eq(ordered.case.to_string()),
                disposals::kind.eq(ordered.kind.code()),
                disposals::state.eq(state.code()),
                disposals::symbol.eq(ordered.papers.first().map_or_else(String::new, |p| p.symbol.clone())),
                disposals::receiver.eq(ordered.receiver.line()),
                disposals::signer.eq(act.author.id.to_string()),
            ),
            (
                disposals::officer.eq(ordered.officer.id.to_string()),
                disposals::storekeeper.eq(ordered.storekeeper.as_ref().map(|s| s.id.to_string())),
                disposals::accountant.eq(ordered.accountant.id.to_string()),
                disposals::things.eq(i32::try_from(ordered.items.len()).unwrap_or(i32::MAX)),
                disposals::on_day.eq(on),
                disposals::cost_day.eq(ordered.cost_day.dong()),
                disposals::changed_on.eq(on),
            ),
        ))
        .execute(desk.db())?;
    for (ord, item) in (0_i32..).zip(&ordered.items) {
        diesel::insert_into(disposal_items::table)
            .values((
                disposal_items::agency.eq(desk.agency().to_owned()),
                disposal_items::disposal.eq(act.subject.clone()),
                disposal_items::item.eq(item.to_string()),
                disposal_items::ord.eq(ord),
                disposal_items::open.eq(true),
            ))
            .execute(desk.db())?;
    }
    for paper in &ordered.papers {
        filed(desk, act, paper, Some(&ordered.case.to_string()))?;
    }
    concern(desk, act, ordered.items.iter().copied())
}

fn moved(desk: &mut Desk<'_>, act: &Act, stepped: &Stepped) -> Result<(), Failure> {
    let before: String = mine!(desk, disposals)
        .filter(disposals::id.eq(act.subject.clone()))
        .select(disposals::state)
        .first(desk.db())?;
    let state = stepped.step.leads_to(parsed(&before)?);
    let on = act.happened_on.date();
    let closed = state.is_end().then_some(on);
    diesel::update(mine!(desk, disposals).filter(disposals::id.eq(act.subject.clone())))
        .set((
            disposals::state.eq(state.code()),
            disposals::closed_on.eq(closed),
            disposals::changed_on.eq(on),
        ))
        .execute(desk.db())?;
    if let Step::Absent { appointed, .. } = &stepped.step {
        let unset = mine!(desk, disposals)
            .filter(disposals::id.eq(act.subject.clone()))
            .filter(disposals::liable_on.is_null());
        diesel::update(unset)
            .set(disposals::liable_on.eq(Some(appointed.day().date())))
            .execute(desk.db())?;
    }
    if state.is_end() {
        diesel::update(mine!(desk, disposal_items).filter(disposal_items::disposal.eq(act.subject.clone())))
            .set(disposal_items::open.eq(false))
            .execute(desk.db())?;
    }
    if let Some(end) = stepped.step.ends_in() {
        depart(desk, act, &stepped.items, end, &keeper(&stepped.step))?;
    }
    if matches!(stepped.step, Step::Condemned { .. }) {
        condemn(desk, act, stepped)?;
    }
    for paper in &stepped.papers {
        filed(desk, act, paper, Some(&stepped.case.to_string()))?;
    }
    concern(desk, act, stepped.items.iter().copied())
}

/// Who has the things after a step that ends their keeping.
fn keeper(step: &Step) -> String {
    match step {
        Step::HandedOver { receiver, .. }
        | Step::Returned { receiver, .. }
        | Step::ToIssuer { receiver, .. } => receiver.line(),
        Step::PaidToBudget { .. } => "Ngân sách nhà nước".to_owned(),
        Step::Deposited { bank, .. } => bank.clone(),
        _ => String::new(),
    }
}

/// A decision to destroy takes the place of the ruling that nobody came for; the comparison stands.
fn condemn(desk: &mut Desk<'_>, act: &Act, stepped: &Stepped) -> Result<(), Failure> {
    let Some(paper) = stepped.papers.first() else { return Ok(()) };
    let ids: Vec<String> = stepped.items.iter().map(ItemId::to_string).collect();
    let decision = format!("Quyết định tiêu hủy tài sản số {} ngày {}", paper.symbol, paper.on);
    diesel::update(mine!(desk, rulings).filter(rulings::item.eq_any(ids)))
        .set((
            rulings::kind.eq(RulingKind::Destroy.code()),
            rulings::ground.eq(Ground::Decision.code()),
            rulings::decision.eq(decision),
            rulings::decision_on.eq(act.happened_on.date()),
            rulings::notified_on.eq(Some(act.happened_on.date())),
        ))
        .execute(desk.db())?;
    Ok(())
}
