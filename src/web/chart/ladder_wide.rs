//! The ladder on a desk: a column for each round, a gutter on the right for the names of the lines.

use super::{LadderView, Rung, escaped, open, share, whole};
use crate::{
    kernel::Vnd,
    web::format::{money, short_money},
};
use std::fmt::Write;

const WIDTH: i64 = 860;
const HEIGHT: i64 = 330;
/// Where columns may stand: left, right, top of the highest, foot.
const LEFT: i64 = 8;
const RIGHT: i64 = 660;
const TOP: i64 = 56;
const FOOT: i64 = 268;
const COLUMN_MAX: i64 = 96;
/// Least distance between two names in the gutter.
const LINE: i64 = 32;

struct Grid {
    step: i64,
    column: i64,
    top: i64,
}

impl Grid {
    fn of(view: &LadderView) -> Grid {
        let columns = whole(view.rounds.len()) + i64::from(view.next_floor.is_some());
        let step = ((RIGHT - LEFT) / columns.max(1)).min(COLUMN_MAX + 24);
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
            92.. => Some(amount.to_string()),
            58.. => Some(short_money(amount)),
            _ => None,
        }
    }
}

pub(super) fn draw(view: &LadderView) -> String {
    let grid = Grid::of(view);
    let mut svg =
        open("wide", (WIDTH, HEIGHT), "lw", "Bậc thang giá khởi điểm qua các phiên", &view.in_words());
    for (index, rung) in view.rounds.iter().enumerate() {
        column(&mut svg, &grid, index, rung);
    }
    ghost(&mut svg, &grid, view);
    let _ = write!(svg, "<path class=\"axis\" d=\"M{LEFT} {FOOT}H{RIGHT}\"/>");
    option(&mut svg, &grid, view);
    lines(&mut svg, &grid, view);
    svg + "</svg>"
}

fn column(svg: &mut String, grid: &Grid, index: usize, rung: &Rung) {
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
    if let Some(figure) = grid.figure(rung.price) {
        text(svg, "", middle, y - 6, "middle", &figure);
    }
    let thin = grid.step < 24;
    if !thin || rung.no == 1 || rung.no.is_multiple_of(5) {
        text(svg, "", middle, FOOT + 16, "middle", &rung.no.to_string());
    }
    if !thin {
        text(svg, "q", middle, FOOT + 31, "middle", sign);
    }
    if let (Some(day), 92..) = (rung.opened, grid.step) {
        text(svg, "q", middle, FOOT + 46, "middle", &day.to_string());
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
    if let Some(figure) = grid.figure(floor) {
        text(svg, "", middle, y - 6, "middle", &format!("≥ {figure}"));
    }
    if grid.step >= 24 {
        text(svg, "q", middle, FOOT + 16, "middle", &(view.last_no() + 1).to_string());
    }
    if grid.step >= 58 {
        text(svg, "q", middle, FOOT + 31, "middle", "tiếp theo");
    }
}

/// A mark before the round from which the creditor may take the asset.
fn option(svg: &mut String, grid: &Grid, view: &LadderView) {
    let Some(round) = view.option_from_round.filter(|round| *round <= view.last_no() + 1) else { return };
    let index = view.rounds.iter().position(|rung| rung.no >= round).unwrap_or(view.rounds.len());
    let x = (LEFT + grid.step * whole(index)).min(RIGHT);
    let _ = write!(svg, "<path class=\"option\" d=\"M{x} 20V{FOOT}\"/>");
    let words = format!("từ phiên {round}: người được thi hành án có quyền nhận tài sản");
    let (anchor, at) = if x > WIDTH / 2 { ("end", x - 6) } else { ("start", x + 6) };
    text(svg, "t-option", at, 26, anchor, &words);
}

/// Costs and secured debt across all columns, each named in the gutter, never one name over another.
fn lines(svg: &mut String, grid: &Grid, view: &LadderView) {
    let mut named: Vec<(i64, &str, &str, Vnd)> = Vec::new();
    for (class, name, amount) in
        [("secured", "nghĩa vụ được bảo đảm", view.secured), ("costs", "chi phí thi hành án", view.costs)]
    {
        named.extend(amount.map(|amount| (grid.y(amount), class, name, amount)));
    }
    named.sort_unstable_by_key(|(y, ..)| *y);
    let mut lowest = TOP - LINE;
    let below = whole(named.len());
    for (index, (y, class, name, amount)) in named.into_iter().enumerate() {
        let room_below = (below - 1 - whole(index)) * LINE;
        let at = y.max(lowest + LINE).min(FOOT - room_below);
        lowest = at;
        let _ = write!(
            svg,
            "<path class=\"{class}\" fill=\"none\" d=\"M{LEFT} {y}H{RIGHT}L{} {at}\"/>",
            RIGHT + 14
        );
        text(svg, &format!("t-{class}"), RIGHT + 20, at - 2, "start", name);
        text(svg, &format!("t-{class}"), RIGHT + 20, at + 13, "start", &money(amount));
    }
}

fn text(svg: &mut String, class: &str, x: i64, y: i64, anchor: &str, words: &str) {
    let _ = write!(
        svg,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
        escaped(words)
    );
}
