//! What makes a round lawful in itself: deposit, procedure, method, number of bidders, the next bidder.

use super::audit::Audit;
use crate::engine::timeline::{At, Round};
use crate::engine::{Auction, Method, Outcome, Severity, Step};
use crate::kernel::Vnd;
use crate::law::Procedure;

pub(super) fn check(audit: &mut Audit<'_>) {
    for round in audit.line.rounds.clone() {
        for (at, planned) in plans(&round) {
            deposits(audit, at, &planned);
            shortened(audit, &round, at, &planned);
        }
        if let Some((at, auction)) = round.auction() {
            deposits(audit, at, auction);
            shortened(audit, &round, at, auction);
            method(audit, at, auction);
            bidders(audit, &round, at, auction);
            next_bidder(audit, at, auction);
            sold_below_start(audit, at, auction);
        }
    }
}

/// What the contract or the annex lays down for a round; it must be as lawful as the round itself.
pub(super) fn plans<'a>(round: &Round<'a>) -> Vec<(At<'a>, Auction)> {
    let of = |at: At<'a>| match at.step() {
        Step::AuctionContract { starting_price, deposit, procedure, .. } => {
            let (starting_price, deposit, procedure) = (*starting_price, *deposit, *procedure);
            Some((at, Auction { starting_price, deposit, procedure, ..Auction::default() }))
        }
        _ => None,
    };
    round.events.iter().copied().filter_map(of).collect()
}

/// DEPOSIT-RANGE, per lot.
fn deposits(audit: &mut Audit<'_>, at: At<'_>, auction: &Auction) {
    let mut pairs: Vec<(Vnd, Vnd)> =
        auction.lots.iter().filter_map(|l| Some((l.starting_price, l.deposit?))).collect();
    if let (true, Some(start), Some(deposit)) = (pairs.is_empty(), auction.starting_price, auction.deposit) {
        pairs.push((start, deposit));
    }
    for (start, deposit) in pairs {
        let Ok(range) = audit.law.deposit_range(start, at.date()) else { continue };
        let (least, most) = range.value;
        if deposit >= least && deposit <= most {
            continue;
        }
        let hint = if in_thousands(audit, start, deposit, at) {
            "; có thể giá khởi điểm đang ghi theo đơn vị nghìn đồng"
        } else {
            ""
        };
        let message = format!(
            "Tiền đặt trước {deposit} đồng nằm ngoài mức cho phép từ {least} đến {most} đồng của giá khởi điểm {start} đồng{hint}."
        );
        audit.note("DEPOSIT-RANGE", Severity::Violation, at, message);
    }
}

fn in_thousands(audit: &Audit<'_>, start: Vnd, deposit: Vnd, at: At<'_>) -> bool {
    start
        .checked_mul(1_000)
        .and_then(|start| audit.law.deposit_range(start, at.date()).ok())
        .is_some_and(|range| deposit >= range.value.0 && deposit <= range.value.1)
}

/// SHORTENED-EARLY: only for a small total price, or after two failed auctions.
fn shortened(audit: &mut Audit<'_>, round: &Round<'_>, at: At<'_>, auction: &Auction) {
    if auction.procedure() == Procedure::Ordinary {
        return;
    }
    let failed = failures_before(audit, round.no);
    let Ok(from_round) = audit.law.number("SHORTENED-EARLY", at.date()) else { return };
    let after = from_round.value.saturating_sub(1);
    let small = audit.law.amount("SHORTENED-VALUE", at.date()).ok();
    let is_small =
        small.as_ref().zip(auction.starting_price).is_some_and(|(limit, start)| start < limit.value);
    if failed < after && !is_small && auction.starting_price.is_some() {
        let limit = small.map_or(String::new(), |l| format!("giá khởi điểm không dưới {} đồng và ", l.value));
        let message = format!(
            "Phiên {} dùng thủ tục rút gọn khi {limit}mới có {failed} phiên không thành; phải sau {after} phiên không thành.",
            round.no
        );
        audit.note("SHORTENED-EARLY", Severity::Violation, at, message);
    }
}

/// Failed rounds before a round; rounds that the history leaves out are taken to have failed.
fn failures_before(audit: &Audit<'_>, no: u32) -> u32 {
    let unseen = audit.line.rounds.first().map_or(0, |r| r.no.saturating_sub(1));
    let seen =
        audit.line.rounds.iter().filter(|r| r.no < no && r.outcome().is_none_or(Outcome::is_failure)).count();
    unseen + u32::try_from(seen).unwrap_or(0)
}

/// Enforcement assets are sold by rising bids only.
fn method(audit: &mut Audit<'_>, at: At<'_>, auction: &Auction) {
    if auction.method == Some(Method::Descending) {
        let message = "Tài sản thi hành án chỉ được đấu giá theo phương thức trả giá lên; phiên này dùng phương thức đặt giá xuống.";
        audit.note("ASCENDING", Severity::Violation, at, message.to_owned());
    }
}

/// SINGLE-BIDDER: one bidder suffices only after a failed first auction, and with the seller's written consent.
fn bidders(audit: &mut Audit<'_>, round: &Round<'_>, at: At<'_>, auction: &Auction) {
    let no = round.no;
    let failed = failures_before(audit, no);
    let (severity, message) = match auction.outcome {
        Some(Outcome::SoldSingle) if failed == 0 => (
            Severity::Violation,
            format!(
                "Phiên {no} bán cho người duy nhất tham gia khi chưa có phiên đấu giá nào không thành trước đó."
            ),
        ),
        Some(Outcome::SoldSingle) if auction.consent == Some(false) => (
            Severity::Violation,
            format!(
                "Phiên {no} bán cho người duy nhất tham gia khi bên có tài sản chưa đồng ý bằng văn bản."
            ),
        ),
        Some(Outcome::SingleInFirstRound) if failed > 0 => (
            Severity::Warning,
            format!(
                "Phiên {no} không phải phiên đầu: người duy nhất tham gia có thể được mua nếu bên có tài sản đồng ý bằng văn bản."
            ),
        ),
        Some(Outcome::SingleWithoutConsent) if failed == 0 => (
            Severity::Warning,
            format!(
                "Phiên {no} là phiên đầu: chỉ có một người đăng ký thì không thành, không cần xét sự đồng ý của bên có tài sản."
            ),
        ),
        _ => return,
    };
    audit.note("SINGLE-BIDDER", severity, at, message);
}

/// The next bidder wins if his price and the refuser's deposit together reach the refused price.
fn next_bidder(audit: &mut Audit<'_>, at: At<'_>, auction: &Auction) {
    let (Some(refused), Some(next), Some(deposit)) =
        (auction.refused_price, auction.next_price, auction.deposit)
    else {
        return;
    };
    let together = next.checked_add(deposit).unwrap_or(next);
    let enough = together >= refused;
    let sums = format!("giá liền kề {next} đồng cộng tiền đặt trước {deposit} đồng là {together} đồng");
    let (severity, message) = match auction.outcome {
        Some(Outcome::SoldNext) if !enough => (
            Severity::Violation,
            format!(
                "Không được bán cho người trả giá liền kề: {sums}, thấp hơn giá bị từ chối {refused} đồng; cuộc đấu giá không thành."
            ),
        ),
        Some(Outcome::Refused) if enough => (
            Severity::Warning,
            format!(
                "Người trả giá liền kề đủ điều kiện mua nếu chấp nhận: {sums}, không thấp hơn giá bị từ chối {refused} đồng."
            ),
        ),
        _ => return,
    };
    audit.note("NEXT-BIDDER", severity, at, message);
}

fn sold_below_start(audit: &mut Audit<'_>, at: At<'_>, auction: &Auction) {
    let sold = auction.outcome.is_some_and(Outcome::is_sale);
    if let (true, Some(start), Some(price)) = (sold, auction.starting_price, auction.price)
        && price < start
    {
        let message = format!("Giá bán {price} đồng thấp hơn giá khởi điểm {start} đồng.");
        audit.note("PRICE-CHAIN", Severity::Violation, at, message);
    }
}
