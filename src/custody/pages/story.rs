//! The acts of the store in words, for journeys: newest first.

use crate::{
    custody::{
        ClassException, CountResult, CustodyDeed, Decision, Divided, EmergencyMoved, Merged, PlaceRow,
        SealOpened, Sealed, SealsIssued, TakenIn,
    },
    documents::IssuedPaper,
    kernel::{ItemId, PlaceId},
    ledger::Act,
    store::Failure,
    web::parts::{Done, Link},
};

/// Acts as a journey tells them; of one thing, or of a whole order or place.
pub(super) fn told(acts: &[Act], item: Option<ItemId>, places: &[PlaceRow]) -> Result<Vec<Done>, Failure> {
    let mut done = Vec::with_capacity(acts.len());
    for act in acts.iter().rev() {
        if let Some(deed) = act.deed::<CustodyDeed>()? {
            let (title, detail, papers) = words(&deed, act, item, places);
            let mut event = Done::new(act.happened_on, title);
            event.detail = detail;
            event.by = Some(by(&deed, act));
            event.papers = papers;
            done.push(event);
        } else if let Some(event) = from_above(act, item) {
            done.push(event);
        } else if let Some(told) = act.data.get("told").and_then(|t| t.as_str()) {
            let mut event = Done::new(act.happened_on, told);
            event.by = Some(format!("{} ({})", act.author.name, act.author.office.to_lowercase()));
            event.papers = foreign_papers(act);
            done.push(event);
        }
    }
    Ok(done)
}

/// The papers that an act of a room above issued: the story of a thing shows them without knowing that room.
fn foreign_papers(act: &Act) -> Vec<Link> {
    let one = act.data.get("paper").into_iter();
    let many = act.data.get("papers").and_then(|p| p.as_array()).into_iter().flatten();
    let read = |paper: &serde_json::Value| serde_json::from_value::<IssuedPaper>(paper.clone()).ok();
    one.chain(many).filter_map(read).map(|paper| link(&paper)).collect()
}

/// What rooms above this one did with the thing: a few words and the way to the matter itself.
fn from_above(act: &Act, item: Option<ItemId>) -> Option<Done> {
    let matter = &act.subject;
    let (title, link) = match act.kind.as_str() {
        "counting.sheet_closed" => {
            let result: CountResult = serde_json::from_value(act.data.get("result")?.clone()).ok()?;
            let title = match item {
                Some(id) if result.right.contains(&id) => "Kiểm kê: đúng chỗ",
                Some(id) if result.missing.contains(&id) => "Kiểm kê: không thấy",
                Some(_) => "Kiểm kê: thấy ở nơi khác, sai chỗ",
                None => "Kiểm kê",
            };
            (title, Link::new("Đợt kiểm kê", format!("/kho/kiem-ke/dot/{matter}")))
        }
        "counting.keeper_signed" => (
            "Không thuộc phần thủ kho mới nhận bàn giao",
            Link::new("Đợt kiểm kê", format!("/kho/kiem-ke/dot/{matter}")),
        ),
        _ => return None,
    };
    let mut event = Done::new(act.happened_on, title);
    event.by = Some(format!("{} ({})", act.author.name, act.author.office.to_lowercase()));
    event.papers = vec![link];
    Some(event)
}

/// Who did it, and who stood beside.
fn by(deed: &CustodyDeed, act: &Act) -> String {
    let second = match deed {
        CustodyDeed::TakenIn(taken) => Some(&taken.second),
        CustodyDeed::Released(released) => Some(&released.second),
        CustodyDeed::Moved(moved) => Some(&moved.second),
        CustodyDeed::Sealed(sealed) => Some(&sealed.second),
        CustodyDeed::SealOpened(opened) => Some(&opened.second),
        CustodyDeed::Counted(counted) => Some(&counted.second),
        CustodyDeed::StockEntered(stock) => Some(&stock.second),
        CustodyDeed::Divided(divided) => Some(&divided.second),
        CustodyDeed::Merged(merged) => Some(&merged.second),
        CustodyDeed::EmergencyMoved(moved) => Some(&moved.second),
        _ => None,
    };
    let second =
        second.map_or_else(String::new, |s| format!(" cùng {} ({})", s.name, s.office.to_lowercase()));
    format!("{} ({}){second}", act.author.name, act.author.office.to_lowercase())
}

fn link(paper: &IssuedPaper) -> Link {
    Link::new(format!("{} số {}", kind(&paper.title), paper.symbol), format!("/giay-to/{}", paper.id))
}

/// The kind of a paper: what stands before its matter.
fn kind(title: &str) -> &str {
    [" theo ", " · ", ", việc"].iter().fold(title, |kind, end| kind.split(end).next().unwrap_or(kind)).trim()
}

fn at(places: &[PlaceRow], id: Option<PlaceId>) -> String {
    id.and_then(|id| places.iter().find(|p| p.id == id)).map_or_else(String::new, |p| p.path.clone())
}

/// A text, when it says something.
fn some(text: String) -> Option<String> {
    Some(text).filter(|t| !t.trim().is_empty())
}

type Words = (String, Option<String>, Vec<Link>);

fn words(deed: &CustodyDeed, act: &Act, item: Option<ItemId>, places: &[PlaceRow]) -> Words {
    match deed {
        CustodyDeed::PlaceAdded(facts) => (format!("Lập nơi lưu giữ {}", facts.code), None, vec![]),
        CustodyDeed::PlaceTermsSet(terms) => {
            ("Ghi sức chứa, giá thuê".into(), some(super::terms::terms_words(terms)), vec![])
        }
        CustodyDeed::ClassExcepted(exception) => excepted_words(exception),
        CustodyDeed::Divided(divided) => divided_words(divided, item),
        CustodyDeed::Merged(merged) => merged_words(merged),
        CustodyDeed::EmergencyMoved(moved) => safety_words(moved, &at(places, act.subject.parse().ok())),
        CustodyDeed::IntakeOrdered(order) => (
            format!("Ký lệnh nhập kho, {} dòng", order.lines.len()),
            some(format!("Người giao: {}", order.deliverer.line())),
            vec![link(&order.paper)],
        ),
        CustodyDeed::TakenIn(taken) => taken_words(taken, item, places),
        CustodyDeed::ReleaseOrdered(order) => (
            "Ký lệnh xuất kho".into(),
            some(format!("Người nhận: {}. {}", order.receiver.line(), order.reason)),
            vec![link(&order.paper)],
        ),
        CustodyDeed::Released(released) => (
            "Xuất kho".into(),
            some(format!("Người nhận: {}. Tình trạng: {}", released.receiver.line(), released.condition)),
            vec![link(&released.slip)],
        ),
        CustodyDeed::Moved(moved) => (
            format!("Chuyển đến {}", at(places, act.subject.parse().ok())),
            some(moved.reason.clone()),
            vec![],
        ),
        CustodyDeed::Sealed(sealed) => sealed_words(sealed),
        CustodyDeed::SealOpened(opened) => unsealed_words(opened),
        CustodyDeed::SealChecked(checked) => (
            format!("Kiểm tra niêm phong số {}: còn nguyên", checked.number),
            some(checked.seen.clone()),
            vec![],
        ),
        CustodyDeed::SealsIssued(issued) => issued_words(issued),
        CustodyDeed::SealFoundBroken(broken) => {
            (format!("Niêm phong số {} rách, nghi vấn", broken.number), some(broken.seen.clone()), vec![])
        }
        CustodyDeed::PhotoAdded(photo) => (
            format!("Thêm ảnh, mã {}", photo.original.get(..8).unwrap_or_default()),
            some(photo.caption.clone()),
            vec![Link::new("Ảnh gốc", format!("/tep/{}", photo.original))],
        ),
        CustodyDeed::Counted(counted) => count_words(counted, act, item, places),
        CustodyDeed::DiscrepancyOpened(opened) => ("Ghi sai khác".into(), some(opened.what.clone()), vec![]),
        CustodyDeed::DiscrepancySettled(settled) => (
            format!("Kết luận sai khác: {}", settled.settlement.label().to_lowercase()),
            some(settled.outcome.clone()),
            vec![],
        ),
        CustodyDeed::KeptElsewhere(kept) => (
            format!("Tiếp nhận trên giấy; {} giữ", kept.keeper),
            some(format!("{}. Đối chiếu: {}", kept.receipt, kept.minutes.line())),
            vec![],
        ),
        CustodyDeed::StockEntered(stock) => (
            format!("Kiểm kê đầu kỳ, nhận từ ngày {}", stock.received_on),
            some(format!("{}. Đối chiếu: {}", stock.receipt, stock.minutes.line())),
            vec![],
        ),
        CustodyDeed::CardIssued { paper } => ("In thẻ kho".into(), None, vec![link(paper)]),
    }
}

fn excepted_words(exception: &ClassException) -> Words {
    (
        format!("Cho để {} đến {}", exception.class.label().to_lowercase(), exception.until),
        some(format!("{}. {}", exception.decision, exception.reason)),
        vec![],
    )
}

fn merged_words(merged: &Merged) -> Words {
    (
        format!("Gộp lại {} phần, thành {}", merged.parts.len(), merged.after),
        some(merged.reason.clone()),
        vec![],
    )
}

fn safety_words(moved: &EmergencyMoved, place: &str) -> Words {
    (
        format!("Di chuyển khẩn cấp đến {}", place),
        some(format!("{}. {}", moved.event, moved.measures)),
        vec![link(&moved.paper)],
    )
}

fn sealed_words(sealed: &Sealed) -> Words {
    (
        format!("Niêm phong số {}", sealed.number),
        some(format!("{}. Vị trí: {}. Tình trạng: {}", sealed.reason, sealed.where_put, sealed.condition)),
        sealed.paper.iter().map(link).collect(),
    )
}

fn unsealed_words(opened: &SealOpened) -> Words {
    (
        format!("Mở niêm phong số {}", opened.number),
        some(format!(
            "{}. Trước khi mở: {}. Sau khi mở: {}",
            opened.reason, opened.seal_before, opened.condition_after
        )),
        opened.paper.iter().map(link).collect(),
    )
}

fn issued_words(issued: &SealsIssued) -> Words {
    (
        format!("Cấp giấy niêm phong {0}{1} đến {0}{2}", issued.prefix, issued.first, issued.last),
        some(format!("Người nhận: {}", issued.holder.name)),
        vec![],
    )
}

fn divided_words(divided: &Divided, item: Option<ItemId>) -> Words {
    let own = item.and_then(|id| divided.parts.iter().find(|p| p.item == id));
    let title = match own {
        Some(part) => format!("Tách ra với số {}, số lượng {}", part.code, part.quantity),
        None => {
            let parts: Vec<String> =
                divided.parts.iter().map(|p| format!("{} ({})", p.code, p.quantity)).collect();
            format!("Tách từ {} còn {}: {}", divided.before, divided.left, parts.join(", "))
        }
    };
    (title, Some(divided.reason.clone()).filter(|r| !r.is_empty()), vec![])
}

fn taken_words(taken: &TakenIn, item: Option<ItemId>, places: &[PlaceRow]) -> Words {
    let papers = taken.slip.iter().chain(&taken.minutes).map(link).collect();
    let line = item.and_then(|id| taken.lines.iter().find(|l| l.item == id));
    let Some(line) = line else {
        let refused = taken.lines.iter().filter(|l| l.decision == Decision::Refuse).count();
        let title = format!("Nhập kho {} vật, từ chối {refused}", taken.lines.len() - refused);
        return (title, Some(format!("Người giao: {}", taken.deliverer.line())), papers);
    };
    let title = match line.decision {
        Decision::Refuse => "Từ chối nhận".to_owned(),
        other => format!("{} vào {}", other.label(), at(places, line.place)),
    };
    let mut detail = vec![format!("Tình trạng: {}", line.condition)];
    detail.extend(line.differences.iter().map(|d| format!("Sai khác: {d}")));
    detail.extend(line.grounds.iter().cloned());
    if !line.note.is_empty() {
        detail.push(line.note.clone());
    }
    (title, Some(detail.join(". ")), papers)
}

fn count_words(
    counted: &crate::custody::Counted,
    act: &Act,
    item: Option<ItemId>,
    places: &[PlaceRow],
) -> Words {
    let here = at(places, act.subject.parse().ok());
    let result = &counted.result;
    let title = match item {
        None => format!(
            "Kiểm kê: đúng {}, sai chỗ {}, không có trong sổ {}, không thấy {}",
            result.right.len(),
            result.misplaced.len(),
            result.unknown.len(),
            result.missing.len()
        ),
        Some(id) if result.right.contains(&id) => format!("Kiểm kê: đúng chỗ, {here}"),
        Some(id) if result.missing.contains(&id) => format!("Kiểm kê: không thấy ở {here}"),
        Some(_) => format!("Kiểm kê: thấy ở {here}, sai chỗ"),
    };
    (title, None, vec![])
}
