//! Frozen places: while a store is counted for a new storekeeper or handed over, nothing moves in it.

use super::parsed;
use crate::{
    kernel::{Day, PlaceId, Refusal},
    ledger::Act,
    mine,
    store::{
        Desk, Failure,
        schema::{freezes as table, places},
    },
};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

/// A frozen place, with why and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The place.
    pub place: PlaceId,
    /// Its path.
    pub path: String,
    /// Why nothing moves here.
    pub why: String,
    /// Since when.
    pub since: Day,
}

/// Freezes places for a matter. Called from a deed's `apply` only.
///
/// # Errors
/// A failure of the database.
pub fn freeze(desk: &mut Desk<'_>, act: &Act, which: &[PlaceId], why: &str) -> Result<(), Failure> {
    for place in which {
        diesel::insert_into(table::table)
            .values((
                table::agency.eq(desk.agency().to_owned()),
                table::place.eq(place.to_string()),
                table::matter.eq(act.subject.clone()),
                table::why.eq(why.to_owned()),
                table::since.eq(act.happened_on.date()),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// Opens again what a matter had frozen. Called from a deed's `apply` only.
///
/// # Errors
/// A failure of the database.
pub fn thaw(desk: &mut Desk<'_>, matter: &str) -> Result<(), Failure> {
    diesel::delete(mine!(desk, freezes).filter(table::matter.eq(matter.to_owned()))).execute(desk.db())?;
    Ok(())
}

/// Every frozen place.
///
/// # Errors
/// A failure of the database.
pub fn frozen_places(desk: &mut Desk<'_>) -> Result<Vec<Frozen>, Failure> {
    let query = mine!(desk, freezes)
        .inner_join(places::table.on(places::agency.eq(table::agency).and(places::id.eq(table::place))))
        .order((places::path, table::matter))
        .select((table::place, places::path, table::why, table::since));
    let rows: Vec<(String, String, String, chrono::NaiveDate)> = query.load(desk.db())?;
    rows.into_iter()
        .map(|(place, path, why, since)| {
            Ok(Frozen { place: parsed(&place)?, path, why, since: since.into() })
        })
        .collect()
}

/// Whether things may come to, move within or leave these places now.
///
/// # Errors
/// A refusal that names the frozen place and why; a failure of the database.
pub fn check_frozen(desk: &mut Desk<'_>, which: &[PlaceId]) -> Result<(), Failure> {
    let frozen = frozen_places(desk)?;
    match frozen.iter().find(|f| which.contains(&f.place)) {
        None => Ok(()),
        Some(f) => Err(Refusal::new(
            "PLACE-FROZEN",
            format!("“{}” đang tạm khóa từ ngày {}: {}. Hoàn tất việc đó trước khi nhập, chuyển, xuất.", f.path, f.since, f.why),
        )
        .article("khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP; khoản 6 Điều 116 Luật Thi hành án dân sự số 106/2025/QH15")
        .mend("Mở các đợt kiểm kê", "/kho/kiem-ke")
        .into()),
    }
}
