//! The creditor takes the asset (nhận tài sản), the debtor buys it back (chuộc lại).

use super::audit::{Audit, Term};
use crate::engine::Severity;
use crate::engine::timeline::{At, is};

pub(super) fn check(audit: &mut Audit<'_>) {
    for accepted in audit.line.all(is!(CreditorAccepts)).collect::<Vec<_>>() {
        open(audit, accepted);
        debtor(audit, accepted);
    }
    redeemed_before_a_round(audit);
}

/// The option opens with the failure that follows the second cut.
fn open(audit: &mut Audit<'_>, accepted: At<'_>) {
    let round = accepted.round.unwrap_or(0);
    let cuts = audit.line.cuts_before(round);
    let opens_after = audit.law.number("OFFER", accepted.date()).map_or(2, |n| n.value);
    if round == 0 || cuts < opens_after {
        let message = format!(
            "Người được thi hành án nhận tài sản ngày {} khi mới giảm giá {cuts} lần; quyền nhận tài sản chỉ có sau phiên không thành kể từ lần giảm giá thứ {opens_after}.",
            accepted.date()
        );
        audit.note_by("ORDER", "OFFER", Severity::Violation, accepted, message);
    }
    let notice = audit.line.last_before(accepted.date(), is!(FailureNoticeReceived));
    if let Some(notice) = notice {
        audit.judge(accepted, &Term::theirs("TAKE-ANSWER", notice.date(), &accepted));
    }
    let cut = audit.line.round(round).and_then(|r| r.cut()).filter(|cut| cut.date() > accepted.date());
    let failed = audit.line.round(round).is_some_and(|r| r.first(is!(CreditorPaid)).is_none());
    if let Some(cut) = cut {
        let end = settled_by(audit, accepted);
        if !failed || end.is_none_or(|end| cut.date() <= end) {
            let message = format!(
                "Quyết định giảm giá ngày {} ban hành khi người được thi hành án đã đồng ý nhận tài sản ngày {}; luật chưa nói rõ bước này.",
                cut.date(),
                accepted.date()
            );
            audit.note_by("ORDER", "OFFER", Severity::Warning, cut, message);
        }
    }
}

/// The day by which the creditor must have paid, counted through the debtor's time.
fn settled_by(audit: &Audit<'_>, accepted: At<'_>) -> Option<crate::kernel::Day> {
    let told = audit.line.next_after(accepted.date(), is!(DebtorTold))?;
    let redeem = audit.last_day("TAKE-REDEEM", told.date())?;
    audit.last_day("TAKE-PAY", redeem)
}

/// TAKE-TELL, TAKE-REDEEM, TAKE-PAY.
fn debtor(audit: &mut Audit<'_>, accepted: At<'_>) {
    let told = audit.line.next_after(accepted.date(), is!(DebtorTold));
    let paid = audit.line.next_after(accepted.date(), is!(CreditorPaid));
    let Some(told) = told else {
        let later = paid.or(audit.line.next_after(accepted.date(), is!(Delivered)));
        if let Some(later) = later {
            let due = audit.last_day("TAKE-TELL", accepted.date());
            let message = format!(
                "{} ngày {} nhưng hồ sơ không ghi việc báo cho người phải thi hành án rằng người được thi hành án nhận tài sản.",
                later.event.label(),
                later.date()
            );
            audit.missing("TAKE-TELL", later, due, message);
        }
        return;
    };
    audit.judge(told, &Term::ours("TAKE-TELL", accepted.date(), &told));
    if let Some(redeemed) = audit.line.next_after(told.date(), is!(DebtorRedeems)) {
        audit.judge(redeemed, &Term::theirs("TAKE-REDEEM", told.date(), &redeemed));
    }
    if let (Some(paid), Some(end)) = (paid, audit.last_day("TAKE-REDEEM", told.date())) {
        if paid.date() < end {
            let message = format!(
                "Người được thi hành án nộp tiền ngày {} khi người phải thi hành án còn quyền nộp tiền nhận lại tài sản đến hết ngày {end}.",
                paid.date()
            );
            audit.note_by("ORDER", "TAKE-REDEEM", Severity::Warning, paid, message);
        } else {
            audit.judge(paid, &Term::theirs("TAKE-PAY", end, &paid));
        }
    }
}

/// REDEEM: the debtor may pay until shortly before an opening.
fn redeemed_before_a_round(audit: &mut Audit<'_>) {
    let Some(redeemed) = audit.line.first(is!(DebtorRedeems)) else { return };
    if audit.line.last_before(redeemed.date(), is!(DebtorTold)).is_some() {
        return;
    }
    if let Some(next) = audit.line.next_after(redeemed.date(), is!(Auction)) {
        audit.judge(redeemed, &Term::theirs("REDEEM", next.date(), &redeemed));
    }
}
