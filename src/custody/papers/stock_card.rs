//! DOC-80d, thẻ kho: one card a case, every movement with its voucher and what is left.

use crate::{
    kernel::Day,
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table, about,
        common::{PaperHead, capital},
    },
};

/// One movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockEntry {
    /// The day.
    pub day: Day,
    /// The slip's number.
    pub voucher: String,
    /// What moved and why.
    pub what: String,
    /// How many came in; empty for none.
    pub received: String,
    /// How many went out; empty for none.
    pub released: String,
    /// How many are left.
    pub left: String,
    /// Where it stands now.
    pub place: String,
}

/// What the card must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockCardFacts {
    /// Number, day, signer (the storekeeper).
    pub head: PaperHead,
    /// The case in a phrase.
    pub case: String,
    /// The thing or things the card follows.
    pub item: String,
    /// Its code.
    pub code: String,
    /// The unit.
    pub unit: String,
    /// The owner, or from whom it was taken; may be empty.
    pub owner: String,
    /// The store.
    pub store: String,
    /// The movements, oldest first.
    pub entries: Vec<StockEntry>,
}

/// The card as it stands on its day.
///
/// # Errors
/// [`PaperError::Missing`] without a thing.
pub fn stock_card(facts: &StockCardFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.item.trim().is_empty() {
        return Err(PaperError::missing("vật, tài sản ghi trên thẻ kho"));
    }
    let mut paper = Composer::begin(&facts.head, "THẺ KHO", "Vật chứng, tài sản", Size::pt(13));
    paper.bases(&law.lines);
    paper.field("Hồ sơ", facts.case.as_str());
    paper.field("Vật, tài sản", capital(&facts.item));
    paper.field("Mã số", facts.code.as_str());
    paper.field("Đơn vị tính", facts.unit.as_str());
    paper.field("Chủ sở hữu hoặc người bị thu giữ, kê biên", facts.owner.as_str());
    paper.field("Kho", facts.store.as_str());
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Ngày", 23, Align::Center),
        Column::new("Số chứng từ", 31, Align::Center),
        Column::new("Diễn giải, vị trí", 0, Align::Left),
        Column::new("Nhập", 14, Align::Right),
        Column::new("Xuất", 14, Align::Right),
        Column::new("Tồn", 14, Align::Right),
    ];
    let row = |(n, e): (usize, &StockEntry)| -> Vec<Cell> {
        let place =
            if e.place.trim().is_empty() { String::new() } else { format!("; vị trí: {}", e.place) };
        vec![
            n.to_string().into(),
            e.day.to_string().into(),
            e.voucher.as_str().into(),
            format!("{}{place}", e.what).into(),
            e.received.as_str().into(),
            e.released.as_str().into(),
            e.left.as_str().into(),
        ]
    };
    let rows = (1..).zip(&facts.entries).map(row).collect();
    paper.table(&Table { columns, rows, size: Size::pt(12) });
    let left = facts.entries.last().map_or("00", |e| e.left.as_str());
    paper.text(format!("Tồn kho đến {}: {left} {}.", facts.head.day.in_full(), facts.unit));
    paper.signatures(&[("Thủ kho".to_owned(), facts.head.signer.name().to_owned())], 2);
    paper.finish(about(&facts.head, &format!("Thẻ kho {}", facts.code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::{
            common::Signer,
            testing::{approve, day, head},
        },
    };

    #[test]
    fn the_card_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-06-04"), ("R25", "2026-08-04")] {
            let entry = |day_text: &str, voucher: &str, what: &str, counts: [&str; 3]| StockEntry {
                day: day(day_text),
                voucher: voucher.into(),
                what: what.into(),
                received: counts[0].into(),
                released: counts[1].into(),
                left: counts[2].into(),
                place: "Dãy A, ô 03".into(),
            };
            let mut facts = StockCardFacts {
                head: head("11/PK-THADS", on),
                case: "Lê Văn Tình và đồng phạm; Bản án số 45/2024/HS-ST ngày 12/9/2024".into(),
                item: "điện thoại di động đã qua sử dụng".into(),
                code: "VC-2025-00117".into(),
                unit: "chiếc".into(),
                owner: "Lê Văn Tình".into(),
                store: "Kho số 2, phường Minh Khai, tỉnh Hà An".into(),
                entries: vec![
                    entry("2025-02-11", "12/PK-THADS", "Nhập theo Lệnh số 08/LK-THADS", ["32", "", "32"]),
                    entry("2026-01-20", "03/PK-THADS", "Xuất trả chủ sở hữu theo bản án", ["", "04", "28"]),
                    entry("2026-05-06", "06/PK-THADS", "Xuất tiêu hủy theo quyết định", ["", "10", "18"]),
                ],
            };
            facts.head.signer = Signer::Other(vec!["Thủ kho".into()], "Đặng Văn Lực".into());
            let law = paper_bases("DOC-80d", day(on), &[]).unwrap();
            approve(&format!("DOC-80d-{regime}"), &stock_card(&facts, &law).unwrap());
        }
    }
}
