//! What the papers of hand-over say: each a pure function from facts and law to a sheet.

mod extraction;
mod list;
mod on_paper;

pub use extraction::{ExtractionFacts, extraction_minutes};
pub use list::{ListFacts, ListLine, TransferFacts, list_part, transfer_minutes};
pub use on_paper::{OnPaperFacts, on_paper_minutes};

use crate::paper::{Align, Cell, Column, Size, Table};

/// Two columns of words beside a running number.
fn pairs(titles: (&str, &str), rows: &[(String, String)]) -> Table {
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new(titles.0, 0, Align::Left),
        Column::new(titles.1, 62, Align::Left),
    ];
    let row = |(n, (a, b)): (usize, &(String, String))| -> Vec<Cell> {
        vec![n.to_string().into(), a.as_str().into(), b.as_str().into()]
    };
    Table { columns, rows: (1..).zip(rows).map(row).collect(), size: Size::pt(12) }
}
