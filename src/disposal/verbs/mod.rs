//! What can be done in disposal: each verb loads the facts, asks the rules, issues its papers, records its act.

mod issue;
mod letter;
mod order;
mod photos;
mod rulings;
mod steps;

pub use letter::issue_list;
pub use order::{OrderWish, order};
pub use photos::add_disposal_photo;
pub use rulings::{RulingsWish, enter_rulings, lift_hold, match_ruling, notify_decision, place_hold};
pub use steps::{from_of, goods_of, take_step};

use crate::{
    accounts::{Duty, Warrant},
    cases,
    custody::{ItemRow, item, items_by_id},
    disposal::{
        rules::Clock,
        terms::{Late, LateReason},
    },
    kernel::{CaseId, ItemId, Refusal},
    ledger::{Act, Doing, act_by_id},
    store::{Desk, Failure},
};

/// The act when this very form was already sent: the answer is then the first one.
fn already(desk: &mut Desk<'_>, doing: &Doing) -> Result<Option<Act>, Failure> {
    act_by_id(desk, doing.act)
}

/// The circumstances as the warrant's holder's own, citing one more article.
fn by_hand<D: Duty>(doing: &Doing, by: &Warrant<D>, article: &str) -> Doing {
    let mut doing = Doing { author: by.actor().author(), ..doing.clone() };
    if !doing.basis.iter().any(|b| b == article) {
        doing.basis.push(article.to_owned());
    }
    doing
}

fn unknown_case() -> Failure {
    Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.").at("case").into()
}

fn case_facts(desk: &mut Desk<'_>, id: CaseId) -> Result<cases::CaseFacts, Failure> {
    cases::case_facts(desk, id)?.ok_or_else(unknown_case)
}

fn thing(desk: &mut Desk<'_>, id: ItemId) -> Result<ItemRow, Failure> {
    item(desk, id)?
        .ok_or_else(|| Refusal::new("ITEM-UNKNOWN", "Chưa có đồ vật này trong sổ của cơ quan.").into())
}

/// The things of these ids, all of them.
fn things(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<ItemRow>, Failure> {
    let mut wanted = ids.to_vec();
    wanted.sort();
    wanted.dedup();
    let rows = items_by_id(desk, &wanted)?;
    if rows.len() == wanted.len() {
        return Ok(rows);
    }
    Err(Refusal::new("ITEM-UNKNOWN", "Có đồ vật không có trong sổ của cơ quan. Tải lại trang rồi chọn lại.")
        .into())
}

/// A late step needs a reason; one in time keeps none.
fn lateness(clock: Option<&Clock>, late: Option<Late>) -> Result<Option<Late>, Failure> {
    let Some(clock) = clock else { return Ok(None) };
    match late {
        Some(late) if late.reason != LateReason::Other || !late.note.trim().is_empty() => Ok(Some(late)),
        _ => Err(Refusal::new(
            "LATE",
            format!(
                "{} ({}) đã quá hạn ngày {}. Cần chọn lý do chậm để lưu vào sổ.",
                clock.title, clock.ev, clock.due.day
            ),
        )
        .by(&clock.due.basis)
        .at("late_reason")
        .into()),
    }
}
