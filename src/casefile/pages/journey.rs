//! The journey page: what happened on the left, what is lawful next on the right, the ladder of prices below.

use super::{
    super::{
        chart::ladder_view,
        facts::asset_rows,
        things::{Thing, things_of_asset},
        told::{Chapter, chapters},
        told_money::told_money,
    },
    unknown_asset,
};
use crate::{
    accounts::{Inspect, Roles, Write, person},
    assets::{NextLine, Story, next_lines, photos_of, story},
    cases::{CaseFacts, case_facts},
    engine::{Counts, Finding, Journey, Severity, check},
    kernel::{Day, Refusal, Vnd},
    law::LawBook,
    ledger::acts_of,
    store::{Desk, Failure},
    web::{
        Frame, Problem, Visit,
        chart::ladder,
        filters,
        format::days_left,
        parts::{Done, Link, Photo},
        show,
    },
};
use actix_web::{HttpResponse, http::header, web as server};
use askama::{Template, filters::Safe};

#[derive(Template)]
#[template(path = "casefile/journey.html")]
struct JourneyPage {
    frame: Frame,
    today: Day,
    code: String,
    name: String,
    case: Link,
    stage: String,
    price: Option<(&'static str, Vnd)>,
    valued: Option<Vnd>,
    countdown: Option<(String, &'static str)>,
    chapters: Vec<Chapter>,
    next: Vec<NextLine>,
    ladder: Safe<String>,
    facts: Vec<(String, String)>,
    photos: Vec<Photo>,
    things: Vec<Thing>,
    findings: Vec<FindingLine>,
    audit: (String, &'static str),
    may_write: bool,
}

/// One finding of the audit as a line.
struct FindingLine {
    tone: &'static str,
    word: &'static str,
    message: String,
    basis: String,
    days: Option<String>,
}

/// Everything the page reads, in one go.
struct Seen {
    story: Story,
    money: Vec<(i64, Done)>,
    case: Option<CaseFacts>,
    officer: String,
    photos: Vec<Photo>,
    things: Vec<Thing>,
}

fn look(desk: &mut Desk<'_>, code: &str) -> Result<Seen, Failure> {
    let Some((id, story)) = story(desk, code)? else {
        return Err(Refusal::new("ASSET-UNKNOWN", "Chưa có tài sản này trong sổ của cơ quan.")
            .mend("Mở danh sách tài sản", "/tai-san")
            .into());
    };
    let money = told_money(&acts_of(desk, &id.to_string())?)?;
    let case = case_facts(desk, story.facts.case)?;
    let officer = case.as_ref().map(|c| person(desk, c.officer)).transpose()?.flatten();
    let photos = photos_of(desk, &id.to_string())?
        .into_iter()
        .map(|p| Photo {
            small: format!("/tep/{}", p.thumbnail),
            original: format!("/tep/{}", p.digest),
            digest: p.digest,
            caption: p.caption,
        })
        .collect();
    let things = things_of_asset(desk, id)?;
    let officer = officer.map_or_else(String::new, |p| p.facts.name);
    Ok(Seen { story, money, case, officer, photos, things })
}

pub(super) async fn page(visit: Visit<Inspect>, code: server::Path<String>) -> Result<HttpResponse, Problem> {
    let wanted = code.into_inner();
    let seen = visit.read(move |desk| look(desk, &wanted)).await?;
    let (roles, may_write) = (&visit.actor().roles, visit.actor().may::<Write>());
    show(&view(visit.frame.clone().at("assets"), seen, visit.today(), roles, may_write))
}

fn view(frame: Frame, seen: Seen, today: Day, roles: &Roles, may_write: bool) -> JourneyPage {
    let law = LawBook::embedded();
    let Seen { story, money, case, officer, photos, things } = seen;
    let journey = Journey::on(&story.history, law, today);
    let found = check(&story.history, law);
    let code = story.facts.code.clone();
    let secured = case
        .as_ref()
        .zip(story.facts.secured_party.as_ref())
        .and_then(|(case, key)| case.parties.iter().find(|p| p.key == *key).map(|p| p.name.clone()));
    let case_code = case.as_ref().map_or("", |c| c.code.as_str());
    JourneyPage {
        frame,
        today,
        name: story.facts.name.clone(),
        case: Link::new(format!("Việc {case_code}"), format!("/ho-so/{}", story.facts.case)),
        stage: journey.stage.title(),
        price: price_words(&journey),
        valued: journey.valued,
        countdown: countdown(&journey, today),
        chapters: chapters(&story, money),
        next: next_lines(&story, &journey, today, roles),
        ladder: ladder(&ladder_view(&journey, law, today)),
        facts: asset_rows(&story, secured.as_deref(), &officer),
        photos,
        things,
        audit: audit_words(Counts::of(&found)),
        findings: found.into_iter().map(finding_line).collect(),
        may_write,
        code,
    }
}

/// What the price at the top is called: a starting price, or what it was sold for.
fn price_words(journey: &Journey) -> Option<(&'static str, Vnd)> {
    let sold = journey.rounds.iter().rev().find_map(|r| r.sold_for);
    match sold.filter(|_| journey.stage.is_settled()) {
        Some(price) => Some(("Giá bán", price)),
        None if journey.rounds.is_empty() && journey.stage.round().is_none() => {
            journey.valued.map(|value| ("Giá thẩm định", value))
        }
        None => journey.price.map(|price| ("Giá khởi điểm", price)),
    }
}

/// `còn 3 ngày để ra quyết định giảm giá`, for the nearest duty with a last day.
fn countdown(journey: &Journey, today: Day) -> Option<(String, &'static str)> {
    let next = journey.next.iter().find(|n| !n.optional && n.due_day().is_some())?;
    let due = next.due_day()?;
    let mut letters = next.title.chars();
    let verb: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    let words = days_left(due, today);
    Some(match today.days_until(due) {
        ..0 => (format!("{words}: {verb}"), "seal"),
        0..=1 => (format!("{words} phải xong: {verb}"), "amber"),
        _ => (format!("{words} để {verb}"), ""),
    })
}

/// `1 vi phạm, 2 lưu ý`, and the tone of its chip.
fn audit_words(counts: Counts) -> (String, &'static str) {
    let parts = [(counts.violation, "vi phạm"), (counts.missing, "còn thiếu"), (counts.warning, "lưu ý")];
    let said: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    let tone = match counts {
        Counts { violation: 1.., .. } => "seal",
        Counts { missing: 1.., .. } | Counts { warning: 1.., .. } => "amber",
        _ => "jade",
    };
    (said.join(", "), tone)
}

fn finding_line(finding: Finding) -> FindingLine {
    let days = finding.due.zip(finding.actual).map(|(due, actual)| format!("hạn {due}, thực hiện {actual}"));
    FindingLine {
        tone: match finding.severity {
            Severity::Violation => "seal",
            Severity::Warning => "amber",
            Severity::Missing => "plain",
        },
        word: finding.severity.label(),
        message: finding.message,
        basis: finding.basis,
        days: days.or_else(|| finding.due.map(|due| format!("hạn {due}"))),
    }
}

/// The history as a file that `niemphong check` reads.
pub(super) async fn history(
    visit: Visit<Inspect>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let wanted = code.into_inner();
    let (_, story) = visit.read(move |desk| story(desk, &wanted)).await?.ok_or_else(unknown_asset)?;
    let text = serde_json::to_string_pretty(&story.history.to_json()).map_err(Problem::failed)?;
    Ok(HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.json\"", story.facts.code),
        ))
        .body(text))
}
