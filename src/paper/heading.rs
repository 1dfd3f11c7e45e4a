//! The head of an official paper: who issues it, the national motto, number, place and date, type and abstract.

use super::{
    Composer, PaperError,
    compose::{Align, Piece, Set, Style, set},
    font,
    sheet::{Face, Flow, Mark, Size, Um},
    text::Rich,
};
use crate::kernel::Day;

const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Weight of the lines of the head, in hundredths of a point.
const RULE: u16 = 60;

/// What the head of a paper says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The body above the issuing one, in natural writing: `Cục Quản lý Thi hành án dân sự`.
    pub above: String,
    /// The issuing body: `Thi hành án dân sự tỉnh Hà An`.
    pub agency: String,
    /// Number and symbol after `Số: `, such as `05/QĐ-THADS`.
    pub number: String,
    /// Place and day; minutes have none.
    pub place_and_day: Option<(String, Day)>,
}

impl Composer {
    /// Cells 1 to 4 of Decree 30/2020: on the left the bodies and the number, on the right the motto and the date.
    pub fn heading(&mut self, heading: &Heading) {
        let piece = heading_piece(self, heading);
        if let Some(piece) = self.attempt(piece) {
            self.pieces.push(piece);
        }
    }

    /// The type of the paper and, below, its abstract with a line of its own (cell 5a).
    pub fn title(&mut self, kind: &str, about: &str) {
        let size = Size::pt(14);
        let first = Style { before: Um::mm(6), ..Style::centred(size) };
        self.paragraph(Rich::of(Face::Bold, kind.to_uppercase()), &first);
        let width = Um::mm(135);
        let x = self.page.left + (self.page.measure() - width) / 2;
        let below = Style { before: Um::ZERO, ..Style::centred(size) };
        let done = set(&Rich::of(Face::Bold, about), x, width, &below, Flow::New);
        let Some(done) = self.attempt(done) else { return };
        let widest = done.widest;
        self.push_lines(done, &below);
        self.keep_last(usize::MAX);
        self.rule_below(widest);
    }

    /// A centred line in bold capitals: the office that decides, or `QUYẾT ĐỊNH:`.
    pub fn centred_capitals(&mut self, text: &str, before: Um) {
        let style = Style { before, ..Style::centred(Size::pt(14)) };
        self.paragraph(Rich::of(Face::Bold, text.to_uppercase()), &style);
    }

    /// A line of two fifths of a text's width, centred.
    fn rule_below(&mut self, text_width: Um) {
        let length = text_width * 2 / 5;
        let x1 = self.page.left + (self.page.measure() - length) / 2;
        let y = Um::tenths(14);
        let rule = Mark::Line { x1, y1: y, x2: x1 + length, y2: y, weight: RULE };
        self.pieces.push(Piece { height: Um::mm(3), marks: vec![rule], keep: true, ..Piece::default() });
    }
}

/// The left column is two fifths of the measure (66 mm upright), the right one what remains: the nation's name
/// needs 88 mm at 12 pt.
fn heading_piece(composer: &Composer, heading: &Heading) -> Result<Piece, PaperError> {
    let (left, measure) = (composer.page.left, composer.page.measure());
    let left_width = measure * 2 / 5;
    let (right, right_width) = (left + left_width, measure - left_width);
    let twelve = Style { pitch: 1_170, ..Style::centred(Size::pt(12)) };
    let thirteen = Style { pitch: 1_170, ..Style::centred(Size::pt(13)) };
    let mut marks = Vec::new();

    let mut y = Um::ZERO;
    for (body, face) in [(&heading.above, Face::Regular), (&heading.agency, Face::Bold)] {
        for line in body_lines(body, face, twelve.size, left_width)? {
            let done = set(&Rich::of(face, line), left, left_width, &twelve, Flow::New)?;
            y = stack(&mut marks, done, y);
        }
    }
    let agency_width = last_width(&marks)?;
    let length = agency_width * 2 / 5;
    let x1 = left + (left_width - length) / 2;
    let under = y + Um::tenths(9);
    marks.push(Mark::Line { x1, y1: under, x2: x1 + length, y2: under, weight: RULE });

    let nation = set(&Rich::of(Face::Bold, NATION), right, right_width, &twelve, Flow::New)?;
    let mut beside = stack(&mut marks, nation, Um::ZERO);
    let motto = set(&Rich::of(Face::Bold, MOTTO), right, right_width, &thirteen, Flow::New)?;
    let motto_width = motto.widest;
    beside = stack(&mut marks, motto, beside);
    let x1 = right + (right_width - motto_width) / 2;
    let line = beside + Um::tenths(9);
    marks.push(Mark::Line { x1, y1: line, x2: x1 + motto_width, y2: line, weight: RULE });

    let row = y.max(beside) + Um::tenths(35);
    // An extract bears no number, and then no word for it.
    let number = if heading.number.is_empty() { String::new() } else { format!("Số: {}", heading.number) };
    let number = set(&Rich::from(number), left, left_width, &thirteen, Flow::New)?;
    let mut end = stack(&mut marks, number, row);
    if let Some((place, day)) = &heading.place_and_day {
        let text = Rich::of(Face::Italic, format!("{place}, {}", day.in_full()));
        let date = set(&text, right, right_width, &thirteen, Flow::New)?;
        end = end.max(stack(&mut marks, date, row));
    }
    Ok(Piece { height: end, marks, keep: true, ..Piece::default() })
}

fn stack(marks: &mut Vec<Mark>, done: Set, y: Um) -> Um {
    let end = y + done.height();
    marks.extend(done.at(y));
    end
}

fn last_width(marks: &[Mark]) -> Result<Um, PaperError> {
    match marks.last() {
        Some(Mark::Text(t)) => font::width(t.face, t.size, &t.text),
        _ => Ok(Um::ZERO),
    }
}

/// The lines of a body's name in capitals: whole if it fits, else torn before `TỈNH`, `THÀNH PHỐ`, `KHU VỰC`
/// or before `THI HÀNH ÁN`, so that groups of words stay whole.
fn body_lines(name: &str, face: Face, size: Size, width: Um) -> Result<Vec<String>, PaperError> {
    let capitals = super::tidy::tidy(name).replace('\u{a0}', " ").to_uppercase();
    if font::width(face, size, &capitals)? <= width {
        return Ok(vec![capitals]);
    }
    let mut rest = capitals.as_str();
    let mut lines = Vec::new();
    for joint in [" THI HÀNH ÁN", " TỈNH ", " THÀNH PHỐ ", " KHU VỰC "] {
        if let Some(at) = rest.find(joint).filter(|at| *at > 0) {
            let fits = font::width(face, size, rest)? <= width;
            if !fits {
                lines.push(rest[..at].to_owned());
                rest = &rest[at + 1..];
            }
        }
    }
    lines.push(rest.to_owned());
    Ok(lines)
}

impl Composer {
    /// `Kính gửi:` with its addressees: one on the same line, several on a line each behind a hyphen.
    pub fn addressed_to(&mut self, addressees: &[String]) {
        let size = self.body;
        let style = Style { first: Um::mm(25), align: Align::Left, before: Um::mm(4), ..Style::body(size) };
        match addressees {
            [] => {}
            [one] => self.paragraph(Rich::from("Kính gửi: ").plain(format!("{one}.")), &style),
            many => {
                self.paragraph("Kính gửi:", &Style { keep: true, ..style });
                for (n, one) in many.iter().enumerate() {
                    let end = if n + 1 == many.len() { '.' } else { ';' };
                    let below = Style { first: Um::ZERO, left: Um::mm(44), before: Um::pt10(20), ..style };
                    self.paragraph(format!("- {one}{end}"), &below);
                }
            }
        }
    }
}
