//! The book: append-only, gapless, one chain for each agency, alike on both databases.

use crate::{on_both, support::TestHouse};
use diesel::connection::SimpleConnection;
use niemphong::{
    accounts::{AccountDeed, AgencyFacts, PersonFacts, Role, Roles, open_agency},
    kernel::{ActId, PersonId},
    ledger::{Author, Doing, Subject, SubjectKind, acts_of, head, record},
    store::{Db, Failure, Scope, columns_of, table_names},
    verify::verify,
};
use std::thread;

fn author() -> Author {
    Author { id: PersonId::new(), name: "Lê Thị Lan".into(), office: "Quản trị".into() }
}

fn person(login: &str) -> PersonFacts {
    PersonFacts {
        login: login.into(),
        name: "Lê Thị Lan".into(),
        office: "Quản trị".into(),
        unit: "Văn phòng".into(),
        roles: Roles::of([Role::Administrator]),
        until: None,
    }
}

fn open(house: &TestHouse, scope: &Scope) -> Author {
    let author = author();
    let doing = Doing::new(author.clone(), house.clock.today(), house.clock.now());
    let login = format!("lan-{}", scope.agency());
    house
        .store
        .write(scope, move |desk| {
            let facts = AgencyFacts {
                name: "Thi hành án dân sự tỉnh Hà An".into(),
                superior: "Cục Quản lý Thi hành án dân sự".into(),
                place: "Hà An".into(),
                address: "Số 1, đường Hòa Bình, phường Hà An, tỉnh Hà An".into(),
                symbol: "THADS".into(),
                wage_region: "I".into(),
                head_title: "Trưởng Thi hành án dân sự tỉnh Hà An".into(),
            };
            open_agency(desk, &doing, facts, person(&login))
        })
        .unwrap();
    author
}

fn add_person(house: &TestHouse, scope: &Scope, by: &Author, act: ActId) -> Result<i64, Failure> {
    let mut doing = Doing::new(by.clone(), house.clock.today(), house.clock.now());
    doing.act = act;
    let id = PersonId::new();
    house.store.write(scope, move |desk| {
        let deed = AccountDeed::PersonAdded(person(&format!("p-{id}")));
        record(desk, &doing, &Subject::of(SubjectKind::Person, id), &deed).map(|done| done.n)
    })
}

on_both! {
    fn nothing_in_the_book_can_be_changed_or_taken_out(house) {
        let scope = house.scope();
        open(house, &scope);
        for attack in ["UPDATE acts SET entry = '{}'", "DELETE FROM acts", "UPDATE acts SET n = n + 1"] {
            let refused = house.store.write(&scope, move |desk| Ok(desk.db().batch_execute(attack)?));
            assert!(refused.unwrap_err().to_string().contains("append-only"), "{attack}");
        }
    }
}

on_both! {
    fn eight_writers_at_once_leave_one_gapless_chain(house) {
        let scope = house.scope();
        let by = open(house, &scope);
        thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| {
                    for _ in 0..10 {
                        add_person(house, &scope, &by, ActId::new()).unwrap();
                    }
                });
            }
        });
        let (n, _) = house.store.read(&scope, head).unwrap();
        assert_eq!(n, 82);
    }
}

on_both! {
    fn two_agencies_write_two_books(house) {
        let (an, nam) = (house.scope(), Scope::of("ha-nam".parse().unwrap()));
        let (by_an, by_nam) = (open(house, &an), open(house, &nam));
        for _ in 0..3 {
            add_person(house, &an, &by_an, ActId::new()).unwrap();
        }
        add_person(house, &nam, &by_nam, ActId::new()).unwrap();
        let heads = (house.store.read(&an, head).unwrap(), house.store.read(&nam, head).unwrap());
        assert_eq!((heads.0.0, heads.1.0), (5, 3));
        assert_ne!(heads.0.1, heads.1.1);
        let seen = house.store.read(&nam, |desk| acts_of(desk, "ha-an")).unwrap();
        assert!(seen.is_empty(), "one agency sees nothing of another");
    }
}

on_both! {
    fn a_form_sent_twice_is_one_act(house) {
        let scope = house.scope();
        let by = open(house, &scope);
        let act = ActId::new();
        let first = add_person(house, &scope, &by, act).unwrap();
        let again = add_person(house, &scope, &by, act).unwrap();
        assert_eq!(first, again);
    }
}

on_both! {
    fn an_old_page_is_told_that_the_story_has_moved_on(house) {
        let scope = house.scope();
        let by = open(house, &scope);
        let id = by.id;
        let mut doing = Doing::new(by, house.clock.today(), house.clock.now());
        doing.after = Some(0);
        let refused = house.store.write(&scope, move |desk| {
            record(desk, &doing, &Subject::of(SubjectKind::Person, id), &AccountDeed::PersonLeft)
        });
        assert_eq!(refused.unwrap_err().refusal().map(|r| r.code.clone()).as_deref(), Some("STALE"));
    }
}

on_both! {
    fn a_refused_act_among_others_leaves_no_trace(house) {
        let scope = house.scope();
        let by = open(house, &scope);
        thread::scope(|threads| {
            for i in 0..12 {
                let (by, scope) = (&by, &scope);
                threads.spawn(move || {
                    if i % 3 == 0 {
                        let twin = PersonFacts { login: "lan-ha-an".into(), ..person("x") };
                        let doing = Doing::new(by.clone(), house.clock.today(), house.clock.now());
                        let refused = house.store.write(scope, move |desk| {
                            let subject = Subject::of(SubjectKind::Person, PersonId::new());
                            record(desk, &doing, &subject, &AccountDeed::PersonAdded(twin))
                        });
                        assert!(refused.is_err(), "a twin of a login");
                    } else {
                        add_person(house, scope, by, ActId::new()).unwrap();
                    }
                });
            }
        });
        assert_eq!(house.store.read(&scope, head).unwrap().0, 10);
    }
}

on_both! {
    fn a_changed_row_is_found_and_named(house) {
        let scope = house.scope();
        open(house, &scope);
        let change = |sql: &'static str| {
            house.store.write(&scope, move |desk| Ok(desk.db().batch_execute(sql)?)).unwrap();
        };
        change("UPDATE people SET office = 'Thủ kho'");
        let report = verify(&house.store, &house.vault).unwrap();
        assert!(report.breaks[0].place.contains("people"), "{:?}", report.breaks);
        change("UPDATE people SET office = 'Quản trị'");
    }
}

/// One byte of one column of the second act becomes another, behind the back of the guards; `verify` names the act.
#[derive(Clone, Copy)]
struct Columns<'a>(&'a TestHouse, &'a Scope);

impl Columns<'_> {
    fn run(self, sql: String) -> Result<(), Failure> {
        self.0.store.write(self.1, move |desk| Ok(desk.db().batch_execute(&sql)?))
    }

    fn on_sqlite(self) -> bool {
        self.0.store.read_any(|db| Ok(matches!(db, Db::Sqlite(_)))).unwrap()
    }

    fn is_told(self, column: &str, value: &str) {
        const ACT: &str = "WHERE digest = (SELECT digest FROM kept WHERE n = 2)";
        // PostgreSQL refuses a day that is none, and neither takes two acts for one place: that is an answer as well.
        if self.run(format!("UPDATE acts SET {column} = {value} {ACT}")).is_err() {
            return;
        }
        let report = verify(&self.0.store, &self.0.vault).unwrap();
        let told = report.breaks.iter().any(|b| b.place == "hành vi số 2");
        assert!(told, "{column} = {value}: {:?}", report.breaks);
        self.run(format!(
            "UPDATE acts SET {column} = (SELECT kept.{column} FROM kept WHERE kept.n = 2) {ACT}"
        ))
        .unwrap();
    }
}

on_both! {
    fn a_changed_byte_in_any_column_of_an_act_is_found_and_the_act_is_named(house) {
        let scope = house.scope();
        let by = open(house, &scope);
        add_person(house, &scope, &by, ActId::new()).unwrap();
        let columns = Columns(house, &scope);
        let sqlite = columns.on_sqlite();
        let table = if sqlite { "" } else { " ON acts" };
        columns.run(format!("DROP TRIGGER acts_never_change{table}; CREATE TABLE kept AS SELECT * FROM acts")).unwrap();
        let texts = ["id", "subject_kind", "subject", "kind", "actor", "entry", "previous"];
        let days = if sqlite { &["happened_on", "recorded_at"][..] } else { &[] };
        for column in texts.iter().chain(days) {
            for at in [1, 3, 5, 9] {
                let flipped = format!(
                    "substr({column}, 1, {at} - 1) || CASE substr({column}, {at}, 1) WHEN '7' THEN '8' ELSE '7' END || substr({column}, {at} + 1)"
                );
                columns.is_told(column, &flipped);
            }
        }
        columns.is_told("seq", "seq + 7");
        columns.is_told("corrects", "'7'");
        if sqlite {
            for column in ["entry", "kind", "actor"] {
                columns.is_told(column, "CAST(x'ff41' AS TEXT)");
            }
        } else {
            columns.is_told("happened_on", "happened_on + 1");
            columns.is_told("recorded_at", "recorded_at + interval '1 second'");
        }
        house.must_verify();
    }
}

#[test]
fn migrations_go_down_and_up_again() {
    let mut db = Db::scratch().unwrap();
    let before = table_names(&mut db).unwrap();
    db.migrate_down_and_up().unwrap();
    assert_eq!(table_names(&mut db).unwrap(), before);
    assert!(before.len() > 20);
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let Some(house) = TestHouse::new(crate::support::Kind::Postgres) else { return };
    let mut sqlite = Db::scratch().unwrap();
    let names = table_names(&mut sqlite).unwrap();
    house
        .store
        .read_any(|postgres| {
            assert_eq!(table_names(postgres)?, names);
            for name in &names {
                assert_eq!(columns_of(postgres, name)?, columns_of(&mut sqlite, name)?, "{name}");
            }
            Ok(())
        })
        .unwrap();
}
