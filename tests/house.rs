//! The rules of the house, read from its source: floors, guests, sizes, leftovers, scope, words.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Floors from the ground up; a room may use rooms on lower floors and its own.
const FLOORS: &[&[&str]] = &[
    &["kernel"],
    &["law", "store", "vault", "paper"],
    &["engine"],
    &["ledger"],
    &["accounts"],
    &["web"],
    &["documents"],
    &["search"],
    &["cases"],
    &["assets"],
    &["custody"],
    &["disposal"],
    &["counting"],
    &["handover"],
    &["valuation"],
    &["auctions"],
    &["proceeds"],
    &["oversight"],
    &["book", "casefile", "people", "rulebook", "steps", "today"],
    &["verify"],
    &["config", "app", "demo"],
    &["cli"],
    &["main", "lib"],
];

/// Which library may be used where: a beginning of a path in `src`, or the end of a file's name.
const GUESTS: &[(&str, &[&str])] = &[
    ("diesel", &["store/", "/store.rs", "/store/"]),
    ("actix_web", &["web/", "/pages.rs", "/pages/", "app.rs"]),
    ("actix_multipart", &["web/"]),
    ("askama", &["web/", "/pages.rs", "/pages/"]),
    ("printpdf", &["paper/"]),
    ("lopdf", &["paper/"]),
    ("image", &["vault/", "demo/"]),
    ("argon2", &["accounts/"]),
    ("clap", &["cli/"]),
];

const LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;
const COLUMNS_MAX: usize = 140;

struct File {
    name: String,
    text: String,
}

impl File {
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The lines of the house itself, without the tests at the end of a file.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let code = code.split("#[cfg(test)]\npub").next().unwrap();
        code.lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    fn is_test(&self) -> bool {
        self.name.contains("/tests/")
            || self.name.ends_with("/testing.rs")
            || self.name.ends_with("/acceptance.rs")
            || self.name.ends_with("/tests.rs")
            || self.name.ends_with("_tests.rs")
    }
}

fn sources() -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|p| File { name: name(p), text: fs::read_to_string(p).unwrap() }).collect()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn rooms_look_downwards() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|f| !f.is_test()) {
        let room = file.room();
        let Some(own) = floor(room) else {
            faults.push(format!("{}: the room `{room}` stands on no floor", file.name));
            continue;
        };
        for (line, text) in file.lines().filter(|(_, t)| !t.trim_start().starts_with("//")) {
            for named in text.split("crate::").skip(1) {
                let named: String = named.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(there) = floor(&named) else { continue };
                if named != room && there >= own {
                    faults.push(format!("{}:{line}: `{room}` looks up or sideways at `{named}`", file.name));
                }
            }
        }
    }
    report(&faults);
}

#[test]
fn libraries_stay_where_they_are_guests() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|f| !f.is_test()) {
        for (guest, places) in GUESTS {
            let welcome = places.iter().any(|p| file.name.starts_with(p) || file.name.contains(p));
            if welcome {
                continue;
            }
            for (line, text) in file.lines() {
                if text.contains(&format!("{guest}::")) && !text.trim_start().starts_with("//") {
                    faults.push(format!("{}:{line}: `{guest}` is no guest here", file.name));
                }
            }
        }
    }
    report(&faults);
}

#[test]
fn files_and_functions_can_be_seen_whole() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|f| !f.is_test() && f.name != "store/schema.rs") {
        let lines = file.lines().count();
        if lines > LINES_MAX {
            faults.push(format!("{}: {lines} lines, at most {LINES_MAX}", file.name));
        }
        let mut begun: Option<(usize, usize, String)> = None;
        for (line, text) in file.lines() {
            if text.chars().count() > COLUMNS_MAX && !text.contains('"') {
                faults.push(format!("{}:{line}: longer than {COLUMNS_MAX} columns", file.name));
            }
            let indent = text.len() - text.trim_start().len();
            let opens = text.trim_start().split('(').next().is_some_and(|t| {
                t.split_whitespace().any(|w| w == "fn") && !t.contains("//") && !t.contains("macro")
            });
            if opens && begun.is_none() {
                begun = Some((line, indent, text.trim().to_owned()));
            } else if let Some((start, at, what)) = &begun
                && text.trim_end() == format!("{}}}", " ".repeat(*at))
            {
                if line - start + 1 > FUNCTION_LINES_MAX {
                    faults.push(format!("{}:{start}: {} lines in `{what}`", file.name, line - start + 1));
                }
                begun = None;
            }
        }
    }
    report(&faults);
}

#[test]
fn nothing_is_left_over() {
    let mut faults = Vec::new();
    for file in sources() {
        for (line, text) in file.lines() {
            for left in ["todo!(", "unimplemented!(", "dbg!(", "FIXME", "XXX", "HACK", "STAND-IN"] {
                if text.contains(left) {
                    faults.push(format!("{}:{line}: {left}", file.name));
                }
            }
            if !file.is_test()
                && (text.contains(".unwrap()") || text.contains(".expect("))
                && !text.trim_start().starts_with("//")
            {
                faults.push(format!("{}:{line}: may panic: {}", file.name, text.trim()));
            }
            let prints = text.contains("println!(") || text.contains("print!(");
            if prints && !["main.rs", "cli/", "demo/"].iter().any(|p| file.name.starts_with(p)) {
                faults.push(format!("{}:{line}: prints", file.name));
            }
        }
    }
    report(&faults);
}

#[test]
fn only_the_kernel_reads_the_clock() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|f| f.name != "kernel/day.rs" && !f.is_test()) {
        for (line, text) in file.lines() {
            if ["Utc::now", "Local::now", "SystemTime::now"].iter().any(|c| text.contains(c)) {
                faults.push(format!("{}:{line}: reads the system clock", file.name));
            }
        }
    }
    report(&faults);
}

#[test]
fn no_floating_point_in_the_domain() {
    let domain = [
        "kernel",
        "law",
        "engine",
        "ledger",
        "cases",
        "assets",
        "custody",
        "disposal",
        "counting",
        "handover",
        "valuation",
        "auctions",
        "proceeds",
    ];
    let mut faults = Vec::new();
    for file in sources().iter().filter(|f| domain.contains(&f.room()) && !f.name.contains("papers")) {
        for (line, text) in file.lines().filter(|(_, t)| !t.trim_start().starts_with("//")) {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.into_iter().any(|w| w == "f64" || w == "f32") {
                faults.push(format!("{}:{line}: floating point", file.name));
            }
        }
    }
    report(&faults);
}

/// A query of a slice begins with `mine!`, which narrows it to the desk's agency; joins name the agency themselves.
#[test]
fn every_query_is_scoped_by_the_agency() {
    let mut faults = Vec::new();
    let slices = [
        "documents",
        "search",
        "cases",
        "assets",
        "custody",
        "counting",
        "handover",
        "disposal",
        "valuation",
        "auctions",
        "proceeds",
        "today",
    ];
    for file in sources().iter().filter(|f| slices.contains(&f.room()) && f.name.contains("store")) {
        let lines: Vec<(usize, &str)> = file.lines().collect();
        for (place, (line, text)) in lines.iter().enumerate() {
            let from_table =
                text.contains("::table") && !text.contains("insert_into") && !text.contains("use ");
            let inserted = place > 0 && lines[place - 1].1.contains("insert_into");
            let joined = text.contains("_join(");
            let until = (place + 12).min(lines.len());
            let names_agency =
                lines[place..until].iter().any(|(_, t)| t.contains("agency.eq") || t.contains("agency))"));
            let public =
                lines[place.saturating_sub(12)..place].iter().any(|(_, t)| t.contains("db: &mut Db"));
            if from_table && !inserted && !joined && !names_agency && !public {
                faults.push(format!("{}:{line}: a query outside the agency: {}", file.name, text.trim()));
            }
        }
    }
    report(&faults);
}

#[test]
fn every_room_says_what_it_holds() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|f| f.name.ends_with("/mod.rs") && !f.is_test()) {
        if !file.text.starts_with("//!") {
            faults.push(format!("{}: does not say what it holds", file.name));
        }
    }
    report(&faults);
}

#[test]
fn every_dependency_says_why_it_is_here() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut faults = Vec::new();
    let mut inside = false;
    let mut before = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies]");
        } else if inside && line.contains(" = ") && !before.starts_with('#') {
            faults.push(format!("Cargo.toml: {line}"));
        }
        before = line;
    }
    report(&faults);
}

#[test]
fn the_drawing_of_the_floors_names_every_room() {
    let drawing =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ARCHITECTURE.md")).unwrap();
    let mut rooms: BTreeMap<String, ()> = BTreeMap::new();
    for file in sources() {
        rooms.insert(file.room().to_owned(), ());
    }
    let missing: Vec<String> =
        rooms.keys().filter(|r| *r != "lib" && !drawing.contains(r.as_str())).cloned().collect();
    report(&missing);
}
