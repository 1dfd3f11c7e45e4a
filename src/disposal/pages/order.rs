//! The head's order: things of one case that a ruling sends the same way, the people, the receiver, the council.

use super::{Choices, late, moment, outsider, people_with};
use crate::{
    accounts::{Role, Sign, agency_facts, people},
    custody::{ItemClass, ItemRow, item_by_code, items_by_id},
    disposal::{
        Council, DisposalKind, LateReason, Matched, Member, MemberPart, Method, OrderWish, RulingKind,
        matter_of_item, order, ruling, rulings_of_case,
    },
    kernel::{ActId, ItemId, PersonId, Refusal},
    store::{Desk, Failure},
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show_as},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/xu-ly/moi/{kind}", web::get().to(ask)).route("/xu-ly/moi/{kind}", web::post().to(sign));
}

/// Rows for members beside the chair.
const MEMBERS: usize = 5;

const KINDS: [(&str, DisposalKind, &str); 4] = [
    ("tieu-huy", DisposalKind::Destroy, "Lập Hội đồng tiêu hủy"),
    ("chuyen-giao", DisposalKind::Forfeit, "Ấn định việc chuyển giao sung quỹ"),
    ("tra-lai", DisposalKind::Return, "Quyết định trả lại tiền, tài sản"),
    ("co-quan-cap", DisposalKind::Issuer, "Chuyển giấy tờ cho cơ quan đã cấp"),
];

#[derive(Template)]
#[template(path = "disposal/order.html")]
struct OrderPage {
    frame: Frame,
    form: Form,
    word: String,
    title: &'static str,
    destroy: bool,
    forfeit: bool,
    /// An hour is to be fixed: not for money, which goes to the Treasury.
    hour: bool,
    give_back: bool,
    things: Vec<(ItemRow, bool)>,
    member_rows: Vec<usize>,
    parts: Choices,
    methods: Choices,
    officers: Choices,
    keepers: Choices,
    accountants: Choices,
    late_reasons: Choices,
}

fn unknown_kind() -> Problem {
    Problem::missing(Refusal::new("KIND", "Không có cách xử lý này.").mend("Mở danh sách xử lý", "/xu-ly"))
}

const fn rules(ruling: RulingKind, kind: DisposalKind) -> bool {
    matches!(
        (ruling, kind),
        (RulingKind::Destroy, DisposalKind::Destroy)
            | (RulingKind::Forfeit, DisposalKind::Forfeit)
            | (RulingKind::Return | RulingKind::Secure, DisposalKind::Return)
            | (RulingKind::Issuer, DisposalKind::Issuer)
    )
}

/// Whole things of the case of `code` that may be ordered in one act, and whom the ruling names.
fn candidates(
    desk: &mut Desk<'_>,
    code: &str,
    kind: DisposalKind,
) -> Result<(Vec<ItemRow>, String), Failure> {
    let Some(item) = item_by_code(desk, code)? else { return Ok((Vec::new(), String::new())) };
    let entitled = ruling(desk, item.id)?.map_or_else(String::new, |r| r.ruling.entitled);
    let mut ids: Vec<ItemId> = Vec::new();
    for row in rulings_of_case(desk, item.case_id)? {
        let same_person = kind != DisposalKind::Return || row.ruling.entitled == entitled;
        let free = matter_of_item(desk, row.item)?.is_none_or(|(_, open)| !open);
        if row.matched == Matched::Same && rules(row.ruling.kind, kind) && same_person && free {
            ids.push(row.item);
        }
    }
    let mut rows = items_by_id(desk, &ids)?;
    use crate::custody::ItemState as S;
    rows.retain(|r| r.parent.is_none() && matches!(r.state, S::InStore | S::KeptElsewhere));
    Ok((rows, entitled))
}

async fn draw(
    visit: &Visit<Sign>,
    word: &str,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (_, kind, title) = KINDS.into_iter().find(|(w, ..)| *w == word).ok_or_else(unknown_kind)?;
    let code = form.value("vat").to_owned();
    let first = form.all("items").is_empty();
    let ((rows, entitled), staff, agency) = visit
        .read(move |desk| Ok((candidates(desk, &code, kind)?, people(desk)?, agency_facts(desk)?)))
        .await?;
    let things = rows.into_iter().map(|row| {
        let chosen = if first { true } else { form.chosen("items", &row.id.to_string()) };
        (row, chosen)
    });
    let things: Vec<(ItemRow, bool)> = things.collect();
    let mut form = form.with("act", ActId::new()).with("place", format!("Kho vật chứng, {}", agency.name));
    if kind == DisposalKind::Return {
        form = form.with("person_name", entitled);
    }
    if kind == DisposalKind::Destroy {
        form = form.with("member.0.part", "commune").with("member.1.part", "specialist");
    }
    show_as(
        status,
        &OrderPage {
            frame: visit.frame.clone().at("disposal"),
            form,
            word: word.to_owned(),
            title,
            destroy: kind == DisposalKind::Destroy,
            forfeit: kind == DisposalKind::Forfeit,
            hour: kind == DisposalKind::Forfeit && !things.iter().all(|(r, _)| r.class == ItemClass::Cash),
            give_back: kind == DisposalKind::Return,
            things,
            member_rows: (0..MEMBERS).collect(),
            parts: MemberPart::choices()
                .into_iter()
                .filter(|(code, _)| code != MemberPart::Chair.code())
                .collect(),
            methods: Method::choices(),
            officers: people_with(&staff, &[Role::Officer]),
            keepers: people_with(&staff, &[Role::Storekeeper]),
            accountants: people_with(&staff, &[Role::Accountant]),
            late_reasons: LateReason::choices(),
        },
    )
}

async fn ask(
    visit: Visit<Sign>,
    kind: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = Form::parse(request.query_string().as_bytes())?;
    let code = crate::custody::scanned_code(asked.value("vat"));
    draw(&visit, &kind, Form::empty().with("vat", code), StatusCode::OK).await
}

/// The members that were filled in; the chair comes from the officer.
fn council(form: &Form) -> Option<Council> {
    let method = form.field("method").called("hình thức tiêu hủy").read::<Method>();
    let contractor = form.maybe("contractor").text(300).unwrap_or_default();
    let mut members = Vec::new();
    for n in 0..MEMBERS {
        let name = form.maybe(&format!("member.{n}.name")).text(120);
        let Some(name) = name else { continue };
        let office = form.field(&format!("member.{n}.office")).called("chức vụ, cơ quan").text(200);
        let part = form.field(&format!("member.{n}.part")).called("thành phần").read::<MemberPart>();
        members.push(Member { name, office: office?, part: part? });
    }
    Some(Council { members, method: method?, contractor })
}

async fn sign(posted: Posted<Sign>, kind: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (word, disposal, title) =
        KINDS.into_iter().find(|(w, ..)| *w == kind.as_str()).ok_or_else(unknown_kind)?;
    let items: Vec<ItemId> = form.all("items").into_iter().filter_map(|id| id.parse().ok()).collect();
    if items.is_empty() {
        form.refuse(Refusal::new("DISPOSAL-EMPTY", "Cần chọn ít nhất một vật để xử lý.").at("items"));
    }
    let officer = form.field("officer").called("chấp hành viên").read::<PersonId>();
    let storekeeper = form.maybe("storekeeper").called("thủ kho").read::<PersonId>();
    let accountant = form.field("accountant").called("kế toán").read::<PersonId>();
    let place = form.field("place").called("địa điểm").text(200);
    let appointed = match form.value("appointed").trim() {
        "" => None,
        _ => moment(&form, "appointed", "thời điểm giao"),
    };
    let cost_day = form.maybe("cost_day").called("chi phí bảo quản").vnd().unwrap_or_default();
    let council = if disposal == DisposalKind::Destroy { council(&form) } else { None };
    let (receiver, late) = (outsider(&form), late(&form));
    if let (Some(officer), Some(accountant), Some(place), true) =
        (officer, accountant, place, form.is_sound())
    {
        let wish = OrderWish {
            kind: disposal,
            items,
            officer,
            storekeeper,
            accountant,
            receiver,
            appointed,
            place,
            cost_day,
            council,
            late,
        };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, house| order(desk, &house.vault, &doing, &by, wish)).await {
            Ok((id, _)) => {
                return Ok(go_saying(&format!("/xu-ly/{id}"), &Flash::done(format!("Đã ký: {title}."))));
            }
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw(&visit, word, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
