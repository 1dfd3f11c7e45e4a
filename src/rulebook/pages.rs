//! The list of rules by topic, and one rule with its versions.

use crate::{
    accounts::Inspect,
    kernel::{Day, Refusal, fold},
    law::{LawBook, Rule, Version},
    web::{Form, Frame, Problem, Visit, filters, parts::regime_in_words, show},
};
use actix_web::{HttpRequest, HttpResponse, web as server};
use askama::Template;

/// `/luat` and `/luat/{code}`.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/luat", server::get().to(list)).route("/luat/{code}", server::get().to(one));
}

struct Topic {
    title: String,
    rules: Vec<RuleRow>,
}

struct RuleRow {
    code: String,
    title: String,
    value: String,
    article: String,
    doubt: Option<&'static str>,
}

struct VersionView {
    span: String,
    regime: String,
    value: String,
    trigger: String,
    articles: Vec<String>,
    gist: String,
    status: &'static str,
    in_force: bool,
}

#[derive(Template)]
#[template(path = "rulebook/list.html")]
struct ListPage {
    frame: Frame,
    form: Form,
    topics: Vec<Topic>,
    digest: String,
    count: usize,
}

#[derive(Template)]
#[template(path = "rulebook/rule.html")]
struct RulePage {
    frame: Frame,
    title: String,
    facts: Vec<(&'static str, String)>,
    versions: Vec<VersionView>,
}

fn doubt(version: &Version) -> Option<&'static str> {
    let basis = version.basis();
    (basis.status != crate::kernel::Status::TextSeen).then(|| basis.status.label())
}

fn row(rule: &Rule, today: Day) -> Option<RuleRow> {
    let version = rule.version(today).or(rule.versions.last())?;
    Some(RuleRow {
        code: rule.code.clone(),
        title: rule.title.clone(),
        value: version.value.label(),
        article: version.basis().line(),
        doubt: doubt(version),
    })
}

/// Every rule of today by topic; with `q`, those whose code, title, gist or article has the words.
async fn list(visit: Visit<Inspect>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let law = LawBook::embedded();
    let pairs = server::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let form = Form::of(pairs.map(server::Query::into_inner).unwrap_or_default());
    let wanted = fold(form.value("q"));
    let today = visit.today();
    let has = |rule: &Rule| {
        let told: Vec<String> =
            rule.versions.iter().map(|v| format!("{} {}", v.gist, v.basis().line())).collect();
        let text =
            fold(&format!("{} {} {} {}", rule.code, rule.title, rule.aliases.join(" "), told.join(" ")));
        wanted.split(' ').all(|word| text.contains(word))
    };
    let topics: Vec<Topic> = law
        .topics()
        .iter()
        .map(|(key, title)| Topic {
            title: title.clone(),
            rules: law.rules().filter(|r| r.topic == *key && has(r)).filter_map(|r| row(r, today)).collect(),
        })
        .filter(|topic| !topic.rules.is_empty())
        .collect();
    let count = topics.iter().map(|t| t.rules.len()).sum();
    let digest = law.digest().get(..16).unwrap_or_default().to_owned();
    show(&ListPage { frame: visit.frame, form, topics, digest, count })
}

async fn one(visit: Visit<Inspect>, code: server::Path<String>) -> Result<HttpResponse, Problem> {
    let law = LawBook::embedded();
    let rules = law.named(&code.to_uppercase()).unwrap_or_default();
    let Some(rule) = rules.first() else {
        let told = format!("Sổ luật không có quy tắc mang mã {}.", code.chars().take(40).collect::<String>());
        return Err(Problem::missing(Refusal::new("RULE-UNKNOWN", told).mend("Mở sổ luật", "/luat")));
    };
    let today = visit.today();
    let mut facts = vec![("Mã", rule.code.clone()), ("Ai thực hiện", rule.actor.label().to_owned())];
    if !rule.aliases.is_empty() {
        facts.push(("Tên khác", rule.aliases.join(", ")));
    }
    let versions = rule.versions.iter().rev().map(|v| view(v, today)).collect();
    show(&RulePage { frame: visit.frame, title: rule.title.clone(), facts, versions })
}

fn view(version: &Version, today: Day) -> VersionView {
    let basis = version.basis();
    VersionView {
        span: match version.until {
            Some(until) => format!("từ {} đến hết {until}", version.from),
            None => format!("từ {}", version.from),
        },
        regime: regime_in_words(&basis.regime),
        value: version.value.label(),
        trigger: version.trigger_text.clone(),
        articles: basis.articles,
        gist: basis.gist,
        status: basis.status.label(),
        in_force: version.in_force(today),
    }
}
