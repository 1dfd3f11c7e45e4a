//! One hand-over: where it stands, the next step, parts of the list with their papers; it goes on where it stopped.

use super::{coded_reasons, others};
use crate::{
    accounts::{Arrange, Inspect, KeepStore, Sign},
    counting::{SheetState, sheets as counted},
    custody::{Choices, outsider, second_person},
    handover::{
        HandoverDeed, HandoverRow, HandoverState, close_handover, draw_sheets, drop_handover, handover,
        handover_acts, list_handover, sign_sheets, stays_of,
    },
    kernel::{ActId, HandoverId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go, go_saying, parts::Link, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/ban-giao/{id}", web::get().to(one))
        .route("/kho/ban-giao/{id}/danh-muc", web::post().to(list))
        .route("/kho/ban-giao/{id}/lap", web::post().to(draw))
        .route("/kho/ban-giao/{id}/ky", web::get().to(ask_sign))
        .route("/kho/ban-giao/{id}/ky", web::post().to(sign))
        .route("/kho/ban-giao/{id}/xong", web::post().to(close))
        .route("/kho/ban-giao/{id}/bo", web::post().to(give_up));
}

/// What stays, shown on the page.
const STAYS_SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "handover/one.html")]
struct OnePage {
    frame: Frame,
    form: Form,
    row: HandoverRow,
    counted: (usize, usize),
    stays: Vec<(String, String, String)>,
    papers: Vec<Link>,
    running: bool,
    signs: bool,
    arranges: bool,
    keeps: bool,
}

fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("HANDOVER-UNKNOWN", "Chưa có việc bàn giao này trong sổ của cơ quan.")
            .mend("Mở các việc bàn giao", "/kho/ban-giao"),
    )
}

fn id_of(text: &str) -> Result<HandoverId, Problem> {
    text.parse().map_err(|_| unknown())
}

async fn show_one<D: crate::accounts::Duty>(
    visit: &Visit<D>,
    id: HandoverId,
    form: Form,
    (running, status): (bool, StatusCode),
) -> Result<HttpResponse, Problem> {
    let found = visit
        .read(move |desk| {
            let Some(row) = handover(desk, id)? else { return Ok(None) };
            let sheets = row.count.map(|c| counted(desk, c)).transpose()?.unwrap_or_default();
            let done = sheets.iter().filter(|s| s.state == SheetState::Done).count();
            let mut papers = Vec::new();
            for act in handover_acts(desk, &id.to_string())? {
                let paper = match act.deed::<HandoverDeed>()? {
                    Some(HandoverDeed::SheetDrawn(drawn)) => drawn.paper,
                    Some(HandoverDeed::Closed(closed)) => closed.paper,
                    _ => continue,
                };
                papers.push(Link::new(
                    format!("{} · {}", paper.symbol, paper.title),
                    format!("/giay-to/{}", paper.id),
                ));
            }
            papers.reverse();
            Ok(Some((row, (done, sheets.len()), stays_of(desk, id, STAYS_SHOWN)?, papers)))
        })
        .await?;
    let (row, counted, stays, papers) = found.ok_or_else(unknown)?;
    show_as(
        status,
        &OnePage {
            frame: visit.frame.clone().at("store"),
            form: form.with("act", ActId::new()),
            running: running && row.state == HandoverState::Listing,
            row,
            counted,
            stays,
            papers,
            signs: visit.actor().may::<Sign>(),
            arranges: visit.actor().may::<Arrange>(),
            keeps: visit.actor().may::<KeepStore>(),
        },
    )
}

async fn one(
    visit: Visit<Inspect>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let running = request.query_string() == "chay=1";
    show_one(&visit, id_of(&id)?, Form::empty(), (running, StatusCode::OK)).await
}

async fn list(posted: Posted<Sign>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = id_of(&id)?;
    let named = coded_reasons(&form.maybe("stays").called("phần giữ lại").lines(40_000).unwrap_or_default());
    if form.is_sound() {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| list_handover(desk, &doing, &by, id, &named)).await {
            Ok(_) => {
                return Ok(go_saying(
                    &format!("/kho/ban-giao/{id}"),
                    &Flash::done("Đã chốt danh mục. Lập từng phần để hai bên ký."),
                ));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    show_one(&visit, id, form, (false, StatusCode::UNPROCESSABLE_ENTITY)).await
}

/// Draws the next parts; a page with script asks for more by itself until all are drawn.
async fn draw(posted: Posted<Arrange>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = id_of(&id)?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, house| draw_sheets(desk, &house.vault, &doing, &by, id)).await?;
    Ok(go(&format!("/kho/ban-giao/{id}?chay=1")))
}

#[derive(Template)]
#[template(path = "handover/sign.html")]
struct SignPage {
    frame: Frame,
    form: Form,
    row: HandoverRow,
    people: Choices,
}

async fn draw_sign(
    visit: &Visit<KeepStore>,
    id: HandoverId,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let row = visit.read(move |desk| handover(desk, id)).await?.ok_or_else(unknown)?;
    let people = others(visit).await?;
    let form = form.with("act", ActId::new()).with("until", row.drawn);
    show_as(status, &SignPage { frame: visit.frame.clone().at("store"), form, row, people })
}

async fn ask_sign(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    draw_sign(&visit, id_of(&id)?, Form::empty(), StatusCode::OK).await
}

async fn sign(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = id_of(&id)?;
    let until = form.field("until").called("phần cuối đã ký").whole(1..=100_000);
    let receiver = outsider(&form, "đại diện bên nhận");
    let second = second_person(&visit, &form).await?;
    if let (Some(until), Some(receiver), Some(second), true) = (until, receiver, second, form.is_sound()) {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| sign_sheets(desk, &doing, &by, id, (until, second, receiver))).await
        {
            Ok(_) => {
                let said = Flash::done(format!("Đã ghi hai bên ký đến phần {until}."));
                return Ok(go_saying(&format!("/kho/ban-giao/{id}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_sign(&visit, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn close(posted: Posted<Sign>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = id_of(&id)?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    let (paper, _) =
        visit.write(move |desk, house| close_handover(desk, &house.vault, &doing, &by, id)).await?;
    let said = Flash::done(format!("Đã bàn giao xong. Biên bản bàn giao số {}.", paper.symbol));
    Ok(go_saying(&format!("/kho/ban-giao/{id}"), &said))
}

async fn give_up(posted: Posted<Sign>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = id_of(&id)?;
    let reason = form.maybe("reason").text(300).unwrap_or_default();
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, _| drop_handover(desk, &doing, &by, id, &reason)).await?;
    Ok(go_saying("/kho/ban-giao", &Flash::done("Đã bỏ việc bàn giao; kho mở lại.")))
}
