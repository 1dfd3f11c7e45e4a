//! The ladder on a desk: a column for each round, a gutter on the right for the names of the lines.

use super::{LadderView, Rung, escaped, open, share, whole};
use crate::{
    kernel::Vnd,
    web::format::{money, short_money},
};
use std::fmt::Write;

const WIDTH: i64 = 860;
/// Where columns may stand: left, right, top of the highest, foot.
const LEFT: i64 = 8;
const RIGHT: i64 = 660;
const TOP: i64 = 56;
const FOOT: i64 = 268;
const COLUMN_MAX: i64 = 96;
/// Least distance between two names in the gutter.
const LINE: i64 = 32;
/// Widths of a step from which outcomes, whole figures and days, short figures, numbers fit.
const ROOMY: i64 = COLUMN_MAX + 24;
const WIDE: i64 = 92;
const MIDDLING: i64 = 58;
const SLIM: i64 = 24;

struct Grid {
    step: i64,
    column: i64,
    top: i64,
}

impl Grid {
    fn of(view: &LadderView) -> Grid {
        let columns = whole(view.rounds.len()) + i64::from(view.next_floor.is_some());
        let step = ((RIGHT - LEFT) / columns.max(1)).min(ROOMY);
        Grid { step, column: (step * 4 / 5).clamp(4, COLUMN_MAX), top: view.top() }
    }

    fn x(&self, index: usize) -> i64 {
        LEFT + self.step * whole(index) + (self.step - self.column) / 2
    }

    fn middle(&self, index: usize) -> i64 {
        self.x(index) + self.column / 2
    }

    fn y(&self, amount: Vnd) -> i64 {
        FOOT - share(FOOT - TOP, amount.dong(), self.top)
    }

    /// Whole figures where they fit, short ones where they nearly fit.
    fn figure(&self, amount: Vnd) -> Option<String> {
        match self.step {
            WIDE.. => Some(amount.to_string()),
            MIDDLING.. => Some(short_money(amount)),
            _ => None,
        }
    }

    fn height(&self) -> i64 {
        let lines = 1 + i64::from(self.step >= SLIM) + i64::from(self.step >= WIDE);
        FOOT + 8 + 15 * lines
    }
}

pub(super) fn draw(view: &LadderView) -> String {
    let grid = Grid::of(view);
    let size = (WIDTH, grid.height());
    let mut svg = open("wide", size, "lw", "Bậc thang giá khởi điểm qua các phiên", &view.in_words());
    for (index, rung) in view.rounds.iter().enumerate() {
        let last = index + 1 == view.rounds.len() && view.next_floor.is_none();
        column(&mut svg, &grid, index, rung, last);
    }
    ghost(&mut svg, &grid, view);
    let _ = write!(svg, "<path class=\"axis\" d=\"M{LEFT} {FOOT}H{RIGHT}\"/>");
    option(&mut svg, &grid, view);
    lines(&mut svg, &grid, view);
    svg + "</svg>"
}

/// The first and the last column keep their figure even where there is little room.
fn column(svg: &mut String, grid: &Grid, index: usize, rung: &Rung, last: bool) {
    let (class, sign) = rung.look();
    let (x, y, width, middle) = (grid.x(index), grid.y(rung.price), grid.column, grid.middle(index));
    let height = (FOOT - y).max(1);
    let day = rung.opened.map(|day| day.to_string()).unwrap_or_default();
    let words = format!("Phiên {} {day}: {}, {}", rung.no, money(rung.price), rung.outcome());
    let _ = write!(
        svg,
        "<g><title>{}</title><rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>",
        escaped(&words)
    );
    match grid.figure(rung.price) {
        Some(figure) => text(svg, "", middle, y - 6, "middle", &figure),
        None if index == 0 => text(svg, "", x, y - 6, "start", &short_money(rung.price)),
        None if last => text(svg, "", x + width, y - 6, "end", &short_money(rung.price)),
        None => {}
    }
    if grid.step >= SLIM || rung.no == 1 || rung.no.is_multiple_of(5) {
        text(svg, "", middle, FOOT + 16, "middle", &rung.no.to_string());
    }
    match grid.step {
        ROOMY.. => text(svg, "q s", middle, FOOT + 31, "middle", rung.outcome()),
        SLIM.. => text(svg, "q s", middle, FOOT + 31, "middle", sign),
        _ => {}
    }
    if grid.step >= WIDE {
        text(svg, "q s", middle, FOOT + 46, "middle", &day);
    }
    svg.push_str("</g>");
}

/// The next round as it may be at the lowest.
fn ghost(svg: &mut String, grid: &Grid, view: &LadderView) {
    let Some(floor) = view.next_floor else { return };
    let index = view.rounds.len();
    let (x, y, width, middle) = (grid.x(index), grid.y(floor), grid.column, grid.middle(index));
    let height = (FOOT - y).max(1);
    let _ = write!(svg, "<rect class=\"ghost\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    match grid.figure(floor) {
        Some(figure) => text(svg, "", middle, y - 6, "middle", &format!("≥ {figure}")),
        None => {
            let clear =
                view.rounds.iter().rev().take(5).map(|rung| grid.y(rung.price)).min().unwrap_or(y).min(y);
            text(svg, "", x + width, clear - 6, "end", &format!("≥ {}", short_money(floor)));
        }
    }
    if grid.step >= SLIM {
        text(svg, "q", middle, FOOT + 16, "middle", &(view.last_no() + 1).to_string());
    }
    if grid.step >= MIDDLING {
        text(svg, "q s", middle, FOOT + 31, "middle", "tiếp theo");
    }
}

/// A mark before the round from which the creditor may take the asset.
fn option(svg: &mut String, grid: &Grid, view: &LadderView) {
    let Some(round) = view.option_round() else { return };
    let index = view.rounds.iter().position(|rung| rung.no >= round).unwrap_or(view.rounds.len());
    let x = (LEFT + grid.step * whole(index)).min(RIGHT);
    let _ = write!(svg, "<path class=\"option\" d=\"M{x} 18V{FOOT}\"/>");
    let words = format!("từ phiên {round}: người được thi hành án có quyền nhận tài sản");
    let (anchor, at) = if x > WIDTH / 2 { ("end", x - 6) } else { ("start", x + 6) };
    text(svg, "t-option", at, 26, anchor, &words);
}

/// Costs and secured debt across all columns, each named in the gutter, never one name over another.
fn lines(svg: &mut String, grid: &Grid, view: &LadderView) {
    let mut named: Vec<_> = view.lines().map(|line| (grid.y(line.amount), line)).collect();
    named.sort_unstable_by_key(|(y, _)| *y);
    let count = whole(named.len());
    let mut lowest = TOP - LINE;
    for ((y, line), place) in named.into_iter().zip(1..) {
        let at = y.max(lowest + LINE).min(FOOT - (count - place) * LINE);
        lowest = at;
        let class = line.class;
        let _ = write!(svg, "<path class=\"{class}\" d=\"M{LEFT} {y}H{RIGHT}L{} {at}\"/>", RIGHT + 14);
        text(svg, &format!("t-{class}"), RIGHT + 20, at - 2, "start", line.name);
        text(svg, &format!("t-{class}"), RIGHT + 20, at + 13, "start", &money(line.amount));
    }
}

fn text(svg: &mut String, class: &str, x: i64, y: i64, anchor: &str, words: &str) {
    let _ = write!(
        svg,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
        escaped(words)
    );
}
