//! The label on a thing in the store: a small page with a QR code, the code in large letters, a few lines.

use super::{
    Geometry, PaperError, Sheet, code,
    compose::{Align, Style, set},
    sheet::{About, Face, Flow, Mark, Page, Size, Um},
    text::Rich,
};

/// What a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The agency, in small capitals' stead.
    pub agency: String,
    /// The code that is read aloud: `VC-2026-00381`.
    pub code: String,
    /// What the QR code says.
    pub qr: String,
    /// What the thing is.
    pub name: String,
    /// Label and value; empty values leave no trace.
    pub lines: Vec<(String, String)>,
    /// A warning in a frame: `DỄ CHÁY`; empty for none.
    pub warning: String,
    /// What the file says about itself.
    pub about: About,
}

const WIDTH: Um = Um::mm(100);
const HEIGHT: Um = Um::mm(70);
const EDGE: Um = Um::mm(4);
const SIDE: Um = Um::mm(30);

/// One label, 100 × 70 mm. Text that does not fit is refused rather than cut.
///
/// # Errors
/// [`PaperError::Missing`] for room; what the font or the code refuses.
pub fn label(label: &Label) -> Result<Sheet, PaperError> {
    let mut marks = Vec::new();
    let small = Style::small(Size::pt(8), Align::Left);
    let inner = WIDTH - EDGE * 2;
    let agency = set(&Rich::of(Face::Bold, label.agency.to_uppercase()), EDGE, inner, &small, Flow::New)?;
    let mut y = EDGE;
    let rule = y + agency.height() + Um::tenths(8);
    marks.extend(agency.at(y));
    marks.push(Mark::Line { x1: EDGE, y1: rule, x2: WIDTH - EDGE, y2: rule, weight: 50 });
    y = rule + Um::mm(2);

    marks.extend(code::qr(&label.qr, EDGE, y, SIDE)?);
    let right = EDGE + SIDE + Um::mm(4);
    let width = WIDTH - EDGE - right;
    let large = Style::small(Size::pt(18), Align::Left);
    let done = set(&Rich::of(Face::Bold, label.code.as_str()), right, width, &large, Flow::New)?;
    let mut beside = y + done.height() + Um::mm(1);
    marks.extend(done.at(y));
    let name = Style::small(Size::pt(12), Align::Left);
    let done = set(&Rich::of(Face::Bold, label.name.as_str()), right, width, &name, Flow::New)?;
    let height = done.height();
    marks.extend(done.at(beside));
    beside += height;
    if !label.warning.trim().is_empty() {
        let style = Style::small(Size::pt(12), Align::Center);
        let done = set(&Rich::of(Face::Bold, label.warning.to_uppercase()), right, width, &style, Flow::New)?;
        let (top, tall) = (beside + Um::mm(2), done.height());
        marks.extend(done.at(top));
        frame(&mut marks, right, top - Um::tenths(5), width, tall + Um::mm(1));
        beside = top + tall + Um::mm(1);
    }
    y = (y + SIDE).max(beside) + Um::mm(2);
    let line = Style::small(Size::pt(9), Align::Left);
    for (what, value) in label.lines.iter().filter(|(_, v)| !v.trim().is_empty()) {
        let text = Rich::from(format!("{what}: ")).bold(value.as_str());
        let done = set(&text, EDGE, inner, &line, Flow::New)?;
        let height = done.height();
        marks.extend(done.at(y));
        y += height;
    }
    if y > HEIGHT - Um::mm(2) {
        return Err(PaperError::missing("chỗ trên nhãn: tên hoặc mô tả quá dài"));
    }
    let pages = vec![Page { marks }];
    let about = label.about.clone();
    Ok(Sheet { about, width: WIDTH, height: HEIGHT, pages, pictures: Vec::new(), watermark: None })
}

/// Labels on sheets of A4, two across and four down with lines to cut along, in the order given.
///
/// # Errors
/// As [`label`]; [`PaperError::Missing`] without labels.
pub fn label_sheets(labels: &[Label], about: About) -> Result<Sheet, PaperError> {
    let page = Geometry::PORTRAIT;
    let (across, down) = (2, 4);
    let left = (page.width - WIDTH * across) / 2;
    let top = (page.height - HEIGHT * down) / 2;
    let mut pages: Vec<Page> = Vec::new();
    for (n, one) in (0..).zip(labels) {
        let place = n % (across * down);
        if place == 0 {
            pages.push(Page { marks: Vec::new() });
        }
        let (x, y) = (left + WIDTH * (place % across), top + HEIGHT * (place / across));
        let drawn = label(one)?;
        if let Some(sheet) = pages.last_mut() {
            let inside = drawn.pages.into_iter().flat_map(|p| p.marks);
            sheet.marks.extend(inside.map(|mark| mark.moved(x, y)));
            cut_lines(&mut sheet.marks, x, y);
        }
    }
    if pages.is_empty() {
        return Err(PaperError::missing("đồ vật cần in nhãn"));
    }
    Ok(Sheet { about, width: page.width, height: page.height, pages, pictures: Vec::new(), watermark: None })
}

/// Hairlines around a label.
fn cut_lines(marks: &mut Vec<Mark>, x: Um, y: Um) {
    let (right, bottom) = (x + WIDTH, y + HEIGHT);
    for (x1, y1, x2, y2) in
        [(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom)]
    {
        marks.push(Mark::Line { x1, y1, x2, y2, weight: 20 });
    }
}

fn frame(marks: &mut Vec<Mark>, x: Um, y: Um, w: Um, h: Um) {
    let weight = 100;
    for (x1, y1, x2, y2) in
        [(x, y, x + w, y), (x, y + h, x + w, y + h), (x, y, x, y + h), (x + w, y, x + w, y + h)]
    {
        marks.push(Mark::Line { x1, y1, x2, y2, weight });
    }
}
