//! Text before it is placed: its faces, and where its lines break.

use super::{
    PaperError, font,
    sheet::Face,
    tidy::{HARD, tidy},
};

/// A text whose parts may be bold or italic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    runs: Vec<(Face, String)>,
}

impl Rich {
    /// Nothing yet.
    pub fn new() -> Rich {
        Rich::default()
    }

    /// The text in one face.
    pub fn of(face: Face, text: impl Into<String>) -> Rich {
        Rich::new().with(face, text)
    }

    /// Some more text in a face.
    #[must_use]
    pub fn with(mut self, face: Face, text: impl Into<String>) -> Rich {
        self.runs.push((face, text.into()));
        self
    }

    /// Some more upright text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Rich {
        self.with(Face::Regular, text)
    }

    /// Some more bold text.
    #[must_use]
    pub fn bold(self, text: impl Into<String>) -> Rich {
        self.with(Face::Bold, text)
    }

    /// Some more italic text.
    #[must_use]
    pub fn italic(self, text: impl Into<String>) -> Rich {
        self.with(Face::Italic, text)
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|(_, t)| t.trim().is_empty())
    }

    /// The same text with every part in one face.
    #[must_use]
    pub fn all(mut self, face: Face) -> Rich {
        for run in &mut self.runs {
            run.0 = face;
        }
        self
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Rich {
        Rich::of(Face::Regular, text)
    }
}

impl From<String> for Rich {
    fn from(text: String) -> Rich {
        Rich::of(Face::Regular, text)
    }
}

impl From<&String> for Rich {
    fn from(text: &String) -> Rich {
        Rich::of(Face::Regular, text.as_str())
    }
}

/// One line: its runs, each with what is added to its spaces, and its own width before that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Face, letters, extra thousandths over all spaces of the run.
    pub runs: Vec<(Face, String, i32)>,
    /// Natural width in thousandths of an em.
    pub width: i32,
}

struct Word {
    start: usize,
    end: usize,
    width: i32,
    /// The hard spaces inside it, which stretch like the others.
    inner: i64,
    /// The width of the space behind it; zero where an overlong word was cut.
    space: i32,
}

impl Word {
    const fn from(start: usize) -> Word {
        Word { start, end: start, width: 0, inner: 0, space: 0 }
    }
}

/// The letters of all runs in one string, with the end of each face's stretch.
struct Flat {
    text: String,
    faces: Vec<(usize, Face)>,
}

/// How lines are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// All lines together as even as they can be: paragraphs and centred titles.
    Even,
    /// Each line as full as it can be: ragged cells and lists.
    Full,
}

/// Breaks a text into lines of at most `first`, then `rest` thousandths of an em.
pub(super) fn break_lines(
    rich: &Rich,
    first: i32,
    rest: i32,
    fit: Fit,
    justify: bool,
) -> Result<Vec<Broken>, PaperError> {
    let flat = flatten(rich);
    let words = words_of(&flat, rest.min(first))?;
    let mut lines = Vec::new();
    let breaks =
        if fit == Fit::Even { even_breaks(&words, first, rest) } else { full_breaks(&words, first, rest) };
    for (from, to) in breaks {
        let limit = if from == 0 { first } else { rest };
        let width = natural(&words, from, to);
        let extra = if justify && to < words.len() { (limit - width).max(0) } else { 0 };
        lines.push(assemble(&flat, &words, from, to, extra, width));
    }
    Ok(lines)
}

fn flatten(rich: &Rich) -> Flat {
    let mut flat = Flat { text: String::new(), faces: Vec::with_capacity(rich.runs.len()) };
    for (face, text) in &rich.runs {
        let tidy = tidy(text);
        let joined = flat.text.is_empty() || flat.text.ends_with(' ');
        flat.text.push_str(if joined { tidy.trim_start_matches(' ') } else { &tidy });
        flat.faces.push((flat.text.len(), *face));
    }
    let kept = flat.text.trim_end_matches(' ').len();
    flat.text.truncate(kept);
    flat
}

fn words_of(flat: &Flat, widest: i32) -> Result<Vec<Word>, PaperError> {
    let mut words = Vec::with_capacity(flat.text.len() / 5 + 1);
    let mut stretch = 0;
    let mut word = Word::from(0);
    for (at, letter) in flat.text.char_indices() {
        while at >= flat.faces.get(stretch).map_or(usize::MAX, |f| f.0) {
            stretch += 1;
        }
        let face = flat.faces.get(stretch).map_or(Face::Regular, |f| f.1);
        let width = font::face(face).width(letter).ok_or_else(|| font::unknown(letter, &flat.text))?;
        let next = at + letter.len_utf8();
        if letter == ' ' {
            word.space = width;
            words.push(std::mem::replace(&mut word, Word::from(next)));
            continue;
        }
        if word.width + width > widest && word.width > 0 {
            words.push(std::mem::replace(&mut word, Word::from(at)));
        }
        word.inner += i64::from(letter == HARD);
        word.width += width;
        word.end = next;
    }
    if word.end > word.start {
        words.push(word);
    }
    Ok(words)
}

fn natural(words: &[Word], from: usize, to: usize) -> i32 {
    let all: i32 = words[from..to].iter().map(|w| w.width + w.space).sum();
    all - words.get(to.wrapping_sub(1)).map_or(0, |w| w.space)
}

/// The cheapest way to cut the words into lines. The cost of a line is the square of how far its spaces are
/// stretched; a last line of one word is dear.
fn even_breaks(words: &[Word], first: i32, rest: i32) -> Vec<(usize, usize)> {
    const EACH_LINE: i64 = 400;
    const LONELY_WORD: i64 = 22_500;
    const TORN: i64 = 100_000;
    let n = words.len();
    let mut best: Vec<(i64, usize)> = vec![(i64::MAX, 0); n + 1];
    best[0] = (0, 0);
    for to in 1..=n {
        let (mut width, mut gaps) = (0, -1);
        for from in (0..to).rev() {
            gaps += 1 + words[from].inner;
            width += words[from].width + if from + 1 < to { words[from].space } else { 0 };
            let limit = if from == 0 { first } else { rest };
            let over = width > limit;
            if over && from + 1 < to {
                break;
            }
            let stretch = i64::from((limit - width).max(0)) * 100 / (gaps.max(1) * 250);
            let cost = EACH_LINE
                + match to == n {
                    true if from + 1 == to && from > 0 => LONELY_WORD,
                    true => 0,
                    false if stretch > 250 => TORN + stretch * stretch,
                    false => stretch * stretch,
                }
                + if over { 1_000_000_000 } else { 0 };
            let total = best[from].0.saturating_add(cost);
            if total < best[to].0 {
                best[to] = (total, from);
            }
        }
    }
    let mut breaks = Vec::new();
    let mut to = n;
    while to > 0 {
        let from = best[to].1;
        breaks.push((from, to));
        to = from;
    }
    breaks.reverse();
    breaks
}

fn full_breaks(words: &[Word], first: i32, rest: i32) -> Vec<(usize, usize)> {
    let mut breaks = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let limit = if from == 0 { first } else { rest };
        let mut to = from + 1;
        let mut width = words[from].width;
        while to < words.len() && width + words[to - 1].space + words[to].width <= limit {
            width += words[to - 1].space + words[to].width;
            to += 1;
        }
        breaks.push((from, to));
        from = to;
    }
    breaks
}

/// A gap wider than three and a half spaces looks torn: such a line is left ragged.
const WIDEST_GAP_EXTRA: i32 = 625;

fn assemble(flat: &Flat, words: &[Word], from: usize, to: usize, extra: i32, width: i32) -> Broken {
    let (start, end) = (words[from].start, words[to - 1].end);
    let gaps = spaces(&flat.text[start..end]);
    let extra = if gaps == 0 || extra / gaps > WIDEST_GAP_EXTRA { 0 } else { extra };
    let mut runs: Vec<(Face, String, i32)> = Vec::new();
    let (mut at, mut seen) = (start, 0);
    for (stretch_end, face) in &flat.faces {
        let stop = (*stretch_end).min(end);
        if stop <= at {
            continue;
        }
        let part = &flat.text[at..stop];
        let own = spaces(part);
        let share = if gaps == 0 { 0 } else { extra * (seen + own) / gaps - extra * seen / gaps };
        seen += own;
        at = stop;
        // On paper a hard space is a space: search and copying find plain words.
        let part = part.replace(HARD, " ");
        match runs.last_mut() {
            Some(last) if last.0 == *face => {
                last.1.push_str(&part);
                last.2 += share;
            }
            _ => runs.push((*face, part, share)),
        }
    }
    Broken { runs, width }
}

fn spaces(text: &str) -> i32 {
    i32::try_from(text.chars().filter(|c| matches!(*c, ' ' | HARD)).count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Giao Trung tâm Dịch vụ đấu giá tài sản phối hợp với Phòng Quản lý giá tổ chức niêm yết, \
        thông báo công khai việc đấu giá theo Điều 83 trong thời hạn 15 ngày kể từ ngày 05 tháng 01 năm 2026, \
        với giá 4.050.000.000 đồng do ông Nguyễn Văn Tâm nộp.";

    fn lines(text: &str, width: i32) -> Vec<Broken> {
        break_lines(&Rich::from(text), width, width, Fit::Even, true).unwrap()
    }

    fn read(line: &Broken) -> String {
        line.runs.iter().map(|r| r.1.as_str()).collect()
    }

    #[test]
    fn every_line_but_the_last_fills_the_measure_exactly() {
        let broken = lines(LONG, 30_000);
        assert!(broken.len() > 2);
        for line in &broken[..broken.len() - 1] {
            assert_eq!(line.width + line.runs.iter().map(|r| r.2).sum::<i32>(), 30_000, "{}", read(line));
        }
    }

    #[test]
    fn a_number_stays_with_its_word_and_its_unit_at_every_measure() {
        for width in (9_000..40_000).step_by(700) {
            for line in lines(LONG, width) {
                let text = read(&line);
                for end in ["Điều", "ngày", "tháng", "năm", "4.050.000.000", "ông"] {
                    let last = text.rsplit(' ').next() == Some(end);
                    assert!(!last || text.ends_with("15 ngày"), "{width}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        let broken =
            lines("https://vi-du.invalid/tra-cuu/1287-QD-STC?ma=7F3A-91BC-44D0-7F3A-91BC-44D0", 9_000);
        assert!(broken.len() > 2 && broken.iter().all(|l| l.width <= 9_000));
    }

    #[test]
    fn faces_change_inside_a_line() {
        let rich = Rich::new().bold("Điều 1. ").plain("Giảm giá tài sản");
        let broken = break_lines(&rich, 40_000, 40_000, Fit::Even, true).unwrap();
        assert_eq!(broken.len(), 1);
        assert_eq!(broken[0].runs[0], (Face::Bold, "Điều 1. ".to_owned(), 0));
        assert_eq!(broken[0].runs[1].1, "Giảm giá tài sản");
    }
}
