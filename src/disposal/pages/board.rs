//! The ageing board: why evidence still lies there and how long, with the letter to whoever can move it.

use super::may;
use crate::{
    accounts::{Inspect, Write, people},
    disposal::{
        AgeingRow, Band, Cause,
        ageing::{CauseCount, counts},
        ageing_rows, issue_list,
        rules::{Clock, orphan_clock},
    },
    kernel::Refusal,
    law::{Ask, LawBook},
    web::{
        Flash, Form, Frame, Posted, Problem, Visit, chart, filters, format::query, go_saying, parts::Article,
        show,
    },
};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::{Template, filters::Safe};
use std::collections::BTreeMap;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/kho/ton-dong", web::get().to(board)).route("/kho/ton-dong/thu", web::post().to(letter));
}

/// Rows shown at once; the counts are of all.
const SHOWN: usize = 200;

/// Things of one cause that one body can move.
struct BodyRow {
    cause: Cause,
    body: String,
    shown: String,
    things: usize,
    oldest: i64,
}

#[derive(Template)]
#[template(path = "disposal/board.html")]
struct BoardPage {
    frame: Frame,
    counted: Vec<CauseCount>,
    bands: Vec<Band>,
    all: usize,
    aged: usize,
    chart: Safe<String>,
    bodies: Vec<BodyRow>,
    rows: Vec<AgeingRow>,
    cut: bool,
    cause: Option<Cause>,
    band: Option<Band>,
    listed: Option<Article>,
    orphan: Option<Article>,
    orphans: usize,
    writes: bool,
}

/// What a body is called: an officer is stored by id.
fn shown(body: &str, names: &BTreeMap<String, String>) -> String {
    names.get(body).map_or_else(|| body.to_owned(), |name| format!("Chấp hành viên {name}"))
}

async fn board(visit: Visit<Inspect>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = Form::parse(request.query_string().as_bytes())?;
    let cause: Option<Cause> = asked.value("nguyen-nhan").parse().ok();
    let band: Option<Band> = asked.value("thoi-gian").parse().ok();
    let today = visit.today();
    let (all, staff) = visit.read(move |desk| Ok((ageing_rows(desk, today)?, people(desk)?))).await?;
    let names: BTreeMap<String, String> =
        staff.iter().map(|p| (p.id.to_string(), p.facts.name.clone())).collect();
    let counted = counts(&all, today);
    let bars: Vec<chart::Bar> = counted
        .iter()
        .map(|row| chart::Bar {
            label: row.cause.label().to_owned(),
            amount: row.all,
            shown: format!("{} vật", row.all),
            href: Some(format!("/kho/ton-dong?{}", query(&[("nguyen-nhan", row.cause.code())]))),
        })
        .collect();
    let aged = all.iter().filter(|r| Band::of(r.taken_on, today) != Band::Fresh).count();
    let orphan = |r: &&AgeingRow| r.cause == Cause::NoRuling && Band::of(r.taken_on, today) == Band::Five;
    let orphans = all.iter().filter(orphan).count();
    let basis = |clock: Option<Clock>| clock.map(|c| Article::from(&c.due.basis));
    let listed = LawBook::embedded().due("STOCK-LISTED", today, &Ask::default()).ok();
    let bodies = bodies(&all, &names);
    let wanted = |r: &AgeingRow| {
        cause.is_none_or(|c| r.cause == c) && band.is_none_or(|b| Band::of(r.taken_on, today) == b)
    };
    let total = all.len();
    let mut rows: Vec<AgeingRow> = all.into_iter().filter(wanted).collect();
    let cut = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    for row in &mut rows {
        row.body = shown(&row.body, &names);
    }
    show(&BoardPage {
        frame: visit.frame.clone().at("disposal"),
        counted,
        bands: Band::ALL.to_vec(),
        all: total,
        aged,
        chart: chart::bars("ton-dong", "Vật chứng theo nguyên nhân", &bars),
        bodies,
        rows,
        cut,
        cause,
        band,
        listed: listed.map(|due| Article::from(&due.basis)),
        orphan: basis(orphan_clock(crate::custody::ItemClass::General, Some(today))),
        orphans,
        writes: may::<Write>(&visit),
    })
}

/// Who can move what, the largest first.
fn bodies(rows: &[AgeingRow], names: &BTreeMap<String, String>) -> Vec<BodyRow> {
    let mut all: BTreeMap<(Cause, String), (usize, i64)> = BTreeMap::new();
    for row in rows.iter().filter(|r| !r.body.trim().is_empty()) {
        let entry = all.entry((row.cause, row.body.clone())).or_insert((0, 0));
        entry.0 += 1;
        entry.1 = entry.1.max(row.days);
    }
    let row = |((cause, body), (things, oldest)): ((Cause, String), (usize, i64))| BodyRow {
        cause,
        shown: shown(&body, names),
        body,
        things,
        oldest,
    };
    let mut list: Vec<BodyRow> = all.into_iter().map(row).collect();
    list.sort_by(|a, b| (a.cause, b.things, &a.shown).cmp(&(b.cause, a.things, &b.shown)));
    list
}

async fn letter(posted: Posted<Write>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let cause = form.field("cause").called("nguyên nhân").read::<Cause>();
    let body = form.field("body").called("nơi nhận").text(300);
    let (Some(cause), Some(body)) = (cause, body) else {
        let first = form.faults().into_iter().next();
        return Err(Problem::refused(first.unwrap_or_else(|| Refusal::new("FIELD", "Chưa chọn nơi nhận."))));
    };
    let staff = visit.read(people).await?;
    let names: BTreeMap<String, String> =
        staff.iter().map(|p| (p.id.to_string(), p.facts.name.clone())).collect();
    let (doing, by) = (visit.doing(&form, visit.today()), visit.warrant.clone());
    let addressee = shown(&body, &names);
    let (paper, _) = visit
        .write(move |desk, house| issue_list(desk, &house.vault, &doing, &by, (cause, &body, &addressee)))
        .await?;
    let said = Flash::done(format!("Đã lập danh sách số {}. In, ký và gửi.", paper.symbol));
    Ok(go_saying(&format!("/giay-to/{}", paper.id), &said))
}
