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
        let focused = client.active_element().await.unwrap();
        assert_eq!(
            focused.attr("id").await.unwrap().as_deref(),
            Some("search"),
            "the slash focuses the search box"
        );
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
