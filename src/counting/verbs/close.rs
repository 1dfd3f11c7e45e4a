//! A sheet is closed by two people: compared with the book, counted again by others when something differs.

use super::{keeps, scan::open_sheet};
use crate::{
    accounts::{CountStore, Person, TwoPersons, Warrant},
    counting::{
        CountKind, CountRow, CountingDeed, SheetClosed, SheetRow,
        store::{Turn, codes_read},
    },
    custody::{
        CountResult, DiscrepancyKind, Known, Opened, already, author, by_hand, citing, colleague, compare,
        items_by_code, known_for_count, opened,
    },
    kernel::{CountId, ItemId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};
use std::collections::BTreeMap;

/// By what two people and a second count stand, besides the kind's own articles.
const TWO_ARTICLE: &str =
    "khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP; Điều 6, 8, 9 Thông tư số 01/2017/TT-BTP";

/// Closes the sheet of a place. When the first count differs from the book, others count again and nothing follows
/// from the first; what the last count came to is written down, and each difference opens a discrepancy.
///
/// # Errors
/// A refusal when one person counts alone, only storekeepers count, the successor is not among them, or the same two
/// count again; a failure of the database.
pub fn close_sheet(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    (id, place): (CountId, &str),
    second: PersonId,
) -> Result<(SheetClosed, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Count, id);
    if let Some(act) = already(desk, doing)?
        && let Some(CountingDeed::SheetClosed(sheet)) = act.deed::<CountingDeed>()?
    {
        let told = (*sheet).clone();
        return Ok((told, record(desk, doing, &subject, &CountingDeed::SheetClosed(sheet))?));
    }
    let (row, here) = open_sheet(desk, id, place, doing.on)?;
    TwoPersons::of(by.actor().id, second, "Việc kiểm kê").map_err(|r| r.article(TWO_ARTICLE))?;
    let second = colleague(desk, second, "second")?;
    check_pair(&row, &here, by, &second)?;
    let scans = codes_read(desk, Turn { count: id, place: here.place, turn: here.turn })?;
    let known = known_for_count(desk, here.place, &scans)?;
    let result = compare(here.place, &scans, &known);
    let again = here.turn == 1 && !result.is_clean();
    // Whoever keeps the store does not clear up what its count found.
    let owner = if keeps(&by.actor().roles) { second.id } else { by.actor().id };
    let opened = if again { Vec::new() } else { differences(desk, doing, &here, (&result, &known), owner)? };
    let sheet = SheetClosed {
        place: here.place,
        turn: here.turn,
        second: author(&second),
        scans,
        result,
        again,
        opened,
    };
    let deed = CountingDeed::SheetClosed(Box::new(sheet.clone()));
    let recorded = record(desk, &citing(doing, row.kind.article()), &subject, &deed)?;
    Ok((sheet, recorded))
}

/// Two people, one of them no storekeeper; the successor in a change; others the second time.
fn check_pair(
    row: &CountRow,
    here: &SheetRow,
    by: &Warrant<CountStore>,
    second: &Person,
) -> Result<(), Refusal> {
    let pair = [by.actor().id, second.id];
    if keeps(&by.actor().roles) && keeps(&second.facts.roles) {
        let text = "Kiểm kê phải có ít nhất một người không phải là thủ kho: kế toán, chấp hành viên hoặc thủ trưởng.";
        return Err(Refusal::new("COUNT-KEEPERS", text).article(TWO_ARTICLE).at("second"));
    }
    if row.kind == CountKind::Keeper && !row.incoming.is_some_and(|p| pair.contains(&p)) {
        let text = "Khi đổi thủ kho, thủ kho nhận bàn giao phải là một trong hai người kiểm kê.";
        return Err(Refusal::new("COUNT-SUCCESSOR", text).article(TWO_ARTICLE).at("second"));
    }
    let first = here.first.map(|(a, b)| [a, b]);
    if first.is_some_and(|first| first.iter().all(|p| pair.contains(p))) {
        let text = "Lần đếm thứ hai phải có ít nhất một người khác lần thứ nhất.";
        return Err(Refusal::new("COUNT-SAME-PAIR", text).article(TWO_ARTICLE).at("second"));
    }
    Ok(())
}

/// Each difference as a discrepancy with an owner and a day.
fn differences(
    desk: &mut Desk<'_>,
    doing: &Doing,
    here: &SheetRow,
    (result, known): (&CountResult, &[Known]),
    owner: PersonId,
) -> Result<Vec<Opened>, Failure> {
    let place = Some(here.place);
    let by_item: BTreeMap<ItemId, &Known> = known.iter().map(|k| (k.item, k)).collect();
    let mut all = Vec::new();
    for item in &result.missing {
        let Some(k) = by_item.get(item).filter(|k| !k.missing) else { continue };
        let what = format!("{}: không thấy ở {}", k.code, here.path);
        all.push(opened(DiscrepancyKind::Missing, (Some(*item), place), what, owner, doing.on));
    }
    for m in &result.misplaced {
        let what = format!("{}: thấy ở {}, sổ ghi nơi khác", m.code, here.path);
        all.push(opened(DiscrepancyKind::WrongPlace, (Some(m.item), place), what, owner, doing.on));
    }
    let left: BTreeMap<String, &str> =
        items_by_code(desk, &result.unknown)?.into_iter().map(|r| (r.code, r.state.label())).collect();
    for code in &result.unknown {
        let told = left.get(code).map_or_else(
            || "không có trong sổ".to_owned(),
            |state| format!("sổ ghi “{}”", state.to_lowercase()),
        );
        let what = format!("Mã {code} quét được ở {}: {told}", here.path);
        all.push(opened(DiscrepancyKind::Unknown, (None, place), what, owner, doing.on));
    }
    for code in &result.foreign {
        let what = format!("Nhãn lạ “{code}” ở {}: không phải nhãn của cơ quan", here.path);
        all.push(opened(DiscrepancyKind::Unknown, (None, place), what, owner, doing.on));
    }
    Ok(all)
}
