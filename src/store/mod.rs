//! The store: one program, two databases (SQLite inside, PostgreSQL when outgrown).
//!
//! It opens connections, takes the write lock of one agency's book, groups writers that wait at the same
//! moment into one durable commit, and lends a [`Desk`]: a connection that knows whose rows it may touch.
//! It deliberately knows nothing of acts, assets or papers; queries live in the `store.rs` of their slice.

mod catalogue;
mod db;
mod desk;
mod failure;
mod lanes;
mod open;
pub mod schema;

pub use catalogue::{Column, DERIVED, agencies_with_books, columns_of, table_lines, table_names};
pub use db::Db;
pub use desk::{Desk, Scope};
pub use failure::{Failure, StoreError};
pub use open::{Address, Store};

/// Narrows a table to the rows of the desk's agency: the one way in which slices begin a query.
#[macro_export]
macro_rules! mine {
    ($desk:expr, $table:ident) => {{
        use diesel::{ExpressionMethods as _, QueryDsl as _};
        $crate::store::schema::$table::table
            .filter($crate::store::schema::$table::agency.eq($desk.agency().to_owned()))
    }};
}
