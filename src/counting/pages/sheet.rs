//! The sheet of one place: place first, then things; the last scan fills the screen; never what is expected.
//!
//! With script scans are kept in the browser before they are sent, go in batches, and wait there while the network is
//! away; each has an id, so that one sent twice is written once. Without script each scan is a form.

use super::count_and_sheet;
use crate::{
    accounts::{CountStore, people},
    counting::{Answer, CountRow, ScanRow, SheetRow, SheetState, close_sheet, keep_scans, scans},
    custody::{Choices, Heard, people_choices, scanned_code, second_person},
    kernel::{ActId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/kiem-ke/dot/{count}/{place}", web::get().to(ask))
        .route("/kho/kiem-ke/dot/{count}/{place}", web::post().to(scan))
        .route("/kho/kiem-ke/dot/{count}/{place}/loat", web::post().to(batch))
        .route("/kho/kiem-ke/dot/{count}/{place}/ket-thuc", web::get().to(ask_close))
        .route("/kho/kiem-ke/dot/{count}/{place}/ket-thuc", web::post().to(close));
}

/// Scans shown below the last one.
const SHOWN: i64 = 12;
/// Scans of one batch.
const BATCH_MAX: usize = 200;
/// Most letters of a scanned text.
const CODE_LETTERS_MAX: usize = 200;
/// Letters of a strange label that are kept.
const STRANGE_LETTERS_MAX: usize = 60;

/// A scan as the screen shows it.
struct Scan {
    kind: &'static str,
    word: &'static str,
    code: String,
}

#[derive(Template)]
#[template(path = "counting/sheet.html")]
struct SheetPage {
    frame: Frame,
    count: CountRow,
    sheet: SheetRow,
    last: Option<Scan>,
    earlier: Vec<Scan>,
    read: i64,
    id: String,
}

/// The class of a result in the style sheet.
const fn kind(heard: Heard) -> &'static str {
    match heard {
        Heard::Right => "right",
        Heard::WrongPlace => "wrong",
        Heard::Unknown => "unknown",
        Heard::Foreign => "unknown foreign",
        Heard::Twice => "again",
        Heard::OnHold => "held",
    }
}

fn shown(row: ScanRow) -> Scan {
    let heard = Heard::of(&row.heard);
    Scan { kind: kind(heard), word: heard.word(), code: row.code }
}

/// A scanned text as a code; the whole text when it is the address of another house.
fn read_code(text: &str, host: &str) -> String {
    let text: String = text.chars().take(CODE_LETTERS_MAX).collect();
    let elsewhere = text.trim().split_once("://").is_some_and(|(_, rest)| {
        let there = rest.split('/').next().unwrap_or("");
        !there.eq_ignore_ascii_case(host)
    });
    let code = if elsewhere { text.trim().to_owned() } else { scanned_code(&text) };
    code.chars().filter(|c| !c.is_whitespace()).take(STRANGE_LETTERS_MAX).collect()
}

fn host(request: &HttpRequest) -> String {
    request.connection_info().host().to_owned()
}

async fn draw(
    visit: &Visit<CountStore>,
    (count, sheet): (CountRow, SheetRow),
) -> Result<HttpResponse, Problem> {
    if sheet.state == SheetState::Done {
        let text = format!("Nơi {} đã kiểm kê xong trong đợt này.", sheet.code);
        let back = format!("/kho/kiem-ke/dot/{}", count.id);
        return Err(Failure::from(Refusal::new("SHEET-DONE", text).mend("Mở đợt kiểm kê", back)).into());
    }
    let of = (count.id, sheet.place, sheet.turn);
    let (rows, read) = visit.read(move |desk| scans(desk, of, SHOWN + 1)).await?;
    let mut rows = rows.into_iter().map(shown);
    let last = rows.next();
    let earlier = rows.collect();
    let frame = visit.frame.clone().at("scan");
    let id = ActId::new().to_string();
    show_as(StatusCode::OK, &SheetPage { frame, count, sheet, last, earlier, read, id })
}

async fn ask(visit: Visit<CountStore>, path: web::Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let found = count_and_sheet(&visit, path.into_inner()).await?;
    draw(&visit, found).await
}

async fn keep(
    visit: &Visit<CountStore>,
    (count, sheet): (&CountRow, &SheetRow),
    batch: Vec<(String, String)>,
) -> Result<Vec<Answer>, Failure> {
    let (by, id, place) = (visit.warrant.clone(), count.id, sheet.code.clone());
    let when = (visit.today(), visit.house.clock.now());
    visit.write(move |desk, _| keep_scans(desk, &by, when, (id, &place), &batch)).await
}

/// One scan of a form: acknowledged only when it is kept.
async fn scan(
    posted: Posted<CountStore>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (count, sheet) = count_and_sheet(&visit, path.into_inner()).await?;
    let code = read_code(form.value("code"), &host(&request));
    let id = form.value("scan_id").to_owned();
    keep(&visit, (&count, &sheet), vec![(id, code)]).await?;
    draw(&visit, (count, sheet)).await
}

/// Scans of a script, many at once: `scan` holds an id, a blank, and what was read. The answer tells each.
async fn batch(
    posted: Posted<CountStore>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (count, sheet) = count_and_sheet(&visit, path.into_inner()).await?;
    let host = host(&request);
    let sent = form.all("scan").into_iter().take(BATCH_MAX);
    let batch = sent
        .filter_map(|line| line.split_once(' '))
        .map(|(id, text)| (id.to_owned(), read_code(text, &host)))
        .collect();
    let (status, told) = match keep(&visit, (&count, &sheet), batch).await {
        Ok(answers) => {
            let told: Vec<serde_json::Value> = answers
                .iter()
                .map(|a| {
                    serde_json::json!({ "id": a.id, "code": a.code, "kind": kind(a.heard), "word": a.heard.word() })
                })
                .collect();
            (StatusCode::OK, serde_json::json!({ "turn": sheet.turn, "heard": told }))
        }
        Err(Failure::Refused(refusal)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, serde_json::json!({ "refused": refusal.message }))
        }
        Err(other) => return Err(other.into()),
    };
    Ok(HttpResponse::build(status).content_type("application/json").body(told.to_string()))
}

#[derive(Template)]
#[template(path = "counting/close.html")]
struct ClosePage {
    frame: Frame,
    form: Form,
    count: CountRow,
    sheet: SheetRow,
    read: i64,
    people: Choices,
}

async fn draw_close(
    visit: &Visit<CountStore>,
    (count, sheet): (CountRow, SheetRow),
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let of = (count.id, sheet.place, sheet.turn);
    let (staff, (_, read)) = visit.read(move |desk| Ok((people(desk)?, scans(desk, of, 1)?))).await?;
    let me = visit.actor().id.to_string();
    let mut people = people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    let form = form.with("act", ActId::new());
    let frame = visit.frame.clone().at("scan");
    show_as(status, &ClosePage { frame, form, count, sheet, read, people })
}

async fn ask_close(
    visit: Visit<CountStore>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let found = count_and_sheet(&visit, path.into_inner()).await?;
    draw_close(&visit, found, Form::empty(), StatusCode::OK).await
}

async fn close(
    posted: Posted<CountStore>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (count, sheet) = count_and_sheet(&visit, path.into_inner()).await?;
    if let Some(second) = second_person(&visit, &form).await?
        && form.is_sound()
    {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let (id, place) = (count.id, sheet.code.clone());
        let done = visit.write(move |desk, _| close_sheet(desk, &doing, &by, (id, &place), second)).await;
        match done {
            Ok((closed, _)) if closed.again => {
                let said = format!(
                    "{}: lần đếm thứ nhất có khác biệt. Người khác đếm lại lần hai, quét từ đầu.",
                    sheet.code
                );
                return Ok(go_saying(&format!("/kho/kiem-ke/dot/{id}"), &Flash::notice(said)));
            }
            Ok((closed, _)) => {
                let r = &closed.result;
                let said = format!(
                    "{}: đúng chỗ {}, sai chỗ {}, không có trong sổ {}, nhãn lạ {}, không thấy {}.",
                    sheet.code,
                    r.right.len(),
                    r.misplaced.len(),
                    r.unknown.len(),
                    r.foreign.len(),
                    r.missing.len()
                );
                let flash = if r.is_clean() { Flash::done(said) } else { Flash::notice(said) };
                return Ok(go_saying(&format!("/kho/kiem-ke/dot/{id}"), &flash));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_close(&visit, (count, sheet), form, StatusCode::UNPROCESSABLE_ENTITY).await
}
