//! Sổ ra vào kho: who entered and left, and what was done in the store by somebody who is not written down.

use crate::{
    accounts::{Inspect, LogEntries},
    custody::{CustodyDeed, PlaceRow, place_tree},
    kernel::{ActId, Day, PlaceId},
    ledger::{Act, acts_on},
    oversight::{EntryRow, EntryWish, enter, entries, leave},
    store::{Desk, Failure},
    web::{Flash, Form, Frame, Page, Paging, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/ra-vao", web::get().to(list))
        .route("/kho/ra-vao", web::post().to(write_entry))
        .route("/kho/ra-vao/{entry}/ra", web::post().to(write_leaving));
}

/// Something done in a store by somebody whose entry that day is not written down.
pub(super) struct Unmatched {
    who: String,
    what: &'static str,
    at: String,
}

#[derive(Template)]
#[template(path = "oversight/entries.html")]
struct EntriesPage {
    frame: Frame,
    form: Form,
    stores: super::Choices,
    places: Vec<PlaceRow>,
    page: Page<EntryRow>,
    unmatched: Vec<Unmatched>,
    logs: bool,
    act: String,
}

impl EntriesPage {
    fn place(&self, id: &PlaceId) -> &str {
        self.places.iter().find(|p| p.id == *id).map_or("", |p| p.name.as_str())
    }
}

/// Who acted inside a store by an act, and what it was.
fn inside(act: &Act) -> Result<Option<(Vec<String>, &'static str)>, Failure> {
    let with = |second: &crate::ledger::Author| vec![act.author.name.clone(), second.name.clone()];
    Ok(match act.deed::<CustodyDeed>()? {
        Some(CustodyDeed::TakenIn(d)) => Some((with(&d.second), "Nhập kho")),
        Some(CustodyDeed::Released(d)) => Some((with(&d.second), "Xuất kho")),
        Some(CustodyDeed::Moved(d)) => Some((with(&d.second), "Chuyển nơi để")),
        Some(CustodyDeed::Sealed(d)) => Some((with(&d.second), "Niêm phong")),
        Some(CustodyDeed::SealOpened(d)) => Some((with(&d.second), "Mở niêm phong")),
        Some(CustodyDeed::Counted(d)) => Some((with(&d.second), "Kiểm kê")),
        Some(CustodyDeed::StockEntered(d)) => Some((with(&d.second), "Kiểm kê đầu kỳ")),
        _ => None,
    })
}

fn unmatched(desk: &mut Desk<'_>, today: Day) -> Result<Vec<Unmatched>, Failure> {
    let here: Vec<String> = entries(desk, Some(today), 0, 500)?.into_iter().map(|e| e.name).collect();
    let mut found = Vec::new();
    for act in acts_on(desk, today)? {
        let Some((people, what)) = inside(&act)? else { continue };
        for who in people.into_iter().filter(|p| !here.contains(p)) {
            found.push(Unmatched { who, what, at: act.recorded_at.clock_time() });
        }
    }
    Ok(found)
}

async fn draw<D: crate::accounts::Duty>(
    visit: &Visit<D>,
    paging: &Paging,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let today = visit.today();
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let (places, rows, unmatched) = visit
        .read(move |desk| Ok((place_tree(desk)?, entries(desk, None, skip, limit)?, unmatched(desk, today)?)))
        .await?;
    let stores = places
        .iter()
        .filter(|p| p.depth == 0 && p.class.is_own_store())
        .map(|p| (p.id.to_string(), p.name.clone()))
        .collect();
    let page = EntriesPage {
        frame: visit.frame.clone().at("store"),
        stores,
        places,
        page: paging.page_after(rows),
        unmatched,
        logs: visit.actor().may::<LogEntries>(),
        act: ActId::new().to_string(),
        form,
    };
    show_as(status, &page)
}

async fn list(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    draw(&visit, &paging, Form::empty(), StatusCode::OK).await
}

async fn write_entry(posted: Posted<LogEntries>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let place = form.field("place").called("kho").read::<PlaceId>();
    let name = form.field("name").called("họ tên").text(80);
    let why = form.field("why").called("lý do").text(200);
    let office = form.maybe("office").text(160).unwrap_or_default();
    let escort = form.maybe("escort").text(80).unwrap_or_default();
    if let (Some(place), Some(name), Some(why), true) = (place, name, why, form.is_sound()) {
        let wish = EntryWish { name, office, why, escort };
        let said = format!("Đã ghi {} vào kho.", wish.name);
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| enter(desk, &doing, &by, place, wish)).await {
            Ok(_) => return Ok(go_saying("/kho/ra-vao", &Flash::done(said))),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, &Paging::from_query(""), form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn write_leaving(
    posted: Posted<LogEntries>,
    entry: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let unknown = || {
        let refusal = crate::kernel::Refusal::new("ENTRY-UNKNOWN", "Không có lượt vào kho này trong sổ.");
        Problem::missing(refusal.mend("Mở sổ ra vào", "/kho/ra-vao"))
    };
    let entry: ActId = entry.parse().map_err(|_| unknown())?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, _| leave(desk, &doing, &by, entry)).await?;
    Ok(go_saying("/kho/ra-vao", &Flash::done("Đã ghi giờ ra.")))
}
