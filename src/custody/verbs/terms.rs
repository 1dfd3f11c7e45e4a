//! Terms of a place: its room and rent, and what may lie there by exception.

use super::{by_hand, the_place};
use crate::{
    accounts::{Arrange, Sign, Warrant},
    custody::{ClassException, CustodyDeed, ItemClass, PlaceRow, PlaceTerms, rules::check_class, store},
    kernel::{Day, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// Longest term of an exception, in days.
pub const EXCEPTION_DAYS_MAX: i64 = 183;

/// Whether a thing of a class may lie in a place on a day: by its class, or by an exception in force.
///
/// # Errors
/// The refusal that names the right places; a failure of the database.
pub(super) fn check_place(
    desk: &mut Desk<'_>,
    code: &str,
    class: ItemClass,
    place: &PlaceRow,
    on: Day,
) -> Result<(), Failure> {
    if place.class.fits(class) || store::is_excepted(desk, place.id, class, on)? {
        return Ok(());
    }
    Ok(check_class(code, class, &place.name, place.class, on)?)
}

/// Says how much room a place has and what it costs.
///
/// # Errors
/// A refusal for a number below nothing; a failure of the database.
pub fn set_place_terms(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Arrange>,
    place: PlaceId,
    terms: PlaceTerms,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    the_place(desk, place)?;
    if terms.capacity.is_some_and(|n| n < 1) {
        return Err(Refusal::new("CAPACITY", "Sức chứa phải từ 1 vật trở lên.").at("capacity").into());
    }
    record(desk, doing, &Subject::of(SubjectKind::Place, place), &CustodyDeed::PlaceTermsSet(terms))
}

/// The head lets things of a class lie in a place that was not made for them, until a day.
///
/// # Errors
/// A refusal without decision or reason, for a term that is over or longer than half a year, or where no exception is
/// needed; a failure of the database.
pub fn allow_exception(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    place: PlaceId,
    wish: ClassException,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Place, place);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = the_place(desk, place)?;
    let refuse = |code: &str, text: String, field: &str| Err(Refusal::new(code, text).at(field).into());
    if row.class.fits(wish.class) {
        let text = format!("“{}” vốn để được {}.", row.name, wish.class.label().to_lowercase());
        return refuse("EXCEPTION-NEEDLESS", text, "class");
    }
    if wish.decision.trim().is_empty() || wish.reason.trim().is_empty() {
        return refuse("EXCEPTION", "Cần ghi số quyết định và lý do của ngoại lệ.".into(), "decision");
    }
    let days = doing.on.days_until(wish.until);
    if !(0..=EXCEPTION_DAYS_MAX).contains(&days) {
        let text =
            format!("Ngoại lệ phải có ngày kết thúc, không quá {EXCEPTION_DAYS_MAX} ngày kể từ hôm nay.");
        return refuse("EXCEPTION-TERM", text, "until");
    }
    record(desk, doing, &subject, &CustodyDeed::ClassExcepted(wish))
}
