//! Photographs of an asset: the camera one tap away; originals stay untouched.

use super::super::{acts::PhotoFacts, hrefs::href, store::story, verbs::add_photos};
use crate::{
    accounts::Write,
    documents::vault_failure,
    kernel::{ActId, Day, Refusal},
    store::Failure,
    vault::admit,
    web::{Flash, Form, Frame, PostedFiles, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;

#[derive(Template)]
#[template(path = "assets/photos.html")]
struct PhotosPage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
}

pub(super) fn unknown() -> Problem {
    Problem::missing(super::super::rules::unknown())
}

async fn page(visit: &Visit<Write>, code: &str, form: Form) -> Result<PhotosPage, Problem> {
    let wanted = code.to_owned();
    let (_, story) = visit.read(move |desk| story(desk, &wanted)).await?.ok_or_else(unknown)?;
    Ok(PhotosPage {
        frame: visit.frame.clone().at("assets"),
        form,
        code: story.facts.code,
        name: story.facts.name,
    })
}

pub(super) async fn ask(visit: Visit<Write>, code: server::Path<String>) -> Result<HttpResponse, Problem> {
    let form = Form::empty().with("act", ActId::new()).with("taken_on", visit.today().iso());
    show(&page(&visit, &code, form).await?)
}

pub(super) async fn add(
    posted: PostedFiles<Write>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let PostedFiles { visit, upload } = posted;
    let form = upload.form.clone();
    let caption = form.field("caption").called("nội dung ảnh").text(160);
    let taken = form.field("taken_on").called("ngày chụp").day();
    if taken.is_some_and(|day| day > visit.today()) {
        form.refuse(Refusal::new("ORDER", "Ngày chụp chưa đến.").at("taken_on"));
    }
    let files: Vec<Vec<u8>> = upload.files_of("photos").map(|file| file.bytes.clone()).collect();
    if files.is_empty() {
        form.refuse(Refusal::new("PHOTO", "Chưa chọn ảnh nào. Chụp hoặc chọn ít nhất một ảnh.").at("photos"));
    }
    let (Some(caption), Some(taken), true) = (caption, taken, form.is_sound()) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &code, form).await?);
    };
    let kept = match keep(&visit, files, &caption, taken).await {
        Ok(kept) => kept,
        Err(Failure::Refused(refusal)) => {
            form.refuse(refusal.at("photos"));
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &code, form).await?);
        }
        Err(failure) => return Err(failure.into()),
    };
    let (doing, wanted) = (visit.doing(&form, visit.today()), code.into_inner());
    let back = href(&wanted);
    let added = visit.write(move |desk, _| add_photos(desk, &doing, &wanted, kept)).await?;
    let words = match added {
        0 => Flash::notice("Các ảnh này đã có trong hồ sơ."),
        n => Flash::done(format!("Đã thêm {n} ảnh. Ảnh gốc được giữ nguyên từng byte.")),
    };
    Ok(go_saying(&back, &words))
}

/// One photograph after another, so that few are decoded at once.
async fn keep(
    visit: &Visit<Write>,
    files: Vec<Vec<u8>>,
    caption: &str,
    taken_on: Day,
) -> Result<Vec<PhotoFacts>, Failure> {
    let mut kept = Vec::with_capacity(files.len());
    for bytes in files {
        let _turn = visit.house.decodes.acquire().await.map_err(|e| Failure::unreadable(e.to_string()))?;
        let house = visit.house.clone();
        let admitted = server::block(move || admit(&house.vault, &bytes))
            .await
            .map_err(|e| Failure::unreadable(e.to_string()))?
            .map_err(vault_failure)?;
        kept.push(PhotoFacts::of(&admitted, caption, taken_on));
    }
    Ok(kept)
}
