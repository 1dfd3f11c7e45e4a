//! Discrepancies: the list, one of them, and the head's conclusion.

use super::may;
use crate::{
    accounts::{Duty, Inspect, Sign},
    custody::{DiscrepancyRow, Quantity, Settlement, discrepancies, discrepancy, settle},
    kernel::{ActId, Day, DiscrepancyId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Page, Paging, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/sai-khac", web::get().to(list))
        .route("/kho/sai-khac/{id}", web::get().to(one))
        .route("/kho/sai-khac/{id}", web::post().to(conclude));
}

#[derive(Template)]
#[template(path = "custody/discrepancies.html")]
struct ListPage {
    frame: Frame,
    page: Page<DiscrepancyRow>,
    settled: bool,
    today: Day,
}

async fn list(visit: Visit<Inspect>, paging: Paging, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let settled = request.query_string().contains("xong=1");
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let rows = visit.read(move |desk| discrepancies(desk, !settled, None, skip, limit)).await?;
    let today = visit.today();
    show(&ListPage { frame: visit.frame.clone().at("store"), page: paging.page_after(rows), settled, today })
}

#[derive(Template)]
#[template(path = "custody/discrepancy.html")]
struct OnePage {
    frame: Frame,
    form: Form,
    row: DiscrepancyRow,
    settlements: super::Choices,
    signs: bool,
    today: Day,
}

fn unknown() -> Problem {
    let text = "Không có sai khác này trong sổ của cơ quan.";
    Problem::missing(Refusal::new("DISCREPANCY-UNKNOWN", text).mend("Xem các sai khác", "/kho/sai-khac"))
}

async fn load<D: Duty>(visit: &Visit<D>, id: &str) -> Result<DiscrepancyRow, Problem> {
    let id: DiscrepancyId = id.parse().map_err(|_| unknown())?;
    visit.read(move |desk| discrepancy(desk, id)).await?.ok_or_else(unknown)
}

async fn one(visit: Visit<Inspect>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = load(&visit, &id).await?;
    let signs = may::<Sign>(&visit) && row.open;
    let form = Form::empty().with("act", ActId::new());
    let (today, settlements) = (visit.today(), Settlement::choices());
    show(&OnePage { frame: visit.frame.clone().at("store"), form, row, settlements, signs, today })
}

async fn conclude(posted: Posted<Sign>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = load(&visit, &id).await?;
    let settlement = form.field("settlement").called("kết luận").read::<Settlement>();
    let outcome = form.field("outcome").called("nguyên nhân, trách nhiệm, biện pháp").lines(1_000);
    let quantity = form.maybe("quantity").called("số lượng").read::<Quantity>();
    if let (Some(settlement), Some(outcome), true) = (settlement, outcome, form.is_sound()) {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let discrepancy = row.id;
        let done = visit
            .write(move |desk, _| settle(desk, &doing, &by, discrepancy, settlement, (&outcome, quantity)))
            .await;
        match done {
            Ok(_) => return Ok(go_saying("/kho/sai-khac", &Flash::done("Đã ghi kết luận sai khác."))),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    let (today, settlements) = (visit.today(), Settlement::choices());
    let page = OnePage { frame: visit.frame.clone().at("store"), form, row, settlements, signs: true, today };
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
