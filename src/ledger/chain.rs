//! The chain: each act's digest covers its stored text and the digest before it.

use super::Act;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// One row of the book as it is stored, before anybody believes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Position in the book.
    pub n: i64,
    /// The stored text.
    pub entry: String,
    /// The digest before.
    pub previous: String,
    /// The digest over `previous` and `entry`.
    pub digest: String,
}

/// Where and why the chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainBreak {
    /// Position in the book.
    pub n: i64,
    /// One Vietnamese sentence.
    pub what: String,
}

/// What stands before the first act of an agency's book.
pub fn genesis(agency: &str) -> String {
    hex(&Sha256::digest(format!("niemphong/1 {agency}")))
}

/// The digest of an act: SHA-256 over the digest before, a newline, and the stored text.
pub fn link_digest(previous: &str, entry: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(b"\n");
    hash.update(entry.as_bytes());
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Walks one step: checks position, link and text, and reads the act.
///
/// # Errors
/// The first thing that does not hold, in words.
pub fn walk(agency: &str, before: (i64, &str), link: &Link) -> Result<Act, ChainBreak> {
    let broken = |what: String| ChainBreak { n: link.n, what };
    if link.n != before.0 + 1 {
        return Err(broken(format!(
            "thiếu hành vi số {}: sau số {} là số {}",
            before.0 + 1,
            before.0,
            link.n
        )));
    }
    if link.previous != before.1 {
        return Err(broken("mắt xích trước không khớp với hành vi đứng trước".into()));
    }
    if link_digest(&link.previous, &link.entry) != link.digest {
        return Err(broken("nội dung không khớp với mã băm đã ghi".into()));
    }
    let act: Act =
        serde_json::from_str(&link.entry).map_err(|e| broken(format!("nội dung không đọc được: {e}")))?;
    if act.agency != agency || act.n != link.n {
        return Err(broken("nội dung thuộc về chỗ khác trong sổ".into()));
    }
    Ok(act)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_depends_on_every_byte_and_on_what_stands_before() {
        let first = link_digest(&genesis("ha-an"), "{}");
        assert_ne!(first, link_digest(&genesis("ha-an"), "{ }"));
        assert_ne!(first, link_digest(&genesis("ha-nam"), "{}"));
        assert_eq!(first.len(), 64);
    }
}
