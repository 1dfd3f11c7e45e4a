//! Lanes: one writer for each book, who takes everyone that waits into one durable commit.
//!
//! Durable commits are the limit of a book's speed. A writer therefore takes all jobs that wait at the same
//! moment, runs each in a savepoint of its own, commits once, and answers each. A refused job leaves no trace;
//! the others are not touched by it. On SQLite there is one lane, since the file has one writer; on PostgreSQL
//! one for each agency, behind a lock keyed by the agency, so that agencies commit side by side.

use super::{
    Address, Db, Desk, Failure, Scope, StoreError,
    desk::{Heads, settle_heads},
    open::Role,
};
use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};
use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};

/// Most jobs in one commit; beyond this the last would wait too long for its answer.
const GROUP_MAX: usize = 64;

/// Tells a waiting writer how its commit went.
type Answer = Box<dyn FnOnce(Result<(), String>) + Send>;
/// A job that has been wrapped to answer its own caller; `true` when it was accepted.
/// The heads that earlier jobs of the group have moved go through it.
type Job = Box<dyn FnOnce(&mut Db, &mut Heads) -> (bool, Answer) + Send>;
/// The way into one book's lane.
type Lane = mpsc::Sender<(Scope, Job)>;

#[derive(Clone)]
pub(super) struct Lanes {
    address: Address,
    open: Arc<Mutex<HashMap<String, Lane>>>,
}

impl Lanes {
    pub(super) fn new(address: Address) -> Lanes {
        Lanes { address, open: Arc::default() }
    }

    pub(super) fn write<T: Send + 'static>(
        &self,
        scope: &Scope,
        job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (answer, answered) = mpsc::sync_channel(1);
        let desk_scope = scope.clone();
        let job: Job = Box::new(move |db, heads| {
            let before = heads.clone();
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                let mut desk = Desk::after(db, desk_scope, before);
                let done = job(&mut desk)?;
                Ok((done, desk.into_heads()))
            }))
            .unwrap_or_else(|_| Err(StoreError::Commit("việc ghi bị ngắt giữa chừng".into()).into()))
            .map(|(done, after)| {
                *heads = after;
                done
            });
            let accepted = outcome.is_ok();
            let tell: Answer = Box::new(move |committed| {
                let outcome = match (committed, outcome) {
                    (Err(why), Ok(_)) => Err(StoreError::Commit(why).into()),
                    (_, outcome) => outcome,
                };
                // The caller may have gone away; the act is in the book all the same.
                drop(answer.send(outcome));
            });
            (accepted, tell)
        });
        self.lane(scope).send((scope.clone(), job)).map_err(|_| closed())?;
        answered.recv().map_err(|_| closed())?
    }

    /// The channel of the scope's lane, with a living writer behind it.
    fn lane(&self, scope: &Scope) -> Lane {
        let key = match self.address {
            Address::Sqlite(_) => String::new(),
            Address::Postgres(_) => scope.agency().as_str().to_owned(),
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.entry(key)
            .or_insert_with(|| {
                let (sender, jobs) = mpsc::channel();
                let address = self.address.clone();
                thread::spawn(move || serve(&address, &jobs));
                sender
            })
            .clone()
    }
}

fn closed() -> Failure {
    StoreError::Commit("người ghi sổ đã dừng".into()).into()
}

/// The writer's day: wait, take everyone who waits, commit, answer. Reconnects after a failure.
fn serve(address: &Address, jobs: &mpsc::Receiver<(Scope, Job)>) {
    let mut db: Option<Db> = None;
    while let Ok(first) = jobs.recv() {
        let mut group = vec![first];
        while group.len() < GROUP_MAX {
            let Ok(next) = jobs.try_recv() else { break };
            group.push(next);
        }
        if db.is_none() {
            db = Db::connect(address, Role::Writer).inspect_err(|e| tracing::error!(%e, "writer")).ok();
        }
        let Some(open) = db.as_mut() else {
            // Dropping the jobs drops their answers: each caller hears that nothing was written.
            continue;
        };
        if !commit_group(open, group) {
            db = None;
        }
    }
}

/// Runs a group in one transaction. False when the connection can no longer be trusted.
fn commit_group(db: &mut Db, group: Vec<(Scope, Job)>) -> bool {
    if let Err(error) = begin(db, &group[0].0) {
        tracing::error!(%error, "begin");
        return false;
    }
    let alone = group.len() == 1;
    let mut answers = Vec::with_capacity(group.len());
    let mut accepted_any = false;
    let mut heads = Heads::new();
    for (_, job) in group {
        let (accepted, answer) = if alone { job(db, &mut heads) } else { in_savepoint(db, job, &mut heads) };
        accepted_any |= accepted;
        answers.push(answer);
    }
    let ended = if accepted_any { settle_heads(db, &heads).and_then(|()| commit(db)) } else { rollback(db) };
    let sound = ended.is_ok();
    let told = ended.map_err(|e| e.to_string());
    for answer in answers {
        answer(told.clone());
    }
    sound
}

/// A job among others: its own savepoint, so that its refusal undoes only itself.
fn in_savepoint(db: &mut Db, job: Job, heads: &mut Heads) -> (bool, Answer) {
    let mut kept = None;
    let before = heads.clone();
    let outcome = db.transaction::<(), diesel::result::Error, _>(|db| {
        let (accepted, answer) = job(db, heads);
        kept = Some((accepted, answer));
        if accepted { Ok(()) } else { Err(diesel::result::Error::RollbackTransaction) }
    });
    match (outcome, kept) {
        (Ok(()) | Err(diesel::result::Error::RollbackTransaction), Some(kept)) => kept,
        (Err(error), Some((_, answer))) => {
            // Accepted and then not kept: the head has not moved.
            *heads = before;
            let why = error.to_string();
            (false, Box::new(move |_| answer(Err(why))))
        }
        (_, None) => (false, Box::new(|_| {})),
    }
}

type Manager = <Db as Connection>::TransactionManager;

/// Takes the write lock first, so that a reader never has to be upgraded.
fn begin(db: &mut Db, scope: &Scope) -> diesel::QueryResult<()> {
    match db {
        Db::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
        Db::Postgres(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN")?;
            // The agency's code holds only small letters, digits and hyphens.
            let lock = format!("SELECT pg_advisory_xact_lock(hashtextextended('{}', 0))", scope.agency());
            c.batch_execute(&lock)
        }
    }
}

fn commit(db: &mut Db) -> diesel::QueryResult<()> {
    Manager::commit_transaction(db)
}

fn rollback(db: &mut Db) -> diesel::QueryResult<()> {
    Manager::rollback_transaction(db)
}
