//! The monthly reconciliation: the accountant says the figures before the book shows its own.

use crate::{
    accounts::{Bookkeep, Role, people},
    counting::{Figures, reconcile},
    custody::{Choices, people_choices, second_person},
    kernel::ActId,
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/doi-chieu/moi", web::get().to(ask))
        .route("/kho/doi-chieu/moi", web::post().to(compare));
}

#[derive(Template)]
#[template(path = "counting/reconcile.html")]
struct ReconcilePage {
    frame: Frame,
    form: Form,
    people: Choices,
}

async fn draw(visit: &Visit<Bookkeep>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let today = visit.today().iso();
    let month = today.get(5..7).unwrap_or("").trim_start_matches('0').to_owned();
    let form =
        form.with("act", ActId::new()).with("period", format!("tháng {month}/{}", visit.today().year()));
    let people = people_choices(&staff, &[Role::Storekeeper]);
    show_as(status, &ReconcilePage { frame: visit.frame.clone().at("store"), form, people })
}

async fn ask(visit: Visit<Bookkeep>) -> Result<HttpResponse, Problem> {
    draw(&visit, Form::empty(), StatusCode::OK).await
}

async fn compare(posted: Posted<Bookkeep>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let period = form.field("period").called("kỳ đối chiếu").text(60);
    let things = form.field("things").called("số vật theo sổ kế toán").whole(0..=10_000_000);
    let cash = form.field("cash").called("tiền mặt theo sổ kế toán").vnd();
    let note = form.maybe("note").lines(600).unwrap_or_default();
    let second = second_person(&visit, &form).await?;
    if let (Some(period), Some(things), Some(cash), Some(second), true) =
        (period, things, cash, second, form.is_sound())
    {
        let figures = Figures { period, things, cash, note };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| reconcile(desk, &doing, &by, figures, second)).await {
            Ok((done, _)) => {
                let flash = if done.things == done.things_said && done.cash == done.cash_said {
                    Flash::done(format!(
                        "Đối chiếu {} khớp: {} vật, {} đồng tiền mặt.",
                        done.period, done.things, done.cash
                    ))
                } else {
                    Flash::notice(format!(
                        "Đối chiếu {} không khớp: sổ kho ghi {} vật, {} đồng; đã mở một sai khác.",
                        done.period, done.things, done.cash
                    ))
                };
                return Ok(go_saying("/kho/kiem-ke", &flash));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
