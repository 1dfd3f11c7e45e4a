//! Scans: kept before they are acknowledged, each once, however often a browser sends it.

use super::going_on;
use crate::{
    accounts::{CountStore, Warrant},
    counting::{
        CountState, SheetState,
        store::{SheetRow, Turn, append_scan, heard_before, last_ord, sheet},
    },
    custody::{Heard, Known, heard, known_by_code},
    kernel::{CountId, Day, Moment, Refusal},
    store::{Desk, Failure},
};
use std::collections::{BTreeMap, BTreeSet};

/// Most scans of one sheet.
const SCANS_MAX: i32 = 20_000;
/// Most letters of a scan's own id.
const ID_LETTERS_MAX: usize = 64;

/// What the counter hears of one scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The scan's own id.
    pub id: String,
    /// What was read.
    pub code: String,
    /// What it means; tells nothing of what is expected.
    pub heard: Heard,
}

/// The sheet of a place that may be scanned now.
pub(super) fn open_sheet(
    desk: &mut Desk<'_>,
    id: CountId,
    place: &str,
    today: Day,
) -> Result<(super::CountRow, SheetRow), Failure> {
    let row = going_on(desk, id)?;
    if row.state != CountState::Counting {
        let text = "Mẫu của đợt này chưa được rút.";
        return Err(Refusal::new("SAMPLE-EARLY", text).until(row.on_day).into());
    }
    if today < row.on_day {
        let text = format!("Đợt kiểm kê này bắt đầu từ ngày {}.", row.on_day);
        return Err(Refusal::new("COUNT-EARLY", text).until(row.on_day).into());
    }
    let here = sheet(desk, id, place)?.ok_or_else(|| {
        Refusal::new("SHEET-UNKNOWN", "Nơi này không thuộc đợt kiểm kê.")
            .mend("Mở đợt kiểm kê", format!("/kho/kiem-ke/dot/{id}"))
    })?;
    if here.state == SheetState::Done {
        let text = format!("Nơi {} đã kiểm kê xong trong đợt này; lượt quét không được ghi thêm.", here.code);
        return Err(Refusal::new("SHEET-DONE", text)
            .mend("Mở đợt kiểm kê", format!("/kho/kiem-ke/dot/{id}"))
            .into());
    }
    Ok((row, here))
}

/// Keeps scans of a sheet in the order in which they came, and answers each. A scan whose id is known is answered
/// as it was the first time; nothing is written twice.
///
/// # Errors
/// A refusal when the sheet is closed or full; a failure of the database.
pub fn keep_scans(
    desk: &mut Desk<'_>,
    by: &Warrant<CountStore>,
    (today, now): (Day, Moment),
    (id, place): (CountId, &str),
    batch: &[(String, String)],
) -> Result<Vec<Answer>, Failure> {
    let (_, here) = open_sheet(desk, id, place, today)?;
    let of = Turn { count: id, place: here.place, turn: here.turn };
    let batch: Vec<(String, String)> = batch
        .iter()
        .filter(|(own, code)| !code.is_empty() && !own.is_empty() && own.len() <= ID_LETTERS_MAX)
        .cloned()
        .collect();
    let ids: Vec<String> = batch.iter().map(|(own, _)| own.clone()).collect();
    let codes: Vec<String> = batch.iter().map(|(_, code)| code.clone()).collect();
    let (again, read) = heard_before(desk, of, &ids, &codes)?;
    let mut answered: BTreeMap<String, Heard> =
        again.into_iter().map(|(own, word)| (own, Heard::of(&word))).collect();
    let mut read: BTreeSet<String> = read.into_iter().collect();
    let known: BTreeMap<String, Known> =
        known_by_code(desk, &codes)?.into_iter().map(|k| (k.code.clone(), k)).collect();
    let mut ord = last_ord(desk, of)?;
    let mut answers = Vec::with_capacity(batch.len());
    for (own, code) in batch {
        let word = match answered.get(&own) {
            Some(word) => *word,
            None => {
                ord += 1;
                if ord >= SCANS_MAX {
                    return Err(Refusal::new("COUNT-LONG", "Một nơi ghi tối đa 20.000 lượt quét.").into());
                }
                let word = if read.contains(&code) {
                    Heard::Twice
                } else {
                    heard(here.place, &code, &[], known.get(&code))
                };
                append_scan(desk, of, (&own, ord, &code, word.code()), (by.actor().id, now))?;
                read.insert(code.clone());
                answered.insert(own.clone(), word);
                word
            }
        };
        answers.push(Answer { id: own, code, heard: word });
    }
    Ok(answers)
}
