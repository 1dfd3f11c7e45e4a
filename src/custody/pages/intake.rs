//! Intake on a phone: one step per screen, everything kept if the phone dies, "Từ chối nhận" always there.
//!
//! What is done is a draft beside the book ([`Draft`]); only the last step writes the act. Photographs are the
//! exception: each is evidence from the moment it is taken and goes into the book at once.

use super::{fields, unknown_order};
use crate::{
    accounts::{Duty, KeepStore, people},
    custody::{
        Found, IntakeOrder, OrderRow, Outsider, discard_draft, draft, intake_order, keep_draft, order,
    },
    kernel::{ActId, Day, ItemId, Moment, OrderId, PersonId, Refusal},
    store::{Desk, Failure},
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go, go_saying, parts::Progress, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;
use serde::{Deserialize, Serialize};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/nhap/{order}", web::get().to(resume))
        .route("/kho/nhap/{order}/1", web::get().to(ask_order))
        .route("/kho/nhap/{order}/1", web::post().to(check_order))
        .route("/kho/nhap/{order}/2", web::get().to(ask_papers))
        .route("/kho/nhap/{order}/2", web::post().to(check_papers))
        .configure(super::intake_line::routes)
        .configure(super::intake_sign::routes);
}

/// The steps, in the order of Nghị định 142/2024/NĐ-CP Điều 14.
pub(super) const STEPS: [&str; 6] = ["Lệnh", "Giấy tờ", "Đối chiếu", "Niêm phong", "Ảnh", "Ký"];
/// The kind of these drafts.
const KIND: &str = "intake";

/// An intake that was begun.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The step reached.
    pub step: usize,
    /// The act to come: a repeated last step is the same act.
    pub act: ActId,
    /// Who in truth delivered.
    pub deliverer: Outsider,
    /// The second person chosen; proven at the last step.
    pub second: Option<PersonId>,
    /// Papers that were seen.
    pub papers: Vec<String>,
    /// Lines that were compared.
    pub lines: Vec<Found>,
    /// First counts of cash that wait for the second.
    pub counts: Vec<(ItemId, crate::custody::CashCount)>,
}

impl Draft {
    fn new() -> Draft {
        Draft {
            step: 1,
            act: ActId::new(),
            deliverer: Outsider::default(),
            second: None,
            papers: Vec::new(),
            lines: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// What was found of a thing.
    pub(super) fn found(&self, item: ItemId) -> Option<&Found> {
        self.lines.iter().find(|f| f.item == item)
    }

    /// Writes down what was found of a thing, in place of what was written before.
    pub(super) fn put(&mut self, found: Found) {
        self.lines.retain(|f| f.item != found.item);
        self.lines.push(found);
    }

    /// Whether every line of the order was compared.
    pub(super) fn all_compared(&self, order: &IntakeOrder) -> bool {
        order.lines.iter().all(|l| self.found(l.item).is_some())
    }
}

/// An open intake: the order, what was begun, what stands around the page.
pub(super) struct Open {
    pub row: OrderRow,
    pub order: IntakeOrder,
    pub draft: Draft,
}

impl Open {
    /// The address of a step.
    pub(super) fn href(&self, step: usize) -> String {
        format!("/kho/nhap/{}/{step}", self.row.id)
    }
}

/// The head of every screen of an intake.
pub(super) struct Top {
    pub symbol: String,
    pub on: Day,
    pub case: String,
    pub href: String,
    pub progress: Progress,
}

impl Top {
    pub(super) fn of(open: &Open, step: usize) -> Top {
        Top {
            symbol: open.row.symbol.clone(),
            on: open.row.on,
            case: format!("Việc {} · {}", open.row.case_code, open.row.case_title),
            href: format!("/kho/nhap/{}", open.row.id),
            progress: Progress::at(&STEPS, step),
        }
    }
}

/// Loads an intake that this person may carry on.
pub(super) async fn open<D: Duty>(visit: &Visit<D>, id: &str) -> Result<Open, Problem> {
    let id: OrderId = id.parse().map_err(|_| unknown_order())?;
    let me = visit.actor().id;
    let found = visit
        .read(move |desk| {
            let Some(row) = order(desk, id)? else { return Ok(None) };
            let Some(signed) = intake_order(desk, id)? else { return Ok(None) };
            Ok(Some((row, signed, draft(desk, me, KIND, &id.to_string())?)))
        })
        .await?;
    let (row, order, begun) = found.ok_or_else(unknown_order)?;
    if row.state != "open" {
        let text = format!("Lệnh {} đã thực hiện xong.", row.symbol);
        let refusal = Refusal::new("ORDER-DONE", text);
        return Err(refusal.mend("Xem lệnh", format!("/kho/lenh/{}", row.id)).into());
    }
    if row.storekeeper != me {
        let text = "Lệnh này giao cho thủ kho khác. Thủ kho ghi trong lệnh thực hiện việc nhận.";
        return Err(Refusal::new("OTHER-KEEPER", text)
            .article(crate::custody::two_persons_article(visit.today()))
            .mend("Xem lệnh", format!("/kho/lenh/{}", row.id))
            .into());
    }
    let draft = begun.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(Draft::new);
    Ok(Open { row, order, draft })
}

/// Keeps what was done so far.
pub(super) async fn keep<D: Duty>(visit: &Visit<D>, open: &Open) -> Result<(), Failure> {
    let text = serde_json::to_string(&open.draft)?;
    let (me, id, now) = (visit.actor().id, open.row.id.to_string(), visit.house.clock.now());
    visit.write(move |desk, _| keep_draft(desk, me, KIND, &id, &text, now)).await
}

/// Forgets the draft inside the piece of work that writes the act.
pub(super) fn forget(desk: &mut Desk<'_>, me: PersonId, id: OrderId) -> Result<(), Failure> {
    discard_draft(desk, me, KIND, &id.to_string())
}

async fn resume(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    Ok(go(&open.href(open.draft.step)))
}

#[derive(Template)]
#[template(path = "custody/intake_order.html")]
struct OrderStep {
    frame: Frame,
    top: Top,
    order: IntakeOrder,
    now: Moment,
}

/// Step 1: the order itself.
async fn ask_order(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    let (top, now) = (Top::of(&open, 1), visit.house.clock.now());
    show_as(
        StatusCode::OK,
        &OrderStep { frame: visit.frame.clone().at("store"), top, order: open.order, now },
    )
}

async fn check_order(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let mut open = open(&posted.visit, &id).await?;
    open.draft.step = open.draft.step.max(2);
    keep(&posted.visit, &open).await?;
    Ok(go(&open.href(2)))
}

#[derive(Template)]
#[template(path = "custody/intake_papers.html")]
struct PapersStep {
    frame: Frame,
    top: Top,
    form: Form,
    order: IntakeOrder,
    papers: super::Choices,
    people: super::Choices,
}

/// The papers that are looked at, by code; the first and the last two are needed.
fn paper_choices() -> super::Choices {
    [
        ("minutes", "Biên bản thu giữ, kê biên ban đầu"),
        ("transfer", "Quyết định chuyển giao (nếu có)"),
        ("expert", "Kết luận giám định (nếu có)"),
        ("introduction", "Giấy giới thiệu hoặc thẻ công vụ của người giao"),
        ("identity", "Giấy tờ tùy thân của người giao"),
    ]
    .map(|(code, words)| (code.to_owned(), words.to_owned()))
    .to_vec()
}

async fn draw_papers<D: Duty>(
    visit: &Visit<D>,
    open: Open,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let (me, signer) = (open.row.storekeeper.to_string(), open.row.signer.to_string());
    let mut people = super::people_choices(&staff, &[]);
    people.retain(|(id, _)| *id != me && *id != signer);
    let top = Top::of(&open, 2);
    let frame = visit.frame.clone().at("store");
    show_as(status, &PapersStep { frame, top, form, order: open.order, papers: paper_choices(), people })
}

/// Step 2: papers and people.
async fn ask_papers(visit: Visit<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let open = open(&visit, &id).await?;
    let known =
        if open.draft.deliverer.name.is_empty() { &open.order.deliverer } else { &open.draft.deliverer };
    let mut form = fields::with_outsider(Form::empty(), known);
    if let Some(second) = open.draft.second {
        form = form.with("second", second);
    }
    let seen: Vec<(String, String)> =
        open.draft.papers.iter().map(|p| ("papers".to_owned(), p.clone())).collect();
    let kept = ["person_name", "person_office", "person_body", "person_identity", "second"]
        .map(|name| (name.to_owned(), form.value(name).to_owned()));
    let form = Form::of(kept.into_iter().chain(seen));
    draw_papers(&visit, open, form, StatusCode::OK).await
}

async fn check_papers(posted: Posted<KeepStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let mut open = open(&visit, &id).await?;
    let deliverer = fields::outsider(&form, "người giao");
    if form.value("person_identity").trim().is_empty() {
        let text = "Ghi số giấy giới thiệu, thẻ hoặc giấy tờ tùy thân đã kiểm tra.";
        form.refuse(Refusal::new("IDENTITY", text).at("person_identity"));
    }
    let second = form.field("second").called("người thứ hai cùng giao nhận").read::<PersonId>();
    let papers: Vec<String> = form.all("papers").into_iter().map(str::to_owned).collect();
    for (code, what) in
        [("minutes", "biên bản thu giữ, kê biên ban đầu"), ("identity", "giấy tờ của người giao")]
    {
        if !papers.iter().any(|p| p == code) {
            let text = format!("Chưa kiểm tra {what}. Thiếu giấy tờ này thì từ chối nhận.");
            let article = crate::custody::order_article(visit.today());
            form.refuse(Refusal::new("PAPERS", text).article(article).at("papers"));
        }
    }
    if let (Some(deliverer), Some(second), true) = (deliverer, second, form.is_sound()) {
        open.draft.deliverer = deliverer;
        open.draft.second = Some(second);
        open.draft.papers = papers;
        open.draft.step = open.draft.step.max(3);
        keep(&visit, &open).await?;
        return Ok(go(&open.href(3)));
    }
    draw_papers(&visit, open, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// What is said when a later step is opened before an earlier one is done.
pub(super) fn not_yet(open: &Open, step: usize) -> Option<HttpResponse> {
    (open.draft.step < step).then(|| {
        let words = format!("Làm xong bước {} trước.", open.draft.step);
        go_saying(&open.href(open.draft.step), &Flash::notice(words))
    })
}
