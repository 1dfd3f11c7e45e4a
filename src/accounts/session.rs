//! Session tokens: 256 random bits in a cookie; the database knows only their digest.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How long a session lives, in hours: one working day.
pub const SESSION_HOURS: i64 = 12;

/// A session's secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn new() -> Result<Token, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Token(hex(&bytes)))
    }

    /// From a cookie; nothing when it cannot be one.
    pub fn from_cookie(text: &str) -> Option<Token> {
        let sound = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        sound.then(|| Token(text.to_owned()))
    }

    /// For the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
