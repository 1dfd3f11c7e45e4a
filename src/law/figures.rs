//! Figures that are not days: floors, wages, fees, deposits, caps, the order of payment.

use crate::kernel::{Basis, Cited, Day, Ratio, Vnd};
use rust_decimal::Decimal;

use super::book::version_of;
use super::value::{AssetClass, Bracket, DossierTier};
use super::{LawBook, LawError, PayoutOrder, Region, Times, Value, Wage};

impl LawBook {
    /// The lowest lawful starting price after one cut of a preceding one, rounded up to the đồng (rule `CUT-CAP`,
    /// khoản 3 Điều 83 Luật 106/2025/QH15).
    ///
    /// # Errors
    /// [`LawError::NotWritten`] when no cap is in force on that day.
    pub fn min_next_price(&self, previous: Vnd, on: Day) -> Result<Cited<Vnd>, LawError> {
        let cap = self.ratio("CUT-CAP", on)?;
        let (n, d) = fraction(Decimal::ONE - cap.value.decimal()).ok_or(LawError::TooLarge)?;
        let floor = previous.share_up(n, d).ok_or(LawError::TooLarge)?;
        Ok(cap.map(|_| floor))
    }

    /// The regional minimum monthly wage (rule `RMW`).
    ///
    /// # Errors
    /// [`LawError::NotWritten`].
    pub fn regional_wage(&self, region: Region, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.figure("RMW", on, "mức lương theo vùng", |value| match value {
            Value::Regions { i, ii, iii, iv } => Some(match region {
                Region::I => *i,
                Region::II => *ii,
                Region::III => *iii,
                Region::IV => *iv,
            }),
            _ => None,
        })
    }

    /// The base salary (rule `BASE-SALARY`).
    ///
    /// # Errors
    /// [`LawError::NotWritten`].
    pub fn base_salary(&self, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.amount("BASE-SALARY", on)
    }

    /// The enforcement fee on what one creditor has received in all, rounded down to the đồng (rule `FEE`, Điều 4
    /// Thông tư 216/2016/TT-BTC). The fee-free limit is [`LawBook::fee_free_limit`].
    ///
    /// # Errors
    /// [`LawError::NotWritten`], [`LawError::TooLarge`].
    pub fn fee(&self, received: Vnd, on: Day) -> Result<Cited<Vnd>, LawError> {
        let brackets = self.figure("FEE", on, "biểu mức phí", |value| match value {
            Value::Brackets(b) => Some(b.clone()),
            _ => None,
        })?;
        let fee = scale(&brackets.value, received).ok_or(LawError::TooLarge)?;
        Ok(brackets.map(|_| fee))
    }

    /// The fee on one instalment: what is due on all received so far, less what was due before it, so that the
    /// parts add up to the fee on the whole (khoản 2 Điều 5 Thông tư 216/2016/TT-BTC).
    ///
    /// # Errors
    /// As [`LawBook::fee`].
    pub fn fee_of_instalment(&self, before: Vnd, now: Vnd, on: Day) -> Result<Cited<Vnd>, LawError> {
        let total = before.checked_add(now).ok_or(LawError::TooLarge)?;
        let earlier = self.fee(before, on)?.value;
        Ok(self.fee(total, on)?.map(|fee| fee.less(earlier)))
    }

    /// Up to this claim, included, no fee is due: twice the base salary (rule `FEE-MIN`).
    ///
    /// # Errors
    /// As [`LawBook::base_salary`].
    pub fn fee_free_limit(&self, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.multiple("FEE-MIN", Region::I, on)
    }

    /// Up to this value a movable is of small value and is sold without auction (rule `SMALL-VALUE`).
    ///
    /// # Errors
    /// [`LawError::NotWritten`].
    pub fn small_value(&self, region: Region, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.multiple("SMALL-VALUE", region, on)
    }

    /// What is set aside for a year's rent of a debtor who loses the only home (rule `RENT-RESERVE`).
    ///
    /// # Errors
    /// [`LawError::NoFigure`] under the old law, which pointed to local rents.
    pub fn rent_reserve(&self, region: Region, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.multiple("RENT-RESERVE", region, on)
    }

    /// An amount that a rule fixes, or that it sets as a multiple of a wage.
    ///
    /// # Errors
    /// [`LawError::NotWritten`], [`LawError::NoFigure`].
    pub fn multiple(&self, code: &str, region: Region, on: Day) -> Result<Cited<Vnd>, LawError> {
        let rule = self.rule(code)?;
        let version = version_of(rule, on)?;
        let times = match &version.value {
            Value::Amount(amount) => return Ok(Cited { value: *amount, basis: version.basis() }),
            Value::Times(times) => *times,
            _ => return Err(LawError::NoFigure { rule: rule.code.clone(), wanted: "một số tiền" }),
        };
        let wage = self.wage(times, region, on)?;
        let amount = wage.value.checked_mul(i64::from(times.times)).ok_or(LawError::TooLarge)?;
        let mut basis = version.basis();
        basis.articles.extend(wage.basis.articles);
        Ok(Cited { value: amount, basis })
    }

    /// The least and the most a deposit may be, both included, in whole đồng (rule `DEPOSIT-RANGE`).
    ///
    /// # Errors
    /// [`LawError::NotWritten`].
    pub fn deposit_range(&self, start: Vnd, on: Day) -> Result<Cited<(Vnd, Vnd)>, LawError> {
        let range = self.figure("DEPOSIT-RANGE", on, "khoảng tỷ lệ", |value| match value {
            Value::Range { least, most } => Some((*least, *most)),
            _ => None,
        })?;
        let (ln, ld) = fraction(range.value.0.decimal()).ok_or(LawError::TooLarge)?;
        let (mn, md) = fraction(range.value.1.decimal()).ok_or(LawError::TooLarge)?;
        let least = start.share_up(ln, ld).ok_or(LawError::TooLarge)?;
        let most = start.share_down(mn, md).ok_or(LawError::TooLarge)?;
        Ok(range.map(|_| (least, most)))
    }

    /// The highest price of one dossier for a starting price (rule `DOSSIER-CAP`).
    ///
    /// # Errors
    /// [`LawError::NoFigure`] for a class of asset whose tiers are not known.
    pub fn dossier_cap(&self, class: AssetClass, start: Vnd, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.figure("DOSSIER-CAP", on, "mức trần giá bán hồ sơ cho loại tài sản này", |value| {
            match value {
                Value::Dossiers(tiers) => {
                    tiers.iter().rev().find(|t| tier_fits(t, class, start)).map(|t| t.cap)
                }
                _ => None,
            }
        })
    }

    /// In which order proceeds are paid (rule `PAYOUT-ORDER`).
    ///
    /// # Errors
    /// [`LawError::NotWritten`].
    pub fn payout_order(&self, on: Day) -> Result<Cited<PayoutOrder>, LawError> {
        self.figure("PAYOUT-ORDER", on, "thứ tự thanh toán", |value| match value {
            Value::Order(order) => Some(order.clone()),
            _ => None,
        })
    }

    /// The share that a rule fixes.
    ///
    /// # Errors
    /// [`LawError::NotWritten`], [`LawError::NoFigure`].
    pub fn ratio(&self, code: &str, on: Day) -> Result<Cited<Ratio>, LawError> {
        self.figure(code, on, "một tỷ lệ", |value| match value {
            Value::Ratio(ratio) => Some(*ratio),
            _ => None,
        })
    }

    /// The amount that a rule fixes.
    ///
    /// # Errors
    /// [`LawError::NotWritten`], [`LawError::NoFigure`].
    pub fn amount(&self, code: &str, on: Day) -> Result<Cited<Vnd>, LawError> {
        self.figure(code, on, "một số tiền", |value| match value {
            Value::Amount(amount) => Some(*amount),
            _ => None,
        })
    }

    /// The plain number that a rule fixes: how many notices, how many days of viewing.
    ///
    /// # Errors
    /// [`LawError::NotWritten`], [`LawError::NoFigure`].
    pub fn number(&self, code: &str, on: Day) -> Result<Cited<u32>, LawError> {
        self.figure(code, on, "một con số", |value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    }

    fn wage(&self, times: Times, region: Region, on: Day) -> Result<Cited<Vnd>, LawError> {
        match times.of {
            Wage::Regional => self.regional_wage(region, on),
            Wage::Base => self.base_salary(on),
        }
    }

    fn figure<T>(
        &self,
        code: &str,
        on: Day,
        wanted: &'static str,
        pick: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<Cited<T>, LawError> {
        let rule = self.rule(code)?;
        let version = version_of(rule, on)?;
        let basis: Basis = version.basis();
        pick(&version.value)
            .map(|value| Cited { value, basis })
            .ok_or_else(|| LawError::NoFigure { rule: rule.code.clone(), wanted })
    }
}

/// A decimal as a fraction of two whole numbers.
fn fraction(decimal: Decimal) -> Option<(i64, i64)> {
    let decimal = decimal.normalize();
    let numerator = i64::try_from(decimal.mantissa()).ok()?;
    let denominator = 10_i64.checked_pow(decimal.scale())?;
    Some((numerator, denominator))
}

fn scale(brackets: &[Bracket], amount: Vnd) -> Option<Vnd> {
    let Some(bracket) = brackets.iter().rev().find(|b| amount > b.above) else { return Some(Vnd::ZERO) };
    let (n, d) = fraction(bracket.share.decimal())?;
    bracket.base.checked_add(amount.less(bracket.above).share_down(n, d)?)
}

fn tier_fits(tier: &DossierTier, class: AssetClass, start: Vnd) -> bool {
    tier.class.is_none_or(|c| c == class)
        && tier.from.is_none_or(|from| start >= from)
        && tier.above.is_none_or(|above| start > above)
}
