//! The composer: takes blocks one after another and lays them on pages.
//!
//! A block becomes pieces, the smallest things that are never torn: a line, a table row, a signature block.
//! A piece may ask to stay with the next one; pages are filled with such chains.

use super::{
    PaperError,
    sheet::{About, Face, Flow, Jpeg, Mark, Page, Sheet, Size, TextMark, Um},
    text::{Fit, Rich, break_lines},
};

/// The page and its margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// Width of the page.
    pub width: Um,
    /// Height of the page.
    pub height: Um,
    /// Left margin.
    pub left: Um,
    /// Right margin.
    pub right: Um,
    /// Upper margin.
    pub top: Um,
    /// Lower margin.
    pub bottom: Um,
}

impl Geometry {
    /// A4 upright, margins 20, 20, 30 and 15 mm (Decree 30/2020, Annex I).
    pub const PORTRAIT: Geometry = Geometry {
        width: Um::mm(210),
        height: Um::mm(297),
        left: Um::mm(30),
        right: Um::mm(15),
        top: Um::mm(20),
        bottom: Um::mm(20),
    };

    /// A4 lying, for papers that are mostly a wide table: the binding edge is the upper one.
    pub const LANDSCAPE: Geometry = Geometry {
        width: Um::mm(297),
        height: Um::mm(210),
        left: Um::mm(20),
        right: Um::mm(20),
        top: Um::mm(30),
        bottom: Um::mm(15),
    };

    /// A3 lying, for registers (Thông tư 04/2023/TT-BTP, khoản 4 Điều 30).
    pub const REGISTER: Geometry = Geometry {
        width: Um::mm(420),
        height: Um::mm(297),
        left: Um::mm(20),
        right: Um::mm(15),
        top: Um::mm(30),
        bottom: Um::mm(15),
    };

    /// Width of the text area.
    pub fn measure(&self) -> Um {
        self.width - self.left - self.right
    }
}

/// How lines stand between the margins of their block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges straight.
    Justify,
    /// Left edge straight.
    Left,
    /// Centred.
    Center,
    /// Right edge straight.
    Right,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Size of type.
    pub size: Size,
    /// How its lines stand.
    pub align: Align,
    /// First-line indent.
    pub first: Um,
    /// Indent of the whole block.
    pub left: Um,
    /// Space before it.
    pub before: Um,
    /// Distance of baselines, in thousandths of an em.
    pub pitch: i32,
    /// Stays on the page of what follows.
    pub keep: bool,
}

impl Style {
    /// Body text: justified, first line indented 12.7 mm, 6 pt between paragraphs, 1.3 em between lines.
    pub const fn body(size: Size) -> Style {
        Style {
            size,
            align: Align::Justify,
            first: Um::tenths(127),
            left: Um::ZERO,
            before: Um::pt10(60),
            pitch: 1_300,
            keep: false,
        }
    }

    /// A centred line of a heading, single-spaced.
    pub const fn centred(size: Size) -> Style {
        Style { align: Align::Center, first: Um::ZERO, pitch: 1_200, keep: true, ..Style::body(size) }
    }

    /// Small text of tables and lists, single-spaced.
    pub const fn small(size: Size, align: Align) -> Style {
        Style { align, first: Um::ZERO, before: Um::ZERO, pitch: 1_150, ..Style::body(size) }
    }
}

/// A paragraph set between two edges: its lines, each with marks whose `y` counts from the line's top.
pub(super) struct Set {
    /// The lines.
    pub lines: Vec<Vec<Mark>>,
    /// The height of each.
    pub pitch: Um,
    /// The natural width of the widest line.
    pub widest: Um,
}

impl Set {
    /// Height of all lines.
    pub fn height(&self) -> Um {
        self.pitch * i32::try_from(self.lines.len()).unwrap_or(0)
    }

    /// All marks, the first line's top at `y`.
    pub fn at(self, y: Um) -> Vec<Mark> {
        let mut top = y;
        let mut marks = Vec::new();
        for line in self.lines {
            marks.extend(line.into_iter().map(|m| m.lowered(top)));
            top += self.pitch;
        }
        marks
    }
}

/// The part of the line above the baseline, in thousandths of an em: letters centred in their pitch.
const fn rise(pitch: i32) -> i32 {
    (pitch - 1_107) / 2 + 891
}

/// Sets a paragraph from `x` over `width`; `opening` says how it follows what stands before.
pub(super) fn set(rich: &Rich, x: Um, width: Um, style: &Style, opening: Flow) -> Result<Set, PaperError> {
    let inner = width - style.left;
    let per_em = |um: Um| (i64::from(um.0) * 720_000 / (25_400 * i64::from(style.size.0).max(1))) as i32;
    let fit = if matches!(style.align, Align::Left | Align::Right) { Fit::Full } else { Fit::Even };
    let (first, rest) = (per_em(inner - style.first), per_em(inner));
    let broken = break_lines(rich, first, rest, fit, style.align == Align::Justify)?;
    let wrapped = match opening {
        Flow::Cell | Flow::Within => Flow::Within,
        Flow::Apart => Flow::Apart,
        _ => Flow::Wrapped,
    };
    let baseline = style.size.em(rise(style.pitch));
    let mut lines = Vec::with_capacity(broken.len());
    let mut widest = Um::ZERO;
    for (n, line) in broken.into_iter().enumerate() {
        let own = style.size.em(line.width);
        widest = widest.max(own);
        let indent = if n == 0 { style.first } else { Um::ZERO };
        let start = match style.align {
            Align::Justify | Align::Left => x + style.left + indent,
            Align::Center => x + style.left + (inner - own) / 2,
            Align::Right => x + width - own,
        };
        let mut done = 0;
        let mut marks = Vec::with_capacity(line.runs.len());
        for (k, (face, text, extra)) in line.runs.into_iter().enumerate() {
            let flow = match (k, n, opening) {
                (0, 0, _) => opening,
                (_, _, Flow::Apart) => Flow::Apart,
                (0, _, _) => wrapped,
                _ => Flow::Joined,
            };
            let own = super::font::thousandths(face, &text)? + extra;
            let x = start + style.size.em(done);
            done += own;
            marks.push(Mark::Text(TextMark {
                x,
                y: baseline,
                face,
                size: style.size,
                extra,
                text,
                flow,
                pale: 0,
            }));
        }
        lines.push(marks);
    }
    Ok(Set { lines, pitch: style.size.em(style.pitch), widest })
}

/// The smallest thing that is never torn by the end of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Space before it, dropped at the top of a page.
    pub before: Um,
    /// Its height.
    pub height: Um,
    /// Its marks; `y` counts from its top.
    pub marks: Vec<Mark>,
    /// Stays with the next piece.
    pub keep: bool,
    /// The head that is drawn again when this piece opens a page.
    pub head: Option<usize>,
}

/// Lays out one paper.
pub struct Composer {
    pub(super) page: Geometry,
    pub(super) pieces: Vec<Piece>,
    pub(super) heads: Vec<Piece>,
    pub(super) pictures: Vec<Jpeg>,
    pub(super) body: Size,
    foot: Option<String>,
    draft: bool,
    trouble: Option<PaperError>,
}

impl Composer {
    /// An empty paper with its page and the size of its body text (14 pt; 13 where a form would spill).
    pub fn new(page: Geometry, body: Size) -> Composer {
        Composer {
            page,
            pieces: Vec::new(),
            heads: Vec::new(),
            pictures: Vec::new(),
            body,
            foot: None,
            draft: false,
            trouble: None,
        }
    }

    /// The small line at the foot of each page that ties the paper to the book of acts: `Đầu sổ: 1f2e3d4c`.
    pub fn anchor(&mut self, head_of_book: Option<&str>) {
        self.foot = head_of_book.map(|h| format!("Đầu sổ: {}", h.chars().take(16).collect::<String>()));
    }

    /// Draws `BẢN NHÁP` across every page.
    pub fn draft(&mut self, is_draft: bool) {
        self.draft = is_draft;
    }

    /// Remembers the first trouble; the paper is then refused by [`Composer::finish`].
    pub fn refuse(&mut self, error: PaperError) {
        self.trouble.get_or_insert(error);
    }

    pub(super) fn attempt<T>(&mut self, result: Result<T, PaperError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    /// A paragraph over the whole measure. An empty one leaves no trace.
    pub fn paragraph(&mut self, text: impl Into<Rich>, style: &Style) {
        let rich = text.into();
        if rich.is_empty() {
            return;
        }
        let (x, width) = (self.page.left, self.page.measure());
        let done = set(&rich, x, width, style, Flow::New);
        if let Some(done) = self.attempt(done) {
            self.push_lines(done, style);
        }
    }

    /// The lines of a paragraph as pieces: never one line alone at the foot or at the head of a page.
    pub(super) fn push_lines(&mut self, set: Set, style: &Style) {
        let count = set.lines.len();
        for (n, marks) in set.lines.into_iter().enumerate() {
            let last = n + 1 == count;
            self.pieces.push(Piece {
                before: if n == 0 { style.before } else { Um::ZERO },
                height: set.pitch,
                marks,
                keep: if last { style.keep } else { n == 0 || n + 2 == count },
                head: None,
            });
        }
    }

    /// Ties the last `count` pieces to what comes next.
    pub(super) fn keep_last(&mut self, count: usize) {
        let from = self.pieces.len().saturating_sub(count);
        for piece in &mut self.pieces[from..] {
            piece.keep = true;
        }
    }

    /// Empty space.
    pub fn space(&mut self, height: Um) {
        self.pieces.push(Piece { height, keep: true, ..Piece::default() });
    }

    /// Fills the pages.
    ///
    /// # Errors
    /// The first trouble met while composing: a letter the font lacks, a fact that is missing.
    pub fn finish(self, about: About) -> Result<Sheet, PaperError> {
        if let Some(error) = self.trouble {
            return Err(error);
        }
        let (width, height) = (self.page.width, self.page.height);
        let mut pages = super::paginate::fill(&self.page, self.pieces, &self.heads);
        super::paginate::number(&self.page, &mut pages)?;
        if let Some(foot) = &self.foot {
            super::paginate::foot(&self.page, &mut pages, foot)?;
        }
        let watermark = self.draft.then(|| "BẢN NHÁP".to_owned());
        Ok(Sheet { about: clean(about), width, height, pages, pictures: self.pictures, watermark })
    }
}

fn clean(about: About) -> About {
    let clean = |t: String| super::tidy::tidy(&t).replace('\u{a0}', " ");
    About {
        title: clean(about.title),
        author: clean(about.author),
        subject: clean(about.subject),
        day: about.day,
    }
}

/// A text mark outside the reading order.
pub(super) fn apart(x: Um, y: Um, size: Size, text: &str, pale: u8) -> Mark {
    let (face, text) = (Face::Regular, text.to_owned());
    Mark::Text(TextMark { x, y, face, size, extra: 0, text, flow: Flow::Apart, pale })
}

/// Pages of marks.
pub(super) type Pages = Vec<Page>;
