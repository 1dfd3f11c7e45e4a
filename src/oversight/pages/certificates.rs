//! Xác nhận tồn kho: what the stock adds up to today, and the head's signed certificates.

use crate::{
    accounts::{Inspect, Sign},
    kernel::{ActId, Day, Vnd},
    oversight::{CertificateRow, Stock, certificates, certify, stock},
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show},
};
use actix_web::{HttpResponse, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/kho/xac-nhan", web::get().to(page)).route("/kho/xac-nhan", web::post().to(sign));
}

/// Certificates shown.
const SHOWN: i64 = 24;

#[derive(Template)]
#[template(path = "oversight/certificates.html")]
struct CertificatesPage {
    frame: Frame,
    form: Form,
    today: Day,
    stock: Stock,
    cash: Vnd,
    rows: Vec<CertificateRow>,
    signs: bool,
}

async fn page(visit: Visit<Inspect>) -> Result<HttpResponse, Problem> {
    let today = visit.today();
    let (stock, rows) = visit.read(move |desk| Ok((stock(desk, today)?, certificates(desk, SHOWN)?))).await?;
    show(&CertificatesPage {
        frame: visit.frame.clone().at("store"),
        form: Form::empty().with("act", ActId::new()),
        today,
        cash: stock.dong(),
        stock,
        rows,
        signs: visit.actor().may::<Sign>(),
    })
}

async fn sign(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let remarks = form.maybe("remarks").lines(600).unwrap_or_default();
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, house| certify(desk, &house.vault, &doing, &by, &remarks)).await?;
    Ok(go_saying("/kho/xac-nhan", &Flash::done("Đã ký xác nhận tồn kho.")))
}
