//! Sổ theo dõi theo quý: the rows as the book has them, what was closed, what changed since.

use crate::{
    accounts::{Inspect, Sign},
    kernel::{ActId, Refusal},
    ledger::acts_of,
    oversight::{
        ClosedRow, ClosingRow, OversightDeed, Quarter, RegisterRow, close_register, closings, register,
    },
    store::{Desk, Failure},
    web::{Flash, Frame, Posted, Problem, Visit, filters, go_saying, show},
};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/so-theo-doi", web::get().to(page))
        .route("/kho/so-theo-doi/dong", web::post().to(close));
}

/// A row with what happened to it since the quarter was closed.
struct Line {
    row: RegisterRow,
    mark: &'static str,
}

#[derive(Template)]
#[template(path = "oversight/register.html")]
struct RegisterPage {
    frame: Frame,
    quarter: Quarter,
    lines: Vec<Line>,
    closing: Option<ClosingRow>,
    closings: Vec<ClosingRow>,
    may_close: bool,
    ended: bool,
    act: String,
}

/// The rows as they were when the quarter was closed.
fn closed_rows(desk: &mut Desk<'_>, quarter: Quarter) -> Result<Option<Vec<ClosedRow>>, Failure> {
    let agency = desk.agency().to_owned();
    for act in acts_of(desk, &agency)?.into_iter().rev() {
        if let Some(OversightDeed::RegisterClosed(closed)) = act.deed::<OversightDeed>()?
            && closed.quarter == quarter
        {
            return Ok(Some(closed.rows));
        }
    }
    Ok(None)
}

fn lines(rows: Vec<RegisterRow>, closed: Option<&[ClosedRow]>) -> Vec<Line> {
    let mark = |row: &RegisterRow| match closed {
        None => "",
        Some(closed) => match closed.iter().find(|c| Some(c.item) == row.item) {
            Some(before) if before.digest == row.digest() => "",
            Some(_) => "đã sửa đổi, bổ sung sau khi in",
            None => "ghi bổ sung sau khi in",
        },
    };
    rows.into_iter().map(|row| Line { mark: mark(&row), row }).collect()
}

async fn page(visit: Visit<Inspect>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = web::Query::<HashMap<String, String>>::from_query(request.query_string());
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let today = visit.today();
    let quarter = asked.get("quy").and_then(|q| q.parse().ok()).unwrap_or_else(|| Quarter::of(today));
    let (rows, closed, closings) = visit
        .read(move |desk| Ok((register(desk, quarter)?, closed_rows(desk, quarter)?, closings(desk)?)))
        .await?;
    let closing = closings.iter().find(|c| c.quarter == quarter).cloned();
    let ended = quarter.last().is_some_and(|last| today > last);
    show(&RegisterPage {
        frame: visit.frame.clone().at("store"),
        lines: lines(rows, closed.as_deref()),
        may_close: visit.actor().may::<Sign>() && ended && closing.is_none(),
        quarter,
        closing,
        closings,
        ended,
        act: ActId::new().to_string(),
    })
}

async fn close(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let unread = |why: String| Problem::refused(Refusal::new("QUARTER", format!("{why}.")));
    let quarter: Quarter = form.value("quy").parse().map_err(unread)?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, house| close_register(desk, &house.vault, &doing, &by, quarter)).await?;
    let said = format!("Đã in và đóng sổ {quarter}.");
    Ok(go_saying(&format!("/kho/so-theo-doi?quy={}", quarter.code()), &Flash::done(said)))
}
