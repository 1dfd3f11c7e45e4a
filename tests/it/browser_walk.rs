//! The walks that matter, in a real browser: phone and desk, keyboard, nothing wider than the screen.

use crate::support::{Kind, TestHouse, require, serve};
use fantoccini::{Client, ClientBuilder, Locator, key::Key};
use niemphong::demo;
use std::{
    fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// ChromeDriver on a free port; ended with the test.
struct Driver(Child, u16);

impl Driver {
    fn start() -> Option<Driver> {
        let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let child = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        Some(Driver(child, port))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn browser(port: u16) -> Client {
    let options = serde_json::json!({ "goog:chromeOptions": { "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"
    ]}});
    let capabilities = options.as_object().cloned().unwrap();
    for _ in 0..50 {
        let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        if let Ok(client) =
            builder.capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await
        {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("chromedriver does not answer");
}

/// Where the pictures go: looked at by people, never compared.
fn pictures() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    fs::create_dir_all(&folder).unwrap();
    folder
}

async fn look(client: &Client, root: &str, address: &str, name: &str) {
    client.goto(&format!("{root}{address}")).await.unwrap();
    let wider = client
        .execute("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![])
        .await
        .unwrap();
    assert!(wider.as_i64().unwrap_or(0) <= 1, "{address} is wider than the screen by {wider}");
    let heading = client.find(Locator::Css("h1")).await.unwrap().text().await.unwrap();
    assert!(!heading.is_empty(), "{address} has no heading");
    fs::write(pictures().join(format!("{name}.png")), client.screenshot().await.unwrap()).unwrap();
}

async fn sign_in(client: &Client, root: &str, account: &demo::Account) {
    client.goto(&format!("{root}/dang-nhap")).await.unwrap();
    client.find(Locator::Css("[name=login]")).await.unwrap().send_keys(&account.login).await.unwrap();
    let password = client.find(Locator::Css("[name=password]")).await.unwrap();
    password.send_keys(account.password).await.unwrap();
    password.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
    client.wait().for_element(Locator::Css("nav.rail")).await.unwrap();
}

/// Cuts the network of the browser or mends it, as the driver offers it.
async fn network(client: &Client, port: u16, offline: bool) {
    let id = client.session_id().await.unwrap().unwrap();
    let conditions = serde_json::json!({ "network_conditions":
        { "offline": offline, "latency": 0, "download_throughput": 1_000_000, "upload_throughput": 1_000_000 } });
    let address = format!("http://127.0.0.1:{port}/session/{id}/chromium/network_conditions");
    let sent = ureq::post(&address).header("content-type", "application/json").send(conditions.to_string());
    assert!(sent.is_ok(), "{sent:?}");
}

async fn type_scan(client: &Client, code: &str) {
    let field = client.find(Locator::Css("form[data-count] [name=code]")).await.unwrap();
    field.send_keys(code).await.unwrap();
    field.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
}

/// Waits until the page has read so many scans.
async fn wait_read(client: &Client, count: u32) {
    for _ in 0..150 {
        let read = client.find(Locator::Css("#read")).await.unwrap().text().await.unwrap();
        if read == count.to_string() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the sheet never read {count} scans");
}

#[test]
fn a_blind_count_of_thirty_scans_loses_none_when_the_network_goes_away() {
    use crate::support::{Cast, stock};
    let Some(driver) = Driver::start() else { return require("chromedriver") };
    let house = TestHouse::new(Kind::Sqlite).unwrap();
    let cast = Cast::of(&house);
    let case = stock::case(&house, cast.lan.0, "381/2026");
    let place = stock::place(&house, &cast, ("K1", "Kho số 1"), (None, true));
    let things: Vec<(&str, usize)> = (0..30).map(|_| ("Điện thoại", 0)).collect();
    let codes: Vec<String> =
        stock::stock(&house, &cast, (case, place), &things).into_iter().map(|(_, code)| code).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = browser(driver.1).await;
        let account = demo::Account {
            login: format!("thu.{}", house.scope().agency()),
            password: crate::support::PASSWORD,
            name: String::new(),
            office: String::new(),
            shows: String::new(),
        };
        sign_in(&client, &cast.root, &account).await;
        for (size, w, h) in [("phone", 390, 844), ("desk", 1280, 900)] {
            client.set_window_size(w, h).await.unwrap();
            client.goto(&format!("{}/kho/kiem-ke/K1", cast.root)).await.unwrap();
            client.find(Locator::Css("main form button")).await.unwrap().click().await.unwrap();
            client.wait().for_element(Locator::Css("form[data-count]")).await.unwrap();
            for code in &codes[..12] {
                type_scan(&client, code).await;
            }
            wait_read(&client, 12).await;
            network(&client, driver.1, true).await;
            for code in &codes[12..24] {
                type_scan(&client, code).await;
            }
            let told = client.find(Locator::Css("#waiting")).await.unwrap().text().await.unwrap();
            assert!(told.contains("còn trên máy này"), "{told}");
            let kept = client.execute("return Object.keys(localStorage).filter(k => k.startsWith('nps:')).map(k => JSON.parse(localStorage.getItem(k)).length).join()", vec![]).await.unwrap();
            assert_eq!(kept, "12");
            fs::write(pictures().join(format!("count-offline-{size}.png")), client.screenshot().await.unwrap()).unwrap();
            network(&client, driver.1, false).await;
            for code in &codes[24..] {
                type_scan(&client, code).await;
            }
            wait_read(&client, 30).await;
            let word = client.find(Locator::Css("#scan b")).await.unwrap().text().await.unwrap();
            assert_eq!(word, "ĐÚNG CHỖ");
            fs::write(pictures().join(format!("count-{size}.png")), client.screenshot().await.unwrap()).unwrap();
            let wider = client
                .execute("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![])
                .await
                .unwrap();
            assert!(wider.as_i64().unwrap_or(0) <= 1, "the count screen is wider than the {size} by {wider}");
            let at = client.current_url().await.unwrap();
            client.goto(&format!("{at}/ket-thuc")).await.unwrap();
            client
                .find(Locator::Css(&format!("option[value='{}']", cast.tu.0)))
                .await
                .unwrap()
                .click()
                .await
                .unwrap();
            let password = client.find(Locator::Css("[name=second_password]")).await.unwrap();
            password.send_keys(crate::support::PASSWORD).await.unwrap();
            password.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
            let flash = client.wait().for_element(Locator::Css(".flash")).await.unwrap().text().await.unwrap();
            assert!(flash.contains("đúng chỗ 30") && flash.contains("không thấy 0"), "{flash}");
        }
        client.close().await.unwrap();
    });
    house.must_verify();
}

#[test]
fn an_officer_and_a_storekeeper_find_their_way_on_a_phone_and_on_a_desk() {
    let Some(driver) = Driver::start() else { return require("chromedriver") };
    let mut house = TestHouse::new(Kind::Sqlite).unwrap();
    house.clock = niemphong::kernel::Clock::System;
    let accounts = demo::load(&house.store, &house.vault, &house.clock).unwrap();
    let (root, stop) = serve(&house);
    let of = |role: &str| accounts.iter().find(|a| a.office.contains(role)).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = browser(driver.1).await;
        sign_in(&client, &root, of("Chấp hành viên")).await;
        client.goto(&format!("{root}/tai-san")).await.unwrap();
        let first = client.find(Locator::Css("main a[href^='/tai-san/TS-']")).await.unwrap();
        let journey = first.attr("href").await.unwrap().unwrap();
        for (size, w, h) in [("desk", 1280, 900), ("phone", 390, 844)] {
            client.set_window_size(w, h).await.unwrap();
            for (address, name) in [
                ("/hom-nay", "today"),
                ("/ho-so", "cases"),
                ("/tai-san", "assets"),
                (&journey, "journey"),
                ("/giay-to", "papers"),
                ("/luat", "law"),
                ("/so", "book"),
            ] {
                look(&client, &root, address, &format!("{name}-{size}")).await;
            }
        }
        // The keyboard alone: "/" goes to the search box, Enter finds.
        client.set_window_size(1280, 900).await.unwrap();
        client.goto(&format!("{root}/hom-nay")).await.unwrap();
        client.find(Locator::Css("body")).await.unwrap().send_keys("/").await.unwrap();
        // A key alone waits a twentieth of a second: a scanner types faster.
        let focused = client.wait().for_element(Locator::Css("#search:focus")).await.unwrap();
        focused.send_keys("nha dat").await.unwrap();
        focused.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
        client.wait().for_url(&format!("{root}/tim?q=nha+dat").parse().unwrap()).await.unwrap();
        client.delete_all_cookies().await.unwrap();
        sign_in(&client, &root, of("Thủ kho")).await;
        for (size, w, h) in [("phone", 390, 844), ("desk", 1280, 900)] {
            client.set_window_size(w, h).await.unwrap();
            for (address, name) in [
                ("/hom-nay", "today-store"),
                ("/kho", "store"),
                ("/kho/niem-phong", "seals"),
                ("/kho/ra-vao", "entries"),
                ("/kho/so-theo-doi", "register"),
                ("/kho/xac-nhan", "certificates"),
                ("/kho/khan-cap", "emergency"),
                ("/kho/noi/K1", "place"),
                ("/kho/noi/KBNN-3", "place-treasury"),
            ] {
                look(&client, &root, address, &format!("{name}-{size}")).await;
            }
        }
        client.close().await.unwrap();
    });
    drop(stop.stop(false));
}
