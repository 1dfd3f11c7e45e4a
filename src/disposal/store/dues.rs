//! What is due in disposal: the clocks of open matters and of rulings that no matter has taken up.

use super::{open_matters, ready_to_order, rulings_of};
use crate::{
    cases,
    custody::items_by_id,
    disposal::{
        matter::StepKey,
        rules::{Clock, matter_clocks, ruling_clocks},
        ruling::{Matched, RulingKind},
        verbs::{from_of, goods_of},
    },
    kernel::{CaseId, Day, ItemId, PersonId},
    store::{Desk, Failure},
};
use std::collections::BTreeMap;

/// Most matters and rulings looked at.
const DUES_MAX: i64 = 200;

/// One duty with its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// The clock.
    pub clock: Clock,
    /// What is to be done, as a verb.
    pub title: String,
    /// The number of the thing, or of the order that opened the matter.
    pub code: String,
    /// The thing, or the kind of the matter.
    pub name: String,
    /// The page.
    pub href: String,
    /// The case.
    pub case: CaseId,
    /// The case's number.
    pub case_code: String,
    /// Who answers for it.
    pub officer: String,
}

/// Duties up to a day, of one officer or of everyone.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn due_lines(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    horizon: Day,
) -> Result<Vec<DueLine>, Failure> {
    let mut lines = Vec::new();
    for (row, matter) in open_matters(desk, officer, DUES_MAX)? {
        let rows = items_by_id(desk, &matter.ordered.items)?;
        let ids: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
        let rulings = rulings_of(desk, &ids)?;
        let goods = goods_of(&rows);
        let from = from_of(&rulings, &rows, &matter);
        let possible = matter.next(goods.money, goods.papers);
        for clock in matter_clocks(&matter, goods, from) {
            let key = clock.step.unwrap_or(StepKey::Withdraw);
            if clock.done.is_some() || clock.due.earliest || clock.due.day > horizon {
                continue;
            }
            let href = match possible.contains(&key) {
                true => format!("/xu-ly/{}/buoc/{}", row.id, key.code()),
                false => format!("/xu-ly/{}", row.id),
            };
            lines.push(DueLine {
                title: clock.title.clone(),
                clock,
                code: row.symbol.clone(),
                name: format!("{} · {} vật", row.kind.label(), row.things),
                href,
                case: row.case_id,
                case_code: row.case_code.clone(),
                officer: row.officer.to_string(),
            });
        }
    }
    waiting(desk, officer, horizon, &mut lines)?;
    lines.sort_by(|a, b| (a.clock.due.day, &a.code).cmp(&(b.clock.due.day, &b.code)));
    Ok(lines)
}

/// Rulings that no matter has taken up: one line for each case, kind and clock, with its things counted.
fn waiting(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    horizon: Day,
    lines: &mut Vec<DueLine>,
) -> Result<(), Failure> {
    let rulings = ready_to_order(desk, None, DUES_MAX)?;
    let ids: Vec<ItemId> = rulings.iter().map(|r| r.item).collect();
    let items = items_by_id(desk, &ids)?;
    let mut officers: BTreeMap<String, String> = BTreeMap::new();
    let mut seen: BTreeMap<(String, RulingKind, &'static str, Day), usize> = BTreeMap::new();
    for row in &rulings {
        let Some(item) = items.iter().find(|i| i.id == row.item) else { continue };
        let case = row.case.to_string();
        if !officers.contains_key(&case) {
            let facts = cases::case(desk, row.case)?;
            officers.insert(case.clone(), facts.map_or_else(String::new, |c| c.officer));
        }
        let answers = officers.get(&case).cloned().unwrap_or_default();
        if officer.is_some_and(|o| o.to_string() != answers) {
            continue;
        }
        for clock in ruling_clocks(&row.ruling, item.class, (row.received_on, row.notified_on), item.taken_on)
        {
            if clock.done.is_some() || clock.due.earliest || clock.due.day > horizon {
                continue;
            }
            let key = (case.clone(), row.ruling.kind, clock.ev, clock.due.day);
            if let Some(at) = seen.get(&key) {
                if let Some(line) = lines.get_mut(*at) {
                    line.code = format!("{}, …", line.code.trim_end_matches(", …"));
                }
                continue;
            }
            seen.insert(key, lines.len());
            let notified = clock.ev == "EV-02";
            let href = match (notified, row.matched) {
                (true, _) => format!("/xu-ly/phan-quyet/{case}"),
                (_, Matched::Same) => "/xu-ly?nhom=cho-quyet-dinh".to_owned(),
                _ => format!("/vat/{}/xu-ly", item.code),
            };
            lines.push(DueLine {
                title: clock.title.clone(),
                clock,
                code: item.code.clone(),
                name: item.name.clone(),
                href,
                case: row.case,
                case_code: item.case_code.clone(),
                officer: answers.clone(),
            });
        }
    }
    Ok(())
}
