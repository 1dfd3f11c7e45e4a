//! Reconcile and list: what stays is named with its reason, everything else stands on parts that are drawn in batches.

use super::{STORE_ARTICLE, standing};
use crate::{
    accounts::{Arrange, Sign, Warrant},
    counting::{SheetState, finish_for_handover, sheets as counted},
    custody::{
        ItemFilter, ItemRow, ItemState, already, broken_items, by_hand, check_frozen, citing, disputed_items,
        items,
    },
    documents::{Draft, Series, issue},
    handover::{
        HandoverDeed, HandoverKind, HandoverState, Listed, SHEET_LINES, SHEETS_AT_ONCE, SheetDrawn, Stay,
        drawing,
        store::{HandoverRow, sheet_items},
    },
    kernel::{ActId, HandoverId, ItemId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};
use std::collections::{BTreeMap, BTreeSet};

/// Most things of one hand-over.
const THINGS_MAX: i64 = 50_000;

/// Everything that could go now.
fn candidates(desk: &mut Desk<'_>, row: &HandoverRow) -> Result<Vec<ItemRow>, Failure> {
    if row.kind == HandoverKind::Things {
        return sheet_items(desk, row.id, None);
    }
    let mut all = Vec::new();
    let Some(count) = row.count else { return Ok(all) };
    for sheet in counted(desk, count)? {
        for state in [ItemState::InStore, ItemState::PaperHandedOver] {
            let filter = ItemFilter { place: Some(sheet.place), state: Some(state), ..ItemFilter::default() };
            all.extend(items(desk, &filter, 0, THINGS_MAX)?);
        }
    }
    Ok(all)
}

/// What cannot go: a discrepancy or a broken seal stands against it, or it is not in the store.
fn hindered(desk: &mut Desk<'_>, rows: &[ItemRow]) -> Result<Vec<Stay>, Failure> {
    let ids: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
    let disputed: BTreeSet<ItemId> = disputed_items(desk, &ids)?.into_iter().collect();
    let broken: BTreeSet<ItemId> = broken_items(desk, &ids)?.into_iter().collect();
    let why = |row: &ItemRow| {
        if !matches!(row.state, ItemState::InStore | ItemState::PaperHandedOver) {
            Some(format!("trạng thái “{}”", row.state.label().to_lowercase()))
        } else if disputed.contains(&row.id) {
            Some("sai khác chưa kết luận".to_owned())
        } else if broken.contains(&row.id) {
            Some("niêm phong rách, chưa niêm phong lại".to_owned())
        } else {
            None
        }
    };
    Ok(rows
        .iter()
        .filter_map(|row| Some(Stay { item: row.id, code: row.code.clone(), why: why(row)? }))
        .collect())
}

/// Fixes the list: everything counted and sound goes, what stays is named. The count of a store must be over place by
/// place; it ends here.
///
/// # Errors
/// A refusal while a place is not counted, a named thing is not here or has no reason, or nothing is left to hand over;
/// a failure of the database.
pub fn list_handover(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    id: HandoverId,
    named: &[(String, String)],
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Handover, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<HandoverDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = standing(desk, id, &[HandoverState::Counting, HandoverState::Reconciling])?;
    if let Some(count) = row.count {
        if let Some(open) = counted(desk, count)?.into_iter().find(|s| s.state != SheetState::Done) {
            let text = format!("Còn nơi chưa kiểm kê xong: {}.", open.code);
            return Err(Refusal::new("COUNT-OPEN", text)
                .article(STORE_ARTICLE)
                .mend("Mở đợt kiểm kê", format!("/kho/kiem-ke/dot/{count}"))
                .into());
        }
        let fresh = Doing { act: ActId::new(), ..doing.clone() };
        finish_for_handover(desk, &fresh, count)?;
    }
    let rows = candidates(desk, &row)?;
    if row.kind == HandoverKind::Things {
        check_frozen(desk, &rows.iter().filter_map(|r| r.place).collect::<Vec<_>>())?;
    }
    let mut stays = hindered(desk, &rows)?;
    let by_code: BTreeMap<&str, &ItemRow> = rows.iter().map(|r| (r.code.as_str(), r)).collect();
    let mut kept: BTreeSet<ItemId> = stays.iter().map(|s| s.item).collect();
    for (code, why) in named {
        let Some(thing) = by_code.get(code.as_str()) else {
            let text = format!("Mã {code} không phải là vật thuộc việc bàn giao này.");
            return Err(Refusal::new("CODE", text).at("stays").into());
        };
        if why.trim().is_empty() {
            let text = format!("Cần ghi lý do giữ lại {code}, sau dấu hai chấm.");
            return Err(Refusal::new("REASON", text).at("stays").into());
        }
        if kept.insert(thing.id) {
            stays.push(Stay { item: thing.id, code: code.clone(), why: why.trim().to_owned() });
        }
    }
    let things = i64::try_from(rows.len().saturating_sub(stays.len())).unwrap_or(i64::MAX);
    if things == 0 {
        return Err(Refusal::new("HANDOVER-EMPTY", "Không còn vật nào để bàn giao.").at("stays").into());
    }
    let deed = HandoverDeed::Listed(Box::new(Listed {
        things,
        sheets: (things + SHEET_LINES - 1) / SHEET_LINES,
        lines: SHEET_LINES,
        stays,
    }));
    record(desk, &citing(doing, STORE_ARTICLE), &subject, &deed)
}

/// Draws the next parts of the list, at most so many at once; how many are drawn then. It goes on where it stopped.
///
/// # Errors
/// A refusal when the list is not being drawn; a failure of the database or the vault.
pub fn draw_sheets(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Arrange>,
    id: HandoverId,
) -> Result<i64, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Handover, id);
    let row = standing(desk, id, &[HandoverState::Listing])?;
    if already(desk, doing)?.is_some() {
        return Ok(row.drawn.into());
    }
    let stage = drawing::Stage::of(desk, doing)?;
    let from = i64::from(row.drawn) + 1;
    let until = (from + SHEETS_AT_ONCE - 1).min(row.sheets.into());
    for sheet in from..=until {
        let rows = sheet_items(desk, id, Some(sheet))?;
        let draft = Draft {
            code: "DOC-80k",
            title: format!("Danh mục bàn giao, phần {sheet}/{} · {}", row.sheets, row.title),
            series: Series::Sheet,
            on: doing.on,
            signer: doing.author.clone(),
        };
        let first = (sheet - 1) * SHEET_LINES + 1;
        let paper =
            issue(desk, vault, draft, |head| drawing::sheet(&stage, head, &row, (sheet, first), &rows))?;
        let things = i64::try_from(rows.len()).unwrap_or(0);
        // One act for each part: its number is given away before the next is taken.
        let act = if sheet == from { doing.act } else { ActId::new() };
        let doing = Doing { act, ..citing(doing, STORE_ARTICLE) };
        record(
            desk,
            &doing,
            &subject,
            &HandoverDeed::SheetDrawn(Box::new(SheetDrawn { sheet, things, paper })),
        )?;
    }
    Ok(until)
}
