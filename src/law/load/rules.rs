//! One file of rules, read and found sound.

use crate::kernel::{Day, Status};
use serde::Deserialize;

use super::{one_line, table, unsound};
use crate::law::{Actor, Direction, Kind, LawError, Rule, Value, Version};

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

pub(super) fn read(path: &str, text: &str, rules: &mut Vec<Rule>) -> Result<(), LawError> {
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
