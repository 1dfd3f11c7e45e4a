//! The ladder on a phone: a lying bar for each round, read from top to bottom like a list.

use super::{LadderView, escaped, open, share, whole};
use crate::{kernel::Vnd, web::format::money};
use std::fmt::Write;

const WIDTH: i64 = 340;
const LEFT: i64 = 2;
/// Height of a round: its words, its bar, a gap.
const ROW: i64 = 40;
/// Height of the words above a line's name.
const HEAD: i64 = 8;

pub(super) fn draw(view: &LadderView) -> String {
    let option = view.option_from_round.filter(|round| *round <= view.last_no() + 1);
    let rows = whole(view.rounds.len()) + i64::from(view.next_floor.is_some());
    let marks = i64::from(option.is_some());
    let named = whole([view.costs, view.secured].iter().flatten().count());
    let foot = HEAD + rows * ROW + marks * 24;
    let height = foot + named * 20 + 8;
    let mut svg =
        open("narrow", (WIDTH, height), "ln", "Bậc thang giá khởi điểm qua các phiên", &view.in_words());
    let mut y = HEAD;
    let mut marked = option.is_none();
    for rung in &view.rounds {
        if let Some(round) = option.filter(|round| !marked && rung.no >= *round) {
            y = mark(&mut svg, y, round);
            marked = true;
        }
        let (class, sign) = rung.look();
        let outcome = format!("{} {sign} {}", rung.no, rung.outcome());
        row(&mut svg, view, y, class, &outcome, &money(rung.price), rung.price);
        y += ROW;
    }
    if let Some(floor) = view.next_floor {
        if let Some(round) = option.filter(|_| !marked) {
            y = mark(&mut svg, y, round);
        }
        let words = format!("{} · thấp nhất", view.last_no() + 1);
        row(&mut svg, view, y, "ghost", &words, &format!("≥ {}", money(floor)), floor);
    } else if let Some(round) = option.filter(|_| !marked) {
        mark(&mut svg, y, round);
    }
    lines(&mut svg, view, foot);
    svg + "</svg>"
}

fn row(svg: &mut String, view: &LadderView, y: i64, class: &str, words: &str, figure: &str, price: Vnd) {
    let width = share(WIDTH - 2 * LEFT, price.dong(), view.top()).max(2);
    let _ = write!(
        svg,
        "<text class=\"q\" x=\"{LEFT}\" y=\"{}\">{}</text>\
         <text x=\"{}\" y=\"{0}\" text-anchor=\"end\">{}</text>\
         <rect class=\"{class}\" x=\"{LEFT}\" y=\"{}\" width=\"{width}\" height=\"12\"/>",
        y + 13,
        escaped(words),
        WIDTH - LEFT,
        escaped(figure),
        y + 19
    );
}

/// The line above the round from which the creditor may take the asset; the room it took.
fn mark(svg: &mut String, y: i64, round: u32) -> i64 {
    let _ = write!(
        svg,
        "<path class=\"option\" d=\"M{LEFT} {}H{}\"/>\
         <text class=\"t-option\" x=\"{LEFT}\" y=\"{}\">từ phiên {round}: người được thi hành án có quyền nhận</text>",
        y + 3,
        WIDTH - LEFT,
        y + 18
    );
    y + 24
}

/// Costs and secured debt as upright lines through all bars, named below.
fn lines(svg: &mut String, view: &LadderView, foot: i64) {
    let mut y = foot + 16;
    for (class, name, amount) in
        [("secured", "nghĩa vụ được bảo đảm", view.secured), ("costs", "chi phí thi hành án", view.costs)]
    {
        let Some(amount) = amount else { continue };
        let x = LEFT + share(WIDTH - 2 * LEFT, amount.dong(), view.top());
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M{x} {HEAD}V{}\"/>\
             <text class=\"t-{class}\" x=\"{LEFT}\" y=\"{y}\">{name}</text>\
             <text class=\"t-{class}\" x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
            foot - 4,
            WIDTH - LEFT,
            money(amount)
        );
        y += 20;
    }
}
