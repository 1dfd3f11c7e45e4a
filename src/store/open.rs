//! From an address to an open store: pragmas, migrations, guards, readers and writers.

use super::{Db, Desk, Failure, Scope, StoreError, lanes::Lanes};
use diesel::{
    Connection, PgConnection, SqliteConnection,
    connection::SimpleConnection,
    r2d2::{ManageConnection, Pool},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
const GUARDS_SQLITE: &str = include_str!("guards/sqlite.sql");
const GUARDS_POSTGRES: &str = include_str!("guards/postgres.sql");

/// Connections kept for readers; an agency's office has tens of people, not thousands.
const READERS_MAX: u32 = 8;

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A server.
    Postgres(String),
}

impl FromStr for Address {
    type Err = StoreError;
    fn from_str(url: &str) -> Result<Address, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", path)) if !path.trim_start_matches("//").is_empty() => {
                Ok(Address::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
            }
            Some(("postgres" | "postgresql", _)) => Ok(Address::Postgres(url.to_owned())),
            _ => Err(StoreError::Address(url.split('@').next_back().unwrap_or(url).to_owned())),
        }
    }
}

/// Shows where, never a password.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Address::Postgres(url) => write!(f, "postgres://…@{}", url.split('@').next_back().unwrap_or("")),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An open database: many readers, and one writer at a time for each book.
#[derive(Clone)]
pub struct Store {
    address: Address,
    readers: Pool<Readers>,
    lanes: Lanes,
}

impl Store {
    /// Opens a database, brings its structure up to date and puts the guards in place.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be reached or brought up to date.
    pub fn open(address: &Address) -> Result<Store, StoreError> {
        let mut first = Db::connect(address, Role::Writer)?;
        first.prepare()?;
        drop(first);
        let readers = Pool::builder()
            .max_size(READERS_MAX)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .build(Readers(address.clone()))
            .map_err(|e| StoreError::Connect(e.to_string()))?;
        Ok(Store { address: address.clone(), readers, lanes: Lanes::new(address.clone()) })
    }

    /// Where it is.
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// Reads within one agency, from one state of the book.
    ///
    /// # Errors
    /// What the job answers, or a failure to connect.
    pub fn read<T>(
        &self,
        scope: &Scope,
        job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.read_any(|db| job(&mut Desk::new(db, scope.clone())))
    }

    /// Reads before it is known whose book it is: sign-in, the public check of a paper, `verify`.
    ///
    /// # Errors
    /// What the job answers, or a failure to connect.
    pub fn read_any<T>(&self, job: impl FnOnce(&mut Db) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut db = self.readers.get().map_err(|e| StoreError::Connect(e.to_string()))?;
        db.transaction(|db| job(db))
    }

    /// Writes into one agency's book, one writer at a time, durable when it answers.
    /// Jobs that wait at the same moment share one commit; each is still accepted or refused alone.
    ///
    /// # Errors
    /// What the job answers, or that the commit failed.
    pub fn write<T: Send + 'static>(
        &self,
        scope: &Scope,
        job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.lanes.write(scope, job)
    }
}

/// What a connection is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Reader,
    Writer,
}

impl Db {
    /// A database in memory, for replaying a book.
    ///
    /// # Errors
    /// [`StoreError`] when memory or the migrations fail.
    pub fn scratch() -> Result<Db, StoreError> {
        let mut db = Db::connect(&Address::Sqlite(PathBuf::from(":memory:")), Role::Writer)?;
        db.prepare()?;
        Ok(db)
    }

    pub(super) fn connect(address: &Address, role: Role) -> Result<Db, StoreError> {
        let connect = |e: diesel::ConnectionError| StoreError::Connect(e.to_string());
        match address {
            Address::Sqlite(path) => {
                let mut c = SqliteConnection::establish(&path.to_string_lossy()).map_err(connect)?;
                // The timeout first: switching to WAL takes an exclusive lock.
                c.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;",
                )?;
                if role == Role::Reader {
                    c.batch_execute("PRAGMA query_only = ON;")?;
                }
                Ok(Db::Sqlite(c))
            }
            Address::Postgres(url) => {
                let mut c = PgConnection::establish(url).map_err(connect)?;
                c.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning;")?;
                if role == Role::Reader {
                    c.batch_execute("SET default_transaction_read_only = on;")?;
                }
                Ok(Db::Postgres(c))
            }
        }
    }

    /// Migrations and guards, behind one lock so that two programs starting at once do not collide.
    fn prepare(&mut self) -> Result<(), StoreError> {
        let failed = |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Migrate(e.to_string());
        match self {
            Db::Sqlite(c) => {
                c.run_pending_migrations(MIGRATIONS).map_err(failed)?;
                c.immediate_transaction(|c| c.batch_execute(GUARDS_SQLITE))?;
            }
            Db::Postgres(c) => {
                c.batch_execute("SELECT pg_advisory_lock(20261125)")?;
                let done = c
                    .run_pending_migrations(MIGRATIONS)
                    .map(|_| ())
                    .map_err(failed)
                    .and_then(|()| Ok(c.transaction(|c| c.batch_execute(GUARDS_POSTGRES))?));
                c.batch_execute("SELECT pg_advisory_unlock(20261125)")?;
                done?;
            }
        }
        Ok(())
    }

    /// Takes every migration back and runs it again; for the test of the migrations.
    ///
    /// # Errors
    /// [`StoreError::Migrate`] when one of them does not go down and up.
    pub fn migrate_down_and_up(&mut self) -> Result<(), StoreError> {
        let failed = |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Migrate(e.to_string());
        match self {
            Db::Sqlite(c) => drop(c.revert_all_migrations(MIGRATIONS).map_err(failed)?),
            Db::Postgres(c) => drop(c.revert_all_migrations(MIGRATIONS).map_err(failed)?),
        }
        self.prepare()
    }
}

/// Makes connections for readers.
struct Readers(Address);

impl ManageConnection for Readers {
    type Connection = Db;
    type Error = StoreError;

    fn connect(&self) -> Result<Db, StoreError> {
        Db::connect(&self.0, Role::Reader)
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), StoreError> {
        match db {
            // A file does not go away between two requests; a server may.
            Db::Sqlite(_) => Ok(()),
            Db::Postgres(c) => Ok(c.batch_execute("SELECT 1")?),
        }
    }

    fn has_broken(&self, _: &mut Db) -> bool {
        std::thread::panicking()
    }
}
