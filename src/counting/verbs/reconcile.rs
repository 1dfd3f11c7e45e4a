//! Accountant and storekeeper compare their figures every month: the accountant says his before the book shows its own.

use super::keeps;
use crate::{
    accounts::{Bookkeep, Role, Warrant},
    counting::{
        CountingDeed, Duty, Reconciled,
        store::{cash_held, things_held},
    },
    custody::{DiscrepancyKind, already, author, by_hand, citing, colleague, opened, place_tree},
    kernel::{PersonId, Refusal, Vnd},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// What the accountant says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The month in words.
    pub period: String,
    /// Things by the accountant's register, parts not counted.
    pub things: i64,
    /// Cash by the accountant's register.
    pub cash: Vnd,
    /// Why they differ, where they do.
    pub note: String,
}

/// Records the reconciliation of a month. A difference is said to both and opens a discrepancy unless it is explained
/// at once; the figures themselves are kept as they were said.
///
/// # Errors
/// A refusal when no accountant says the figures or the second person keeps no store; a failure of the database.
pub fn reconcile(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Bookkeep>,
    figures: Figures,
    keeper: PersonId,
) -> Result<(Reconciled, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Agency, desk.agency());
    if let Some(act) = already(desk, doing)?
        && let Some(CountingDeed::Reconciled(done)) = act.deed::<CountingDeed>()?
    {
        let told = (*done).clone();
        return Ok((told, record(desk, doing, &subject, &CountingDeed::Reconciled(done))?));
    }
    let article = Duty::Reconcile.article();
    if !by.actor().roles.has(Role::Accountant) {
        let text = "Kế toán nghiệp vụ đối chiếu với thủ kho hằng tháng.";
        return Err(Refusal::new("WARRANT", text).article(article).into());
    }
    let keeper = colleague(desk, keeper, "second")?;
    if !keeps(&keeper.facts.roles) {
        let text = "Người thứ hai của việc đối chiếu là thủ kho.";
        return Err(Refusal::new("NOT-KEEPER", text).article(article).at("second").into());
    }
    let (things, cash) = (things_held(desk)?, cash_held(desk)?);
    let differs = things != figures.things || cash != figures.cash;
    let mut found = Vec::new();
    let place = place_tree(desk)?.into_iter().find(|p| p.class.is_own_store());
    if let Some(place) = place.filter(|_| differs) {
        let what = format!(
            "Đối chiếu {}: kế toán ghi {} vật, {} đồng tiền mặt; sổ kho ghi {things} vật, {cash} đồng",
            figures.period, figures.things, figures.cash
        );
        let about = (None, Some(place.id));
        found.push(opened(DiscrepancyKind::Noticed, about, what, by.actor().id, doing.on));
    }
    let done = Reconciled {
        period: figures.period,
        keeper: author(&keeper),
        things_said: figures.things,
        cash_said: figures.cash,
        things,
        cash,
        note: figures.note.trim().to_owned(),
        opened: found,
    };
    let deed = CountingDeed::Reconciled(Box::new(done.clone()));
    let recorded = record(desk, &citing(doing, article), &subject, &deed)?;
    Ok((done, recorded))
}
