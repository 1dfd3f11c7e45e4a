//! Posting (niêm yết) and public notices (thông báo công khai) of each round.
//!
//! The auction house does both, yet the round stands or falls with them and the officer must see to them:
//! what is too late or lacking here is a violation, not somebody else's delay.

use super::audit::{Audit, Term};
use crate::engine::timeline::{At, Round, is};
use crate::engine::{Auction, Severity, Step};
use crate::kernel::Vnd;
use crate::law::{AuctionRegime, Kind, Procedure};

pub(super) fn check(audit: &mut Audit<'_>) {
    for round in audit.line.rounds.clone() {
        if let Some((opening, auction)) = round.session() {
            posted(audit, &round, opening, auction);
            announced(audit, &round, opening, auction);
        }
    }
}

/// POST-MOV, POST-IMM: posted early enough, and until the opening.
fn posted(audit: &mut Audit<'_>, round: &Round<'_>, opening: At<'_>, auction: &Auction) {
    let rule = match audit.asset.kind {
        Kind::Movable => "POST-MOV",
        Kind::Immovable => "POST-IMM",
    };
    let postings: Vec<_> = round.all(is!(Posting)).collect();
    if postings.is_empty() {
        let message =
            format!("Phiên {} mở ngày {} nhưng hồ sơ không ghi việc niêm yết.", round.no, opening.date());
        audit.missing(rule, opening, None, message);
    }
    for posting in &postings {
        let term = Term::ours(rule, opening.date(), posting).under(auction.procedure());
        audit.judge(*posting, &term);
    }
    if let Some(removed) = round.last(is!(PostingRemoved)).filter(|at| at.date() < opening.date()) {
        let message = format!(
            "Niêm yết phiên {} bị gỡ ngày {}, trước ngày mở cuộc đấu giá {}.",
            round.no,
            removed.date(),
            opening.date()
        );
        audit.note(rule, Severity::Warning, removed, message);
    }
}

/// PUB2-MOV, PUB2-IMM, PUB-GAP: how many notices, how far apart, how early.
fn announced(audit: &mut Audit<'_>, round: &Round<'_>, opening: At<'_>, auction: &Auction) {
    let rule = match audit.asset.kind {
        Kind::Movable => "PUB2-MOV",
        Kind::Immovable => "PUB2-IMM",
    };
    let notices: Vec<_> = round.all(is!(PublicNotice)).collect();
    let wanted = notices_wanted(audit, opening, auction);
    if notices.len() < wanted {
        let message = format!(
            "Phiên {} mở ngày {} phải có {wanted} lần thông báo công khai, hồ sơ chỉ ghi {} lần.",
            round.no,
            opening.date(),
            notices.len()
        );
        audit.missing(rule, opening, None, message);
    }
    if auction.procedure() == Procedure::Shortened || wanted < 2 {
        return;
    }
    let ordinal = |at: &At<'_>| match at.step() {
        Step::PublicNotice { ordinal } => *ordinal,
        _ => None,
    };
    let first = notices.iter().find(|n| ordinal(n) == Some(1)).or(notices.first()).copied();
    let second = notices.iter().find(|n| ordinal(n) == Some(2)).or(notices.get(1)).copied();
    if let Some(second) = second {
        audit.judge(second, &Term::ours(rule, opening.date(), &second));
        if let Some(first) = first {
            spaced(audit, first, second);
        }
    }
}

/// None is asked for a movable of small value; one under the shortened procedure; two otherwise.
fn notices_wanted(audit: &Audit<'_>, opening: At<'_>, auction: &Auction) -> usize {
    let threshold = audit.law.amount("PUB-MIN", opening.date()).map_or(Vnd::ZERO, |t| t.value);
    let small = audit.asset.kind == Kind::Movable && auction.starting_price.is_some_and(|p| p < threshold);
    if small {
        return 0;
    }
    match auction.procedure() {
        Procedure::Shortened => 1,
        Procedure::Ordinary => {
            audit.law.number("PUB-COUNT", opening.date()).map_or(2, |n| usize::try_from(n.value).unwrap_or(2))
        }
    }
}

/// PUB-GAP: the law of 2016 asks for working days; of the amended law only a summary was seen, so that what
/// keeps the distance in calendar days is no more than doubtful.
fn spaced(audit: &mut Audit<'_>, first: At<'_>, second: At<'_>) {
    let ask = audit.ask(Procedure::Ordinary);
    let earliest = audit.law.last_day("PUB-GAP", first.date(), first.date(), &ask);
    if earliest.is_ok_and(|earliest| second.date() >= earliest.day) {
        return;
    }
    let Ok(gap) = audit.law.due("PUB-GAP", first.date(), &ask) else { return };
    let calendar_days = first.date().days_until(second.date());
    let severity = match audit.law.auction_regime(first.date()) {
        AuctionRegime::A16 => Severity::Violation,
        AuctionRegime::A24 if calendar_days >= i64::from(gap.term.count) => Severity::Warning,
        AuctionRegime::A24 => Severity::Violation,
    };
    let message = format!(
        "Thông báo công khai lần 2 ngày {} cách lần 1 ngày {} chưa đủ {}: sớm nhất là ngày {}.",
        second.date(),
        first.date(),
        gap.term.label(),
        gap.day
    );
    audit.note("PUB-GAP", severity, second, message);
}
