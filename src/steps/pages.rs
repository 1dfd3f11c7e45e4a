//! The page of a step: facts on the left, the form on the right, the paper below before it is issued.

use super::{
    catalogue::{Shape, StepForm, form_of},
    defaults::{CutBox, FieldView, Seen},
    files,
    reading::{common, wish},
    verbs::{Acting, carry_out_wish, draft},
};
use crate::{
    accounts::{Actor, Inspect},
    assets::{Dossier, dossier, may_do},
    kernel::{ActId, Day, Refusal},
    ledger::Doing,
    store::Failure,
    web::{
        Flash, Form, Frame, House, PostedFiles, Problem, Visit, filters,
        format::query,
        go_saying,
        parts::{Article, Link},
        show, show_as,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, http::header, web as server};
use askama::Template;

/// The forms of every step, and the drafts of their papers.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/tai-san/{code}/buoc/{key}", server::get().to(open))
        .route("/tai-san/{code}/buoc/{key}", server::post().to(send))
        .route("/tai-san/{code}/buoc/{key}/nhap.pdf", server::get().to(draft_pdf));
}

#[derive(Template)]
#[template(path = "steps/step.html")]
struct StepPage {
    frame: Frame,
    form: Form,
    step: StepForm,
    code: String,
    name: String,
    today: Day,
    facts: Vec<(String, String)>,
    after_rows: Vec<(String, String)>,
    due: Option<Day>,
    actor: Option<String>,
    article: Option<Article>,
    blocked: Option<String>,
    /// Who takes this step, for somebody who may not.
    others: Option<Refusal>,
    fields: Vec<FieldView>,
    cut: Option<CutBox>,
    act: String,
    after: i64,
    ask_reason: bool,
    preview: Option<String>,
    /// Why the paper cannot be shown yet.
    unseen: Option<String>,
    related: Vec<Link>,
}

/// What identifies one posting: the act made when the form was drawn, and the story as it was then.
struct Drawn {
    act: String,
    after: i64,
    others: Option<Refusal>,
}

fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("STEP-UNKNOWN", "Không có bước nào mang tên này trong hành trình của tài sản.")
            .mend("Mở danh sách tài sản", "/tai-san"),
    )
}

async fn known(visit: &Visit<Inspect>, code: &str) -> Result<Dossier, Problem> {
    let code = code.to_owned();
    visit.read(move |desk| dossier(desk, &code)).await
}

fn view(visit: &Visit<Inspect>, step: StepForm, dossier: &Dossier, form: Form, drawn: Drawn) -> StepPage {
    let today = visit.today();
    let seen = Seen::of(dossier, today);
    let form = seen.proposed(&step, form);
    let next = seen.next(&step);
    let code = dossier.story.facts.code.clone();
    let drawable = drawable(&visit.house, visit.actor(), dossier, (&step, &form, today));
    let preview = drawable.is_ok().then(|| draft_address(&code, &step, &form));
    let unseen = drawable.err().filter(|why| !why.is_empty());
    StepPage {
        step,
        name: dossier.story.facts.name.clone(),
        today,
        facts: seen.facts(&step),
        after_rows: seen.afterwards(&step),
        due: next.and_then(crate::engine::Next::due_day),
        actor: next.filter(|n| !n.ours).map(|n| n.actor.clone()),
        article: seen.article(&step),
        blocked: next.and_then(|n| n.blocked_by.clone()),
        others: drawn.others,
        fields: seen.fields(&step),
        cut: if step.key == "price_cut" { seen.cut_box() } else { None },
        act: drawn.act,
        after: drawn.after,
        ask_reason: form.fault("late_reason").is_some() || !form.value("late_reason").is_empty(),
        related: seen.related(&step),
        preview,
        unseen,
        frame: visit.frame.clone().at("assets"),
        form,
        code,
    }
}

/// The address of the draft for what is typed now.
fn draft_address(code: &str, step: &StepForm, form: &Form) -> String {
    let own = step.asks.iter().map(|ask| ask.name).chain(["date", "percent"]);
    let pairs: Vec<(&str, &str)> =
        own.map(|name| (name, form.value(name))).filter(|(_, v)| !v.is_empty()).collect();
    format!("/tai-san/{code}/buoc/{}/nhap.pdf?{}", step.key, query(&pairs))
}

/// Whether what is typed now makes a paper; if not, why. The draft is drawn once to know.
fn drawable(
    house: &House,
    actor: &Actor,
    dossier: &Dossier,
    (step, form, today): (&StepForm, &Form, Day),
) -> Result<(), String> {
    if !step.paper {
        return Err(String::new());
    }
    // The faults of a probe are not told beside the fields: nobody has sent anything yet.
    let probe = form.bare();
    let common = common(&probe, today);
    let wish = common.as_ref().and_then(|c| wish(step, &probe, dossier, c.on));
    let (Some(common), Some(wish)) = (common, wish) else {
        return Err("Điền đủ mẫu để xem trước văn bản.".into());
    };
    let doing = Doing::new(actor.author(), common.on, house.clock.now());
    match draft(&house.vault, actor, doing, dossier, (&wish, &common)) {
        Ok(_) => Ok(()),
        Err(Failure::Refused(refusal)) => Err(format!("Chưa xem trước được văn bản: {}", refusal.message)),
        Err(Failure::Broken(_)) => Err("Chưa xem trước được văn bản.".into()),
    }
}

async fn open(visit: Visit<Inspect>, path: server::Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (code, key) = path.into_inner();
    let step = *form_of(&key).ok_or_else(unknown)?;
    let dossier = known(&visit, &code).await?;
    let others = may_do(visit.actor(), step.key).err();
    let drawn = Drawn { act: ActId::new().to_string(), after: dossier.story.last_seq(), others };
    show(&view(&visit, step, &dossier, Form::empty(), drawn))
}

async fn send(
    posted: PostedFiles<Inspect>,
    path: server::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (code, key) = path.into_inner();
    let PostedFiles { visit, upload } = posted;
    let step = *form_of(&key).ok_or_else(unknown)?;
    may_do(visit.actor(), step.key).map_err(Problem::forbidden)?;
    let dossier = known(&visit, &code).await?;
    let form = upload.form;
    let today = visit.today();
    let sent: Vec<_> = upload.files.into_iter().filter(|file| file.field == "files").collect();
    if let Err(refusal) = files::admissible(&sent) {
        form.refuse(*refusal);
    }
    let common = common(&form, today);
    let wish = wish(&step, &form, &dossier, common.as_ref().map_or(today, |c| c.on));
    let again = |form: Form, status| {
        let drawn = Drawn { act: act_of(&form), after: dossier.story.last_seq(), others: None };
        show_as(status, &view(&visit, step, &dossier, form, drawn))
    };
    let (Some(common), Some(wish), true) = (common, wish, form.is_sound()) else {
        return again(form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    if form.ticked("preview") {
        return again(form, StatusCode::OK);
    }
    let doing = visit.doing(&form, common.on);
    let actor = visit.actor().clone();
    let writing = code.clone();
    let done = visit
        .write(move |desk, house| {
            let kept = files::keep(&house.vault, &sent)?;
            let acting = Acting { vault: &house.vault, actor: &actor, doing, common, files: kept };
            carry_out_wish(desk, acting, &writing, wish)?;
            dossier_paper(desk, &writing, step)
        })
        .await;
    match done {
        Ok(symbol) => Ok(go_saying(&format!("/tai-san/{code}"), &Flash::done(said(&step, symbol)))),
        Err(Failure::Refused(refusal)) => {
            let status = match refusal.code.as_str() {
                "STALE" => StatusCode::CONFLICT,
                "WARRANT" => StatusCode::FORBIDDEN,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            form.refuse(beside(*refusal, &step, &code));
            again(form, status)
        }
        Err(broken) => Err(broken.into()),
    }
}

/// The symbol of the paper that the step issued.
fn dossier_paper(
    desk: &mut crate::store::Desk<'_>,
    code: &str,
    step: StepForm,
) -> Result<Option<String>, Failure> {
    if !step.paper {
        return Ok(None);
    }
    Ok(dossier(desk, code)?
        .story
        .papers()
        .next_back()
        .map(|paper| format!("{} số {}", paper.title, paper.symbol)))
}

fn said(step: &StepForm, paper: Option<String>) -> String {
    match paper {
        Some(paper) => format!("Đã ban hành {paper}."),
        None => format!("Đã ghi vào sổ: {}.", lower(step.title)),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

fn act_of(form: &Form) -> String {
    form.value("act").parse::<ActId>().unwrap_or_else(|_| ActId::new()).to_string()
}

/// The law names fields by the event; the form may call them otherwise.
fn beside(mut refusal: Refusal, step: &StepForm, code: &str) -> Refusal {
    if refusal.field.as_deref() == Some("to") {
        refusal.field = Some("price".to_owned());
    }
    let shown = |name: &str| {
        ["date", "late_reason", "files"].contains(&name) || step.asks.iter().any(|ask| ask.name == name)
    };
    if refusal.field.as_deref().is_some_and(|name| !shown(name)) {
        refusal.field = None;
    }
    if refusal.code == "STALE" && refusal.mend.is_none() {
        refusal = refusal.mend("Xem thay đổi trên hành trình", format!("/tai-san/{code}"));
    }
    refusal
}

/// The paper as it would be issued, from what is typed.
async fn draft_pdf(
    visit: Visit<Inspect>,
    path: server::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (code, key) = path.into_inner();
    let step = *form_of(&key).filter(|step| step.paper).ok_or_else(unknown)?;
    let dossier = known(&visit, &code).await?;
    let mut form = Form::parse(request.query_string().as_bytes())?;
    if !form.value("percent").is_empty() {
        form = form.with("price", "");
    }
    let form = Seen::of(&dossier, visit.today()).proposed(&step, form);
    let common = common(&form, visit.today());
    let wish = common.as_ref().and_then(|c| wish(&step, &form, &dossier, c.on));
    let (Some(common), Some(wish)) = (common, wish) else {
        let first = form.faults().into_iter().next();
        return Err(Problem::refused(
            first.unwrap_or_else(|| Refusal::new("FIELD", "Chưa đủ dữ liệu để xem trước.")),
        ));
    };
    let (house, actor) = (visit.house.clone(), visit.actor().clone());
    let doing = Doing::new(actor.author(), common.on, house.clock.now());
    let bytes = server::block(move || draft(&house.vault, &actor, doing, &dossier, (&wish, &common)))
        .await
        .map_err(Problem::failed)??;
    let name = format!("inline; filename=\"nhap-{key}.pdf\"");
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(bytes))
}
