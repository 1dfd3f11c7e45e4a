//! What programs and samples look at: where things lie, how long nobody has seen them, what is to be counted again.

use super::parsed;
use crate::{
    counting::{CountKind, CountingDeed, Duty, UNSEEN_DAYS, Weighed, programs},
    custody::{ItemClass, ItemFilter, ItemRow, count_items, items as items_of, place_tree},
    kernel::{Day, Vnd},
    ledger::{acts_after, acts_of_kind},
    mine,
    store::{
        Desk, Failure,
        schema::{cash_lines, counts, items as table, paper_handovers},
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl, dsl::count_star};
use std::collections::HashMap;

/// States in which a thing is looked for where the book says it lies.
const COUNTED: [&str; 3] = ["in_store", "paper_handed_over", "missing"];

/// How much a class attracts: what can be sold by tomorrow weighs five times as much as an old coat.
const fn attraction(class: ItemClass) -> u64 {
    match class {
        ItemClass::Cash | ItemClass::Valuables | ItemClass::Drugs | ItemClass::Weapons => 5,
        ItemClass::Electronics | ItemClass::Vehicle | ItemClass::Chemicals => 3,
        _ => 1,
    }
}

/// The agency's own places with what lies in them, in the order of their codes, as a sample of that day weighs them.
///
/// # Errors
/// A failure of the database.
pub fn population(desk: &mut Desk<'_>, on: Day) -> Result<Vec<Weighed>, Failure> {
    let cutoff = on.plus_days(-UNSEEN_DAYS).unwrap_or(on).date();
    macro_rules! grouped {
        ($query:expr) => {
            $query
                .filter(table::state.eq_any(COUNTED))
                .filter(table::place.is_not_null())
                .group_by((table::place, table::class))
                .select((table::place, table::class, count_star()))
        };
    }
    type Grouped = Vec<(Option<String>, String, i64)>;
    let all: Grouped = grouped!(mine!(desk, items)).load(desk.db())?;
    let old: Grouped =
        grouped!(mine!(desk, items).filter(table::seen_on.is_null().or(table::seen_on.lt(cutoff))))
            .load(desk.db())?;
    let mut held: HashMap<String, (u64, i64)> = HashMap::new();
    // What nobody has seen for long counts twice.
    for (twice, rows) in [(false, all), (true, old)] {
        for (place, class, many) in rows {
            let Some(place) = place else { continue };
            let class: ItemClass = parsed(&class)?;
            let entry = held.entry(place).or_default();
            entry.0 += attraction(class) * u64::try_from(many).unwrap_or(0);
            entry.1 += if twice { 0 } else { many };
        }
    }
    let mut among: Vec<Weighed> = place_tree(desk)?
        .into_iter()
        .filter(|p| p.class.is_own_store())
        .filter_map(|p| {
            let (weight, things) = held.get(&p.id.to_string()).copied()?;
            Some(Weighed { place: p.id, code: p.code, weight, things })
        })
        .collect();
    among.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(among)
}

/// Closed counts and reconciliations with their days, newest first.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn latest(desk: &mut Desk<'_>) -> Result<Vec<(Duty, Day)>, Failure> {
    let query = mine!(desk, counts)
        .filter(counts::state.eq("done"))
        .order(counts::done_on.desc())
        .limit(60)
        .select((counts::kind, counts::done_on));
    let rows: Vec<(String, Option<chrono::NaiveDate>)> = query.load(desk.db())?;
    let mut done = Vec::new();
    for (kind, on) in rows {
        let kind: CountKind = parsed(&kind)?;
        done.extend(on.map(|on| (Duty::Count(kind), Day::from(on))));
    }
    for act in acts_of_kind(desk, "counting.reconciled", 24)? {
        if act.deed::<CountingDeed>()?.is_some() {
            done.push((Duty::Reconcile, act.happened_on));
        }
    }
    Ok(done)
}

/// Things in the store that no count or move has seen since a day, the longest first.
///
/// # Errors
/// A failure of the database.
pub fn unseen(desk: &mut Desk<'_>, before: Day, skip: i64, limit: i64) -> Result<Vec<ItemRow>, Failure> {
    let filter = ItemFilter { seen_before: Some(before), ..ItemFilter::default() };
    items_of(desk, &filter, skip, limit)
}

/// How many such things there are.
///
/// # Errors
/// A failure of the database.
pub fn unseen_count(desk: &mut Desk<'_>, before: Day) -> Result<i64, Failure> {
    count_items(desk, &ItemFilter { seen_before: Some(before), ..ItemFilter::default() })
}

/// A thing handed over on paper and not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// Its number.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Who took it over.
    pub body: String,
    /// The last day to fetch it.
    pub fetch_by: Day,
    /// The day by which it is to be counted again.
    pub recount_by: Day,
}

/// Things handed over on paper and not fetched, the soonest to be fetched first.
///
/// # Errors
/// A failure of the database.
pub fn recounts_due(desk: &mut Desk<'_>) -> Result<Vec<Recount>, Failure> {
    let query = mine!(desk, paper_handovers)
        .inner_join(
            table::table
                .on(table::agency.eq(paper_handovers::agency).and(table::id.eq(paper_handovers::item))),
        )
        .filter(paper_handovers::open.eq(true))
        .order((paper_handovers::fetch_by, table::code))
        .limit(200)
        .select((
            (table::code, table::name, paper_handovers::body),
            (
                paper_handovers::fetch_by,
                paper_handovers::liable_on,
                paper_handovers::recount_days,
                table::seen_on,
            ),
        ));
    type Row =
        ((String, String, String), (chrono::NaiveDate, chrono::NaiveDate, i32, Option<chrono::NaiveDate>));
    let rows: Vec<Row> = query.load(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|((code, name, body), (fetch_by, liable_on, days, seen))| {
            let from = Day::from(seen.map_or(liable_on, |s| s.max(liable_on)));
            let recount = from.plus_days(i64::from(days)).unwrap_or(from);
            Recount { code, name, body, fetch_by: fetch_by.into(), recount_by: recount }
        })
        .collect())
}

/// Things for which the agency answers in its own store, parts not counted.
pub(in crate::counting) fn things_held(desk: &mut Desk<'_>) -> Result<i64, Failure> {
    let query = mine!(desk, items).filter(table::state.eq_any(COUNTED)).filter(table::parent.is_null());
    Ok(query.count().get_result(desk.db())?)
}

/// Đồng in notes that lie in the store.
pub(in crate::counting) fn cash_held(desk: &mut Desk<'_>) -> Result<Vnd, Failure> {
    let query = mine!(desk, cash_lines)
        .inner_join(table::table.on(table::agency.eq(cash_lines::agency).and(table::id.eq(cash_lines::item))))
        .filter(cash_lines::currency.eq("VND"))
        .filter(table::state.eq_any(COUNTED))
        .select((cash_lines::face, cash_lines::notes));
    let rows: Vec<(i64, i64)> = query.load(desk.db())?;
    let sum =
        rows.into_iter().try_fold(0_i64, |sum, (face, notes)| sum.checked_add(face.checked_mul(notes)?));
    Vnd::new(sum.unwrap_or(i64::MAX)).map_err(|e| Failure::unreadable(e.to_string()))
}

/// The day of the first act of the book: nothing is asked for before it.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn opened_on(desk: &mut Desk<'_>, today: Day) -> Result<Day, Failure> {
    let first = acts_after(desk, 0, 1)?.into_iter().next();
    let act: Option<crate::ledger::Act> =
        first.map(|(link, _)| serde_json::from_str(&link.entry)).transpose()?;
    Ok(act.map_or(today, |act| act.happened_on))
}

/// How many periods of the programs have passed without what they ask for.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn late_programs(desk: &mut Desk<'_>, today: Day) -> Result<usize, Failure> {
    let (from, done) = (opened_on(desk, today)?, latest(desk)?);
    Ok(programs(today, from, &done).iter().filter(|p| p.is_late(today)).count())
}
