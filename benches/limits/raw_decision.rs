//! The limit: the same sheet written by `pdf-writer` with nothing between the marks and the bytes.
//! Fonts are cut down per document as in the product; streams are deflated at the same level.

use flate2::{Compression, write::ZlibEncoder};
use niemphong::paper::{Mark, Page, Sheet, TextMark, Um};
use pdf_writer::{
    Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};
use subsetter::GlyphRemapper;

const FILES: [(&[u8], &str); 4] = [
    (include_bytes!("../../assets/fonts/NiemPhongSerif-Regular.ttf"), "NiemPhongSerif"),
    (include_bytes!("../../assets/fonts/NiemPhongSerif-Bold.ttf"), "NiemPhongSerif-Bold"),
    (include_bytes!("../../assets/fonts/NiemPhongSerif-Italic.ttf"), "NiemPhongSerif-Italic"),
    (include_bytes!("../../assets/fonts/NiemPhongSerif-BoldItalic.ttf"), "NiemPhongSerif-BoldItalic"),
];
const NAMES: [Name<'static>; 4] = [Name(b"R"), Name(b"B"), Name(b"I"), Name(b"X")];
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The faces parsed once, as a program that only ever writes papers would keep them.
pub struct Faces(Vec<ttf_parser::Face<'static>>);

impl Faces {
    /// Parses the four faces.
    pub fn load() -> Faces {
        Faces(FILES.iter().filter_map(|(bytes, _)| ttf_parser::Face::parse(bytes, 0).ok()).collect())
    }
}

type Glyphs = BTreeMap<char, u16>;

/// The sheet's bytes.
pub fn raw_pdf(sheet: &Sheet, faces: &Faces) -> Vec<u8> {
    let mut used: [BTreeSet<char>; 4] = Default::default();
    for (_, text) in sheet.texts() {
        used[text.face as usize].extend(text.text.chars());
    }
    let (catalog, tree, info) = (Ref::new(1), Ref::new(2), Ref::new(3));
    let mut next = 4;
    let mut fresh = || {
        next += 1;
        Ref::new(next)
    };
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree).lang(TextStr("vi-VN"));
    pdf.document_info(info).title(TextStr(&sheet.about.title)).author(TextStr(&sheet.about.author));
    let mut glyphs: [Glyphs; 4] = Default::default();
    let mut fonts = Vec::new();
    for (n, letters) in used.iter().enumerate() {
        if !letters.is_empty() {
            let font = fresh();
            let refs = [font, fresh(), fresh(), fresh(), fresh()];
            glyphs[n] = write_font(&mut pdf, n, letters, &faces.0[n], refs);
            fonts.push((n, font));
        }
    }
    let pages: Vec<(Ref, Ref)> = sheet.pages.iter().map(|_| (fresh(), fresh())).collect();
    pdf.pages(tree).kids(pages.iter().map(|p| p.0)).count(pages.len() as i32);
    for (page, (id, content)) in sheet.pages.iter().zip(&pages) {
        let mut object = pdf.page(*id);
        object
            .parent(tree)
            .media_box(Rect::new(0.0, 0.0, pt(sheet.width), pt(sheet.height)))
            .contents(*content);
        let mut resources = object.resources();
        let mut dict = resources.fonts();
        for (n, font) in &fonts {
            dict.pair(NAMES[*n], *font);
        }
        dict.finish();
        resources.finish();
        object.finish();
        let packed = deflate(&content_of(sheet, page, &glyphs));
        pdf.stream(*content, &packed).filter(Filter::FlateDecode);
    }
    pdf.finish()
}

fn pt(length: Um) -> f32 {
    length.pt100() as f32 / 100.0
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    match encoder.write_all(bytes) {
        Ok(()) => encoder.finish().unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

fn write_font(
    pdf: &mut Pdf,
    n: usize,
    letters: &BTreeSet<char>,
    face: &ttf_parser::Face<'_>,
    [font, cid, descriptor, cmap_ref, file]: [Ref; 5],
) -> Glyphs {
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = Glyphs::new();
    let mut cmap = UnicodeCmap::new(Name(b"U"), SYSTEM);
    let mut widths = vec![0.0];
    for letter in letters {
        let Some(glyph) = face.glyph_index(*letter) else { continue };
        let new = remapper.remap(glyph.0);
        glyphs.insert(*letter, new);
        cmap.pair(new, *letter);
        let advance = u32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * 1_000 / 2_048;
        if usize::from(new) == widths.len() {
            widths.push(advance as f32);
        }
    }
    let (bytes, name) = FILES[n];
    let subset = subsetter::subset(bytes, 0, &remapper).unwrap_or_default();
    let full = format!("ABCDEF+{name}");
    let name = Name(full.as_bytes());
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(cmap_ref);
    let mut object = pdf.cid_font(cid);
    object.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
    object.cid_to_gid_map_predefined(Name(b"Identity")).widths().consecutive(0, widths);
    object.finish();
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::SERIF | FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(-177.0, -303.0, 1126.0, 981.0))
        .italic_angle(0.0)
        .ascent(891.0)
        .descent(-216.0)
        .cap_height(662.0)
        .stem_v(80.0)
        .font_file2(file);
    let packed = deflate(cmap.finish().as_slice());
    pdf.cmap(cmap_ref, &packed).filter(Filter::FlateDecode);
    let packed = deflate(&subset);
    pdf.stream(file, &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), subset.len() as i32);
    glyphs
}

fn content_of(sheet: &Sheet, page: &Page, glyphs: &[Glyphs; 4]) -> Vec<u8> {
    let mut out = Content::new();
    let down = |y: Um| pt(sheet.height - y);
    let mut weight_now = 0;
    for mark in &page.marks {
        match mark {
            Mark::Line { x1, y1, x2, y2, weight } => {
                if weight_now != *weight {
                    weight_now = *weight;
                    out.set_line_width(f32::from(*weight) / 100.0);
                }
                out.move_to(pt(*x1), down(*y1)).line_to(pt(*x2), down(*y2)).stroke();
            }
            Mark::Bar { x, y, w, h } => {
                out.rect(pt(*x), down(*y + *h), pt(*w), pt(*h)).fill_nonzero();
            }
            Mark::Text(_) | Mark::Picture { .. } => {}
        }
    }
    out.begin_text();
    let (mut at, mut set) = ((0, 0), None);
    for mark in &page.marks {
        let Mark::Text(text) = mark else { continue };
        if set != Some((text.face, text.size)) {
            set = Some((text.face, text.size));
            out.set_font(NAMES[text.face as usize], f32::from(text.size.0) / 10.0);
        }
        let to = (text.x.pt100(), (sheet.height - text.y).pt100());
        out.next_line((to.0 - at.0) as f32 / 100.0, (to.1 - at.1) as f32 / 100.0);
        at = to;
        show(&mut out, text, &glyphs[text.face as usize]);
    }
    out.end_text();
    out.finish().to_vec()
}

fn show(out: &mut Content, text: &TextMark, glyphs: &Glyphs) {
    let encode = |part: &str| -> Vec<u8> {
        part.chars().flat_map(|c| glyphs.get(&c).copied().unwrap_or(0).to_be_bytes()).collect()
    };
    let gaps = text.text.matches(' ').count() as i32;
    if text.extra == 0 || gaps == 0 {
        out.show(Str(&encode(&text.text)));
        return;
    }
    let mut positioned = out.show_positioned();
    let mut items = positioned.items();
    for (n, word) in (0..).zip(text.text.split_inclusive(' ')) {
        items.show(Str(&encode(word)));
        if word.ends_with(' ') {
            items.adjust(-((text.extra * (n + 1) / gaps - text.extra * n / gaps) as f32));
        }
    }
}
