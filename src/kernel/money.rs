//! Money: whole đồng, never negative, checked at every step.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An amount of đồng, zero or more. One unit is one đồng; there is nothing smaller in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Vnd(i64);

/// Why a number is not an amount of đồng.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Below zero.
    #[error("số tiền không được âm: {0}")]
    Negative(i64),
    /// Not a whole number of đồng.
    #[error("không đọc được số tiền “{0}”: chỉ dùng chữ số, có thể ngăn hàng nghìn bằng dấu chấm")]
    Unreadable(String),
    /// Above 9.2 × 10¹⁸ đồng.
    #[error("số tiền vượt quá giới hạn của sổ")]
    Overflow,
}

impl Vnd {
    /// No đồng.
    pub const ZERO: Vnd = Vnd(0);

    /// An amount from a number of đồng.
    ///
    /// # Errors
    /// [`MoneyError::Negative`] below zero.
    pub fn new(dong: i64) -> Result<Vnd, MoneyError> {
        if dong < 0 { Err(MoneyError::Negative(dong)) } else { Ok(Vnd(dong)) }
    }

    /// The number of đồng.
    pub const fn dong(self) -> i64 {
        self.0
    }

    /// Whether there is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, or nothing when it does not fit.
    pub fn checked_add(self, other: Vnd) -> Option<Vnd> {
        self.0.checked_add(other.0).map(Vnd)
    }

    /// The difference, or nothing when it would be negative.
    pub fn checked_sub(self, other: Vnd) -> Option<Vnd> {
        if other.0 > self.0 { None } else { Some(Vnd(self.0 - other.0)) }
    }

    /// The difference, zero when `other` is more.
    pub fn less(self, other: Vnd) -> Vnd {
        Vnd((self.0 - other.0).max(0))
    }

    /// A whole multiple, or nothing when it does not fit.
    pub fn checked_mul(self, times: i64) -> Option<Vnd> {
        self.0.checked_mul(times).filter(|n| *n >= 0).map(Vnd)
    }

    /// `self × numerator ÷ denominator`, rounded down to the đồng.
    /// Nothing when the denominator is zero or the result does not fit.
    pub fn share_down(self, numerator: i64, denominator: i64) -> Option<Vnd> {
        if denominator <= 0 || numerator < 0 {
            return None;
        }
        let exact = i128::from(self.0) * i128::from(numerator) / i128::from(denominator);
        i64::try_from(exact).ok().map(Vnd)
    }

    /// `self × numerator ÷ denominator`, rounded up to the đồng.
    pub fn share_up(self, numerator: i64, denominator: i64) -> Option<Vnd> {
        if denominator <= 0 || numerator < 0 {
            return None;
        }
        let d = i128::from(denominator);
        let exact = (i128::from(self.0) * i128::from(numerator) + d - 1) / d;
        i64::try_from(exact).ok().map(Vnd)
    }

    /// The sum of many, or [`MoneyError::Overflow`].
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when the sum does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Vnd>) -> Result<Vnd, MoneyError> {
        amounts.into_iter().try_fold(Vnd::ZERO, Vnd::checked_add).ok_or(MoneyError::Overflow)
    }
}

impl TryFrom<i64> for Vnd {
    type Error = MoneyError;
    fn try_from(dong: i64) -> Result<Vnd, MoneyError> {
        Vnd::new(dong)
    }
}

impl From<Vnd> for i64 {
    fn from(amount: Vnd) -> i64 {
        amount.0
    }
}

/// Thousands by dots and no unit: `1.814.819.405`.
impl fmt::Display for Vnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push('.');
            }
            out.push(c);
        }
        f.pad(&out)
    }
}

/// Reads `1814819405`, `1.814.819.405`, with or without `đ`, `đồng`, `VND` behind it.
impl FromStr for Vnd {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Vnd, MoneyError> {
        let wrong = || MoneyError::Unreadable(text.trim().to_owned());
        let bare = text.trim();
        let bare = ["đồng", "VND", "vnd", "VNĐ", "đ", "₫"]
            .iter()
            .find_map(|unit| bare.strip_suffix(unit))
            .unwrap_or(bare)
            .trim();
        let groups: Vec<&str> = bare.split(['.', ' ', '\u{a0}']).collect();
        let sound = groups.iter().all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()))
            && groups.iter().skip(1).all(|g| g.len() == 3)
            && (groups.len() == 1 || groups[0].len() <= 3);
        if !sound {
            return Err(wrong());
        }
        groups.concat().parse::<i64>().map_err(|_| MoneyError::Overflow).and_then(Vnd::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_with_dots_and_read_back() {
        for (dong, text) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_814_819_405, "1.814.819.405")] {
            assert_eq!(Vnd(dong).to_string(), text);
            assert_eq!(text.parse::<Vnd>(), Ok(Vnd(dong)));
            assert_eq!(format!("{text} đồng").parse::<Vnd>(), Ok(Vnd(dong)));
        }
    }

    #[test]
    fn unreadable_amounts_are_refused() {
        for text in ["", "-5", "1,5", "1.5", "12.34.567", "mười", "1..000", "99999999999999999999"] {
            assert!(text.parse::<Vnd>().is_err(), "{text}");
        }
    }

    #[test]
    fn shares_round_as_named() {
        let p = Vnd(510_116_558);
        assert_eq!(p.share_up(9, 10), Some(Vnd(459_104_903)));
        assert_eq!(p.share_down(9, 10), Some(Vnd(459_104_902)));
        assert_eq!(Vnd(i64::MAX).share_up(9, 10).map(Vnd::dong), Some(8_301_034_833_169_298_227));
        assert_eq!(p.share_down(1, 0), None);
    }
}
