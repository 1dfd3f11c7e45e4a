//! Tiền: what was received and not yet paid out, the oldest first.

use crate::{
    accounts::Inspect,
    kernel::{Day, Vnd},
    proceeds::{HeldRow, held_money},
    web::{Form, Frame, Problem, Visit, filters, show},
};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

#[derive(Template)]
#[template(path = "proceeds/held.html")]
struct HeldPage {
    frame: Frame,
    today: Day,
    rows: Vec<HeldRow>,
    total: Vnd,
    mine: bool,
}

pub(super) async fn list(visit: Visit<Inspect>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = Form::parse(request.query_string().as_bytes())?;
    let mine = asked.value("cua") == "toi";
    let officer = mine.then_some(visit.actor().id);
    let rows = visit.read(move |desk| held_money(desk, officer)).await?;
    let total = Vnd::sum(rows.iter().map(|row| row.amount)).unwrap_or_default();
    show(&HeldPage { frame: visit.frame.clone().at("money"), today: visit.today(), rows, total, mine })
}
