//! The ladder on a phone: a lying bar for each round, read from top to bottom like a list.

use super::{LadderView, escaped, open, share, whole};
use crate::{kernel::Vnd, web::format::money};
use std::fmt::Write;

const WIDTH: i64 = 340;
const LEFT: i64 = 2;
/// Room above the first round.
const HEAD: i64 = 4;
/// Height of a row and of its bar, where there are few rounds and where there are many.
const FEW: (i64, i64) = (46, 14);
const MANY: (i64, i64) = (34, 8);
/// Height of the mark of the option, and of a line's name.
const MARK: i64 = 27;
const NAME: i64 = 22;
/// From how many rounds on they stand closer.
const CLOSER_FROM: usize = 9;

struct Rows<'a> {
    view: &'a LadderView,
    bar: i64,
}

pub(super) fn draw(view: &LadderView) -> String {
    let (height, bar) = if view.rounds.len() < CLOSER_FROM { FEW } else { MANY };
    let rows = Rows { view, bar };
    let mut unmarked = view.option_round();
    let count = whole(view.rounds.len()) + i64::from(view.next_floor.is_some());
    let foot = HEAD + count * height + i64::from(unmarked.is_some()) * MARK;
    let size = (WIDTH, foot + whole(view.lines().count()) * NAME + 6);
    let mut svg = open("narrow", size, "ln", "Bậc thang giá khởi điểm qua các phiên", &view.in_words());
    let mut y = HEAD;
    for rung in &view.rounds {
        if let Some(round) = unmarked.take_if(|round| rung.no >= *round) {
            y = mark(&mut svg, y, round);
        }
        let (class, sign) = rung.look();
        let words = format!("{} {sign} {}", rung.no, rung.outcome());
        rows.draw(&mut svg, y, class, [&words, &money(rung.price)], rung.price);
        y += height;
    }
    if let Some(round) = unmarked {
        y = mark(&mut svg, y, round);
    }
    if let Some(floor) = view.next_floor {
        let words = format!("{} · thấp nhất", view.last_no() + 1);
        rows.draw(&mut svg, y, "ghost", [&words, &format!("≥ {}", money(floor))], floor);
    }
    names(&mut svg, view, foot);
    svg + "</svg>"
}

impl Rows<'_> {
    /// Words, figure, bar, and the piece of each line that crosses the bar; no line crosses words.
    fn draw(&self, svg: &mut String, y: i64, class: &str, [words, figure]: [&str; 2], price: Vnd) {
        let top = y + 20;
        let _ = write!(
            svg,
            "<text class=\"q\" x=\"{LEFT}\" y=\"{}\">{}</text>\
             <text x=\"{}\" y=\"{0}\" text-anchor=\"end\">{}</text>\
             <rect class=\"{class}\" x=\"{LEFT}\" y=\"{top}\" width=\"{}\" height=\"{}\"/>",
            y + 15,
            escaped(words),
            WIDTH - LEFT,
            escaped(figure),
            self.along(price).max(2),
            self.bar
        );
        for line in self.view.lines() {
            let x = LEFT + self.along(line.amount);
            let _ = write!(svg, "<path class=\"{}\" d=\"M{x} {}v{}\"/>", line.class, top - 2, self.bar + 4);
        }
    }

    fn along(&self, amount: Vnd) -> i64 {
        share(WIDTH - 2 * LEFT, amount.dong(), self.view.top())
    }
}

/// The line above the round from which the creditor may take the asset; where the next row begins.
fn mark(svg: &mut String, y: i64, round: u32) -> i64 {
    let _ = write!(
        svg,
        "<path class=\"option\" d=\"M{LEFT} {}H{}\"/><text class=\"t-option\" x=\"{LEFT}\" y=\"{}\">\
         từ phiên {round}: có quyền nhận tài sản</text>",
        y + 4,
        WIDTH - LEFT,
        y + 21
    );
    y + MARK
}

/// Names and figures of the lines, each with a piece of its line.
fn names(svg: &mut String, view: &LadderView, foot: i64) {
    for (line, row) in view.lines().zip(0..) {
        let (class, y) = (line.class, foot + 15 + NAME * row);
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M{} {}v14\"/><text class=\"t-{class}\" x=\"{}\" y=\"{y}\">{}</text>\
             <text class=\"t-{class}\" x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
            LEFT + 2,
            y - 11,
            LEFT + 10,
            line.name,
            WIDTH - LEFT,
            money(line.amount)
        );
    }
}
