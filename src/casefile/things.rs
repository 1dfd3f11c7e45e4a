//! Things in custody that belong to a case or an asset, as rows of the file.

use crate::{
    custody::{ItemFilter, ItemRow, ItemState, items, places},
    kernel::{AssetId, CaseId},
    store::{Desk, Failure},
};

/// Most things listed in a file; the store's own page lists all.
const THINGS_MAX: i64 = 60;

/// A thing as the file shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its number.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Where it stands, in words.
    pub state: &'static str,
    /// The tone of that word.
    pub tone: &'static str,
    /// Where it lies.
    pub place: String,
    /// The number of its seal.
    pub seal: Option<String>,
    /// How many.
    pub quantity: String,
}

/// The things of an asset.
///
/// # Errors
/// A failure of the database.
pub fn things_of_asset(desk: &mut Desk<'_>, asset: AssetId) -> Result<Vec<Thing>, Failure> {
    rows(desk, &ItemFilter { asset: Some(asset), whole_only: true, ..ItemFilter::default() })
}

/// The things of a case.
///
/// # Errors
/// A failure of the database.
pub fn things_of_case(desk: &mut Desk<'_>, case: CaseId) -> Result<Vec<Thing>, Failure> {
    rows(desk, &ItemFilter { case: Some(case), whole_only: true, ..ItemFilter::default() })
}

fn rows(desk: &mut Desk<'_>, filter: &ItemFilter) -> Result<Vec<Thing>, Failure> {
    let found = items(desk, filter, 0, THINGS_MAX)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let places = places(desk)?;
    let path = |row: &ItemRow| {
        let place = row.place.and_then(|id| places.iter().find(|p| p.id == id));
        place.map_or_else(|| row.keeper.clone(), |p| p.path.clone())
    };
    Ok(found.into_iter().map(|row| thing(path(&row), row)).collect())
}

fn thing(place: String, row: ItemRow) -> Thing {
    Thing {
        state: row.state.label(),
        tone: match row.state {
            ItemState::InStore | ItemState::KeptElsewhere => "jade",
            ItemState::Missing => "seal",
            ItemState::Ordered | ItemState::Out | ItemState::Sold | ItemState::Deposited => "amber",
            _ => "plain",
        },
        quantity: format!("{} {}", row.actual.as_ref().unwrap_or(&row.planned), row.unit),
        place,
        code: row.code,
        name: row.name,
        seal: row.seal,
    }
}
