//! The change of a storekeeper: freeze, count jointly, name what is not taken over, three signatures.

use super::{
    finish::{all_counted, totals},
    going_on, keeps,
    plan::places_to_count,
};
use crate::{
    accounts::{Sign, Warrant},
    counting::{
        Change, CountKind, CountRow, CountingDeed, KeeperSigned, NotAccepted, Planned, drawing,
        store::{count_closes, sheets},
    },
    custody::{
        DiscrepancyKind, ItemFilter, ItemState, Opened, already, author, by_hand, citing, colleague,
        count_items, items_by_code, items_by_id, opened, storekeeper,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{CountId, ItemId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};
use std::collections::BTreeMap;

/// Opens the change of a storekeeper: every place in which something lies is frozen and is to be counted.
///
/// # Errors
/// A refusal when the two are one, one of them keeps no store, or the head is one of them; a failure of the database.
pub fn open_change(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    (outgoing, incoming): (PersonId, PersonId),
) -> Result<(CountId, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<CountingDeed>()?
    {
        let id: CountId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        return Ok((id, record(desk, doing, &Subject::of(SubjectKind::Count, id), &deed)?));
    }
    let article = CountKind::Keeper.article();
    if outgoing == incoming {
        let text = "Thủ kho bàn giao và thủ kho nhận phải là hai người khác nhau.";
        return Err(Refusal::new("SAME-KEEPER", text).article(article).at("incoming").into());
    }
    let people = [(outgoing, "outgoing"), (incoming, "incoming")];
    if people.iter().any(|(id, _)| *id == by.actor().id) {
        let text = "Thủ trưởng ký với tư cách người thứ ba, không thể là một trong hai thủ kho.";
        return Err(Refusal::new("SIGNER-KEEPER", text).article(article).into());
    }
    let leaving = colleague(desk, outgoing, "outgoing")?;
    if !keeps(&leaving.facts.roles) {
        let text = format!("{} không phải là thủ kho.", leaving.facts.name);
        return Err(Refusal::new("NOT-KEEPER", text).at("outgoing").into());
    }
    let change =
        Change { outgoing: author(&leaving), incoming: storekeeper(desk, incoming).map_err(at_incoming)? };
    let places = places_to_count(desk, doing.on, &[])?;
    crate::custody::check_frozen(desk, &places)?;
    let id = CountId::new();
    let deed = CountingDeed::Planned(Box::new(Planned {
        kind: CountKind::Keeper,
        title: format!("Bàn giao kho: {} giao, {} nhận", change.outgoing.name, change.incoming.name),
        on_day: doing.on,
        seed_hash: None,
        goal: 0,
        places,
        frozen: "kiểm kê để bàn giao thủ kho".into(),
        change: Some(change),
    }));
    let recorded = record(desk, &citing(doing, article), &Subject::of(SubjectKind::Count, id), &deed)?;
    Ok((id, recorded))
}

fn at_incoming(failure: Failure) -> Failure {
    match failure {
        Failure::Refused(refusal) => refusal.at("incoming").into(),
        other => other,
    }
}

/// What three people sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignWish {
    /// Things the successor does not take over besides what the count did not find in place: number and why.
    pub refused: Vec<(String, String)>,
    /// Remarks of the one who leaves.
    pub outgoing_says: String,
    /// Remarks of the one who comes.
    pub incoming_says: String,
}

/// What the successor cannot take over by the count alone: what was not found, and what lay elsewhere.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub(in crate::counting) fn found_wanting(
    desk: &mut Desk<'_>,
    id: CountId,
) -> Result<Vec<NotAccepted>, Failure> {
    let mut missing: Vec<ItemId> = Vec::new();
    for (_, sheet) in count_closes(desk, id)? {
        if !sheet.again {
            missing.extend(&sheet.result.missing);
        }
    }
    // What one sheet missed and another found elsewhere is not missing.
    let rows = items_by_id(desk, &missing)?;
    let gone = rows.into_iter().filter(|row| row.state == ItemState::Missing);
    Ok(gone
        .map(|row| NotAccepted { item: row.id, code: row.code, why: "kiểm kê không thấy".into() })
        .collect())
}

/// Signs the change: the head here, both storekeepers by their own passwords (the page proves them).
///
/// # Errors
/// A refusal while a place is open or a named thing is not in the store; a failure of the database or the vault.
pub fn sign_change(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    id: CountId,
    wish: SignWish,
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Count, id);
    if let Some(act) = already(desk, doing)?
        && let Some(CountingDeed::KeeperSigned(signed)) = act.deed::<CountingDeed>()?
    {
        let paper = signed.paper.clone();
        return Ok((paper, record(desk, doing, &subject, &CountingDeed::KeeperSigned(signed))?));
    }
    let row = going_on(desk, id)?;
    let change = change_of(desk, &row)?;
    if [change.outgoing.id, change.incoming.id].contains(&by.actor().id) {
        let text = "Thủ trưởng ký với tư cách người thứ ba, không thể là một trong hai thủ kho.";
        return Err(Refusal::new("SIGNER-KEEPER", text).article(row.kind.article()).into());
    }
    let rows = sheets(desk, id)?;
    all_counted(&row, &rows)?;
    let mut refused = found_wanting(desk, id)?;
    let named = named_things(desk, &wish.refused, &refused)?;
    let opened: Vec<Opened> = named
        .iter()
        .map(|n| {
            let what = format!("{}: {} không nhận bàn giao; lý do: {}", n.code, change.incoming.name, n.why);
            opened(DiscrepancyKind::Noticed, (Some(n.item), None), what, by.actor().id, doing.on)
        })
        .collect();
    let apart = i64::try_from(named.len()).unwrap_or(i64::MAX);
    refused.extend(named);
    let mut held = 0;
    for sheet in &rows {
        for state in [ItemState::InStore, ItemState::PaperHandedOver] {
            let filter = ItemFilter { place: Some(sheet.place), state: Some(state), ..ItemFilter::default() };
            held += count_items(desk, &filter)?;
        }
    }
    let totals = totals(&rows);
    let accepted = held - apart;
    let facts = drawing::change_facts(desk, doing, &rows, (&change, &refused, &wish), accepted)?;
    let draft = Draft {
        code: "DOC-80g",
        title: format!(
            "Biên bản bàn giao thủ kho, {} giao, {} nhận",
            change.outgoing.name, change.incoming.name
        ),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let paper = issue(desk, vault, draft, |head| drawing::change_minutes(head, doing, &facts))?;
    let deed = CountingDeed::KeeperSigned(Box::new(KeeperSigned {
        change,
        totals,
        accepted,
        refused,
        opened,
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, row.kind.article()), &subject, &deed)?;
    Ok((paper, recorded))
}

/// Who hands over to whom, by the act that opened the change.
pub(in crate::counting) fn change_of(desk: &mut Desk<'_>, row: &CountRow) -> Result<Change, Failure> {
    for act in crate::ledger::acts_of(desk, &row.id.to_string())? {
        if let Some(CountingDeed::Planned(planned)) = act.deed::<CountingDeed>()?
            && let Some(change) = planned.change
        {
            return Ok(change);
        }
    }
    let text = "Đợt kiểm kê này không phải để đổi thủ kho.";
    Err(Refusal::new("NO-CHANGE", text).mend("Mở các đợt kiểm kê", "/kho/kiem-ke").into())
}

/// The things a successor names, each in the store and with a reason.
fn named_things(
    desk: &mut Desk<'_>,
    wished: &[(String, String)],
    known: &[NotAccepted],
) -> Result<Vec<NotAccepted>, Failure> {
    let codes: Vec<String> = wished.iter().map(|(code, _)| code.clone()).collect();
    let rows: BTreeMap<String, _> =
        items_by_code(desk, &codes)?.into_iter().map(|row| (row.code.clone(), row)).collect();
    let mut named: Vec<NotAccepted> = Vec::new();
    for (code, why) in wished {
        let stored = rows.get(code).filter(|r| {
            matches!(r.state, ItemState::InStore | ItemState::PaperHandedOver) && r.place.is_some()
        });
        let Some(row) = stored else {
            let text = format!("Mã {code} không phải là vật đang ở kho.");
            return Err(Refusal::new("CODE", text).at("refused").into());
        };
        if why.trim().is_empty() {
            let text = format!("Cần ghi lý do không nhận {code}, sau dấu hai chấm.");
            return Err(Refusal::new("REASON", text).at("refused").into());
        }
        if known.iter().chain(&named).any(|n| n.item == row.id) {
            continue;
        }
        named.push(NotAccepted { item: row.id, code: code.clone(), why: why.trim().to_owned() });
    }
    Ok(named)
}
