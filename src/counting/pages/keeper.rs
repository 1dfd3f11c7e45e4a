//! The change of a storekeeper as a wizard: freeze, count jointly, exceptions, three signatures.

use super::count_of;
use crate::{
    accounts::{Role, Sign, people},
    counting::{CountRow, NotAccepted, SignWish, open_change, sign_change},
    custody::{Choices, people_choices, proven, scanned_code},
    kernel::{ActId, PersonId},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/doi-thu-kho/moi", web::get().to(ask))
        .route("/kho/doi-thu-kho/moi", web::post().to(open))
        .route("/kho/kiem-ke/dot/{count}/ban-giao", web::get().to(ask_sign))
        .route("/kho/kiem-ke/dot/{count}/ban-giao", web::post().to(sign));
}

#[derive(Template)]
#[template(path = "counting/keeper_new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    keepers: Choices,
}

async fn draw(visit: &Visit<Sign>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let keepers = people_choices(&staff, &[Role::Storekeeper]);
    let frame = visit.frame.clone().at("store");
    show_as(status, &NewPage { frame, form: form.with("act", ActId::new()), keepers })
}

async fn ask(visit: Visit<Sign>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), StatusCode::OK).await
}

async fn open(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let outgoing = form.field("outgoing").called("thủ kho bàn giao").read::<PersonId>();
    let incoming = form.field("incoming").called("thủ kho nhận").read::<PersonId>();
    if let (Some(outgoing), Some(incoming), true) = (outgoing, incoming, form.is_sound()) {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| open_change(desk, &doing, &by, (outgoing, incoming))).await {
            Ok((id, _)) => {
                let said = "Kho đã tạm khóa. Thủ kho nhận cùng kế toán hoặc chấp hành viên kiểm kê từng nơi.";
                return Ok(go_saying(&format!("/kho/kiem-ke/dot/{id}"), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Template)]
#[template(path = "counting/keeper_sign.html")]
struct SignPage {
    frame: Frame,
    form: Form,
    count: CountRow,
    outgoing: String,
    incoming: String,
    wanting: Vec<NotAccepted>,
}

async fn draw_sign(
    visit: &Visit<Sign>,
    count: CountRow,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (row, id) = (count.clone(), count.id);
    let (change, wanting) = visit
        .read(move |desk| {
            Ok((
                crate::counting::verbs::change_of(desk, &row)?,
                crate::counting::verbs::found_wanting(desk, id)?,
            ))
        })
        .await?;
    show_as(
        status,
        &SignPage {
            frame: visit.frame.clone().at("store"),
            form: form.with("act", ActId::new()),
            count,
            outgoing: change.outgoing.name,
            incoming: change.incoming.name,
            wanting,
        },
    )
}

async fn ask_sign(visit: Visit<Sign>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let count = count_of(&visit, &id).await?;
    draw_sign(&visit, count, Form::empty(), StatusCode::OK).await
}

/// `TV-2026-00012: lý do`, one on each line.
fn refused_lines(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let (code, why) = line.split_once(':').unwrap_or((line, ""));
            (scanned_code(code), why.trim().to_owned())
        })
        .collect()
}

async fn sign(posted: Posted<Sign>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let count = count_of(&visit, &id).await?;
    let refused = form.maybe("refused").called("phần không nhận").lines(8_000).unwrap_or_default();
    let says = |name: &str| form.maybe(name).lines(600).unwrap_or_default();
    let wish = SignWish {
        refused: refused_lines(&refused),
        outgoing_says: says("outgoing_says"),
        incoming_says: says("incoming_says"),
    };
    let mut both = true;
    for (who, field) in [(count.outgoing, "outgoing_password"), (count.incoming, "incoming_password")] {
        let Some(who) = who else { continue };
        both &= proven(&visit, &form, who, (field, field)).await?;
    }
    if both && form.is_sound() {
        let (doing, by, id) = (visit.doing(&form, visit.today()), visit.warrant.clone(), count.id);
        let done =
            visit.write(move |desk, house| sign_change(desk, &house.vault, &doing, &by, id, wish)).await;
        match done {
            Ok((paper, _)) => {
                let said = format!("Đã ký Biên bản bàn giao thủ kho số {}. Kho mở lại.", paper.symbol);
                return Ok(go_saying(&format!("/kho/kiem-ke/dot/{id}"), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_sign(&visit, count, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
