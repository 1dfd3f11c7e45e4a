//! Exceptions that the head has decided: which class may lie where, and until when.

use super::parsed;
use crate::{
    custody::{ClassException, ItemClass},
    kernel::{Day, PlaceId},
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{place_exceptions as table, places},
    },
};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl, dsl::exists, select,
};

/// An exception as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionRow {
    /// The place.
    pub place: PlaceId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What may lie there.
    pub class: ItemClass,
    /// Number and day of the decision.
    pub decision: String,
    /// Why.
    pub reason: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

pub(super) fn excepted_row(
    desk: &mut Desk<'_>,
    act: &Act,
    exception: &ClassException,
) -> Result<(), Failure> {
    diesel::insert_into(table::table)
        .values((
            table::agency.eq(desk.agency().to_owned()),
            table::id.eq(act.id.to_string()),
            table::place.eq(act.subject.clone()),
            table::class.eq(exception.class.code()),
            table::decision.eq(exception.decision.clone()),
            table::reason.eq(exception.reason.clone()),
            table::from_on.eq(act.happened_on.date()),
            table::until_on.eq(exception.until.date()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Whether an exception in force on that day lets things of a class lie in a place.
///
/// # Errors
/// A failure of the database.
pub fn is_excepted(desk: &mut Desk<'_>, place: PlaceId, class: ItemClass, on: Day) -> Result<bool, Failure> {
    let found = mine!(desk, place_exceptions)
        .filter(table::place.eq(place.to_string()))
        .filter(table::class.eq(class.code()))
        .filter(table::from_on.le(on.date()))
        .filter(table::until_on.ge(on.date()));
    Ok(select(exists(found)).get_result(desk.db())?)
}

/// Exceptions that end on or after a day, the nearest end first: of one place, or of all.
///
/// # Errors
/// A failure of the database.
pub fn exceptions(
    desk: &mut Desk<'_>,
    place: Option<PlaceId>,
    since: Day,
) -> Result<Vec<ExceptionRow>, Failure> {
    type Row = ((String, String, String), (String, String, String, chrono::NaiveDate, chrono::NaiveDate));
    let mut query = mine!(desk, place_exceptions)
        .inner_join(places::table.on(places::agency.eq(table::agency).and(places::id.eq(table::place))))
        .filter(table::until_on.ge(since.date()))
        .into_boxed();
    if let Some(place) = place {
        query = query.filter(table::place.eq(place.to_string()));
    }
    let rows = query
        .order((table::until_on, table::id))
        .select((
            (places::id, places::code, places::name),
            (table::class, table::decision, table::reason, table::from_on, table::until_on),
        ))
        .load::<Row>(desk.db())?;
    rows.into_iter()
        .map(|((place, code, name), (class, decision, reason, from, until))| {
            let (place, class) = (parsed(&place)?, parsed(&class)?);
            Ok(ExceptionRow {
                place,
                code,
                name,
                class,
                decision,
                reason,
                from: from.into(),
                until: until.into(),
            })
        })
        .collect()
}
