//! Scanning: a code leads to the thing or the place that bears it.

use crate::{
    accounts::{CountStore, Inspect},
    custody::{item_by_code, place_by_code, scanned_code},
    web::{Flash, Frame, Posted, Problem, Visit, filters, go, go_saying, show},
};
use actix_web::{HttpResponse, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/quet", web::get().to(ask)).route("/quet", web::post().to(find));
}

#[derive(Template)]
#[template(path = "custody/scan.html")]
struct ScanPage {
    frame: Frame,
    places: Vec<crate::custody::PlaceRow>,
    counts: bool,
}

async fn ask(visit: Visit<Inspect>) -> Result<HttpResponse, Problem> {
    let mut places = visit.read(crate::custody::place_tree).await?;
    places.retain(|p| p.class.is_own_store());
    let counts = super::may::<CountStore>(&visit);
    show(&ScanPage { frame: visit.frame.clone().at("scan"), places, counts })
}

async fn find(posted: Posted<Inspect>) -> Result<HttpResponse, Problem> {
    let code = scanned_code(&posted.form.value("code").chars().take(200).collect::<String>());
    let wanted = code.clone();
    let (thing, place) = posted
        .visit
        .read(move |desk| Ok((item_by_code(desk, &wanted)?, place_by_code(desk, &wanted)?)))
        .await?;
    Ok(match (thing, place) {
        (Some(thing), _) => go(&format!("/vat/{}", thing.code)),
        (None, Some(place)) => go(&format!("/kho/noi/{}", place.code)),
        (None, None) => {
            let shown: String = code.chars().take(60).collect();
            go_saying("/quet", &Flash::notice(format!("Mã {shown} không có trong sổ của cơ quan.")))
        }
    })
}
