//! The page of a thing among 100,000, asked for over a loopback connection by somebody signed in, against 2 ms.

use crate::{browser::Browser, line, seconds_each};
use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};
use niemphong::{
    app, demo,
    kernel::Clock,
    store::{Address, Scope, Store},
    vault::Vault,
    web::House,
};

const THINGS: usize = 100_000;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
}

pub fn run() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Address::Sqlite(folder.path().join("so.sqlite"))).unwrap();
    let vault = Vault::open(folder.path().join("vault")).unwrap();
    let clock = Clock::System;
    let begun = std::time::Instant::now();
    let accounts = demo::load(&store, &vault, &clock).unwrap();
    let loaded = begun.elapsed().as_secs_f64();
    line("The demo loads", &format!("{loaded:.2} s"), "5 s", &format!("{:.1}", 5.0 / loaded), "1");
    let keeper = accounts.iter().find(|a| a.login == "kien").unwrap_or(&accounts[0]).clone();
    let scope = Scope::of("ha-an".parse().unwrap());
    fill(&store, &scope);
    let root = serve(House::new(store, vault, clock, false));
    let browser = Browser::new(&root);
    let given = [("login", keeper.login.as_str()), ("password", keeper.password), ("ve", "/tai-khoan")];
    browser.fill("/dang-nhap", "/dang-nhap", &given).is(200);
    let mut at = 0;
    let page = seconds_each(|| {
        at = (at + 7_919) % THINGS;
        browser.get(&format!("/vat/BEN-{at:06}")).is(200);
    });
    let list = seconds_each(|| {
        browser.get("/kho/vat").is(200);
    });
    let empty = seconds_each(|| {
        browser.get("/khong-co-trang-nay");
    });
    let limit = format!("2 ms (a page that is not there takes {:.2} ms)", empty * 1e3);
    let shown = |seconds: f64| format!("{:.2} ms", seconds * 1e3);
    line("Page of one thing among 100,000", &shown(page), &limit, &format!("{:.1}", 2e-3 / page), "1");
    line("First page of the list of 100,000", &shown(list), "2 ms", &format!("{:.1}", 2e-3 / list), "1");
}

/// Copies of one thing of the demo with all its acts, photographs and papers referred to by each.
fn fill(store: &Store, scope: &Scope) {
    store
        .write(scope, |desk| {
            let columns: Vec<Column> =
                sql_query("SELECT name FROM pragma_table_info('items')").load(desk.db())?;
            let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
            let values: Vec<String> = names
                .iter()
                .map(|name| match *name {
                    "id" => "printf('00000000-0000-7000-8000-%012d', i)".to_owned(),
                    "code" => "printf('BEN-%06d', i)".to_owned(),
                    other => format!("one.{other}"),
                })
                .collect();
            let one = "SELECT * FROM items WHERE state = 'in_store' AND parent IS NULL ORDER BY photos DESC, code LIMIT 1";
            desk.db().batch_execute(&format!(
                "CREATE TEMP TABLE one AS {one};
                 CREATE TEMP TABLE numbers AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT i FROM n;
                 INSERT INTO items ({}) SELECT {} FROM one, numbers;
                 INSERT INTO item_acts (agency, item, n) SELECT a.agency, printf('00000000-0000-7000-8000-%012d', i), a.n \
                 FROM numbers, item_acts a, one WHERE a.item = one.id;
                 ANALYZE;",
                THINGS - 1,
                names.join(", "),
                values.join(", ")
            ))?;
            Ok(())
        })
        .unwrap();
}

fn serve(house: House) -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let (server, address) = app::serve(house, "127.0.0.1", 0, 1).unwrap();
            tell.send(format!("http://{address}")).unwrap();
            server.await.unwrap();
        });
    });
    told.recv().unwrap()
}
