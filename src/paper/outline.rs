//! The outline: what a sheet says, in reading order, for tests and for readers who cannot see the page.

use super::sheet::{Flow, Sheet};

/// The text of a sheet: a line for each paragraph, cells of a row between bars, pages marked.
pub fn outline(sheet: &Sheet) -> String {
    let mut out = String::new();
    for (n, page) in sheet.pages.iter().enumerate() {
        if n > 0 {
            out.push_str(&format!("\n── trang {} ──", n + 1));
        }
        for mark in &page.marks {
            let super::sheet::Mark::Text(text) = mark else { continue };
            match text.flow {
                Flow::Apart => continue,
                Flow::New if out.is_empty() => {}
                Flow::New => out.push('\n'),
                Flow::Joined => {}
                Flow::Wrapped | Flow::Within if out.ends_with("──") => out.push('\n'),
                Flow::Wrapped | Flow::Within => out.push(' '),
                Flow::Cell => out.push_str(" | "),
            }
            out.push_str(&text.text);
        }
    }
    out.push('\n');
    out
}

/// All words of a sheet in the order they are drawn, page numbers and feet included.
pub fn words(sheet: &Sheet) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (_, text) in sheet.texts() {
        let joined = text.flow == Flow::Joined;
        for (n, word) in text.text.split(' ').enumerate() {
            match words.last_mut() {
                Some(last) if joined && n == 0 => last.push_str(word),
                _ => words.push(word.to_owned()),
            }
        }
    }
    words.retain(|w| !w.is_empty());
    words
}
