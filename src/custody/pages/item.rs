//! The page of a thing: journey, photographs, seals, place, papers, parts.

use super::{item_of, may, story::told, unknown_item};
use crate::{
    accounts::{CountStore, HandleSeals, Inspect, KeepStore, Sign},
    assets::{asset, photos_of},
    custody::{
        CashLine, CustodyDeed, DiscrepancyRow, ItemRow, PlaceRow, SealRow, SealState, Stay, cash_lines,
        discrepancies, dong_total, item, item_acts, keeping_cost, label, parts_of, place_tree, seals_of,
    },
    documents::{PaperRow, papers_of},
    kernel::{ActId, Day, ItemId, PlaceId, Vnd},
    ledger::{Act, Doing},
    web::{
        Form, Frame, Problem, Visit, filters, go,
        parts::{Done, Photo},
        show,
    },
};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/vat/theo-ma/{id}", web::get().to(by_id))
        .route("/vat/{code}", web::get().to(one))
        .route("/vat/{code}/nhan.pdf", web::get().to(label_pdf))
        .configure(super::print::routes)
        .configure(super::item_acts::routes);
}

async fn by_id(visit: Visit<Inspect>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id: ItemId = id.parse().map_err(|_| unknown_item())?;
    let row = visit.read(move |desk| item(desk, id)).await?.ok_or_else(unknown_item)?;
    Ok(go(&format!("/vat/{}", row.code)))
}

#[derive(Template)]
#[template(path = "custody/item.html")]
struct ItemPage {
    frame: Frame,
    form: Form,
    item: ItemRow,
    facts: Vec<(&'static str, String)>,
    place: Option<PlaceRow>,
    parent: Option<ItemRow>,
    parts: Vec<ItemRow>,
    seals: Vec<SealRow>,
    cash: Vec<CashLine>,
    cash_total: Option<Vnd>,
    open: Vec<DiscrepancyRow>,
    photos: Vec<Photo>,
    papers: Vec<PaperRow>,
    done: Vec<Done>,
    asset_code: Option<String>,
    keeping: Option<Vnd>,
    today: Day,
    keeps: bool,
    seals_may: bool,
    signs: bool,
    notices: bool,
}

/// Everything the page shows, read at once.
struct Read {
    item: ItemRow,
    place: Option<PlaceRow>,
    parent: Option<ItemRow>,
    parts: Vec<ItemRow>,
    seals: Vec<SealRow>,
    cash: Vec<CashLine>,
    open: Vec<DiscrepancyRow>,
    photos: Vec<Photo>,
    papers: Vec<PaperRow>,
    done: Vec<Done>,
    asset_code: Option<String>,
    keeping: Option<Vnd>,
}

async fn one(visit: Visit<Inspect>, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    let today = visit.today();
    let read = visit.read(move |desk| read(desk, row, today)).await?;
    let facts = facts(&read.item);
    let sealable = read.item.state.is_stock() || read.item.state == crate::custody::ItemState::KeptElsewhere;
    show(&ItemPage {
        frame: visit.frame.clone().at("store"),
        form: Form::empty().with("act", ActId::new()),
        facts,
        cash_total: if read.cash.is_empty() { None } else { dong_total(&read.cash).ok() },
        today: visit.today(),
        keeps: may::<KeepStore>(&visit) && read.item.state.is_stock(),
        seals_may: may::<HandleSeals>(&visit) && sealable,
        signs: may::<Sign>(&visit) && read.item.state.is_stock(),
        notices: may::<CountStore>(&visit),
        item: read.item,
        place: read.place,
        parent: read.parent,
        parts: read.parts,
        seals: read.seals,
        cash: read.cash,
        open: read.open,
        photos: read.photos,
        papers: read.papers,
        done: read.done,
        asset_code: read.asset_code,
        keeping: read.keeping,
    })
}

/// Where a thing lay from day to day.
fn stays(acts: &[Act], item: &ItemRow, today: Day) -> Result<Vec<Stay>, crate::store::Failure> {
    let mut starts: Vec<(Day, Option<PlaceId>)> = Vec::new();
    for act in acts {
        let on = act.happened_on;
        match act.deed::<CustodyDeed>()? {
            Some(CustodyDeed::TakenIn(taken)) => {
                starts.extend(taken.lines.iter().filter(|l| l.item == item.id).map(|l| (on, l.place)));
            }
            Some(CustodyDeed::StockEntered(stock)) => starts.push((stock.received_on, Some(stock.place))),
            Some(CustodyDeed::KeptElsewhere(kept)) => starts.push((on, kept.place)),
            Some(CustodyDeed::Moved(_) | CustodyDeed::EmergencyMoved(_)) => {
                starts.push((on, act.subject.parse().ok()));
            }
            Some(CustodyDeed::Released(_)) => starts.push((on, None)),
            _ => {}
        }
    }
    let ends = starts.iter().skip(1).map(|(on, _)| *on).chain([today]);
    let stay = |((from, place), to): (&(Day, Option<PlaceId>), Day)| {
        place.map(|place| Stay { place, from: *from, to })
    };
    Ok(starts.iter().zip(ends).filter_map(stay).collect())
}

fn read(desk: &mut crate::store::Desk<'_>, row: ItemRow, today: Day) -> Result<Read, crate::store::Failure> {
    let all = place_tree(desk)?;
    let acts = item_acts(desk, row.id)?;
    let done = told(&acts, Some(row.id), &all)?;
    let mut papers = match row.order {
        Some(order) => papers_of(desk, &order.to_string())?,
        None => Vec::new(),
    };
    papers.extend(papers_of(desk, &row.id.to_string())?);
    let shown = photos_of(desk, &row.id.to_string())?.into_iter().map(|p| Photo {
        small: format!("/tep/{}", p.thumbnail),
        original: format!("/tep/{}", p.digest),
        digest: p.digest,
        caption: p.caption,
    });
    let keeping = keeping_cost(&stays(&acts, &row, today)?, &all);
    Ok(Read {
        keeping,
        place: row.place.and_then(|id| all.into_iter().find(|p| p.id == id)),
        parent: row.parent.map(|id| item(desk, id)).transpose()?.flatten(),
        parts: parts_of(desk, row.id)?,
        seals: seals_of(desk, row.id)?,
        cash: cash_lines(desk, row.id)?,
        open: discrepancies(desk, true, Some(row.id), 0, 20)?,
        photos: shown.collect(),
        asset_code: row.asset.map(|id| asset(desk, id)).transpose()?.flatten().map(|a| a.code),
        papers,
        done,
        item: row,
    })
}

fn facts(item: &ItemRow) -> Vec<(&'static str, String)> {
    let quantity = match item.actual {
        Some(actual) if actual != item.planned => {
            format!("{actual} {} (giấy tờ ghi {})", item.unit, item.planned)
        }
        Some(actual) => format!("{actual} {}", item.unit),
        None => format!("{} {} theo giấy tờ", item.planned, item.unit),
    };
    let mut facts = vec![
        ("Việc", format!("{} · {}", item.case_code, item.case_title)),
        ("Nguồn", item.origin.label().to_owned()),
        ("Loại", item.class.label().to_owned()),
        ("Số lượng", quantity),
    ];
    if let Some(gram) = item.weight_gram {
        facts.push(("Khối lượng", format!("{} g", Vnd::new(gram).unwrap_or_default())));
    }
    facts.push(("Tình trạng", item.condition.clone()));
    for (name, text) in
        [("Dấu hiệu riêng", &item.marks), ("Chủ sở hữu", &item.owner), ("Người giữ", &item.keeper)]
    {
        if !text.trim().is_empty() {
            facts.push((name, text.clone()));
        }
    }
    if let Some(value) = item.value {
        facts.push(("Giá trị ghi sổ", format!("{value} đồng")));
    }
    if let Some(on) = item.taken_on {
        facts.push(("Nhận ngày", on.to_string()));
    }
    if let Some(on) = item.seen_on {
        facts.push(("Thấy tận nơi gần nhất", on.to_string()));
    }
    facts
}

/// The label of 100 × 70 mm; its QR code opens this page.
async fn label_pdf(
    visit: Visit<Inspect>,
    code: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let row = item_of(&visit, &code).await?;
    let connection = request.connection_info().clone();
    let address = format!("{}://{}/vat/{}", connection.scheme(), connection.host(), row.code);
    let doing = Doing::new(visit.actor().author(), visit.today(), visit.house.clock.now());
    let name = format!("nhan-{}.pdf", row.code);
    let bytes = visit.read(move |desk| label(desk, &doing, &row, &address)).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header(("Content-Disposition", format!("inline; filename=\"{name}\"")))
        .body(bytes))
}

/// The word and tone of a seal's state.
impl SealRow {
    /// As its chip shows it.
    pub fn tone(&self) -> &'static str {
        match self.state {
            SealState::Applied => "jade",
            SealState::Opened => "plain",
            SealState::Broken => "seal",
        }
    }
}
