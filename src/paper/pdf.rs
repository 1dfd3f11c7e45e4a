//! The sheet as a PDF: fonts cut down to the letters used, whole runs as text, the same bytes every time.

use super::{
    PaperError, finish, font,
    sheet::{Face, Jpeg, Mark, Page, Sheet, TextMark, Um},
    tidy::normal,
};
use printpdf::{
    Color, ExternalStream, ExternalXObject, FontId, FontMetrics, Greyscale, Line, LinePoint, Mm, Op,
    PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Px, Rect,
    TextItem, TextMatrix, XObject, XObjectId, XObjectTransform, xobject::DictItem,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

const FACES: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

/// The PDF of a sheet. The same sheet always gives the same bytes.
///
/// # Errors
/// [`PaperError::UnknownLetter`] for a letter the font lacks; [`PaperError::Library`] when the PDF library
/// reports a fault.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    let mut doc = PdfDocument::new("");
    add_fonts(&mut doc, sheet)?;
    for (n, picture) in sheet.pictures.iter().enumerate() {
        doc.resources.xobjects.map.insert(picture_id(n), XObject::External(passed_through(picture)));
    }
    let (width, height) = (Mm(sheet.width.0 as f32 / 1_000.0), Mm(sheet.height.0 as f32 / 1_000.0));
    doc.pages = sheet.pages.iter().map(|p| PdfPage::new(width, height, page_ops(sheet, p))).collect();
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let raw = doc.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PaperError::Library(format!("{warning:?}")));
    }
    finish::finish(raw, &sheet.about)
}

const fn font_id(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Bold => "B",
        Face::Italic => "I",
        Face::BoldItalic => "X",
    }
}

fn picture_id(n: usize) -> XObjectId {
    XObjectId(format!("P{n}"))
}

/// Cuts each face down to the letters the sheet uses and gives it to the document.
fn add_fonts(doc: &mut PdfDocument, sheet: &Sheet) -> Result<(), PaperError> {
    let mut used: [BTreeSet<char>; 4] = Default::default();
    for (_, text) in sheet.texts() {
        let letters = &mut used[text.face as usize];
        letters.extend(normal(&text.text).chars());
    }
    if let Some(mark) = &sheet.watermark {
        used[Face::Bold as usize].extend(mark.chars());
    }
    for face in FACES {
        let letters = &used[face as usize];
        if !letters.is_empty() {
            let parsed = cut_down(face, letters)?;
            doc.resources.fonts.map.insert(FontId(font_id(face).to_owned()), PdfFont::new(parsed));
        }
    }
    Ok(())
}

fn cut_down(face: Face, letters: &BTreeSet<char>) -> Result<ParsedFont, PaperError> {
    let data = font::face(face);
    let mut remapper = GlyphRemapper::new();
    let (mut glyphs, mut widths) = (BTreeMap::new(), BTreeMap::new());
    let mut digest = Sha256::new();
    for letter in letters {
        let glyph = data.glyph(*letter).ok_or_else(|| font::unknown(*letter, &letter.to_string()))?;
        let new = remapper.remap(glyph);
        glyphs.insert(u32::from(*letter), new);
        widths.insert(new, data.advance(*letter));
        digest.update(u32::from(*letter).to_be_bytes());
    }
    let bytes =
        subsetter::subset(data.bytes, 0, &remapper).map_err(|e| PaperError::Library(e.to_string()))?;
    // Six capitals before the name say that the font is a part; the same letters give the same six.
    let tag: String = digest.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
    let name = format!("{tag}+{}", data.name);
    let metrics = FontMetrics { ascent: 1825, descent: -443 };
    Ok(ParsedFont::with_glyph_data(bytes, 0, Some(name), glyphs, widths, 2048, metrics))
}

fn page_ops(sheet: &Sheet, page: &Page) -> Vec<Op> {
    let mut ops = Vec::with_capacity(page.marks.len() * 3 + 8);
    if let Some(mark) = &sheet.watermark {
        watermark(&mut ops, mark, sheet);
    }
    shapes(&mut ops, sheet, page);
    texts(&mut ops, sheet.height, page);
    ops
}

/// Hundredths of a point as the library wants them; whole before, so that the decimals stay short.
fn pt(hundredths: i32) -> Pt {
    Pt(hundredths as f32 / 100.0)
}

fn point(sheet: &Sheet, x: Um, y: Um) -> Point {
    Point { x: pt(x.pt100()), y: pt((sheet.height - y).pt100()) }
}

fn shapes(ops: &mut Vec<Op>, sheet: &Sheet, page: &Page) {
    let mut current = 0;
    for mark in &page.marks {
        match mark {
            Mark::Text(_) => {}
            Mark::Line { x1, y1, x2, y2, weight } => {
                if current != *weight {
                    current = *weight;
                    ops.push(Op::SetOutlineThickness { pt: pt(i32::from(*weight)) });
                }
                let ends = [point(sheet, *x1, *y1), point(sheet, *x2, *y2)];
                let points = ends.into_iter().map(|p| LinePoint { p, bezier: false }).collect();
                ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Mark::Bar { x, y, w, h } => {
                let corner = point(sheet, *x, *y + *h);
                let rectangle = Rect {
                    x: corner.x,
                    y: corner.y,
                    width: pt((*x + *w).pt100() - x.pt100()),
                    height: pt((sheet.height - *y).pt100() - (sheet.height - *y - *h).pt100()),
                    mode: Some(PaintMode::Fill),
                    winding_order: None,
                };
                ops.push(Op::DrawRectangle { rectangle });
            }
            Mark::Picture { x, y, w, h, index } => {
                let corner = point(sheet, *x, *y + *h);
                let transform = XObjectTransform {
                    translate_x: Some(corner.x),
                    translate_y: Some(corner.y),
                    scale_x: Some(pt(w.pt100()).0),
                    scale_y: Some(pt(h.pt100()).0),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                ops.push(Op::UseXobject { id: picture_id(*index), transform });
            }
        }
    }
}

fn texts(ops: &mut Vec<Op>, height: Um, page: &Page) {
    let runs = page.marks.iter().filter_map(|m| match m {
        Mark::Text(t) if !t.text.is_empty() => Some(t),
        _ => None,
    });
    ops.push(Op::StartTextSection);
    let (mut at, mut set, mut pale) = ((0, 0), None, 0);
    for run in runs {
        if set != Some((run.face, run.size)) {
            set = Some((run.face, run.size));
            let font = PdfFontHandle::External(FontId(font_id(run.face).to_owned()));
            ops.push(Op::SetFont { font, size: pt(i32::from(run.size.0) * 10) });
        }
        if pale != run.pale {
            pale = run.pale;
            ops.push(grey(pale));
        }
        let to = (run.x.pt100(), (height - run.y).pt100());
        ops.push(Op::SetTextCursor { pos: Point { x: pt(to.0 - at.0), y: pt(to.1 - at.1) } });
        at = to;
        ops.push(Op::ShowText { items: items(run) });
    }
    ops.push(Op::EndTextSection);
    if pale != 0 {
        ops.push(grey(0));
    }
}

fn grey(pale: u8) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale::new(f32::from(pale) / 100.0, None)) }
}

/// One string, or, on a justified line, one string a word with the widening behind its space.
fn items(run: &TextMark) -> Vec<TextItem> {
    let text = normal(&run.text);
    let gaps = i32::try_from(text.matches(' ').count()).unwrap_or(0);
    if run.extra == 0 || gaps == 0 {
        return vec![TextItem::Text(text.into_owned())];
    }
    let mut items = Vec::with_capacity(text.len() / 3);
    for (n, word) in (0..).zip(text.split_inclusive(' ')) {
        items.push(TextItem::Text(word.to_owned()));
        if word.ends_with(' ') {
            let widening = run.extra * (n + 1) / gaps - run.extra * n / gaps;
            items.push(TextItem::Offset(-(widening as f32)));
        }
    }
    items
}

/// The draft mark: large, pale, across the page at 45 degrees, under everything else.
fn watermark(ops: &mut Vec<Op>, mark: &str, sheet: &Sheet) {
    const SIZE: f32 = 96.0;
    const HALF_ROOT: f32 = std::f32::consts::FRAC_1_SQRT_2;
    let ems = font::thousandths(Face::Bold, mark).unwrap_or(0) as f32 / 1_000.0;
    let half = ems * SIZE / 2.0;
    let (x, y) = (sheet.width.pt100() as f32 / 200.0, sheet.height.pt100() as f32 / 200.0);
    let matrix = [
        HALF_ROOT,
        HALF_ROOT,
        -HALF_ROOT,
        HALF_ROOT,
        x - half * HALF_ROOT + SIZE * 0.24,
        y - half * HALF_ROOT - SIZE * 0.24,
    ];
    let font = PdfFontHandle::External(FontId(font_id(Face::Bold).to_owned()));
    ops.extend([
        Op::StartTextSection,
        grey(88),
        Op::SetFont { font, size: Pt(SIZE) },
        Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) },
        Op::ShowText { items: vec![TextItem::Text(mark.to_owned())] },
        Op::EndTextSection,
        grey(0),
    ]);
}

/// The JPEG's own bytes as a picture of the page: never decoded, never written again.
fn passed_through(picture: &Jpeg) -> ExternalXObject {
    let name = |n: &str| DictItem::Name(n.as_bytes().to_vec());
    let space = if picture.components == 1 { "DeviceGray" } else { "DeviceRGB" };
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(picture.width))),
        ("Height".to_owned(), DictItem::Int(i64::from(picture.height))),
        ("ColorSpace".to_owned(), name(space)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("Filter".to_owned(), name("DCTDecode")),
    ]);
    ExternalXObject {
        stream: ExternalStream { dict, content: picture.bytes.clone(), compress: false },
        width: Some(Px(picture.width as usize)),
        height: Some(Px(picture.height as usize)),
        dpi: None,
    }
}
