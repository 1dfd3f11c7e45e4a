//! A plan on a line of days: each step a mark with its words, today a mark of its own.
//!
//! Marks keep their order and a least distance, so that words never lie on words; between them the line
//! is true to the days. On a phone the same plan is a list, which the page draws itself.

use super::{escaped, open, share, whole};
use crate::kernel::Day;
use askama::filters::Safe;
use std::fmt::Write;

const WIDTH: i64 = 860;
const HEIGHT: i64 = 168;
const LEFT: i64 = 60;
const RIGHT: i64 = 800;
const AXIS: i64 = 88;
/// Least distance between two marks; their words stand above and below in turn.
const APART: i64 = 62;

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The last day of the step.
    pub day: Day,
    /// In few words: `niêm yết`.
    pub label: String,
    /// Whether it has been done.
    pub done: bool,
}

/// The plan as a figure, in the order of its days; nothing without marks.
pub fn timeline(id: &str, title: &str, marks: &[Mark], today: Day) -> Safe<String> {
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by_key(|mark| mark.day);
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Safe(String::new()) };
    let (from, span) = (first.day, first.day.days_until(last.day).max(1));
    let at = |day: Day| LEFT + share(RIGHT - LEFT, from.days_until(day).clamp(0, span), span);
    let places = apart(&marks.iter().map(|mark| at(mark.day)).collect::<Vec<_>>());
    let words: Vec<String> = marks.iter().map(|mark| spoken(mark, today)).collect();
    let mut svg = open("wide", (WIDTH, HEIGHT), &escaped(id), title, &words.join(" "));
    let _ = write!(svg, "<path class=\"axis\" d=\"M{LEFT} {AXIS}H{RIGHT}\"/>");
    if (from..=last.day).contains(&today) {
        let x = between(&marks, &places, today);
        let _ = write!(
            svg,
            "<path class=\"option\" d=\"M{x} {}V{}\"/><text class=\"t-option s\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">hôm nay</text>",
            AXIS - 14,
            AXIS + 14,
            AXIS - 18
        );
    }
    for ((mark, x), place) in marks.iter().zip(&places).zip(0..) {
        step(&mut svg, mark, *x, place % 2 == 0, today);
    }
    Safe(format!("<figure class=\"chart\">{svg}</svg></figure>"))
}

fn step(svg: &mut String, mark: &Mark, x: i64, above: bool, today: Day) {
    let (class, after) = match (mark.done, mark.day < today) {
        (true, _) => ("bar-sold", ""),
        (false, true) => ("late", " · quá hạn"),
        (false, false) => ("bar-open", ""),
    };
    let (name, day, stem) = if above { (30, 45, 50) } else { (140, 155, 126) };
    let _ = write!(
        svg,
        "<path class=\"axis\" d=\"M{x} {AXIS}V{stem}\"/><circle class=\"{class}\" cx=\"{x}\" cy=\"{AXIS}\" r=\"6\"/>\
         <text x=\"{x}\" y=\"{name}\" text-anchor=\"middle\">{}{}</text>\
         <text class=\"q s\" x=\"{x}\" y=\"{day}\" text-anchor=\"middle\">{}{after}</text>",
        if mark.done { "✓ " } else { "" },
        escaped(&mark.label),
        mark.day
    );
}

fn spoken(mark: &Mark, today: Day) -> String {
    let state = match (mark.done, mark.day < today) {
        (true, _) => "đã xong",
        (false, true) => "quá hạn",
        (false, false) => "chưa đến hạn",
    };
    format!("{}, {}: {state}.", mark.day.with_weekday(), mark.label)
}

/// Pushes places apart to the right, then back to the left where the line ends.
fn apart(places: &[i64]) -> Vec<i64> {
    let room = (RIGHT - LEFT) / whole(places.len().saturating_sub(1)).max(1);
    let least = APART.min(room);
    let mut out = places.to_vec();
    for i in 1..out.len() {
        out[i] = out[i].max(out[i - 1] + least);
    }
    if let Some(end) = out.last_mut() {
        *end = (*end).min(RIGHT);
    }
    for i in (1..out.len()).rev() {
        out[i - 1] = out[i - 1].min(out[i] - least);
    }
    out
}

/// Where a day lies between the marks as they were placed.
fn between(marks: &[&Mark], places: &[i64], day: Day) -> i64 {
    let after = marks.iter().position(|mark| mark.day >= day).unwrap_or(0);
    let Some(before) = after.checked_sub(1) else { return places.first().copied().unwrap_or(LEFT) };
    let span = marks[before].day.days_until(marks[after].day);
    places[before] + share(places[after] - places[before], marks[before].day.days_until(day), span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_never_lie_on_each_other_and_never_leave_the_line() {
        for places in [vec![60, 60, 60], vec![60, 790, 800], vec![60; 12], vec![60, 400], vec![60]] {
            let placed = apart(&places);
            let room = (RIGHT - LEFT) / whole(places.len().saturating_sub(1)).max(1);
            assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= APART.min(room)), "{placed:?}");
            assert!(placed.iter().all(|x| (LEFT..=RIGHT).contains(x)), "{placed:?}");
        }
    }

    #[test]
    fn a_plan_says_what_is_done_and_what_is_late() {
        let day = |d: u32| Day::of(2026, 10, d).unwrap();
        let mark = |d: u32, label: &str, done: bool| Mark { day: day(d), label: label.to_owned(), done };
        let marks = [mark(23, "mở phiên", false), mark(1, "niêm yết", true), mark(5, "thông báo <2>", false)];
        let drawn = timeline("plan", "Kế hoạch phiên 1", &marks, day(7)).0;
        for part in ["niêm yết: đã xong", "thông báo &lt;2&gt;: quá hạn", "mở phiên: chưa đến hạn", "hôm nay"]
        {
            assert!(drawn.contains(part), "{drawn}");
        }
        assert_eq!(timeline("plan", "", &[], day(1)).0, "");
    }
}
