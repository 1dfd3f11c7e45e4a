//! Release: the head's order, the storekeeper's hand-over.

use super::{fields, second::second_person, unknown_order};
use crate::{
    accounts::{Duty, KeepStore, Role, Sign, people},
    custody::{
        ItemRow, OrderRow, ReleaseWish, items_by_code, order, order_release, release, release_order,
        released_items, scanned_code,
    },
    kernel::{ActId, OrderId, PersonId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/lenh-xuat/moi", web::get().to(ask_order))
        .route("/kho/lenh-xuat/moi", web::post().to(sign))
        .route("/kho/xuat/{order}", web::get().to(ask))
        .route("/kho/xuat/{order}", web::post().to(hand_over));
}

#[derive(Template)]
#[template(path = "custody/release_new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    leaving: Vec<ItemRow>,
    keepers: super::Choices,
}

fn codes(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',');
    parts.map(scanned_code).filter(|c| !c.is_empty()).take(500).collect()
}

async fn draw_order<D: Duty>(
    visit: &Visit<D>,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let wanted = codes(form.value("codes"));
    let (leaving, staff) = visit.read(move |desk| Ok((items_by_code(desk, &wanted)?, people(desk)?))).await?;
    let keepers = super::people_choices(&staff, &[Role::Storekeeper]);
    let form = form.with("act", ActId::new());
    show_as(status, &NewPage { frame: visit.frame.clone().at("store"), form, leaving, keepers })
}

async fn ask_order(visit: Visit<Sign>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = pairs.map(web::Query::into_inner).unwrap_or_default();
    let codes: Vec<String> = pairs.into_iter().filter(|(k, _)| k == "vat").map(|(_, v)| v).collect();
    draw_order(&visit, Form::empty().with("codes", codes.join("\n")), StatusCode::OK).await
}

async fn sign(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let listed = form.field("codes").called("mã đồ vật").lines(20_000);
    let storekeeper = form.field("storekeeper").called("thủ kho nhận lệnh").read::<PersonId>();
    let reason = form.field("reason").called("lý do, căn cứ xuất kho").lines(400);
    let receiver = fields::outsider(&form, "người nhận");
    let transfer = form.maybe("transfer").called("quyết định chuyển giao").text(300).unwrap_or_default();
    if let (Some(listed), Some(storekeeper), Some(reason), Some(receiver), true) =
        (listed, storekeeper, reason, receiver, form.is_sound())
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                let wanted = codes(&listed);
                let rows = items_by_code(desk, &wanted)?;
                if let Some(stray) = wanted.iter().find(|c| !rows.iter().any(|r| r.code == **c)) {
                    let text = format!("Mã {stray} không có trong sổ của cơ quan.");
                    return Err(Refusal::new("CODE", text).at("codes").into());
                }
                let Some(first) = rows.first() else {
                    return Err(Refusal::new("CODE", "Ghi ít nhất một mã đồ vật.").at("codes").into());
                };
                let wish = ReleaseWish {
                    case: first.case_id,
                    storekeeper,
                    receiver,
                    reason,
                    transfer,
                    items: rows.iter().map(|r| r.id).collect(),
                };
                order_release(desk, &house.vault, &doing, &by, wish)
            })
            .await;
        match done {
            Ok(signed) => {
                let said = format!("Đã ký Lệnh xuất kho số {}.", signed.paper.symbol);
                return Ok(go_saying(&format!("/kho/lenh/{}", signed.id), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_order(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Template)]
#[template(path = "custody/release.html")]
struct ReleasePage {
    frame: Frame,
    form: Form,
    order: OrderRow,
    leaving: Vec<ItemRow>,
    people: super::Choices,
}

async fn draw<D: Duty>(
    visit: &Visit<D>,
    id: OrderId,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let found = visit
        .read(move |desk| {
            let Some(row) = order(desk, id)?.filter(|r| !r.incoming) else { return Ok(None) };
            let Some(signed) = release_order(desk, id)? else { return Ok(None) };
            Ok(Some((row, signed, released_items(desk, id)?, people(desk)?)))
        })
        .await?;
    let (row, signed, leaving, staff) = found.ok_or_else(unknown_order)?;
    let (me, signer) = (row.storekeeper.to_string(), row.signer.to_string());
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me && *id != signer);
    let form = fields::with_outsider(form, &signed.receiver).with("act", ActId::new());
    show_as(
        status,
        &ReleasePage { frame: visit.frame.clone().at("store"), form, order: row, leaving, people },
    )
}

async fn ask(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id: OrderId = id.parse().map_err(|_| unknown_order())?;
    draw(&visit, id, Form::empty(), StatusCode::OK).await
}

async fn hand_over(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id: OrderId = id.parse().map_err(|_| unknown_order())?;
    let receiver = fields::outsider(&form, "người nhận");
    let condition = form.field("condition").called("tình trạng khi xuất").lines(400);
    if form.value("checked").is_empty() {
        let text = "Đối chiếu số lượng, tình trạng, niêm phong với lệnh rồi đánh dấu.";
        form.refuse(Refusal::new("CHECKED", text).at("checked"));
    }
    let second = second_person(&visit, &form).await?;
    if let (Some(receiver), Some(condition), Some(second), true) =
        (receiver, condition, second, form.is_sound())
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                release(desk, &house.vault, &doing, &by, id, (second, receiver, &condition))
            })
            .await;
        match done {
            Ok((slip, _)) => {
                let said = format!("Đã xuất kho, Phiếu xuất kho số {}.", slip.symbol);
                return Ok(go_saying(&format!("/kho/lenh/{id}"), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
