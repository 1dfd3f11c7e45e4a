//! Extractions: the list, a new one, the thing going out and coming back.

use super::{codes, others};
use crate::{
    accounts::{Duty, Inspect, KeepStore, Role, Sign, people},
    custody::{Choices, ItemRow, items_by_code, outsider, people_choices, second_person},
    handover::{
        Back, ExtractionRow, ExtractionWish, extraction, extraction_items, extractions, order_extraction,
        return_extraction, take_extraction,
    },
    kernel::{ActId, Day, ExtractionId, ItemId, PersonId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Page, Paging, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/trich-xuat", web::get().to(list))
        .route("/kho/trich-xuat/moi", web::get().to(ask))
        .route("/kho/trich-xuat/moi", web::post().to(order))
        .route("/kho/trich-xuat/{id}", web::get().to(one))
        .route("/kho/trich-xuat/{id}/giao", web::post().to(take))
        .route("/kho/trich-xuat/{id}/nhan-lai", web::post().to(give_back));
}

#[derive(Template)]
#[template(path = "handover/extractions.html")]
struct ListPage {
    frame: Frame,
    today: Day,
    page: Page<ExtractionRow>,
    signs: bool,
}

async fn list(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let rows = visit.read(move |desk| extractions(desk, skip, limit)).await?;
    show(&ListPage {
        frame: visit.frame.clone().at("store"),
        today: visit.today(),
        page: paging.page_after(rows),
        signs: visit.actor().may::<Sign>(),
    })
}

#[derive(Template)]
#[template(path = "handover/extraction_new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    keepers: Choices,
}

async fn draw_new(visit: &Visit<Sign>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let keepers = people_choices(&staff, &[Role::Storekeeper]);
    let form = form.with("act", ActId::new());
    show_as(status, &NewPage { frame: visit.frame.clone().at("store"), form, keepers })
}

async fn ask(visit: Visit<Sign>) -> Result<HttpResponse, Problem> {
    draw_new(&visit, Form::empty(), StatusCode::OK).await
}

async fn order(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let typed = form.field("codes").called("mã đồ vật").lines(8_000);
    let request = form.field("request").called("văn bản yêu cầu").text(300);
    let reason = form.field("reason").called("mục đích trích xuất").text(300);
    let receiver = outsider(&form, "người đến nhận");
    let keeper = form.field("storekeeper").called("thủ kho nhận lệnh").read::<PersonId>();
    let return_by = form.field("return_by").called("hạn trả lại").day();
    let whole = (typed, request, reason, receiver, keeper, return_by);
    if let (Some(typed), Some(request), Some(reason), Some(receiver), Some(storekeeper), Some(return_by)) =
        whole
        && form.is_sound()
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                let rows = items_by_code(desk, &codes(&typed))?;
                let Some(first) = rows.first().map(|r| r.case_id) else {
                    return Err(Refusal::new("CODE", "Cần ghi ít nhất một mã có trong sổ.")
                        .at("codes")
                        .into());
                };
                let items: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
                let wish =
                    ExtractionWish { case: first, request, receiver, reason, storekeeper, items, return_by };
                order_extraction(desk, &house.vault, &doing, &by, wish)
            })
            .await;
        match done {
            Ok((id, paper, _)) => {
                let said = Flash::done(format!("Đã ký Lệnh xuất kho để trích xuất số {}.", paper.symbol));
                return Ok(go_saying(&format!("/kho/trich-xuat/{id}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_new(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Template)]
#[template(path = "handover/extraction.html")]
struct OnePage {
    frame: Frame,
    form: Form,
    today: Day,
    row: ExtractionRow,
    items: Vec<ItemRow>,
    people: Choices,
    keeps: bool,
}

fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("EXTRACTION-UNKNOWN", "Chưa có việc trích xuất này trong sổ của cơ quan.")
            .mend("Mở các việc trích xuất", "/kho/trich-xuat"),
    )
}

async fn draw_one<D: Duty>(
    visit: &Visit<D>,
    id: &str,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let id: ExtractionId = id.parse().map_err(|_| unknown())?;
    let found = visit.read(move |desk| Ok((extraction(desk, id)?, extraction_items(desk, id)?))).await?;
    let (Some(row), items) = found else { return Err(unknown()) };
    let people = others(visit).await?;
    show_as(
        status,
        &OnePage {
            frame: visit.frame.clone().at("store"),
            form: form.with("act", ActId::new()),
            today: visit.today(),
            keeps: visit.actor().may::<KeepStore>(),
            row,
            items,
            people,
        },
    )
}

async fn one(visit: Visit<Inspect>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    draw_one(&visit, &id, Form::empty(), StatusCode::OK).await
}

async fn take(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let wanted: ExtractionId = id.parse().map_err(|_| unknown())?;
    let receiver = outsider(&form, "người nhận có mặt");
    let condition = form.field("condition").called("tình trạng khi giao").lines(600);
    let second = second_person(&visit, &form).await?;
    if let (Some(receiver), Some(condition), Some(second), true) =
        (receiver, condition, second, form.is_sound())
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                let given = (second, receiver, condition.as_str());
                take_extraction(desk, &house.vault, &doing, &by, wanted, given)
            })
            .await;
        match done {
            Ok((paper, _)) => {
                let said = Flash::done(format!("Đã giao trích xuất. Biên bản số {}.", paper.symbol));
                return Ok(go_saying(&format!("/kho/trich-xuat/{id}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_one(&visit, &id, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn give_back(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let wanted: ExtractionId = id.parse().map_err(|_| unknown())?;
    let rows = visit.read(move |desk| extraction_items(desk, wanted)).await?;
    let deliverer = outsider(&form, "người giao trả");
    let line = |row: &ItemRow| {
        let condition =
            form.field(&format!("condition.{}", row.id)).called("tình trạng khi nhận lại").text(300);
        let differs = form.maybe(&format!("differs.{}", row.id)).text(300).unwrap_or_default();
        Some(Back { item: row.id, condition: condition?, differs })
    };
    let lines: Option<Vec<Back>> = rows.iter().map(line).collect();
    let second = second_person(&visit, &form).await?;
    if let (Some(deliverer), Some(lines), Some(second), true) = (deliverer, lines, second, form.is_sound()) {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                return_extraction(desk, &house.vault, &doing, &by, wanted, (second, deliverer, lines))
            })
            .await;
        match done {
            Ok((paper, _)) => {
                let said = Flash::done(format!("Đã nhận lại. Biên bản số {}.", paper.symbol));
                return Ok(go_saying(&format!("/kho/trich-xuat/{id}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_one(&visit, &id, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
