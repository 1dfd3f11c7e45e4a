//! What is printed beside the register of papers: the labels of a place, the story of a thing.

use super::{item_of, story::told, unknown_place};
use crate::{
    accounts::{Inspect, agency_facts},
    assets::{paper_head, photos_of, refused},
    custody::{
        ItemRow, item_acts, labels_of_place,
        papers::{HistoryFacts, HistoryLine, item_history},
        place_by_code, place_tree,
    },
    documents::{Head, papers_of},
    ledger::{Doing, digests_of, head},
    paper::{common::PaperHead, pdf},
    store::{Desk, Failure},
    web::{Problem, Visit},
};
use actix_web::{HttpRequest, HttpResponse, web};

/// Letters of a digest that are printed.
const SHORT: usize = 16;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/noi/{code}/nhan.pdf", web::get().to(labels))
        .route("/vat/{code}/nhat-ky.pdf", web::get().to(history));
}

fn inline(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header(("Content-Disposition", format!("inline; filename=\"{name}.pdf\"")))
        .insert_header(("Cache-Control", "private, no-store"))
        .body(bytes)
}

/// The label of a place and of everything in it, to be cut.
async fn labels(
    visit: Visit<Inspect>,
    code: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let code = code.to_uppercase();
    let connection = request.connection_info().clone();
    let root = format!("{}://{}", connection.scheme(), connection.host());
    let doing = Doing::new(visit.actor().author(), visit.today(), visit.house.clock.now());
    let name = format!("nhan-{code}");
    let bytes = visit
        .read(move |desk| {
            let Some(place) = place_by_code(desk, &code)? else { return Ok(None) };
            labels_of_place(desk, &doing, place.id, &root).map(Some)
        })
        .await?
        .ok_or_else(unknown_place)?;
    Ok(inline(&name, bytes))
}

/// The story of a thing as one PDF, drawn from the book as it stands.
async fn history(visit: Visit<Inspect>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    let name = format!("nhat-ky-{}", row.code);
    let doing = Doing::new(visit.actor().author(), visit.today(), visit.house.clock.now());
    let bytes = visit
        .read(move |desk| {
            let facts = story(desk, &doing, row)?;
            let sheet = item_history(&facts).map_err(refused)?;
            pdf(&sheet).map_err(refused)
        })
        .await?;
    Ok(inline(&name, bytes))
}

fn short(digest: &str) -> String {
    digest.chars().take(SHORT).collect()
}

fn story(desk: &mut Desk<'_>, doing: &Doing, row: ItemRow) -> Result<HistoryFacts, Failure> {
    let acts = item_acts(desk, row.id)?;
    let places = place_tree(desk)?;
    // Told newest first; a paper is read from the beginning.
    let mut told = told(&acts, Some(row.id), &places)?;
    told.reverse();
    let numbers: Vec<i64> = acts.iter().map(|act| act.n).collect();
    let digests = digests_of(desk, &numbers)?;
    let lines = acts
        .iter()
        .zip(told)
        .map(|(act, told)| {
            let papers = told.papers.into_iter().map(|p| p.label);
            HistoryLine {
                n: act.n,
                on: act.happened_on,
                written: act.recorded_at,
                what: told.detail.map_or_else(|| told.title.clone(), |d| format!("{}. {d}", told.title)),
                who: told.by.unwrap_or_default(),
                basis: act.basis.iter().cloned().chain(papers).collect::<Vec<_>>().join("; "),
                digest: digests.get(&act.n).map(|d| short(d)).unwrap_or_default(),
            }
        })
        .collect();
    let photos = photos_of(desk, &row.id.to_string())?.into_iter().map(|p| (p.caption, short(&p.digest)));
    let photos = photos.map(|(what, digest)| match what.trim() {
        "" => ("Ảnh".to_owned(), digest),
        what => (format!("Ảnh: {what}"), digest),
    });
    let papers = papers_of(desk, &row.id.to_string())?;
    let papers = papers.into_iter().map(|p| (format!("{} số {}", p.title, p.symbol), short(&p.digest)));
    let (n, digest) = head(desk)?;
    let agency = agency_facts(desk)?;
    let blank = Head { symbol: String::new(), number: 0, on: doing.on, anchor: digest.clone(), anchor_n: n };
    let head: PaperHead = paper_head(&agency, &blank, &doing.author);
    let quantity = format!("{} {}", row.actual.unwrap_or(row.planned), row.unit);
    let facts = vec![
        ("Việc".to_owned(), format!("{} · {}", row.case_code, row.case_title)),
        ("Số lượng".to_owned(), quantity),
        ("Tình trạng".to_owned(), row.condition.clone()),
        ("Trạng thái".to_owned(), row.state.label().to_owned()),
        ("Chế độ bảo quản".to_owned(), row.regime.label().to_owned()),
    ];
    Ok(HistoryFacts {
        head,
        code: row.code,
        name: row.name,
        facts,
        lines,
        files: photos.chain(papers).collect(),
        book: (n, short(&digest)),
    })
}
