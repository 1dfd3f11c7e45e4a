//! Lanes: one writer for each book, who takes everyone that waits into one durable commit.
//!
//! Durable commits are the limit of a book's speed. Whoever finds the lane free writes by himself, at once and without
//! waking anybody; whoever comes meanwhile waits in the queue. When the first has his answer and others wait, the lane's
//! own thread relieves him and takes all who wait into each commit. Each job runs in a savepoint of its own and gets its
//! own answer: a refused job leaves no trace; the others are not touched by it. On SQLite there is one lane, since the
//! file has one writer; on PostgreSQL one for each agency, behind a lock keyed by the agency, so that agencies commit
//! side by side.

use super::{
    Address, Db, Desk, Failure, Scope, StoreError,
    desk::{Heads, settle_heads},
    open::Role,
};
use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};
use std::{
    collections::{HashMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
};

/// Most jobs in one commit; beyond this the last would wait too long for its answer.
const GROUP_MAX: usize = 64;

/// Tells a waiting writer how its commit went.
type Answer = Box<dyn FnOnce(Result<(), String>) + Send>;
/// A job that has been wrapped to answer its own caller; `true` when it was accepted.
/// The heads that earlier jobs of the group have moved go through it.
type Job = Box<dyn FnOnce(&mut Db, &mut Heads) -> (bool, Answer) + Send>;
/// One book's lane.
struct Lane {
    address: Address,
    queue: Mutex<Queue>,
    /// The writer's connection; only whoever leads takes it.
    writer: Mutex<Option<Db>>,
    /// Calls the lane's own thread to lead.
    relief: mpsc::Sender<()>,
}

/// Who waits, and whether somebody leads.
#[derive(Default)]
struct Queue {
    jobs: VecDeque<(Scope, Job)>,
    led: bool,
}

#[derive(Clone)]
pub(super) struct Lanes {
    address: Address,
    open: Arc<Mutex<HashMap<String, Arc<Lane>>>>,
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
        self.lane(scope).take((scope.clone(), job));
        answered.recv().map_err(|_| closed())?
    }

    /// The scope's lane, with a thread of its own behind it.
    fn lane(&self, scope: &Scope) -> Arc<Lane> {
        let key = match self.address {
            Address::Sqlite(_) => String::new(),
            Address::Postgres(_) => scope.agency().as_str().to_owned(),
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(open.entry(key).or_insert_with(|| Lane::open(self.address.clone())))
    }
}

impl Lane {
    fn open(address: Address) -> Arc<Lane> {
        let (relief, called) = mpsc::channel();
        let lane = Arc::new(Lane { address, queue: Mutex::default(), writer: Mutex::default(), relief });
        let watched = Arc::downgrade(&lane);
        // The thread ends when the last hand lets go of the lane.
        thread::spawn(move || {
            while called.recv().is_ok() {
                let Some(lane) = watched.upgrade() else { return };
                while lane.write_group() {}
            }
        });
        lane
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a job into the queue; writes it here and now when nobody leads.
    fn take(&self, job: (Scope, Job)) {
        {
            let mut queue = self.queue();
            queue.jobs.push_back(job);
            if queue.led {
                return;
            }
            queue.led = true;
        }
        if self.write_group() {
            // Others wait. If the thread is gone the house is closing, and they hear that nothing was written.
            let _ = self.relief.send(());
        }
    }

    /// Takes everyone who waits into one commit and answers each. True when others have come meanwhile; otherwise
    /// nobody leads any more.
    fn write_group(&self) -> bool {
        let group: Vec<(Scope, Job)> = {
            let mut queue = self.queue();
            let many = queue.jobs.len().min(GROUP_MAX);
            queue.jobs.drain(..many).collect()
        };
        if !group.is_empty() {
            let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
            if writer.is_none() {
                let opened = Db::connect(&self.address, Role::Writer);
                *writer = opened.inspect_err(|e| tracing::error!(%e, "writer")).ok();
            }
            // Without a connection the jobs are dropped, and with them their answers: each caller hears that nothing
            // was written. A connection that failed is not trusted again.
            let sound = writer.as_mut().is_some_and(|db| {
                catch_unwind(AssertUnwindSafe(|| commit_group(db, group))).unwrap_or(false)
            });
            if !sound {
                *writer = None;
            }
        }
        let mut queue = self.queue();
        queue.led = !queue.jobs.is_empty();
        queue.led
    }
}

fn closed() -> Failure {
    StoreError::Commit("người ghi sổ đã dừng".into()).into()
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
