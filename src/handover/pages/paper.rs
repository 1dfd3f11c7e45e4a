//! Things handed over on paper while they stay in the store.

use super::codes;
use crate::{
    accounts::{Role, Sign, people},
    custody::{Choices, items_by_code, outsider, people_choices},
    handover::{PaperWish, hand_on_paper},
    kernel::{ActId, ItemId, PersonId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/giao-tren-giay/moi", web::get().to(ask))
        .route("/kho/giao-tren-giay/moi", web::post().to(hand));
}

#[derive(Template)]
#[template(path = "handover/paper_new.html")]
struct PaperPage {
    frame: Frame,
    form: Form,
    keepers: Choices,
}

async fn draw(visit: &Visit<Sign>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let keepers = people_choices(&staff, &[Role::Storekeeper]);
    let today = visit.today();
    let form = form
        .with("act", ActId::new())
        .with("liable_on", today.iso())
        .with("fetch_by", today.plus_days(30).unwrap_or(today).iso())
        .with("recount_days", 30);
    show_as(status, &PaperPage { frame: visit.frame.clone().at("store"), form, keepers })
}

async fn ask(visit: Visit<Sign>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), StatusCode::OK).await
}

async fn hand(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let typed = form.field("codes").called("mã đồ vật").lines(8_000);
    let receiver = outsider(&form, "người nhận");
    let decision = form.field("decision").called("quyết định làm căn cứ").text(300);
    let keeper = form.field("storekeeper").called("thủ kho giữ tiếp").read::<PersonId>();
    let liable_on = form.field("liable_on").called("ngày bên nhận chịu trách nhiệm").day();
    let fetch_by = form.field("fetch_by").called("hạn nhận đi").day();
    let days = form.field("recount_days").called("số ngày đếm lại").whole(1..=92);
    let whole = (typed, receiver, decision, keeper, liable_on, fetch_by, days);
    if let (
        Some(typed),
        Some(receiver),
        Some(decision),
        Some(storekeeper),
        Some(liable_on),
        Some(fetch_by),
        Some(recount_days),
    ) = whole
        && form.is_sound()
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                let wanted = codes(&typed);
                let rows = items_by_code(desk, &wanted)?;
                if let Some(stray) = wanted.iter().find(|c| !rows.iter().any(|r| r.code == **c)) {
                    let text = format!("Mã {stray} không có trong sổ của cơ quan.");
                    return Err(Refusal::new("CODE", text).at("codes").into());
                }
                let Some(first) = rows.first() else {
                    return Err(Refusal::new("CODE", "Cần ghi ít nhất một mã.").at("codes").into());
                };
                let items: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
                let code = first.code.clone();
                let wish = PaperWish {
                    case: first.case_id,
                    items,
                    receiver,
                    decision,
                    storekeeper,
                    liable_on,
                    fetch_by,
                    recount_days,
                };
                let (paper, _) = hand_on_paper(desk, &house.vault, &doing, &by, wish)?;
                Ok((code, paper.symbol))
            })
            .await;
        match done {
            Ok((code, symbol)) => {
                let said =
                    format!("Đã lập Biên bản giao trên giấy số {symbol}; vật còn ở kho, có hạn nhận đi.");
                return Ok(go_saying(&format!("/vat/{code}"), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
