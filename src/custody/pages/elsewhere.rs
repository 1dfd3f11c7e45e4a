//! Receipt on paper, and what lay in the store before the book was opened.

use super::{fields, second::second_person};
use crate::{
    accounts::{AsOfficer, Duty, KeepStore, people},
    cases::cases_of,
    custody::{
        ElsewhereWish, ItemClass, KeeperKind, Origin, StockWish, enter_stock, item, place_tree,
        receive_elsewhere,
    },
    kernel::{ActId, CaseId, PlaceId},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/noi-khac-giu/moi", web::get().to(ask))
        .route("/kho/noi-khac-giu/moi", web::post().to(receive))
        .route("/kho/dau-ky/moi", web::get().to(ask_stock))
        .route("/kho/dau-ky/moi", web::post().to(enter));
}

#[derive(Template)]
#[template(path = "custody/elsewhere_new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    stock: bool,
    lines: usize,
    cases: super::Choices,
    classes: super::Choices,
    origins: super::Choices,
    keepers: super::Choices,
    places: super::Choices,
    people: super::Choices,
}

async fn draw<D: Duty>(
    visit: &Visit<D>,
    form: Form,
    stock: bool,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (cases, known, staff) = visit
        .read(|desk| Ok((cases_of(desk, None, None, 0, 300)?, place_tree(desk)?, people(desk)?)))
        .await?;
    let cases = cases.into_iter().filter(|c| c.state != "ended");
    let keepers = KeeperKind::ALL.iter().filter(|k| **k != KeeperKind::Agency);
    let me = visit.actor().id.to_string();
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    let form = form.with("act", ActId::new()).with("line.0.origin", Origin::Evidence.code());
    show_as(
        status,
        &NewPage {
            frame: visit.frame.clone().at("store"),
            stock,
            lines: fields::lines_shown(&form),
            form,
            cases: cases.map(|c| (c.id, format!("Việc {} · {}", c.code, c.title))).collect(),
            classes: ItemClass::choices(),
            origins: Origin::choices(),
            keepers: keepers.map(|k| (k.code().to_owned(), k.label().to_owned())).collect(),
            places: super::place_choices(&known),
            people,
        },
    )
}

async fn ask(visit: Visit<AsOfficer>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), false, StatusCode::OK).await
}

async fn ask_stock(visit: Visit<KeepStore>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), true, StatusCode::OK).await
}

async fn receive(posted: Posted<AsOfficer>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    if form.ticked("more") {
        return draw(&visit, form, false, StatusCode::OK).await;
    }
    let case = form.field("case").called("việc thi hành án").read::<CaseId>();
    let keeper_kind = form.field("keeper_kind").called("loại nơi giữ").read::<KeeperKind>();
    let keeper = form.field("keeper").called("cơ quan, người đang giữ").text(200);
    let receipt = form.field("receipt").called("biên bản tiếp nhận").text(200);
    let minutes = fields::minutes(&form);
    let lines = fields::things(&form);
    let whole = (case, keeper_kind, keeper, receipt, minutes, lines);
    if let (Some(case), Some(keeper_kind), Some(keeper), Some(receipt), Some(minutes), Some(lines)) = whole
        && form.is_sound()
    {
        let wish = ElsewhereWish { case, lines, keeper_kind, keeper, place: None, minutes, receipt };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, _| {
                let (id, _) = receive_elsewhere(desk, &doing, &by, wish)?;
                Ok(item(desk, id)?.map_or_else(String::new, |i| i.code))
            })
            .await;
        match done {
            Ok(code) => {
                let said = Flash::done(format!("Đã ghi {code}, tiếp nhận trên giấy."));
                return Ok(go_saying(&format!("/vat/{code}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, false, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn enter(posted: Posted<KeepStore>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    if form.ticked("more") {
        return draw(&visit, form, true, StatusCode::OK).await;
    }
    let case = form.field("case").called("việc thi hành án").read::<CaseId>();
    let place = form.field("place").called("nơi để").read::<PlaceId>();
    let received_on = form.field("received_on").called("ngày nhận").day();
    let receipt = form.field("receipt").called("lệnh, phiếu nhập kho cũ").text(200);
    let minutes = fields::minutes(&form);
    let lines = fields::things(&form);
    let second = second_person(&visit, &form).await?;
    let whole = (case, place, received_on, receipt, minutes, lines, second);
    if let (
        Some(case),
        Some(place),
        Some(received_on),
        Some(receipt),
        Some(minutes),
        Some(lines),
        Some(second),
    ) = whole
        && form.is_sound()
    {
        let wish = StockWish { case, lines, received_on, place, minutes, receipt };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, _| {
                let (id, _) = enter_stock(desk, &doing, &by, wish, second)?;
                Ok(item(desk, id)?.map_or_else(String::new, |i| i.code))
            })
            .await;
        match done {
            Ok(code) => {
                let said = Flash::done(format!("Đã ghi {code} vào sổ. In nhãn và dán ngay."));
                return Ok(go_saying(&format!("/vat/{code}"), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, true, StatusCode::UNPROCESSABLE_ENTITY).await
}
