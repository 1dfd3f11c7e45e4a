//! The ledger of seals: every number of the agency, what became of it, with photographs before and after; and the
//! numbered seal papers that were handed out.

use super::{may, story::told};
use crate::{
    accounts::{HandleSeals, Inspect, Sign, people},
    assets::photos_of,
    custody::{
        CustodyDeed, SealBlock, SealBlockWish, SealLine, SealState, issue_seals, item_acts, place_tree,
        seal_blocks, seal_line, seal_lines, seals_used,
    },
    kernel::{ActId, Day, PersonId, Refusal},
    ledger::{Act, Subject, SubjectKind},
    store::{Desk, Failure},
    web::{
        Flash, Form, Frame, Page, Paging, Posted, PostedFiles, Problem, Visit, filters,
        format::query,
        go_saying,
        parts::{Done, Photo},
        show, show_as,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;
use std::collections::HashMap;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/niem-phong", web::get().to(ledger))
        .route("/kho/niem-phong/cap", web::get().to(ask_block))
        .route("/kho/niem-phong/cap", web::post().to(hand_out))
        .route("/kho/niem-phong/anh", web::post().to(photograph));
}

/// Days after which a seal that nobody has looked at stands in the list of those to look at.
const UNCHECKED_DAYS: i64 = 90;

/// Before and after, as a photograph's caption says it.
const MOMENTS: [(&str, &str); 2] = [("truoc", "trước"), ("sau", "sau")];

/// The caption that ties a photograph to a seal.
fn caption(number: &str, moment: &str) -> String {
    let word = MOMENTS.iter().find(|(code, _)| *code == moment).map_or("sau", |(_, word)| *word);
    format!("Niêm phong {number}: {word}")
}

/// One handed-out block and how much of it is left.
struct BlockLine {
    block: SealBlock,
    left: i64,
}

#[derive(Template)]
#[template(path = "custody/seals.html")]
struct LedgerPage {
    frame: Frame,
    page: Page<SealLine>,
    query: String,
    chosen: String,
    blocks: Vec<BlockLine>,
    signs: bool,
}

fn asked(request: &HttpRequest) -> HashMap<String, String> {
    let asked = web::Query::<HashMap<String, String>>::from_query(request.query_string());
    asked.map(web::Query::into_inner).unwrap_or_default()
}

async fn ledger(
    visit: Visit<Inspect>,
    paging: Paging,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = asked(&request);
    if let Some(number) = asked.get("so").filter(|n| !n.trim().is_empty()) {
        return one(&visit, number.trim(), Form::empty(), StatusCode::OK).await;
    }
    let chosen = asked.get("loc").map_or("", String::as_str).to_owned();
    let state = chosen.parse::<SealState>().ok();
    let unchecked = chosen == "lau";
    let before = visit.today().plus_days(-UNCHECKED_DAYS).filter(|_| unchecked);
    let state = if unchecked { Some(SealState::Applied) } else { state };
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let (rows, blocks) = visit
        .read(move |desk| Ok((seal_lines(desk, state, before, skip, limit)?, block_lines(desk)?)))
        .await?;
    let known = unchecked || state.is_some();
    show(&LedgerPage {
        frame: visit.frame.clone().at("store"),
        page: paging.page_after(rows),
        query: if known { format!("loc={chosen}&") } else { String::new() },
        chosen: if known { chosen } else { String::new() },
        blocks,
        signs: may::<Sign>(&visit),
    })
}

fn block_lines(desk: &mut Desk<'_>) -> Result<Vec<BlockLine>, Failure> {
    let mut lines = Vec::new();
    for block in seal_blocks(desk)? {
        let used = seals_used(desk, &block.prefix)?.iter().filter(|n| block.holds(n)).count();
        let left = block.papers() - i64::try_from(used).unwrap_or(i64::MAX);
        lines.push(BlockLine { left, block });
    }
    Ok(lines)
}

#[derive(Template)]
#[template(path = "custody/seal_one.html")]
struct OnePage {
    frame: Frame,
    form: Form,
    seal: SealLine,
    before: Vec<Photo>,
    after: Vec<Photo>,
    done: Vec<Done>,
    handles: bool,
}

fn unknown(number: &str) -> Problem {
    let text = format!("Không có niêm phong số {number} trong sổ của cơ quan.");
    Problem::missing(Refusal::new("SEAL-UNKNOWN", text).mend("Mở sổ niêm phong", "/kho/niem-phong"))
}

/// Whether an act speaks of this seal.
fn speaks(act: &Act, number: &str) -> Result<bool, Failure> {
    Ok(match act.deed::<CustodyDeed>()? {
        Some(CustodyDeed::Sealed(s)) => s.number == number,
        Some(CustodyDeed::SealOpened(s)) => s.number == number,
        Some(CustodyDeed::SealFoundBroken(s)) => s.number == number,
        Some(CustodyDeed::SealChecked(s)) => s.number == number,
        Some(CustodyDeed::TakenIn(taken)) => taken
            .lines
            .iter()
            .any(|l| l.seal_came.as_deref() == Some(number) || l.seal_put.as_deref() == Some(number)),
        _ => false,
    })
}

async fn one<D: crate::accounts::Duty>(
    visit: &Visit<D>,
    number: &str,
    form: Form,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let wanted = number.to_owned();
    let found = visit
        .read(move |desk| {
            let Some(seal) = seal_line(desk, &wanted)? else { return Ok(None) };
            let places = place_tree(desk)?;
            let mut acts = item_acts(desk, seal.item)?;
            let mut kept = Vec::with_capacity(acts.len());
            for act in acts.drain(..) {
                if speaks(&act, &wanted)? {
                    kept.push(act);
                }
            }
            let done = told(&kept, Some(seal.item), &places)?;
            let photos = photos_of(desk, &seal.item.to_string())?;
            Ok(Some((seal, done, photos)))
        })
        .await?;
    let (seal, done, photos) = found.ok_or_else(|| unknown(number))?;
    let at = |moment: &str| -> Vec<Photo> {
        let caption = caption(&seal.seal.number, moment);
        let mine = photos.iter().filter(|p| p.caption.starts_with(&caption));
        mine.map(|p| Photo {
            small: format!("/tep/{}", p.thumbnail),
            original: format!("/tep/{}", p.digest),
            digest: p.digest.clone(),
            caption: p.caption.clone(),
        })
        .collect()
    };
    let (before, after) = (at("truoc"), at("sau"));
    let handles = visit.actor().may::<HandleSeals>();
    let frame = visit.frame.clone().at("store");
    show_as(status, &OnePage { frame, form, seal, before, after, done, handles })
}

async fn photograph(posted: PostedFiles<HandleSeals>) -> Result<HttpResponse, Problem> {
    let PostedFiles { visit, upload } = posted;
    let number = upload.form.value("so").trim().to_owned();
    let moment = upload.form.value("luc").to_owned();
    let wanted = number.clone();
    let seal = visit.read(move |desk| seal_line(desk, &wanted)).await?.ok_or_else(|| unknown(&number))?;
    let photos = super::item_acts::admitted(&visit, &upload, "photos").await?;
    let subject = Subject::of(SubjectKind::Item, seal.item);
    let form = upload.form.with("caption", caption(&number, &moment));
    let new = super::item_acts::keep_photos(&visit, &form, subject, photos).await?;
    let flash = match new {
        0 => Flash::notice("Không có ảnh mới nào; ảnh đã có thì không lưu lần nữa."),
        new => Flash::done(format!("Đã thêm {new} ảnh; ảnh gốc được giữ nguyên.")),
    };
    let address = query(&[("so", number.as_str())]);
    Ok(go_saying(&format!("/kho/niem-phong?{address}"), &flash))
}

#[derive(Template)]
#[template(path = "custody/seal_block.html")]
struct BlockPage {
    frame: Frame,
    form: Form,
    people: super::Choices,
}

async fn draw_block(visit: &Visit<Sign>, form: Form, status: StatusCode) -> Result<HttpResponse, Problem> {
    let staff = visit.read(people).await?;
    let people = super::people_choices(&staff, &[]);
    let form = form.with("act", ActId::new()).with("prefix", format!("NP-{}-", visit.today().year()));
    show_as(status, &BlockPage { frame: visit.frame.clone().at("store"), form, people })
}

async fn ask_block(visit: Visit<Sign>) -> Result<HttpResponse, Problem> {
    draw_block(&visit, Form::empty(), StatusCode::OK).await
}

async fn hand_out(posted: Posted<Sign>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let prefix = form.field("prefix").called("phần chữ đứng trước").text(20);
    let first = form.field("first").called("số đầu").read::<i64>();
    let last = form.field("last").called("số cuối").read::<i64>();
    let holder = form.field("holder").called("người nhận").read::<PersonId>();
    if let (Some(prefix), Some(first), Some(last), Some(holder), true) =
        (prefix, first, last, holder, form.is_sound())
    {
        let wish = SealBlockWish { prefix, first, last, holder };
        let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
        match visit.write(move |desk, _| issue_seals(desk, &doing, &by, wish)).await {
            Ok(_) => return Ok(go_saying("/kho/niem-phong", &Flash::done("Đã cấp giấy niêm phong."))),
            Err(Failure::Refused(refusal)) => form.refuse(*refusal),
            Err(other) => return Err(other.into()),
        }
    }
    draw_block(&visit, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

impl SealLine {
    /// The last day on which somebody put it on, looked at it or took it off.
    pub fn last_seen(&self) -> &Day {
        self.checked_on.as_ref().filter(|day| **day > self.seal.changed_on).unwrap_or(&self.seal.changed_on)
    }
}
