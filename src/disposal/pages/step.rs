//! The form of a step; which fields it has stands in `fields`, how they are read in `reading`.

use super::{
    Choices,
    fields::{Group, Shape, groups, proposed},
    late,
    matter::{Seen, see, unknown},
    people_with, reading,
};
use crate::{
    accounts::{Inspect, Role, people},
    custody::second_person,
    disposal::{
        LateReason, StepKey,
        rules::{article_of, late_of},
        take_step,
    },
    kernel::{ActId, PersonId},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/xu-ly/{id}/buoc/{key}", web::get().to(ask))
        .route("/xu-ly/{id}/buoc/{key}", web::post().to(take));
}

#[derive(Template)]
#[template(path = "disposal/step.html")]
struct StepPage {
    frame: Frame,
    form: Form,
    id: String,
    key: &'static str,
    title: &'static str,
    lead: String,
    article: &'static str,
    obstacle: Option<crate::kernel::Refusal>,
    groups: Vec<Group>,
    served: bool,
    second: Option<Choices>,
    late_open: bool,
    late_reasons: Choices,
    photos: usize,
    destroy: bool,
    danger: bool,
    button: &'static str,
}

/// Steps in which a second person proves that they stand there.
const fn needs_second(key: StepKey) -> bool {
    matches!(key, StepKey::Destroyed | StepKey::Handed | StepKey::Returned | StepKey::Issuer)
}

/// What the button says.
const fn button(key: StepKey) -> &'static str {
    match key {
        StepKey::Meeting
        | StepKey::Destroyed
        | StepKey::Absent
        | StepKey::Handed
        | StepKey::Returned
        | StepKey::Issuer => "Ký, lập biên bản",
        StepKey::Notice | StepKey::Reappoint => "Ký, ban hành thông báo",
        StepKey::Condemn => "Ký, ban hành quyết định",
        StepKey::Deposited => "Gửi tiền, lập bảng kê",
        StepKey::Withdraw => "Rút quyết định",
        _ => "Ghi vào sổ",
    }
}

async fn draw(
    visit: &Visit<Inspect>,
    seen: Seen,
    key: StepKey,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let form = proposed(form, key, &seen, (visit.today(), visit.house.clock.now()));
    let matter = &seen.matter;
    let goods = crate::disposal::goods_of(&seen.rows);
    let second = needs_second(key).then(|| {
        let needed: PersonId =
            matter.ordered.storekeeper.as_ref().map_or(matter.ordered.accountant.id, |s| s.id);
        let all = people_with(&staff, &Role::ALL);
        all.into_iter().filter(|(id, _)| *id == needed.to_string()).collect()
    });
    let late_open =
        form.fault("late_reason").is_some() || late_of(&seen.clocks(), key, visit.today()).is_some();
    let page = StepPage {
        frame: visit.frame.clone().at("disposal"),
        id: matter.id.to_string(),
        key: key.code(),
        title: key.label(),
        lead: format!("{} · {} · việc {}", matter.ordered.kind.label(), matter.symbol(), seen.case.0),
        article: article_of(matter.ordered.kind, visit.today()),
        obstacle: matter.admits(key, goods.money, goods.papers).err(),
        groups: groups(key, &seen),
        served: key == StepKey::Served,
        second,
        late_open,
        late_reasons: LateReason::choices(),
        photos: seen.photos.len(),
        destroy: key == StepKey::Destroyed,
        danger: matches!(key, StepKey::Destroyed | StepKey::Withdraw | StepKey::Condemn),
        button: button(key),
        form: form.with("act", ActId::new()).with("after", matter.seq).with("on", visit.today().iso()),
    };
    show_as(status, &page)
}

async fn ask(visit: Visit<Inspect>, path: web::Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (id, key) = path.into_inner();
    let key = StepKey::of(&key).ok_or_else(unknown)?;
    let seen = see(&visit, &id).await?;
    draw(&visit, seen, key, Form::empty(), StatusCode::OK).await
}

async fn take(posted: Posted<Inspect>, path: web::Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (id, key) = path.into_inner();
    let key = StepKey::of(&key).ok_or_else(unknown)?;
    let seen = see(&visit, &id).await?;
    let now = visit.house.clock.now();
    let step = reading::step(&form, key, &seen, now);
    let on = reading::legal_day(&form, key, visit.today()).filter(|on| *on <= visit.today());
    let late = late(&form);
    let second = if needs_second(key) { second_person(&visit, &form).await? } else { None };
    if let (Some(step), Some(on), true) = (step, on, form.is_sound()) {
        let (doing, by, id) = (visit.doing(&form, on), visit.warrant.clone(), seen.matter.id);
        let done = visit
            .write(move |desk, house| take_step(desk, &house.vault, &doing, &by, (id, step), (second, late)))
            .await;
        match done {
            Ok(_) => {
                return Ok(go_saying(
                    &format!("/xu-ly/{id}"),
                    &Flash::done(format!("Đã ghi: {}.", key.label().to_lowercase())),
                ));
            }
            Err(Failure::Refused(refusal)) => {
                let status = match refusal.code.as_str() {
                    "STALE" => StatusCode::CONFLICT,
                    "WARRANT" => StatusCode::FORBIDDEN,
                    _ => StatusCode::UNPROCESSABLE_ENTITY,
                };
                form.refuse(*refusal);
                return draw(&visit, seen, key, form, status).await;
            }
            Err(other) => return Err(other.into()),
        }
    }
    if on.is_none() && form.is_sound() {
        form.refuse(crate::kernel::Refusal::new("FIELD", "Ngày tống đạt không được ở sau hôm nay.").at("on"));
    }
    draw(&visit, seen, key, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
