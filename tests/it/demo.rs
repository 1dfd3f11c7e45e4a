//! The demo agency: it loads, adds up, shows something to everybody, and cannot be tampered with.

use crate::{
    on_both,
    support::{Browser, TestHouse, serve},
};
use niemphong::{assets, cases, demo, kernel::Day};

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
