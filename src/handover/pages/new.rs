//! Hand-overs: the list with the deadline of 2028, and a new one.

use super::codes;
use crate::{
    accounts::{Inspect, Sign},
    custody::{Choices, outsider, place_choices, place_tree},
    handover::{HandoverRow, HandoverWish, handovers, open_handover},
    kernel::{ActId, Day, PlaceId},
    store::Failure,
    web::{Flash, Form, Frame, Page, Paging, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/ban-giao", web::get().to(list))
        .route("/kho/ban-giao/moi", web::get().to(ask))
        .route("/kho/ban-giao/moi", web::post().to(open));
}

#[derive(Template)]
#[template(path = "handover/list.html")]
struct ListPage {
    frame: Frame,
    today: Day,
    deadline: Day,
    page: Page<HandoverRow>,
    signs: bool,
}

async fn list(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let rows = visit.read(move |desk| handovers(desk, skip, limit)).await?;
    let today = visit.today();
    show(&ListPage {
        frame: visit.frame.clone().at("store"),
        today,
        deadline: Day::of(2028, 6, 30).unwrap_or(today),
        page: paging.page_after(rows),
        signs: visit.actor().may::<Sign>(),
    })
}

#[derive(Template)]
#[template(path = "handover/new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    places: Choices,
}

async fn draw(visit: &Visit<Sign>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let known = visit.read(place_tree).await?;
    let frame = visit.frame.clone().at("store");
    show_as(status, &NewPage { frame, form: form.with("act", ActId::new()), places: place_choices(&known) })
}

async fn ask(visit: Visit<Sign>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), StatusCode::OK).await
}

async fn open(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let place = form.maybe("place").called("kho").read::<PlaceId>();
    let typed = form.maybe("codes").called("mã đồ vật").lines(40_000).unwrap_or_default();
    let receiver = outsider(&form, "người đại diện bên nhận");
    let decision = form.field("decision").called("quyết định, kế hoạch bàn giao").text(300);
    if let (Some(receiver), Some(decision), true) = (receiver, decision, form.is_sound()) {
        let wish = HandoverWish { place, codes: codes(&typed), receiver, decision };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| open_handover(desk, &doing, &by, wish)).await {
            Ok((id, _)) => {
                let said = Flash::done(
                    "Đã mở việc bàn giao. Cả kho thì đã khóa: kiểm kê từng nơi trước khi lập danh mục.",
                );
                return Ok(go_saying(&format!("/kho/ban-giao/{id}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
