//! ORDER: a step before the step it needs, wherever no other topic looks at that pair.

use super::audit::Audit;
use crate::engine::timeline::{At, Round, is};
use crate::engine::{Outcome, Severity, Step};

pub(super) fn check(audit: &mut Audit<'_>) {
    before_the_seizure(audit);
    before_the_value(audit);
    for round in audit.line.rounds.clone() {
        within_a_round(audit, &round);
        before_the_cut(audit, &round);
        stopped(audit, &round);
    }
}

fn wrong(audit: &mut Audit<'_>, ground: &str, early: At<'_>, needed: At<'_>) {
    let message = format!(
        "{} ngày {} diễn ra trước bước phải có trước: {} ngày {}.",
        early.event.label(),
        early.date(),
        lower(needed.event.label()),
        needed.date()
    );
    audit.note_by("ORDER", ground, Severity::Violation, early, message);
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let first: String = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

fn before_the_seizure(audit: &mut Audit<'_>) {
    let Some(seizure) = audit.line.first(is!(SeizureCompleted)) else { return };
    for early in audit.line.all(is!(ValuationContract | ValuationResult)).collect::<Vec<_>>() {
        if early.date() < seizure.date() {
            wrong(audit, "VAL-CONTRACT", early, seizure);
        }
    }
}

/// The starting price is fixed before the service contract, the result before its notice.
fn before_the_value(audit: &mut Audit<'_>) {
    let value = audit.line.first(is!(ValuationResult | PriceAgreed | RevaluationResult));
    let contract = audit.line.first(is!(AuctionContract));
    match (value, contract) {
        (Some(value), Some(contract)) if contract.date() < value.date() => {
            wrong(audit, "AUC-CONTRACT", contract, value);
        }
        (None, Some(contract)) if contract.round.is_none_or(|no| no == 1) => {
            let message = format!(
                "Hợp đồng dịch vụ đấu giá ký ngày {} nhưng hồ sơ không ghi giá trị tài sản đã được xác định.",
                contract.date()
            );
            audit.missing("VAL-CONTRACT", contract, None, message);
        }
        _ => {}
    }
    if let (Some(notice), Some(result)) =
        (audit.line.first(is!(ValuationNotice)), audit.line.first(is!(ValuationResult)))
        && notice.date() < result.date()
    {
        wrong(audit, "VAL-NOTICE", notice, result);
    }
}

/// Contract before posting, notices, registration and session; session before its consequences.
fn within_a_round(audit: &mut Audit<'_>, round: &Round<'_>) {
    let contract = audit.line.first(is!(AuctionContract));
    let session = round.auction().map(|(at, _)| at);
    if let Some(contract) = contract {
        for early in round.all(is!(Posting | PublicNotice | Auction)).collect::<Vec<_>>() {
            if early.date() < contract.date() {
                wrong(audit, "AUC-CONTRACT", early, contract);
            }
        }
    }
    let Some(session) = session else { return };
    let no_registrant =
        matches!(session.step(), Step::Auction(a) if a.outcome == Some(Outcome::NoRegistration));
    let closed = round.last(is!(RegistrationClosed));
    let known = closed.filter(|_| no_registrant).map_or(session.date(), |at| at.date());
    for early in round.all(is!(FailureNoticeReceived | PartiesInformed)).collect::<Vec<_>>() {
        if early.date() < known {
            wrong(audit, "FAIL-INFORM", early, session);
        }
    }
    if let (Some(told), Some(received)) =
        (round.first(is!(PartiesInformed)), round.first(is!(FailureNoticeReceived)))
        && told.date() < received.date()
    {
        wrong(audit, "FAIL-INFORM", told, received);
    }
    let cut_unheard = round.cut().filter(|_| round.first(is!(FailureNoticeReceived)).is_none());
    if let Some(cut) = cut_unheard.filter(|cut| cut.date() < known) {
        wrong(audit, "CUT", cut, session);
    }
}

/// The next round comes after the cut that follows the failure.
fn before_the_cut(audit: &mut Audit<'_>, round: &Round<'_>) {
    let Some(earlier) = audit.line.round_before(round.no).cloned() else { return };
    let failed = earlier.outcome().is_some_and(Outcome::is_failure);
    let Some(session) = round.first(is!(Auction)) else { return };
    match earlier.cut() {
        Some(cut) if session.date() < cut.date() => wrong(audit, "CUT", session, cut),
        None if failed && earlier.no + 1 == round.no => {
            let revalued = audit
                .line
                .last_before(session.date(), is!(RevaluationResult))
                .is_some_and(|at| earlier.auction().is_some_and(|(held, _)| at.date() > held.date()));
            let same_price = round.starting_price() == earlier.starting_price();
            if !revalued && same_price {
                let message = format!(
                    "Phiên {} mở ngày {} sau phiên không thành nhưng hồ sơ không ghi quyết định giảm giá.",
                    round.no,
                    session.date()
                );
                audit.missing("CUT", session, None, message);
            }
        }
        _ => {}
    }
}

/// No session after a stop; no pause or stop once the winner is announced or before there is a contract.
fn stopped(audit: &mut Audit<'_>, round: &Round<'_>) {
    let sold = round.outcome().is_some_and(Outcome::is_sale);
    let session = round.session().map(|(at, _)| at);
    for halt in round.all(is!(AuctionPaused | AuctionStopped)).collect::<Vec<_>>() {
        if let Some(session) = session.filter(|s| sold && halt.date() > s.date()) {
            let message = format!(
                "{} ngày {} sau khi người trúng đấu giá đã được công bố ngày {}; chỉ được yêu cầu trước thời điểm đó.",
                halt.event.label(),
                halt.date(),
                session.date()
            );
            audit.note_by("ORDER", "STOP-LATEST", Severity::Violation, halt, message);
        }
    }
    let stop = audit.line.first(is!(AuctionStopped));
    if let (Some(stop), Some(session)) = (stop, session.filter(|s| stop.is_some_and(|h| s.date() > h.date())))
    {
        let message = format!(
            "Phiên {} mở ngày {} sau khi đã yêu cầu dừng đấu giá ngày {}.",
            round.no,
            session.date(),
            stop.date()
        );
        audit.note_by("ORDER", "STOP", Severity::Violation, session, message);
    }
}
