//! `/tim`: one box that finds by code, number, plate, name, with or without marks.

use super::store::{Hit, find};
use crate::{
    accounts::Inspect,
    web::{Form, Frame, Problem, Visit, filters, go, show},
};
use actix_web::{HttpRequest, HttpResponse, web as server};
use askama::Template;

/// Hits shown at once.
const HITS: i64 = 40;

/// `/tim`.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/tim", server::get().to(search));
}

#[derive(Template)]
#[template(path = "search/found.html")]
struct FoundPage {
    frame: Frame,
    query: String,
    hits: Vec<(&'static str, Hit)>,
}

/// A single hit of a code is opened at once; everything else is a list.
async fn search(visit: Visit<Inspect>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let pairs = server::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let form = Form::of(pairs.map(server::Query::into_inner).unwrap_or_default());
    let query: String = form.value("q").trim().chars().take(200).collect();
    let wanted = query.clone();
    let hits = visit.read(move |desk| find(desk, &wanted, HITS)).await?;
    let is_code = query.chars().any(|c| c.is_ascii_digit()) && !query.contains(' ');
    if let [only] = hits.as_slice()
        && is_code
    {
        return Ok(go(&only.href));
    }
    let frame = Frame { search: query.clone(), ..visit.frame };
    let hits = hits.into_iter().map(|hit| (kind_words(&hit.kind), hit)).collect();
    show(&FoundPage { frame, query, hits })
}

/// A kind of hit in words.
fn kind_words(kind: &str) -> &'static str {
    match kind {
        "case" => "Việc thi hành án",
        "asset" => "Tài sản",
        "item" => "Vật trong kho",
        _ => "Văn bản",
    }
}
