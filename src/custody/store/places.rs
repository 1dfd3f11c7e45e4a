//! Places as a tree.

use super::{parsed, parsed_some};
use crate::{
    custody::PlaceClass,
    kernel::{PlaceId, Vnd},
    mine,
    store::{
        Desk, Failure,
        schema::{items, places as table},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, dsl::count_star};
use std::collections::HashMap;

/// A place as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// The place.
    pub id: PlaceId,
    /// Its short code.
    pub code: String,
    /// The place around it.
    pub parent: Option<PlaceId>,
    /// Names from the outermost in: `Kho số 2 › Phòng A › Kệ 3`.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: PlaceClass,
    /// Who owns it.
    pub owner_body: String,
    /// Whether it lies inside the grounds of the agency's office.
    pub inside_grounds: bool,
    /// How many things it was made for.
    pub capacity: Option<i32>,
    /// What one thing costs a day.
    pub rent_day: Option<Vnd>,
    /// Things that lie directly in it, parts not counted; zero where it was not asked for.
    pub things: i64,
    /// How deep it lies in the tree; zero for a store.
    pub depth: usize,
}

type Row =
    ((String, String, Option<String>, String), (String, String, String, bool), (Option<i32>, Option<i64>));

macro_rules! columns {
    () => {
        (
            (table::id, table::code, table::parent, table::path),
            (table::name, table::class, table::owner_body, table::inside_grounds),
            (table::capacity, table::rent_day),
        )
    };
}

/// Between the names of a path.
pub(super) const PATH_MARK: &str = " › ";

fn read((tree, facts, (capacity, rent)): Row) -> Result<PlaceRow, Failure> {
    let ((id, code, parent, path), (name, class, owner_body, inside_grounds)) = (tree, facts);
    let rent_day = rent.map(Vnd::new).transpose().map_err(|e| Failure::unreadable(e.to_string()))?;
    Ok(PlaceRow {
        id: parsed(&id)?,
        code,
        parent: parsed_some(parent)?,
        depth: path.matches(PATH_MARK).count(),
        path,
        name,
        class: parsed(&class)?,
        owner_body,
        inside_grounds,
        capacity,
        rent_day,
        things: 0,
    })
}

/// One place.
///
/// # Errors
/// A failure of the database.
pub fn place(desk: &mut Desk<'_>, id: PlaceId) -> Result<Option<PlaceRow>, Failure> {
    let query = mine!(desk, places).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// One place by its code.
///
/// # Errors
/// A failure of the database.
pub fn place_by_code(desk: &mut Desk<'_>, code: &str) -> Result<Option<PlaceRow>, Failure> {
    let query = mine!(desk, places).filter(table::code.eq(code.to_owned())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// All places, each after the place around it; things are not counted.
///
/// # Errors
/// A failure of the database.
pub fn place_tree(desk: &mut Desk<'_>) -> Result<Vec<PlaceRow>, Failure> {
    tree(desk, &HashMap::new())
}

fn tree(desk: &mut Desk<'_>, counted: &HashMap<String, i64>) -> Result<Vec<PlaceRow>, Failure> {
    let query = mine!(desk, places).order((table::path, table::id)).select(columns!());
    let rows: Vec<PlaceRow> =
        query.load::<Row>(desk.db())?.into_iter().map(read).collect::<Result<_, _>>()?;
    let mut tree = Vec::with_capacity(rows.len());
    under(None, &rows, counted, &mut tree);
    Ok(tree)
}

/// All places, each after the place around it, with the things that lie in them.
///
/// # Errors
/// A failure of the database.
pub fn places(desk: &mut Desk<'_>) -> Result<Vec<PlaceRow>, Failure> {
    let counted: Vec<(Option<String>, i64)> = mine!(desk, items)
        .filter(items::state.eq("in_store"))
        .filter(items::parent.is_null())
        .group_by(items::place)
        .select((items::place, count_star()))
        .load(desk.db())?;
    let counted: HashMap<String, i64> = counted.into_iter().filter_map(|(p, n)| Some((p?, n))).collect();
    tree(desk, &counted)
}

fn under(
    parent: Option<PlaceId>,
    rows: &[PlaceRow],
    counted: &HashMap<String, i64>,
    tree: &mut Vec<PlaceRow>,
) {
    for row in rows.iter().filter(|r| r.parent == parent) {
        let things = counted.get(&row.id.to_string()).copied().unwrap_or(0);
        tree.push(PlaceRow { things, ..row.clone() });
        under(Some(row.id), rows, counted, tree);
    }
}
