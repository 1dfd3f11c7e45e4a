//! What the databases say of themselves: tables, columns, and rows as comparable text.

use super::{Db, StoreError, schema};
use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{Integer, Text},
};

/// One column as its database describes it.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Column {
    /// Its name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Its type, in the words of the migrations.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// Whether it may be empty: 1 or 0.
    #[diesel(sql_type = Integer)]
    pub nullable: i32,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The tables of the house, without the tool's own.
///
/// # Errors
/// [`StoreError::Query`] when the catalogue cannot be read.
pub fn table_names(db: &mut Db) -> Result<Vec<String>, StoreError> {
    let query = match db {
        Db::Sqlite(_) => {
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name NOT LIKE '\\_\\_%' ESCAPE '\\'"
        }
        Db::Postgres(_) => {
            "SELECT table_name::text AS line FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%'"
        }
    };
    let mut names: Vec<String> = sql_query(query).load::<Line>(db)?.into_iter().map(|l| l.line).collect();
    names.sort();
    Ok(names)
}

/// The columns of a table, in its order.
///
/// # Errors
/// [`StoreError::Query`] when the catalogue cannot be read.
pub fn columns_of(db: &mut Db, table: &str) -> Result<Vec<Column>, StoreError> {
    let query = match db {
        Db::Sqlite(_) => {
            "SELECT name, upper(type) AS kind, CASE WHEN \"notnull\" = 1 THEN 0 ELSE 1 END AS nullable \
             FROM pragma_table_info($1) ORDER BY cid"
        }
        Db::Postgres(_) => {
            "SELECT column_name::text AS name, CASE data_type WHEN 'timestamp without time zone' THEN 'TIMESTAMP' \
             ELSE upper(data_type) END AS kind, CASE is_nullable WHEN 'NO' THEN 0 ELSE 1 END AS nullable \
             FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 \
             ORDER BY ordinal_position"
        }
    };
    Ok(sql_query(query).bind::<Text, _>(table).load(db)?)
}

/// Every row of one agency in a table as one line of text, alike on both databases, sorted.
///
/// # Errors
/// [`StoreError::Query`] when the table cannot be read.
pub fn table_lines(db: &mut Db, table: &str, agency: &str) -> Result<Vec<String>, StoreError> {
    let parts: Vec<String> = columns_of(db, table)?
        .iter()
        .map(|column| {
            let name = &column.name;
            let text = match column.kind.as_str() {
                "BOOLEAN" => format!("CASE WHEN {name} THEN '1' ELSE '0' END"),
                _ => format!("CAST({name} AS TEXT)"),
            };
            format!("coalesce('{name}=' || {text}, '{name}')")
        })
        .collect();
    let query = format!("SELECT {} AS line FROM {table} WHERE agency = $1", parts.join(" || '|' || "));
    let rows = sql_query(query).bind::<Text, _>(agency).load::<Line>(db)?;
    let mut lines: Vec<String> = rows.into_iter().map(|l| l.line).collect();
    lines.sort();
    Ok(lines)
}

/// The tables that acts give rise to, which `verify` compares with a replay of the book.
pub const DERIVED: &[&str] = &[
    "agencies",
    "people",
    "cases",
    "parties",
    "obligations",
    "assets",
    "deadlines",
    "places",
    "orders",
    "items",
    "rulings",
    "holds",
    "disposals",
    "disposal_items",
    "item_acts",
    "cash_lines",
    "seal_blocks",
    "seals",
    "discrepancies",
    "freezes",
    "counts",
    "count_places",
    "paper_handovers",
    "extractions",
    "extraction_items",
    "handovers",
    "handover_items",
    "handover_sheets",
    "files",
    "photos",
    "number_series",
    "papers",
    "postings",
    "place_exceptions",
    "store_entries",
    "register_closings",
    "stock_certificates",
    "search_refs",
    "search_words",
];

/// The agencies that have a book here.
///
/// # Errors
/// [`StoreError::Query`] when the books cannot be read.
pub fn agencies_with_books(db: &mut Db) -> Result<Vec<String>, StoreError> {
    use diesel::QueryDsl;
    Ok(schema::books::table.select(schema::books::agency).order(schema::books::agency).load(db)?)
}
