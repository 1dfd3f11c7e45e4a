//! The storekeeper takes in by an order, with a second person: line by line, as found (DOC-80c).

use super::{
    already, author, by_hand, check_place, citing, colleague, officer, opened,
    orders::{check_seals, not_before},
    the_place, unknown_case,
};
use crate::{
    accounts::{KeepStore, Warrant},
    cases,
    custody::{
        CustodyDeed, CustodyRegime, Decision, DiscrepancyKind, Found, IntakeOrder, IntakeWish, KeeperKind,
        Opened, OrderLine, RegimeFacts, SealFound, TakenIn, TakenLine, drawing,
        rules::{Cast, Judged, acceptance_article, check_cast, judge, order_article},
        store,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{OrderId, PersonId, PlaceId, Refusal},
    ledger::{Author, Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};
use std::collections::BTreeMap;

/// What an intake came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The slip; none when everything was refused.
    pub slip: Option<IssuedPaper>,
    /// The minutes of differences.
    pub minutes: Option<IssuedPaper>,
    /// How many discrepancies it opened.
    pub opened: usize,
    /// The act.
    pub recorded: Recorded,
}

/// The order as it was signed.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn intake_order(desk: &mut Desk<'_>, id: OrderId) -> Result<Option<IntakeOrder>, Failure> {
    for act in store::order_acts(desk, id)? {
        if let Some(CustodyDeed::IntakeOrdered(order)) = act.deed::<CustodyDeed>()? {
            return Ok(Some(*order));
        }
    }
    Ok(None)
}

/// Takes in the things of an order, or refuses them. Order first, then the people, then each thing.
///
/// # Errors
/// A refusal of the rules at the field concerned; a failure of the database or the vault.
pub fn take_in(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    id: OrderId,
    wish: IntakeWish,
) -> Result<Taken, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Order, id);
    if let Some(act) = already(desk, doing)?
        && let Some(CustodyDeed::TakenIn(taken)) = act.deed::<CustodyDeed>()?
    {
        let recorded = record(desk, doing, &subject, &CustodyDeed::TakenIn(taken.clone()))?;
        let TakenIn { slip, minutes, opened, .. } = *taken;
        return Ok(Taken { slip, minutes, opened: opened.len(), recorded });
    }
    let no_order = || {
        Refusal::new(
            "NO-ORDER",
            "Chưa có lệnh nhập kho còn hiệu lực cho việc này. Thủ trưởng ký lệnh trước khi đồ vật được nhận vào kho.",
        )
        .article(order_article(doing.on))
        .mend("Lập lệnh nhập kho", "/kho/lenh-nhap/moi")
    };
    let row = store::order(desk, id)?.ok_or_else(no_order)?;
    let order = intake_order(desk, id)?.ok_or_else(no_order)?;
    if row.state != "open" {
        return Err(Refusal::new(
            "ORDER-DONE",
            format!("Lệnh {} đã thực hiện xong. Nhận thêm phải có lệnh mới.", row.symbol),
        )
        .article(order_article(doing.on))
        .into());
    }
    not_before(&row, doing.on)?;
    let second = colleague(desk, wish.second, "second")?;
    let cast = Cast {
        signer: row.signer,
        storekeeper: row.storekeeper,
        acting: by.actor().id,
        second: second.id,
        second_roles: second.facts.roles.iter().collect(),
    };
    check_cast(&cast, doing.on)?;
    check_identity(&wish, doing)?;
    let second = author(&second);
    let (lines, opened) = judged_lines(desk, doing, &order, &row, &wish)?;
    check_seals(desk, lines.iter().flat_map(|l| l.seal_came.iter().chain(&l.seal_put)).map(String::as_str))?;
    write_down(desk, vault, doing, (subject, order), (second, wish, lines, opened))
}

/// Who delivers must have shown who they are.
fn check_identity(wish: &IntakeWish, doing: &Doing) -> Result<(), Refusal> {
    if wish.deliverer.name.trim().is_empty() || wish.deliverer.identity.trim().is_empty() {
        return Err(Refusal::new(
            "DELIVERER",
            "Cần ghi tên người giao và giấy tờ đã kiểm tra (giấy giới thiệu, giấy tờ tùy thân).",
        )
        .article(order_article(doing.on))
        .at("deliverer"));
    }
    Ok(())
}

/// Judges every line of the order against what was found.
fn judged_lines(
    desk: &mut Desk<'_>,
    doing: &Doing,
    order: &IntakeOrder,
    row: &store::OrderRow,
    wish: &IntakeWish,
) -> Result<(Vec<TakenLine>, Vec<Opened>), Failure> {
    let owner = officer(desk, order.case)?;
    let mut places: BTreeMap<PlaceId, store::PlaceRow> = BTreeMap::new();
    let (mut lines, mut opened) = (Vec::new(), Vec::new());
    if let Some(stray) = wish.lines.iter().find(|f| order.described(f.item).is_none()) {
        let text =
            format!("Có vật không nằm trong lệnh {}: {}. Cần lệnh riêng cho vật đó.", row.symbol, stray.item);
        return Err(Refusal::new("NOT-ORDERED", text).article(order_article(doing.on)).into());
    }
    for line in &order.lines {
        let found = wish.lines.iter().find(|f| f.item == line.item).ok_or_else(|| {
            Refusal::new("LINE-OPEN", format!("{} {} chưa được đối chiếu.", line.code, line.thing.name))
                .article(acceptance_article(doing.on))
                .at("lines")
        })?;
        let judged = judge(line, found, doing.on)?;
        check_counters(found, row.storekeeper, wish.second)?;
        let place = match (found.decision, found.place.or(order.place)) {
            (Decision::Refuse, _) => None,
            (_, Some(id)) => {
                if let std::collections::btree_map::Entry::Vacant(unknown) = places.entry(id) {
                    unknown.insert(the_place(desk, id)?);
                }
                places.get(&id)
            }
            (_, None) => {
                let text = format!("{}: chọn nơi để vật này.", line.code);
                return Err(Refusal::new("PLACE-MISSING", text).at("place").into());
            }
        };
        if let Some(place) = place {
            check_place(desk, &line.code, line.thing.class, place, doing.on)?;
        }
        opened.extend(discrepancy(line, found, &judged, owner, doing));
        lines.push(taken_line(line, found, judged, place, doing));
    }
    store::check_frozen(desk, &places.keys().copied().collect::<Vec<_>>())?;
    Ok((lines, opened))
}

/// Cash is counted by the two people of this intake and nobody else.
fn check_counters(found: &Found, keeper: PersonId, second: PersonId) -> Result<(), Refusal> {
    let Some((a, b)) = &found.cash else { return Ok(()) };
    let counters = [a.by, b.by];
    if counters.contains(&keeper) && counters.contains(&second) {
        return Ok(());
    }
    Err(Refusal::new(
        "CASH-COUNTERS",
        "Tiền phải do chính thủ kho và người thứ hai của lần nhận này đếm, mỗi người một lần.",
    )
    .at("cash"))
}

fn taken_line(
    line: &OrderLine,
    found: &Found,
    judged: Judged,
    place: Option<&store::PlaceRow>,
    doing: &Doing,
) -> TakenLine {
    let regime = CustodyRegime::of(RegimeFacts {
        origin: line.thing.origin,
        class: line.thing.class,
        keeper: KeeperKind::Agency,
        place: place.map(|p| (p.class, p.inside_grounds)),
        received_on: doing.on,
    });
    let refused = found.decision == Decision::Refuse;
    let came = line.thing.seal.clone().filter(|_| !refused && found.seal != SealFound::Absent);
    TakenLine {
        item: line.item,
        decision: found.decision,
        quantity: found.quantity,
        weight_gram: found.weight_gram,
        condition: found.condition.trim().to_owned(),
        seal: found.seal,
        seal_came: came,
        seal_put: found
            .new_seal
            .as_deref()
            .map(str::trim)
            .filter(|s| !s.is_empty() && !refused)
            .map(Into::into),
        differences: judged.differences,
        grounds: judged.grounds,
        note: found.note.trim().to_owned(),
        place: place.map(|p| p.id),
        counted_by: found.cash.as_ref().map_or_else(Vec::new, |(a, b)| vec![a.by, b.by]),
        cash: judged.cash,
        regime,
    }
}

/// Whatever differs is opened by itself; nobody has to remember it.
fn discrepancy(
    line: &OrderLine,
    found: &Found,
    judged: &Judged,
    owner: PersonId,
    doing: &Doing,
) -> Option<Opened> {
    if judged.differences.is_empty() {
        return None;
    }
    let kind = if found.seal == SealFound::Torn { DiscrepancyKind::Seal } else { DiscrepancyKind::Intake };
    let what = format!("{} {}: {}", line.code, line.thing.name, judged.differences.join("; "));
    Some(opened(kind, (Some(line.item), None), what, owner, doing.on))
}

type Written = (Author, IntakeWish, Vec<TakenLine>, Vec<Opened>);

/// Issues the slip and, where something differs or is refused, the minutes; records the intake.
fn write_down(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    (subject, order): (Subject, IntakeOrder),
    (second, wish, lines, opened): Written,
) -> Result<Taken, Failure> {
    let case = cases::case_facts(desk, order.case)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let draft =
        |code, title, series| Draft { code, title, series, on: doing.on, signer: doing.author.clone() };
    let place = lines.iter().find_map(|l| l.place).or(order.place);
    let place = place.map(|id| the_place(desk, id)).transpose()?;
    let facts = drawing::Intake {
        order: &order,
        second: &second,
        deliverer: &wish.deliverer,
        place: place.as_ref(),
        lines: &lines,
    };
    let any_accepted = lines.iter().any(|l| l.decision != Decision::Refuse);
    let slip = if any_accepted {
        let title = format!("Phiếu nhập kho theo lệnh {}", order.paper.symbol);
        let draft = draft("DOC-80c", title, Series::StoreSlip);
        Some(issue(desk, vault, draft, |head| drawing::intake_slip(&stage, head, &facts))?)
    } else {
        None
    };
    let differs = lines.iter().any(|l| l.decision == Decision::Refuse || !l.differences.is_empty());
    let minutes = if differs {
        let title = format!("Biên bản giao, nhận có sai khác theo lệnh {}", order.paper.symbol);
        let draft = draft("DOC-79b", title, Series::Minutes);
        Some(issue(desk, vault, draft, |head| drawing::differences(&stage, head, &facts))?)
    } else {
        None
    };
    let deed = CustodyDeed::TakenIn(Box::new(TakenIn {
        case: order.case,
        second,
        deliverer: wish.deliverer,
        lines,
        slip: slip.clone(),
        minutes: minutes.clone(),
        opened: opened.clone(),
    }));
    let doing = citing(&citing(doing, order_article(doing.on)), acceptance_article(doing.on));
    let recorded = record(desk, &doing, &subject, &deed)?;
    Ok(Taken { slip, minutes, opened: opened.len(), recorded })
}
