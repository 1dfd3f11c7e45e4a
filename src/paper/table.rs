//! Tables: rows are never torn, the head is drawn again on each page, rules are real lines.

use super::{
    Composer, PaperError,
    compose::{Align, Piece, Set, Style, set},
    sheet::{Face, Flow, Mark, Size, Um},
    text::Rich,
};

/// Weight of table rules in hundredths of a point.
const RULE: u16 = 50;
const PAD_X: Um = Um::tenths(12);
const PAD_Y: Um = Um::tenths(7);

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What its head says.
    pub title: String,
    /// Width; zero takes what the others leave (one column only).
    pub width: Um,
    /// How its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of so many millimetres; 0 takes what the others leave.
    pub fn new(title: &str, millimetres: i32, align: Align) -> Column {
        Column { title: title.to_owned(), width: Um::mm(millimetres), align }
    }
}

/// A cell, over one column or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: Rich,
    /// Over how many columns.
    pub span: usize,
    /// How it stands when not as its column.
    pub align: Option<Align>,
}

impl<T: Into<Rich>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell { text: text.into(), span: 1, align: None }
    }
}

impl Cell {
    /// A bold cell over several columns.
    pub fn total(text: &str, span: usize, align: Align) -> Cell {
        Cell { text: Rich::of(Face::Bold, text), span, align: Some(align) }
    }

    /// A bold cell.
    pub fn bold(text: impl Into<String>) -> Cell {
        Cell { text: Rich::of(Face::Bold, text), span: 1, align: None }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Size of type.
    pub size: Size,
}

impl Composer {
    /// A table over the whole measure. A last row with a cell over several columns is a total and never stands
    /// alone on a page.
    pub fn table(&mut self, table: &Table) {
        let edges = edges(table, self.page.left, self.page.measure());
        let head: Vec<Cell> = table.columns.iter().map(|c| Cell::total(&c.title, 1, Align::Center)).collect();
        let head = row(table, &edges, &head, true);
        let Some(mut head) = self.attempt(head) else { return };
        head.keep = true;
        head.before = Um::mm(2);
        let index = self.heads.len();
        self.heads.push(head.clone());
        self.pieces.push(head);
        let count = table.rows.len();
        let has_total = table.rows.last().is_some_and(|cells| cells.iter().any(|c| c.span > 1));
        for (n, cells) in table.rows.iter().enumerate() {
            let piece = row(table, &edges, cells, false);
            let Some(mut piece) = self.attempt(piece) else { return };
            piece.head = Some(index);
            piece.keep = has_total && n + 2 == count;
            self.pieces.push(piece);
        }
    }
}

/// The vertical rules, from the left edge to the right one.
fn edges(table: &Table, left: Um, measure: Um) -> Vec<Um> {
    let given = table.columns.iter().fold(Um::ZERO, |sum, c| sum + c.width);
    let open = i32::try_from(table.columns.iter().filter(|c| c.width == Um::ZERO).count()).unwrap_or(0);
    let share = if open > 0 { (measure - given).max(Um::ZERO) / open } else { Um::ZERO };
    let mut x = left;
    let mut edges = vec![left];
    for column in &table.columns {
        x += if column.width == Um::ZERO { share } else { column.width };
        edges.push(x);
    }
    edges
}

fn row(table: &Table, edges: &[Um], cells: &[Cell], is_head: bool) -> Result<Piece, PaperError> {
    let mut sets: Vec<(Um, Um, Set)> = Vec::with_capacity(cells.len());
    let mut column = 0;
    let mut tall = Um::ZERO;
    let mut begun = false;
    for cell in cells {
        let to = (column + cell.span.max(1)).min(table.columns.len());
        let (Some(&x1), Some(&x2)) = (edges.get(column), edges.get(to)) else { break };
        let align = cell.align.or_else(|| table.columns.get(column).map(|c| c.align)).unwrap_or(Align::Left);
        let style = Style { pitch: 1_160, ..Style::small(table.size, align) };
        let flow = if begun { Flow::Cell } else { Flow::New };
        begun |= !cell.text.is_empty();
        let done = set(&cell.text, x1 + PAD_X, x2 - x1 - PAD_X * 2, &style, flow)?;
        tall = tall.max(done.height());
        sets.push((x1, x2, done));
        column = to;
    }
    let height = tall + PAD_Y * 2;
    let mut marks = Vec::new();
    for (x1, x2, done) in sets {
        let top = if is_head { PAD_Y + (tall - done.height()) / 2 } else { PAD_Y };
        marks.extend(done.at(top));
        for x in [x1, x2] {
            marks.push(Mark::Line { x1: x, y1: Um::ZERO, x2: x, y2: height, weight: RULE });
        }
        for y in [Um::ZERO, height] {
            marks.push(Mark::Line { x1, y1: y, x2, y2: y, weight: RULE });
        }
    }
    Ok(Piece { height, marks, ..Piece::default() })
}
