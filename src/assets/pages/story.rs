//! A note in the story; a step recorded by mistake taken back.

use super::{
    super::{
        acts::StepFacts,
        asset::Story,
        hrefs::href,
        rules::may_withdraw,
        store::story,
        verbs::{note_asset, withdraw_step},
    },
    photos::unknown,
};
use crate::{
    accounts::Write,
    kernel::{ActId, Day},
    ledger::Act,
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;

#[derive(Template)]
#[template(path = "assets/note.html")]
struct NotePage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
}

#[derive(Template)]
#[template(path = "assets/steps.html")]
struct StepsPage {
    frame: Frame,
    code: String,
    name: String,
    steps: Vec<StepLine>,
}

#[derive(Template)]
#[template(path = "assets/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    form: Form,
    code: String,
    step: StepLine,
}

/// A step that stands, as it may be taken back.
struct StepLine {
    act: String,
    title: String,
    on: Day,
    by: String,
    paper: Option<String>,
}

fn line(act: &Act, step: &StepFacts) -> StepLine {
    let round = step.event.round.map_or_else(String::new, |no| format!(", phiên {no}"));
    StepLine {
        act: act.id.to_string(),
        title: format!("{}{round}", step.event.label()),
        on: step.event.date,
        by: act.author.name.clone(),
        paper: step.paper.as_ref().map(|p| p.symbol.clone()),
    }
}

async fn known(visit: &Visit<Write>, code: &str) -> Result<Story, Problem> {
    let wanted = code.to_owned();
    Ok(visit.read(move |desk| story(desk, &wanted)).await?.ok_or_else(unknown)?.1)
}

fn note_page(visit: &Visit<Write>, story: &Story, form: Form) -> NotePage {
    NotePage {
        frame: visit.frame.clone().at("assets"),
        form,
        code: story.facts.code.clone(),
        name: story.facts.name.clone(),
    }
}

pub(super) async fn ask_note(
    visit: Visit<Write>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let story = known(&visit, &code).await?;
    show(&note_page(&visit, &story, Form::empty().with("act", ActId::new())))
}

pub(super) async fn note(posted: Posted<Write>, code: server::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let story = known(&visit, &code).await?;
    let Some(text) = form.field("text").called("nội dung ghi chú").lines(2_000) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &note_page(&visit, &story, form));
    };
    let (mut doing, code) = (visit.doing(&form, visit.today()), story.facts.code);
    // A note contradicts nothing: it may be written although somebody else has written meanwhile.
    doing.after = None;
    let wanted = code.clone();
    visit.write(move |desk, _| note_asset(desk, &doing, &wanted, text)).await?;
    Ok(go_saying(&href(&code), &Flash::done("Đã ghi chú vào hành trình của tài sản.")))
}

/// The steps that stand, newest first.
pub(super) async fn steps(visit: Visit<Write>, code: server::Path<String>) -> Result<HttpResponse, Problem> {
    let story = known(&visit, &code).await?;
    let steps = story.standing_steps().rev().map(|(act, step)| line(act, step)).collect();
    show(&StepsPage {
        frame: visit.frame.clone().at("assets"),
        steps,
        name: story.facts.name,
        code: story.facts.code,
    })
}

fn withdraw_page(
    visit: &Visit<Write>,
    story: &Story,
    act: ActId,
    form: Form,
) -> Result<WithdrawPage, Problem> {
    let (act, step) = story.standing_steps().find(|(known, _)| known.id == act).ok_or_else(unknown)?;
    Ok(WithdrawPage {
        frame: visit.frame.clone().at("assets"),
        form,
        code: story.facts.code.clone(),
        step: line(act, step),
    })
}

pub(super) async fn ask_withdraw(
    visit: Visit<Write>,
    path: server::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (code, act) = path.into_inner();
    let story = known(&visit, &code).await?;
    let act: ActId = act.parse().map_err(|_| unknown())?;
    let form = Form::empty().with("act", ActId::new()).with("after", story.last_seq());
    if let Err(refusal) = may_withdraw(&story, act) {
        form.refuse(refusal);
    }
    show(&withdraw_page(&visit, &story, act, form)?)
}

pub(super) async fn withdraw(
    posted: Posted<Write>,
    path: server::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (code, act) = path.into_inner();
    let act: ActId = act.parse().map_err(|_| unknown())?;
    let Some(reason) = form.field("reason").called("lý do rút").lines(600) else {
        let story = known(&visit, &code).await?;
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &withdraw_page(&visit, &story, act, form)?);
    };
    let (doing, wanted) = (visit.doing(&form, visit.today()), code.clone());
    match visit.write(move |desk, _| withdraw_step(desk, &doing, &wanted, act, reason)).await {
        Ok(_) => Ok(go_saying(
            &href(&code),
            &Flash::done("Đã rút bước ghi nhầm. Bước cũ vẫn còn trong sổ, có gạch ngang."),
        )),
        Err(Failure::Refused(refusal)) => {
            let story = known(&visit, &code).await?;
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &withdraw_page(&visit, &story, act, form)?)
        }
        Err(failure) => Err(failure.into()),
    }
}
