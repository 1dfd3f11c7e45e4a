//! Matters of disposal.

use super::parsed;
use crate::{
    custody::{ItemRow, items_by_id},
    disposal::{
        acts::DisposalDeed,
        matter::{DisposalKind, DisposalState, Matter, Taken},
    },
    kernel::{CaseId, Day, DisposalId, ItemId, PersonId},
    ledger::{Act, acts_of},
    mine,
    store::{
        Desk, Failure,
        schema::{cases, disposal_items, disposals as table},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// A matter as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisposalRow {
    /// The matter.
    pub id: DisposalId,
    /// The case.
    pub case_id: CaseId,
    /// The case's number.
    pub case_code: String,
    /// What the case is about.
    pub case_title: String,
    /// What kind.
    pub kind: DisposalKind,
    /// Where it stands.
    pub state: DisposalState,
    /// The number of the head's order.
    pub symbol: String,
    /// Who receives.
    pub receiver: String,
    /// The officer.
    pub officer: PersonId,
    /// How many things stand in it.
    pub things: i32,
    /// The day of the order.
    pub on: Day,
    /// From when a receiver who did not come bears cost and risk.
    pub liable_on: Option<Day>,
    /// When it ended.
    pub closed_on: Option<Day>,
}

type Date = chrono::NaiveDate;
type Row = (
    (String, String, String, String, String, String, String),
    (String, String, i32, Date, Option<Date>, Option<Date>),
);

macro_rules! columns {
    () => {
        (
            (table::id, table::case_id, cases::code, cases::title, table::kind, table::state, table::symbol),
            (
                table::receiver,
                table::officer,
                table::things,
                table::on_day,
                table::liable_on,
                table::closed_on,
            ),
        )
    };
}

fn read((a, b): Row) -> Result<DisposalRow, Failure> {
    let (id, case_id, case_code, case_title, kind, state, symbol) = a;
    let (receiver, officer, things, on, liable_on, closed_on) = b;
    Ok(DisposalRow {
        id: parsed(&id)?,
        case_id: parsed(&case_id)?,
        case_code,
        case_title,
        kind: parsed(&kind)?,
        state: parsed(&state)?,
        symbol,
        receiver,
        officer: parsed(&officer)?,
        things,
        on: on.into(),
        liable_on: liable_on.map(Day::from),
        closed_on: closed_on.map(Day::from),
    })
}

/// Which matters are asked for; an empty filter asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisposalFilter {
    /// Of this kind.
    pub kind: Option<DisposalKind>,
    /// Only open ones (`true`) or closed ones.
    pub open: Option<bool>,
    /// Of this officer.
    pub officer: Option<PersonId>,
    /// Of this case.
    pub case: Option<CaseId>,
}

/// Matters, the newest first.
///
/// # Errors
/// A failure of the database.
pub fn disposals(
    desk: &mut Desk<'_>,
    filter: &DisposalFilter,
    skip: i64,
    limit: i64,
) -> Result<Vec<DisposalRow>, Failure> {
    let agency = desk.agency().to_owned();
    let mut query =
        mine!(desk, disposals).inner_join(cases::table).filter(cases::agency.eq(agency)).into_boxed();
    if let Some(kind) = filter.kind {
        query = query.filter(table::kind.eq(kind.code()));
    }
    match filter.open {
        Some(true) => query = query.filter(table::closed_on.is_null()),
        Some(false) => query = query.filter(table::closed_on.is_not_null()),
        None => {}
    }
    if let Some(officer) = filter.officer {
        query = query.filter(table::officer.eq(officer.to_string()));
    }
    if let Some(case) = filter.case {
        query = query.filter(table::case_id.eq(case.to_string()));
    }
    let rows = query.order((table::on_day.desc(), table::id.desc())).offset(skip).limit(limit);
    rows.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// The story of a matter.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn disposal_acts(desk: &mut Desk<'_>, id: DisposalId) -> Result<Vec<Act>, Failure> {
    acts_of(desk, &id.to_string())
}

/// A matter with its whole story; nothing when the book does not know it.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn matter(desk: &mut Desk<'_>, id: DisposalId) -> Result<Option<Matter>, Failure> {
    let mut found: Option<Matter> = None;
    for act in disposal_acts(desk, id)? {
        match act.deed::<DisposalDeed>()? {
            Some(DisposalDeed::Ordered(ordered)) => {
                let (signer, on, seq) = (act.author.clone(), act.happened_on, act.seq);
                found = Some(Matter { id, ordered: *ordered, signer, on, steps: Vec::new(), seq });
            }
            Some(DisposalDeed::Stepped(stepped)) => {
                if let Some(matter) = &mut found {
                    matter.steps.push(Taken {
                        on: act.happened_on,
                        by: act.author.clone(),
                        stepped: *stepped,
                    });
                    matter.seq = act.seq;
                }
            }
            _ => {
                if let Some(matter) = &mut found {
                    matter.seq = act.seq;
                }
            }
        }
    }
    Ok(found)
}

/// Open matters with their stories; of one officer, or of everyone.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn open_matters(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    limit: i64,
) -> Result<Vec<(DisposalRow, Matter)>, Failure> {
    let filter = DisposalFilter { open: Some(true), officer, ..DisposalFilter::default() };
    let rows = disposals(desk, &filter, 0, limit)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(matter) = matter(desk, row.id)? {
            all.push((row, matter));
        }
    }
    Ok(all)
}

/// The things of a matter, by number.
///
/// # Errors
/// A failure of the database.
pub fn matter_items(desk: &mut Desk<'_>, matter: &Matter) -> Result<Vec<ItemRow>, Failure> {
    items_by_id(desk, &matter.ordered.items)
}

/// The matter in which a thing stands open, else the last one.
///
/// # Errors
/// A failure of the database.
pub fn matter_of_item(desk: &mut Desk<'_>, item: ItemId) -> Result<Option<(DisposalRow, bool)>, Failure> {
    let link: Option<(String, bool)> = mine!(desk, disposal_items)
        .filter(disposal_items::item.eq(item.to_string()))
        .order((disposal_items::open.desc(), disposal_items::disposal.desc()))
        .select((disposal_items::disposal, disposal_items::open))
        .first(desk.db())
        .optional()?;
    let Some((id, open)) = link else { return Ok(None) };
    let agency = desk.agency().to_owned();
    let query = mine!(desk, disposals)
        .inner_join(cases::table)
        .filter(cases::agency.eq(agency))
        .filter(table::id.eq(id))
        .select(columns!());
    let row = query.first::<Row>(desk.db()).optional()?.map(read).transpose()?;
    Ok(row.map(|row| (row, open)))
}
