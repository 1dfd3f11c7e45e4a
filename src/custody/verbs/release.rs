//! The head orders things out (DOC-80b), the storekeeper lets them go with a second person (DOC-80c).

use super::{
    already, author, by_hand, citing, colleague,
    orders::{not_before, repeated_order},
    storekeeper, things, unknown_case,
};
use crate::{
    accounts::{KeepStore, Sign, Warrant},
    cases,
    custody::{
        CustodyDeed, Origin, Outsider, ReleaseOrder, ReleaseWish, Released, Signed, drawing,
        rules::{Cast, Leaving, check_cast, check_release, order_article},
        store,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{ItemId, OrderId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// Whether things may leave: state, discrepancies, seals, and for evidence a ruling or the decision `transfer` of
/// another body.
///
/// # Errors
/// A refusal that names the thing and what stands against it; a failure of the database.
pub(crate) fn check_leaving(
    desk: &mut Desk<'_>,
    rows: &[store::ItemRow],
    transfer: &str,
    doing: &Doing,
) -> Result<(), Failure> {
    let ids: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
    let disputed = store::disputed_items(desk, &ids)?;
    let broken = store::broken_items(desk, &ids)?;
    let held = store::held_items(desk, &ids)?;
    let ruled = store::ruled_kinds(desk, &ids, doing.on)?;
    let leaving: Vec<Leaving> = rows
        .iter()
        .map(|row| Leaving {
            code: row.code.clone(),
            state: row.state,
            disputed: disputed.contains(&row.id),
            seal_broken: broken.contains(&row.id),
            evidence: row.origin == Origin::Evidence,
            ruled: ruled.iter().find(|(id, _)| *id == row.id).map(|(_, kind)| kind.clone()),
            held: held.contains(&row.id),
            transfer: !transfer.trim().is_empty(),
        })
        .collect();
    Ok(check_release(&leaving, doing.on)?)
}

/// Signs an order to release, issues DOC-80b.
///
/// # Errors
/// A refusal of the rules; a failure of the database or the vault.
pub fn order_release(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: ReleaseWish,
) -> Result<Signed<OrderId>, Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = already(desk, doing)? {
        return repeated_order(desk, doing, act);
    }
    let article = order_article(doing.on);
    let missing = |what: &str, field: &str| {
        Refusal::new("ORDER-FIELD", format!("Lệnh xuất kho cần ghi {what}.")).article(article).at(field)
    };
    if wish.receiver.name.trim().is_empty() {
        return Err(missing("người nhận", "receiver").into());
    }
    if wish.reason.trim().is_empty() {
        return Err(missing("lý do và căn cứ xuất kho", "reason").into());
    }
    if wish.storekeeper == by.actor().id {
        let text = "Người ký lệnh xuất kho không được đồng thời là thủ kho. Chọn thủ kho khác.";
        return Err(Refusal::new("SIGNER-KEEPER", text).article(article).at("storekeeper").into());
    }
    let keeper = storekeeper(desk, wish.storekeeper)?;
    let rows = things(desk, &wish.items)?;
    if rows.iter().any(|r| r.case_id != wish.case) {
        let text = "Một lệnh xuất kho chỉ ghi đồ vật của một việc thi hành án.";
        return Err(Refusal::new("OTHER-CASE", text).article(article).at("items").into());
    }
    if !wish.transfer.trim().is_empty() && wish.receiver.body.trim().is_empty() {
        return Err(
            missing("cơ quan tiếp nhận theo quyết định chuyển giao, trích xuất", "person_body").into()
        );
    }
    check_leaving(desk, &rows, &wish.transfer, doing)?;
    let case = cases::case_facts(desk, wish.case)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let draft = Draft {
        code: "DOC-80b",
        title: format!("Lệnh xuất kho, việc {}", case.code),
        series: Series::StoreOrder,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let paper = issue(desk, vault, draft, |head| {
        drawing::release_order(&stage, head, &keeper, (&wish.receiver, &wish.reason), &rows)
    })?;
    let id = OrderId::new();
    let deed = CustodyDeed::ReleaseOrdered(Box::new(ReleaseOrder {
        case: wish.case,
        storekeeper: keeper,
        receiver: wish.receiver,
        reason: wish.reason,
        transfer: wish.transfer.trim().to_owned(),
        items: rows.iter().map(|r| r.id).collect(),
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, article), &Subject::of(SubjectKind::Order, id), &deed)?;
    Ok(Signed { id, paper, recorded })
}

/// The order to release as it was signed.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn release_order(desk: &mut Desk<'_>, id: OrderId) -> Result<Option<ReleaseOrder>, Failure> {
    for act in store::order_acts(desk, id)? {
        if let Some(CustodyDeed::ReleaseOrdered(order)) = act.deed::<CustodyDeed>()? {
            return Ok(Some(*order));
        }
    }
    Ok(None)
}

/// Lets the things of an order go: exactly these, to the person whose identity was checked.
///
/// # Errors
/// A refusal of the rules; a failure of the database or the vault.
pub fn release(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    id: OrderId,
    (second, receiver, condition): (PersonId, Outsider, &str),
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Order, id);
    if let Some(act) = already(desk, doing)?
        && let Some(CustodyDeed::Released(released)) = act.deed::<CustodyDeed>()?
    {
        let slip = released.slip.clone();
        return Ok((slip, record(desk, doing, &subject, &CustodyDeed::Released(released))?));
    }
    let article = order_article(doing.on);
    let no_order = || {
        Refusal::new(
            "NO-ORDER",
            "Chưa có lệnh xuất kho còn hiệu lực cho việc này. Thủ trưởng ký lệnh trước khi đồ vật rời kho.",
        )
        .article(article)
    };
    let row = store::order(desk, id)?.filter(|r| r.state == "open").ok_or_else(no_order)?;
    let order = release_order(desk, id)?.ok_or_else(no_order)?;
    not_before(&row, doing.on)?;
    let second = colleague(desk, second, "second")?;
    let cast = Cast {
        signer: row.signer,
        storekeeper: row.storekeeper,
        acting: by.actor().id,
        second: second.id,
        second_roles: second.facts.roles.iter().collect(),
    };
    check_cast(&cast, doing.on)?;
    if receiver.name.trim().is_empty() || receiver.identity.trim().is_empty() || condition.trim().is_empty() {
        let text = "Cần ghi người nhận, giấy tờ đã kiểm tra và tình trạng đồ vật khi xuất.";
        return Err(Refusal::new("RECEIVER", text).article(article).at("receiver").into());
    }
    let rows = things(desk, &order.items)?;
    check_leaving(desk, &rows, &order.transfer, doing)?;
    store::check_frozen(desk, &rows.iter().filter_map(|row| row.place).collect::<Vec<_>>())?;
    let case = cases::case_facts(desk, order.case)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let second = author(&second);
    let draft = Draft {
        code: "DOC-80c",
        title: format!("Phiếu xuất kho theo lệnh {}", order.paper.symbol),
        series: Series::StoreSlip,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let slip = issue(desk, vault, draft, |head| {
        drawing::release_slip(&stage, head, &order, (&second, &receiver), &rows)
    })?;
    let deed = CustodyDeed::Released(Box::new(Released {
        case: order.case,
        second,
        receiver,
        items: order.items,
        condition: condition.trim().to_owned(),
        slip: slip.clone(),
    }));
    let recorded = record(desk, &citing(doing, article), &subject, &deed)?;
    Ok((slip, recorded))
}
