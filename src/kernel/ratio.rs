//! Ratios: exact decimal shares, read and written as text.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An exact decimal number of text form, such as a share `0.10` or an area `123.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ratio(Decimal);

impl Ratio {
    /// The exact decimal behind it.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// As per cent with a comma, as printed: `0.105` → `10,5%`.
    pub fn percent(self) -> String {
        let hundredfold = (self.0 * Decimal::ONE_HUNDRED).normalize();
        format!("{}%", hundredfold.to_string().replace('.', ","))
    }
}

impl From<Decimal> for Ratio {
    fn from(d: Decimal) -> Ratio {
        Ratio(d.normalize())
    }
}

impl FromStr for Ratio {
    type Err = String;
    fn from_str(text: &str) -> Result<Ratio, String> {
        text.trim()
            .replace(',', ".")
            .parse::<Decimal>()
            .map(Ratio::from)
            .map_err(|_| format!("không đọc được số thập phân “{text}”"))
    }
}

/// With a decimal comma, as printed in Viet Nam: `123,3`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.normalize().to_string().replace('.', ","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_exact() {
        for (text, percent) in [("0.10", "10%"), ("0.105", "10,5%"), ("1", "100%")] {
            assert_eq!(text.parse::<Ratio>().map(Ratio::percent), Ok(percent.to_owned()));
        }
    }
}
