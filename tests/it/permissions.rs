//! Every route of the house, found in the source: it opens for somebody, leads a stranger to the door, takes no
//! form without its token, and stands in `docs/permissions.md` with the roles that may use it.

use crate::support::{Browser, Kind, TestHouse, serve};
use niemphong::{
    accounts::{
        self, Administer, Arrange, AsOfficer, Assign, Bookkeep, CountStore, Duty, HandleSeals, Inspect,
        KeepStore, LogEntries, Role, Sign, Write,
    },
    assets, cases, counting, custody, demo, disposal, documents, handover,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// What a stranger may open: the door, the first page of an empty book, the public check, the looks.
const PUBLIC: [&str; 7] = [
    "GET /assets/{hash}/{name}",
    "GET /favicon.ico",
    "GET /dang-nhap",
    "POST /dang-nhap",
    "GET /mo-so",
    "POST /mo-so",
    "GET /xac-minh",
];

/// Where a form stands open for everybody who may read, and the act itself asks for more.
const ACT_ASKS: [(&str, &str); 4] = [
    ("POST /tai-san/{code}/buoc/payout", "AsOfficer"),
    ("POST /tai-san/{code}/buoc/payout/chi", "Bookkeep"),
    ("POST /tai-san/{code}/buoc/{key}", "theo từng bước, bảng dưới"),
    ("POST /xu-ly/{id}/buoc/{key}", "theo từng bước của vụ xử lý"),
];

/// One route as the source has it.
struct Route {
    get: bool,
    path: String,
    /// The duty in the handler's signature; none for a public page.
    duty: Option<String>,
}

impl Route {
    fn name(&self) -> String {
        format!("{} {}", if self.get { "GET" } else { "POST" }, self.path)
    }

    fn public(&self) -> bool {
        PUBLIC.contains(&self.name().as_str())
    }
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The duty in the signature of `handler`, which stands in `file` or in the module it names beside it.
fn duty_of(file: &Path, handler: &str) -> Option<String> {
    let (file, name) = match handler.rsplit_once("::") {
        Some((module, name)) => (file.with_file_name(format!("{module}.rs")), name),
        None => (file.to_owned(), handler),
    };
    let text = fs::read_to_string(&file).unwrap();
    let signature = text.split(&format!("async fn {name}(")).nth(1);
    let signature = signature.unwrap_or_else(|| panic!("{}: no handler {name}", file.display()));
    let signature = signature.split("->").next().unwrap_or(signature);
    let starts = ["Visit", "Posted", "PostedFiles"];
    let word = |text: &str| text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let typed =
        signature.split(':').map(str::trim_start).find(|part| starts.contains(&word(part).as_str()))?;
    Some(typed.split_once('<').map_or("Inspect".into(), |(_, rest)| word(rest)))
}

fn routes() -> Vec<Route> {
    let mut files = Vec::new();
    sources(&source_root(), &mut files);
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or("");
        for call in text.split(".route(\"").skip(1) {
            let (path, rest) = call.split_once('"').unwrap();
            let (method, handler) = rest.split_once(".to(").unwrap();
            let get = method.trim_end().ends_with("get()");
            assert!(get || method.trim_end().ends_with("post()"), "{path}: neither read nor sent: {method}");
            let handler = handler.split(')').next().unwrap().trim();
            let duty = if handler.starts_with('|') { None } else { duty_of(&file, handler) };
            found.push(Route { get, path: path.to_owned(), duty });
        }
    }
    assert!(found.len() > 100, "only {} routes were found in the source", found.len());
    found.sort_by(|a, b| (&a.path, !a.get).cmp(&(&b.path, !b.get)));
    found
}

fn may(duty: &str, role: Role) -> bool {
    let has = |roles: &[Role]| roles.contains(&role);
    match duty {
        "Inspect" => has(Inspect::ROLES),
        "Write" => has(Write::ROLES),
        "AsOfficer" => has(AsOfficer::ROLES),
        "Sign" => has(Sign::ROLES),
        "Assign" => has(Assign::ROLES),
        "KeepStore" => has(KeepStore::ROLES),
        "Arrange" => has(Arrange::ROLES),
        "CountStore" => has(CountStore::ROLES),
        "HandleSeals" => has(HandleSeals::ROLES),
        "LogEntries" => has(LogEntries::ROLES),
        "Bookkeep" => has(Bookkeep::ROLES),
        "Administer" => has(Administer::ROLES),
        other => panic!("the duty {other} is not known to this test: add it to `may`"),
    }
}

/// Real ids and codes of the demo, by the placeholder they stand for.
struct Samples(BTreeMap<&'static str, Vec<String>>);

impl Samples {
    fn of(house: &TestHouse) -> Samples {
        house.store.read(&house.scope(), |desk| Ok(Samples(gathered(desk)?))).unwrap()
    }

    /// Every address a route may be tried at.
    fn addresses(&self, path: &str) -> Vec<String> {
        if let Some(whole) = self.0.get(path).filter(|all| all.iter().all(|one| one.starts_with('/'))) {
            assert!(!whole.is_empty(), "the demo has nothing to open {path} with");
            return whole.clone();
        }
        let Some(at) = path.find('{') else { return vec![path.to_owned()] };
        let end = at + path[at..].find('}').unwrap() + 1;
        let known = &path[..end];
        let values = self.0.get(known).unwrap_or_else(|| {
            panic!("the route {path} has no sample for {known}: give real values of the demo in `gathered`")
        });
        assert!(!values.is_empty(), "the demo has nothing to put into {known} of {path}");
        let whole = |value: &String| format!("{}{value}{}", &path[..at], &path[end..]);
        values.iter().map(whole).flat_map(|path| self.rest(path)).collect()
    }

    /// A second placeholder, after an address whose first is filled in.
    fn rest(&self, path: String) -> Vec<String> {
        let Some(at) = path.find('{') else { return vec![path] };
        let known = &path[at..=at + path[at..].find('}').unwrap()];
        let values = self.0.get(known).unwrap_or_else(|| {
            panic!("the route {path} has no sample for {known}: give real values of the demo in `gathered`")
        });
        values.iter().map(|value| path.replace(known, value)).collect()
    }
}

type Gathered = BTreeMap<&'static str, Vec<String>>;

fn gathered(desk: &mut niemphong::store::Desk<'_>) -> Result<Gathered, niemphong::store::Failure> {
    let mut all = Gathered::new();
    let assets = assets::assets_of(desk, &[], None, 0, 500)?;
    let mut one_per_stage = BTreeMap::new();
    for asset in &assets {
        one_per_stage.entry(asset.stage.clone()).or_insert(asset);
    }
    let (codes, ids): (Vec<_>, Vec<_>) =
        one_per_stage.values().map(|a| (a.code.clone(), a.id.clone())).unzip();
    let withdrawable = codes.iter().filter_map(|code| {
        let (_, story) = assets::story(desk, code).unwrap()?;
        let last = story.standing_steps().next_back()?.0.id;
        Some(format!("/tai-san/{code}/rut/{last}"))
    });
    all.insert("/tai-san/{code}/rut/{act}", withdrawable.collect());
    let draft = |stages: &[&str], end: &str| -> Vec<String> {
        let of = assets.iter().filter(|a| stages.contains(&a.stage.as_str()));
        of.map(|a| format!("/tai-san/{}/buoc/{end}", a.code)).collect()
    };
    let mut drafts = draft(&["unsold", "offered"], "price_cut/nhap.pdf");
    drafts.extend(draft(&["unsold"], "parties_informed/nhap.pdf"));
    all.insert("/tai-san/{code}/buoc/{key}/nhap.pdf", drafts);
    let sold = draft(&["paid", "taken", "delivered", "closed"], "payout/nhap.pdf");
    all.insert("/tai-san/{code}/buoc/payout/nhap.pdf", sold);
    all.insert("/tai-san/{code}", codes);
    all.insert("/tai-san/theo-ma/{id}", ids);
    all.insert("{key}", vec!["price_cut".into(), "valuation_contract".into()]);
    let first = |case: cases::CaseRow| case.id;
    all.insert("/ho-so/{id}", cases::cases_of(desk, None, None, 0, 2)?.into_iter().map(first).collect());
    let orders = custody::orders(desk, "", None, 0, 200)?;
    let of = |incoming: bool| orders.iter().filter(move |o| o.incoming == incoming && o.state == "open");
    all.insert("/kho/nhap/{order}", of(true).map(|o| o.id.to_string()).collect());
    all.insert("/kho/xuat/{order}", of(false).map(|o| o.id.to_string()).collect());
    all.insert("/kho/lenh/{id}", orders.iter().take(2).map(|o| o.id.to_string()).collect());
    let items = custody::items(desk, &custody::ItemFilter { held: true, ..Default::default() }, 0, 40)?;
    all.insert("/vat/{code}", items.iter().map(|i| i.code.clone()).collect());
    all.insert("/vat/theo-ma/{id}", items.iter().take(1).map(|i| i.id.to_string()).collect());
    all.insert("{item}", items.iter().take(1).map(|i| i.id.to_string()).collect());
    let places: Vec<String> =
        custody::places(desk)?.into_iter().filter(|p| p.class.is_own_store()).map(|p| p.code).collect();
    all.insert("/kho/noi/{code}", places.clone());
    all.insert("/kho/kiem-ke/{place}", places.clone());
    all.insert("{place}", places);
    let lent = handover::extractions(desk, 0, 9)?;
    all.insert("/kho/trich-xuat/{id}", lent.iter().map(|e| e.id.to_string()).collect());
    let handed = handover::handovers(desk, 0, 9)?;
    all.insert("/kho/ban-giao/{id}", handed.iter().map(|h| h.id.to_string()).collect());
    let counts = counting::counts(desk, 0, 50)?;
    all.insert("/kho/kiem-ke/dot/{count}", counts.iter().map(|c| c.id.to_string()).collect());
    let open = custody::discrepancies(desk, true, None, 0, 1)?;
    all.insert("/kho/sai-khac/{id}", open.iter().map(|d| d.id.to_string()).collect());
    let cases: Vec<String> = cases::cases_of(desk, None, None, 0, 2)?.into_iter().map(|c| c.id).collect();
    all.insert("/xu-ly/phan-quyet/{case}", cases);
    let matters = disposal::disposals(desk, &disposal::DisposalFilter::default(), 0, 3)?;
    let matters: Vec<String> = matters.into_iter().map(|m| m.id.to_string()).collect();
    all.insert("/xu-ly/{id}/buoc/{key}", matters.iter().map(|id| format!("/xu-ly/{id}/buoc/rut")).collect());
    all.insert("/xu-ly/{id}", matters);
    all.insert("/xu-ly/moi/{kind}", vec!["tieu-huy".into(), "tra-lai".into()]);
    let entries = niemphong::oversight::entries(desk, None, 0, 2)?;
    all.insert("/kho/ra-vao/{entry}", entries.iter().map(|e| e.id.to_string()).collect());
    let papers = documents::recent_papers(desk, 0, 1)?;
    all.insert("/giay-to/{id}", papers.iter().map(|p| p.id.clone()).collect());
    all.insert("/tep/{digest}", papers.iter().map(|p| p.digest.clone()).collect());
    let people = accounts::people(desk)?;
    all.insert("/quan-tri/nguoi/{id}", people.iter().take(2).map(|p| p.id.to_string()).collect());
    all.insert("/luat/{code}", vec!["CUT".into()]);
    let looks = niemphong::web::assets::address("niemphong.css");
    all.insert("/assets/{hash}/{name}", vec![looks]);
    Ok(all)
}

/// Everybody of the demo, signed in, by role.
fn everybody(root: &str, house: &TestHouse, accounts: &[demo::Account]) -> Vec<(Role, Browser)> {
    let people = house.store.read(&house.scope(), accounts::people).unwrap();
    let mut all = Vec::new();
    for account in accounts {
        let roles = &people.iter().find(|p| p.facts.login == account.login).unwrap().facts.roles;
        let browser = Browser::new(root);
        let given = [("login", account.login.as_str()), ("password", account.password), ("ve", "/tai-khoan")];
        browser.fill("/dang-nhap", "/dang-nhap", &given).is(200).says("Tài khoản");
        let mut roles = roles.iter();
        let role = roles.next().unwrap();
        assert!(roles.next().is_none(), "{} has two roles: the table cannot tell them apart", account.login);
        all.push((role, browser));
    }
    for role in Role::ALL {
        assert!(all.iter().any(|(r, _)| *r == role), "nobody of the demo is {}", role.label());
    }
    all
}

/// Whether a page opened for anybody of the role; fails when it neither opens nor says that it is not theirs.
fn opens(route: &Route, addresses: &[String], people: &[(Role, Browser)], role: Role) -> bool {
    let mut told = BTreeSet::new();
    for (_, browser) in people.iter().filter(|(r, _)| *r == role) {
        for address in addresses {
            let page = browser.get(address);
            if page.status == 200 {
                return true;
            }
            told.insert((page.status, address.clone()));
            if page.status == 403 {
                return false;
            }
        }
    }
    panic!("{} opens for no {} and refuses none: {told:?}", route.name(), role.label());
}

fn at_the_door(page: &crate::support::Page) -> bool {
    page.address.starts_with("/dang-nhap")
}

fn a_route_holds(
    route: &Route,
    addresses: &[String],
    people: &[(Role, Browser)],
    stranger: &Browser,
) -> Vec<Role> {
    let name = route.name();
    let first = &addresses[0];
    let duty = route.duty.as_deref().unwrap_or("Inspect");
    if route.get {
        let page = stranger.get(first);
        if route.public() {
            page.is(200);
            return Role::ALL.to_vec();
        }
        assert!(at_the_door(&page), "{name}: a stranger sees {} {}", page.status, page.address);
        let seen: Vec<Role> = Role::ALL.into_iter().filter(|r| opens(route, addresses, people, *r)).collect();
        let by_duty: Vec<Role> = Role::ALL.into_iter().filter(|r| may(duty, *r)).collect();
        assert_eq!(seen, by_duty, "{name}: what opens is not what the duty says");
        return seen;
    }
    let nothing = BTreeMap::new();
    let page = stranger.post(first, &nothing);
    assert!(at_the_door(&page) || (400..500).contains(&page.status), "{name}: a stranger sends it");
    let mut asked = BTreeSet::new();
    for (role, browser) in people.iter().filter(|(role, _)| !route.public() && asked.insert(*role)) {
        let status = browser.post(first, &nothing).status;
        assert!((400..500).contains(&status), "{name}: without its token it answers {status}");
        if !may(duty, *role) {
            let proven = browser.get("/tai-khoan").form("/dang-xuat");
            browser.post(first, &proven).is(403).says("Vai trò đang dùng");
        }
    }
    Role::ALL.into_iter().filter(|role| may(duty, *role)).collect()
}

#[test]
fn every_route_is_guarded_and_the_table_of_permissions_is_true() {
    let house = TestHouse::new(Kind::Sqlite).unwrap();
    let accounts = demo::load(&house.store, &house.vault, &house.clock).unwrap();
    let samples = Samples::of(&house);
    let (root, stop) = serve(&house);
    let people = everybody(&root, &house, &accounts);
    let stranger = Browser::new(&root);
    let mut table = String::new();
    for route in routes() {
        let name = route.name();
        assert_eq!(
            route.duty.is_none(),
            route.public(),
            "{name}: public here, or guarded there, but not both"
        );
        let mut roles = a_route_holds(&route, &samples.addresses(&route.path), &people, &stranger);
        let mut duty = route.duty.clone().unwrap_or_else(|| "ai cũng mở được".into());
        if let Some((_, asked)) = ACT_ASKS.iter().find(|(asking, _)| *asking == name) {
            duty = (*asked).to_owned();
            roles.retain(|role| asked.contains(' ') || may(asked, *role));
        }
        let _ = writeln!(table, "| `{name}` | {} | {duty} |", marks(&roles).join(" | "));
    }
    drop(stop.stop(false));
    house.must_verify();
    approve(&format!("{}{table}\n{}", heading(), steps_table()));
}

fn marks(roles: &[Role]) -> Vec<&'static str> {
    Role::ALL.iter().map(|role| if roles.contains(role) { "có" } else { "·" }).collect()
}

fn heading() -> String {
    let columns = Role::ALL.iter().map(|r| r.label()).collect::<Vec<_>>().join(" | ");
    format!(
        "# Quyền theo vai trò\n\n\
         Bảng này do `tests/it/permissions.rs` in ra từ mã nguồn và kiểm tra qua HTTP trên dữ liệu mẫu: mỗi trang được mở \
         bằng từng tài khoản, mỗi biểu mẫu được gửi bởi từng vai trò không có quyền và bị từ chối, biểu mẫu không có \
         mã của phiên bị từ chối với mọi người. `NIEMPHONG_APPROVE=1 cargo test --test it permissions` viết lại bảng.\n\n\
         | Địa chỉ | {columns} | Nhiệm vụ |\n|---|{}---|\n",
        "---|".repeat(Role::ALL.len())
    )
}

/// The steps of an asset, by the duty that the verb of each asks for.
fn steps_table() -> String {
    let text = fs::read_to_string(source_root().join("steps/verbs.rs")).unwrap();
    let mut verbs = Vec::new();
    sources(&source_root(), &mut verbs);
    verbs.retain(|file| file.to_string_lossy().contains("verbs"));
    let verbs: String = verbs.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let columns = Role::ALL.iter().map(|r| r.label()).collect::<Vec<_>>().join(" | ");
    let mut table = format!(
        "## Các bước trong hành trình tài sản\n\n| Việc | {columns} | Nhiệm vụ |\n|---|{}---|\n",
        "---|".repeat(Role::ALL.len())
    );
    for arm in text.split("Wish::").skip(1).filter(|arm| arm.contains("acting.by")) {
        let wish: String = arm.chars().take_while(char::is_ascii_alphanumeric).collect();
        let named = arm.split("acting.by::<").nth(1).map(|rest| rest.split('>').next().unwrap().to_owned());
        let called = arm.split("acting.by(|h|").nth(1).and_then(|rest| rest.split("::").nth(1));
        let duty = named.or_else(|| {
            let verb = called?.split('(').next()?;
            let signature = verbs.split(&format!("pub fn {verb}(")).nth(1)?.split("->").next()?;
            Some(signature.split("Hand<'_, ").nth(1)?.split('>').next()?.to_owned())
        });
        let duty = duty.unwrap_or_else(|| panic!("the wish {wish} asks for no duty that this test can read"));
        let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| may(&duty, *role)).collect();
        let _ = writeln!(table, "| {wish} | {} | {duty} |", marks(&roles).join(" | "));
    }
    table
}

/// The committed table is the true one; `NIEMPHONG_APPROVE=1` writes it anew.
fn approve(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/permissions.md");
    if std::env::var_os("NIEMPHONG_APPROVE").is_some() {
        fs::write(&path, table).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == table,
        "docs/permissions.md is not what the routes do: run again with NIEMPHONG_APPROVE=1"
    );
}
