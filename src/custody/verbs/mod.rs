//! What can be done in the store: each verb loads the facts, asks the rules, issues its paper, records its act.

mod count;
mod divide;
mod elsewhere;
mod emergency;
mod intake;
mod keeper;
mod labels;
mod orders;
mod photos;
mod places;
mod release;
mod seal_papers;
mod seals;
mod stock;
mod terms;

pub use count::{OpenWish, count_place, open_discrepancy, settle};
pub use divide::{divide, merge};
pub use elsewhere::{ElsewhereWish, receive_elsewhere};
pub use emergency::{EmergencyWish, bring_to_safety};
pub use intake::{Taken, intake_order, take_in};
pub use keeper::{AssignWish, assign_custody};
pub use labels::{label, labels_of_place};
pub use orders::{Signed, order_intake};
pub use photos::add_photo;
pub use places::{PlaceWish, add_place, move_items};
pub(crate) use release::check_leaving;
pub use release::{order_release, release, release_order};
pub use seal_papers::{SealBlockWish, issue_seals};
pub use seals::{SealWish, UnsealWish, break_seal, check_seal, open_seal, seal};
pub use stock::{StockWish, enter_stock, issue_stock_card};
pub use terms::{EXCEPTION_DAYS_MAX, allow_exception, set_place_terms};

use terms::check_place;

use super::{Opened, SETTLE_DAYS, discrepancy::DiscrepancyKind, store};
use crate::{
    accounts::{Duty, Person, Role, Warrant, person},
    cases,
    kernel::{CaseId, Day, DiscrepancyId, ItemId, PersonId, PlaceId, Refusal},
    ledger::{Act, Author, Doing, act_by_id},
    store::{Desk, Failure},
};

/// The act when this very form was already sent: the answer is then the first one.
pub(crate) fn already(desk: &mut Desk<'_>, doing: &Doing) -> Result<Option<Act>, Failure> {
    act_by_id(desk, doing.act)
}

/// The circumstances as the warrant's holder's own: whoever a form names, the act is theirs.
pub(crate) fn by_hand<D: Duty>(doing: &Doing, by: &Warrant<D>) -> Doing {
    Doing { author: by.actor().author(), ..doing.clone() }
}

/// The circumstances with one more article behind them.
pub(crate) fn citing(doing: &Doing, article: &str) -> Doing {
    let mut doing = doing.clone();
    if !doing.basis.iter().any(|b| b == article) {
        doing.basis.push(article.to_owned());
    }
    doing
}

/// A person of the agency who may still act.
pub(crate) fn colleague(desk: &mut Desk<'_>, id: PersonId, field: &str) -> Result<Person, Failure> {
    let unknown = || Refusal::new("PERSON", "Chọn một cán bộ đang công tác tại cơ quan.").at(field);
    let found = person(desk, id)?.ok_or_else(unknown)?;
    if found.active { Ok(found) } else { Err(unknown().into()) }
}

pub(crate) fn author(person: &Person) -> Author {
    Author { id: person.id, name: person.facts.name.clone(), office: person.facts.office.clone() }
}

/// A storekeeper of the agency.
pub(crate) fn storekeeper(desk: &mut Desk<'_>, id: PersonId) -> Result<Author, Failure> {
    let found = colleague(desk, id, "storekeeper")?;
    if !found.facts.roles.has(Role::Storekeeper) {
        return Err(Refusal::new(
            "NOT-KEEPER",
            format!("{} không phải là thủ kho. Chọn thủ kho nhận lệnh.", found.facts.name),
        )
        .at("storekeeper")
        .into());
    }
    Ok(author(&found))
}

/// The case's officer, who clears up what does not match.
fn officer(desk: &mut Desk<'_>, case: CaseId) -> Result<PersonId, Failure> {
    let row = cases::case(desk, case)?.ok_or_else(unknown_case)?;
    row.officer.parse().map_err(|e| Failure::unreadable(format!("{e}")))
}

pub(crate) fn unknown_case() -> Failure {
    Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.").at("case").into()
}

/// The things of these ids, all of them.
pub(crate) fn things(desk: &mut Desk<'_>, ids: &[ItemId]) -> Result<Vec<store::ItemRow>, Failure> {
    let mut wanted = ids.to_vec();
    wanted.sort();
    wanted.dedup();
    let rows = store::items_by_id(desk, &wanted)?;
    if rows.len() == wanted.len() {
        return Ok(rows);
    }
    Err(Refusal::new("ITEM-UNKNOWN", "Có đồ vật không có trong sổ của cơ quan. Tải lại trang rồi chọn lại.")
        .into())
}

fn thing(desk: &mut Desk<'_>, id: ItemId) -> Result<store::ItemRow, Failure> {
    store::item(desk, id)?
        .ok_or_else(|| Refusal::new("ITEM-UNKNOWN", "Chưa có đồ vật này trong sổ của cơ quan.").into())
}

pub(crate) fn the_place(desk: &mut Desk<'_>, id: PlaceId) -> Result<store::PlaceRow, Failure> {
    store::place(desk, id)?.ok_or_else(|| {
        Refusal::new("PLACE-UNKNOWN", "Chưa có nơi lưu giữ này trong sổ của cơ quan.").at("place").into()
    })
}

/// A new discrepancy with the house's own last day.
pub(crate) fn opened(
    kind: DiscrepancyKind,
    about: (Option<ItemId>, Option<PlaceId>),
    what: String,
    owner: PersonId,
    on: Day,
) -> Opened {
    Opened {
        id: DiscrepancyId::new(),
        item: about.0,
        place: about.1,
        kind,
        what,
        owner,
        due: on.plus_days(SETTLE_DAYS),
    }
}
