//! From the files of `law/` to a sound rulebook, or one sentence that names the file and the rule.

use crate::kernel::{Day, Status};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::calendar::{DayStatus, Year};
use super::{Actor, Calendar, DayKind, Direction, Kind, LawError, RegimeSpan, Rule, Value, Version};

static LAW: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/law");

/// What the files say, read and found sound.
#[derive(Debug)]
pub(super) struct Loaded {
    pub rules: Vec<Rule>,
    pub regimes: Vec<RegimeSpan>,
    pub calendar: Calendar,
    pub digest: String,
}

/// The files built into the program: rules and holidays; not the examples.
pub(super) fn embedded_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for dir in [Some(&LAW), LAW.get_dir("holidays")].into_iter().flatten() {
        for file in dir.files().filter(|f| f.path().extension().is_some_and(|e| e == "toml")) {
            let text = String::from_utf8_lossy(file.contents()).into_owned();
            files.push((file.path().to_string_lossy().replace('\\', "/"), text));
        }
    }
    files.sort();
    files
}

/// Reads files given as (path below `law/`, text). `papers.toml` belongs to the papers and is only hashed.
pub(super) fn load(files: &[(String, String)]) -> Result<Loaded, LawError> {
    let mut digest = Sha256::new();
    let mut loaded = Loaded {
        rules: Vec::new(),
        regimes: Vec::new(),
        calendar: Calendar::default(),
        digest: String::new(),
    };
    for (path, text) in files {
        digest.update((path.len() as u64).to_be_bytes());
        digest.update(path);
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
        if let Some(name) = path.strip_prefix("holidays/") {
            read_year(name, path, text, &mut loaded.calendar)?;
        } else if path == "regimes.toml" {
            read_regimes(path, text, &mut loaded.regimes)?;
        } else if path != "papers.toml" {
            read_rules(path, text, &mut loaded.rules)?;
        }
    }
    check_codes(&loaded.rules)?;
    check_regimes(&loaded)?;
    loaded.digest = digest.finalize().iter().map(|b| format!("{b:02x}")).collect();
    Ok(loaded)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    title: String,
    #[serde(default)]
    aliases: Vec<String>,
    actor: Actor,
    kind: Option<Kind>,
    trigger: Option<String>,
    trigger_text: Option<String>,
    #[serde(default = "after")]
    direction: Direction,
    #[serde(default)]
    earliest: bool,
    governed_by: String,
    version: Vec<RawVersion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVersion {
    from: Day,
    until: Option<Day>,
    regime: String,
    trigger: Option<String>,
    trigger_text: Option<String>,
    direction: Option<Direction>,
    value: Value,
    #[serde(default)]
    cite: Vec<String>,
    #[serde(default)]
    gist: String,
    status: Status,
}

fn after() -> Direction {
    Direction::After
}

fn unsound(path: &str, what: impl std::fmt::Display) -> LawError {
    LawError::Unsound(format!("law/{path}: {what}."))
}

fn table(path: &str, text: &str) -> Result<toml::Table, LawError> {
    text.parse::<toml::Table>().map_err(|e| unsound(path, format!("không đọc được: {}", one_line(&e))))
}

fn one_line(error: &toml::de::Error) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

fn read_rules(path: &str, text: &str, rules: &mut Vec<Rule>) -> Result<(), LawError> {
    for (code, body) in table(path, text)? {
        let raw: RawRule = body
            .try_into()
            .map_err(|e| unsound(path, format!("quy tắc {code} không đúng mẫu: {}", one_line(&e))))?;
        rules.push(rule(path, code, raw)?);
    }
    Ok(())
}

fn rule(path: &str, code: String, raw: RawRule) -> Result<Rule, LawError> {
    let fault = |what: &str| unsound(path, format!("quy tắc {code} {what}"));
    if raw.title.trim().is_empty() {
        return Err(fault("thiếu tên gọi (title)"));
    }
    if raw.version.is_empty() {
        return Err(fault("không có phiên bản nào (version)"));
    }
    let mut versions = Vec::with_capacity(raw.version.len());
    for v in raw.version {
        let from = v.from;
        let fault = |what: &str| unsound(path, format!("quy tắc {code}, phiên bản từ {from}, {what}"));
        if v.cite.is_empty() || v.cite.iter().any(|c| c.trim().is_empty()) {
            return Err(fault("thiếu căn cứ (cite)"));
        }
        if v.gist.trim().is_empty() {
            return Err(fault("thiếu nội dung tóm tắt (gist)"));
        }
        if v.until.is_some_and(|until| until < from) {
            return Err(fault("kết thúc trước khi bắt đầu"));
        }
        let timed = matches!(v.value, Value::Term(_) | Value::Terms(_));
        let trigger = v.trigger.or_else(|| raw.trigger.clone());
        let trigger_text = v.trigger_text.or_else(|| raw.trigger_text.clone());
        if timed && (trigger.is_none() || trigger_text.is_none()) {
            return Err(fault("có thời hạn nhưng thiếu mốc tính (trigger, trigger_text)"));
        }
        versions.push(Version {
            from,
            until: v.until,
            regime: v.regime,
            trigger: trigger.unwrap_or_default(),
            trigger_text: trigger_text.unwrap_or_default(),
            direction: v.direction.unwrap_or(raw.direction),
            value: v.value,
            cite: v.cite,
            gist: v.gist,
            status: v.status,
        });
    }
    versions.sort_by_key(|v| v.from);
    for pair in versions.windows(2) {
        if let [earlier, later] = pair
            && earlier.until.is_none_or(|until| until >= later.from)
        {
            return Err(unsound(
                path,
                format!(
                    "quy tắc {code} có hai phiên bản chồng nhau, từ {} và từ {}",
                    earlier.from, later.from
                ),
            ));
        }
    }
    Ok(Rule {
        topic: path.trim_end_matches(".toml").to_owned(),
        title: raw.title,
        aliases: raw.aliases,
        actor: raw.actor,
        kind: raw.kind,
        earliest: raw.earliest,
        governed_by: raw.governed_by,
        versions,
        code,
    })
}

/// A code or alias may stand for two rules only when they are told apart by the kind of asset.
fn check_codes(rules: &[Rule]) -> Result<(), LawError> {
    let mut codes: BTreeMap<&str, &Rule> = BTreeMap::new();
    for rule in rules {
        if let Some(other) = codes.insert(&rule.code, rule) {
            let what = format!("quy tắc {} đã có trong law/{}.toml", rule.code, other.topic);
            return Err(unsound(&format!("{}.toml", rule.topic), what));
        }
    }
    let mut aliases: BTreeMap<(&str, Option<Kind>), &Rule> = BTreeMap::new();
    for rule in rules {
        for alias in &rule.aliases {
            let taken = codes.get(alias.as_str()).copied().or_else(|| aliases.get(&(alias, None)).copied());
            let same = aliases.insert((alias, rule.kind), rule);
            if let Some(other) = taken.or(same) {
                let what = format!("tên khác {alias} của quy tắc {} trùng với {}", rule.code, other.code);
                return Err(unsound(&format!("{}.toml", rule.topic), what));
            }
        }
    }
    Ok(())
}

fn check_regimes(loaded: &Loaded) -> Result<(), LawError> {
    for rule in &loaded.rules {
        for v in &rule.versions {
            let span = loaded.regimes.iter().find(|r| r.code == v.regime);
            let fits = span.is_some_and(|s| {
                s.from <= v.from && s.until.is_none_or(|end| v.until.is_some_and(|until| until <= end))
            });
            if !fits {
                let what = format!(
                    "quy tắc {}, phiên bản từ {}, nằm ngoài thời gian của chế độ {}",
                    rule.code, v.from, v.regime
                );
                return Err(unsound(&format!("{}.toml", rule.topic), what));
            }
        }
    }
    Ok(())
}

fn read_regimes(path: &str, text: &str, regimes: &mut Vec<RegimeSpan>) -> Result<(), LawError> {
    for (code, body) in table(path, text)? {
        let mut span: RegimeSpan = body
            .try_into()
            .map_err(|e| unsound(path, format!("chế độ {code} không đúng mẫu: {}", one_line(&e))))?;
        if span.cite.is_empty() {
            return Err(unsound(path, format!("chế độ {code} thiếu căn cứ (cite)")));
        }
        if span.until.is_some_and(|until| until < span.from) {
            return Err(unsound(path, format!("chế độ {code} kết thúc trước khi bắt đầu")));
        }
        span.code = code;
        regimes.push(span);
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: i32,
    status: Status,
    #[serde(default)]
    day: Vec<RawDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDay {
    date: Day,
    kind: DayKind,
    name: String,
    notice: Option<String>,
    status: Status,
}

fn read_year(name: &str, path: &str, text: &str, calendar: &mut Calendar) -> Result<(), LawError> {
    let raw: RawYear =
        toml::from_str(text).map_err(|e| unsound(path, format!("lịch không đúng mẫu: {}", one_line(&e))))?;
    if name != format!("{}.toml", raw.year) {
        return Err(unsound(path, format!("tên tệp không khớp với năm {}", raw.year)));
    }
    let mut days = BTreeMap::new();
    for d in raw.day {
        let fault = |what: &str| unsound(path, format!("ngày {} {what}", d.date));
        let confirmed = d.status != Status::Unconfirmed;
        if d.date.year() != raw.year {
            return Err(fault("không thuộc năm của tệp"));
        }
        if confirmed && d.notice.as_ref().is_none_or(|n| n.trim().is_empty()) {
            return Err(fault("thiếu văn bản ấn định (notice); nếu chưa có, ghi status = \"unconfirmed\""));
        }
        let weekend_kind = match d.kind {
            DayKind::Working | DayKind::Weekend => {
                return Err(fault("không cần ghi ngày thường hoặc cuối tuần"));
            }
            DayKind::Worked => Some(true),
            DayKind::Off | DayKind::Substitute => Some(false),
            DayKind::Holiday => None,
        };
        if weekend_kind.is_some_and(|weekend| weekend != d.date.is_weekend()) {
            return Err(fault(
                "làm bù phải rơi vào cuối tuần; nghỉ bù, nghỉ hoán đổi phải rơi vào ngày thường",
            ));
        }
        let status = DayStatus { kind: d.kind, name: Some(d.name), notice: d.notice, confirmed };
        if days.insert(d.date, status).is_some() {
            return Err(fault("được ghi hai lần"));
        }
    }
    let year = Year { confirmed: raw.status != Status::Unconfirmed, days };
    calendar.years.insert(raw.year, year);
    Ok(())
}
