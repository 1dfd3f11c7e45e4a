//! The end of a paper: recipients on the left, the signature on the right; the grid of signatures of minutes.

use super::{
    Composer, PaperError, code,
    compose::{Align, Piece, Style, set},
    font,
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
    let office = office_lines(&closing.office, width)?;
    let top = set_lines(&mut marks, &office.0, x, width, office.1, Um::ZERO)?;
    let height = name_below(&mut marks, &closing.name, x, width, Size::pt(14), top)?;
    Ok(Piece { before: Um::mm(6), height: y.max(height), marks, ..Piece::default() })
}

/// The office at 14 pt, at 13 pt where it would not fit, and torn before `THI HÀNH ÁN` where even that does not.
fn office_lines(office: &[String], width: Um) -> Result<(Vec<String>, Size), PaperError> {
    let capitals: Vec<String> = office.iter().map(|l| l.trim().to_uppercase()).collect();
    for size in [Size::pt(14), Size::pt(13)] {
        let mut fits = true;
        for line in &capitals {
            fits &= font::width(Face::Bold, size, &super::tidy::tidy(line))? <= width;
        }
        if fits {
            return Ok((capitals, size));
        }
    }
    let mut torn = Vec::new();
    for line in capitals {
        match line.find(" THI HÀNH ÁN") {
            Some(at) if font::width(Face::Bold, Size::pt(13), &line)? > width => {
                torn.extend([line[..at].to_owned(), line[at + 1..].to_owned()]);
            }
            _ => torn.push(line),
        }
    }
    Ok((torn, Size::pt(13)))
}

/// Bold lines centred in a column; answers where they end.
fn set_lines(
    marks: &mut Vec<Mark>,
    lines: &[String],
    x: Um,
    width: Um,
    size: Size,
    mut y: Um,
) -> Result<Um, PaperError> {
    let style = Style { pitch: 1_200, ..Style::centred(size) };
    for line in lines {
        let done = set(&Rich::of(Face::Bold, line.as_str()), x, width, &style, Flow::New)?;
        let height = done.height();
        marks.extend(done.at(y));
        y += height;
    }
    Ok(y)
}

/// The room for the signature below `top`, then the name.
fn name_below(
    marks: &mut Vec<Mark>,
    name: &str,
    x: Um,
    width: Um,
    size: Size,
    top: Um,
) -> Result<Um, PaperError> {
    let under = top + SIGNATURE_ROOM;
    if name.trim().is_empty() {
        Ok(under)
    } else {
        set_lines(marks, &[name.to_owned()], x, width, size, under)
    }
}

/// A row of signatures: offices above, names on one height below.
fn signature_row(composer: &Composer, row: &[(String, String)], columns: usize) -> Result<Piece, PaperError> {
    let parts = i32::try_from(columns).unwrap_or(1);
    let width = composer.page.measure() / parts;
    // A row that is not full stands to the right, where the last signature belongs.
    let first = columns - row.len();
    let size = if columns > 2 { Size::pt(11) } else { Size::pt(13) };
    let mut marks = Vec::new();
    let x = |n: usize| composer.page.left + width * i32::try_from(first + n).unwrap_or(0) + Um::mm(1);
    let inner = width - Um::mm(2);
    let mut top = Um::ZERO;
    let mut ends = Vec::with_capacity(row.len());
    for (n, (office, _)) in row.iter().enumerate() {
        let mut own = Vec::new();
        top = top.max(set_lines(&mut own, &[office.to_uppercase()], x(n), inner, size, Um::ZERO)?);
        ends.push(own);
    }
    let mut height = top;
    for (n, ((_, name), own)) in row.iter().zip(ends).enumerate() {
        marks.extend(own);
        height = height.max(name_below(&mut marks, name, x(n), inner, size, top)?);
    }
    Ok(Piece { before: Um::mm(7), height, marks, ..Piece::default() })
}
