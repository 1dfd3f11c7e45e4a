//! An asset given to a keeper: the form of DOC-27.

use super::fields;
use crate::{
    accounts::{AsOfficer, Duty},
    assets::{AssetRow, asset_by_code},
    custody::{AssignWish, KeeperKind, assign_custody},
    kernel::{ActId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/tai-san/{code}/bao-quan", web::get().to(ask))
        .route("/tai-san/{code}/bao-quan", web::post().to(assign));
}

#[derive(Template)]
#[template(path = "custody/keeper.html")]
struct KeeperPage {
    frame: Frame,
    form: Form,
    asset: AssetRow,
    kinds: super::Choices,
}

async fn load<D: Duty>(visit: &Visit<D>, code: &str) -> Result<AssetRow, Problem> {
    let code = code.to_owned();
    visit.read(move |desk| asset_by_code(desk, &code)).await?.ok_or_else(|| {
        Problem::missing(Refusal::new("ASSET-UNKNOWN", "Chưa có tài sản này trong sổ của cơ quan."))
    })
}

fn draw<D: Duty>(
    visit: &Visit<D>,
    asset: AssetRow,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let kinds = KeeperKind::ALL.iter().filter(|k| **k != KeeperKind::Agency);
    let kinds = kinds.map(|k| (k.code().to_owned(), k.label().to_owned())).collect();
    let form = form.with("act", ActId::new()).with("date", visit.today().iso());
    show_as(status, &KeeperPage { frame: visit.frame.clone().at("assets"), form, asset, kinds })
}

async fn ask(visit: Visit<AsOfficer>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let asset = load(&visit, &code).await?;
    draw(&visit, asset, Form::empty(), StatusCode::OK)
}

async fn assign(posted: Posted<AsOfficer>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let asset = load(&visit, &code).await?;
    let keeper_kind = form.field("keeper_kind").called("loại người giữ").read::<KeeperKind>();
    let keeper = fields::outsider(&form, "người được giao bảo quản");
    let place = form.field("place").called("nơi bảo quản").text(200);
    let condition = form.field("condition").called("hiện trạng tài sản").lines(600);
    let on = form.field("date").called("ngày lập biên bản").day();
    let text = |name: &str| form.maybe(name).text(200).unwrap_or_default();
    let (period, fee, witness) = (text("period"), text("fee"), text("witness"));
    let seals = text("seals").split(',').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
    if let (Some(keeper_kind), Some(keeper), Some(place), Some(condition), Some(on), true) =
        (keeper_kind, keeper, place, condition, on, form.is_sound())
    {
        let wish = AssignWish { keeper_kind, keeper, place, condition, period, fee, seals, witness };
        let (doing, by, wanted) = (visit.doing(&form, on), visit.warrant.clone(), asset.code.clone());
        let done = visit
            .write(move |desk, house| assign_custody(desk, &house.vault, &doing, &by, &wanted, wish))
            .await;
        match done {
            Ok((paper, _)) => {
                let number = paper.map_or_else(String::new, |p| p.symbol);
                let said = format!("Đã lập Biên bản giao bảo quản số {number}.");
                return Ok(go_saying(&format!("/tai-san/{}", asset.code), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, asset, form, StatusCode::UNPROCESSABLE_ENTITY)
}
