//! Pages of disposal.

mod item;
mod list;
mod rulings;

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
    config.configure(rulings::routes).configure(item::routes).configure(list::routes);
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
