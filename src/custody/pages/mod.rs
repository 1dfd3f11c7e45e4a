//! Pages of the store.

mod discrepancies;
mod divide;
mod elsewhere;
mod emergency;
pub(crate) mod fields;
mod find;
mod intake;
mod intake_line;
mod intake_sign;
mod item;
mod item_acts;
mod keeper;
mod orders;
mod paste;
mod places;
mod print;
mod release;
mod seals;
pub(crate) mod second;
mod store;
mod story;
mod terms;

pub(crate) use fields::outsider;
pub(crate) use item_acts::admitted;
pub(crate) use second::{proven, second_person};

use super::{ItemRow, PlaceRow};
use crate::{
    accounts::{Inspect, Person, Role},
    kernel::Refusal,
    web::{Problem, Visit},
};
use actix_web::web;

/// Every route of the store.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(store::routes)
        .configure(places::routes)
        .configure(orders::routes)
        .configure(intake::routes)
        .configure(release::routes)
        .configure(elsewhere::routes)
        .configure(discrepancies::routes)
        .configure(keeper::routes)
        .configure(seals::routes)
        .configure(terms::routes)
        .configure(divide::routes)
        .configure(emergency::routes)
        .configure(find::routes)
        .configure(item::routes);
}

/// Choices of a list in a form: value and words.
pub(crate) type Choices = Vec<(String, String)>;

/// People who may act, with a role among these; all who write when none is named.
pub(crate) fn people_choices(people: &[Person], roles: &[Role]) -> Choices {
    let wanted = |p: &&Person| {
        let reads_only = [Role::Prosecutor, Role::Administrator];
        let fits = if roles.is_empty() {
            p.facts.roles.iter().any(|r| !reads_only.contains(&r))
        } else {
            p.facts.roles.has_any(roles)
        };
        p.active && fits
    };
    people
        .iter()
        .filter(wanted)
        .map(|p| (p.id.to_string(), format!("{} ({})", p.facts.name, p.facts.office.to_lowercase())))
        .collect()
}

/// The agency's own places.
pub(crate) fn place_choices(places: &[PlaceRow]) -> Choices {
    places
        .iter()
        .filter(|p| p.class.is_own_store())
        .map(|p| (p.id.to_string(), format!("{} · {} ({})", p.code, p.path, p.class.label().to_lowercase())))
        .collect()
}

fn unknown_item() -> Problem {
    Problem::missing(
        Refusal::new("ITEM-UNKNOWN", "Chưa có đồ vật mang mã này trong sổ của cơ quan.")
            .mend("Mở kho", "/kho"),
    )
}

pub(crate) fn unknown_place() -> Problem {
    Problem::missing(
        Refusal::new("PLACE-UNKNOWN", "Chưa có nơi lưu giữ mang mã này trong sổ của cơ quan.")
            .mend("Mở kho", "/kho"),
    )
}

fn unknown_order() -> Problem {
    Problem::missing(
        Refusal::new("ORDER-UNKNOWN", "Chưa có lệnh này trong sổ của cơ quan.").mend("Mở kho", "/kho"),
    )
}

/// The thing of a code in an address.
async fn item_of<D: crate::accounts::Duty>(visit: &Visit<D>, code: &str) -> Result<ItemRow, Problem> {
    let code = super::scanned_code(code);
    visit.read(move |desk| super::item_by_code(desk, &code)).await?.ok_or_else(unknown_item)
}

/// Whether this person may do a duty: shows or leaves out a button.
fn may<D: crate::accounts::Duty>(visit: &Visit<Inspect>) -> bool {
    visit.actor().may::<D>()
}
