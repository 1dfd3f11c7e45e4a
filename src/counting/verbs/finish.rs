//! A count ends with its minutes, or is given up with a reason.

use super::{going_on, keeps};
use crate::{
    accounts::{CountStore, Warrant},
    counting::{
        CountKind, CountRow, CountState, CountingDeed, Finished, SheetState, Totals, drawing,
        store::{SheetRow, sheets},
    },
    custody::{already, by_hand, citing},
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{CountId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// What the closed sheets of a count add up to.
pub(in crate::counting) fn totals(rows: &[SheetRow]) -> Totals {
    let sum = |of: fn(&SheetRow) -> i32| rows.iter().map(|r| i64::from(of(r))).sum();
    Totals {
        places: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        sound: sum(|r| r.sound),
        misplaced: sum(|r| r.misplaced),
        missing: sum(|r| r.missing),
        strange: sum(|r| r.strange),
    }
}

/// Refuses while a place is not counted to the end.
pub(super) fn all_counted(row: &CountRow, rows: &[SheetRow]) -> Result<(), Refusal> {
    if row.state != CountState::Counting {
        return Err(Refusal::new("SAMPLE-EARLY", "Mẫu của đợt này chưa được rút.").until(row.on_day));
    }
    match rows.iter().find(|r| r.state != SheetState::Done) {
        None => Ok(()),
        Some(open) => Err(Refusal::new(
            "COUNT-OPEN",
            format!("Còn nơi chưa kiểm kê xong: {} ({}).", open.code, open.state.label().to_lowercase()),
        )
        .article(row.kind.article())
        .mend("Kiểm kê nơi này", format!("/kho/kiem-ke/dot/{}/{}", row.id, open.code))),
    }
}

/// Ends a count whose places are all counted, and issues its minutes (DOC-80e). A count before a hand-over ends
/// without: the list of the hand-over names every thing.
///
/// # Errors
/// A refusal while a place is open, or when the count belongs to a change of storekeeper; a failure of the database or
/// the vault.
pub fn finish_count(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<CountStore>,
    id: CountId,
) -> Result<(Option<IssuedPaper>, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Count, id);
    if let Some(act) = already(desk, doing)?
        && let Some(CountingDeed::Finished(finished)) = act.deed::<CountingDeed>()?
    {
        let paper = finished.paper.clone();
        return Ok((paper, record(desk, doing, &subject, &CountingDeed::Finished(finished))?));
    }
    let row = going_on(desk, id)?;
    if row.kind == CountKind::Keeper {
        let text = "Đợt kiểm kê này kết thúc bằng biên bản bàn giao thủ kho, ba người cùng ký.";
        return Err(Refusal::new("COUNT-KEEPER", text)
            .mend("Ký bàn giao", format!("/kho/kiem-ke/dot/{id}/ban-giao"))
            .into());
    }
    if row.kind != CountKind::Spot && keeps(&by.actor().roles) {
        let text = "Thủ kho không tự lập biên bản kiểm kê kho mình giữ. Kế toán, chấp hành viên hoặc Thủ trưởng lập.";
        return Err(Refusal::new("COUNT-KEEPER-PLANS", text).article(row.kind.article()).into());
    }
    let rows = sheets(desk, id)?;
    all_counted(&row, &rows)?;
    let totals = totals(&rows);
    let paper = if row.kind == CountKind::Handover {
        None
    } else {
        let facts = drawing::count_facts(desk, doing, &row, &rows)?;
        let draft = Draft {
            code: "DOC-80e",
            title: format!("Biên bản kiểm kê kho · {}", row.title),
            series: Series::Minutes,
            on: doing.on,
            signer: doing.author.clone(),
        };
        Some(issue(desk, vault, draft, |head| drawing::count_minutes(head, doing, &facts))?)
    };
    let deed = CountingDeed::Finished(Box::new(Finished { totals, paper: paper.clone() }));
    let recorded = record(desk, &citing(doing, row.kind.article()), &subject, &deed)?;
    Ok((paper, recorded))
}

/// Gives a count up. What closed sheets found stays in the book.
///
/// # Errors
/// A refusal without a reason, when a storekeeper gives up what checks his store, or for a count that belongs to a
/// hand-over; a failure of the database.
pub fn drop_count(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    id: CountId,
    reason: &str,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Count, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<CountingDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = going_on(desk, id)?;
    if keeps(&by.actor().roles) {
        let text =
            "Thủ kho không bỏ đợt kiểm kê kho mình giữ. Thủ trưởng, kế toán hoặc chấp hành viên quyết định.";
        return Err(Refusal::new("COUNT-KEEPER-PLANS", text).article(row.kind.article()).into());
    }
    if row.kind == CountKind::Handover {
        let text = "Đợt kiểm kê này thuộc một việc bàn giao kho; bỏ việc bàn giao thì đợt kiểm kê cũng bỏ.";
        return Err(Refusal::new("COUNT-HANDOVER", text).mend("Mở việc bàn giao", "/kho/ban-giao").into());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::new("REASON", "Cần ghi lý do bỏ đợt kiểm kê.").at("reason").into());
    }
    let deed = CountingDeed::Dropped { reason: reason.trim().to_owned() };
    record(desk, doing, &subject, &deed)
}

/// Ends the count of a store that is handed over, without minutes of its own: the list names every thing. Called by the
/// verb that fixes the list, in the same piece of work.
///
/// # Errors
/// A refusal while a place is open; a failure of the database.
pub fn finish_for_handover(desk: &mut Desk<'_>, doing: &Doing, id: CountId) -> Result<(), Failure> {
    let row = going_on(desk, id)?;
    let rows = sheets(desk, id)?;
    all_counted(&row, &rows)?;
    let deed = CountingDeed::Finished(Box::new(Finished { totals: totals(&rows), paper: None }));
    record(desk, &citing(doing, row.kind.article()), &Subject::of(SubjectKind::Count, id), &deed).map(drop)
}

/// Gives up the count of a store that is not handed over after all.
///
/// # Errors
/// A refusal when it is over; a failure of the database.
pub fn drop_for_handover(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: CountId,
    reason: &str,
) -> Result<(), Failure> {
    let row = going_on(desk, id)?;
    let deed = CountingDeed::Dropped { reason: reason.to_owned() };
    record(desk, doing, &Subject::of(SubjectKind::Count, row.id), &deed).map(drop)
}
