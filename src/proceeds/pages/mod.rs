//! Pages of money: what is held, and the distribution of an asset's proceeds.

mod claims;
mod held;
mod payout;

use actix_web::web as server;

/// The list of money held, the distribution and its payment.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/tien", server::get().to(held::list))
        .route("/tai-san/{code}/buoc/payout", server::get().to(payout::page))
        .route("/tai-san/{code}/buoc/payout", server::post().to(payout::decide))
        .route("/tai-san/{code}/buoc/payout/chi", server::post().to(payout::pay))
        .route("/tai-san/{code}/buoc/payout/nhap.pdf", server::get().to(payout::draft));
}
