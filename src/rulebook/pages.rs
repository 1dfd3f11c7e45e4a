//! The law book as pages: topics, and one rule with its versions.

use super::words::figure;
use crate::{
    accounts::Inspect,
    kernel::{Day, Refusal},
    law::{Direction, LawBook, Rule, Version},
    web::{
        Frame, Problem, Visit, filters,
        parts::{Article, regime_in_words},
        show,
    },
};
use actix_web::{HttpResponse, web as server};
use askama::Template;

/// The law book and each of its rules.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/luat", server::get().to(book)).route("/luat/{code}", server::get().to(rule));
}

#[derive(Template)]
#[template(path = "rulebook/book.html")]
struct BookPage {
    frame: Frame,
    today: Day,
    digest: String,
    topics: Vec<Topic>,
    count: usize,
}

struct Topic {
    key: String,
    title: String,
    rules: Vec<RuleLine>,
}

struct RuleLine {
    code: String,
    title: String,
    figure: String,
    cite: String,
    doubt: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "rulebook/rule.html")]
struct RulePage {
    frame: Frame,
    code: String,
    title: String,
    topic: (String, String),
    actor: &'static str,
    aliases: String,
    kind: Option<&'static str>,
    versions: Vec<VersionView>,
}

struct VersionView {
    span: String,
    regime: String,
    now: bool,
    figures: Vec<String>,
    counted: Option<String>,
    article: Article,
}

async fn book(visit: Visit<Inspect>) -> Result<HttpResponse, Problem> {
    let (law, today) = (LawBook::embedded(), visit.today());
    let topics = law
        .topics()
        .iter()
        .map(|(key, title)| Topic {
            key: key.clone(),
            title: title.clone(),
            rules: law.rules().filter(|rule| rule.topic == *key).map(|rule| line(rule, today)).collect(),
        })
        .collect();
    show(&BookPage {
        frame: visit.frame.clone(),
        today,
        digest: law.digest().to_owned(),
        topics,
        count: law.rules().count(),
    })
}

/// What a rule says today; the last version where none is in force.
fn line(rule: &Rule, today: Day) -> RuleLine {
    let version = rule.version(today);
    let basis = version.or(rule.versions.last()).map(Version::basis);
    RuleLine {
        code: rule.code.clone(),
        title: rule.title.clone(),
        figure: match version {
            Some(version) => figure(&version.value).join("; "),
            None => "không có phiên bản đang áp dụng".to_owned(),
        },
        cite: basis.as_ref().and_then(|b| b.articles.first().cloned()).unwrap_or_default(),
        doubt: basis.as_ref().and_then(|b| Article::from(b).doubt()),
    }
}

async fn rule(visit: Visit<Inspect>, code: server::Path<String>) -> Result<HttpResponse, Problem> {
    let law = LawBook::embedded();
    let code = code.into_inner().to_uppercase();
    let Some(rule) = law.rules().find(|r| r.code == code || r.aliases.contains(&code)) else {
        return Err(Problem::missing(
            Refusal::new("RULE-UNKNOWN", "Sổ luật chưa có quy tắc mang mã này.").mend("Mở sổ luật", "/luat"),
        ));
    };
    let today = visit.today();
    let topic = law.topics().iter().find(|(key, _)| *key == rule.topic).cloned();
    show(&RulePage {
        frame: visit.frame.clone(),
        code: rule.code.clone(),
        title: rule.title.clone(),
        topic: topic.unwrap_or_default(),
        actor: rule.actor.label(),
        aliases: rule.aliases.join(", "),
        kind: rule.kind.map(crate::law::Kind::label),
        versions: rule.versions.iter().rev().map(|v| version_view(v, today)).collect(),
    })
}

fn version_view(version: &Version, today: Day) -> VersionView {
    let counted = match (version.trigger_text.is_empty(), version.direction) {
        (true, _) => None,
        (false, Direction::After) => Some(format!("tính từ {}", version.trigger_text)),
        (false, Direction::Before) => Some(format!("tính lùi từ {}", version.trigger_text)),
    };
    VersionView {
        span: match version.until {
            Some(until) => format!("từ {} đến {until}", version.from),
            None => format!("từ {}", version.from),
        },
        regime: regime_in_words(&version.regime),
        now: version.in_force(today),
        figures: figure(&version.value),
        counted,
        article: Article::from(&version.basis()),
    }
}
