//! Programs and counts: what a period asks for, what goes on, what was done; a new count.

use crate::{
    accounts::{Bookkeep, CountStore, Inspect, Role, Sign},
    counting::{
        CountKind, CountRow, CountWish, Program, Recount, UNSEEN_DAYS, counts, latest, open_counts,
        opened_on, plan_count, programs, recounts_due, unseen, unseen_count,
    },
    custody::{Choices, Frozen, ItemRow, frozen_places, place_choices, place_tree},
    kernel::{ActId, Day, PlaceId},
    store::Failure,
    web::{Flash, Form, Frame, Page, Paging, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/kiem-ke", web::get().to(overview))
        .route("/kho/kiem-ke/moi", web::get().to(ask))
        .route("/kho/kiem-ke/moi", web::post().to(plan))
        .route("/kho/kiem-ke/lau-chua-thay", web::get().to(long_unseen));
}

#[derive(Template)]
#[template(path = "counting/list.html")]
struct ListPage {
    frame: Frame,
    today: Day,
    programs: Vec<Program>,
    open: Vec<CountRow>,
    page: Page<CountRow>,
    frozen: Vec<Frozen>,
    unseen: i64,
    unseen_days: i64,
    recounts: Vec<Recount>,
    plans: bool,
    reconciles: bool,
    signs: bool,
}

async fn overview(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let today = visit.today();
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let (programs, open, rows, frozen, unseen, recounts) = visit
        .read(move |desk| {
            let from = opened_on(desk, today)?;
            let done = latest(desk)?;
            let before = today.plus_days(-UNSEEN_DAYS).unwrap_or(today);
            Ok((
                programs(today, from, &done),
                open_counts(desk)?,
                counts(desk, skip, limit)?,
                frozen_places(desk)?,
                unseen_count(desk, before)?,
                recounts_due(desk)?,
            ))
        })
        .await?;
    let roles = &visit.actor().roles;
    show(&ListPage {
        frame: visit.frame.clone().at("store"),
        today,
        programs,
        open,
        page: paging.page_after(rows),
        frozen,
        unseen,
        unseen_days: UNSEEN_DAYS,
        recounts,
        plans: visit.actor().may::<CountStore>(),
        reconciles: visit.actor().may::<Bookkeep>() && roles.has(Role::Accountant),
        signs: visit.actor().may::<Sign>(),
    })
}

#[derive(Template)]
#[template(path = "counting/unseen.html")]
struct UnseenPage {
    frame: Frame,
    days: i64,
    page: Page<ItemRow>,
}

/// Things no count or move has seen for long, the head's and the accountant's worry.
async fn long_unseen(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let before = visit.today().plus_days(-UNSEEN_DAYS).unwrap_or_else(|| visit.today());
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let rows = visit.read(move |desk| unseen(desk, before, skip, limit)).await?;
    let frame = visit.frame.clone().at("store");
    show(&UnseenPage { frame, days: UNSEEN_DAYS, page: paging.page_after(rows) })
}

#[derive(Template)]
#[template(path = "counting/new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    kinds: Choices,
    places: Choices,
}

async fn draw(visit: &Visit<CountStore>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let known = visit.read(place_tree).await?;
    let kinds = CountKind::ALL.iter().filter(|k| k.is_planned_by_hand());
    let kinds = kinds.map(|k| (k.code().to_owned(), k.label().to_owned())).collect();
    let tomorrow = visit.today().next();
    let form = form
        .with("act", ActId::new())
        .with("kind", CountKind::Sample.code())
        .with("on_day", tomorrow.iso())
        .with("goal", 30);
    let frame = visit.frame.clone().at("store");
    show_as(status, &NewPage { frame, form, kinds, places: place_choices(&known) })
}

async fn ask(visit: Visit<CountStore>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), StatusCode::OK).await
}

async fn plan(posted: Posted<CountStore>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let kind = form.field("kind").called("loại kiểm kê").read::<CountKind>();
    let on_day = form.field("on_day").called("ngày kiểm kê").day();
    let title = form.maybe("title").text(120).unwrap_or_default();
    let goal = form.maybe("goal").called("số vật tối thiểu của mẫu").whole(1..=5_000).unwrap_or(0);
    let places: Vec<PlaceId> = form.all("places").iter().filter_map(|p| p.parse().ok()).collect();
    if let (Some(kind), Some(on_day), true) = (kind, on_day, form.is_sound()) {
        let wish = CountWish { kind, title, on_day, goal, places };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| plan_count(desk, &doing, &by, wish)).await {
            Ok((id, _)) => {
                let said = if kind.is_drawn() {
                    "Đã ghi mã băm của mẫu vào sổ. Từ ngày kiểm kê mới rút được nơi kiểm kê."
                } else {
                    "Đã lập đợt kiểm kê."
                };
                return Ok(go_saying(&format!("/kho/kiem-ke/dot/{id}"), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
