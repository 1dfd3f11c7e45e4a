//! Dividing a thing and putting parts back.

use super::{item_of, second::second_person};
use crate::{
    accounts::{Duty, KeepStore, people},
    custody::{CustodyDeed, ItemRow, ItemState, Quantity, divide, item_acts, merge, parts_of},
    kernel::{ActId, ItemId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/vat/{code}/tach", web::get().to(ask))
        .route("/vat/{code}/tach", web::post().to(split))
        .route("/vat/{code}/gop", web::post().to(put_back));
}

#[derive(Template)]
#[template(path = "custody/divide.html")]
struct DividePage {
    frame: Frame,
    form: Form,
    item: ItemRow,
    has: Quantity,
    parts: Vec<ItemRow>,
    people: super::Choices,
}

async fn draw<D: Duty>(
    visit: &Visit<D>,
    item: ItemRow,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let id = item.id;
    let (staff, parts) = visit
        .read(move |desk| {
            let mut divided = Vec::new();
            for act in item_acts(desk, id)? {
                if let Some(CustodyDeed::Divided(deed)) = act.deed::<CustodyDeed>()? {
                    divided.extend(deed.parts.into_iter().map(|p| p.item));
                }
            }
            let parts = parts_of(desk, id)?;
            let back = |p: &ItemRow| divided.contains(&p.id) && p.state == ItemState::InStore;
            Ok((people(desk)?, parts.into_iter().filter(back).collect::<Vec<_>>()))
        })
        .await?;
    let me = visit.actor().id.to_string();
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    let page = DividePage {
        frame: visit.frame.clone().at("store"),
        has: item.actual.unwrap_or(item.planned),
        form: form.with("act", ActId::new()),
        item,
        parts,
        people,
    };
    show_as(status, &page)
}

async fn ask(visit: Visit<KeepStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    draw(&visit, row, Form::empty(), StatusCode::OK).await
}

/// One quantity a line.
fn amounts(form: &Form) -> Option<Vec<Quantity>> {
    let text = form.field("amounts").called("số lượng các phần").lines(400)?;
    let mut all = Vec::new();
    for (n, line) in text.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate() {
        match line.parse::<Quantity>() {
            Ok(quantity) => all.push(quantity),
            Err(why) => {
                form.refuse(Refusal::new("AMOUNT", format!("Dòng {}: {why}.", n + 1)).at("amounts"));
                return None;
            }
        }
    }
    Some(all)
}

async fn split(posted: Posted<KeepStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let amounts = amounts(&form);
    let reason = form.field("reason").called("lý do tách").text(300);
    let second = second_person(&visit, &form).await?;
    if let (Some(amounts), Some(reason), Some(second), true) = (amounts, reason, second, form.is_sound()) {
        let (doing, by, id) = (visit.doing(&form, visit.today()), visit.warrant.clone(), row.id);
        let done =
            visit.write(move |desk, _| divide(desk, &doing, &by, id, (&amounts, &reason, second))).await;
        match done {
            Ok(_) => {
                let said = format!("Đã tách {}; các phần mang số riêng dưới số của vật chính.", row.code);
                return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn put_back(posted: Posted<KeepStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let parts: Vec<ItemId> = form.all("parts").iter().filter_map(|p| p.parse().ok()).collect();
    let reason = form.field("merge_reason").called("lý do gộp").text(300);
    let second = second_person(&visit, &form).await?;
    if let (Some(reason), Some(second), true) = (reason, second, form.is_sound()) {
        let (doing, by, id) = (visit.doing(&form, visit.today()), visit.warrant.clone(), row.id);
        let done = visit.write(move |desk, _| merge(desk, &doing, &by, id, (&parts, &reason, second))).await;
        match done {
            Ok(_) => {
                let said = format!("Đã gộp các phần trở lại {}.", row.code);
                return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
