//! Pages of auctions: what is on sale, the plan of a round, a ladder tried out.

mod calendar;
mod ladder;
mod list;
mod plan;

use actix_web::web as server;

/// The list, the planner and the trial ladder.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/dau-gia", server::get().to(list::list))
        .route("/tai-san/{code}/ke-hoach", server::get().to(plan::plan))
        .route("/tai-san/{code}/ke-hoach.ics", server::get().to(plan::calendar_file))
        .route("/tai-san/{code}/bac-thang", server::get().to(ladder::ladder_page));
}
