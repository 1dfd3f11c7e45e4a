//! Orders to take in: the head's form, and the page of one order.

use super::{fields, may, paste, unknown_order};
use crate::{
    accounts::{Inspect, KeepStore, Role, Sign, people},
    assets::{asset_by_code, story},
    cases::cases_of,
    custody::{
        ItemClass, ItemFilter, ItemRow, OrderRow, OrderWish, Origin, items, order, order_acts, order_intake,
        place_tree,
    },
    documents::{PaperRow, papers_of},
    kernel::{ActId, CaseId, OrderId, PersonId, PlaceId},
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, parts::Done, show, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/lenh", web::get().to(list))
        .route("/kho/lenh-nhap/moi", web::get().to(ask))
        .route("/kho/lenh-nhap/moi", web::post().to(sign))
        .route("/kho/lenh/{id}", web::get().to(one));
}

#[derive(Template)]
#[template(path = "custody/order_new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    lines: usize,
    cases: super::Choices,
    keepers: super::Choices,
    places: super::Choices,
    classes: super::Choices,
    origins: super::Choices,
    paste_hint: &'static str,
}

/// Cases offered in a list; older ones are found from their own page.
const CASES_OFFERED: i64 = 300;

async fn draw<D: crate::accounts::Duty>(
    visit: &Visit<D>,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (cases, staff, known) = visit
        .read(|desk| Ok((cases_of(desk, None, None, 0, CASES_OFFERED)?, people(desk)?, place_tree(desk)?)))
        .await?;
    let cases = cases.into_iter().filter(|c| c.state != "ended");
    let lines = fields::lines_shown(&form);
    let form = form.with("act", ActId::new()).with("date", visit.today().iso());
    show_as(
        status,
        &NewPage {
            frame: visit.frame.clone().at("store"),
            form,
            lines,
            cases: cases.map(|c| (c.id, format!("Việc {} · {}", c.code, c.title))).collect(),
            keepers: super::people_choices(&staff, &[Role::Storekeeper]),
            places: super::place_choices(&known),
            classes: ItemClass::choices(),
            origins: Origin::choices(),
            paste_hint: paste::HINT,
        },
    )
}

/// The form, filled in from an asset (`?tai-san=TS-…`) or a case (`?viec=…`) where one leads here.
async fn ask(visit: Visit<Sign>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = pairs.map(web::Query::into_inner).unwrap_or_default();
    let get = |key: &str| pairs.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let mut form = Form::empty().with("line.0.origin", Origin::Seized.code());
    if let Some(case) = get("viec") {
        form = form.with("case", case);
    }
    if let Some(code) = get("tai-san") {
        let found = visit.read(move |desk| Ok(asset_by_code(desk, &code)?.zip(story(desk, &code)?))).await?;
        if let Some((row, (_, story))) = found {
            let class = if row.class == "vehicle" { ItemClass::Vehicle } else { ItemClass::General };
            form = form
                .with("case", &row.case_id)
                .with("reason", format!("Bảo quản tài sản kê biên {}", row.code))
                .with("line.0.name", &row.name)
                .with("line.0.marks", story.facts.marks())
                .with("line.0.class", class.code())
                .with("line.0.asset", &row.id);
        }
    }
    draw(&visit, form, StatusCode::OK).await
}

async fn sign(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    if form.ticked("more") {
        let form = if form.value("paste").trim().is_empty() {
            form
        } else {
            let first = form
                .rows("line")
                .into_iter()
                .filter(|n| !form.value(&format!("line.{n}.name")).trim().is_empty());
            let first = first.max().map_or(0, |n| n + 1);
            paste::taken(form, first)
        };
        return draw(&visit, form, StatusCode::OK).await;
    }
    let case = form.field("case").called("việc thi hành án").read::<CaseId>();
    let storekeeper = form.field("storekeeper").called("thủ kho nhận lệnh").read::<PersonId>();
    let place = form.maybe("place").read::<PlaceId>();
    let reason = form.field("reason").called("lý do nhập kho").text(300);
    let on = form.field("date").called("ngày ký").day();
    let deliverer = fields::outsider(&form, "người giao");
    let minutes = fields::minutes(&form);
    let lines = fields::things(&form);
    let whole = (case, storekeeper, reason, on, deliverer, minutes, lines);
    if let (
        Some(case),
        Some(storekeeper),
        Some(reason),
        Some(on),
        Some(deliverer),
        Some(minutes),
        Some(lines),
    ) = whole
        && form.is_sound()
    {
        let wish = OrderWish { case, storekeeper, deliverer, place, reason, minutes, lines };
        let (doing, by) = (visit.doing(&form, on), visit.warrant.clone());
        match visit.write(move |desk, house| order_intake(desk, &house.vault, &doing, &by, wish)).await {
            Ok(signed) => {
                let said = format!("Đã ký Lệnh nhập kho số {}.", signed.paper.symbol);
                return Ok(go_saying(&format!("/kho/lenh/{}", signed.id), &Flash::done(said)));
            }
            Err(crate::store::Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Template)]
#[template(path = "custody/order.html")]
struct OrderPage {
    frame: Frame,
    order: OrderRow,
    facts: Vec<(&'static str, String)>,
    rows: Vec<ItemRow>,
    papers: Vec<PaperRow>,
    done: Vec<Done>,
    mine: bool,
}

async fn one(visit: Visit<Inspect>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id: OrderId = id.parse().map_err(|_| unknown_order())?;
    let found = visit
        .read(move |desk| {
            let Some(row) = order(desk, id)? else { return Ok(None) };
            let acts = order_acts(desk, id)?;
            let rows = if row.incoming {
                items(desk, &ItemFilter { order: Some(id), ..ItemFilter::default() }, 0, 1_000)?
            } else {
                crate::custody::released_items(desk, id)?
            };
            let papers = papers_of(desk, &id.to_string())?;
            let staff = people(desk)?;
            let all = place_tree(desk)?;
            Ok(Some((row, acts, rows, papers, staff, all)))
        })
        .await?;
    let (row, acts, rows, papers, staff, all) = found.ok_or_else(unknown_order)?;
    let name =
        |id: PersonId| staff.iter().find(|p| p.id == id).map_or_else(String::new, |p| p.facts.name.clone());
    let facts = vec![
        ("Việc", format!("{} · {}", row.case_code, row.case_title)),
        ("Người ký", name(row.signer)),
        ("Thủ kho", name(row.storekeeper)),
        (if row.incoming { "Người giao" } else { "Người nhận" }, row.deliverer.clone()),
        ("Lý do", row.reason.clone()),
    ];
    let mine = may::<KeepStore>(&visit) && visit.actor().id == row.storekeeper;
    let done = super::story::told(&acts, None, &all)?;
    show(&OrderPage { frame: visit.frame.clone().at("store"), order: row, facts, rows, papers, done, mine })
}

#[derive(Template)]
#[template(path = "custody/orders.html")]
struct ListPage {
    frame: Frame,
    page: crate::web::Page<OrderRow>,
}

async fn list(visit: Visit<Inspect>, paging: crate::web::Paging) -> Result<HttpResponse, Problem> {
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let rows = visit.read(move |desk| crate::custody::orders(desk, "", None, skip, limit)).await?;
    show(&ListPage { frame: visit.frame.clone().at("store"), page: paging.page_after(rows) })
}
