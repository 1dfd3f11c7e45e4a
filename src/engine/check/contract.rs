//! The auction service contract (hợp đồng dịch vụ đấu giá) and how soon the auction follows it.

use super::audit::{Audit, Term};
use crate::engine::timeline::{At, Round, is};
use crate::engine::{Severity, Step};
use crate::kernel::Day;
use crate::law::{Kind, Regime};

pub(super) fn check(audit: &mut Audit<'_>) {
    match audit.line.first(is!(AuctionContract)) {
        Some(contract) => {
            in_time(audit, contract);
            before_the_window_closes(audit, contract);
        }
        None => {
            if let Some((auction, _)) = audit.line.rounds.iter().find_map(Round::session) {
                let message = format!(
                    "Cuộc đấu giá mở ngày {} nhưng hồ sơ không ghi hợp đồng dịch vụ đấu giá.",
                    auction.date()
                );
                audit.missing("AUC-CONTRACT", auction, None, message);
            }
        }
    }
    auctions_in_time(audit);
}

/// AUC-CONTRACT: under each law that may govern, from the event from which that law counts.
fn in_time(audit: &mut Audit<'_>, contract: At<'_>) {
    let value = audit.line.last_before(contract.date(), is!(ValuationResult | RevaluationResult));
    let Some(value) = value else { return };
    let mut readings = Vec::new();
    for law_day in [value.date(), contract.date()] {
        let from = match audit.law.regime(law_day) {
            Regime::R08 => Some(value.date()),
            Regime::R25 => window_end(audit, value),
        };
        let Some(from) = from else { return };
        readings.push((law_day, from));
    }
    let term = Term { readings, ..Term::ours("AUC-CONTRACT", value.date(), &contract) };
    audit.judge(contract, &term);
}

/// Under the new law the contract follows the revaluation's result, or the end of the time to ask for one.
fn window_end(audit: &Audit<'_>, value: At<'_>) -> Option<Day> {
    if matches!(value.step(), Step::RevaluationResult { .. }) {
        return Some(value.date());
    }
    let notice = audit.line.all(is!(ValuationNotice)).filter(|n| n.date() >= value.date()).last()?;
    audit.last_day("REVAL-REQ", notice.date())
}

/// Signing while a party may still ask for a revaluation is open to dispute.
fn before_the_window_closes(audit: &mut Audit<'_>, contract: At<'_>) {
    if audit.law.regime(contract.date()) == Regime::R08 {
        return;
    }
    let Some(value) = audit.line.last_before(contract.date(), is!(ValuationResult)) else { return };
    let revalued = audit.line.last_before(contract.date(), is!(RevaluationResult)).is_some();
    let Some(end) = window_end(audit, value).filter(|end| !revalued && contract.date() <= *end) else {
        return;
    };
    let message = format!(
        "Hợp đồng dịch vụ đấu giá ký ngày {} khi đương sự còn quyền yêu cầu định giá lại đến hết ngày {end}.",
        contract.date()
    );
    audit.note_by("ORDER", "REVAL-REQ", Severity::Warning, contract, message);
}

/// AUC-MOV, AUC-IMM: the auction house holds the auction soon after the contract or the round's annex.
fn auctions_in_time(audit: &mut Audit<'_>) {
    let rule = match audit.asset.kind {
        Kind::Movable => "AUC-MOV",
        Kind::Immovable => "AUC-IMM",
    };
    let pairs: Vec<_> = audit
        .line
        .rounds
        .iter()
        .filter_map(|r| Some((r.last(is!(AuctionContract))?, r.session()?.0)))
        .filter(|(contract, auction)| contract.date() <= auction.date())
        .collect();
    for (contract, auction) in pairs {
        audit.judge(auction, &Term::theirs(rule, contract.date(), &auction));
    }
}
