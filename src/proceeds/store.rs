//! The table of postings, and what is held for whom.

use super::acts::{Account, Decision, Posting, ProceedsDeed};
use crate::{
    documents::filed,
    kernel::{ActId, AssetId, CaseId, Day, PersonId, Vnd},
    ledger::{Act, acts_of},
    mine,
    store::{
        Desk, Failure,
        schema::{assets, cases, postings as table},
    },
};
use diesel::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl};

/// Writes the rows an act gives rise to.
pub(super) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &ProceedsDeed) -> Result<(), Failure> {
    match deed {
        ProceedsDeed::Received { case, postings } | ProceedsDeed::PaidOut { case, postings, .. } => {
            for (ord, posting) in (0_i32..).zip(postings) {
                insert(desk, act, *case, ord, posting)?;
            }
            Ok(())
        }
        ProceedsDeed::Decided { case, decision } => match &decision.paper {
            Some(paper) => filed(desk, act, paper, Some(&case.to_string())),
            None => Ok(()),
        },
    }
}

fn insert(desk: &mut Desk<'_>, act: &Act, case: CaseId, ord: i32, posting: &Posting) -> Result<(), Failure> {
    diesel::insert_into(table::table)
        .values((
            (
                table::agency.eq(desk.agency().to_owned()),
                table::n.eq(act.n),
                table::ord.eq(ord),
                table::case_id.eq(case.to_string()),
                table::asset.eq(Some(act.subject.clone())),
                table::on_day.eq(act.happened_on.date()),
            ),
            (
                table::account_from.eq(posting.from.to_string()),
                table::account_to.eq(posting.to.to_string()),
                table::amount.eq(posting.amount.dong()),
                table::what.eq(posting.what.clone()),
            ),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Applies an act of this slice again; false when it is another slice's.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<bool, Failure> {
    match act.deed::<ProceedsDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

/// One movement as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingRow {
    /// The day.
    pub on: Day,
    /// The movement.
    pub posting: Posting,
}

type Row = (chrono::NaiveDate, String, String, i64, String);

fn read((on, from, to, amount, what): Row) -> Result<PostingRow, Failure> {
    let account = |text: String| text.parse::<Account>().map_err(Failure::unreadable);
    let amount = Vnd::new(amount).map_err(|e| Failure::unreadable(e.to_string()))?;
    Ok(PostingRow {
        on: on.into(),
        posting: Posting { from: account(from)?, to: account(to)?, amount, what },
    })
}

/// The movements of one asset's money, oldest first.
///
/// # Errors
/// A failure of the database.
pub fn postings_of(desk: &mut Desk<'_>, asset: AssetId) -> Result<Vec<PostingRow>, Failure> {
    let query = mine!(desk, postings)
        .filter(table::asset.eq(asset.to_string()))
        .order((table::n, table::ord))
        .select((table::on_day, table::account_from, table::account_to, table::amount, table::what));
    query.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// What is held for an asset now.
///
/// # Errors
/// A failure of the database; movements that do not add up.
pub fn held_for(desk: &mut Desk<'_>, asset: AssetId) -> Result<Vnd, Failure> {
    let rows = postings_of(desk, asset)?;
    let total = |wanted: fn(&Posting) -> bool| {
        Vnd::sum(rows.iter().filter(|row| wanted(&row.posting)).map(|row| row.posting.amount))
    };
    let (came, went) = (total(|p| p.to == Account::Held), total(|p| p.from == Account::Held));
    match (came, went) {
        (Ok(came), Ok(went)) => {
            came.checked_sub(went).ok_or_else(|| Failure::unreadable("đã chi quá số tiền giữ"))
        }
        _ => Err(Failure::unreadable("tổng tiền vượt giới hạn của sổ")),
    }
}

/// Money received and not yet paid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRow {
    /// The asset's number.
    pub code: String,
    /// The asset's name.
    pub name: String,
    /// The asset's stage in words.
    pub stage_label: String,
    /// The case.
    pub case_id: String,
    /// The case's number.
    pub case_code: String,
    /// When the first of it came in.
    pub since: Day,
    /// How much is held.
    pub amount: Vnd,
}

/// What is held for whom, the longest first; of one officer, or of everyone.
///
/// # Errors
/// A failure of the database.
pub fn held_money(desk: &mut Desk<'_>, officer: Option<PersonId>) -> Result<Vec<HeldRow>, Failure> {
    let agency = desk.agency().to_owned();
    let mut query = mine!(desk, postings)
        .inner_join(assets::table.on(assets::id.nullable().eq(table::asset)))
        .inner_join(cases::table.on(cases::id.eq(table::case_id)))
        .filter(assets::agency.eq(agency.clone()))
        .filter(cases::agency.eq(agency))
        .filter(assets::open.eq(true))
        .into_boxed();
    if let Some(officer) = officer {
        query = query.filter(assets::officer.eq(officer.to_string()));
    }
    type Line = ((String, String, String, String, String), (chrono::NaiveDate, String, String, i64));
    let lines: Vec<Line> = query
        .order((table::on_day, assets::code))
        .select((
            (assets::code, assets::name, assets::stage_label, table::case_id, cases::code),
            (table::on_day, table::account_from, table::account_to, table::amount),
        ))
        .load(desk.db())?;
    let mut rows: Vec<(HeldRow, i64)> = Vec::new();
    for ((code, name, stage_label, case_id, case_code), (on, from, to, amount)) in lines {
        let held = Account::Held.to_string();
        let moved = if to == held {
            amount
        } else if from == held {
            -amount
        } else {
            0
        };
        match rows.iter_mut().find(|(row, _)| row.code == code) {
            Some((_, sum)) => *sum += moved,
            None => {
                let since = on.into();
                let row = HeldRow { code, name, stage_label, case_id, case_code, since, amount: Vnd::ZERO };
                rows.push((row, moved));
            }
        }
    }
    let told = |(row, sum): (HeldRow, i64)| Vnd::new(sum).ok().map(|amount| HeldRow { amount, ..row });
    Ok(rows.into_iter().filter_map(told).filter(|row| !row.amount.is_zero()).collect())
}

/// The last decided distribution of an asset with its act, and whether it has been paid out.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn decision_of(desk: &mut Desk<'_>, asset: AssetId) -> Result<Option<(Act, Decision, bool)>, Failure> {
    let mut last: Option<(Act, Decision)> = None;
    let mut paid: Option<ActId> = None;
    for act in acts_of(desk, &asset.to_string())? {
        match act.deed::<ProceedsDeed>()? {
            Some(ProceedsDeed::Decided { decision, .. }) => last = Some((act, *decision)),
            Some(ProceedsDeed::PaidOut { decided, .. }) => paid = Some(decided),
            _ => {}
        }
    }
    Ok(last.map(|(act, decision)| {
        let done = paid == Some(act.id);
        (act, decision, done)
    }))
}
