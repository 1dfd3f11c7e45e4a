//! Things brought to safety in an emergency.

use super::second::second_person;
use crate::{
    accounts::{Duty, KeepStore, people},
    custody::{EmergencyWish, bring_to_safety, items_by_code, place_tree, scanned_code},
    kernel::{ActId, ItemId, PlaceId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/kho/khan-cap", web::get().to(ask)).route("/kho/khan-cap", web::post().to(bring));
}

#[derive(Template)]
#[template(path = "custody/emergency.html")]
struct EmergencyPage {
    frame: Frame,
    form: Form,
    places: super::Choices,
    people: super::Choices,
}

async fn draw<D: Duty>(visit: &Visit<D>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let (known, staff) = visit.read(|desk| Ok((place_tree(desk)?, people(desk)?))).await?;
    let me = visit.actor().id.to_string();
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    let page = EmergencyPage {
        frame: visit.frame.clone().at("store"),
        form: form.with("act", ActId::new()),
        places: super::place_choices(&known),
        people,
    };
    show_as(status, &page)
}

async fn ask(visit: Visit<KeepStore>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), StatusCode::OK).await
}

async fn bring(posted: Posted<KeepStore>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let codes = form.field("codes").called("mã đồ vật").lines(8_000);
    let to = form.field("place").called("nơi để tạm").read::<PlaceId>();
    let event = form.field("event").called("sự việc khẩn cấp").lines(600);
    let measures = form.field("measures").called("biện pháp đã thực hiện").lines(600);
    let second = second_person(&visit, &form).await?;
    if let (Some(codes), Some(to), Some(event), Some(measures), Some(second), true) =
        (codes, to, event, measures, second, form.is_sound())
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, house| {
                let codes = codes.split(|c: char| c.is_whitespace() || c == ',').map(scanned_code);
                let codes: Vec<String> = codes.filter(|c| !c.is_empty()).collect();
                let rows = items_by_code(desk, &codes)?;
                if let Some(stray) = codes.iter().find(|c| !rows.iter().any(|r| r.code == **c)) {
                    let text = format!("Mã {stray} không có trong sổ của cơ quan.");
                    return Err(Refusal::new("CODE", text).at("codes").into());
                }
                let items: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
                let wish = EmergencyWish { to, items, event, measures, second };
                bring_to_safety(desk, &house.vault, &doing, &by, wish)
            })
            .await;
        match done {
            Ok((Some(paper), _)) => {
                let said = "Đã ghi việc di chuyển khẩn cấp. In biên bản, ký và báo ngay thủ trưởng.";
                return Ok(go_saying(&format!("/giay-to/{}", paper.id), &Flash::done(said)));
            }
            Ok((None, _)) => return Ok(go_saying("/kho", &Flash::notice("Việc này đã được ghi trước đó."))),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
