//! Đấu giá: what is on sale, by where it stands and when it opens next.

use crate::{
    accounts::Inspect,
    assets::{AssetRow, assets_of, story},
    engine::Journey,
    kernel::{Day, Vnd},
    law::LawBook,
    store::{Desk, Failure},
    web::{Form, Frame, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

#[derive(Template)]
#[template(path = "auctions/list.html")]
struct ListPage {
    frame: Frame,
    page: Page<SaleRow>,
    today: Day,
    groups: Vec<GroupLink>,
    mine: bool,
    mine_href: String,
    here: String,
    total: Option<Vnd>,
}

/// One asset on sale.
struct SaleRow {
    code: String,
    name: String,
    stage: String,
    round: i32,
    price: Option<Vnd>,
    opening: Option<Day>,
    next: Option<(String, Option<Day>)>,
}

/// A group of stages as a link.
struct GroupLink {
    words: &'static str,
    href: String,
    here: bool,
}

const GROUPS: [(&str, &str, &[&str]); 6] = [
    (
        "",
        "Tất cả",
        &[
            "priced",
            "contracted",
            "announced",
            "on_sale",
            "unsold",
            "offered",
            "accepted",
            "paused",
            "sold",
            "paid",
            "taken",
        ],
    ),
    ("cho-ky", "Chờ ký hợp đồng", &["priced"]),
    ("sap-mo", "Sắp mở phiên", &["contracted", "announced", "on_sale"]),
    ("khong-thanh", "Không thành", &["unsold", "offered", "accepted"]),
    ("tam-dung", "Tạm dừng", &["paused"]),
    ("da-ban", "Đã bán, chờ giao", &["sold", "paid", "taken"]),
];

pub(super) async fn list(
    visit: Visit<Inspect>,
    paging: Paging,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = Form::parse(request.query_string().as_bytes())?;
    let group = asked.value("nhom").to_owned();
    let (_, _, stages) = GROUPS.iter().find(|(key, ..)| *key == group).copied().unwrap_or(GROUPS[0]);
    let mine = asked.value("cua") == "toi";
    let officer = mine.then_some(visit.actor().id);
    let (skip, limit, today) = (paging.skipped(), paging.fetch(), visit.today());
    let rows = visit
        .read(move |desk| {
            let rows = assets_of(desk, stages, officer, skip, limit)?;
            rows.into_iter().map(|row| sale_row(desk, row, today)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let mut page = paging.page_after(rows);
    page.rows.sort_by_key(|row| (row.opening.is_none(), row.opening));
    let address = |key: &str, own: bool| {
        let own = if own { "cua=toi&" } else { "" };
        if key.is_empty() { format!("/dau-gia?{own}") } else { format!("/dau-gia?nhom={key}&{own}") }
    };
    show(&ListPage {
        frame: visit.frame.clone().at("auctions"),
        total: Vnd::sum(page.rows.iter().filter_map(|row| row.price)).ok().filter(|sum| !sum.is_zero()),
        page,
        today,
        groups: GROUPS
            .iter()
            .map(|(key, words, _)| GroupLink { words, href: address(key, mine), here: *key == group })
            .collect(),
        mine,
        mine_href: address(&group, !mine),
        here: address(&group, mine),
    })
}

fn sale_row(desk: &mut Desk<'_>, row: AssetRow, today: Day) -> Result<SaleRow, Failure> {
    let found = story(desk, &row.code)?;
    let journey = found.map(|(_, story)| Journey::on(&story.history, LawBook::embedded(), today));
    let opening = journey.as_ref().and_then(|j| j.round_view(j.next_round())).and_then(|r| r.opening);
    let next = journey.as_ref().and_then(|j| j.next.first()).map(|n| (n.title.clone(), n.due_day()));
    Ok(SaleRow {
        code: row.code,
        name: row.name,
        stage: row.stage_label,
        round: row.round,
        price: row.price,
        opening,
        next,
    })
}
