//! Quantities: exact, never negative, with a decimal comma on paper.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How many or how much, in the unit beside it: pieces, kilograms, metres. At most three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(Decimal);

impl Quantity {
    /// One piece.
    pub const ONE: Quantity = Quantity(Decimal::ONE);

    /// So many pieces.
    pub fn pieces(count: u32) -> Quantity {
        Quantity(Decimal::from(count))
    }

    /// What is left when a part is taken away; nothing unless both the part and the rest are more than nothing.
    pub fn less(self, part: Quantity) -> Option<Quantity> {
        let left = self.0.checked_sub(part.0)?;
        (part.0 > Decimal::ZERO && left > Decimal::ZERO).then(|| Quantity(left.normalize()))
    }

    /// The two together.
    #[must_use]
    pub fn plus(self, other: Quantity) -> Quantity {
        Quantity((self.0 + other.0).normalize())
    }

    /// As it lies in the database: `209.4`.
    pub fn stored(self) -> String {
        self.0.normalize().to_string()
    }

    /// From the database.
    ///
    /// # Errors
    /// When it is no decimal number.
    pub fn from_stored(text: &str) -> Result<Quantity, String> {
        text.parse::<Decimal>()
            .map(|d| Quantity(d.normalize()))
            .map_err(|_| format!("số lượng “{text}” trong sổ không đọc được"))
    }
}

/// As printed: `1.200`, `209,4`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.stored();
        let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
        let mut out = String::new();
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push('.');
            }
            out.push(c);
        }
        if let Some(part) = part {
            out.push(',');
            out.push_str(part);
        }
        f.pad(&out)
    }
}

/// Reads `12`, `1.200`, `209,4`, `0,125`.
impl FromStr for Quantity {
    type Err = String;
    fn from_str(text: &str) -> Result<Quantity, String> {
        let wrong = || {
            format!(
                "không đọc được số lượng “{}”: chỉ dùng chữ số, dấu phẩy cho phần lẻ (tối đa ba chữ số)",
                text.trim()
            )
        };
        let text = text.trim();
        let (whole, part) = text.split_once(',').map_or((text, ""), |(w, p)| (w, p));
        let groups: Vec<&str> = whole.split('.').collect();
        let sound = groups.iter().all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()))
            && groups.iter().skip(1).all(|g| g.len() == 3)
            && (groups.len() == 1 || groups[0].len() <= 3)
            && part.len() <= 3
            && part.bytes().all(|b| b.is_ascii_digit())
            && !(text.contains(',') && part.is_empty())
            && whole.len() <= 15;
        if !sound {
            return Err(wrong());
        }
        let plain = if part.is_empty() { groups.concat() } else { format!("{}.{part}", groups.concat()) };
        plain.parse::<Decimal>().map(|d| Quantity(d.normalize())).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_printed_as_in_viet_nam() {
        for (typed, stored, printed) in [
            ("12", "12", "12"),
            ("1.200", "1200", "1.200"),
            ("209,4", "209.4", "209,4"),
            ("0,125", "0.125", "0,125"),
            ("1.234.567,50", "1234567.5", "1.234.567,5"),
        ] {
            let quantity: Quantity = typed.parse().unwrap();
            assert_eq!(quantity.stored(), stored);
            assert_eq!(quantity.to_string(), printed);
            assert_eq!(Quantity::from_stored(stored), Ok(quantity));
        }
        for wrong in ["", "-1", "1,", "1,2345", "1.23", "mười", "1 2"] {
            assert!(wrong.parse::<Quantity>().is_err(), "{wrong}");
        }
    }
}
