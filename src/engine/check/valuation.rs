//! Valuation and revaluation (định giá): contract, notice, requests, validity of the certificate.

use super::audit::{Audit, Term};
use crate::engine::timeline::is;
use crate::engine::{Severity, Step};
use crate::kernel::Day;

pub(super) fn check(audit: &mut Audit<'_>) {
    contract(audit);
    notices(audit);
    requests(audit);
    validity(audit);
}

/// VAL-CONTRACT: the contract, or the parties' agreed price, after the seizure.
fn contract(audit: &mut Audit<'_>) {
    let fixed = audit.line.first(is!(ValuationContract | PriceAgreed));
    let seizure = audit.line.first(is!(SeizureCompleted));
    match (seizure, fixed) {
        (Some(seizure), Some(step)) if step.date() >= seizure.date() => {
            audit.judge(step, &Term::ours("VAL-CONTRACT", seizure.date(), &step));
        }
        (_, None) => {
            if let Some(result) = audit.line.first(is!(ValuationResult)) {
                let due = seizure.and_then(|s| audit.last_day("VAL-CONTRACT", s.date()));
                let message = format!(
                    "Có kết quả thẩm định giá ngày {} nhưng hồ sơ không ghi hợp đồng thẩm định giá.",
                    result.date()
                );
                audit.missing("VAL-CONTRACT", result, due, message);
            }
        }
        _ => {}
    }
}

/// VAL-NOTICE: the parties are told of each result.
fn notices(audit: &mut Audit<'_>) {
    let results: Vec<_> = audit.line.all(is!(ValuationResult | RevaluationResult)).collect();
    for (i, result) in results.iter().enumerate() {
        let until = results.get(i + 1).map(|next| next.date());
        let notices: Vec<_> = audit
            .line
            .all(is!(ValuationNotice))
            .filter(|n| n.date() >= result.date() && until.is_none_or(|u| n.date() < u))
            .collect();
        for notice in &notices {
            audit.judge(*notice, &Term::ours("VAL-NOTICE", result.date(), notice));
        }
        let contract = audit.line.first(is!(AuctionContract));
        let first = matches!(result.step(), Step::ValuationResult { .. });
        if let Some(contract) = contract.filter(|c| notices.is_empty() && first && c.date() >= result.date())
        {
            let due = audit.last_day("VAL-NOTICE", result.date());
            let message = format!(
                "Đã ký hợp đồng dịch vụ đấu giá ngày {} nhưng hồ sơ không ghi việc thông báo kết quả thẩm định giá ngày {}.",
                contract.date(),
                result.date()
            );
            audit.missing("VAL-NOTICE", contract, due, message);
        }
    }
}

/// REVAL-REQ and REVAL-DO: one request, in time, carried out.
fn requests(audit: &mut Audit<'_>) {
    let requests: Vec<_> = audit.line.all(is!(RevaluationRequest)).collect();
    if let Some(second) = requests.get(1) {
        let message = format!(
            "Yêu cầu định giá lại ngày {} là yêu cầu thứ hai; đương sự chỉ được yêu cầu một lần.",
            second.date()
        );
        audit.note("REVAL-REQ", Severity::Warning, *second, message);
    }
    let Some(request) = requests.first().copied() else { return };
    if let Some(notice) = audit.line.last_before(request.date(), is!(ValuationNotice)) {
        audit.judge(request, &Term::theirs("REVAL-REQ", notice.date(), &request));
        if audit.last_day("REVAL-REQ", notice.date()).is_some_and(|last| request.date() > last) {
            return;
        }
    }
    let contract = audit.line.next_after(request.date(), is!(ValuationContract));
    let result = audit.line.next_after(request.date(), is!(RevaluationResult));
    match (contract, result) {
        (Some(step), _) => audit.judge(step, &Term::ours("REVAL-DO", request.date(), &step)),
        (None, Some(step)) => audit.judge(step, &Term::theirs("REVAL-DO", request.date(), &step)),
        (None, None) => {
            if let Some(later) = audit.line.next_after(request.date(), is!(AuctionContract | Auction)) {
                let due = audit.last_day("REVAL-DO", request.date());
                let message = format!(
                    "Đương sự yêu cầu định giá lại ngày {} nhưng hồ sơ không ghi việc định giá lại trước khi đưa ra đấu giá.",
                    request.date()
                );
                audit.missing("REVAL-DO", later, due, message);
            }
        }
    }
}

/// CERT-EXPIRED: a certificate that had expired when the auction contract was signed calls for a revaluation, unless the
/// parties agreed to keep the price.
fn validity(audit: &mut Audit<'_>) {
    let Some(contract) = audit.line.first(is!(AuctionContract)) else { return };
    let value = audit.line.last_before(contract.date(), is!(ValuationResult | RevaluationResult));
    let Some((result, until)) = value.and_then(|at| valid_until(at.step()).map(|until| (at, until))) else {
        return;
    };
    let agreed = audit
        .line
        .last_before(contract.date(), is!(PriceAgreed))
        .is_some_and(|agreement| agreement.date() >= result.date());
    let asked = audit.law.version("CERT-EXPIRED", contract.date()).is_ok();
    if asked && contract.date() > until && !agreed {
        let message = format!(
            "Chứng thư thẩm định giá chỉ có hiệu lực đến ngày {until}, hợp đồng dịch vụ đấu giá ký ngày {}: phải định giá lại, trừ khi đương sự thỏa thuận giữ giá.",
            contract.date()
        );
        audit.note("CERT-EXPIRED", Severity::Violation, contract, message);
    }
}

fn valid_until(step: &Step) -> Option<Day> {
    match step {
        Step::ValuationResult { valid_until, .. } | Step::RevaluationResult { valid_until, .. } => {
            *valid_until
        }
        _ => None,
    }
}
