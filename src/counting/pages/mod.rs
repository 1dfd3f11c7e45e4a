//! Pages of counting.

mod keeper;
mod list;
mod one;
mod reconcile;
mod sheet;
mod spot;

use super::{CountRow, SheetRow, count, sheet as sheet_of};
use crate::{
    accounts::Duty,
    kernel::{CountId, Refusal},
    web::{Problem, Visit},
};
use actix_web::web;

/// Every route of counting.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(list::routes)
        .configure(reconcile::routes)
        .configure(keeper::routes)
        .configure(one::routes)
        .configure(sheet::routes)
        .configure(spot::routes);
}

fn unknown_count() -> Problem {
    Problem::missing(
        Refusal::new("COUNT-UNKNOWN", "Chưa có đợt kiểm kê này trong sổ của cơ quan.")
            .mend("Mở các đợt kiểm kê", "/kho/kiem-ke"),
    )
}

/// The count of an address.
async fn count_of<D: Duty>(visit: &Visit<D>, id: &str) -> Result<CountRow, Problem> {
    let id: CountId = id.parse().map_err(|_| unknown_count())?;
    visit.read(move |desk| count(desk, id)).await?.ok_or_else(unknown_count)
}

/// The count and the place of an address.
async fn count_and_sheet<D: Duty>(
    visit: &Visit<D>,
    (id, place): (String, String),
) -> Result<(CountRow, SheetRow), Problem> {
    let id: CountId = id.parse().map_err(|_| unknown_count())?;
    let found = visit.read(move |desk| Ok((count(desk, id)?, sheet_of(desk, id, &place)?))).await?;
    match found {
        (Some(count), Some(sheet)) => Ok((count, sheet)),
        _ => Err(unknown_count()),
    }
}
