//! Pages of disposal.

mod board;
mod fields;
mod item;
mod list;
mod matter;
mod order;
mod reading;
mod rulings;
mod step;

use super::{Late, LateReason};
use crate::{
    accounts::{Duty, Inspect},
    custody::{ItemRow, item_by_code, scanned_code},
    kernel::Refusal,
    web::{Form, Problem, Visit},
};
use actix_web::web;

/// Every route of disposal.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(board::routes)
        .configure(rulings::routes)
        .configure(item::routes)
        .configure(list::routes)
        .configure(order::routes)
        .configure(matter::routes)
        .configure(step::routes);
}

/// Choices of a list in a form: value and words.
type Choices = Vec<(String, String)>;

fn unknown_item() -> Problem {
    Problem::missing(
        Refusal::new("ITEM-UNKNOWN", "Chưa có đồ vật mang mã này trong sổ của cơ quan.")
            .mend("Mở kho", "/kho"),
    )
}

/// The thing of a code in an address.
async fn item_of<D: Duty>(visit: &Visit<D>, code: &str) -> Result<ItemRow, Problem> {
    let code = scanned_code(code);
    visit.read(move |desk| item_by_code(desk, &code)).await?.ok_or_else(unknown_item)
}

/// Whether this person may do a duty: shows or leaves out a button.
fn may<D: Duty>(visit: &Visit<Inspect>) -> bool {
    visit.actor().may::<D>()
}

/// Why a step is late, where a reason was chosen.
fn late(form: &Form) -> Option<Late> {
    let reason = form.maybe("late_reason").called("lý do chậm").read::<LateReason>()?;
    let note = form.maybe("late_note").called("diễn giải lý do chậm").text(400).unwrap_or_default();
    Some(Late { reason, note })
}

/// People who may act, with one of these roles: value and words.
fn people_with(people: &[crate::accounts::Person], roles: &[crate::accounts::Role]) -> Choices {
    people
        .iter()
        .filter(|p| p.active && p.facts.roles.has_any(roles))
        .map(|p| (p.id.to_string(), format!("{} ({})", p.facts.name, p.facts.office.to_lowercase())))
        .collect()
}

/// A moment typed as `2026-11-30T09:30`, in the time of Việt Nam.
fn moment(form: &Form, name: &str, called: &str) -> Option<crate::kernel::Moment> {
    let text = form.field(name).called(called).text(20)?;
    let local = chrono::NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M");
    match local.ok().and_then(|local| local.checked_sub_signed(chrono::TimeDelta::hours(7))) {
        Some(utc) => Some(crate::kernel::Moment::from_utc(utc)),
        None => {
            form.refuse(Refusal::new("FIELD", format!("Không đọc được {called}: cần ngày và giờ.")).at(name));
            None
        }
    }
}

/// A moment as a field proposes it.
fn moment_text(at: crate::kernel::Moment) -> String {
    format!("{}T{}", at.day().iso(), at.clock_time())
}

/// Someone from outside, by the fields `person_name` …; who takes nothing may stay empty.
fn outsider(form: &Form) -> crate::custody::Outsider {
    let read = |name: &str, most: usize| form.maybe(name).text(most).unwrap_or_default();
    crate::custody::Outsider {
        name: read("person_name", 160),
        office: read("person_office", 160),
        body: read("person_body", 200),
        identity: read("person_identity", 200),
    }
}
