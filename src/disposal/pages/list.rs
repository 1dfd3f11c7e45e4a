//! Everything that is being disposed of: matters, rulings that wait for comparison or for the head's order.

use super::{item::order_link, may};
use crate::{
    accounts::{Inspect, Sign, Write},
    custody::{ItemRow, items_by_id},
    disposal::{
        DisposalFilter, DisposalKind, DisposalRow, Matched, RulingRow, disposals, ready_to_order,
        rules::ruling_clocks,
    },
    kernel::{Day, ItemId},
    web::{Frame, Page, Paging, Problem, Visit, filters, parts::Link, show},
};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// Most rulings looked at for the waiting lists.
const WAITING_MAX: i64 = 400;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/xu-ly", web::get().to(list));
}

/// A thing with a ruling that no matter has taken up.
struct Waiting {
    item: ItemRow,
    ruling: RulingRow,
    due: Option<Day>,
    order: Option<Link>,
}

#[derive(Template)]
#[template(path = "disposal/list.html")]
struct ListPage {
    frame: Frame,
    group: &'static str,
    groups: Vec<(&'static str, &'static str, i64)>,
    page: Page<DisposalRow>,
    waiting: Vec<Waiting>,
    today: Day,
    writes: bool,
}

/// The groups of the list: word in addresses, label.
const GROUPS: [(&str, &str); 8] = [
    ("dang-xu-ly", "Đang xử lý"),
    ("cho-doi-chieu", "Chờ đối chiếu"),
    ("cho-quyet-dinh", "Chờ quyết định"),
    ("tieu-huy", "Tiêu hủy"),
    ("sung-quy", "Sung quỹ"),
    ("tra-lai", "Trả lại"),
    ("co-quan-cap", "Giấy tờ"),
    ("da-xong", "Đã xong"),
];

async fn list(visit: Visit<Inspect>, paging: Paging, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = crate::web::Form::parse(request.query_string().as_bytes())?;
    let asked = asked.value("nhom").to_owned();
    let group = GROUPS.iter().map(|(key, _)| *key).find(|key| *key == asked).unwrap_or(GROUPS[0].0);
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let filter = DisposalFilter {
        kind: match group {
            "tieu-huy" => Some(DisposalKind::Destroy),
            "sung-quy" => Some(DisposalKind::Forfeit),
            "tra-lai" => Some(DisposalKind::Return),
            "co-quan-cap" => Some(DisposalKind::Issuer),
            _ => None,
        },
        open: match group {
            "dang-xu-ly" => Some(true),
            "da-xong" => Some(false),
            _ => None,
        },
        ..DisposalFilter::default()
    };
    let (rows, rulings, items) = visit
        .read(move |desk| {
            let rulings = ready_to_order(desk, None, WAITING_MAX)?;
            let ids: Vec<ItemId> = rulings.iter().map(|r| r.item).collect();
            Ok((disposals(desk, &filter, skip, limit)?, rulings, items_by_id(desk, &ids)?))
        })
        .await?;
    let signs = may::<Sign>(&visit);
    let mut waiting: Vec<Waiting> = rulings
        .into_iter()
        .filter_map(|ruling| {
            let item = items.iter().find(|i| i.id == ruling.item)?.clone();
            let days = (ruling.received_on, ruling.notified_on);
            let clocks = ruling_clocks(&ruling.ruling, item.class, days, item.taken_on);
            let due = clocks.iter().filter(|c| c.done.is_none() && c.ev != "EV-02").map(|c| c.due.day).min();
            let order =
                if signs && ruling.matched == Matched::Same { order_link(&ruling, &item.code) } else { None };
            Some(Waiting { item, ruling, due, order })
        })
        .collect();
    let count = |matched: bool| {
        let of = waiting.iter().filter(|w| (w.ruling.matched == Matched::Same) == matched);
        i64::try_from(of.count()).unwrap_or(0)
    };
    let counted = [("cho-doi-chieu", count(false)), ("cho-quyet-dinh", count(true))];
    let groups = GROUPS
        .iter()
        .map(|(key, label)| {
            let count = counted.iter().find(|(known, _)| known == key).map_or(0, |(_, count)| *count);
            (*key, *label, count)
        })
        .collect();
    match group {
        "cho-doi-chieu" => waiting.retain(|w| w.ruling.matched != Matched::Same),
        "cho-quyet-dinh" => waiting.retain(|w| w.ruling.matched == Matched::Same),
        _ => waiting.clear(),
    }
    show(&ListPage {
        frame: visit.frame.clone().at("disposal"),
        group,
        groups,
        page: paging.page_after(rows),
        waiting,
        today: visit.today(),
        writes: may::<Write>(&visit),
    })
}
