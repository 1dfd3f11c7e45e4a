//! The end of a paper: recipients on the left, the signature on the right; the grid of signatures of minutes.

use super::{
    Composer, PaperError, code,
    compose::{Align, Piece, Style, set},
    sheet::{Face, Flow, Mark, Size, Um},
    text::Rich,
};

/// Room for a signature in blue ink and the seal over its left third.
pub const SIGNATURE_ROOM: Um = Um::mm(24);

/// Who signs and who receives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The office lines in capitals: `KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ`, `PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ`.
    pub office: Vec<String>,
    /// The signer's name; empty leaves the place to the hand.
    pub name: String,
    /// Recipients without hyphen and end mark; the last is the file copy (`Lưu: VT, HSTHA`).
    pub recipients: Vec<String>,
    /// What a stranger scans to check the paper.
    pub check: Option<String>,
}

impl Composer {
    /// Recipients and signature side by side, on the page of at least the last two lines of the text.
    pub fn closing(&mut self, closing: &Closing) {
        let piece = closing_piece(self, closing);
        let Some(piece) = self.attempt(piece) else { return };
        self.keep_last(2);
        self.pieces.push(piece);
    }

    /// The signatures of minutes: columns of an office and a name, in rows of at most `columns`.
    pub fn signatures(&mut self, signers: &[(String, String)], columns: usize) {
        let columns = columns.max(1);
        self.keep_last(2);
        let rows: Vec<_> = signers.chunks(columns).collect();
        for (n, row) in rows.iter().enumerate() {
            let piece = signature_row(self, row, columns);
            let Some(mut piece) = self.attempt(piece) else { return };
            piece.keep = n + 1 < rows.len();
            self.pieces.push(piece);
        }
    }
}

fn closing_piece(composer: &Composer, closing: &Closing) -> Result<Piece, PaperError> {
    let (left, measure) = (composer.page.left, composer.page.measure());
    let mut marks = Vec::new();
    let left_width = measure * 46 / 100;

    let heading = Style::small(Size::pt(12), Align::Left);
    let mut y = Um::ZERO;
    if !closing.recipients.is_empty() {
        let done = set(&Rich::of(Face::BoldItalic, "Nơi nhận:"), left, left_width, &heading, Flow::New)?;
        y += done.height();
        marks.extend(done.at(Um::ZERO));
    }
    let eleven = Style { pitch: 1_200, ..Style::small(Size::pt(11), Align::Left) };
    for (n, recipient) in closing.recipients.iter().enumerate() {
        let end = if n + 1 == closing.recipients.len() { '.' } else { ';' };
        let line = Rich::from(format!("- {}{end}", recipient.trim().trim_end_matches([';', '.'])));
        let done = set(&line, left, left_width, &eleven, Flow::New)?;
        let height = done.height();
        marks.extend(done.at(y));
        y += height;
    }
    if let Some(text) = &closing.check {
        let side = Um::mm(20);
        marks.extend(code::qr(text, left, y + Um::mm(3), side)?);
        y += side + Um::mm(3);
    }

    let (x, width) = (left + measure / 2, measure / 2);
    let (signed, height) = signature(&closing.office, &closing.name, x, width, Size::pt(14), Flow::New)?;
    marks.extend(signed);
    Ok(Piece { before: Um::mm(6), height: y.max(height), marks, ..Piece::default() })
}

/// Office lines, room, name, centred in a column.
fn signature(
    office: &[String],
    name: &str,
    x: Um,
    width: Um,
    size: Size,
    opening: Flow,
) -> Result<(Vec<Mark>, Um), PaperError> {
    let style = Style { pitch: 1_200, ..Style::centred(size) };
    let mut marks = Vec::new();
    let mut y = Um::ZERO;
    for (n, line) in office.iter().enumerate() {
        let flow = if n == 0 { opening } else { Flow::New };
        let done = set(&Rich::of(Face::Bold, line.to_uppercase()), x, width, &style, flow)?;
        let height = done.height();
        marks.extend(done.at(y));
        y += height;
    }
    y += SIGNATURE_ROOM;
    if !name.trim().is_empty() {
        let done = set(&Rich::of(Face::Bold, name), x, width, &style, Flow::New)?;
        let height = done.height();
        marks.extend(done.at(y));
        y += height;
    }
    Ok((marks, y))
}

fn signature_row(composer: &Composer, row: &[(String, String)], columns: usize) -> Result<Piece, PaperError> {
    let parts = i32::try_from(columns).unwrap_or(1);
    let width = composer.page.measure() / parts;
    // A row that is not full stands to the right, where the last signature belongs.
    let first = columns - row.len();
    let size = if columns > 2 { Size::pt(12) } else { Size::pt(13) };
    let mut marks = Vec::new();
    let mut height = Um::ZERO;
    for (n, (office, name)) in row.iter().enumerate() {
        let column = i32::try_from(first + n).unwrap_or(0);
        let x = composer.page.left + width * column + Um::mm(2);
        let lines = [office.clone()];
        let (signed, tall) = signature(&lines, name, x, width - Um::mm(4), size, Flow::New)?;
        marks.extend(signed);
        height = height.max(tall);
    }
    Ok(Piece { before: Um::mm(5), height, marks, ..Piece::default() })
}
