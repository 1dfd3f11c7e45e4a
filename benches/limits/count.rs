//! A count of ten thousand scans, each kept durably before it is answered, against bare durable commits of the same run:
//! scans one by one, and in batches as a browser sends them.

use crate::{book::bare_rate, line};
use niemphong::{
    accounts::{CountStore, Warrant},
    counting::{CountKind, CountWish, keep_scans, plan_count},
    demo,
    kernel::{ActId, Clock},
    ledger::Doing,
    store::{Address, Scope, Store},
    vault::Vault,
};
use std::time::Instant;

const SCANS: usize = 10_000;
const BATCH: usize = 50;
const ALONE: usize = 1_000;

pub fn run() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Address::Sqlite(folder.path().join("so.sqlite"))).unwrap();
    let vault = Vault::open(folder.path().join("vault")).unwrap();
    let clock = Clock::System;
    demo::load(&store, &vault, &clock).unwrap();
    let scope = Scope::of("ha-an".parse().unwrap());
    let (actor, place) = store
        .read(&scope, |desk| {
            let people = niemphong::accounts::people(desk)?;
            let thu = people.into_iter().find(|p| p.facts.login == "thu").unwrap();
            let place = niemphong::custody::place_by_code(desk, "K1-A1")?.unwrap();
            let actor = niemphong::accounts::Actor {
                id: thu.id,
                name: thu.facts.name,
                office: thu.facts.office,
                unit: thu.facts.unit,
                roles: thu.facts.roles,
                scope: Scope::of("ha-an".parse().unwrap()),
            };
            Ok((actor, place))
        })
        .unwrap();
    let by: Warrant<CountStore> = actor.warrant().unwrap();
    let (today, now) = (clock.today(), clock.now());
    let planning = by.clone();
    let doing = Doing::new(actor.author(), today, now);
    let (count, _) = store
        .write(&scope, move |desk| {
            let wish = CountWish {
                kind: CountKind::Spot,
                title: String::new(),
                on_day: today,
                goal: 0,
                places: vec![place.id],
            };
            plan_count(desk, &doing, &planning, wish)
        })
        .unwrap();
    let send = |from: usize, many: usize| {
        let batch: Vec<(String, String)> =
            (from..from + many).map(|n| (ActId::new().to_string(), format!("TV-2026-{n:05}"))).collect();
        let by = by.clone();
        store
            .write(&scope, move |desk| keep_scans(desk, &by, (today, now), (count, "K1-A1"), &batch))
            .unwrap();
    };
    let bare = bare_rate(folder.path());
    let begun = Instant::now();
    (0..ALONE).for_each(|n| send(n, 1));
    let alone = ALONE as f64 / begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    (0..SCANS / BATCH).for_each(|n| send(ALONE + n * BATCH, BATCH));
    let batched = SCANS as f64 / begun.elapsed().as_secs_f64();
    let limit = format!("{bare:.0} bare durable commits a second");
    let shown = |rate: f64| format!("{rate:.0} a second");
    line("Scans kept one by one", &shown(alone), &limit, &format!("{:.2}", alone / bare), "0.5");
    let what = format!("10,000 scans in batches of {BATCH}");
    line(&what, &shown(batched), &limit, &format!("{:.2}", batched / bare), "2");
}
