//! Opening a case, and putting right what was written of it.

use super::{
    super::{
        case::CaseFacts,
        store::case_facts,
        verbs::{correct_case, open_case},
    },
    facts::{DueRow, PartyRow, ROLES, due_rows, filled, party_rows, read, receivers},
};
use crate::{
    accounts::{AsOfficer, Role, Write, people},
    engine::ClaimKind,
    kernel::{ActId, CaseId, Refusal},
    ledger::last_seq,
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;

#[derive(Template)]
#[template(path = "cases/form.html")]
struct FormPage {
    frame: Frame,
    form: Form,
    title: &'static str,
    lead: &'static str,
    action: String,
    back: String,
    send: &'static str,
    parties: Vec<PartyRow>,
    dues: Vec<DueRow>,
    roles: Vec<(&'static str, &'static str)>,
    kinds: Vec<(&'static str, &'static str)>,
    receivers: Vec<(String, String)>,
    officers: Vec<(String, String)>,
}

/// New, or an old one by its id.
async fn page(visit: &Visit<Write>, form: Form, id: Option<CaseId>) -> Result<FormPage, Problem> {
    let people = visit.read(people).await?;
    let parties = party_rows(&form);
    let officers = people
        .iter()
        .filter(|p| p.active && p.facts.roles.has(Role::Officer))
        .map(|p| (p.id.to_string(), p.facts.name.clone()))
        .collect();
    Ok(FormPage {
        frame: visit.frame.clone().at("cases"),
        title: if id.is_some() { "Sửa thông tin hồ sơ" } else { "Mở hồ sơ mới" },
        lead: if id.is_some() {
            "Nội dung ghi lần trước vẫn còn trong sổ; bản sửa đứng sau nó."
        } else {
            "Mỗi quyết định thi hành án là một việc."
        },
        action: id.map_or_else(|| "/ho-so/moi".to_owned(), |id| format!("/ho-so/{id}/sua")),
        back: id.map_or_else(|| "/ho-so".to_owned(), |id| format!("/ho-so/{id}")),
        send: if id.is_some() { "Ghi bản sửa vào sổ" } else { "Mở hồ sơ" },
        receivers: receivers(&parties, &form),
        dues: due_rows(&form),
        parties,
        roles: ROLES.map(|(code, role)| (code, role.label())).to_vec(),
        kinds: ClaimKind::ALL.map(|kind| (kind.name(), kind.label())).to_vec(),
        officers: if id.is_some() { Vec::new() } else { officers },
        form,
    })
}

pub(super) async fn ask(visit: Visit<Write>) -> Result<HttpResponse, Problem> {
    let mut form = Form::empty()
        .with("act", ActId::new())
        .with("unit", &visit.actor().unit)
        .with("party.0.role", "debtor")
        .with("party.1.role", "creditor");
    if visit.actor().may::<AsOfficer>() {
        form = form.with("officer", visit.actor().id);
    }
    show(&page(&visit, form, None).await?)
}

pub(super) async fn open(posted: Posted<Write>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    if !form.value("them").is_empty() {
        return show(&page(&visit, form, None).await?);
    }
    let Some(facts) = read(&form, None, "") else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, None).await?);
    };
    let (doing, code) = (visit.doing(&form, visit.today()), facts.code.clone());
    match visit.write(move |desk, _| open_case(desk, &doing, facts)).await {
        Ok((_, done)) if done.again => {
            Ok(go_saying("/ho-so", &Flash::notice("Hồ sơ này đã được mở trước đó.")))
        }
        Ok((id, _)) => {
            Ok(go_saying(&format!("/ho-so/{id}"), &Flash::done(format!("Đã mở hồ sơ số {code}."))))
        }
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, None).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.")
            .mend("Mở danh sách hồ sơ", "/ho-so"),
    )
}

async fn known(visit: &Visit<Write>, id: &str) -> Result<(CaseId, CaseFacts, i64), Problem> {
    let id: CaseId = id.parse().map_err(|_| unknown())?;
    let found =
        visit.read(move |desk| Ok(case_facts(desk, id)?.zip(Some(last_seq(desk, &id.to_string())?)))).await?;
    found.map(|(facts, seq)| (id, facts, seq)).ok_or_else(unknown)
}

pub(super) async fn ask_again(
    visit: Visit<Write>,
    id: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let (id, facts, seq) = known(&visit, &id).await?;
    let form = filled(&facts).with("act", ActId::new()).with("after", seq);
    show(&page(&visit, form, Some(id)).await?)
}

pub(super) async fn correct(
    posted: Posted<Write>,
    id: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (id, before, _) = known(&visit, &id).await?;
    if !form.value("them").is_empty() {
        return show(&page(&visit, form, Some(id)).await?);
    }
    let Some(facts) = read(&form, Some(before.officer), &before.unit) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, Some(id)).await?);
    };
    let doing = visit.doing(&form, visit.today());
    match visit.write(move |desk, _| correct_case(desk, &doing, id, facts)).await {
        Ok(_) => Ok(go_saying(&format!("/ho-so/{id}"), &Flash::done("Đã ghi bản sửa vào sổ."))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, Some(id)).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}
