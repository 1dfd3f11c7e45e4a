//! REG-END: the last day on which dossiers and deposits are taken.

use super::audit::{Audit, Term};
use crate::engine::Severity;
use crate::engine::timeline::is;

pub(super) fn check(audit: &mut Audit<'_>) {
    for round in audit.line.rounds.clone() {
        let Some((opening, auction)) = round.session() else { continue };
        let Some(closed) = round.last(is!(RegistrationClosed)) else {
            let due = audit.law.due("REG-END", opening.date(), &audit.ask(auction.procedure()));
            let message = format!(
                "Phiên {} mở ngày {} nhưng hồ sơ không ghi ngày hết hạn đăng ký.",
                round.no,
                opening.date()
            );
            audit.missing("REG-END", opening, due.ok().map(|d| d.day), message);
            continue;
        };
        let term = Term::ours("REG-END", opening.date(), &closed).under(auction.procedure());
        audit.judge(closed, &term);
        let ask = audit.ask(auction.procedure());
        if let Ok(due) = audit.law.last_day("REG-END", opening.date(), opening.date(), &ask)
            && closed.date() < due.strict
        {
            let message = format!(
                "Việc đăng ký phiên {} đóng ngày {}, sớm hơn ngày luật cho phép nhận hồ sơ đến hết là {}.",
                round.no,
                closed.date(),
                due.strict
            );
            audit.note("REG-END", Severity::Warning, closed, message);
        }
    }
}
