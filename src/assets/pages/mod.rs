//! Pages of assets: the register, a new asset, photographs, corrections.

mod list;
mod next;

pub use next::{NextLine, next_lines};

use actix_web::web as server;

/// The register of assets and the forms that add to an asset's story.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/tai-san", server::get().to(list::list));
}
