//! The right to buy first (quyền ưu tiên mua) of co-owners and others named by the judgment or the law.

use super::audit::{Audit, Term};
use crate::engine::Severity;
use crate::engine::timeline::{At, is};
use crate::law::{Kind, Regime};

pub(super) fn check(audit: &mut Audit<'_>) {
    let notices: Vec<_> = audit.line.all(is!(PriorityNotice)).collect();
    let first_sale = audit.line.first(is!(Auction)).map(|at| at.date());
    for notice in notices.iter().filter(|n| first_sale.is_none_or(|sale| n.date() <= sale)) {
        if let Some(result) = audit.line.last_before(notice.date(), is!(ValuationResult | RevaluationResult))
        {
            audit.judge(*notice, &Term::ours("PRIO-NOTICE", result.date(), notice));
        }
    }
    if let Some(notice) = notices.first() {
        window_left_open(audit, *notice);
    }
    if let Some(taken) = audit.line.first(is!(PriorityExercised)) {
        exercised(audit, taken, notices.first().copied());
    }
}

/// The rule of the first sale's window.
fn window_rule(audit: &Audit<'_>) -> &'static str {
    match audit.asset.kind {
        Kind::Movable => "PRIO-MOV",
        Kind::Immovable => "PRIO-IMM",
    }
}

/// The auction may not open while the holders still have time to decide: by the law of the notice and by the
/// law of the opening, where a change of law lies between them.
fn window_left_open(audit: &mut Audit<'_>, notice: At<'_>) {
    let rule = window_rule(audit);
    let decided = audit.line.first(is!(PriorityExercised)).is_some();
    let Some(auction) = audit.line.next_after(notice.date(), is!(Auction)).filter(|_| !decided) else {
        return;
    };
    let ends =
        [notice.date(), auction.date()].map(|law_day| audit.last_day_under(rule, law_day, notice.date()));
    let [Some(first), Some(second)] = ends else { return };
    let contract = audit.line.next_after(notice.date(), is!(AuctionContract));
    if auction.date() <= first.max(second) {
        let end = first.max(second);
        let (severity, doubt) = if auction.date() <= first.min(second) {
            (Severity::Violation, "")
        } else {
            (Severity::Warning, " theo một trong hai chế độ pháp luật mà thời hạn này đi qua")
        };
        let message = format!(
            "Cuộc đấu giá mở ngày {} khi thời hạn của người có quyền ưu tiên mua còn đến hết ngày {end}{doubt}.",
            auction.date()
        );
        audit.note_by("ORDER", rule, severity, auction, message);
    } else if let Some(contract) = contract.filter(|c| c.date() < second) {
        let message = format!(
            "Hợp đồng dịch vụ đấu giá ký ngày {} khi thời hạn của người có quyền ưu tiên mua còn đến hết ngày {second}; luật không nói rõ hai thời hạn này có được chồng lên nhau.",
            contract.date()
        );
        audit.note_by("ORDER", rule, Severity::Warning, contract, message);
    }
}

fn exercised(audit: &mut Audit<'_>, taken: At<'_>, notice: Option<At<'_>>) {
    let held = audit.line.last_before(taken.date(), is!(Auction));
    match (held, notice) {
        (None, Some(notice)) => {
            let rule = window_rule(audit);
            audit.judge(taken, &Term::theirs(rule, notice.date(), &taken));
            let end = audit.last_day(rule, notice.date());
            let paid = audit.line.next_after(taken.date(), is!(BuyerPaid));
            if let (Some(end), Some(paid)) = (end, paid) {
                audit.judge(paid, &Term::theirs("PRIO-PAY", end, &paid));
            }
        }
        (None, None) => {
            let message = format!(
                "Người có quyền ưu tiên mua tài sản ngày {} nhưng hồ sơ không ghi việc thông báo quyền ưu tiên mua.",
                taken.date()
            );
            audit.missing("PRIO-NOTICE", taken, None, message);
        }
        (Some(_), _) => later_round(audit, taken),
    }
}

/// PRIO: in later rounds the old law counts from the notice, the new one back from the opening.
fn later_round(audit: &mut Audit<'_>, taken: At<'_>) {
    let from = match audit.law.regime(taken.date()) {
        Regime::R08 => audit.line.last_before(taken.date(), is!(PriorityNotice)),
        Regime::R25 => audit.line.next_after(taken.date(), is!(Auction)),
    };
    if let Some(from) = from {
        let term =
            Term { readings: vec![(taken.date(), from.date())], ..Term::theirs("PRIO", from.date(), &taken) };
        audit.judge(taken, &term);
    }
}
