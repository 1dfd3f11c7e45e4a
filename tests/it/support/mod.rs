//! What every story needs: a database of its own on both kinds, a vault, a clock, people.

mod browser;
pub mod cast;
mod databases;
pub mod estate;
pub mod stock;

pub use browser::{Browser, Page};
pub use cast::{Cast, PASSWORD, serve, signed_in};
pub use databases::{Kind, TestHouse, require};

/// Tells a story on SQLite and, where one is reachable, on PostgreSQL.
#[macro_export]
macro_rules! on_both {
    ($(#[$meta:meta])* fn $name:ident($house:ident) $body:block) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn story($house: &$crate::support::TestHouse) $body

            $(#[$meta])*
            #[test]
            fn on_sqlite() {
                let house = $crate::support::TestHouse::new($crate::support::Kind::Sqlite).unwrap();
                story(&house);
                house.must_verify();
            }

            $(#[$meta])*
            #[test]
            fn on_postgres() {
                let Some(house) = $crate::support::TestHouse::new($crate::support::Kind::Postgres) else { return };
                story(&house);
                house.must_verify();
            }
        }
    };
}
