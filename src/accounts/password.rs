//! Passwords: hashed with Argon2id, never kept, never logged.

use crate::kernel::Refusal;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};

/// Fewest letters of a password.
pub const PASSWORD_LETTERS_MIN: usize = 10;
/// Most letters, so that nobody makes the house hash a book.
const PASSWORD_LETTERS_MAX: usize = 200;
/// Memory of one hash, in kibibytes; with two passes some tens of milliseconds.
const MEMORY_KIB: u32 = 19 * 1024;

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a new password, with its own salt, as text to keep.
///
/// # Errors
/// A refusal when it is too short or too long.
pub fn hash_password(password: &str) -> Result<String, Refusal> {
    let letters = password.chars().count();
    if letters < PASSWORD_LETTERS_MIN {
        return Err(Refusal::new(
            "PASSWORD",
            format!("Mật khẩu cần ít nhất {PASSWORD_LETTERS_MIN} ký tự. Một câu ngắn dễ nhớ là đủ tốt."),
        )
        .at("password"));
    }
    if letters > PASSWORD_LETTERS_MAX {
        return Err(Refusal::new("PASSWORD", "Mật khẩu dài quá 200 ký tự.").at("password"));
    }
    let failed = |_| Refusal::new("PASSWORD", "Máy chủ không tạo được mã bảo vệ cho mật khẩu. Thử lại sau.");
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt)
        .map_err(|_| Refusal::new("PASSWORD", "Máy chủ không lấy được số ngẫu nhiên. Thử lại sau."))?;
    let salt = SaltString::encode_b64(&salt).map_err(failed)?;
    Ok(hasher().hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether a password belongs to a hash. With no hash the same work is done, so that a stranger cannot
/// tell by the time of the answer whether a name exists.
pub fn password_matches(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bmllbXBob25nLW5vYm9keQ$O2lX7nPXkWQ1K0cVUhbp0v1d0w7vWJmT2cWm4l3Xy3E";
    let known = hash.is_some();
    PasswordHash::new(hash.unwrap_or(NOBODY))
        .is_ok_and(|stored| hasher().verify_password(password.as_bytes(), &stored).is_ok())
        && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hash = hash_password("kho-vat-chung-2026").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(password_matches("kho-vat-chung-2026", Some(&hash)));
        assert!(!password_matches("kho-vat-chung-2027", Some(&hash)));
        assert!(!password_matches("kho-vat-chung-2026", None));
        assert!(hash_password("ngan").is_err());
    }
}
