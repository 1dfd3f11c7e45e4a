//! The ageing board: everything held that is evidence, with what stands against its end.

use super::parsed;
use crate::{
    disposal::{
        ageing::{AgeingRow, Cause, Standing},
        matter::DisposalState,
        ruling::Matched,
    },
    kernel::{Day, ItemId},
    mine,
    store::{
        Desk, Failure,
        schema::{cases, discrepancies, disposal_items, disposals, holds, items, rulings},
    },
};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use std::collections::{HashMap, HashSet};

type Date = chrono::NaiveDate;
type Line = ((String, String, String, String, String), (Option<Date>, String, String, String, String));

/// Every whole thing of evidence still held, with its cause, the oldest first.
///
/// # Errors
/// A failure of the database.
pub fn ageing_rows(desk: &mut Desk<'_>, today: Day) -> Result<Vec<AgeingRow>, Failure> {
    let agency = desk.agency().to_owned();
    let query = mine!(desk, items)
        .inner_join(cases::table)
        .filter(cases::agency.eq(agency.clone()))
        .filter(items::state.eq_any(["in_store", "kept_elsewhere", "out", "missing"]))
        .filter(items::origin.eq("evidence"))
        .filter(items::parent.is_null())
        .order((items::taken_on, items::code))
        .select((
            (items::id, items::code, items::name, items::class, cases::code),
            (items::taken_on, items::state, items::keeper, cases::court, cases::officer),
        ));
    let lines: Vec<Line> = query.load(desk.db())?;
    let matched: Vec<(String, String)> =
        mine!(desk, rulings).select((rulings::item, rulings::matched)).load(desk.db())?;
    let matched: HashMap<String, String> = matched.into_iter().collect();
    let disputed = disputed(desk)?;
    let open: Vec<(String, String, String)> = mine!(desk, disposal_items)
        .inner_join(disposals::table)
        .filter(disposals::agency.eq(agency))
        .filter(disposal_items::open.eq(true))
        .select((disposal_items::item, disposals::state, disposals::receiver))
        .load(desk.db())?;
    let open: HashMap<String, (String, String)> =
        open.into_iter().map(|(item, state, receiver)| (item, (state, receiver))).collect();
    let mut rows = Vec::with_capacity(lines.len());
    for ((id, code, name, class, case_code), (taken_on, state, keeper, court, officer)) in lines {
        let matter = open.get(&id);
        let standing = Standing {
            matched: matched.get(&id).map(|m| parsed::<Matched>(m)).transpose()?,
            disputed: disputed.contains(&id),
            matter: matter.map(|(state, _)| parsed::<DisposalState>(state)).transpose()?,
        };
        let cause = Cause::of(standing);
        let body = match cause {
            Cause::NoRuling if state == "kept_elsewhere" => keeper,
            Cause::NoRuling | Cause::Dispute => court,
            Cause::NotDone => officer,
            Cause::Receiver => matter.map_or_else(String::new, |(_, receiver)| receiver.clone()),
        };
        let taken_on = taken_on.map(Day::from);
        rows.push(AgeingRow {
            item: parsed::<ItemId>(&id)?,
            code,
            name,
            case_code,
            taken_on,
            days: taken_on.map_or(0, |day| day.days_until(today)),
            money: class == "cash",
            cause,
            body,
        });
    }
    Ok(rows)
}

/// Things with an open hold or an open discrepancy.
fn disputed(desk: &mut Desk<'_>) -> Result<HashSet<String>, Failure> {
    let held: Vec<String> =
        mine!(desk, holds).filter(holds::lifted_on.is_null()).select(holds::item).load(desk.db())?;
    let differing: Vec<Option<String>> = mine!(desk, discrepancies)
        .filter(discrepancies::state.eq("open"))
        .select(discrepancies::item)
        .load(desk.db())?;
    Ok(held.into_iter().chain(differing.into_iter().flatten()).collect())
}
