//! The disposal of one thing: its ruling, the comparison, what stands against it, the matter it is in.

use super::item_of;
use crate::{
    accounts::{CountStore, Duty, Inspect, Sign, Write},
    custody::{DiscrepancyRow, ItemRow, broken_items, discrepancies, item},
    disposal::{
        DisposalRow, HoldKind, HoldRow, Matched, RulingRow, holds_of, lift_hold, match_ruling,
        matter_of_item, place_hold,
        rules::{Clock, orphan_clock, ruling_clocks},
        ruling,
    },
    kernel::{ActId, Day, HoldId},
    store::Failure,
    web::{
        Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying,
        parts::{Article, Link},
        show_as,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/vat/{code}/xu-ly", web::get().to(one))
        .route("/vat/{code}/xu-ly/doi-chieu", web::post().to(compare))
        .route("/vat/{code}/xu-ly/tam-dung", web::post().to(hold))
        .route("/vat/{code}/xu-ly/go-bo", web::post().to(lift));
}

/// A clock as a page shows it.
pub(super) struct ClockView {
    /// `EV-06`.
    pub ev: &'static str,
    /// What is to be done.
    pub title: String,
    /// The last or first day.
    pub due: Day,
    /// Whether it is the first day.
    pub earliest: bool,
    /// When it was done.
    pub done: Option<Day>,
    /// Whether it was done after its last day.
    pub late: bool,
    /// By which article.
    pub article: Article,
}

impl From<&Clock> for ClockView {
    fn from(clock: &Clock) -> ClockView {
        let skipped = clock.due.count.skipped.iter().map(|s| format!("{}: {}", s.day, s.reason)).collect();
        ClockView {
            ev: clock.ev,
            title: clock.title.clone(),
            due: clock.due.day,
            earliest: clock.due.earliest,
            done: clock.done,
            late: !clock.due.earliest && clock.done.is_some_and(|done| done > clock.due.day),
            article: Article::from(&clock.due.basis).counted(clock.due.count.sentence.clone(), skipped),
        }
    }
}

#[derive(Template)]
#[template(path = "disposal/item.html")]
struct ItemPage {
    frame: Frame,
    form: Form,
    item: ItemRow,
    parent: Option<ItemRow>,
    ruling: Option<RulingRow>,
    inherited: bool,
    holds: Vec<HoldRow>,
    open: Vec<DiscrepancyRow>,
    seal_broken: bool,
    matter: Option<(DisposalRow, bool)>,
    clocks: Vec<ClockView>,
    order: Option<Link>,
    kinds: super::Choices,
    today: Day,
    expired: bool,
    writes: bool,
    compares: bool,
}

struct Read {
    parent: Option<ItemRow>,
    ruling: Option<RulingRow>,
    inherited: bool,
    holds: Vec<HoldRow>,
    open: Vec<DiscrepancyRow>,
    seal_broken: bool,
    matter: Option<(DisposalRow, bool)>,
}

/// Reads everything the page shows.
async fn look<D: Duty>(visit: &Visit<D>, row: &ItemRow) -> Result<Read, Problem> {
    let (id, parent) = (row.id, row.parent);
    visit
        .read(move |desk| {
            let own = ruling(desk, id)?;
            let parent = parent.map(|p| item(desk, p)).transpose()?.flatten();
            let inherited = own.is_none() && parent.is_some();
            let ruling = match (own, &parent) {
                (Some(own), _) => Some(own),
                (None, Some(parent)) => ruling(desk, parent.id)?,
                (None, None) => None,
            };
            Ok(Read {
                parent,
                ruling,
                inherited,
                holds: holds_of(desk, id)?,
                open: discrepancies(desk, true, Some(id), 0, 20)?,
                seal_broken: !broken_items(desk, &[id])?.is_empty(),
                matter: matter_of_item(desk, id)?,
            })
        })
        .await
}

async fn draw<D: Duty>(
    visit: &Visit<D>,
    row: ItemRow,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let read = look(visit, &row).await?;
    let mut clocks: Vec<ClockView> = Vec::new();
    let open_matter = read.matter.as_ref().is_some_and(|(_, open)| *open);
    match &read.ruling {
        Some(known) if !open_matter => {
            let days = (known.received_on, known.notified_on);
            let all = ruling_clocks(&known.ruling, row.class, days, row.taken_on);
            clocks.extend(all.iter().map(ClockView::from));
        }
        None => clocks.extend(orphan_clock(row.class, row.taken_on).iter().map(ClockView::from)),
        _ => {}
    }
    let today = visit.today();
    let expired = read.ruling.as_ref().and_then(|r| r.ruling.expires_on).is_some_and(|day| day < today);
    let held =
        matches!(row.state, crate::custody::ItemState::InStore | crate::custody::ItemState::KeptElsewhere);
    let matched = read.ruling.as_ref().is_some_and(|r| r.matched == Matched::Same);
    let free = read.holds.iter().all(|h| h.lifted_on.is_some()) && read.open.is_empty();
    let may_order =
        visit.actor().may::<Sign>() && held && matched && free && !open_matter && row.parent.is_none();
    let order = read.ruling.as_ref().filter(|_| may_order).and_then(|r| order_link(r, &row.code));
    show_as(
        status,
        &ItemPage {
            frame: visit.frame.clone().at("store"),
            form: form.with("act", ActId::new()),
            parent: read.parent,
            inherited: read.inherited && read.ruling.is_some(),
            writes: visit.actor().may::<Write>(),
            compares: visit.actor().may::<CountStore>() && !read.inherited && !open_matter,
            ruling: read.ruling,
            holds: read.holds,
            open: read.open,
            seal_broken: read.seal_broken,
            matter: read.matter,
            clocks,
            order,
            kinds: HoldKind::choices(),
            today: visit.today(),
            expired,
            item: row,
        },
    )
}

/// The form by which the head orders what the ruling says.
pub(super) fn order_link(row: &RulingRow, code: &str) -> Option<Link> {
    use crate::disposal::RulingKind as K;
    let (words, place) = match row.ruling.kind {
        K::Destroy => ("Lập Hội đồng tiêu hủy", "tieu-huy"),
        K::Forfeit => ("Ấn định việc chuyển giao sung quỹ", "chuyen-giao"),
        K::Return | K::Secure => ("Quyết định trả lại", "tra-lai"),
        K::Issuer => ("Chuyển cơ quan cấp giấy tờ", "co-quan-cap"),
    };
    Some(Link::new(words, format!("/xu-ly/moi/{place}?vat={code}")))
}

async fn one(visit: Visit<Inspect>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    draw(&visit, row, Form::empty(), StatusCode::OK).await
}

async fn compare(posted: Posted<CountStore>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let same = form.field("same").called("kết quả đối chiếu").choice(&[("yes", true), ("no", false)]);
    let seen = form.field("seen").called("nội dung đã đối chiếu").lines(600);
    if let (Some(same), Some(seen), true) = (same, seen, form.is_sound()) {
        let (doing, by, id) = (visit.doing(&form, visit.today()), visit.warrant.clone(), row.id);
        match visit.write(move |desk, _| match_ruling(desk, &doing, &by, id, (same, &seen))).await {
            Ok(_) => {
                let said = if same {
                    "Đã ghi: khớp với bản án."
                } else {
                    "Đã ghi: không khớp. Sai khác đã mở, chưa được xử lý."
                };
                return Ok(go_saying(&format!("/vat/{}/xu-ly", row.code), &Flash::done(said)));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn hold(posted: Posted<Write>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let kind = form.field("kind").called("loại tạm dừng").read::<HoldKind>();
    let why = form.field("why").called("lý do").lines(400);
    let source = form.field("source").called("văn bản").text(200);
    if let (Some(kind), Some(why), Some(source), true) = (kind, why, source, form.is_sound()) {
        let (doing, by, id) = (visit.doing(&form, visit.today()), visit.warrant.clone(), row.id);
        match visit.write(move |desk, _| place_hold(desk, &doing, &by, id, (kind, &why, &source))).await {
            Ok(_) => {
                let said =
                    Flash::done("Đã tạm dừng xử lý. Không ai giao, trả, tiêu hủy vật này cho đến khi gỡ bỏ.");
                return Ok(go_saying(&format!("/vat/{}/xu-ly", row.code), &said));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn lift(posted: Posted<Write>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let row = item_of(&visit, &code).await?;
    let hold = form.field("hold").called("việc tạm dừng").read::<HoldId>();
    let outcome = form.field("outcome").called("kết quả, văn bản kết thúc").lines(400);
    if let (Some(hold), Some(outcome), true) = (hold, outcome, form.is_sound()) {
        let (doing, by, id) = (visit.doing(&form, visit.today()), visit.warrant.clone(), row.id);
        match visit.write(move |desk, _| lift_hold(desk, &doing, &by, (id, hold), &outcome)).await {
            Ok(_) => {
                return Ok(go_saying(&format!("/vat/{}/xu-ly", row.code), &Flash::done("Đã gỡ tạm dừng.")));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, row, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
