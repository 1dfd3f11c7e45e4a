//! The head orders things in (DOC-80a): from this moment each thing has its number for life.

use super::{already, by_hand, check_place, citing, storekeeper, the_place, unknown_case};
use crate::{
    accounts::{Sign, Warrant},
    cases,
    custody::{
        CustodyDeed, IntakeOrder, OrderLine, OrderWish, WishLine, drawing,
        rules::{check_order, check_seal_number, order_article},
        store,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{Day, ItemId, OrderId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};
use std::collections::BTreeSet;

/// A signed paper and what it opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed<T> {
    /// What it opened.
    pub id: T,
    /// The paper.
    pub paper: IssuedPaper,
    /// The act.
    pub recorded: Recorded,
}

/// Signs an order to take in, numbers its things, issues DOC-80a.
///
/// # Errors
/// A refusal of the rules at the field concerned; a failure of the database or the vault.
pub fn order_intake(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: OrderWish,
) -> Result<Signed<OrderId>, Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = already(desk, doing)? {
        return repeated_order(desk, doing, act);
    }
    check_order(&wish, by.actor().id, doing.on)?;
    let keeper = storekeeper(desk, wish.storekeeper)?;
    let case = cases::case_facts(desk, wish.case)?.ok_or_else(unknown_case)?;
    let place = wish.place.map(|id| the_place(desk, id)).transpose()?;
    if let Some(place) = &place {
        for line in &wish.lines {
            check_place(desk, &line.thing.name, line.thing.class, place, doing.on)?;
        }
    }
    check_seals(desk, wish.lines.iter().filter_map(|l| l.thing.seal.as_deref()))?;
    let lines = numbered(desk, doing, &wish.lines)?;
    let draft = Draft {
        code: "DOC-80a",
        title: format!("Lệnh nhập kho, việc {}", case.code),
        series: Series::StoreOrder,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let ordered = drawing::OrderedIn {
        keeper: &keeper,
        deliverer: &wish.deliverer,
        minutes: &wish.minutes,
        reason: &wish.reason,
        place: place.as_ref(),
        lines: &lines,
    };
    let paper = issue(desk, vault, draft, |head| drawing::intake_order(&stage, head, &ordered))?;
    let id = OrderId::new();
    let deed = CustodyDeed::IntakeOrdered(Box::new(IntakeOrder {
        case: wish.case,
        storekeeper: keeper,
        deliverer: wish.deliverer,
        place: wish.place,
        reason: wish.reason,
        minutes: wish.minutes,
        lines,
        paper: paper.clone(),
    }));
    let doing = citing(doing, order_article(doing.on));
    let recorded = record(desk, &doing, &Subject::of(SubjectKind::Order, id), &deed)?;
    Ok(Signed { id, paper, recorded })
}

/// The answer to an order that was already sent.
pub(super) fn repeated_order(
    desk: &mut Desk<'_>,
    doing: &Doing,
    act: crate::ledger::Act,
) -> Result<Signed<OrderId>, Failure> {
    let id: OrderId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
    let deed = act.deed::<CustodyDeed>()?.ok_or_else(|| Failure::unreadable("hành vi không phải của kho"))?;
    let paper = match &deed {
        CustodyDeed::IntakeOrdered(order) => order.paper.clone(),
        CustodyDeed::ReleaseOrdered(order) => order.paper.clone(),
        _ => return Err(Failure::unreadable("hành vi không phải là lệnh")),
    };
    let recorded = record(desk, doing, &Subject::of(SubjectKind::Order, id), &deed)?;
    Ok(Signed { id, paper, recorded })
}

/// Whether these seal numbers are free and each stands once.
pub(super) fn check_seals<'a>(
    desk: &mut Desk<'_>,
    numbers: impl Iterator<Item = &'a str>,
) -> Result<(), Failure> {
    let mut here = BTreeSet::new();
    for number in numbers {
        let used = store::seal_use(desk, number)?.map(|(code, _, _)| code);
        let twin = (!here.insert(number)).then(|| "một vật khác trong cùng danh sách".to_owned());
        check_seal_number(number, used.or(twin).as_deref())?;
    }
    Ok(())
}

/// Gives each thing its number for life: whole things from the year's series, parts under their thing.
pub(super) fn numbered(
    desk: &mut Desk<'_>,
    doing: &Doing,
    wish: &[WishLine],
) -> Result<Vec<OrderLine>, Failure> {
    let year = doing.on.year();
    let mut next = store::next_item_number(desk, year)?;
    let mut lines: Vec<OrderLine> = Vec::with_capacity(wish.len());
    let mut parts = vec![0_usize; wish.len()];
    for line in wish {
        let (code, parent) = match line.under {
            Some(under) => {
                parts[under] += 1;
                (format!("{}.{}", lines[under].code, parts[under]), Some(lines[under].item))
            }
            None => {
                next += 1;
                (format!("TV-{year}-{:05}", next - 1), None)
            }
        };
        lines.push(OrderLine { item: ItemId::new(), code, parent, thing: line.thing.clone() });
    }
    Ok(lines)
}

/// Nothing is moved before the day of the order it is moved by: a movement cannot be dated back past its order.
///
/// # Errors
/// The refusal, with the article of that day.
pub(super) fn not_before(order: &store::OrderRow, on: Day) -> Result<(), Refusal> {
    if on >= order.on {
        return Ok(());
    }
    let text = format!(
        "Ngày {on} trước ngày {} của lệnh {}: đồ vật chỉ được nhập, xuất sau khi có lệnh.",
        order.on, order.symbol
    );
    Err(Refusal::new("ORDER-DAY", text).article(order_article(on)).at("on"))
}
