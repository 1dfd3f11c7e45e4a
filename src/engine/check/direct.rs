//! DIRECT-SALE, DIRECT-NOTICE: selling without an auction what is small or perishable.

use super::audit::{Audit, Term};
use crate::engine::Severity;
use crate::engine::timeline::{At, is};
use crate::kernel::Vnd;
use crate::law::{Kind, Regime, Region};

pub(super) fn check(audit: &mut Audit<'_>) {
    for sale in audit.line.all(is!(DirectSale)).collect::<Vec<_>>() {
        allowed(audit, sale);
        in_time(audit, sale);
        match audit.line.first(is!(DirectSaleNotice)) {
            Some(notice) => audit.judge(notice, &Term::ours("DIRECT-NOTICE", sale.date(), &notice)),
            None => {
                let due = audit.last_day("DIRECT-NOTICE", sale.date());
                if due.is_some() {
                    let message = format!(
                        "Tài sản bán không qua đấu giá ngày {} nhưng hồ sơ không ghi việc thông báo trước.",
                        sale.date()
                    );
                    audit.missing("DIRECT-NOTICE", sale, due, message);
                }
            }
        }
    }
}

/// DIRECT-SALE: the old law counts from the seizure, the new one from the price.
fn in_time(audit: &mut Audit<'_>, sale: At<'_>) {
    let priced = audit.line.last_before(sale.date(), is!(ValuationResult | RevaluationResult | PriceAgreed));
    let seizure = audit.line.last_before(sale.date(), is!(SeizureCompleted));
    let mut readings = Vec::new();
    for law_day in [priced.or(seizure).map_or(sale.date(), |at| at.date()), sale.date()] {
        let from = match audit.law.regime(law_day) {
            Regime::R08 => seizure,
            Regime::R25 => priced,
        };
        let Some(from) = from else { return };
        readings.push((law_day, from.date()));
    }
    audit.judge(sale, &Term { readings, ..Term::ours("DIRECT-SALE", sale.date(), &sale) });
}

/// Real estate is never sold without an auction; a movable only when small or perishable.
fn allowed(audit: &mut Audit<'_>, sale: At<'_>) {
    if audit.asset.kind == Kind::Immovable {
        let message = "Bất động sản phải bán đấu giá, không được bán không qua đấu giá.".to_owned();
        audit.note("DIRECT-SALE", Severity::Violation, sale, message);
        return;
    }
    let region = audit.asset.wage_region.as_deref().and_then(|r| r.parse::<Region>().ok());
    let Some(limit) = region.and_then(|r| audit.law.multiple("DIRECT-VALUE", r, sale.date()).ok()) else {
        return;
    };
    if value(sale).is_some_and(|value| value > limit.value) {
        let message = format!(
            "Giá bán vượt mức tài sản có giá trị nhỏ {} đồng: chỉ được bán không qua đấu giá nếu là tài sản tươi sống, mau hỏng.",
            limit.value
        );
        audit.note("DIRECT-SALE", Severity::Warning, sale, message);
    }
}

fn value(sale: At<'_>) -> Option<Vnd> {
    match sale.step() {
        crate::engine::Step::DirectSale { amount } => *amount,
        _ => None,
    }
}
