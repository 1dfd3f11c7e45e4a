//! PAY, PAY-MAX: the buyer pays. His delay is only noted; an extension beyond what the law of the day allows,
//! and money taken after the very last day, are the agency's own breach.

use super::audit::{Audit, Term};
use crate::engine::timeline::{At, is};
use crate::engine::{Outcome, Severity, Step};
use crate::law::Regime;

pub(super) fn check(audit: &mut Audit<'_>) {
    for paid in audit.line.all(is!(BuyerPaid)).collect::<Vec<_>>() {
        let sale = audit
            .line
            .rounds
            .iter()
            .rev()
            .filter(|r| paid.round.is_none_or(|no| no == r.no))
            .filter(|r| r.outcome().is_none_or(Outcome::is_sale))
            .find_map(|r| r.auction().map(|(at, _)| at).filter(|at| at.date() <= paid.date()));
        match sale {
            Some(sale) => in_time(audit, sale, paid),
            None => without_a_sale(audit, paid),
        }
    }
}

fn in_time(audit: &mut Audit<'_>, sale: At<'_>, paid: At<'_>) {
    let extended = matches!(paid.step(), Step::BuyerPaid { extended: true, .. });
    let max = audit.last_day("PAY-MAX", sale.date());
    let beyond = max.is_some_and(|max| paid.date() > max);
    match audit.law.regime(sale.date()) {
        _ if extended => audit.judge(paid, &Term::ours("PAY-MAX", sale.date(), &paid)),
        Regime::R25 if beyond => audit.judge(paid, &Term::ours("PAY-MAX", sale.date(), &paid)),
        Regime::R08 | Regime::R25 => audit.judge(paid, &Term::theirs("PAY", sale.date(), &paid)),
    }
}

/// Money of a buyer before anything was sold; a priority buyer or a direct sale pays the same way.
fn without_a_sale(audit: &mut Audit<'_>, paid: At<'_>) {
    let other_sale = audit.line.last_before(paid.date(), is!(PriorityExercised | DirectSale)).is_some();
    let any_round = audit.line.first(is!(Auction)).is_some();
    if !other_sale && any_round {
        let message = format!("Người mua nộp tiền ngày {} khi chưa có phiên đấu giá thành.", paid.date());
        audit.note_by("ORDER", "PAY", Severity::Violation, paid, message);
    } else if !other_sale {
        let message =
            format!("Người mua nộp tiền ngày {} nhưng hồ sơ không ghi việc bán tài sản.", paid.date());
        audit.missing("PAY", paid, None, message);
    }
}
