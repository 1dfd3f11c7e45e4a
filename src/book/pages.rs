//! `/so`: the head of the book and its acts, newest first.

use crate::{
    accounts::Inspect,
    kernel::{Day, Moment},
    ledger::{Act, SubjectKind, acts_before, head},
    web::{Frame, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpResponse, web as server};
use askama::Template;

/// `/so`.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/so", server::get().to(book));
}

struct ActRow {
    n: i64,
    on: Day,
    at: Moment,
    who: String,
    what: String,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "book/book.html")]
struct BookPage {
    frame: Frame,
    n: i64,
    head: String,
    page: Page<ActRow>,
}

async fn book(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let before = paging.after.as_deref().and_then(|c| c.parse::<i64>().ok());
    let limit = paging.fetch();
    let ((n, digest), acts) =
        visit.read(move |desk| Ok((head(desk)?, acts_before(desk, before, limit)?))).await?;
    let page = paging.page(acts.into_iter().map(row).collect(), |row: &ActRow| row.n.to_string());
    show(&BookPage { frame: visit.frame, n, head: digest, page })
}

fn row(act: Act) -> ActRow {
    let href = match act.subject_kind {
        SubjectKind::Asset => Some(format!("/tai-san/theo-ma/{}", act.subject)),
        SubjectKind::Case => Some(format!("/ho-so/{}", act.subject)),
        SubjectKind::Item => Some(format!("/vat/theo-ma/{}", act.subject)),
        _ => None,
    };
    let step = act.data.get("event").and_then(|e| e.get("type")).and_then(|t| t.as_str());
    let what = match step {
        Some(step) => format!("{} · {step}", act.kind),
        None => act.kind.clone(),
    };
    let who = format!("{}, {}", act.author.name, act.author.office);
    ActRow { n: act.n, on: act.happened_on, at: act.recorded_at, who, what, href }
}
