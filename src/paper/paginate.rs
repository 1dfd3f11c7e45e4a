//! Filling pages with pieces, and what every page carries: its number, its foot, its merged rules.

use super::{
    PaperError,
    compose::{Geometry, Pages, Piece, apart},
    font,
    sheet::{Face, Flow, Mark, Page, Size, Um},
};
use std::collections::BTreeMap;

/// Lays chains of pieces on pages; a chain is torn only when it is taller than a page.
pub(super) fn fill(page: &Geometry, pieces: Vec<Piece>, heads: &[Piece]) -> Pages {
    let bottom = page.height - page.bottom;
    let mut pages = vec![Page::default()];
    let mut y = page.top;
    let mut at = 0;
    while at < pieces.len() {
        let end = chain_end(&pieces, at);
        let fresh = y == page.top;
        if !fresh && y + height(&pieces[at..end], false) > bottom {
            open(&mut pages, &mut y, page, &pieces[at], heads);
        }
        for piece in &pieces[at..end] {
            let top_of_page = y == page.top;
            let before = if top_of_page { Um::ZERO } else { piece.before };
            if !top_of_page && y + before + piece.height > bottom {
                open(&mut pages, &mut y, page, piece, heads);
            } else {
                y += before;
            }
            place(&mut pages, piece.marks.iter().cloned(), y);
            y += piece.height;
        }
        at = end;
    }
    for page in &mut pages {
        merge_rules(page);
    }
    pages
}

fn chain_end(pieces: &[Piece], from: usize) -> usize {
    let tied = pieces[from..].iter().take_while(|p| p.keep).count();
    (from + tied + 1).min(pieces.len())
}

fn height(pieces: &[Piece], fresh: bool) -> Um {
    let mut sum = Um::ZERO;
    for (n, piece) in pieces.iter().enumerate() {
        if n > 0 || !fresh {
            sum += piece.before;
        }
        sum += piece.height;
    }
    sum
}

/// A new page, with the table's head again when a row opens it.
fn open(pages: &mut Pages, y: &mut Um, page: &Geometry, first: &Piece, heads: &[Piece]) {
    pages.push(Page::default());
    *y = page.top;
    let Some(head) = first.head.and_then(|n| heads.get(n)) else { return };
    let silent = head.marks.iter().cloned().map(|mut mark| {
        if let Mark::Text(t) = &mut mark {
            t.flow = Flow::Apart;
        }
        mark
    });
    place(pages, silent, *y);
    *y += head.height;
}

fn place(pages: &mut Pages, marks: impl Iterator<Item = Mark>, y: Um) {
    if let Some(page) = pages.last_mut() {
        page.marks.extend(marks.map(|m| m.lowered(y)));
    }
}

/// Page numbers from page 2: size 13, upright, centred in the upper margin (Decree 30/2020, Annex I).
pub(super) fn number(page: &Geometry, pages: &mut Pages) -> Result<(), PaperError> {
    let size = Size::pt(13);
    for (n, target) in pages.iter_mut().enumerate().skip(1) {
        let text = (n + 1).to_string();
        let x = page.left + (page.measure() - font::width(Face::Regular, size, &text)?) / 2;
        target.marks.insert(0, apart(x, Um::tenths(125).max(page.top - Um::mm(8)), size, &text, 0));
    }
    Ok(())
}

/// The small line at the lower left of each page.
pub(super) fn foot(page: &Geometry, pages: &mut Pages, text: &str) -> Result<(), PaperError> {
    font::thousandths(Face::Regular, text)?;
    for target in pages.iter_mut() {
        target.marks.push(apart(page.left, page.height - page.bottom / 2, Size::pt(8), text, 40));
    }
    Ok(())
}

/// Joins rules that continue each other and drops those drawn twice, so that a table is a few long lines.
fn merge_rules(page: &mut Page) {
    // Key: vertical or not, the fixed coordinate, the weight. Value: stretches along the line.
    let mut rules: BTreeMap<(bool, Um, u16), Vec<(Um, Um)>> = BTreeMap::new();
    page.marks.retain(|mark| match mark {
        Mark::Line { x1, y1, x2, y2, weight } if x1 == x2 => {
            rules.entry((true, *x1, *weight)).or_default().push((*y1, *y2));
            false
        }
        Mark::Line { x1, y1, x2, y2, weight } if y1 == y2 => {
            rules.entry((false, *y1, *weight)).or_default().push((*x1, *x2));
            false
        }
        _ => true,
    });
    for ((vertical, fixed, weight), mut stretches) in rules {
        stretches.sort();
        let mut joined: Vec<(Um, Um)> = Vec::new();
        for (from, to) in stretches {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        page.marks.extend(joined.into_iter().map(|(from, to)| {
            if vertical {
                Mark::Line { x1: fixed, y1: from, x2: fixed, y2: to, weight }
            } else {
                Mark::Line { x1: from, y1: fixed, x2: to, y2: fixed, weight }
            }
        }));
    }
}
