//! The token that proves a form was drawn by us for this session.
//!
//! The proof is SHA-256 over a label, the session's secret and the label again, masked anew on every page,
//! so that compressed answers never repeat it. Nothing is stored; comparing takes the same time
//! whatever differs.

use sha2::{Digest, Sha256};

const LABEL: &[u8] = b"niemphong csrf 1";
const BYTES: usize = 32;

/// The name of the hidden field.
pub const FIELD: &str = "csrf";

/// A fresh token for a page of the session that owns `secret`. Without a source of chance the mask is
/// zero, which still proves the session.
pub fn token(secret: &[u8]) -> String {
    let mut mask = [0_u8; BYTES];
    if getrandom::fill(&mut mask).is_err() {
        mask = [0; BYTES];
    }
    masked(secret, mask)
}

/// Whether `token` was made for the session that owns `secret`.
pub fn holds(secret: &[u8], token: &str) -> bool {
    let Some(bytes) = unhex(token) else { return false };
    let (mask, hidden) = bytes.split_at(BYTES);
    let proof = proof(secret);
    let differences = proof.iter().zip(mask).zip(hidden).fold(0_u8, |seen, ((p, m), h)| seen | (p ^ m ^ h));
    std::hint::black_box(differences) == 0
}

fn masked(secret: &[u8], mask: [u8; BYTES]) -> String {
    let hidden = proof(secret).into_iter().zip(mask).map(|(p, m)| p ^ m);
    mask.into_iter().chain(hidden).map(|byte| format!("{byte:02x}")).collect()
}

fn proof(secret: &[u8]) -> [u8; BYTES] {
    let inner = Sha256::new().chain_update(LABEL).chain_update(secret).finalize();
    Sha256::new().chain_update(secret).chain_update(inner).chain_update(LABEL).finalize().into()
}

fn unhex(text: &str) -> Option<[u8; 2 * BYTES]> {
    let mut out = [0_u8; 2 * BYTES];
    if text.len() != 4 * BYTES {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(pair).ok().filter(|p| !p.starts_with('+'))?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_proves_its_own_session_only() {
        let token = token(b"secret of one session");
        assert!(holds(b"secret of one session", &token));
        assert!(!holds(b"secret of another", &token));
    }

    #[test]
    fn tokens_of_one_session_never_repeat() {
        assert_ne!(token(b"s"), token(b"s"));
    }

    #[test]
    fn spoilt_tokens_are_refused() {
        let good = masked(b"s", [7; BYTES]);
        assert!(holds(b"s", &good));
        for spoilt in ["", "00", &good[1..], &format!("{good}0"), &good.replace('0', "1"), &"ữ".repeat(64)]
        {
            assert!(!holds(b"s", spoilt), "{spoilt}");
        }
    }
}
