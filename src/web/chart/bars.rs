//! A few lying bars with their words and figures, beside a table that says the same exactly.

use super::{escaped, open, share, whole};
use askama::filters::Safe;
use std::fmt::Write;

const WIDTH: i64 = 340;
const ROW: i64 = 44;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How much, zero or more.
    pub amount: i64,
    /// The figure as it is read.
    pub shown: String,
    /// The page with the list behind the figure.
    pub href: Option<String>,
}

/// Lying bars under a title; `id` is unique on the page.
pub fn bars(id: &str, title: &str, rows: &[Bar]) -> Safe<String> {
    if rows.is_empty() {
        return Safe(String::new());
    }
    let most = rows.iter().map(|bar| bar.amount).max().unwrap_or(0).max(1);
    let words: Vec<String> = rows.iter().map(|bar| format!("{}: {}.", bar.label, bar.shown)).collect();
    let mut svg = open("bars", (WIDTH, ROW * whole(rows.len())), &escaped(id), title, &words.join(" "));
    for (index, bar) in rows.iter().enumerate() {
        let y = ROW * whole(index);
        let width = share(WIDTH - 4, bar.amount.max(0), most).max(2);
        let (before, after) = match &bar.href {
            Some(href) => (format!("<a href=\"{}\">", escaped(href)), "</a>"),
            None => (String::new(), ""),
        };
        let _ = write!(
            svg,
            "{before}<text x=\"2\" y=\"{}\">{}</text><text x=\"{}\" y=\"{0}\" text-anchor=\"end\">{}</text>\
             <rect class=\"bar-open\" x=\"2\" y=\"{}\" width=\"{width}\" height=\"12\"/>{after}",
            y + 15,
            escaped(&bar.label),
            WIDTH - 2,
            escaped(&bar.shown),
            y + 21
        );
    }
    Safe(format!("<figure class=\"chart\">{svg}</svg></figure>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_drawn_to_the_largest_and_lead_to_their_lists() {
        let bar = |label: &str, amount: i64, href: Option<&str>| Bar {
            label: label.to_owned(),
            amount,
            shown: amount.to_string(),
            href: href.map(str::to_owned),
        };
        let drawn =
            bars("late", "Việc quá hạn", &[bar("Tổ 1", 4, Some("/a?b=1&c=2")), bar("Tổ 2", 0, None)]).0;
        assert!(drawn.contains("width=\"336\"") && drawn.contains("width=\"2\""));
        assert!(drawn.contains("href=\"/a?b=1&amp;c=2\""));
        assert_eq!(bars("none", "", &[]).0, "");
    }
}
