//! Pages of assets: the register, a new asset, photographs, corrections, the seizure.

mod facts;
mod list;
mod next;
mod people;
mod photos;
mod register;
mod seize;
mod story;

pub use next::{NextLine, next_lines};

use actix_web::web as server;

/// The register of assets and the forms that add to an asset's story.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/tai-san", server::get().to(list::list))
        .route("/tai-san/moi", server::get().to(register::ask))
        .route("/tai-san/moi", server::post().to(register::register))
        .route("/tai-san/{code}/sua", server::get().to(register::ask_again))
        .route("/tai-san/{code}/sua", server::post().to(register::correct))
        .route("/tai-san/{code}/anh", server::get().to(photos::ask))
        .route("/tai-san/{code}/anh", server::post().to(photos::add))
        .route("/tai-san/{code}/ghi-chu", server::get().to(story::ask_note))
        .route("/tai-san/{code}/ghi-chu", server::post().to(story::note))
        .route("/tai-san/{code}/rut", server::get().to(story::steps))
        .route("/tai-san/{code}/rut/{act}", server::get().to(story::ask_withdraw))
        .route("/tai-san/{code}/rut/{act}", server::post().to(story::withdraw))
        .route("/tai-san/{code}/ke-bien", server::get().to(seize::ask_decision))
        .route("/tai-san/{code}/ke-bien", server::post().to(seize::decide))
        .route("/tai-san/{code}/ke-bien/nhap", server::post().to(seize::draft_of_decision))
        .route("/tai-san/{code}/bien-ban-ke-bien", server::get().to(seize::ask_minutes))
        .route("/tai-san/{code}/bien-ban-ke-bien", server::post().to(seize::complete))
        .route("/tai-san/{code}/bien-ban-ke-bien/nhap", server::post().to(seize::draft_of_minutes));
}
