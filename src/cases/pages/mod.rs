//! Pages of cases: the list, a new case, corrections, notes, assignment.

mod facts;
mod list;
mod open;
mod small;

use actix_web::web as server;

/// The list of cases and the forms that add to a case's story.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/ho-so", server::get().to(list::list))
        .route("/ho-so/moi", server::get().to(open::ask))
        .route("/ho-so/moi", server::post().to(open::open))
        .route("/ho-so/{id}/sua", server::get().to(open::ask_again))
        .route("/ho-so/{id}/sua", server::post().to(open::correct))
        .route("/ho-so/{id}/ghi-chu", server::post().to(small::note))
        .route("/ho-so/{id}/phan-cong", server::post().to(small::assign));
}
