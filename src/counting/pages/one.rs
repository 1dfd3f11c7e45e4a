//! One count: its places, who counted, what is next; the draw, the end, giving it up.

use super::count_of;
use crate::{
    accounts::{CountStore, Inspect, Role, Sign},
    counting::{
        CountKind, CountRow, CountState, CountingDeed, Finished, KeeperSigned, Planned, SheetRow, SheetState,
        Totals, draw_sample, drop_count, finish_count, sheets,
    },
    documents::IssuedPaper,
    kernel::{ActId, Day, Refusal},
    ledger::acts_of,
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, parts::Link, show},
};
use actix_web::{HttpResponse, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/kho/kiem-ke/dot/{count}", web::get().to(one))
        .route("/kho/kiem-ke/dot/{count}/rut", web::post().to(draw))
        .route("/kho/kiem-ke/dot/{count}/xong", web::post().to(finish))
        .route("/kho/kiem-ke/dot/{count}/bo", web::post().to(give_up));
}

#[derive(Template)]
#[template(path = "counting/one.html")]
struct OnePage {
    frame: Frame,
    form: Form,
    today: Day,
    count: CountRow,
    sheets: Vec<SheetRow>,
    done: usize,
    totals: Option<Totals>,
    papers: Vec<Link>,
    sample: Option<(String, String, i64)>,
    change: Option<(String, String)>,
    refused: Vec<(String, String)>,
    reason: Option<String>,
    counts: bool,
    closes: bool,
    signs: bool,
}

/// What the acts of a count say besides its rows.
#[derive(Default)]
struct Told {
    papers: Vec<Link>,
    totals: Option<Totals>,
    sample: Option<(String, String, i64)>,
    change: Option<(String, String)>,
    refused: Vec<(String, String)>,
    reason: Option<String>,
}

impl Told {
    fn hear(&mut self, deed: CountingDeed) {
        match deed {
            CountingDeed::Planned(planned) => {
                let Planned { change, .. } = *planned;
                self.change = change.map(|c| (c.outgoing.name, c.incoming.name));
            }
            CountingDeed::Drawn(drawn) => self.sample = Some((drawn.seed, drawn.anchor, drawn.among)),
            CountingDeed::Finished(finished) => {
                let Finished { totals, paper } = *finished;
                self.totals = Some(totals);
                self.papers.extend(paper.map(link));
            }
            CountingDeed::KeeperSigned(signed) => {
                let KeeperSigned { totals, paper, refused, .. } = *signed;
                self.totals = Some(totals);
                self.papers.push(link(paper));
                self.refused = refused.into_iter().map(|r| (r.code, r.why)).collect();
            }
            CountingDeed::Dropped { reason } => self.reason = Some(reason),
            CountingDeed::SheetClosed(_) | CountingDeed::Reconciled(_) => {}
        }
    }
}

fn link(paper: IssuedPaper) -> Link {
    Link::new(format!("{} số {}", paper.title, paper.symbol), format!("/giay-to/{}", paper.id))
}

async fn one(visit: Visit<Inspect>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let count = count_of(&visit, &id).await?;
    let wanted = count.id;
    let (sheets, told) = visit
        .read(move |desk| {
            let mut told = Told::default();
            for act in acts_of(desk, &wanted.to_string())? {
                if let Some(deed) = act.deed::<CountingDeed>()? {
                    told.hear(deed);
                }
            }
            Ok((sheets(desk, wanted)?, told))
        })
        .await?;
    let done = sheets.iter().filter(|s| s.state == SheetState::Done).count();
    let whole = !sheets.is_empty() && done == sheets.len() && count.state == CountState::Counting;
    let keeper = visit.actor().roles.has(Role::Storekeeper);
    let by_hand = count.kind.is_planned_by_hand();
    let Told { papers, totals, sample, change, refused, reason } = told;
    show(&OnePage {
        frame: visit.frame.clone().at("store"),
        form: Form::empty().with("act", ActId::new()),
        today: visit.today(),
        closes: whole && by_hand && (!keeper || count.kind == CountKind::Spot),
        signs: whole && count.kind == CountKind::Keeper && visit.actor().may::<Sign>(),
        counts: visit.actor().may::<CountStore>(),
        count,
        sheets,
        done,
        totals,
        papers,
        sample,
        change,
        refused,
        reason,
    })
}

async fn draw(posted: Posted<CountStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let count = count_of(&visit, &id).await?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, _| draw_sample(desk, &doing, &by, count.id)).await?;
    Ok(go_saying(
        &format!("/kho/kiem-ke/dot/{id}"),
        &Flash::done("Đã rút nơi kiểm kê. Bắt đầu ngay trong ngày."),
    ))
}

async fn finish(posted: Posted<CountStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let count = count_of(&visit, &id).await?;
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    let (paper, _) =
        visit.write(move |desk, house| finish_count(desk, &house.vault, &doing, &by, count.id)).await?;
    let number = paper.map_or_else(String::new, |p| format!(" Biên bản kiểm kê số {}.", p.symbol));
    Ok(go_saying(
        &format!("/kho/kiem-ke/dot/{id}"),
        &Flash::done(format!("Đã kết thúc đợt kiểm kê.{number}")),
    ))
}

async fn give_up(posted: Posted<CountStore>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let count = count_of(&visit, &id).await?;
    let Some(reason) = form.field("reason").called("lý do bỏ đợt kiểm kê").text(300) else {
        let text = "Cần ghi lý do bỏ đợt kiểm kê.";
        return Err(Failure::from(Refusal::new("REASON", text)).into());
    };
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    visit.write(move |desk, _| drop_count(desk, &doing, &by, count.id, &reason)).await?;
    Ok(go_saying(
        "/kho/kiem-ke",
        &Flash::done("Đã bỏ đợt kiểm kê; kết quả những nơi đã đếm xong vẫn trong sổ."),
    ))
}
