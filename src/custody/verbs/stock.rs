//! Stock: what lay in the store before the book was opened, the label of a thing, its card.

use super::{
    author, by_hand, check_place, citing, colleague,
    orders::{check_seals, numbered},
    the_place, thing, unknown_case,
};
use crate::{
    accounts::{KeepStore, Role, TwoPersons, Warrant},
    cases,
    custody::{
        CustodyDeed, CustodyRegime, InitialMinutes, KeeperKind, Origin, RegimeFacts, StockEntered, WishLine,
        drawing, evidence_stays, store,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{CaseId, Day, ItemId, PersonId, PlaceId, Refusal},
    ledger::{Act, Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// By what an opening count stands: nothing may stay off the books.
const OPENING_ARTICLE: &str =
    "khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP; Điều 5, 11 Thông tư số 78/2020/TT-BTC";

/// A thing found in the store at the opening count, with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockWish {
    /// The case.
    pub case: CaseId,
    /// The thing first, then its parts.
    pub lines: Vec<WishLine>,
    /// When the agency received it.
    pub received_on: Day,
    /// Where it lies.
    pub place: PlaceId,
    /// The initial minutes.
    pub minutes: InitialMinutes,
    /// The old order and slip it came by.
    pub receipt: String,
}

/// Writes down a thing that already lay in the store. Two people, one of them no storekeeper: this is the one way
/// in without an order of this book, and it stands in the book as what it is.
///
/// # Errors
/// A refusal when the old papers are not named, the place is of the wrong class, or only storekeepers sign.
pub fn enter_stock(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    wish: StockWish,
    second: PersonId,
) -> Result<(ItemId, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        let id: ItemId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        return Ok((id, record(desk, doing, &Subject::of(SubjectKind::Item, id), &deed)?));
    }
    let refuse = |code: &str, text: &str, field: &str| {
        Failure::from(Refusal::new(code, text).article(OPENING_ARTICLE).at(field))
    };
    TwoPersons::of(by.actor().id, second, "Việc kiểm kê đầu kỳ")?;
    let second = colleague(desk, second, "second")?;
    if second.facts.roles.has(Role::Storekeeper) {
        let text =
            "Người thứ hai của kiểm kê đầu kỳ không được là thủ kho. Chọn kế toán hoặc chấp hành viên.";
        return Err(refuse("COUNT-KEEPERS", text, "second"));
    }
    may_enter(&wish, doing.on)?;
    cases::case(desk, wish.case)?.ok_or_else(unknown_case)?;
    let place = the_place(desk, wish.place)?;
    if !place.class.is_own_store() {
        return Err(refuse("PLACE-OUTSIDE", "Nơi này không thuộc kho của cơ quan.", "place"));
    }
    store::check_frozen(desk, &[wish.place])?;
    for line in &wish.lines {
        check_place(desk, &line.thing.name, line.thing.class, &place, doing.on)?;
    }
    check_seals(desk, wish.lines.iter().filter_map(|l| l.thing.seal.as_deref()))?;
    let lines = numbered(desk, doing, &wish.lines)?;
    let Some(first) = lines.first() else {
        return Err(refuse("LINES", "Cần ghi ít nhất một đồ vật.", "lines"));
    };
    let (id, thing) = (first.item, &first.thing);
    let regime = CustodyRegime::of(RegimeFacts {
        origin: thing.origin,
        class: thing.class,
        keeper: KeeperKind::Agency,
        place: Some((place.class, place.inside_grounds)),
        received_on: wish.received_on,
    });
    let deed = CustodyDeed::StockEntered(Box::new(StockEntered {
        case: wish.case,
        lines,
        received_on: wish.received_on,
        place: wish.place,
        minutes: wish.minutes,
        receipt: wish.receipt.trim().to_owned(),
        second: author(&second),
        regime,
    }));
    let recorded = record(desk, &citing(doing, OPENING_ARTICLE), &Subject::of(SubjectKind::Item, id), &deed)?;
    Ok((id, recorded))
}

/// Whether the wish names what old stock must name.
fn may_enter(wish: &StockWish, on: Day) -> Result<(), Failure> {
    let refuse = |code: &str, text: &str, field: &str| {
        Failure::from(Refusal::new(code, text).article(OPENING_ARTICLE).at(field))
    };
    if wish.received_on > on {
        return Err(refuse("RECEIVED", "Ngày nhận không được sau ngày ghi sổ.", "received_on"));
    }
    if wish.receipt.trim().is_empty() || wish.minutes.symbol.trim().is_empty() {
        let text = "Cần ghi lệnh, phiếu nhập kho cũ và biên bản thu giữ ban đầu của vật.";
        return Err(refuse("OLD-PAPERS", text, "receipt"));
    }
    let whole = wish.lines.first().is_some_and(|l| l.under.is_none() && !l.thing.name.trim().is_empty());
    if !whole || wish.lines.iter().skip(1).any(|l| l.under != Some(0)) {
        return Err(refuse("LINES", "Mỗi lần ghi một vật, các vật đi kèm đứng sau.", "lines"));
    }
    let evidence = wish.lines.iter().any(|l| l.thing.origin == Origin::Evidence);
    if evidence && evidence_stays(wish.received_on) {
        let text = "Vật chứng nhận từ ngày 01/7/2026 ở lại nơi đang giữ; ghi tiếp nhận trên giấy.";
        return Err(refuse("EVIDENCE-STAYS", text, "received_on"));
    }
    Ok(())
}

/// Prints the stock card of a thing as it stands (DOC-80d), numbers it, records it.
///
/// # Errors
/// A failure of the database or the vault; a hole in the paper.
pub fn issue_stock_card(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    id: ItemId,
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Item, id);
    if let Some(act) = super::already(desk, doing)?
        && let Some(CustodyDeed::CardIssued { paper }) = act.deed::<CustodyDeed>()?
    {
        let deed = CustodyDeed::CardIssued { paper: paper.clone() };
        return Ok((paper, record(desk, doing, &subject, &deed)?));
    }
    let item = thing(desk, id)?;
    let case = cases::case_facts(desk, item.case_id)?.ok_or_else(unknown_case)?;
    let acts = store::item_acts(desk, id)?;
    let places = store::place_tree(desk)?;
    let path = |id: Option<PlaceId>| {
        id.and_then(|id| places.iter().find(|p| p.id == id)).map_or_else(String::new, |p| p.path.clone())
    };
    let mut movements = Vec::new();
    for act in &acts {
        if let Some(movement) = movement(act, id, &path)? {
            movements.push(movement);
        }
    }
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let draft = Draft {
        code: "DOC-80d",
        title: format!("Thẻ kho · {}", item.code),
        series: Series::StoreSlip,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let lying = path(item.place);
    let paper =
        issue(desk, vault, draft, |head| drawing::stock_card_pdf(&stage, head, (&item, &lying), movements))?;
    let deed = CustodyDeed::CardIssued { paper: paper.clone() };
    let doing = citing(doing, "khoản 1 Điều 11 Thông tư số 04/2023/TT-BTP");
    let recorded = record(desk, &doing, &subject, &deed)?;
    Ok((paper, recorded))
}

/// What an act means on the card of a thing; nothing when it moved nothing.
fn movement(
    act: &Act,
    item: ItemId,
    path: &impl Fn(Option<PlaceId>) -> String,
) -> Result<Option<drawing::Movement>, Failure> {
    let of = |voucher: &str, what: String, direction: Option<bool>, place: String| {
        Some(drawing::Movement { day: act.happened_on, voucher: voucher.to_owned(), what, direction, place })
    };
    Ok(match act.deed::<CustodyDeed>()? {
        Some(CustodyDeed::TakenIn(taken)) => {
            let line = taken.lines.iter().find(|l| l.item == item && l.place.is_some());
            let slip = taken.slip.as_ref().map_or("", |s| s.symbol.as_str());
            let what = format!("Nhập kho, người giao: {}", taken.deliverer.name);
            line.and_then(|l| of(slip, what, Some(true), path(l.place)))
        }
        Some(CustodyDeed::StockEntered(stock)) => {
            let what = format!("Kiểm kê đầu kỳ; nhận ngày {} theo {}", stock.received_on, stock.receipt);
            of("", what, Some(true), path(Some(stock.place)))
        }
        Some(CustodyDeed::KeptElsewhere(kept)) => {
            let what = format!("Tiếp nhận trên giấy; {} giữ", kept.keeper);
            of(&kept.receipt, what, Some(true), path(kept.place))
        }
        Some(CustodyDeed::Moved(moved)) => {
            of("", format!("Chuyển nơi để: {}", moved.reason), None, path(act.subject.parse().ok()))
        }
        Some(CustodyDeed::Released(released)) => {
            let what = format!("Xuất kho, người nhận: {}", released.receiver.name);
            of(&released.slip.symbol, what, Some(false), String::new())
        }
        _ => None,
    })
}
