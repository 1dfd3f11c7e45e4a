//! One matter as a page: where it stands, what is lawful next and by which article, what was done, its papers.

use super::{item::ClockView, may};
use crate::{
    accounts::{AsOfficer, Duty, Inspect, Write, people},
    assets::photos_of,
    cases,
    custody::{ItemRow, admitted},
    disposal::{
        DisposalKind, Matter, RulingRow, StepKey, add_disposal_photo, from_of, goods_of, matter,
        matter_items,
        rules::{Clock, article_of, matter_clocks},
        rulings_of,
    },
    kernel::{ActId, Day, DisposalId, ItemId, Refusal, Vnd},
    ledger::Doing,
    store::{Desk, Failure},
    web::{
        Flash, Form, Frame, PostedFiles, Problem, Visit, filters, go_saying,
        parts::{Article, Done, Link, Next, Photo},
        show,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/xu-ly/{id}", web::get().to(one)).route("/xu-ly/{id}/anh", web::post().to(photos));
}

/// A matter with everything its pages show.
pub(super) struct Seen {
    pub matter: Matter,
    pub rows: Vec<ItemRow>,
    pub rulings: Vec<RulingRow>,
    pub case: (String, String),
    pub photos: Vec<Photo>,
}

pub(super) fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("DISPOSAL-UNKNOWN", "Chưa có vụ xử lý này trong sổ của cơ quan.")
            .mend("Mở danh sách xử lý", "/xu-ly"),
    )
}

fn look(desk: &mut Desk<'_>, id: DisposalId) -> Result<Option<Seen>, Failure> {
    let Some(matter) = matter(desk, id)? else { return Ok(None) };
    let rows = matter_items(desk, &matter)?;
    let ids: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
    let rulings = rulings_of(desk, &ids)?;
    let case = cases::case(desk, matter.ordered.case)?.map(|c| (c.code, c.title)).unwrap_or_default();
    let photos = photos_of(desk, &id.to_string())?.into_iter().map(|p| Photo {
        small: format!("/tep/{}", p.thumbnail),
        original: format!("/tep/{}", p.digest),
        digest: p.digest,
        caption: p.caption,
    });
    Ok(Some(Seen { photos: photos.collect(), matter, rows, rulings, case }))
}

/// The matter of an id in an address.
pub(super) async fn see<D: Duty>(visit: &Visit<D>, id: &str) -> Result<Seen, Problem> {
    let id: DisposalId = id.parse().map_err(|_| unknown())?;
    visit.read(move |desk| look(desk, id)).await?.ok_or_else(unknown)
}

impl Seen {
    /// The clocks of the matter.
    pub fn clocks(&self) -> Vec<Clock> {
        let from = from_of(&self.rulings, &self.rows, &self.matter);
        matter_clocks(&self.matter, goods_of(&self.rows), from)
    }

    /// The keys of what is lawful next.
    pub fn next(&self) -> Vec<StepKey> {
        let goods = goods_of(&self.rows);
        self.matter.next(goods.money, goods.papers)
    }
}

#[derive(Template)]
#[template(path = "disposal/matter.html")]
struct MatterPage {
    frame: Frame,
    form: Form,
    id: String,
    title: String,
    lead: String,
    state: &'static str,
    tone: &'static str,
    facts: Vec<(&'static str, String)>,
    warn: Option<String>,
    members: Vec<(String, String)>,
    rows: Vec<ItemRow>,
    clocks: Vec<ClockView>,
    next: Vec<Next>,
    done: Vec<Done>,
    photos: Vec<Photo>,
    adds: bool,
    today: Day,
}

async fn one(visit: Visit<Inspect>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let seen = see(&visit, &id).await?;
    let staff = visit.read(people).await?;
    let open = !seen.matter.state().is_end();
    let name = |id| staff.iter().find(|p| p.id == id).map_or_else(String::new, |p| p.facts.name.clone());
    let clocks = seen.clocks();
    let today = visit.today();
    let state = seen.matter.state();
    let ordered = &seen.matter.ordered;
    let members = ordered.council.iter().flat_map(|c| &c.members);
    let members = members.map(|m| (m.name.clone(), format!("{}, {}", m.part.label(), m.office))).collect();
    let mut facts = vec![
        ("Việc", format!("{} · {}", seen.case.0, seen.case.1)),
        ("Người ký", format!("{}, ngày {}", seen.matter.signer.name, seen.matter.on)),
        ("Chấp hành viên", name(ordered.officer.id)),
        ("Kế toán", name(ordered.accountant.id)),
    ];
    facts.extend(ordered.storekeeper.as_ref().map(|s| ("Thủ kho", name(s.id))));
    facts.push(("Địa điểm", ordered.place.clone()));
    if ordered.kind != DisposalKind::Destroy {
        facts.push(("Bên nhận", ordered.receiver.line()));
    }
    facts.extend(
        seen.matter
            .appointed()
            .map(|at| ("Thời điểm giao", format!("{} ngày {}", at.clock_time(), at.day()))),
    );
    if let Some(council) = &ordered.council {
        facts.push(("Hình thức dự kiến", council.method.label().to_owned()));
    }
    show(&MatterPage {
        frame: visit.frame.clone().at("disposal"),
        form: Form::empty().with("act", ActId::new()),
        id: seen.matter.id.to_string(),
        title: format!("{} · {}", ordered.kind.label(), seen.matter.symbol()),
        lead: format!("Việc {} · {}", seen.case.0, seen.case.1),
        state: state.label(),
        tone: state.tone(),
        warn: liable(&seen.matter, today),
        members,
        next: next(&seen, &clocks, (visit.actor().id, may::<Write>(&visit))),
        done: done(&seen.matter),
        clocks: clocks.iter().map(ClockView::from).collect(),
        adds: open && may::<AsOfficer>(&visit),
        facts,
        rows: seen.rows,
        photos: seen.photos,
        today,
    })
}

/// From when the receiver who did not come bears cost and risk, and how much that is by today.
fn liable(matter: &Matter, today: Day) -> Option<String> {
    let since = matter.liable_on()?;
    let ended = matter.steps.last().filter(|_| matter.state().is_end()).map_or(today, |t| t.on);
    let days = since.days_until(ended).max(0);
    let cost = matter.ordered.cost_day.checked_mul(days).unwrap_or_default();
    let cost = if cost == Vnd::ZERO { String::new() } else { format!(", tạm tính {cost} đồng") };
    Some(format!(
        "{} chịu chi phí bảo quản và rủi ro từ ngày {since}: {days} ngày{cost} (khoản 2 Điều 39 Nghị định số 152/2026/NĐ-CP). Vật vẫn \
         nằm tại kho và phải được kiểm kê riêng.",
        matter.ordered.receiver.line()
    ))
}

fn who(matter: &Matter, key: StepKey) -> (crate::kernel::PersonId, &'static str) {
    match key {
        StepKey::Paid | StepKey::Deposited => (matter.ordered.accountant.id, "kế toán"),
        StepKey::Reappoint | StepKey::Condemn | StepKey::Withdraw => {
            (matter.signer.id, "người ký quyết định")
        }
        _ => (matter.ordered.officer.id, "chấp hành viên"),
    }
}

/// What is lawful next: the step, its last day and article, the button for whoever does it.
fn next(seen: &Seen, clocks: &[Clock], (me, writes): (crate::kernel::PersonId, bool)) -> Vec<Next> {
    let matter = &seen.matter;
    let article = |clock: Option<&Clock>| match clock {
        Some(clock) => {
            let skipped =
                clock.due.count.skipped.iter().map(|s| format!("{}: {}", s.day, s.reason)).collect();
            Some(Article::from(&clock.due.basis).counted(clock.due.count.sentence.clone(), skipped))
        }
        None => None,
    };
    let step = |key: &StepKey| {
        let clock = clocks.iter().find(|c| c.step == Some(*key) && c.done.is_none());
        let (hand, role) = who(matter, *key);
        let mut next = Next::new(key.label());
        next.due = clock.filter(|c| !c.due.earliest && *key != StepKey::Unclaimed).map(|c| c.due.day);
        next.actor = (hand != me).then(|| role.to_owned());
        next.detail = match clock {
            Some(clock) if clock.due.earliest || *key == StepKey::Unclaimed => {
                Some(format!("chỉ sau ngày {}", clock.due.day))
            }
            _ => None,
        };
        next.article = article(clock);
        if next.article.is_none() && *key != StepKey::Withdraw {
            next.detail = next.detail.or_else(|| Some(article_of(matter.ordered.kind, matter.on).to_owned()));
        }
        let open_to_all = writes && matches!(key, StepKey::Procuracy | StepKey::Served);
        next.button = (hand == me || open_to_all)
            .then(|| Link::new(key.label(), format!("/xu-ly/{}/buoc/{}", matter.id, key.code())));
        next
    };
    seen.next().iter().map(step).collect()
}

fn link(paper: &crate::documents::IssuedPaper) -> Link {
    let kind = paper.title.split(", việc").next().unwrap_or(&paper.title);
    Link::new(format!("{kind} số {}", paper.symbol), format!("/giay-to/{}", paper.id))
}

/// What was done, newest first.
fn done(matter: &Matter) -> Vec<Done> {
    let mut all = Vec::with_capacity(matter.steps.len() + 1);
    for taken in matter.steps.iter().rev() {
        let mut event = Done::new(taken.on, taken.stepped.told.clone());
        let second = taken
            .stepped
            .second
            .as_ref()
            .map_or_else(String::new, |s| format!(" cùng {} ({})", s.name, s.office.to_lowercase()));
        event.by = Some(format!("{} ({}){second}", taken.by.name, taken.by.office.to_lowercase()));
        event.detail = taken
            .stepped
            .late
            .as_ref()
            .map(|l| format!("Chậm: {} {}", l.reason.label().to_lowercase(), l.note));
        event.papers = taken.stepped.papers.iter().map(link).collect();
        all.push(event);
    }
    let mut event = Done::new(matter.on, matter.ordered.told.clone());
    event.by = Some(format!("{} ({})", matter.signer.name, matter.signer.office.to_lowercase()));
    event.detail =
        matter.ordered.late.as_ref().map(|l| format!("Chậm: {} {}", l.reason.label().to_lowercase(), l.note));
    event.papers = matter.ordered.papers.iter().map(link).collect();
    all.push(event);
    all
}

async fn photos(posted: PostedFiles<AsOfficer>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let PostedFiles { visit, upload } = posted;
    let seen = see(&visit, &id).await?;
    let id = seen.matter.id;
    if seen.matter.state().is_end() {
        return Err(Problem::refused(Refusal::new(
            "DISPOSAL-CLOSED",
            "Vụ xử lý đã kết thúc, không thêm ảnh nữa.",
        )));
    }
    let photos = admitted(&visit, &upload, "photos").await?;
    let sent = photos.len();
    let caption = upload.form.value("caption").trim().to_owned();
    let base = visit.doing(&upload.form, visit.today());
    let new = visit
        .write(move |desk, _| {
            let mut new = 0_usize;
            for photo in &photos {
                let doing = Doing { act: ActId::new(), after: None, ..base.clone() };
                new += usize::from(add_disposal_photo(desk, &doing, id, (photo, &caption))?.is_some());
            }
            Ok(new)
        })
        .await?;
    let flash = match (sent, new) {
        (0, _) => Flash::notice("Chưa chọn ảnh nào."),
        (_, new) => Flash::done(format!("Đã thêm {new} ảnh; ảnh gốc được giữ nguyên.")),
    };
    Ok(go_saying(&format!("/xu-ly/{id}"), &flash))
}
