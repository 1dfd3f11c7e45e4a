//! Lines of a judgment for a whole case: one form with a row for each thing.

use super::late;
use crate::{
    accounts::{Duty, Write},
    cases::{self, CaseFacts, CaseRow},
    custody::{ItemFilter, ItemRow, items},
    disposal::{
        Ground, LateReason, Ruling, RulingKind, RulingLine, RulingRow, RulingsWish, enter_rulings,
        notify_decision, rulings_of_case,
    },
    kernel::{ActId, CaseId, Day, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

/// Most things of one case in one form.
const ROWS_MAX: i64 = 300;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/xu-ly/phan-quyet/{case}", web::get().to(ask))
        .route("/xu-ly/phan-quyet/{case}", web::post().to(enter))
        .route("/xu-ly/phan-quyet/{case}/thong-bao", web::post().to(notified));
}

/// A thing of the case; its fields are named by its id, so that a list that grew meanwhile mixes nothing up.
struct Row {
    item: ItemRow,
    ruling: Option<RulingRow>,
}

impl Row {
    fn of((item, ruling): (ItemRow, Option<RulingRow>)) -> Row {
        Row { item, ruling }
    }

    /// The name of a field of this thing's row.
    fn field(&self, part: &str) -> String {
        format!("line.{}.{part}", self.item.code)
    }
}

#[derive(Template)]
#[template(path = "disposal/rulings.html")]
struct RulingsPage {
    frame: Frame,
    form: Form,
    case: CaseRow,
    rows: Vec<Row>,
    kinds: super::Choices,
    grounds: super::Choices,
    late_reasons: super::Choices,
    /// Decisions that are not notified yet.
    unnotified: Vec<(String, Day)>,
}

fn unknown_case() -> Problem {
    Problem::missing(
        Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.")
            .mend("Mở hồ sơ", "/ho-so"),
    )
}

type Loaded = (CaseRow, Vec<Row>, CaseFacts);

async fn load<D: Duty>(visit: &Visit<D>, id: &str) -> Result<Loaded, Problem> {
    let id: CaseId = id.parse().map_err(|_| unknown_case())?;
    let found = visit
        .read(move |desk| {
            let Some(case) = cases::case(desk, id)? else { return Ok(None) };
            let Some(facts) = cases::case_facts(desk, id)? else { return Ok(None) };
            let filter = ItemFilter { case: Some(id), held: true, ..ItemFilter::default() };
            let rows = items(desk, &filter, 0, ROWS_MAX)?;
            let mut known = rulings_of_case(desk, id)?;
            let ruled = |item: &ItemRow, known: &mut Vec<RulingRow>| {
                known.iter().position(|r| r.item == item.id).map(|n| known.swap_remove(n))
            };
            let rows = rows.into_iter().map(|row| {
                let ruling = ruled(&row, &mut known);
                (row, ruling)
            });
            Ok(Some((case, rows.map(Row::of).collect::<Vec<_>>(), facts)))
        })
        .await?;
    found.ok_or_else(unknown_case)
}

fn draw<D: Duty>(
    visit: &Visit<D>,
    (case, rows, _): Loaded,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let mut unnotified: Vec<(String, Day)> = rows
        .iter()
        .filter_map(|row| row.ruling.as_ref())
        .filter(|r| r.notified_on.is_none())
        .map(|r| (r.ruling.decision.clone(), r.ruling.decision_on))
        .collect();
    unnotified.sort();
    unnotified.dedup();
    let form = form.with("act", ActId::new());
    show_as(
        status,
        &RulingsPage {
            frame: visit.frame.clone().at("store"),
            form,
            case,
            rows,
            kinds: RulingKind::choices(),
            grounds: Ground::choices(),
            late_reasons: LateReason::choices(),
            unnotified,
        },
    )
}

/// Proposes what the case already says; a thing named in the address is proposed first.
async fn ask(
    visit: Visit<Write>,
    case: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let loaded = load(&visit, &case).await?;
    let asked = Form::parse(request.query_string().as_bytes())?;
    let mut form = Form::empty()
        .with("ground", Ground::Judgment.code())
        .with("judgment", format!("Bản án số {} của {}", loaded.2.judgment, loaded.2.court))
        .with("effective_on", loaded.2.judgment_on.iso())
        .with("decision", format!("Quyết định thi hành án số {}", loaded.0.decision))
        .with("decision_on", loaded.0.decision_on.iso());
    for row in &loaded.1 {
        if let Some(known) = &row.ruling {
            form = form
                .with(&row.field("line"), &known.ruling.line)
                .with(&row.field("entitled"), &known.ruling.entitled);
        } else if asked.value("vat") == row.item.code {
            form = form.with("vat", &row.item.code);
        }
    }
    draw(&visit, loaded, form, StatusCode::OK)
}

/// The lines that were filled in, one for each row with a kind.
fn lines(form: &Form, rows: &[Row]) -> Option<Vec<RulingLine>> {
    let ground = form.field("ground").called("căn cứ xử lý").read::<Ground>();
    let judgment = form.field("judgment").called("bản án, quyết định").text(300);
    let effective_on = form.field("effective_on").called("ngày có hiệu lực").day();
    let decision = form.field("decision").called("quyết định thi hành án").text(200);
    let decision_on = form.field("decision_on").called("ngày quyết định thi hành án").day();
    let (ground, judgment, effective_on) = (ground?, judgment?, effective_on?);
    let (decision, decision_on) = (decision?, decision_on?);
    let mut lines = Vec::new();
    for row in rows {
        let name = |part: &str| row.field(part);
        let Some(kind) = form.maybe(&name("kind")).called("cách xử lý").read::<RulingKind>() else {
            continue;
        };
        let line = form.maybe(&name("line")).text(400).unwrap_or_else(|| kind.label().to_owned());
        let entitled = form.maybe(&name("entitled")).called("người, cơ quan được nhận").text(200);
        let expires_on = form.maybe(&name("expires_on")).called("ngày hết hạn của giấy tờ").day();
        lines.push(RulingLine {
            item: row.item.id,
            ruling: Ruling {
                kind,
                ground,
                judgment: judgment.clone(),
                effective_on,
                line,
                entitled: entitled.unwrap_or_default(),
                decision: decision.clone(),
                decision_on,
                expires_on,
            },
        });
    }
    Some(lines)
}

async fn enter(posted: Posted<Write>, case: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let loaded = load(&visit, &case).await?;
    let lines = lines(&form, &loaded.1);
    let received_on = form.maybe("received_on").called("ngày nhận đủ bản án và biên bản").day();
    let notified_on = form.maybe("notified_on").called("ngày thông báo quyết định").day();
    let late = late(&form);
    if let (Some(lines), true) = (lines, form.is_sound()) {
        let count = lines.len();
        let wish = RulingsWish {
            case: loaded.0.id.parse().map_err(|_| unknown_case())?,
            lines,
            received_on,
            notified_on,
            late,
        };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| enter_rulings(desk, &doing, &by, wish)).await {
            Ok(_) => {
                let said = format!(
                    "Đã ghi phán quyết về {count} vật. Người thứ hai đối chiếu từng vật trước khi xử lý."
                );
                return Ok(go_saying("/xu-ly?nhom=cho-doi-chieu", &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, loaded, form, StatusCode::UNPROCESSABLE_ENTITY)
}

async fn notified(posted: Posted<Write>, case: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let loaded = load(&visit, &case).await?;
    let decision = form.field("decision").called("quyết định").text(200);
    let on = form.field("notified_on").called("ngày thông báo quyết định").day();
    let late = late(&form);
    if let (Some(decision), Some(on), true) = (decision, on, form.is_sound()) {
        let id: CaseId = loaded.0.id.parse().map_err(|_| unknown_case())?;
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        let done =
            visit.write(move |desk, _| notify_decision(desk, &doing, &by, (id, &decision), on, late)).await;
        match done {
            Ok(_) => {
                let back = format!("/xu-ly/phan-quyet/{id}");
                return Ok(go_saying(&back, &Flash::done("Đã ghi ngày thông báo quyết định.")));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, loaded, form, StatusCode::UNPROCESSABLE_ENTITY)
}
