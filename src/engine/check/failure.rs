//! After a failed round: the auction house's notice, the parties, the offer to the creditor, the cut.

use super::audit::{Audit, Term};
use crate::engine::timeline::{At, Round, is};
use crate::engine::{Outcome, Severity, Step};
use crate::law::Regime;

pub(super) fn check(audit: &mut Audit<'_>) {
    for round in audit.line.rounds.clone() {
        let failed = round.outcome().is_some_and(Outcome::is_failure);
        if failed || round.first(is!(FailureNoticeReceived)).is_some() {
            notice(audit, &round);
            informed(audit, &round);
        }
        if round.cut().is_some() {
            cut(audit, &round);
        }
    }
}

/// RESULT: the auction house reports within its time; its delay is only noted.
fn notice(audit: &mut Audit<'_>, round: &Round<'_>) {
    let received = round.first(is!(FailureNoticeReceived));
    match (round.auction(), received) {
        (Some((session, _)), Some(received)) if received.date() >= session.date() => {
            audit.judge(received, &Term::theirs("RESULT", session.date(), &received));
        }
        (_, None) => {
            let later = round.first(is!(PartiesInformed | PriceCut | CreditorAccepts));
            if let Some(later) = later {
                let message = format!(
                    "{} ngày {} nhưng hồ sơ không ghi ngày nhận thông báo đấu giá không thành của phiên {}.",
                    later.event.label(),
                    later.date(),
                    round.no
                );
                audit.missing("RESULT", later, None, message);
            }
        }
        _ => {}
    }
}

/// FAIL-INFORM and OFFER.
fn informed(audit: &mut Audit<'_>, round: &Round<'_>) {
    let received = round.first(is!(FailureNoticeReceived));
    let Some(told) = round.first(is!(PartiesInformed)) else {
        let later = round.cut().or(audit.line.round(round.no + 1).and_then(|r| r.first(is!(Auction))));
        if let Some(later) = later {
            let due = received.and_then(|r| audit.last_day("FAIL-INFORM", r.date()));
            let message = format!(
                "{} ngày {} nhưng hồ sơ không ghi việc thông báo cho đương sự phiên {} không thành.",
                later.event.label(),
                later.date(),
                round.no
            );
            audit.missing("FAIL-INFORM", later, due, message);
        }
        return;
    };
    if let Some(received) = received.filter(|r| r.date() <= told.date()) {
        audit.judge(told, &Term::ours("FAIL-INFORM", received.date(), &told));
    }
    offer(audit, round, told);
}

/// OFFER: from the failure after the second cut the notice must offer the asset (new law); never earlier.
fn offer(audit: &mut Audit<'_>, round: &Round<'_>, told: At<'_>) {
    let Step::PartiesInformed { offers_asset } = told.step() else { return };
    let cuts = audit.line.cuts_before(round.no);
    let opens_after = audit.law.number("OFFER", told.date()).map_or(2, |n| n.value);
    let open = cuts >= opens_after;
    match (audit.law.regime(told.date()), open, offers_asset) {
        (Regime::R25, true, Some(false)) => {
            let message = format!(
                "Thông báo phiên {} không thành ngày {} phải nêu quyền của người được thi hành án nhận tài sản theo giá đã giảm, vì đã giảm giá {cuts} lần.",
                round.no,
                told.date()
            );
            audit.note("OFFER", Severity::Violation, told, message);
        }
        (Regime::R25, true, None) => {
            let message = format!(
                "Hồ sơ không ghi thông báo phiên {} không thành ngày {} có nêu quyền nhận tài sản của người được thi hành án hay không; đã giảm giá {cuts} lần nên bắt buộc phải nêu.",
                round.no,
                told.date()
            );
            audit.missing("OFFER", told, None, message);
        }
        (_, false, Some(true)) => {
            let message = format!(
                "Thông báo phiên {} không thành ngày {} nêu quyền nhận tài sản của người được thi hành án khi mới giảm giá {cuts} lần; quyền này chỉ có sau lần giảm giá thứ {opens_after}.",
                round.no,
                told.date()
            );
            audit.note("OFFER", Severity::Warning, told, message);
        }
        (Regime::R08 | Regime::R25, _, _) => {}
    }
}

/// CUT: after the failure notice, in time, and not before the steps that must precede it.
fn cut(audit: &mut Audit<'_>, round: &Round<'_>) {
    let Some(cut) = round.cut() else { return };
    let received = round.first(is!(FailureNoticeReceived));
    if let Some(received) = received {
        if cut.date() < received.date() {
            let message = format!(
                "Quyết định giảm giá ngày {} ban hành trước khi nhận thông báo đấu giá không thành ngày {}.",
                cut.date(),
                received.date()
            );
            audit.note_by("ORDER", "CUT", Severity::Violation, cut, message);
        } else {
            audit.judge(cut, &Term::ours("CUT", received.date(), &cut));
        }
    }
    if let Some(told) = round.first(is!(PartiesInformed)) {
        match audit.law.regime(cut.date()) {
            Regime::R25 => offer_comes_first(audit, round, told, cut),
            Regime::R08 => time_to_agree(audit, round, told, cut),
        }
    }
}

/// The creditor's option precedes the next cut.
fn offer_comes_first(audit: &mut Audit<'_>, round: &Round<'_>, told: At<'_>, cut: At<'_>) {
    let opens_after = audit.law.number("OFFER", cut.date()).map_or(2, |n| n.value);
    if cut.date() < told.date() && audit.line.cuts_before(round.no) >= opens_after {
        let message = format!(
            "Quyết định giảm giá ngày {} ban hành trước khi thông báo cho người được thi hành án về quyền nhận tài sản ngày {}.",
            cut.date(),
            told.date()
        );
        audit.note_by("ORDER", "OFFER", Severity::Violation, cut, message);
    }
}

/// Under the old law the parties had time to agree on the first cut before the officer decided alone.
fn time_to_agree(audit: &mut Audit<'_>, round: &Round<'_>, told: At<'_>, cut: At<'_>) {
    let first_cut = audit.line.cuts_before(round.no) == 0;
    let agreed = round.first(is!(PriceAgreed)).is_some()
        || audit.line.next_after(told.date(), is!(PriceAgreed)).is_some_and(|a| a.date() <= cut.date());
    let Some(end) = audit.last_day("CUT-AGREE", told.date()).filter(|_| first_cut && !agreed) else { return };
    if cut.date() <= end {
        let message = format!(
            "Quyết định giảm giá lần đầu ngày {} ban hành khi đương sự còn thời gian thỏa thuận mức giảm đến hết ngày {end}; hồ sơ không ghi thỏa thuận.",
            cut.date()
        );
        audit.note("CUT-AGREE", Severity::Warning, cut, message);
    }
}
