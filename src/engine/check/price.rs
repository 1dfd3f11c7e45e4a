//! The chain of prices: valuation → starting price → cut → starting price, digit by digit.

use super::audit::Audit;
use crate::engine::timeline::{At, Round, is};
use crate::engine::{Outcome, Severity, Step};
use crate::kernel::{Day, Vnd};

pub(super) fn check(audit: &mut Audit<'_>) {
    for round in audit.line.rounds.clone() {
        for (at, planned) in super::round::plans(&round) {
            if let Some(start) = planned.starting_price {
                starting_price(audit, &round, at, start);
            }
        }
        let opened =
            round.auction().and_then(|(at, auction)| auction.starting_price.map(|start| (at, start)));
        if let Some((at, start)) = opened {
            starting_price(audit, &round, at, start);
            used_up(audit, at, start);
        }
        if let Some(at) = round.cut() {
            cut(audit, &round, at);
        }
    }
}

/// A cut off the last price by rounding, in đồng: below this a published price is taken for a slip.
const ROUNDING_DONG: i64 = 10;

/// CUT-CAP for the whole or for each lot, and the price from which a cut departs.
fn cut(audit: &mut Audit<'_>, round: &Round<'_>, at: At<'_>) {
    let Step::PriceCut { from, to, lots } = at.step() else { return };
    let base = round.starting_price();
    if !lots.is_empty() {
        for lot in lots {
            cap(audit, at, Some(&lot.lot), lot.from, lot.to);
        }
        return;
    }
    if let (Some(base), Some(from)) = (base, *from)
        && base != from
    {
        let message = format!(
            "Quyết định giảm giá lấy giá {from} đồng làm gốc, giá khởi điểm của phiên {} là {base} đồng.",
            round.no
        );
        audit.note("PRICE-CHAIN", Severity::Violation, at, message);
    }
    if let (Some(previous), Some(to)) = (base.or(*from), *to) {
        cap(audit, at, None, previous, to);
    }
}

fn cap(audit: &mut Audit<'_>, at: At<'_>, lot: Option<&str>, previous: Vnd, to: Vnd) {
    let of = lot.map_or(String::new(), |lot| format!("Lô {lot}: "));
    if to >= previous {
        let message = format!(
            "{of}Giá mới {to} đồng không thấp hơn giá khởi điểm của phiên trước {previous} đồng, không phải là giảm giá; nếu đây là giá do định giá lại hoặc đính chính thì cần nêu lý do."
        );
        audit.note("CUT-CAP", Severity::Violation, at, message);
        return;
    }
    let Ok(floor) = audit.law.min_next_price(previous, at.date()) else { return };
    let floor = floor.value;
    let short = floor.dong() - to.dong();
    if short <= 0 {
        return;
    }
    let (severity, mend) = if short < ROUNDING_DONG {
        (Severity::Warning, format!("do làm tròn; giá đúng là {floor} đồng"))
    } else {
        (
            Severity::Violation,
            format!("tức là giảm quá mức luật cho phép; giá thấp nhất có thể đặt là {floor} đồng"),
        )
    };
    let message =
        format!("{of}Giảm từ {previous} đồng xuống {to} đồng thấp hơn mức sàn {} đồng, {mend}.", dong(short));
    audit.note("CUT-CAP", severity, at, message);
}

fn dong(amount: i64) -> Vnd {
    Vnd::new(amount).unwrap_or_default()
}

/// PRICE-CHAIN: where a starting price must come from.
fn starting_price(audit: &mut Audit<'_>, round: &Round<'_>, at: At<'_>, start: Vnd) {
    let Some((source, whence)) = source_of(audit, round, at.date()) else {
        implied_cut(audit, round, at, start);
        return;
    };
    if source != start {
        let message =
            format!("Giá khởi điểm phiên {} là {start} đồng, khác {source} đồng theo {whence}.", round.no);
        audit.note("PRICE-CHAIN", Severity::Violation, at, message);
    }
}

/// The price that a round must open at: the last cut, a later revaluation, the same price after a default,
/// or the first value.
fn source_of(audit: &Audit<'_>, round: &Round<'_>, opening: Day) -> Option<(Vnd, String)> {
    let earlier = audit.line.round_before(round.no);
    let value = audit
        .line
        .all(is!(ValuationResult | RevaluationResult | PriceAgreed))
        .filter(|at| at.date() <= opening)
        .filter_map(|at| amount_of(at.step()).map(|amount| (at, amount)))
        .last();
    let Some(earlier) = earlier else {
        return value.filter(|_| round.no == 1).map(|(at, amount)| (amount, named(at)));
    };
    let since = earlier.auction().map(|(at, _)| at.date());
    if let Some((at, amount)) = value.filter(|(at, _)| since.is_some_and(|s| at.date() > s)) {
        let cut_later = earlier.cut().is_some_and(|cut| cut.date() >= at.date());
        if !cut_later {
            return Some((amount, named(at)));
        }
    }
    if let Some(cut) = earlier.cut().filter(|cut| cut.date() <= opening)
        && let Step::PriceCut { to, lots, .. } = cut.step()
    {
        let total = Vnd::sum(lots.iter().map(|l| l.to)).ok().filter(|_| !lots.is_empty());
        return total.or(*to).map(|price| (price, named(cut)));
    }
    let same = earlier.outcome().is_some_and(Outcome::repeats_at_same_price);
    let price = earlier.starting_price().filter(|_| same)?;
    Some((price, format!("phiên {} trước đó (không thuộc trường hợp giảm giá)", earlier.no)))
}

fn named(at: At<'_>) -> String {
    let source = match at.step() {
        Step::ValuationResult { .. } => "kết quả thẩm định giá",
        Step::RevaluationResult { .. } => "kết quả định giá lại",
        Step::PriceAgreed { .. } => "giá đương sự thỏa thuận",
        Step::PriceCut { .. } => "quyết định giảm giá",
        other => other.label(),
    };
    format!("{source} ngày {}", at.date())
}

fn amount_of(step: &Step) -> Option<Vnd> {
    match step {
        Step::ValuationResult { amount, .. }
        | Step::RevaluationResult { amount, .. }
        | Step::PriceAgreed { amount } => *amount,
        _ => None,
    }
}

/// A later round opens at another price though no decision to cut is recorded.
fn implied_cut(audit: &mut Audit<'_>, round: &Round<'_>, at: At<'_>, start: Vnd) {
    let Some(earlier) = audit.line.round_before(round.no) else { return };
    let Some(previous) = earlier.starting_price().filter(|p| *p != start) else { return };
    if earlier.no + 1 != round.no || earlier.cut().is_some() {
        return;
    }
    let message = format!(
        "Phiên {} mở với giá {start} đồng thay cho {previous} đồng nhưng hồ sơ không ghi quyết định giảm giá.",
        round.no
    );
    audit.missing("PRICE-CHAIN", at, None, message);
    cap(audit, at, None, previous, start);
}

/// A round at a price that the costs, or the costs and the secured debt, use up.
fn used_up(audit: &mut Audit<'_>, at: At<'_>, start: Vnd) {
    let costs = audit.asset.expected_costs.unwrap_or_default();
    let secured = audit.asset.secured_debt.unwrap_or_default();
    let both = costs.checked_add(secured).unwrap_or(costs);
    if !secured.is_zero() && start <= both {
        let message = format!(
            "Giá khởi điểm {start} đồng không cao hơn nghĩa vụ được bảo đảm và chi phí dự kiến {both} đồng: tài sản không còn đủ điều kiện đấu giá, phải yêu cầu dừng."
        );
        audit.note("MORTGAGE-END", Severity::Warning, at, message);
    } else if !costs.is_zero() && start <= costs {
        let message = format!(
            "Giá khởi điểm {start} đồng không cao hơn chi phí dự kiến {costs} đồng: nếu người được thi hành án không nhận thì giao lại tài sản cho người phải thi hành án."
        );
        audit.note("PRICE-END", Severity::Warning, at, message);
    }
}
