//! What a search finds.

use super::store::{Hit, find};
use crate::{
    accounts::Inspect,
    web::{Frame, Problem, Visit, filters, go, show},
};
use actix_web::{HttpResponse, web as server};
use askama::Template;
use serde::Deserialize;

/// Most things shown.
const HITS_MAX: i64 = 60;
/// Most letters of a query.
const LETTERS_MAX: usize = 120;

/// The page of a search.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/tim", server::get().to(search));
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "search/found.html")]
struct FoundPage {
    frame: Frame,
    query: String,
    groups: Vec<(&'static str, &'static str, Vec<Hit>)>,
    count: usize,
}

/// One hit is opened at once: a code that is scanned or typed whole leads to its page.
async fn search(visit: Visit<Inspect>, asked: server::Query<Asked>) -> Result<HttpResponse, Problem> {
    let query: String = asked.into_inner().q.trim().chars().take(LETTERS_MAX).collect();
    let wanted = query.clone();
    let mut hits = if query.is_empty() {
        Vec::new()
    } else {
        visit.read(move |desk| find(desk, &wanted, HITS_MAX)).await?
    };
    if let [only] = hits.as_slice() {
        return Ok(go(&only.href));
    }
    let count = hits.len();
    let groups = KINDS
        .iter()
        .map(|(kind, label, icon)| {
            let (these, rest): (Vec<Hit>, Vec<Hit>) = hits.drain(..).partition(|hit| hit.kind == *kind);
            hits = rest;
            (*label, *icon, these)
        })
        .filter(|(_, _, these)| !these.is_empty())
        .collect();
    let mut frame = visit.frame.clone();
    frame.search.clone_from(&query);
    show(&FoundPage { frame, query, groups, count })
}

/// What can be found: kind, how it is called, its sign.
const KINDS: [(&str, &str, &str); 4] = [
    ("asset", "Tài sản", "assets"),
    ("case", "Hồ sơ", "cases"),
    ("item", "Đồ vật trong kho", "store"),
    ("paper", "Giấy tờ", "papers"),
];
