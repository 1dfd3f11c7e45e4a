//! DELIVER, TITLE, PAYOUT: after the money has come in.

use super::audit::{Audit, Term};
use crate::engine::Severity;
use crate::engine::timeline::{At, is};

pub(super) fn check(audit: &mut Audit<'_>) {
    let delivered = audit.line.first(is!(Delivered));
    if let Some(delivered) = delivered {
        delivery(audit, delivered);
    }
    for file in audit.line.all(is!(TitleFile)).collect::<Vec<_>>() {
        match delivered {
            Some(delivered) if delivered.date() <= file.date() => {
                audit.judge(file, &Term::ours("TITLE", delivered.date(), &file));
            }
            _ => {}
        }
    }
    for payout in audit.line.all(is!(Payout)).collect::<Vec<_>>() {
        paid_out(audit, payout, delivered);
    }
}

fn delivery(audit: &mut Audit<'_>, delivered: At<'_>) {
    let paid = audit.line.first(is!(BuyerPaid | CreditorPaid));
    let direct = audit.line.first(is!(DirectSale));
    match (paid, direct) {
        (_, Some(sale)) => audit.judge(delivered, &Term::ours("DELIVER-DS", sale.date(), &delivered)),
        (Some(paid), None) if paid.date() <= delivered.date() => {
            audit.judge(delivered, &Term::ours("DELIVER", paid.date(), &delivered));
        }
        (Some(paid), None) => {
            let message = format!(
                "Tài sản được giao ngày {} trước khi nộp đủ tiền ngày {}.",
                delivered.date(),
                paid.date()
            );
            audit.note_by("ORDER", "DELIVER", Severity::Violation, delivered, message);
        }
        (None, None) => {
            let message = format!(
                "Tài sản được giao ngày {} nhưng hồ sơ không ghi việc nộp đủ tiền.",
                delivered.date()
            );
            audit.missing("PAY", delivered, None, message);
        }
    }
}

/// PAYOUT counts from the delivery; money must not go out before it.
fn paid_out(audit: &mut Audit<'_>, payout: At<'_>, delivered: Option<At<'_>>) {
    match delivered {
        Some(delivered) if delivered.date() <= payout.date() => {
            let first = audit.line.first(is!(Payout)).is_some_and(|at| at.index == payout.index);
            if first {
                audit.judge(payout, &Term::ours("PAYOUT", delivered.date(), &payout));
            }
        }
        Some(delivered) => {
            let message = format!(
                "Tiền được chi trả ngày {} trước khi giao tài sản ngày {}.",
                payout.date(),
                delivered.date()
            );
            audit.note_by("ORDER", "PAYOUT", Severity::Violation, payout, message);
        }
        None if audit.line.first(is!(BuyerPaid | CreditorPaid)).is_some() => {
            let message = format!("Tiền được chi trả ngày {} khi chưa giao tài sản.", payout.date());
            audit.note_by("ORDER", "PAYOUT", Severity::Violation, payout, message);
        }
        None => {
            if let Some(redeemed) = audit.line.last_before(payout.date(), is!(DebtorRedeems)) {
                audit.judge(payout, &Term::ours("PAYOUT", redeemed.date(), &payout));
            }
        }
    }
}
