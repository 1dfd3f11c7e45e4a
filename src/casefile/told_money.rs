//! What happened to the money of an asset, in words.

use super::told::by;
use crate::{
    kernel::Vnd,
    ledger::Act,
    proceeds::ProceedsDeed,
    store::Failure,
    web::{
        format::money,
        parts::{Done, Link},
    },
};

/// Money received, decided on and paid out, each with its place in the story.
///
/// # Errors
/// An act that cannot be read.
pub fn told_money(acts: &[Act]) -> Result<Vec<(i64, Done)>, Failure> {
    let mut lines = Vec::new();
    for act in acts {
        let Some(deed) = act.deed::<ProceedsDeed>()? else { continue };
        let (title, amount, paper) = match &deed {
            ProceedsDeed::Received { postings, .. } => {
                ("Nhận tiền", Vnd::sum(postings.iter().map(|p| p.amount)).ok(), None)
            }
            ProceedsDeed::Decided { decision, .. } => {
                ("Lập bảng phân chia tiền", None, decision.paper.as_ref())
            }
            ProceedsDeed::PaidOut { postings, .. } => {
                ("Xác nhận đã chi trả", Vnd::sum(postings.iter().map(|p| p.amount)).ok(), None)
            }
        };
        let mut done = Done::new(act.happened_on, title);
        done.detail = amount.map(money);
        done.by = Some(by(act));
        done.papers = paper
            .map(|p| Link::new(p.symbol.clone(), format!("/giay-to/{}/pdf", p.id)))
            .into_iter()
            .collect();
        lines.push((act.seq, done));
    }
    Ok(lines)
}
