//! Short forms on the page of a case: a note, an assignment.

use super::super::verbs::{assign_case, note_case};
use crate::{
    accounts::{Assign, Write, person},
    kernel::{CaseId, PersonId, Refusal},
    web::{Flash, Posted, Problem, go_saying},
};
use actix_web::{HttpResponse, web as server};

/// Most letters of a note.
const NOTE_LETTERS: usize = 2_000;

fn case_id(id: &str) -> Result<CaseId, Problem> {
    id.parse().map_err(|_| {
        Problem::missing(
            Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.")
                .mend("Mở danh sách hồ sơ", "/ho-so"),
        )
    })
}

/// The first thing wrong with a short form, as a page that leads back.
fn first_fault(form: &crate::web::Form, back: String) -> Problem {
    let fault = form.faults().into_iter().next();
    let fault = fault.unwrap_or_else(|| Refusal::new("FIELD", "Biểu mẫu còn thiếu nội dung."));
    Problem::refused(fault.mend("Về hồ sơ", back))
}

pub(super) async fn note(posted: Posted<Write>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = case_id(&id)?;
    let back = format!("/ho-so/{id}");
    let Some(text) = form.field("text").called("nội dung ghi chú").lines(NOTE_LETTERS) else {
        return Err(first_fault(&form, back));
    };
    let mut doing = visit.doing(&form, visit.today());
    // A note contradicts nothing: it may be written although somebody else has written meanwhile.
    doing.after = None;
    visit.write(move |desk, _| note_case(desk, &doing, id, text)).await?;
    Ok(go_saying(&back, &Flash::done("Đã ghi chú vào hồ sơ.")))
}

pub(super) async fn assign(
    posted: Posted<Assign>,
    id: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let id = case_id(&id)?;
    let back = format!("/ho-so/{id}");
    let officer = form.field("officer").called("chấp hành viên").read::<PersonId>();
    let unit = form.maybe("unit").called("đơn vị").text(120).unwrap_or_default();
    let Some(officer) = officer else { return Err(first_fault(&form, back)) };
    let doing = visit.doing(&form, visit.today());
    let name = visit
        .write(move |desk, _| {
            let Some(person) = person(desk, officer)?.filter(|p| p.active) else {
                return Err(Refusal::new("PERSON", "Chọn một chấp hành viên đang làm việc.")
                    .at("officer")
                    .into());
            };
            assign_case(desk, &doing, id, officer, unit)?;
            Ok(person.facts.name)
        })
        .await?;
    Ok(go_saying(&back, &Flash::done(format!("Đã phân công chấp hành viên {name}."))))
}
