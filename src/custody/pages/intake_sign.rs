//! Steps 4 to 6: seals, photographs, signing; and the refusal of everything.

use super::{
    intake::{Open, Top, forget, keep, not_yet, open},
    item_acts::{admitted, keep_photos},
    second::second_person,
};
use crate::{
    accounts::{Duty, KeepStore, Person, people, person},
    assets::photos_of,
    custody::{CashLine, Decision, Found, IntakeWish, OrderLine, SealFound, Taken, agreed_cash, take_in},
    kernel::{ItemId, Refusal},
    ledger::{Subject, SubjectKind},
    store::Failure,
    web::{
        Flash, Form, Frame, Posted, PostedFiles, Problem, Visit, filters, go, go_saying, parts::Photo,
        show_as,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/nhap/{order}/4", web::get().to(ask_seals))
        .route("/kho/nhap/{order}/4", web::post().to(put_seals))
        .route("/kho/nhap/{order}/5", web::get().to(ask_photos))
        .route("/kho/nhap/{order}/5", web::post().to(photos_done))
        .route("/kho/nhap/{order}/5/anh", web::post().to(send_photos))
        .route("/kho/nhap/{order}/6", web::get().to(ask_sign))
        .route("/kho/nhap/{order}/6", web::post().to(sign))
        .route("/kho/nhap/{order}/tu-choi", web::get().to(ask_refuse))
        .route("/kho/nhap/{order}/tu-choi", web::post().to(refuse));
}

/// A line and what was found of it.
struct Pair {
    line: OrderLine,
    found: Found,
    place: String,
}

fn pairs(open: &Open) -> Vec<(OrderLine, Found)> {
    let lines = open.order.lines.iter();
    lines.filter_map(|l| Some((l.clone(), open.draft.found(l.item)?.clone()))).collect()
}

#[derive(Template)]
#[template(path = "custody/intake_seals.html")]
struct SealsStep {
    frame: Frame,
    top: Top,
    form: Form,
    pairs: Vec<(OrderLine, Found)>,
}

async fn ask_seals(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 4) {
        return Ok(back);
    }
    let mut form = Form::empty();
    for found in &open.draft.lines {
        form = form.with(&format!("seal.{}", found.item), found.new_seal.as_deref().unwrap_or_default());
    }
    let pairs = accepted(&open);
    let (frame, top) = (visit.frame.clone().at("store"), Top::of(&open, 4));
    show_as(StatusCode::OK, &SealsStep { frame, top, form, pairs })
}

fn accepted(open: &Open) -> Vec<(OrderLine, Found)> {
    pairs(open).into_iter().filter(|(_, f)| f.decision != Decision::Refuse).collect()
}

async fn put_seals(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let mut open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 4) {
        return Ok(back);
    }
    for (line, mut found) in accepted(&open) {
        let name = format!("seal.{}", line.item);
        found.new_seal = form.maybe(&name).called("số niêm phong").text(40);
        if found.seal == SealFound::Torn && found.new_seal.is_none() {
            let text =
                format!("{}: niêm phong rách phải được niêm phong lại. Ghi số niêm phong mới.", line.code);
            form.refuse(
                Refusal::new("RESEAL", text).article("Điều 11 Nghị định số 127/2017/NĐ-CP").at(&name),
            );
        }
        open.draft.put(found);
    }
    if form.is_sound() {
        open.draft.step = open.draft.step.max(5);
        keep(&visit, &open).await?;
        return Ok(go(&open.href(5)));
    }
    let pairs = accepted(&open);
    let (frame, top) = (visit.frame.clone().at("store"), Top::of(&open, 4));
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &SealsStep { frame, top, form, pairs })
}

#[derive(Template)]
#[template(path = "custody/intake_photos.html")]
struct PhotosStep {
    frame: Frame,
    top: Top,
    form: Form,
    lines: Vec<(OrderLine, Vec<Photo>)>,
}

async fn draw_photos<D: Duty>(
    visit: &Visit<D>,
    open: Open,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let lines: Vec<OrderLine> = accepted(&open).into_iter().map(|(l, _)| l).collect();
    let top = Top::of(&open, 5);
    let lines = visit
        .read(move |desk| {
            let mut shown = Vec::with_capacity(lines.len());
            for line in lines {
                let photos = photos_of(desk, &line.item.to_string())?.into_iter().map(|p| Photo {
                    small: format!("/tep/{}", p.thumbnail),
                    original: format!("/tep/{}", p.digest),
                    digest: p.digest,
                    caption: p.caption,
                });
                let photos = photos.collect();
                shown.push((line, photos));
            }
            Ok(shown)
        })
        .await?;
    show_as(status, &PhotosStep { frame: visit.frame.clone().at("store"), top, form, lines })
}

async fn ask_photos(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 5) {
        return Ok(back);
    }
    draw_photos(&visit, open, Form::empty(), StatusCode::OK).await
}

async fn send_photos(posted: PostedFiles<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let PostedFiles { visit, upload } = posted;
    let open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 5) {
        return Ok(back);
    }
    let item = upload.form.field("item").called("đồ vật").read::<ItemId>();
    let item = item.filter(|id| open.order.lines.iter().any(|l| l.item == *id));
    let Some(item) = item else {
        return draw_photos(&visit, open, upload.form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let kept = match admitted(&visit, &upload, "photos").await {
        Ok(photos) => keep_photos(&visit, &upload.form, Subject::of(SubjectKind::Item, item), photos).await,
        Err(failure) => Err(failure),
    };
    match kept {
        Ok(new) => Ok(go_saying(&open.href(5), &Flash::done(format!("Đã lưu {new} ảnh vào sổ.")))),
        Err(Failure::Refused(refusal)) => {
            upload.form.refuse(*refusal);
            draw_photos(&visit, open, upload.form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn photos_done(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let mut open = open(&posted.visit, &id).await?;
    if let Some(back) = not_yet(&open, 5) {
        return Ok(back);
    }
    open.draft.step = open.draft.step.max(6);
    keep(&posted.visit, &open).await?;
    Ok(go(&open.href(6)))
}

#[derive(Template)]
#[template(path = "custody/intake_sign.html")]
struct SignStep {
    frame: Frame,
    top: Top,
    form: Form,
    pairs: Vec<Pair>,
    cash: Vec<(String, Vec<CashLine>)>,
    deliverer: String,
    second: Option<Person>,
}

async fn draw_sign<D: Duty>(
    visit: &Visit<D>,
    open: Open,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let top = Top::of(&open, 6);
    let all = pairs(&open);
    let cash = all.iter().filter_map(|(line, found)| {
        let (a, b) = found.cash.as_ref()?;
        Some((line.code.clone(), agreed_cash(a, b).ok()?))
    });
    let cash = cash.collect();
    let (second, fallback) = (open.draft.second, open.order.place);
    let (pairs, second) = visit
        .read(move |desk| {
            let known = crate::custody::place_tree(desk)?;
            let pairs = all.into_iter().map(|(line, found)| {
                let id = found.place.or(fallback);
                let place = id.and_then(|id| known.iter().find(|p| p.id == id));
                Pair { line, place: place.map_or_else(String::new, |p| p.path.clone()), found }
            });
            let pairs = pairs.collect();
            Ok((pairs, second.map(|id| person(desk, id)).transpose()?.flatten()))
        })
        .await?;
    let deliverer = format!("{}; giấy tờ: {}", open.draft.deliverer.line(), open.draft.deliverer.identity);
    let frame = visit.frame.clone().at("store");
    show_as(status, &SignStep { frame, top, form, pairs, cash, deliverer, second })
}

async fn ask_sign(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 6) {
        return Ok(back);
    }
    let form = match open.draft.second {
        Some(second) => Form::empty().with("second", second),
        None => Form::empty(),
    };
    draw_sign(&visit, open, form, StatusCode::OK).await
}

async fn sign(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 6) {
        return Ok(back);
    }
    if let Some(second) = second_person(&visit, &form).await?
        && form.is_sound()
    {
        let wish =
            IntakeWish { second, deliverer: open.draft.deliverer.clone(), lines: open.draft.lines.clone() };
        match finish(&visit, &form, &open, wish).await {
            Ok(taken) => return Ok(done(&open, &taken)),
            Err(Failure::Refused(refusal)) => form.refuse(Refusal { field: None, ..*refusal }),
            Err(other) => return Err(other.into()),
        }
    }
    draw_sign(&visit, open, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Writes the intake and forgets the draft, in one piece of work.
async fn finish(
    visit: &Visit<KeepStore>,
    form: &Form,
    open: &Open,
    wish: IntakeWish,
) -> Result<Taken, Failure> {
    let mut doing = visit.doing(form, visit.today());
    doing.act = open.draft.act;
    let (by, id, me) = (visit.warrant.clone(), open.row.id, visit.actor().id);
    visit
        .write(move |desk, house| {
            let taken = take_in(desk, &house.vault, &doing, &by, id, wish)?;
            forget(desk, me, id)?;
            Ok(taken)
        })
        .await
}

fn done(open: &Open, taken: &Taken) -> HttpResponse {
    let mut words = Vec::new();
    if let Some(slip) = &taken.slip {
        words.push(format!("Phiếu nhập kho số {}", slip.symbol));
    }
    if let Some(minutes) = &taken.minutes {
        words.push(format!("Biên bản số {}", minutes.symbol));
    }
    let said = format!("Đã lập {}.", words.join(" và "));
    let flash = if taken.opened > 0 {
        Flash::notice(format!("{said} Đã mở {} sai khác cần làm rõ.", taken.opened))
    } else {
        Flash::done(said)
    };
    go_saying(&format!("/kho/lenh/{}", open.row.id), &flash)
}

#[derive(Template)]
#[template(path = "custody/intake_refuse.html")]
struct RefuseStep {
    frame: Frame,
    top: Top,
    form: Form,
    people: super::Choices,
}

async fn draw_refuse<D: Duty>(
    visit: &Visit<D>,
    open: Open,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let (me, signer) = (open.row.storekeeper.to_string(), open.row.signer.to_string());
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me && *id != signer);
    let top = Top::of(&open, open.draft.step);
    show_as(status, &RefuseStep { frame: visit.frame.clone().at("store"), top, form, people })
}

async fn ask_refuse(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    let person =
        if open.draft.deliverer.name.is_empty() { &open.order.deliverer } else { &open.draft.deliverer };
    let mut form = super::fields::with_outsider(Form::empty(), person);
    if let Some(second) = open.draft.second {
        form = form.with("second", second);
    }
    draw_refuse(&visit, open, form, StatusCode::OK).await
}

/// Refuses everything of the order: one reason, minutes, the things go back with who brought them.
async fn refuse(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let open = open(&visit, &id).await?;
    let reason = form.field("note").called("lý do từ chối nhận").lines(400);
    let deliverer = super::fields::outsider(&form, "người giao");
    let second = second_person(&visit, &form).await?;
    if let (Some(note), Some(deliverer), Some(second), true) = (reason, deliverer, second, form.is_sound()) {
        let refused = |line: &OrderLine| {
            let found = open.draft.found(line.item).cloned();
            let found = found.unwrap_or_else(|| Found::as_ordered(line, open.order.place));
            Found { decision: Decision::Refuse, note: note.clone(), cash: None, ..found }
        };
        let lines = open.order.lines.iter().map(refused).collect();
        match finish(&visit, &form, &open, IntakeWish { second, deliverer, lines }).await {
            Ok(taken) => return Ok(done(&open, &taken)),
            Err(Failure::Refused(refusal)) => form.refuse(Refusal { field: None, ..*refusal }),
            Err(other) => return Err(other.into()),
        }
    }
    draw_refuse(&visit, open, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
