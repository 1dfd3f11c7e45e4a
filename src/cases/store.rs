//! Tables of cases, parties and obligations.

use super::{
    acts::CaseDeed,
    case::{CaseFacts, Obligation, Party},
};
use crate::{
    kernel::{CaseId, Day, PersonId, Vnd},
    ledger::{Act, acts_of},
    mine, search,
    store::{
        Desk, Failure,
        schema::{assets, cases as table, deadlines, obligations, parties},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// A case as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub id: String,
    /// Its number.
    pub code: String,
    /// What it is about.
    pub title: String,
    /// The enforcement decision.
    pub decision: String,
    /// Its day.
    pub decision_on: Day,
    /// The officer in charge.
    pub officer: String,
    /// The unit.
    pub unit: String,
    /// `open`, `held`, `ended`.
    pub state: String,
    /// All that is owed.
    pub owed: Vnd,
}

type Row = (String, String, String, String, chrono::NaiveDate, String, String, String, i64);

macro_rules! columns {
    () => {
        (
            table::id,
            table::code,
            table::title,
            table::decision,
            table::decision_on,
            table::officer,
            table::unit,
            table::state,
            table::owed,
        )
    };
}

fn read(
    (id, code, title, decision, decision_on, officer, unit, state, owed): Row,
) -> Result<CaseRow, Failure> {
    let owed = Vnd::new(owed).map_err(|e| Failure::unreadable(e.to_string()))?;
    Ok(CaseRow { id, code, title, decision, decision_on: decision_on.into(), officer, unit, state, owed })
}

/// Writes the rows an act gives rise to.
pub(super) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &CaseDeed) -> Result<(), Failure> {
    match deed {
        CaseDeed::Opened(facts) => {
            insert(desk, act, facts)?;
            people_and_dues(desk, &act.subject, facts)
        }
        CaseDeed::Corrected(facts) => {
            update(desk, &act.subject, facts)?;
            diesel::delete(mine!(desk, parties).filter(parties::case_id.eq(act.subject.clone())))
                .execute(desk.db())?;
            diesel::delete(mine!(desk, obligations).filter(obligations::case_id.eq(act.subject.clone())))
                .execute(desk.db())?;
            follow(desk, &act.subject, facts.officer)?;
            people_and_dues(desk, &act.subject, facts)
        }
        CaseDeed::Assigned { officer, unit } => {
            diesel::update(mine!(desk, cases).filter(table::id.eq(act.subject.clone())))
                .set((table::officer.eq(officer.to_string()), table::unit.eq(unit.clone())))
                .execute(desk.db())?;
            follow(desk, &act.subject, *officer)
        }
        CaseDeed::Noted { .. } => Ok(()),
        CaseDeed::Ended { .. } => {
            diesel::update(mine!(desk, cases).filter(table::id.eq(act.subject.clone())))
                .set(table::state.eq("ended"))
                .execute(desk.db())?;
            Ok(())
        }
    }
}

/// The assets of a case, and what is due for them, follow it to its officer.
fn follow(desk: &mut Desk<'_>, case: &str, officer: PersonId) -> Result<(), Failure> {
    let own: Vec<String> =
        mine!(desk, assets).filter(assets::case_id.eq(case.to_owned())).select(assets::id).load(desk.db())?;
    diesel::update(mine!(desk, assets).filter(assets::case_id.eq(case.to_owned())))
        .set(assets::officer.eq(officer.to_string()))
        .execute(desk.db())?;
    diesel::update(mine!(desk, deadlines).filter(deadlines::subject.eq_any(own)))
        .set(deadlines::officer.eq(officer.to_string()))
        .execute(desk.db())?;
    Ok(())
}

fn insert(desk: &mut Desk<'_>, act: &Act, facts: &CaseFacts) -> Result<(), Failure> {
    diesel::insert_into(table::table)
        .values((
            (
                table::agency.eq(desk.agency().to_owned()),
                table::id.eq(act.subject.clone()),
                table::code.eq(facts.code.clone()),
                table::title.eq(facts.title.clone()),
                table::judgment.eq(facts.judgment.clone()),
                table::judgment_on.eq(facts.judgment_on.date()),
                table::court.eq(facts.court.clone()),
                table::decision.eq(facts.decision.clone()),
                table::decision_on.eq(facts.decision_on.date()),
            ),
            (
                table::own_motion.eq(facts.own_motion),
                table::officer.eq(facts.officer.to_string()),
                table::unit.eq(facts.unit.clone()),
                table::state.eq("open"),
                table::opened_on.eq(act.happened_on.date()),
                table::owed.eq(facts.owed().dong()),
            ),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn update(desk: &mut Desk<'_>, id: &str, facts: &CaseFacts) -> Result<(), Failure> {
    diesel::update(mine!(desk, cases).filter(table::id.eq(id.to_owned())))
        .set((
            table::code.eq(facts.code.clone()),
            table::title.eq(facts.title.clone()),
            table::judgment.eq(facts.judgment.clone()),
            table::judgment_on.eq(facts.judgment_on.date()),
            table::court.eq(facts.court.clone()),
            table::decision.eq(facts.decision.clone()),
            table::decision_on.eq(facts.decision_on.date()),
            table::own_motion.eq(facts.own_motion),
            table::officer.eq(facts.officer.to_string()),
            table::unit.eq(facts.unit.clone()),
            table::owed.eq(facts.owed().dong()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Parties, obligations, and what the case is found by.
fn people_and_dues(desk: &mut Desk<'_>, id: &str, facts: &CaseFacts) -> Result<(), Failure> {
    for (ord, party) in (0_i32..).zip(&facts.parties) {
        insert_party(desk, id, ord, party)?;
    }
    for (ord, due) in (0_i32..).zip(&facts.obligations) {
        insert_obligation(desk, id, ord, due)?;
    }
    let hit = search::Hit {
        kind: "case".into(),
        target: id.to_owned(),
        title: format!("Việc {} · {}", facts.code, facts.title),
        line: format!("Quyết định {} ngày {}", facts.decision, facts.decision_on),
        href: format!("/ho-so/{id}"),
    };
    let mut texts: Vec<&str> =
        vec![&facts.code, &facts.title, &facts.judgment, &facts.decision, &facts.court];
    texts.extend(facts.parties.iter().map(|p| p.name.as_str()));
    search::index(desk, &hit, &texts)
}

fn insert_party(desk: &mut Desk<'_>, id: &str, ord: i32, party: &Party) -> Result<(), Failure> {
    diesel::insert_into(parties::table)
        .values((
            parties::agency.eq(desk.agency().to_owned()),
            parties::case_id.eq(id.to_owned()),
            parties::key.eq(party.key.clone()),
            parties::ord.eq(ord),
            parties::role.eq(party.role.code()),
            parties::name.eq(party.name.clone()),
            parties::identity.eq(party.identity.clone()),
            parties::address.eq(party.address.clone()),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn insert_obligation(desk: &mut Desk<'_>, id: &str, ord: i32, due: &Obligation) -> Result<(), Failure> {
    let kind = serde_json::to_value(due.kind)?.as_str().unwrap_or("other").to_owned();
    diesel::insert_into(obligations::table)
        .values((
            obligations::agency.eq(desk.agency().to_owned()),
            obligations::case_id.eq(id.to_owned()),
            obligations::key.eq(due.key.clone()),
            obligations::ord.eq(ord),
            obligations::party.eq(due.party.clone()),
            obligations::kind.eq(kind),
            obligations::amount.eq(due.amount.dong()),
            obligations::fee_exempt.eq(due.fee_exempt),
            obligations::secured.eq(due.secured),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Applies an act of this slice again; false when it is another slice's.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<bool, Failure> {
    match act.deed::<CaseDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

/// The case that bears a number, if there is one.
///
/// # Errors
/// A failure of the database.
pub fn case_by_code(desk: &mut Desk<'_>, code: &str) -> Result<Option<String>, Failure> {
    let query = mine!(desk, cases).filter(table::code.eq(code.to_owned())).select(table::id);
    Ok(query.first(desk.db()).optional()?)
}

/// One case of the agency as a list shows it.
///
/// # Errors
/// A failure of the database.
pub fn case(desk: &mut Desk<'_>, id: CaseId) -> Result<Option<CaseRow>, Failure> {
    let query = mine!(desk, cases).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// Everything known of a case: what its last opening or correction says, with the present officer.
///
/// # Errors
/// A failure of the database.
pub fn case_facts(desk: &mut Desk<'_>, id: CaseId) -> Result<Option<CaseFacts>, Failure> {
    let mut facts = None;
    for act in acts_of(desk, &id.to_string())? {
        match act.deed::<CaseDeed>()? {
            Some(CaseDeed::Opened(now) | CaseDeed::Corrected(now)) => facts = Some(now),
            Some(CaseDeed::Assigned { officer, unit }) => {
                if let Some(f) = facts.as_mut() {
                    (f.officer, f.unit) = (officer, unit);
                }
            }
            _ => {}
        }
    }
    Ok(facts)
}

/// Cases of one officer, or of everyone, in one state, or in any; newest first.
///
/// # Errors
/// A failure of the database.
pub fn cases_of(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    state: Option<&str>,
    skip: i64,
    limit: i64,
) -> Result<Vec<CaseRow>, Failure> {
    let mut query = mine!(desk, cases).into_boxed();
    if let Some(officer) = officer {
        query = query.filter(table::officer.eq(officer.to_string()));
    }
    if let Some(state) = state {
        query = query.filter(table::state.eq(state.to_owned()));
    }
    let rows = query.order(table::id.desc()).offset(skip).limit(limit).select(columns!());
    rows.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// How many cases are open.
///
/// # Errors
/// A failure of the database.
pub fn count_cases(desk: &mut Desk<'_>) -> Result<i64, Failure> {
    Ok(mine!(desk, cases).filter(table::state.ne("ended")).count().get_result(desk.db())?)
}
