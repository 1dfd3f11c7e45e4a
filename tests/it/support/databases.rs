//! A database per test: a file of its own, or a schema of its own on the server that the environment names.

use diesel::{Connection, PgConnection, connection::SimpleConnection};
use niemphong::{
    kernel::{Clock, Day},
    store::{Address, Scope, Store},
    vault::Vault,
    verify::verify,
    web::House,
};
use tempfile::TempDir;

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// The server in `NIEMPHONG_TEST_POSTGRES`.
    Postgres,
}

/// What is missing is skipped on a bare machine and a failure where everything is asked for.
pub fn require(what: &str) {
    assert!(std::env::var_os("NIEMPHONG_REQUIRE_ALL").is_none(), "{what} is required here and missing");
    eprintln!("skipped: {what} is missing");
}

/// A store, a vault and a clock that nobody else touches.
pub struct TestHouse {
    pub store: Store,
    pub vault: Vault,
    pub clock: Clock,
    _folder: TempDir,
    schema: Option<(String, String)>,
}

impl TestHouse {
    /// A fresh house; nothing where its database cannot be had.
    pub fn new(kind: Kind) -> Option<TestHouse> {
        let folder = tempfile::tempdir().unwrap();
        let (address, schema) = match kind {
            Kind::Sqlite => (Address::Sqlite(folder.path().join("so.sqlite")), None),
            Kind::Postgres => {
                let Ok(server) = std::env::var("NIEMPHONG_TEST_POSTGRES") else {
                    require("NIEMPHONG_TEST_POSTGRES");
                    return None;
                };
                let schema = format!("t_{}", uuid::Uuid::now_v7().simple());
                let mut admin = PgConnection::establish(&server).unwrap();
                admin.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
                let mark = if server.contains('?') { '&' } else { '?' };
                let url = format!("{server}{mark}options=-csearch_path%3D{schema}");
                (Address::Postgres(url), Some((server, schema)))
            }
        };
        let store = Store::open(&address).unwrap();
        let vault = Vault::open(folder.path().join("vault")).unwrap();
        let clock = Clock::fixed(Day::of(2026, 11, 25).unwrap());
        Some(TestHouse { store, vault, clock, _folder: folder, schema })
    }

    /// Whose book the stories write in.
    pub fn scope(&self) -> Scope {
        Scope::of("ha-an".parse().unwrap())
    }

    /// The house as the pages use it.
    pub fn web(&self) -> House {
        House::new(self.store.clone(), self.vault.clone(), self.clock.clone(), false)
    }

    /// Whatever was told, the book must add up.
    pub fn must_verify(&self) {
        let report = verify(&self.store, &self.vault).unwrap();
        assert!(report.is_sound(), "{:#?}", report.breaks);
    }
}

impl Drop for TestHouse {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.schema
            && let Ok(mut admin) = PgConnection::establish(server)
        {
            let _ = admin.batch_execute(&format!("DROP SCHEMA {schema} CASCADE"));
        }
    }
}
