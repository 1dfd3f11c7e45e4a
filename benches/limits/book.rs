//! Acts recorded per second, durable, against bare durable commits of the same row.

use crate::line;
use diesel::{
    Connection, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    sql_query,
    sql_types::{BigInt, Text},
};
use niemphong::{
    cases::CaseDeed,
    kernel::{CaseId, Clock, Day, PersonId},
    ledger::{Author, Doing, Subject, SubjectKind, record},
    store::{Address, Scope, Store},
};
use std::{thread, time::Instant};

const ACTS: usize = 1_500;
const ROUNDS: usize = 3;

pub fn run() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Address::Sqlite(folder.path().join("so.sqlite"))).unwrap();
    let mut bare = open_bare(folder.path());
    let mut n = 0_i64;
    let (mut bares, mut ones, mut sixteens) = (Vec::new(), Vec::new(), Vec::new());
    // The three in turn, so that a busy minute of the machine hits all of them.
    for _ in 0..ROUNDS {
        bares.push(rate(|| {
            for _ in 0..ACTS {
                n += 1;
                bare_commit(&mut bare, n);
            }
        }));
        ones.push(rate(|| write(&store, ACTS)));
        sixteens.push(
            rate(|| {
                thread::scope(|threads| {
                    for _ in 0..16 {
                        threads.spawn(|| write(&store, ACTS / 16 * 4));
                    }
                });
            }) * 4.0,
        );
    }
    let (bare, one, sixteen) = (median(bares), median(ones), median(sixteens));
    let shown = |rate: f64| format!("{rate:.0} a second");
    let limit = format!("{bare:.0} bare durable commits a second");
    line("Acts recorded, one writer", &shown(one), &limit, &format!("{:.2}", one / bare), "0.8");
    line("Acts recorded, sixteen writers", &shown(sixteen), &limit, &format!("{:.2}", sixteen / bare), "5");
}

/// Bare durable commits a second in a file of its own in a folder.
pub fn bare_rate(folder: &std::path::Path) -> f64 {
    let mut bare = open_bare(folder);
    let mut n = 0_i64;
    rate(|| {
        for _ in 0..ACTS {
            n += 1;
            bare_commit(&mut bare, n);
        }
    })
}

fn open_bare(folder: &std::path::Path) -> SqliteConnection {
    let mut bare = SqliteConnection::establish(&folder.join("bare.sqlite").to_string_lossy()).unwrap();
    bare.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         CREATE TABLE acts (agency TEXT, n BIGINT, id TEXT UNIQUE, entry TEXT, previous TEXT, digest TEXT, PRIMARY KEY (agency, n));",
    )
    .unwrap();
    bare
}

fn rate(job: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    job();
    ACTS as f64 / begun.elapsed().as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn write(store: &Store, acts: usize) {
    let scope = Scope::of("ha-an".parse().unwrap());
    let author =
        Author { id: PersonId::new(), name: "Lê Thị Lan".into(), office: "Chấp hành viên".into() };
    let now = Clock::fixed(Day::of(2026, 11, 25).unwrap()).now();
    let case = CaseId::new();
    for _ in 0..acts {
        let doing = Doing::new(author.clone(), now.day(), now);
        store
            .write(&scope, move |desk| {
                let deed = CaseDeed::Noted {
                    text: "Đã gọi điện cho người được thi hành án, hẹn làm việc.".into(),
                };
                record(desk, &doing, &Subject::of(SubjectKind::Case, case), &deed)
            })
            .unwrap();
    }
}

/// The same row, committed alone, by the same library: what the disk and SQLite ask for.
fn bare_commit(db: &mut SqliteConnection, n: i64) {
    let entry = format!(
        "{{\"v\":1,\"agency\":\"ha-an\",\"n\":{n},\"id\":\"0190\",\"subject_kind\":\"case\",\"kind\":\"case.noted\",\"happened_on\":\"2026-11-25\",\
         \"author\":{{\"name\":\"Lê Thị Lan\",\"office\":\"Chấp hành viên\"}},\"data\":{{\"deed\":\"noted\",\"text\":\"Đã gọi điện cho người được thi hành án, hẹn làm việc.\"}}}}"
    );
    db.immediate_transaction(|db| {
        sql_query("INSERT INTO acts (agency, n, id, entry, previous, digest) VALUES ('ha-an', ?, ?, ?, ?, ?)")
            .bind::<BigInt, _>(n)
            .bind::<Text, _>(uuid::Uuid::now_v7().to_string())
            .bind::<Text, _>(entry)
            .bind::<Text, _>("5f0c6f1f7a3e4a0f9f4be0a2f0c4d0b35f0c6f1f7a3e4a0f9f4be0a2f0c4d0b3")
            .bind::<Text, _>("6f0c6f1f7a3e4a0f9f4be0a2f0c4d0b35f0c6f1f7a3e4a0f9f4be0a2f0c4d0b3")
            .execute(db)
    })
    .unwrap();
}
