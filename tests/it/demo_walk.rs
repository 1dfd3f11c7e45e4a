//! Everybody clicks through the whole sample agency: no link is dead, and every paper can be reached.

use crate::support::{Browser, Kind, TestHouse, serve};
use niemphong::{demo, documents};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Papers that the sample agency must show, by their code.
const PAPERS: &[&str] = &[
    "DOC-19", "DOC-20", "DOC-27", "DOC-39", "DOC-44", "DOC-56", "DOC-58", "DOC-61", "DOC-66", "DOC-73",
    "DOC-80a", "DOC-80c", "DOC-80d",
];

/// The kind of page: numbers and ids are alike.
fn kind(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let alike = |part: &str| match part.bytes().any(|b| b.is_ascii_digit()) {
        true => "#".to_owned(),
        false => part.to_owned(),
    };
    let path: Vec<String> = path.split('/').map(alike).collect();
    let asked: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.join("/"), asked.join("&"))
}

/// Clicks every link of every page, at most `each` pages of one kind; what was seen, with its media type.
fn click_through(
    browser: &Browser,
    each: usize,
    without_limit: &str,
    dead: &mut Vec<String>,
) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut waiting = VecDeque::from(["/hom-nay".to_owned()]);
    while let Some(address) = waiting.pop_front() {
        let page = browser.get(&address);
        if page.status != 200 {
            let said: String = page.visible().chars().take(160).collect();
            dead.push(format!("{address} is answered with {}: {said}", page.status));
            continue;
        }
        seen.insert(address.clone(), page.media.clone());
        if !page.media.starts_with("text/html") {
            continue;
        }
        for link in page.links("/") {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            let ours = link.starts_with('/') && !link.starts_with("/dang-xuat");
            if !ours || !known.insert(link.clone()) {
                continue;
            }
            let count = counts.entry(kind(&link)).or_default();
            *count += 1;
            if *count <= each || kind(&link) == without_limit {
                waiting.push_back(link);
            }
        }
    }
    seen
}

#[test]
fn everybody_clicks_through_the_sample_agency_and_every_paper_is_reached() {
    let house = TestHouse::new(Kind::Sqlite).unwrap();
    let accounts = demo::load(&house.store, &house.vault, &house.clock).unwrap();
    let papers = house.store.read(&house.scope(), |desk| documents::recent_papers(desk, 0, 5_000)).unwrap();
    let (root, stop) = serve(&house);
    let mut dead = Vec::new();
    for (place, account) in accounts.iter().enumerate() {
        dead.push(format!("as {}:", account.login));
        let browser = Browser::new(&root);
        let given = [("login", account.login.as_str()), ("password", account.password), ("ve", "/hom-nay")];
        browser.fill("/dang-nhap", "/dang-nhap", &given).is(200);
        let without_limit = if place == 0 { "/giay-to/#?" } else { "" };
        let seen = click_through(&browser, 4, without_limit, &mut dead);
        assert!(seen.len() > 40, "{} sees only {} pages", account.login, seen.len());
        if place > 0 {
            continue;
        }
        for code in PAPERS {
            let reached = papers
                .iter()
                .filter(|p| p.code == *code)
                .find(|p| seen.contains_key(&format!("/giay-to/{}", p.id)));
            let reached = reached.unwrap_or_else(|| panic!("no {code} is reached by clicking"));
            let page = browser.get(&format!("/giay-to/{}", reached.id));
            let pdf = page.links("/pdf").into_iter().next();
            let pdf = pdf.unwrap_or_else(|| panic!("{code} has no file:\n{}", page.visible()));
            assert_eq!(browser.get(&pdf).media, "application/pdf", "{code}");
        }
        assert!(seen.keys().any(|address| address.ends_with("/nhan.pdf")), "a label is reached");
    }
    drop(stop.stop(false));
    assert!(dead.len() == accounts.len(), "links that lead nowhere:\n{}", dead.join("\n"));
}
