//! The page of a case, the journey page of an asset, the export of its history.

mod case;
mod journey;

use crate::{
    accounts::Inspect,
    assets,
    kernel::{AssetId, Refusal},
    web::{Problem, Visit, go},
};
use actix_web::{HttpResponse, web as server};

/// The page of a case and of an asset.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/ho-so/{id}", server::get().to(case::page))
        .route("/tai-san/theo-ma/{id}", server::get().to(by_id))
        .route("/tai-san/{code}", server::get().to(journey::page))
        .route("/tai-san/{code}/lich-su.json", server::get().to(journey::history));
}

/// From the id that the book knows to the number that people know.
async fn by_id(visit: Visit<Inspect>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let id: AssetId = id.parse().map_err(|_| unknown_asset())?;
    let code = visit.read(move |desk| assets::asset_code(desk, id)).await?.ok_or_else(unknown_asset)?;
    Ok(go(&assets::href(&code)))
}

fn unknown_asset() -> Problem {
    Problem::missing(
        Refusal::new(
            "ASSET-UNKNOWN",
            "Chưa có tài sản này trong sổ của cơ quan. Có thể tìm theo biển số, số khung, số thửa hoặc tên.",
        )
        .mend("Mở danh sách tài sản", "/tai-san"),
    )
}
