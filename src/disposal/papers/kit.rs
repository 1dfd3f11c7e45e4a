//! What the papers of disposal share: the frame of a matter, a thing on a line, decisions, notices, minutes.

use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, MinutesFrame, PaperError, Sheet, Size, Table,
        common::{PaperCase, PaperHead},
        counted,
    },
};

/// A thing on a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThingLine {
    /// Name, marks, number for life.
    pub name: String,
    /// Quantity with its unit, weight.
    pub quantity: String,
    /// Condition and seal.
    pub state: String,
    /// Where it lies, or another remark.
    pub note: String,
}

/// What every paper of a matter stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisposalPaper {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// Further grounds: the ruling about the things, earlier papers of the matter.
    pub grounds: Vec<String>,
    /// The things.
    pub things: Vec<ThingLine>,
}

impl DisposalPaper {
    /// The grounds: law, judgment and decision of the case, then the matter's own.
    pub fn bases(&self, law: &PaperBases) -> Vec<String> {
        let mut lines = law.lines.clone();
        lines.extend(self.case.bases());
        lines.extend(self.grounds.iter().cloned());
        lines
    }

    /// # Errors
    /// [`PaperError::Missing`] without things.
    pub fn check(&self) -> Result<(), PaperError> {
        if self.things.is_empty() {
            return Err(PaperError::missing("vật chứng, tài sản"));
        }
        Ok(())
    }

    /// Whom a paper goes to: these, then the procuracy, accountant and file.
    pub fn recipients(&self, first: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = first.iter().map(|r| (*r).to_owned()).collect();
        all.push(self.case.procuracy.clone());
        all.extend(["Kế toán nghiệp vụ".to_owned(), "Lưu: VT, HSTHA".to_owned()]);
        all.retain(|r| !r.trim().is_empty());
        all
    }
}

/// The things as a table; the last column is left out when nothing is remarked.
pub fn things_table(things: &[ThingLine], note: &str) -> Table {
    let noted = things.iter().any(|t| !t.note.trim().is_empty());
    let mut columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tên, đặc điểm, mã số", 0, Align::Left),
        Column::new("Số lượng, khối lượng", 32, Align::Center),
        Column::new("Tình trạng, niêm phong", 40, Align::Left),
    ];
    if noted {
        columns.push(Column::new(note, 34, Align::Left));
    }
    let row = |(n, thing): (usize, &ThingLine)| -> Vec<Cell> {
        let mut cells: Vec<Cell> = vec![
            n.to_string().into(),
            thing.name.as_str().into(),
            thing.quantity.as_str().into(),
            thing.state.as_str().into(),
        ];
        if noted {
            cells.push(thing.note.as_str().into());
        }
        cells
    };
    Table { columns, rows: (1..).zip(things).map(row).collect(), size: Size::pt(12) }
}

/// Minutes of a matter: opening, a body, the ending with everybody's signature.
///
/// # Errors
/// [`PaperError::Missing`] without things or people.
pub fn minutes(
    facts: &DisposalPaper,
    frame: &MinutesFrame,
    law: &PaperBases,
    (about, title): (&str, &str),
    body: impl Fn(&mut Composer) -> usize,
) -> Result<Sheet, PaperError> {
    facts.check()?;
    if frame.present.is_empty() {
        return Err(PaperError::missing("người tham gia"));
    }
    counted(|pages| {
        let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(13));
        paper.minutes_opening(frame, &facts.bases(law));
        let next = body(&mut paper);
        paper.minutes_ending(frame, next, pages);
        paper.end_minutes(&facts.head, title)
    })
}
