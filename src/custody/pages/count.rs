//! A blind count of one place: place first, then things; the last scan fills the screen; never what is expected.

use super::{second::second_person, unknown_place};
use crate::{
    accounts::{CountStore, Duty, people},
    custody::{
        Heard, PlaceRow, count_place, discard_draft, draft, hear, keep_draft, place_by_code, scanned_code,
    },
    kernel::{ActId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;
use serde::{Deserialize, Serialize};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/kiem-ke/{place}", web::get().to(ask))
        .route("/kho/kiem-ke/{place}", web::post().to(scan))
        .route("/kho/kiem-ke/{place}/ket-thuc", web::get().to(ask_close))
        .route("/kho/kiem-ke/{place}/ket-thuc", web::post().to(close))
        .route("/kho/kiem-ke/{place}/bo", web::post().to(drop_count));
}

const KIND: &str = "count";
/// Scans shown below the last one.
const SHOWN: usize = 12;
/// Most letters of a scanned text.
const CODE_LETTERS_MAX: usize = 200;

/// A count that was begun: kept after every scan, so that a lost network loses none.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Draft {
    act: ActId,
    scans: Vec<String>,
    heard: Vec<String>,
}

/// A scan as the screen shows it.
struct Scan {
    kind: &'static str,
    word: &'static str,
    code: String,
}

#[derive(Template)]
#[template(path = "custody/count.html")]
struct CountPage {
    frame: Frame,
    place: PlaceRow,
    last: Option<Scan>,
    earlier: Vec<Scan>,
    read: usize,
}

async fn load<D: Duty>(visit: &Visit<D>, code: &str) -> Result<(PlaceRow, Draft), Problem> {
    let (code, me) = (code.to_uppercase(), visit.actor().id);
    let found = visit
        .read(move |desk| {
            let Some(place) = place_by_code(desk, &code)? else { return Ok(None) };
            let begun = draft(desk, me, KIND, &place.id.to_string())?;
            Ok(Some((place, begun)))
        })
        .await?;
    let (place, begun) = found.ok_or_else(unknown_place)?;
    if !place.class.is_own_store() {
        let text = "Nơi này không thuộc kho của cơ quan; rà soát cùng cơ quan đang giữ.";
        return Err(Refusal::new("PLACE-OUTSIDE", text).mend("Mở kho", "/kho").into());
    }
    let begun = begun.and_then(|text| serde_json::from_str(&text).ok());
    Ok((place, begun.unwrap_or_else(|| Draft { act: ActId::new(), scans: Vec::new(), heard: Vec::new() })))
}

fn shown(code: &str, heard: &str) -> Scan {
    let all = [Heard::Right, Heard::WrongPlace, Heard::Unknown, Heard::Twice, Heard::OnHold];
    let heard = all.into_iter().find(|h| h.code() == heard).unwrap_or(Heard::Unknown);
    let kind = match heard {
        Heard::Right => "right",
        Heard::WrongPlace => "wrong",
        Heard::Unknown => "unknown",
        Heard::Twice => "again",
        Heard::OnHold => "held",
    };
    Scan { kind, word: heard.word(), code: code.to_owned() }
}

fn draw<D: Duty>(visit: &Visit<D>, place: PlaceRow, begun: &Draft) -> Result<HttpResponse, Problem> {
    let mut scans = begun.scans.iter().zip(&begun.heard).rev().map(|(code, heard)| shown(code, heard));
    let last = scans.next();
    let earlier = scans.take(SHOWN).collect();
    let read = begun.scans.len();
    let frame = visit.frame.clone().at("scan");
    show_as(StatusCode::OK, &CountPage { frame, place, last, earlier, read })
}

async fn ask(visit: Visit<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (place, begun) = load(&visit, &code).await?;
    draw(&visit, place, &begun)
}

/// One scan: acknowledged only when it is kept.
async fn scan(posted: Posted<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (place, _) = load(&visit, &code).await?;
    let typed: String = form.value("code").chars().take(CODE_LETTERS_MAX).collect();
    let typed = scanned_code(&typed);
    let (me, here, now) = (visit.actor().id, place.id, visit.house.clock.now());
    let begun = visit
        .write(move |desk, _| {
            let subject = here.to_string();
            let kept = draft(desk, me, KIND, &subject)?;
            let mut begun: Draft = match kept {
                Some(text) => serde_json::from_str(&text)?,
                None => Draft { act: ActId::new(), scans: Vec::new(), heard: Vec::new() },
            };
            if !typed.is_empty() {
                let heard = hear(desk, here, &typed, &begun.scans)?;
                begun.scans.push(typed);
                begun.heard.push(heard.code().to_owned());
                keep_draft(desk, me, KIND, &subject, &serde_json::to_string(&begun)?, now)?;
            }
            Ok(begun)
        })
        .await?;
    draw(&visit, place, &begun)
}

#[derive(Template)]
#[template(path = "custody/count_close.html")]
struct ClosePage {
    frame: Frame,
    form: Form,
    place: PlaceRow,
    read: usize,
    people: super::Choices,
}

async fn draw_close<D: Duty>(
    visit: &Visit<D>,
    place: PlaceRow,
    read: usize,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let me = visit.actor().id.to_string();
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    show_as(status, &ClosePage { frame: visit.frame.clone().at("scan"), form, place, read, people })
}

async fn ask_close(visit: Visit<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (place, begun) = load(&visit, &code).await?;
    draw_close(&visit, place, begun.scans.len(), Form::empty(), StatusCode::OK).await
}

async fn close(posted: Posted<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (place, begun) = load(&visit, &code).await?;
    let read = begun.scans.len();
    if let Some(second) = second_person(&visit, &form).await?
        && form.is_sound()
    {
        let mut doing = visit.doing(&form, visit.today());
        doing.act = begun.act;
        let (by, me, here) = (visit.warrant.clone(), visit.actor().id, place.id);
        let done = visit
            .write(move |desk, _| {
                let (result, _) = count_place(desk, &doing, &by, here, &begun.scans, second)?;
                discard_draft(desk, me, KIND, &here.to_string())?;
                Ok(result)
            })
            .await;
        match done {
            Ok(result) => {
                let said = format!(
                    "Kết quả: đúng chỗ {}, sai chỗ {}, không có trong sổ {}, không thấy {}.",
                    result.right.len(),
                    result.misplaced.len(),
                    result.unknown.len(),
                    result.missing.len()
                );
                let flash = if result.is_clean() { Flash::done(said) } else { Flash::notice(said) };
                return Ok(go_saying(&format!("/kho/noi/{}", place.code), &flash));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_close(&visit, place, read, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Gives a begun count up; nothing of it was in the book.
async fn drop_count(posted: Posted<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (place, _) = load(&posted.visit, &code).await?;
    let (me, subject) = (posted.visit.actor().id, place.id.to_string());
    posted.visit.write(move |desk, _| discard_draft(desk, me, KIND, &subject)).await?;
    Ok(go_saying(&format!("/kho/noi/{}", place.code), &Flash::done("Đã bỏ lần kiểm kê chưa kết thúc.")))
}
