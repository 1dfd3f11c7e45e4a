//! The sheet: what stands where on each page, as plain data; every length is a whole number of micrometres.

use crate::kernel::Day;
use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// A length in micrometres. Whole numbers, so that the same facts always give the same sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Um(pub i32);

impl Um {
    /// Nothing.
    pub const ZERO: Um = Um(0);

    /// Whole millimetres.
    pub const fn mm(millimetres: i32) -> Um {
        Um(millimetres * 1_000)
    }

    /// Tenths of a millimetre: `tenths(127)` is 12.7 mm.
    pub const fn tenths(tenths_of_mm: i32) -> Um {
        Um(tenths_of_mm * 100)
    }

    /// Tenths of a typographic point (1 pt = 1/72 inch), to the nearest micrometre.
    pub const fn pt10(tenths_of_pt: i32) -> Um {
        Um(((tenths_of_pt as i64 * 25_400 + 360) / 720) as i32)
    }

    /// In hundredths of a typographic point, to the nearest.
    pub const fn pt100(self) -> i32 {
        let doubled = self.0 as i64 * 14_400;
        let half = if doubled < 0 { -25_400 } else { 25_400 };
        ((doubled + half) / 50_800) as i32
    }

    /// The larger of two.
    pub fn max(self, other: Um) -> Um {
        Um(self.0.max(other.0))
    }
}

impl Add for Um {
    type Output = Um;
    fn add(self, other: Um) -> Um {
        Um(self.0 + other.0)
    }
}

impl AddAssign for Um {
    fn add_assign(&mut self, other: Um) {
        self.0 += other.0;
    }
}

impl Sub for Um {
    type Output = Um;
    fn sub(self, other: Um) -> Um {
        Um(self.0 - other.0)
    }
}

impl Neg for Um {
    type Output = Um;
    fn neg(self) -> Um {
        Um(-self.0)
    }
}

impl Mul<i32> for Um {
    type Output = Um;
    fn mul(self, times: i32) -> Um {
        Um(self.0 * times)
    }
}

impl Div<i32> for Um {
    type Output = Um;
    fn div(self, parts: i32) -> Um {
        Um(self.0 / parts)
    }
}

/// A size of type in tenths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Size(pub u16);

impl Size {
    /// Whole points.
    pub const fn pt(points: u16) -> Size {
        Size(points * 10)
    }

    /// A share of the size, in thousandths of an em.
    pub const fn em(self, thousandths: i32) -> Um {
        Um(((self.0 as i64 * thousandths as i64 * 25_400 + 360_000) / 720_000) as i32)
    }
}

/// One of the four faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Face {
    /// Upright.
    Regular,
    /// Bold (đậm).
    Bold,
    /// Italic (nghiêng).
    Italic,
    /// Bold italic.
    BoldItalic,
}

/// How a run of text follows the one before it when the sheet is read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Flow {
    /// A new line of its own.
    New,
    /// Goes on at once on the same line.
    Joined,
    /// The next line of the same paragraph.
    Wrapped,
    /// The next cell of the same table row.
    Cell,
    /// The next line inside one table cell or one side of a two-column block.
    Within,
    /// Stands on the page for order's sake and is not read: page number, draft mark, repeated head.
    Apart,
}

/// A run of text in one face and size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextMark {
    /// From the left edge of the page.
    pub x: Um,
    /// The baseline, from the upper edge of the page.
    pub y: Um,
    /// Which face.
    pub face: Face,
    /// Which size.
    pub size: Size,
    /// What is put on all its spaces together when the line is justified, in thousandths of an em.
    pub extra: i32,
    /// The letters, in NFC.
    pub text: String,
    /// How it follows what stands before.
    pub flow: Flow,
    /// 0 is black, 100 white; papers are black, only anchors and draft marks are paler.
    pub pale: u8,
}

/// A thing on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A run of text.
    Text(TextMark),
    /// A straight line from one point to another; its weight in hundredths of a point.
    Line {
        /// Start, from the left.
        x1: Um,
        /// Start, from the top.
        y1: Um,
        /// End, from the left.
        x2: Um,
        /// End, from the top.
        y2: Um,
        /// Hundredths of a point.
        weight: u16,
    },
    /// A filled black rectangle, such as a row of QR modules.
    Bar {
        /// Left edge.
        x: Um,
        /// Upper edge.
        y: Um,
        /// Width.
        w: Um,
        /// Height.
        h: Um,
    },
    /// A picture of the sheet by its index.
    Picture {
        /// Left edge.
        x: Um,
        /// Upper edge.
        y: Um,
        /// Width.
        w: Um,
        /// Height.
        h: Um,
        /// Which of [`Sheet::pictures`].
        index: usize,
    },
}

impl Mark {
    /// The same thing further down (or up).
    #[must_use]
    pub fn lowered(self, by: Um) -> Mark {
        self.moved(Um::ZERO, by)
    }

    /// The same thing further to the right and further down.
    #[must_use]
    pub fn moved(mut self, right: Um, down: Um) -> Mark {
        match &mut self {
            Mark::Text(t) => {
                t.x += right;
                t.y += down;
            }
            Mark::Line { x1, y1, x2, y2, .. } => {
                *x1 += right;
                *x2 += right;
                *y1 += down;
                *y2 += down;
            }
            Mark::Bar { x, y, .. } | Mark::Picture { x, y, .. } => {
                *x += right;
                *y += down;
            }
        }
        self
    }
}

/// A JPEG picture, kept as the bytes it came as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jpeg {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// 1 for grey, 3 for colour.
    pub components: u8,
}

/// What the file says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Type and abstract of the paper.
    pub title: String,
    /// The agency.
    pub author: String,
    /// Number and symbol, case.
    pub subject: String,
    /// The day of the paper: the only date the file knows.
    pub day: Day,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What stands on it, in reading order.
    pub marks: Vec<Mark>,
}

/// A paper, laid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What the file says about itself.
    pub about: About,
    /// Width of every page.
    pub width: Um,
    /// Height of every page.
    pub height: Um,
    /// The pages.
    pub pages: Vec<Page>,
    /// The pictures that pages show.
    pub pictures: Vec<Jpeg>,
    /// The mark drawn across each page of an unsigned draft: `BẢN NHÁP`.
    pub watermark: Option<String>,
}

impl Sheet {
    /// All runs of text with the number of their page, counted from 1.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &TextMark)> {
        self.pages.iter().enumerate().flat_map(|(n, page)| {
            page.marks.iter().filter_map(move |m| match m {
                Mark::Text(t) => Some((n + 1, t)),
                _ => None,
            })
        })
    }
}
