//! The demo agency: it loads, adds up, shows something to everybody, and cannot be tampered with.

use crate::{
    on_both,
    support::{Browser, TestHouse, serve},
};
use diesel::connection::SimpleConnection;
use niemphong::{
    assets, cases, custody, demo, documents,
    kernel::Day,
    ledger::{Columns, Link, acts_after, genesis, walk},
    vault::Digest,
    verify::verify,
};
use std::{collections::BTreeSet, fs};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn load(house: &TestHouse) -> Vec<demo::Account> {
    demo::load(&house.store, &house.vault, &house.clock).unwrap()
}

on_both! {
    fn the_sample_agency_loads_and_everybody_can_sign_in(house) {
        let accounts = load(house);
        let today = house.clock.today();
        house.store.read(&house.scope(), |desk| {
            assert!(cases::count_cases(desk)? >= 30);
            let all = assets::assets_of(desk, &[], None, 0, 500)?;
            let long = all.iter().filter(|a| a.round >= 10).count();
            assert!(long >= 3, "{long} whole ladders");
            let due = assets::dues(desk, None, today, 500)?;
            let ours = |due: &&assets::DueRow| due.actor == "Chấp hành viên";
            assert!(due.iter().filter(ours).any(|d| d.due == Some(today)), "something is due today");
            assert!(due.iter().filter(ours).any(|d| d.due < Some(today)), "something is overdue");
            for stage in ["seized", "valued", "priced", "contracted", "announced", "on_sale", "unsold", "offered",
                "accepted", "sold", "paid", "taken", "delivered", "closed"] {
                assert!(all.iter().any(|a| a.stage == stage), "no asset is {stage}");
            }
            let papers: BTreeSet<String> =
                documents::recent_papers(desk, 0, 5_000)?.into_iter().map(|paper| paper.code).collect();
            for code in ["DOC-19", "DOC-20", "DOC-27", "DOC-39", "DOC-44", "DOC-56", "DOC-58", "DOC-61", "DOC-66",
                "DOC-73", "DOC-80a", "DOC-80c", "DOC-80d"] {
                assert!(papers.contains(code), "no {code}");
            }
            assert!(!custody::discrepancies(desk, true, None, 0, 10)?.is_empty(), "a discrepancy is open");
            Ok(())
        }).unwrap();
        let (root, stop) = serve(house);
        for account in &accounts {
            let browser = Browser::new(&root);
            let given = [("login", account.login.as_str()), ("password", account.password), ("ve", "/tai-khoan")];
            browser.fill("/dang-nhap", "/dang-nhap", &given).is(200).says("Tài khoản");
        }
        drop(stop.stop(false));
    }
}

#[test]
fn the_demo_loads_on_a_sunday_and_in_a_year_without_a_calendar() {
    for today in ["2026-12-06", "2030-03-14"] {
        let house = TestHouse::new(crate::support::Kind::Sqlite).unwrap();
        house.clock.set(niemphong::kernel::Clock::fixed(day(today)).now());
        load(&house);
        assert_eq!(demo::note(&house.clock).is_some(), today == "2030-03-14");
        house.must_verify();
    }
}

/// Everything of the demo's book that can be tampered with, as it is stored.
struct Stored {
    rows: Vec<(Link, Columns)>,
    files: Vec<Digest>,
}

fn stored(house: &TestHouse) -> Stored {
    house
        .store
        .read(&house.scope(), |desk| {
            let rows = acts_after(desk, 0, 100_000)?;
            let files = documents::all_files(desk)?.iter().map(|digest| digest.parse().unwrap()).collect();
            Ok(Stored { rows, files })
        })
        .unwrap()
}

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// One byte of a text becomes another letter or digit, whatever it was.
fn flipped(text: &str, at: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A changed byte in an act row, told by the very functions of which `verify` is made.
fn act_is_told(rows: &[(Link, Columns)], dice: &mut Dice) {
    let place = dice.below(rows.len());
    let first = (0, genesis("ha-an"));
    let before = place.checked_sub(1).map_or(first, |p| (rows[p].0.n, rows[p].0.digest.clone()));
    let mut link = rows[place].0.clone();
    let part =
        [&mut link.entry, &mut link.previous, &mut link.digest].into_iter().nth(dice.below(3)).unwrap();
    *part = flipped(part, dice.below(part.len()));
    let told = walk("ha-an", (before.0, &before.1), &link).expect_err("a changed act");
    assert_eq!(told.n, rows[place].0.n, "the very act is named");
}

/// A changed byte in a photograph or a paper, told by the very function that `verify` reads files with.
fn file_is_told(house: &TestHouse, digest: &Digest, dice: &mut Dice) {
    let path = house.vault.path(digest);
    let whole = fs::read(&path).unwrap();
    let mut changed = whole.clone();
    let at = dice.below(changed.len());
    changed[at] ^= 1 << dice.below(8);
    fs::write(&path, &changed).unwrap();
    let told = house.vault.get(digest).expect_err("a changed file").to_string();
    assert!(told.contains(digest.as_str()), "the very file is named: {told}");
    fs::write(&path, &whole).unwrap();
}

/// Changes the text of one act behind the back of the guards, lets `verify` judge, and puts it back.
fn verify_tells_an_act(house: &TestHouse, link: &Link, dice: &mut Dice) {
    let write = |entry: String| {
        let n = link.n;
        let text = entry.replace('\'', "''");
        house
            .store
            .write(&house.scope(), move |desk| {
                let lift = "DROP TRIGGER IF EXISTS acts_never_change";
                let change = format!("{lift}; UPDATE acts SET entry = '{text}' WHERE n = {n}");
                Ok(desk.db().batch_execute(&change)?)
            })
            .unwrap();
    };
    write(flipped(&link.entry, dice.below(link.entry.len())));
    let report = verify(&house.store, &house.vault).unwrap();
    assert_eq!(report.breaks[0].place, format!("hành vi số {}", link.n));
    write(link.entry.clone());
}

/// A thousand bytes, drawn with a fixed seed over act rows, photographs and papers. A whole `verify` replays the
/// book and takes seconds in an unoptimised build, so 945 flips are put directly to the functions it is made of
/// (`walk` for acts, `Vault::get` for files). The other 55 go through `verify` from end to end: fifty files, ten to a
/// run, and five acts, one to a run, drawn from the first hundred because the walk ends at the first broken link.
#[test]
fn a_thousand_changed_bytes_are_each_found_and_the_place_is_named() {
    let house = TestHouse::new(crate::support::Kind::Sqlite).unwrap();
    load(&house);
    let Stored { rows, files } = stored(&house);
    let mut dice = Dice(20_261_125);
    for round in 0..945 {
        if round % 2 == 0 {
            act_is_told(&rows, &mut dice);
        } else {
            file_is_told(&house, &files[dice.below(files.len())], &mut dice);
        }
    }
    // Ten files at a time, so that five runs of `verify` judge fifty flips, each by its own name.
    for _ in 0..5 {
        let mut chosen = BTreeSet::new();
        while chosen.len() < 10 {
            chosen.insert(dice.below(files.len()));
        }
        let kept: Vec<(usize, Vec<u8>)> =
            chosen.iter().map(|file| (*file, fs::read(house.vault.path(&files[*file])).unwrap())).collect();
        for (file, whole) in &kept {
            let mut changed = whole.clone();
            let at = dice.below(changed.len());
            changed[at] ^= 0x10;
            fs::write(house.vault.path(&files[*file]), changed).unwrap();
        }
        let report = verify(&house.store, &house.vault).unwrap();
        for (file, whole) in &kept {
            let place = format!("tệp {}…", &files[*file].as_str()[..12]);
            assert!(
                report.breaks.iter().any(|b| b.place == place),
                "{place} is not named: {:?}",
                report.breaks
            );
            fs::write(house.vault.path(&files[*file]), whole).unwrap();
        }
        assert_eq!(report.breaks.len(), 10, "and nothing else is blamed");
    }
    for _ in 0..5 {
        verify_tells_an_act(&house, &rows[dice.below(100)].0, &mut dice);
    }
    house.must_verify();
}
