//! The script: what everybody does, sorted by the day on which it is written, and played into the book.

use super::{days::moment, pictures::Pictures};
use crate::{
    accounts::{Actor, Duty, Warrant},
    assets::Hand,
    kernel::{AssetId, CaseId, Day, DisposalId, ItemId, OrderId, PlaceId, Refusal},
    ledger::{Doing, Recorded},
    store::{Desk, Failure, Scope, Store},
    vault::Vault,
};
use std::collections::BTreeMap;

/// Acts written with one durable commit.
const ACTS_A_COMMIT: usize = 120;
/// When the office opens, in minutes after midnight.
const MORNING: i64 = 8 * 60;
/// Minutes between two acts of one day, and the last minute on which anything is written.
const PACE: i64 = 4;
const EVENING: i64 = 17 * 60;
/// What an officer gives as the reason when a step is late.
const LATE_REASON: &str = "Chờ xác minh bổ sung theo đề nghị của đương sự";

/// Everything the script has made so far, by the short keys of its own tables.
pub struct Board {
    /// Where files are kept.
    pub vault: Vault,
    /// Everybody, by sign-in name.
    pub people: BTreeMap<String, Actor>,
    /// Cases.
    pub cases: BTreeMap<String, CaseId>,
    /// Assets and their numbers.
    pub assets: BTreeMap<String, (AssetId, String)>,
    /// Places of storage.
    pub places: BTreeMap<String, PlaceId>,
    /// Orders of the store.
    pub orders: BTreeMap<String, OrderId>,
    /// Counts of the store.
    pub counts: BTreeMap<String, crate::kernel::CountId>,
    /// Things in custody and their numbers.
    pub items: BTreeMap<String, (ItemId, String)>,
    /// Matters of disposal.
    pub disposals: BTreeMap<String, DisposalId>,
    /// Pictures in the vault.
    pub pictures: Pictures,
}

impl Board {
    /// An empty board.
    pub fn new(vault: Vault, people: BTreeMap<String, Actor>, pictures: Pictures) -> Board {
        Board {
            vault,
            people,
            cases: BTreeMap::new(),
            assets: BTreeMap::new(),
            places: BTreeMap::new(),
            orders: BTreeMap::new(),
            counts: BTreeMap::new(),
            items: BTreeMap::new(),
            disposals: BTreeMap::new(),
            pictures,
        }
    }

    /// Somebody by sign-in name.
    ///
    /// # Errors
    /// When the tables name nobody.
    pub fn person(&self, login: &str) -> Result<&Actor, Failure> {
        known(&self.people, login, "người")
    }

    /// A place of storage by its code.
    ///
    /// # Errors
    /// When the tables name no such place.
    pub fn place(&self, code: &str) -> Result<PlaceId, Failure> {
        known(&self.places, code, "nơi lưu giữ").copied()
    }
}

/// One act of somebody on one asset.
pub struct Turn<'a, 'd> {
    /// The desk.
    pub desk: &'a mut Desk<'d>,
    /// What there is so far.
    pub board: &'a mut Board,
    /// The circumstances.
    pub doing: Doing,
    /// Who.
    pub who: &'a str,
    /// The table's key of the asset.
    pub key: &'a str,
}

impl Turn<'_, '_> {
    /// Takes a step of the asset's journey: as it should be, or late with the reason that is then given.
    ///
    /// # Errors
    /// What the verb answers.
    pub fn take<D: Duty>(
        &mut self,
        verb: impl Fn(&mut Desk<'_>, &Hand<'_, D>, &str) -> Result<Recorded, Failure>,
    ) -> Result<(), Failure> {
        let warrant = self.warrant::<D>()?;
        let (_, code) = self.asset()?;
        let hand = || Hand::of(&self.board.vault, &warrant, self.doing.clone());
        match verb(self.desk, &hand(), &code) {
            Err(failure) if failure.refusal().is_some_and(|r| r.code == "LATE") => {
                verb(self.desk, &hand().late(LATE_REASON), &code).map(drop)
            }
            done => done.map(drop),
        }
    }

    /// The proof that whoever acts may do so.
    ///
    /// # Errors
    /// The refusal.
    pub fn warrant<D: Duty>(&self) -> Result<Warrant<D>, Failure> {
        Ok(self.board.person(self.who)?.warrant::<D>()?)
    }

    /// The asset and its number.
    ///
    /// # Errors
    /// When it is not registered yet.
    pub fn asset(&self) -> Result<(AssetId, String), Failure> {
        known(&self.board.assets, self.key, "tài sản").cloned()
    }
}

/// What a key of the tables stands for.
///
/// # Errors
/// When it stands for nothing.
pub fn known<'a, T>(map: &'a BTreeMap<String, T>, key: &str, what: &str) -> Result<&'a T, Failure> {
    map.get(key)
        .ok_or_else(|| Refusal::new("DEMO-KEY", format!("bảng dữ liệu mẫu không có {what} “{key}”")).into())
}

type Job = Box<dyn FnOnce(&mut Desk<'_>, &mut Board, Doing) -> Result<(), Failure> + Send>;

struct Planned {
    /// The day on which it is written into the book.
    written: Day,
    /// The day on which it happened.
    on: Day,
    who: String,
    what: String,
    /// The minute of the day before which it is not written.
    not_before: i64,
    job: Job,
}

/// The acts to come.
#[derive(Default)]
pub struct Script {
    planned: Vec<Planned>,
}

impl Script {
    /// An act written on the day it happens.
    pub fn on(
        &mut self,
        day: Day,
        who: &str,
        what: impl Into<String>,
        job: impl FnOnce(&mut Desk<'_>, &mut Board, Doing) -> Result<(), Failure> + Send + 'static,
    ) {
        self.late(day, day, who, what, job);
    }

    /// An act that happened on `on` and is written later, from an old file.
    pub fn late(
        &mut self,
        written: Day,
        on: Day,
        who: &str,
        what: impl Into<String>,
        job: impl FnOnce(&mut Desk<'_>, &mut Board, Doing) -> Result<(), Failure> + Send + 'static,
    ) {
        let (who, what) = (who.to_owned(), what.into());
        self.planned.push(Planned { written, on, who, what, not_before: 0, job: Box::new(job) });
    }

    /// The act planned last is not written before that minute of its day.
    pub fn not_before(&mut self, minute: i64) {
        if let Some(act) = self.planned.last_mut() {
            act.not_before = minute;
        }
    }

    /// An act on an asset.
    pub fn asset(
        &mut self,
        written: Day,
        on: Day,
        who: &str,
        key: &str,
        what: String,
        job: impl FnOnce(&mut Turn<'_, '_>) -> Result<(), Failure> + Send + 'static,
    ) {
        let (author, key) = (who.to_owned(), key.to_owned());
        self.late(written, on, who, what, move |desk, board, doing| {
            job(&mut Turn { desk, board, doing, who: &author, key: &key })
        });
    }

    /// Plays every act in the order of the days, many in one commit.
    ///
    /// # Errors
    /// The first act that was refused or failed, with its day.
    pub fn play(mut self, store: &Store, scope: &Scope, mut board: Board) -> Result<Board, String> {
        self.planned.sort_by_key(|act| act.written);
        let mut acts = self.planned.into_iter().peekable();
        let mut clock = (None, MORNING);
        while acts.peek().is_some() {
            let group: Vec<(Planned, i64)> = acts
                .by_ref()
                .take(ACTS_A_COMMIT)
                .map(|act| {
                    let same = clock.0 == Some(act.written);
                    let next = if same { (clock.1 + PACE).min(EVENING) } else { MORNING };
                    clock = (Some(act.written), next.max(act.not_before));
                    (act, clock.1)
                })
                .collect();
            board = store
                .write(scope, move |desk| {
                    for (act, minute) in group {
                        perform(desk, &mut board, act, minute)?;
                    }
                    Ok(board)
                })
                .map_err(|e| e.to_string())?;
        }
        Ok(board)
    }
}

fn perform(desk: &mut Desk<'_>, board: &mut Board, act: Planned, minute: i64) -> Result<(), Failure> {
    let author = board.person(&act.who)?.author();
    let doing = Doing::new(author, act.on, moment(act.written, minute));
    (act.job)(desk, board, doing).map_err(|failure| {
        let why = format!("{} ngày {}: {failure}", act.what, act.on);
        Refusal::new("DEMO", why).into()
    })
}
