//! Kế hoạch phiên: a wished opening day, and every day that follows from it.

use super::calendar::{Entry, file};
use crate::{
    accounts::{Inspect, Write},
    assets::{Dossier, dossier},
    auctions::{PlanLine, RoundPlan, earliest_opening, plan_round},
    kernel::Day,
    law::{LawBook, Procedure},
    web::{
        Form, Frame, Problem, Visit,
        chart::{Mark, timeline},
        filters,
        parts::Article,
        show,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::header, web as server};
use askama::{Template, filters::Safe};

#[derive(Template)]
#[template(path = "auctions/plan.html")]
struct PlanPage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
    round: u32,
    opening: Option<Day>,
    earliest: Option<Day>,
    chart: Safe<String>,
    lines: Vec<LineView>,
    lawful: bool,
    no_calendar: Option<i32>,
    calendar: String,
    may_write: bool,
    procedures: [(&'static str, &'static str); 2],
}

/// One step as a row.
struct LineView {
    title: String,
    actor: String,
    earliest: Option<Day>,
    latest: Option<Day>,
    strict: Option<Day>,
    done: Option<Day>,
    late: bool,
    article: Option<Article>,
}

const PROCEDURES: [(&str, Procedure); 2] =
    [("ordinary", Procedure::Ordinary), ("shortened", Procedure::Shortened)];

/// The wish in the address: `mo` the opening, `thu-tuc` the procedure.
struct Wished {
    form: Form,
    opening: Option<Day>,
    procedure: Procedure,
}

fn wished(dossier: &Dossier, request: &HttpRequest, today: Day) -> Result<Wished, Problem> {
    let form = Form::parse(request.query_string().as_bytes())?;
    let journey = dossier.journey(today);
    let planned = journey.round_view(journey.next_round());
    let procedure = planned.map(|r| r.procedure).unwrap_or_default();
    let name = PROCEDURES.iter().find(|(_, p)| *p == procedure).map_or("ordinary", |(name, _)| name);
    let form = form.with("thu-tuc", name);
    let procedure = form.maybe("thu-tuc").called("thủ tục").choice(&PROCEDURES).unwrap_or(procedure);
    let first = earliest_opening(&journey.asset, procedure, today, LawBook::embedded());
    let proposal = planned.and_then(|r| r.opening).or(first);
    let form = match proposal {
        Some(day) => form.with("mo", day.iso()),
        None => form,
    };
    let opening = form.maybe("mo").called("ngày mở cuộc đấu giá").day();
    Ok(Wished { form, opening, procedure })
}

pub(super) async fn plan(
    visit: Visit<Inspect>,
    code: server::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let wanted = code.into_inner();
    let dossier = visit.read(move |desk| dossier(desk, &wanted)).await?;
    let today = visit.today();
    let Wished { form, opening, procedure } = wished(&dossier, &request, today)?;
    let journey = dossier.journey(today);
    let law = LawBook::embedded();
    let plan = opening.map(|opening| plan_round(&journey, procedure, opening, today, law));
    let code = dossier.story.facts.code.clone();
    let query = opening.map_or_else(String::new, |day| {
        let name = PROCEDURES.iter().find(|(_, p)| *p == procedure).map_or("ordinary", |(name, _)| name);
        format!("?mo={}&thu-tuc={name}", day.iso())
    });
    let chart = plan.as_ref().map(|plan| drawn(plan, today)).unwrap_or_else(|| Safe(String::new()));
    show(&PlanPage {
        frame: visit.frame.clone().at("auctions"),
        form,
        name: dossier.story.facts.name.clone(),
        round: journey.next_round(),
        opening,
        earliest: earliest_opening(&journey.asset, procedure, today, law),
        chart,
        lawful: plan.as_ref().is_none_or(RoundPlan::is_lawful),
        no_calendar: plan.as_ref().and_then(|p| p.no_calendar),
        lines: plan.map(|plan| plan.lines.into_iter().map(line_view).collect()).unwrap_or_default(),
        calendar: format!("/tai-san/{code}/ke-hoach.ics{query}"),
        may_write: visit.actor().may::<Write>(),
        procedures: PROCEDURES.map(|(name, p)| (name, p.label())),
        code,
    })
}

fn drawn(plan: &RoundPlan, today: Day) -> Safe<String> {
    let shown = ["AUC-CONTRACT", "VIEW-DAYS", "REDEEM", "PRIO", "AUC-MOV", "AUC-IMM"];
    let steps = plan.lines.iter().filter(|line| !shown.contains(&line.rule.as_str()));
    let mut marks: Vec<Mark> = steps
        .filter_map(|line| {
            let day = line.done.or(line.latest)?;
            Some(Mark { day, label: line.short.to_owned(), done: line.done.is_some() })
        })
        .collect();
    marks.push(Mark { day: plan.opening, label: "mở phiên".to_owned(), done: false });
    timeline("ke-hoach", &format!("Kế hoạch phiên {}", plan.round), &marks, today)
}

fn line_view(line: PlanLine) -> LineView {
    let late = line.is_too_late();
    let article = line.basis.as_ref().map(Article::from).map(|article| match &line.counted {
        Some(sentence) => article.counted(format!("{sentence}."), Vec::new()),
        None => article,
    });
    LineView {
        title: line.title,
        actor: line.actor,
        earliest: line.earliest,
        latest: line.latest,
        strict: line.strict,
        done: line.done,
        late,
        article,
    }
}

pub(super) async fn calendar_file(
    visit: Visit<Inspect>,
    code: server::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let wanted = code.into_inner();
    let dossier = visit.read(move |desk| dossier(desk, &wanted)).await?;
    let today = visit.today();
    let Wished { opening, procedure, .. } = wished(&dossier, &request, today)?;
    let Some(opening) = opening else { return Err(Problem::malformed()) };
    let plan = plan_round(&dossier.journey(today), procedure, opening, today, LawBook::embedded());
    let code = &dossier.story.facts.code;
    let entries: Vec<Entry> = plan
        .lines
        .iter()
        .filter(|line| line.done.is_none())
        .filter_map(|line| {
            let held = line.rule.starts_with("AUC-MOV") || line.rule.starts_with("AUC-IMM");
            let day = if held { Some(opening) } else { line.latest }?;
            Some(Entry {
                id: format!("{code}-{}-{}", plan.round, line.rule),
                day,
                title: format!("{}: {}", line.title, dossier.story.facts.name),
                detail: line.basis.as_ref().map_or_else(String::new, crate::kernel::Basis::line),
            })
        })
        .collect();
    let name = format!("attachment; filename=\"{code}-phien-{}.ics\"", plan.round);
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(file(&entries, visit.house.clock.now())))
}
