//! What only the whole book shows: topics, codes and aliases, days of regimes.

use std::collections::BTreeMap;

use super::{Loaded, unsound};
use crate::law::{Kind, LawError, Rule};

pub(super) fn order_by_topic(loaded: &mut Loaded) -> Result<(), LawError> {
    let place = |topic: &str| loaded.topics.iter().position(|(t, _)| t == topic);
    if let Some(rule) = loaded.rules.iter().find(|r| place(&r.topic).is_none()) {
        let what = format!("chủ đề chưa có trong law/topics.toml (quy tắc {})", rule.code);
        return Err(unsound(&format!("{}.toml", rule.topic), what));
    }
    loaded.rules.sort_by_key(|r| place(&r.topic));
    Ok(())
}

/// A code or alias may stand for two rules only when they are told apart by the kind of asset.
pub(super) fn codes(rules: &[Rule]) -> Result<(), LawError> {
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

pub(super) fn regimes(loaded: &Loaded) -> Result<(), LawError> {
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
