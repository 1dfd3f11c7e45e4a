//! From the files of `law/` to a sound rulebook, or one sentence that names the file and the rule.

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::{Calendar, LawError, RegimeSpan, Rule};

mod checks;
mod rules;
mod years;

static LAW: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/law");

/// What the files say, read and found sound.
#[derive(Debug, Default)]
pub(in crate::law) struct Loaded {
    pub rules: Vec<Rule>,
    pub topics: Vec<(String, String)>,
    pub regimes: Vec<RegimeSpan>,
    pub calendar: Calendar,
    pub digest: String,
}

/// The files built into the program: rules and holidays; not the examples.
pub(in crate::law) fn embedded_files() -> Vec<(String, String)> {
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
pub(in crate::law) fn load(files: &[(String, String)]) -> Result<Loaded, LawError> {
    let mut digest = Sha256::new();
    let mut loaded = Loaded::default();
    for (path, text) in files {
        digest.update((path.len() as u64).to_be_bytes());
        digest.update(path);
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
        if let Some(name) = path.strip_prefix("holidays/") {
            years::read(name, path, text, &mut loaded.calendar)?;
        } else if path == "regimes.toml" {
            read_regimes(path, text, &mut loaded.regimes)?;
        } else if path == "topics.toml" {
            loaded.topics = read_topics(path, text)?;
        } else if path != "papers.toml" {
            rules::read(path, text, &mut loaded.rules)?;
        }
    }
    checks::order_by_topic(&mut loaded)?;
    checks::codes(&loaded.rules)?;
    checks::regimes(&loaded)?;
    loaded.digest = digest.finalize().iter().map(|b| format!("{b:02x}")).collect();
    Ok(loaded)
}

fn unsound(path: &str, what: impl std::fmt::Display) -> LawError {
    LawError::Unsound(format!("law/{path}: {what}."))
}

fn table(path: &str, text: &str) -> Result<toml::Table, LawError> {
    text.parse::<toml::Table>().map_err(|e| {
        let line = e.span().map_or(1, |s| text.get(..s.start).unwrap_or_default().lines().count().max(1));
        unsound(path, format!("không đọc được dòng {line}: {}", one_line(&e)))
    })
}

/// The reader's fault in Vietnamese where it is one of the common ones.
fn one_line(error: &toml::de::Error) -> String {
    let said = error.message();
    let named = said.split('`').nth(1).unwrap_or_default();
    if said.starts_with("unknown field") {
        format!("khóa lạ “{named}”")
    } else if said.starts_with("missing field") {
        format!("thiếu khóa “{named}”")
    } else if said.starts_with("unknown variant") {
        format!("giá trị lạ “{named}”")
    } else {
        said.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
    }
}

fn read_topics(path: &str, text: &str) -> Result<Vec<(String, String)>, LawError> {
    table(path, text)?
        .into_iter()
        .map(|(topic, title)| match title {
            toml::Value::String(title) => Ok((topic, title)),
            _ => Err(unsound(path, format!("chủ đề {topic} phải có tên gọi là một dòng chữ"))),
        })
        .collect()
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
