//! Where in a JSON text a field stands. The text has already been read, so its syntax is sound.

use std::collections::BTreeSet;

/// One step of a path into a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Step {
    pub(super) fn key(name: &str) -> Step {
        Step::Key(name.to_owned())
    }
}

/// The first field that stands twice in one object, with its line: of two amounts nobody could say which counts.
pub(super) fn twice(text: &str) -> Option<(usize, String)> {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    cursor.blank();
    let field = cursor.twice()?;
    Some((cursor.line(), field))
}

/// The line, counted from 1, at which the value behind a path begins.
pub(super) fn line_of(text: &str, path: &[Step]) -> usize {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    cursor.blank();
    for step in path {
        if cursor.enter(step).is_none() {
            break;
        }
    }
    cursor.line()
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn line(&self) -> usize {
        1 + self.bytes.iter().take(self.at).filter(|b| **b == b'\n').count()
    }

    /// Walks the value that begins here; stops behind a field that its object already has.
    fn twice(&mut self) -> Option<String> {
        let is_object = match self.peek()? {
            b'{' => true,
            b'[' => false,
            _ => {
                self.skip();
                return None;
            }
        };
        self.at += 1;
        let mut seen = BTreeSet::new();
        loop {
            self.blank();
            if matches!(self.peek()?, b'}' | b']') {
                self.at += 1;
                return None;
            }
            if is_object {
                let key = self.key()?;
                if !seen.insert(key.clone()) {
                    return Some(key);
                }
                self.blank();
            }
            if let Some(found) = self.twice() {
                return Some(found);
            }
        }
    }

    /// Reads a field's name and moves behind it.
    fn key(&mut self) -> Option<String> {
        let from = self.at;
        self.skip();
        serde_json::from_slice(self.bytes.get(from..self.at)?).ok()
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace() || b == b',' || b == b':') {
            self.at += 1;
        }
    }

    /// Moves to the value behind one step; stays where it is when there is none.
    fn enter(&mut self, step: &Step) -> Option<()> {
        let start = self.at;
        self.at += 1;
        let found = match step {
            Step::Key(name) => self.go_to_key(name),
            Step::Index(index) => self.go_to_index(*index),
        };
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// The last field of that name wins, as it does for the reader.
    fn go_to_key(&mut self, name: &str) -> Option<()> {
        let mut found = None;
        loop {
            self.blank();
            if self.peek()? == b'}' {
                self.at = found?;
                return Some(());
            }
            let here = self.key()? == name;
            self.blank();
            if here {
                found = Some(self.at);
            }
            self.skip();
        }
    }

    fn go_to_index(&mut self, index: usize) -> Option<()> {
        for _ in 0..index {
            self.blank();
            self.skip();
        }
        self.blank();
        (self.peek()? != b']').then_some(())
    }

    /// Moves behind the value that begins here.
    fn skip(&mut self) {
        match self.peek() {
            Some(b'"') => self.skip_text(),
            Some(b'{' | b'[') => self.skip_nested(),
            _ => {
                while self
                    .peek()
                    .is_some_and(|b| !matches!(b, b',' | b'}' | b']') && !b.is_ascii_whitespace())
                {
                    self.at += 1;
                }
            }
        }
    }

    fn skip_text(&mut self) {
        self.at += 1;
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'\\' => self.at += 1,
                b'"' => return,
                _ => {}
            }
        }
    }

    fn skip_nested(&mut self) {
        let mut depth = 0_usize;
        while let Some(b) = self.peek() {
            match b {
                b'"' => {
                    self.skip_text();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_nested_field_is_found() {
        let text = "{ \"a\": \"}\\\"\",\n \"list\": [ {\"x\": 1},\n  {\"x\": [2],\n \"y\": 3 } ] }";
        let path = [Step::key("list"), Step::Index(1), Step::key("y")];
        assert_eq!(line_of(text, &path), 4);
        assert_eq!(line_of(text, &path[..2]), 3);
        assert_eq!(line_of(text, &[]), 1);
    }
}
