//! The store page: what lies where, orders that wait, discrepancies, ageing; and the list of things.

use super::may;
use crate::{
    accounts::{Arrange, CountStore, Inspect, KeepStore, Sign},
    custody::{
        Ageing, CustodyRegime, DiscrepancyRow, ItemFilter, ItemRow, ItemState, OrderRow, PlaceRow, ageing,
        discrepancies, items, orders, place_by_code, places, regime_counts,
    },
    kernel::Day,
    web::{Frame, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/kho", web::get().to(overview)).route("/kho/vat", web::get().to(list));
}

/// Orders and discrepancies shown on the store page; the rest stands in their own lists.
const SHOWN: i64 = 12;

#[derive(Template)]
#[template(path = "custody/store.html")]
struct StorePage {
    frame: Frame,
    places: Vec<PlaceRow>,
    incoming: Vec<OrderRow>,
    outgoing: Vec<OrderRow>,
    open: Vec<DiscrepancyRow>,
    ageing: Ageing,
    regimes: Vec<(CustodyRegime, i64)>,
    today: Day,
    signs: bool,
    keeps: bool,
    arranges: bool,
    counts: bool,
}

async fn overview(visit: Visit<Inspect>) -> Result<HttpResponse, Problem> {
    let today = visit.today();
    let (places, waiting, open, ageing, regimes) = visit
        .read(move |desk| {
            Ok((
                places(desk)?,
                orders(desk, "open", None, 0, SHOWN * 2)?,
                discrepancies(desk, true, None, 0, SHOWN)?,
                ageing(desk, today)?,
                regime_counts(desk)?,
            ))
        })
        .await?;
    let (incoming, outgoing) = waiting.into_iter().partition(|o| o.incoming);
    show(&StorePage {
        frame: visit.frame.clone().at("store"),
        places,
        incoming,
        outgoing,
        open,
        ageing,
        regimes,
        today,
        signs: may::<Sign>(&visit),
        keeps: may::<KeepStore>(&visit),
        arranges: may::<Arrange>(&visit),
        counts: may::<CountStore>(&visit),
    })
}

#[derive(Template)]
#[template(path = "custody/items.html")]
struct ListPage {
    frame: Frame,
    title: String,
    lead: String,
    page: Page<ItemRow>,
    query: String,
}

/// A list of things: by state, regime, place, age. Unknown words in the address count as not given.
async fn list(visit: Visit<Inspect>, paging: Paging, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = web::Query::<HashMap<String, String>>::from_query(request.query_string());
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let get = |key: &str| asked.get(key).map_or("", String::as_str);
    let state = get("trang-thai").parse::<ItemState>().ok();
    let regime = get("che-do").parse::<CustodyRegime>().ok();
    let years: Option<i64> = get("nam").parse().ok().filter(|n| (1..=50).contains(n));
    let before = years.and_then(|n| visit.today().plus_days(-365 * n));
    let code = get("noi").to_owned();
    let mut words: Vec<String> = Vec::new();
    words.extend(state.map(|s| s.label().to_owned()));
    words.extend(regime.map(|r| r.label().to_owned()));
    words.extend(years.map(|n| format!("Giữ từ {n} năm trở lên")));
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let wanted = code.clone();
    let rows = visit
        .read(move |desk| {
            let place = if wanted.is_empty() { None } else { place_by_code(desk, &wanted)? };
            let filter = ItemFilter {
                state: state.or(before.map(|_| ItemState::InStore)),
                regime,
                place: place.map(|p| p.id),
                taken_before: before,
                held: state.is_none(),
                ..ItemFilter::default()
            };
            items(desk, &filter, skip, limit)
        })
        .await?;
    let pairs =
        [("trang-thai", get("trang-thai")), ("che-do", get("che-do")), ("nam", get("nam")), ("noi", &code)];
    let plain = |v: &str| v.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let query: String =
        pairs.iter().filter(|(_, v)| !v.is_empty() && plain(v)).map(|(k, v)| format!("{k}={v}&")).collect();
    show(&ListPage {
        frame: visit.frame.clone().at("store"),
        title: if code.is_empty() {
            "Đồ vật trong sổ".to_owned()
        } else {
            format!("Đồ vật ở {code}")
        },
        lead: regime.map_or_else(|| words.join(" · "), |r| r.gist().to_owned()),
        page: paging.page_after(rows),
        query,
    })
}
