//! What can be done on the page of a thing: photographs, seals, stock card, a noticed discrepancy.

use super::{item_of, second::second_person};
use crate::{
    accounts::{CountStore, Duty, HandleSeals, KeepStore, people},
    custody::{
        ItemRow, OpenWish, SealWish, UnsealWish, add_photo, break_seal, check_seal, issue_stock_card,
        open_discrepancy, open_seal, seal,
    },
    documents::vault_failure,
    kernel::{ActId, PersonId},
    ledger::{Subject, SubjectKind},
    store::Failure,
    vault::{Admitted, admit},
    web::{Flash, Form, Frame, Posted, PostedFiles, Problem, Upload, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/vat/{code}/anh", web::post().to(photos))
        .route("/vat/{code}/the-kho", web::post().to(card))
        .route("/vat/{code}/niem-phong", web::get().to(ask_seal))
        .route("/vat/{code}/niem-phong", web::post().to(put_seal))
        .route("/vat/{code}/mo-niem-phong", web::post().to(take_off))
        .route("/vat/{code}/kiem-tra-niem-phong", web::post().to(whole))
        .route("/vat/{code}/niem-phong-rach", web::post().to(broken))
        .route("/vat/{code}/sai-khac", web::get().to(ask_notice))
        .route("/vat/{code}/sai-khac", web::post().to(notice));
}

/// Admits the photographs of an upload, a few at a time, away from the threads that answer.
pub(crate) async fn admitted<D: Duty>(
    visit: &Visit<D>,
    upload: &Upload,
    field: &str,
) -> Result<Vec<Admitted>, Failure> {
    let mut all = Vec::new();
    for file in upload.files_of(field) {
        let permit = visit.house.decodes.acquire().await;
        let (house, bytes) = (visit.house.clone(), file.bytes.clone());
        let done = web::block(move || admit(&house.vault, &bytes)).await;
        drop(permit);
        let done = done.map_err(|e| crate::store::StoreError::Commit(e.to_string()))?;
        all.push(done.map_err(vault_failure)?);
    }
    Ok(all)
}

/// Keeps admitted photographs with a subject; returns how many were new.
pub(super) async fn keep_photos<D: Duty>(
    visit: &Visit<D>,
    form: &Form,
    subject: Subject,
    photos: Vec<Admitted>,
) -> Result<usize, Failure> {
    let caption = form.value("caption").trim().to_owned();
    let base = visit.doing(form, visit.today());
    visit
        .write(move |desk, _| {
            let mut new = 0;
            for admitted in &photos {
                let doing = crate::ledger::Doing { act: ActId::new(), after: None, ..base.clone() };
                new += usize::from(add_photo(desk, &doing, &subject, admitted, &caption)?.is_some());
            }
            Ok(new)
        })
        .await
}

/// Who may add photographs: those who handle things or seals.
async fn photos(posted: PostedFiles<HandleSeals>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let PostedFiles { visit, upload } = posted;
    let row = item_of(&visit, &code).await?;
    let photos = admitted(&visit, &upload, "photos").await?;
    let sent = photos.len();
    let subject = Subject::of(SubjectKind::Item, row.id);
    let new = keep_photos(&visit, &upload.form, subject, photos).await?;
    let flash = match (sent, new) {
        (0, _) => Flash::notice("Chưa chọn ảnh nào."),
        (sent, new) if new < sent => {
            Flash::notice(format!("Đã thêm {new} ảnh; {} ảnh đã có từ trước, không lưu lần nữa.", sent - new))
        }
        (_, new) => Flash::done(format!("Đã thêm {new} ảnh; ảnh gốc được giữ nguyên.")),
    };
    Ok(go_saying(&format!("/vat/{}", row.code), &flash))
}

async fn card(posted: Posted<KeepStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    let (paper, _) =
        visit.write(move |desk, house| issue_stock_card(desk, &house.vault, &doing, &by, row.id)).await?;
    Ok(go_saying(
        &format!("/giay-to/{}", paper.id),
        &Flash::done(format!("Đã lập Thẻ kho số {}.", paper.symbol)),
    ))
}

#[derive(Template)]
#[template(path = "custody/seal.html")]
struct SealPage {
    frame: Frame,
    form: Form,
    item: ItemRow,
    people: super::Choices,
}

async fn draw_seal<D: Duty>(
    visit: &Visit<D>,
    item: ItemRow,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let me = visit.actor().id.to_string();
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me);
    let form = form.with("act", ActId::new());
    show_as(status, &SealPage { frame: visit.frame.clone().at("store"), form, item, people })
}

async fn ask_seal(visit: Visit<HandleSeals>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    let form = Form::empty().with("condition", &row.condition);
    draw_seal(&visit, row, form, StatusCode::OK).await
}

async fn put_seal(posted: Posted<HandleSeals>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let text = |name: &str, called: &str| form.field(name).called(called).lines(400);
    let (number, where_put) = (text("number", "số niêm phong"), text("where_put", "vị trí dán"));
    let (reason, condition) = (text("reason", "lý do"), text("condition", "tình trạng của vật"));
    let participants = form.maybe("participants").lines(400).unwrap_or_default();
    let second = second_person(&visit, &form).await?;
    if let (Some(number), Some(where_put), Some(reason), Some(condition), Some(second), true) =
        (number, where_put, reason, condition, second, form.is_sound())
    {
        let wish = SealWish { number, where_put, reason, condition, participants };
        let said = format!("Đã niêm phong {} bằng số {}.", row.code, wish.number);
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let item = row.id;
        match visit.write(move |desk, house| seal(desk, &house.vault, &doing, &by, item, second, wish)).await
        {
            Ok(_) => return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::done(said))),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_seal(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn take_off(posted: Posted<HandleSeals>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let text = |name: &str, called: &str| form.field(name).called(called).lines(400);
    let reason = text("reason", "lý do và người yêu cầu");
    let (before, after) =
        (text("seal_before", "tình trạng niêm phong"), text("condition_after", "tình trạng của vật"));
    let participants = form.maybe("participants").lines(400).unwrap_or_default();
    let second = second_person(&visit, &form).await?;
    if let (Some(reason), Some(seal_before), Some(condition_after), Some(second), true) =
        (reason, before, after, second, form.is_sound())
    {
        let wish = UnsealWish { reason, seal_before, condition_after, participants };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let item = row.id;
        let opening = visit
            .write(move |desk, house| open_seal(desk, &house.vault, &doing, &by, item, second, wish))
            .await;
        match opening {
            Ok(_) => {
                let said = format!("Đã mở niêm phong của {}. Niêm phong lại sau khi dùng xong.", row.code);
                return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::notice(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_seal(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn whole(posted: Posted<HandleSeals>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    if let Some(seen) = form.field("seen_whole").called("tình trạng niêm phong đã thấy").lines(400) {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let item = row.id;
        match visit.write(move |desk, _| check_seal(desk, &doing, &by, item, &seen)).await {
            Ok(_) => {
                let said = format!("Đã ghi niêm phong của {} còn nguyên.", row.code);
                return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_seal(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn broken(posted: Posted<HandleSeals>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    if let Some(seen) = form.field("seen").called("tình trạng niêm phong và vật").lines(400) {
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let item = row.id;
        match visit.write(move |desk, _| break_seal(desk, &doing, &by, item, &seen)).await {
            Ok(_) => {
                let said = format!("Đã ghi niêm phong rách của {} và mở một sai khác.", row.code);
                return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::notice(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_seal(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Template)]
#[template(path = "custody/notice.html")]
struct NoticePage {
    frame: Frame,
    form: Form,
    item: ItemRow,
    people: super::Choices,
}

async fn draw_notice<D: Duty>(
    visit: &Visit<D>,
    item: ItemRow,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let people = super::people_choices(&staff, &[]);
    let form = form.with("act", ActId::new());
    show_as(status, &NoticePage { frame: visit.frame.clone().at("store"), form, item, people })
}

async fn ask_notice(visit: Visit<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    draw_notice(&visit, row, Form::empty(), StatusCode::OK).await
}

async fn notice(posted: Posted<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let what = form.field("what").called("mô tả sai khác").lines(600);
    let owner = form.field("owner").called("người làm rõ").read::<PersonId>();
    if let (Some(what), Some(owner), true) = (what, owner, form.is_sound()) {
        let wish = OpenWish { item: Some(row.id), place: row.place, what, owner };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| open_discrepancy(desk, &doing, &by, wish)).await {
            Ok(_) => return Ok(go_saying(&format!("/vat/{}", row.code), &Flash::done("Đã ghi sai khác."))),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_notice(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
