//! The terms of a place: room, rent, and what may lie there by exception of the head.

use super::unknown_place;
use crate::{
    accounts::{Arrange, Duty, Inspect, Sign},
    custody::{
        ClassException, EXCEPTION_DAYS_MAX, ExceptionRow, ItemClass, PlaceRow, PlaceTerms, allow_exception,
        exceptions, place_by_code, set_place_terms,
    },
    kernel::{ActId, Day},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, format::money, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/noi/{code}/dieu-kien", web::get().to(ask))
        .route("/kho/noi/{code}/dieu-kien", web::post().to(set))
        .route("/kho/noi/{code}/ngoai-le", web::post().to(allow));
}

/// Room and rent in words.
pub(super) fn terms_words(terms: &PlaceTerms) -> String {
    let room = terms.capacity.map(|n| format!("sức chứa {n} vật"));
    let rent = terms.rent_day.map(|r| format!("thuê {} mỗi vật mỗi ngày", money(r)));
    room.into_iter().chain(rent).collect::<Vec<_>>().join("; ")
}

#[derive(Template)]
#[template(path = "custody/terms.html")]
struct TermsPage {
    frame: Frame,
    form: Form,
    place: PlaceRow,
    standing: Vec<ExceptionRow>,
    classes: super::Choices,
    arranges: bool,
    signs: bool,
    today: Day,
    longest: i64,
}

async fn draw<D: Duty>(
    visit: &Visit<D>,
    code: &str,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (code, today) = (code.to_uppercase(), visit.today());
    let found = visit
        .read(move |desk| {
            let Some(place) = place_by_code(desk, &code)? else { return Ok(None) };
            let standing = exceptions(desk, Some(place.id), today)?;
            Ok(Some((place, standing)))
        })
        .await?;
    let (place, standing) = found.ok_or_else(unknown_place)?;
    let classes = ItemClass::ALL.iter().filter(|class| !place.class.fits(**class));
    let form = form
        .with("act", ActId::new())
        .with("capacity", place.capacity.map_or_else(String::new, |n| n.to_string()))
        .with("rent", place.rent_day.map_or_else(String::new, |r| r.to_string()));
    let page = TermsPage {
        frame: visit.frame.clone().at("store"),
        classes: classes.map(|c| (c.code().to_owned(), c.label().to_owned())).collect(),
        arranges: visit.actor().may::<Arrange>(),
        signs: visit.actor().may::<Sign>(),
        longest: EXCEPTION_DAYS_MAX,
        form,
        place,
        standing,
        today,
    };
    show_as(status, &page)
}

async fn ask(visit: Visit<Inspect>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    draw(&visit, &code, Form::empty(), StatusCode::OK).await
}

async fn set(posted: Posted<Arrange>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let capacity = form.maybe("capacity").called("sức chứa").whole(1..=1_000_000);
    let rent = form.maybe("rent").called("tiền thuê").vnd();
    if form.is_sound() {
        let terms = PlaceTerms {
            capacity: capacity.and_then(|n| i32::try_from(n).ok()),
            rent_day: rent.filter(|r| !r.is_zero()),
        };
        let (doing, by, wanted) =
            (visit.doing(&form, visit.today()), visit.warrant.clone(), code.to_uppercase());
        let done = visit
            .write(move |desk, _| {
                let Some(place) = place_by_code(desk, &wanted)? else { return Ok(false) };
                set_place_terms(desk, &doing, &by, place.id, terms).map(|_| true)
            })
            .await;
        match done {
            Ok(true) => {
                let back = format!("/kho/noi/{}", code.to_uppercase());
                return Ok(go_saying(&back, &Flash::done("Đã ghi sức chứa, giá thuê.")));
            }
            Ok(false) => return Err(unknown_place()),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, &code, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn allow(posted: Posted<Sign>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let class = form.field("class").called("loại đồ vật").read::<ItemClass>();
    let decision = form.field("decision").called("số, ngày quyết định").text(120);
    let reason = form.field("reason").called("lý do").text(300);
    let until = form.field("until").called("ngày kết thúc").day();
    if let (Some(class), Some(decision), Some(reason), Some(until), true) =
        (class, decision, reason, until, form.is_sound())
    {
        let wish = ClassException { class, decision, reason, until };
        let (doing, by, wanted) =
            (visit.doing(&form, visit.today()), visit.warrant.clone(), code.to_uppercase());
        let done = visit
            .write(move |desk, _| {
                let Some(place) = place_by_code(desk, &wanted)? else { return Ok(false) };
                allow_exception(desk, &doing, &by, place.id, wish).map(|_| true)
            })
            .await;
        match done {
            Ok(true) => {
                let back = format!("/kho/noi/{}", code.to_uppercase());
                return Ok(go_saying(&back, &Flash::done("Đã ghi quyết định ngoại lệ.")));
            }
            Ok(false) => return Err(unknown_place()),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, &code, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
