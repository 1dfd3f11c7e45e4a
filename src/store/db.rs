//! The joined connection. The derive writes undocumented items; that is why it has a file of its own.
#![allow(missing_docs)]

use diesel::{pg::PgConnection, sqlite::SqliteConnection};

/// One connection, to either database; every query is written once for both.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// SQLite, compiled in.
    Sqlite(SqliteConnection),
    /// PostgreSQL, its client compiled in.
    Postgres(PgConnection),
}
