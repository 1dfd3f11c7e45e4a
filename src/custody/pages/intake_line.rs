//! Step 3, comparing: one thing per screen, the initial minutes beside the found state; cash counted twice, blind.

use super::intake::{Open, Top, keep, not_yet, open};
use crate::{
    accounts::{Duty, KeepStore},
    custody::{
        CashCount, CashLine, DONG_FACES, Decision, Found, IntakeOrder, ItemClass, OrderLine, Quantity,
        SealFound, agreed_cash, is_excepted, judge, place, place_tree, rules::check_class,
    },
    kernel::{ItemId, PlaceId, Refusal, Vnd},
    web::{Form, Frame, Posted, Problem, Visit, filters, go, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/nhap/{order}/3", web::get().to(ask))
        .route("/kho/nhap/{order}/3/{item}", web::post().to(compare))
        .route("/kho/nhap/{order}/3/{item}/dem", web::post().to(count));
}

/// A line in the small list above the form.
struct Mark {
    number: usize,
    href: String,
    class: &'static str,
    words: String,
}

#[derive(Template)]
#[template(path = "custody/intake_line.html")]
struct LineStep {
    frame: Frame,
    top: Top,
    form: Form,
    minutes: String,
    line: OrderLine,
    parent: Option<String>,
    marks: Vec<Mark>,
    action: String,
    seals: super::Choices,
    decisions: super::Choices,
    places: super::Choices,
    next: Option<String>,
    counting: Option<Counting>,
    counted: bool,
    total: Option<Vnd>,
}

/// Which of the two counts is asked for; neither shows the other.
struct Counting {
    ordinal: usize,
    who: String,
    faces: Vec<(i64, String)>,
}

fn marks(open: &Open, present: ItemId) -> Vec<Mark> {
    let href = open.href(3);
    let mark = |(number, line): (usize, &OrderLine)| {
        let class = match open.draft.found(line.item) {
            _ if line.item == present => "",
            Some(_) => "past",
            None => "ahead",
        };
        let words = line.thing.name.clone();
        Mark { number, href: format!("{href}?vat={}", line.item), class, words }
    };
    (1..).zip(&open.order.lines).map(mark).collect()
}

/// The line asked for, or the first that is not compared yet, or the first.
fn chosen(open: &Open, asked: Option<ItemId>) -> Option<OrderLine> {
    let lines = &open.order.lines;
    asked
        .and_then(|id| lines.iter().find(|l| l.item == id))
        .or_else(|| lines.iter().find(|l| open.draft.found(l.item).is_none()))
        .or_else(|| lines.first())
        .cloned()
}

fn is_cash(line: &OrderLine) -> bool {
    line.thing.class == ItemClass::Cash
}

async fn draw<D: Duty>(
    visit: &Visit<D>,
    open: Open,
    line: OrderLine,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let known = visit.read(place_tree).await?;
    let counted = open.draft.found(line.item).is_some_and(|f| f.cash.is_some());
    let first_waits = open.draft.counts.iter().any(|(id, _)| *id == line.item);
    let counting = (is_cash(&line) && !counted).then(|| Counting {
        ordinal: if first_waits { 2 } else { 1 },
        who: if first_waits { "người thứ hai".to_owned() } else { "thủ kho".to_owned() },
        faces: DONG_FACES.iter().map(|f| (*f, Vnd::new(*f).unwrap_or_default().to_string())).collect(),
    });
    let total = open
        .draft
        .found(line.item)
        .and_then(|f| f.cash.as_ref())
        .and_then(|(a, b)| agreed_cash(a, b).ok())
        .and_then(|lines| crate::custody::dong_total(&lines).ok());
    let parent = line.parent.and_then(|p| open.order.lines.iter().find(|l| l.item == p));
    show_as(
        status,
        &LineStep {
            frame: visit.frame.clone().at("store"),
            top: Top::of(&open, 3),
            minutes: open.order.minutes.line(),
            parent: parent.map(|p| format!("{} {}", p.code, p.thing.name)),
            marks: marks(&open, line.item),
            action: format!("{}/{}", open.href(3), line.item),
            seals: SealFound::choices(),
            decisions: Decision::choices(),
            places: super::place_choices(&known),
            next: open.draft.all_compared(&open.order).then(|| open.href(4)),
            counting,
            counted,
            total,
            form,
            line,
        },
    )
}

/// The form as what was written before fills it in, or as the papers say.
fn filled(found: Option<&Found>, order: &IntakeOrder, line: &OrderLine) -> Form {
    let seal = if line.thing.seal.is_some() { "" } else { SealFound::Absent.code() };
    let Some(f) = found else {
        let form = Form::empty()
            .with("quantity", line.thing.quantity)
            .with("condition", &line.thing.condition)
            .with("decision", Decision::Accept.code())
            .with("seal", seal);
        return match order.place {
            Some(place) => form.with("place", place),
            None => form,
        };
    };
    let mut form = Form::empty()
        .with("quantity", f.quantity)
        .with("condition", &f.condition)
        .with("as_described", if f.as_described { "yes" } else { "no" })
        .with("seal", f.seal.code())
        .with("decision", f.decision.code())
        .with("note", &f.note)
        .with("expert", f.expert.as_deref().unwrap_or_default())
        .with("confirmation", f.confirmation.as_deref().unwrap_or_default())
        .with("conclusion", f.conclusion.as_deref().unwrap_or_default());
    if let Some(gram) = f.weight_gram {
        form = form.with("weight", gram);
    }
    match f.place.or(order.place) {
        Some(place) => form.with("place", place),
        None => form,
    }
}

async fn ask(
    visit: Visit<KeepStore>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    if let Some(back) = not_yet(&open, 3) {
        return Ok(back);
    }
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = pairs.map(web::Query::into_inner).unwrap_or_default();
    let asked = pairs.iter().find(|(k, _)| k == "vat").and_then(|(_, v)| v.parse::<ItemId>().ok());
    let line = chosen(&open, asked).ok_or_else(super::unknown_order)?;
    let form = filled(open.draft.found(line.item), &open.order, &line);
    draw(&visit, open, line, form, StatusCode::OK).await
}

/// What was typed about one thing.
fn read(form: &Form, line: &OrderLine, cash: Option<(CashCount, CashCount)>) -> Option<Found> {
    let quantity = form.field("quantity").called("số lượng thực tế").read::<Quantity>();
    let weight_gram = form.maybe("weight").called("khối lượng").whole(0..=100_000_000_000);
    let condition = form.field("condition").called("tình trạng thực tế").lines(400);
    let as_described =
        form.field("as_described").called("kết quả đối chiếu").choice(&[("yes", true), ("no", false)]);
    let seal = form.field("seal").called("tình trạng niêm phong").read::<SealFound>();
    let decision = form.field("decision").called("cách xử lý").read::<Decision>();
    let text = |name: &str| form.maybe(name).lines(400);
    Some(Found {
        item: line.item,
        quantity: quantity?,
        weight_gram,
        condition: condition?,
        as_described: as_described?,
        seal: seal?,
        expert: text("expert"),
        confirmation: text("confirmation"),
        conclusion: text("conclusion"),
        note: text("note").unwrap_or_default(),
        decision: decision?,
        place: form.maybe("place").read::<PlaceId>(),
        new_seal: None,
        cash,
    })
}

fn line_of(open: &Open, item: &str) -> Result<OrderLine, Problem> {
    let id: ItemId = item.parse().map_err(|_| super::unknown_item())?;
    open.order.lines.iter().find(|l| l.item == id).cloned().ok_or_else(super::unknown_item)
}

async fn compare(
    posted: Posted<KeepStore>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let mut open = open(&visit, &path.0).await?;
    if let Some(back) = not_yet(&open, 3) {
        return Ok(back);
    }
    let line = line_of(&open, &path.1)?;
    let before = open.draft.found(line.item).cloned();
    let cash = before.as_ref().and_then(|f| f.cash.clone());
    let found = read(&form, &line, cash).filter(|_| form.is_sound());
    if let Some(id) = found.as_ref().filter(|f| f.decision != Decision::Refuse).and_then(|f| f.place)
        && let (class, today) = (line.thing.class, visit.today())
        && let Some((row, false)) = visit
            .read(move |desk| {
                let excepted = is_excepted(desk, id, class, today)?;
                Ok(place(desk, id)?.map(|row| (row, excepted)))
            })
            .await?
        && let Err(refusal) = check_class(&line.code, class, &row.name, row.class, today)
    {
        form.refuse(refusal);
    }
    let found = found.filter(|_| form.is_sound());
    if let Some(mut found) = found {
        found.new_seal = before.and_then(|f| f.new_seal);
        // The number of the new seal is written at the next step; here only what was found is judged.
        let probe = Found { new_seal: Some("…".into()), ..found.clone() };
        match judge(&line, &probe, visit.today()) {
            Ok(_) if found.decision != Decision::Refuse && found.place.is_none() => {
                form.refuse(Refusal::new("PLACE", "Chọn nơi để vật này.").at("place"));
            }
            Ok(_) => {
                open.draft.put(found);
                let all = open.draft.all_compared(&open.order);
                open.draft.step = if all { open.draft.step.max(4) } else { 3 };
                keep(&visit, &open).await?;
                return Ok(go(&if all { open.href(4) } else { open.href(3) }));
            }
            Err(refusal) => form.refuse(refusal),
        }
    }
    draw(&visit, open, line, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// One count of cash. The first is put aside unseen; the second is compared with it; two that differ are both
/// thrown away, and neither is shown.
async fn count(
    posted: Posted<KeepStore>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let mut open = open(&visit, &path.0).await?;
    if let Some(back) = not_yet(&open, 3) {
        return Ok(back);
    }
    let line = line_of(&open, &path.1)?;
    let Some(second) = open.draft.second else { return Ok(go(&open.href(2))) };
    let mut lines = Vec::new();
    for face in DONG_FACES {
        let notes = form.maybe(&format!("notes.{face}")).called("số tờ").whole(0..=10_000_000).unwrap_or(0);
        lines.push(CashLine { currency: "VND".into(), face, notes });
    }
    if form.is_sound() {
        let waiting = open.draft.counts.iter().position(|(id, _)| *id == line.item);
        let Some(waiting) = waiting else {
            open.draft.counts.push((line.item, CashCount { by: visit.actor().id, lines }));
            keep(&visit, &open).await?;
            return Ok(go(&format!("{}?vat={}", open.href(3), line.item)));
        };
        let (_, first) = open.draft.counts.remove(waiting);
        let second = CashCount { by: second, lines };
        match agreed_cash(&first, &second) {
            Ok(_) => {
                let found = Found::as_ordered(&line, open.order.place);
                let found = Found { cash: Some((first, second)), ..found };
                open.draft.put(found);
                keep(&visit, &open).await?;
                return Ok(go(&format!("{}?vat={}", open.href(3), line.item)));
            }
            Err(refusal) => {
                keep(&visit, &open).await?;
                form.refuse(refusal);
            }
        }
    }
    // A fresh form: the next count must not begin from the figures of the last.
    let blank = Form::empty();
    for fault in form.faults() {
        blank.refuse(Refusal { field: None, ..fault });
    }
    draw(&visit, open, line, blank, StatusCode::UNPROCESSABLE_ENTITY).await
}
