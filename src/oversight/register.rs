//! The register of things (sổ theo dõi vật chứng, tài sản kê biên, tạm giữ): each row generated from the acts.

use super::{Quarter, store::things_of};
use crate::{
    custody::{CustodyDeed, ItemRow, item_acts, items_by_id, place_tree},
    kernel::{Day, ItemId, Refusal},
    store::{Desk, Failure},
    vault::Digest,
};
use std::collections::HashMap;

/// One row of the register; the texts are what is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterRow {
    /// The thing.
    pub item: Option<ItemId>,
    /// When it was received.
    pub received: Option<Day>,
    /// Its number for life.
    pub code: String,
    /// What it is, its marks.
    pub what: String,
    /// How many, how heavy.
    pub quantity: String,
    /// Condition and seal.
    pub condition: String,
    /// The case.
    pub case: String,
    /// From whom it came.
    pub from: String,
    /// Order and slip by which it came.
    pub came_by: String,
    /// Regime and place.
    pub kept: String,
    /// When it left; nothing while it is kept.
    pub left: Option<Day>,
    /// Order and slip by which it left, and who received it.
    pub left_by: String,
    /// What became of it.
    pub outcome: String,
}

impl RegisterRow {
    /// The first letters of the SHA-256 of everything that is printed: a later correction shows.
    pub fn digest(&self) -> String {
        let day = |d: Option<Day>| d.map(Day::iso).unwrap_or_default();
        let text = [
            &day(self.received),
            &self.code,
            &self.what,
            &self.quantity,
            &self.condition,
            &self.case,
            &self.from,
            &self.came_by,
            &self.kept,
            &day(self.left),
            &self.left_by,
            &self.outcome,
        ]
        .map(String::as_str)
        .join("\n");
        Digest::of(text.as_bytes()).as_str().chars().take(16).collect()
    }
}

/// The rows of a quarter as the book has them now.
///
/// # Errors
/// A refusal for a quarter that no calendar has; a failure of the database.
pub fn register(desk: &mut Desk<'_>, quarter: Quarter) -> Result<Vec<RegisterRow>, Failure> {
    let (Some(first), Some(last)) = (quarter.first(), quarter.last()) else {
        return Err(Refusal::new("QUARTER", "Không có quý này.").into());
    };
    let ids = things_of(desk, first, last)?;
    let mut items: HashMap<ItemId, ItemRow> =
        items_by_id(desk, &ids)?.into_iter().map(|item| (item.id, item)).collect();
    let paths: HashMap<_, _> = place_tree(desk)?.into_iter().map(|p| (p.id, p.path)).collect();
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(item) = items.remove(&id) else { continue };
        let mut row = bare(&item, item.place.and_then(|p| paths.get(&p)).map_or("", String::as_str));
        for act in item_acts(desk, id)? {
            if let Some(deed) = act.deed::<CustodyDeed>()? {
                enrich(&mut row, &deed, act.happened_on);
            }
        }
        if row.left.is_none() && !stands(&item) {
            row.left = Some(item.changed_on);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Whether a thing is still kept by or for the agency.
fn stands(item: &ItemRow) -> bool {
    ["ordered", "in_store", "kept_elsewhere", "out", "missing", "paper_handed_over"]
        .contains(&item.state.code())
}

fn bare(item: &ItemRow, place: &str) -> RegisterRow {
    let quantity = format!("{} {}", item.actual.unwrap_or(item.planned), item.unit);
    let weight = item.weight_gram.map_or_else(String::new, |g| format!("; {g} g"));
    let seal = item.seal.as_ref().map_or_else(String::new, |n| format!("; niêm phong số {n}"));
    let marks = if item.marks.trim().is_empty() { String::new() } else { format!(", {}", item.marks.trim()) };
    let kept = if place.is_empty() { item.keeper.clone() } else { place.to_owned() };
    RegisterRow {
        item: Some(item.id),
        received: item.taken_on,
        code: item.code.clone(),
        what: format!("{}{marks}", item.name),
        quantity: format!("{quantity}{weight}"),
        condition: format!("{}{seal}", item.condition),
        case: format!("{} · {}", item.case_code, item.case_title),
        kept: [item.regime.label(), kept.as_str()]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("; "),
        outcome: if stands(item) { String::new() } else { item.state.label().to_owned() },
        ..RegisterRow::default()
    }
}

/// What an act adds to the row of a thing.
fn enrich(row: &mut RegisterRow, deed: &CustodyDeed, on: Day) {
    match deed {
        CustodyDeed::IntakeOrdered(order) => {
            row.from = order.deliverer.line();
            row.came_by = format!("Lệnh số {}", order.paper.symbol);
        }
        CustodyDeed::TakenIn(taken) => {
            if let Some(slip) = &taken.slip {
                row.came_by = format!("{}; Phiếu số {}", row.came_by, slip.symbol);
            }
        }
        CustodyDeed::KeptElsewhere(kept) => {
            row.from = kept.minutes.body.clone();
            row.came_by.clone_from(&kept.receipt);
        }
        CustodyDeed::StockEntered(stock) => {
            row.from = stock.minutes.body.clone();
            row.came_by.clone_from(&stock.receipt);
        }
        CustodyDeed::Released(released) => {
            row.left = Some(on);
            row.left_by = format!("Phiếu số {}; {}", released.slip.symbol, released.receiver.line());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_changes_the_digest_of_a_row() {
        let row = RegisterRow { code: "TV-2026-00001".into(), what: "Xe".into(), ..RegisterRow::default() };
        let other = RegisterRow { what: "Xe máy".into(), ..row.clone() };
        assert_ne!(row.digest(), other.digest());
        assert_eq!(row.digest(), row.clone().digest());
        assert_eq!(row.digest().len(), 16);
    }
}
