//! The body of a paper: legal bases, articles, clauses, points.

use super::{
    Composer,
    compose::{Align, Style},
    sheet::{Face, Um},
    text::Rich,
};

impl Composer {
    /// The grounds, in italics, one a paragraph; each ends with a semicolon and the last with a full stop.
    pub fn bases(&mut self, lines: &[String]) {
        let style = Style::body(self.body);
        for (n, line) in lines.iter().enumerate() {
            let end = if n + 1 == lines.len() { '.' } else { ';' };
            let bare = line.trim().trim_end_matches([';', '.', ',']);
            self.paragraph(Rich::of(Face::Italic, format!("{bare}{end}")), &style);
        }
    }

    /// A body paragraph.
    pub fn text(&mut self, text: impl Into<Rich>) {
        self.paragraph(text, &Style::body(self.body));
    }

    /// A body paragraph that stays with what follows, such as the sentence before a table.
    pub fn leading(&mut self, text: impl Into<Rich>) {
        self.paragraph(text, &Style { keep: true, ..Style::body(self.body) });
    }

    /// `Điều n.` in bold, then the text.
    pub fn article(&mut self, number: usize, text: impl Into<String>) {
        self.text(Rich::new().bold(format!("Điều {number}. ")).plain(text));
    }

    /// An article that stays with the table or list that follows it.
    pub fn leading_article(&mut self, number: usize, text: impl Into<String>) {
        self.leading(Rich::new().bold(format!("Điều {number}. ")).plain(text));
    }

    /// A numbered heading in bold on a line of its own: `1. Thành phần tham gia`.
    pub fn clause_title(&mut self, number: usize, text: &str) {
        self.leading(Rich::of(Face::Bold, format!("{number}. {text}")));
    }

    /// `1.` and a text.
    pub fn clause(&mut self, number: usize, text: impl Into<String>) {
        self.text(format!("{number}. {}", text.into()));
    }

    /// Points `a)`, `b)`, `c)`, `d)`, `đ)` … in the order of the Vietnamese alphabet.
    pub fn points<S: AsRef<str>>(&mut self, points: &[S]) {
        const LETTERS: [&str; 22] = [
            "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
            "u", "v", "x",
        ];
        for (n, point) in points.iter().enumerate() {
            let end = if n + 1 == points.len() { '.' } else { ';' };
            let letter = LETTERS.get(n).copied().unwrap_or("y");
            let bare = point.as_ref().trim().trim_end_matches([';', '.']);
            self.text(format!("{letter}) {bare}{end}"));
        }
    }

    /// Lines behind a hyphen.
    pub fn dashes<S: AsRef<str>>(&mut self, lines: &[S]) {
        let style = Style { before: Um::pt10(30), ..Style::body(self.body) };
        for (n, line) in lines.iter().enumerate() {
            let end = if n + 1 == lines.len() { '.' } else { ';' };
            let bare = line.as_ref().trim().trim_end_matches([';', '.']);
            self.paragraph(format!("- {bare}{end}"), &style);
        }
    }

    /// A label and its value on one line without indent, as slips have them.
    pub fn field(&mut self, label: &str, value: impl Into<String>) {
        let value = value.into();
        if value.trim().is_empty() {
            return;
        }
        let style =
            Style { first: Um::ZERO, align: Align::Left, before: Um::pt10(30), ..Style::body(self.body) };
        self.paragraph(format!("{label}: {value}"), &style);
    }
}
