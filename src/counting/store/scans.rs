//! Scans of open sheets, and hidden seeds: kept beside the book until an act closes or opens them.

use crate::{
    kernel::{CountId, Moment, PersonId, PlaceId},
    mine,
    store::{
        Desk, Failure,
        schema::{count_scans as table, count_seeds},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, dsl::max};

/// A scan as the screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanRow {
    /// What was read.
    pub code: String,
    /// What it meant when it was read.
    pub heard: String,
}

/// One turn of one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::counting) struct Turn {
    pub(in crate::counting) count: CountId,
    pub(in crate::counting) place: PlaceId,
    pub(in crate::counting) turn: i32,
}

macro_rules! of_turn {
    ($desk:expr, $turn:expr) => {
        mine!($desk, count_scans)
            .filter(table::matter.eq($turn.count.to_string()))
            .filter(table::place.eq($turn.place.to_string()))
            .filter(table::turn.eq($turn.turn))
    };
}

/// The last scans of a turn, newest first, and how many there are.
///
/// # Errors
/// A failure of the database.
pub fn scans(
    desk: &mut Desk<'_>,
    (count, place, turn): (CountId, PlaceId, i32),
    limit: i64,
) -> Result<(Vec<ScanRow>, i64), Failure> {
    let of = Turn { count, place, turn };
    let read: i64 = of_turn!(desk, of).count().get_result(desk.db())?;
    let query = of_turn!(desk, of).order(table::ord.desc()).limit(limit).select((table::code, table::heard));
    let rows: Vec<(String, String)> = query.load(desk.db())?;
    Ok((rows.into_iter().map(|(code, heard)| ScanRow { code, heard }).collect(), read))
}

/// Every code of a turn, in the order of reading.
pub(in crate::counting) fn codes_read(desk: &mut Desk<'_>, of: Turn) -> Result<Vec<String>, Failure> {
    Ok(of_turn!(desk, of).order(table::ord).select(table::code).load(desk.db())?)
}

/// Answers by the ids of their scans, and codes read before.
type Before = (Vec<(String, String)>, Vec<String>);

/// What was answered to scans that came before: by their ids, and which of these codes were read already.
pub(in crate::counting) fn heard_before(
    desk: &mut Desk<'_>,
    of: Turn,
    ids: &[String],
    codes: &[String],
) -> Result<Before, Failure> {
    let again = of_turn!(desk, of).filter(table::id.eq_any(ids.to_vec())).select((table::id, table::heard));
    let again: Vec<(String, String)> = again.load(desk.db())?;
    let read = of_turn!(desk, of).filter(table::code.eq_any(codes.to_vec())).select(table::code);
    Ok((again, read.load(desk.db())?))
}

/// The place of the last scan of a turn; -1 before the first.
pub(in crate::counting) fn last_ord(desk: &mut Desk<'_>, of: Turn) -> Result<i32, Failure> {
    let last: Option<i32> = of_turn!(desk, of).select(max(table::ord)).first(desk.db())?;
    Ok(last.unwrap_or(-1))
}

/// Keeps one scan.
pub(in crate::counting) fn append_scan(
    desk: &mut Desk<'_>,
    of: Turn,
    (id, ord, code, heard): (&str, i32, &str, &str),
    (who, now): (PersonId, Moment),
) -> Result<(), Failure> {
    diesel::insert_into(table::table)
        .values((
            table::agency.eq(desk.agency().to_owned()),
            table::matter.eq(of.count.to_string()),
            table::place.eq(of.place.to_string()),
            table::turn.eq(of.turn),
            table::id.eq(id.to_owned()),
            table::ord.eq(ord),
            table::code.eq(code.to_owned()),
            table::heard.eq(heard.to_owned()),
            table::person.eq(who.to_string()),
            table::read_at.eq(now.utc()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// Hides a seed until its count is drawn.
pub(in crate::counting) fn keep_seed(desk: &mut Desk<'_>, count: CountId, seed: &str) -> Result<(), Failure> {
    diesel::insert_into(count_seeds::table)
        .values((
            count_seeds::agency.eq(desk.agency().to_owned()),
            count_seeds::matter.eq(count.to_string()),
            count_seeds::seed.eq(seed.to_owned()),
        ))
        .execute(desk.db())?;
    Ok(())
}

/// The hidden seed of a count.
pub(in crate::counting) fn seed(desk: &mut Desk<'_>, count: CountId) -> Result<Option<String>, Failure> {
    let query = mine!(desk, count_seeds).filter(count_seeds::matter.eq(count.to_string()));
    Ok(query.select(count_seeds::seed).first(desk.db()).optional()?)
}
