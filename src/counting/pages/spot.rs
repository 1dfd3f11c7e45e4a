//! One place at once: from its page or its label to its sheet.

use crate::{
    accounts::{CountStore, Duty},
    counting::{CountKind, CountState, CountWish, open_counts, plan_count, sheets},
    custody::{PlaceRow, place_by_code, unknown_place},
    kernel::{ActId, Refusal},
    web::{Form, Frame, Posted, Problem, Visit, filters, go, show},
};
use actix_web::{HttpResponse, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/kiem-ke/{place}", web::get().to(ask))
        .route("/kho/kiem-ke/{place}", web::post().to(begin));
}

#[derive(Template)]
#[template(path = "counting/spot.html")]
struct SpotPage {
    frame: Frame,
    form: Form,
    place: PlaceRow,
    running: Vec<(String, String)>,
}

/// The place of an address, and the open counts in which it stands uncounted.
async fn load<D: Duty>(visit: &Visit<D>, code: &str) -> Result<(PlaceRow, Vec<(String, String)>), Problem> {
    let code = code.to_uppercase();
    let found = visit
        .read(move |desk| {
            let Some(place) = place_by_code(desk, &code)? else { return Ok(None) };
            let mut running = Vec::new();
            for count in open_counts(desk)? {
                let here = count.state == CountState::Counting
                    && sheets(desk, count.id)?
                        .iter()
                        .any(|s| s.place == place.id && s.state != crate::counting::SheetState::Done);
                if here {
                    running.push((count.title, format!("/kho/kiem-ke/dot/{}/{}", count.id, place.code)));
                }
            }
            Ok(Some((place, running)))
        })
        .await?;
    let (place, running) = found.ok_or_else(unknown_place)?;
    if !place.class.is_own_store() {
        let text = "Nơi này không thuộc kho của cơ quan; rà soát cùng cơ quan đang giữ.";
        return Err(Refusal::new("PLACE-OUTSIDE", text).mend("Mở kho", "/kho").into());
    }
    Ok((place, running))
}

async fn ask(visit: Visit<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (place, running) = load(&visit, &code).await?;
    let form = Form::empty().with("act", ActId::new());
    show(&SpotPage { frame: visit.frame.clone().at("scan"), form, place, running })
}

async fn begin(posted: Posted<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (place, _) = load(&visit, &code).await?;
    let wish = CountWish {
        kind: CountKind::Spot,
        title: format!("Kiểm kê đột xuất {}", place.code),
        on_day: visit.today(),
        goal: 0,
        places: vec![place.id],
    };
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    let (id, _) = visit.write(move |desk, _| plan_count(desk, &doing, &by, wish)).await?;
    Ok(go(&format!("/kho/kiem-ke/dot/{id}/{}", place.code)))
}
