//! Places: a new one, and one with what lies in it.

use super::{may, unknown_place};
use crate::{
    accounts::{Arrange, CountStore, Inspect, KeepStore, agency_facts, people},
    custody::{
        Counted, CustodyDeed, ExceptionRow, ItemFilter, ItemRow, PlaceClass, PlaceFacts, PlaceRow, add_place,
        exceptions, items, move_items, place_by_code, place_tree, places,
    },
    kernel::{ActId, ItemId, PlaceId},
    ledger::acts_of,
    web::{Flash, Form, Frame, Page, Paging, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/noi/moi", web::get().to(ask))
        .route("/kho/noi/moi", web::post().to(add))
        .route("/kho/noi/{code}", web::get().to(one))
        .route("/kho/chuyen", web::get().to(ask_move))
        .route("/kho/chuyen", web::post().to(shelve));
}

#[derive(Template)]
#[template(path = "custody/place_new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    classes: super::Choices,
    parents: super::Choices,
    grounds: super::Choices,
}

fn grounds() -> super::Choices {
    vec![
        ("inside".into(), "Trong trụ sở cơ quan".into()),
        ("outside".into(), "Ngoài trụ sở, kho thuê".into()),
    ]
}

async fn draw_new<D: crate::accounts::Duty>(
    visit: &Visit<D>,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (known, owner) = visit.read(|desk| Ok((place_tree(desk)?, agency_facts(desk)?.name))).await?;
    let parents = known.iter().map(|p| (p.id.to_string(), format!("{} · {}", p.code, p.path))).collect();
    let form = form.with("act", ActId::new()).with("owner", owner).with("grounds", "inside");
    let frame = visit.frame.clone().at("store");
    show_as(status, &NewPage { frame, form, classes: PlaceClass::choices(), parents, grounds: grounds() })
}

async fn ask(visit: Visit<Arrange>) -> Result<HttpResponse, Problem> {
    draw_new(&visit, Form::empty(), StatusCode::OK).await
}

async fn add(posted: Posted<Arrange>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let code = form.field("code").called("mã nơi lưu giữ").text(20);
    let name = form.field("name").called("tên nơi lưu giữ").text(80);
    let class = form.field("class").called("loại").read::<PlaceClass>();
    let owner = form.field("owner").called("cơ quan sở hữu").text(120);
    let parent = form.maybe("parent").read::<PlaceId>();
    let inside = form.value("grounds") != "outside";
    if let (Some(code), Some(name), Some(class), Some(owner_body), true) =
        (code, name, class, owner, form.is_sound())
    {
        let facts = PlaceFacts { code, parent, name, class, owner_body, inside_grounds: inside };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let said = format!("Đã lập nơi lưu giữ {}.", facts.code);
        match visit.write(move |desk, _| add_place(desk, &doing, &by, facts)).await {
            Ok(_) => return Ok(go_saying("/kho", &Flash::done(said))),
            Err(crate::store::Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_new(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Template)]
#[template(path = "custody/place.html")]
struct PlacePage {
    frame: Frame,
    place: PlaceRow,
    inside: Vec<PlaceRow>,
    page: Page<ItemRow>,
    counted: Vec<(crate::kernel::Day, String, Counted)>,
    standing: Vec<ExceptionRow>,
    keeps: bool,
    counts: bool,
}

/// Counts shown on the page of a place, newest first.
const COUNTS_SHOWN: usize = 5;

async fn one(
    visit: Visit<Inspect>,
    code: web::Path<String>,
    paging: Paging,
) -> Result<HttpResponse, Problem> {
    let code = code.to_uppercase();
    let (skip, limit, today) = (paging.skipped(), paging.fetch(), visit.today());
    let found = visit
        .read(move |desk| {
            let Some(place) = place_by_code(desk, &code)? else { return Ok(None) };
            let inside: Vec<PlaceRow> =
                places(desk)?.into_iter().filter(|p| p.parent == Some(place.id)).collect();
            let filter = ItemFilter { place: Some(place.id), held: true, ..ItemFilter::default() };
            let rows = items(desk, &filter, skip, limit)?;
            let mut counted = Vec::new();
            for act in acts_of(desk, &place.id.to_string())?.into_iter().rev() {
                if let Some(CustodyDeed::Counted(count)) = act.deed::<CustodyDeed>()?
                    && counted.len() < COUNTS_SHOWN
                {
                    counted.push((act.happened_on, act.author.name, *count));
                }
            }
            let standing = exceptions(desk, Some(place.id), today)?;
            let things = places(desk)?.iter().find(|p| p.id == place.id).map_or(0, |p| p.things);
            Ok(Some((PlaceRow { things, ..place }, inside, rows, counted, standing)))
        })
        .await?;
    let (place, inside, rows, counted, standing) = found.ok_or_else(unknown_place)?;
    show(&PlacePage {
        frame: visit.frame.clone().at("store"),
        place,
        inside,
        page: paging.page_after(rows),
        counted,
        standing,
        keeps: may::<KeepStore>(&visit),
        counts: may::<CountStore>(&visit),
    })
}

#[derive(Template)]
#[template(path = "custody/move.html")]
struct MovePage {
    frame: Frame,
    form: Form,
    moving: Vec<ItemRow>,
    places: super::Choices,
    people: super::Choices,
}

async fn draw_move<D: crate::accounts::Duty>(
    visit: &Visit<D>,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let codes: Vec<String> = form
        .value("codes")
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(crate::custody::scanned_code)
        .filter(|c| !c.is_empty())
        .take(200)
        .collect();
    let (moving, known, staff) = visit
        .read(move |desk| {
            Ok((crate::custody::items_by_code(desk, &codes)?, place_tree(desk)?, people(desk)?))
        })
        .await?;
    show_as(
        status,
        &MovePage {
            frame: visit.frame.clone().at("store"),
            form: form.with("act", ActId::new()),
            moving,
            places: super::place_choices(&known),
            people: super::people_choices(&staff, &[]),
        },
    )
}

async fn ask_move(visit: Visit<KeepStore>, request: actix_web::HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let codes: Vec<String> = pairs
        .map(web::Query::into_inner)
        .unwrap_or_default()
        .into_iter()
        .filter(|(k, _)| k == "vat")
        .map(|(_, v)| v)
        .collect();
    draw_move(&visit, Form::empty().with("codes", codes.join("\n")), StatusCode::OK).await
}

async fn shelve(posted: Posted<KeepStore>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let codes = form.field("codes").called("mã đồ vật").lines(8_000);
    let to = form.field("place").called("nơi chuyển đến").read::<PlaceId>();
    let reason = form.field("reason").called("lý do chuyển").text(200);
    let second = super::second::second_person(&visit, &form).await?;
    if let (Some(codes), Some(to), Some(reason), Some(second), true) =
        (codes, to, reason, second, form.is_sound())
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done = visit
            .write(move |desk, _| {
                let codes: Vec<String> = codes
                    .split(|c: char| c.is_whitespace() || c == ',')
                    .map(crate::custody::scanned_code)
                    .collect();
                let codes: Vec<String> = codes.into_iter().filter(|c| !c.is_empty()).collect();
                let rows = crate::custody::items_by_code(desk, &codes)?;
                if let Some(stray) = codes.iter().find(|c| !rows.iter().any(|r| r.code == **c)) {
                    let text = format!("Mã {stray} không có trong sổ của cơ quan.");
                    return Err(crate::kernel::Refusal::new("CODE", text).at("codes").into());
                }
                let ids: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
                move_items(desk, &doing, &by, to, &ids, (&reason, second))?;
                Ok(crate::custody::place(desk, to)?.map_or_else(String::new, |p| p.code))
            })
            .await;
        match done {
            Ok(code) => {
                return Ok(go_saying(&format!("/kho/noi/{code}"), &Flash::done("Đã chuyển nơi lưu giữ.")));
            }
            Err(crate::store::Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_move(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
