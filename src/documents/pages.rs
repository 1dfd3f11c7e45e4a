//! The register of papers, one paper with its PDF, files of the book, and the public check.

use super::{PaperRow, file_media, paper as paper_by_id, paper_by_short_code, recent_papers};
use crate::{
    accounts::Inspect,
    kernel::{Day, PaperId, Refusal},
    vault::{Digest, VaultError},
    web::{Form, Frame, House, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpRequest, HttpResponse, http::header, web as server};
use askama::Template;

/// Register, paper, files, public check.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/giay-to", server::get().to(register))
        .route("/giay-to/{id}", server::get().to(one))
        .route("/giay-to/{id}/pdf", server::get().to(pdf))
        .route("/tep/{digest}", server::get().to(file))
        .route("/xac-minh", server::get().to(check));
}

#[derive(Template)]
#[template(path = "documents/register.html")]
struct RegisterPage {
    frame: Frame,
    page: Page<PaperRow>,
}

#[derive(Template)]
#[template(path = "documents/paper.html")]
struct PaperPage {
    frame: Frame,
    paper: PaperRow,
    pdf_href: String,
    about: Option<String>,
    facts: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "documents/check.html")]
struct CheckPage {
    frame: Frame,
    form: Form,
    asked: bool,
    found: Option<Found>,
}

/// What a stranger may know of a paper: nothing personal.
struct Found {
    agency: String,
    title: String,
    symbol: String,
    on: Day,
    code: String,
    digest: String,
}

async fn register(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let rows = visit.read(move |desk| recent_papers(desk, skip, limit)).await?;
    let page = paging.page_after(rows);
    show(&RegisterPage { frame: visit.frame.at("papers"), page })
}

fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("PAPER-UNKNOWN", "Chưa có văn bản này trong sổ của cơ quan.")
            .mend("Mở sổ văn bản", "/giay-to"),
    )
}

async fn known(visit: &Visit<Inspect>, id: &str) -> Result<PaperRow, Problem> {
    let id: PaperId = id.parse().map_err(|_| unknown())?;
    visit.read(move |desk| paper_by_id(desk, id)).await?.ok_or_else(unknown)
}

async fn one(visit: Visit<Inspect>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let paper = known(&visit, &id).await?;
    let about = match paper.subject_kind.as_str() {
        "asset" => Some(format!("/tai-san/theo-ma/{}", paper.subject)),
        "item" => Some(format!("/vat/theo-ma/{}", paper.subject)),
        "case" => Some(format!("/ho-so/{}", paper.subject)),
        _ => None,
    };
    let facts = vec![
        ("Số, ký hiệu", paper.symbol.clone()),
        ("Ngày", paper.on.to_string()),
        ("Người ký", paper.signer.clone()),
        ("Số trang", paper.pages.to_string()),
        ("Mã văn bản trong danh mục", paper.code.clone()),
        ("Mã băm SHA-256 của tệp", paper.digest.clone()),
    ];
    let pdf_href = format!("/giay-to/{}/pdf", paper.id);
    show(&PaperPage { frame: visit.frame.clone().at("papers"), paper, pdf_href, about, facts })
}

async fn pdf(visit: Visit<Inspect>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let paper = known(&visit, &id).await?;
    let name = format!("{}-{}.pdf", paper.code, paper.symbol.replace(['/', ' '], "-"));
    send(&visit, &paper.digest, "application/pdf", Some(name)).await
}

/// A file of the agency's own book: a photograph, its preview, an attachment. Nobody else's.
async fn file(visit: Visit<Inspect>, digest: server::Path<String>) -> Result<HttpResponse, Problem> {
    let wanted = digest.clone();
    let media = visit.read(move |desk| file_media(desk, &wanted)).await?.ok_or_else(Problem::not_found)?;
    send(&visit, &digest, &media, None).await
}

async fn send(
    visit: &Visit<Inspect>,
    digest: &str,
    media: &str,
    name: Option<String>,
) -> Result<HttpResponse, Problem> {
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let (house, wanted) = (visit.house.clone(), digest.clone());
    let bytes = server::block(move || house.vault.get(&wanted)).await.map_err(Problem::failed)?;
    let bytes = bytes.map_err(|error| match error {
        VaultError::Altered(_) | VaultError::Missing(_) => Problem::failed(format!("vault: {error}")),
        other => Problem::failed(other),
    })?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(media)
        .insert_header((header::CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .insert_header((header::ETAG, format!("\"{digest}\"")));
    if let Some(name) = name {
        let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
        answer.insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{plain}\"")));
    }
    Ok(answer.body(bytes))
}

/// The public check: kind, number, date, agency; no name, no case.
async fn check(request: HttpRequest, house: server::Data<House>) -> Result<HttpResponse, Problem> {
    let pairs = server::Query::<Vec<(String, String)>>::from_query(request.query_string())
        .map(server::Query::into_inner)
        .unwrap_or_default();
    let form = Form::of(pairs);
    let typed: String =
        form.value("ma").to_uppercase().chars().filter(char::is_ascii_alphanumeric).take(10).collect();
    let asked = !typed.is_empty();
    let found = if typed.len() == 10 {
        let code = format!("{}-{}", &typed[..5], &typed[5..]);
        let wanted = code.clone();
        let row = server::block(move || house.store.read_any(|db| paper_by_short_code(db, &wanted)))
            .await
            .map_err(Problem::failed)??;
        row.map(|(paper, agency)| Found {
            agency,
            title: public_title(&paper.title),
            symbol: paper.symbol,
            on: paper.on,
            code,
            digest: paper.digest,
        })
    } else {
        None
    };
    show(&CheckPage { frame: Frame::public(""), form, asked, found })
}

/// The kind of the paper alone: what follows a colon may name a person or an asset.
fn public_title(title: &str) -> String {
    title.split([':', '·']).next().unwrap_or(title).trim().to_owned()
}
