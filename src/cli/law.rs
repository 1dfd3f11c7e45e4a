//! `law`: asks the rulebook.

use super::Answer;
use crate::kernel::{Basis, Day, Vnd, amount_in_words};
use crate::law::{Ask, Due, Kind, LawBook, LawError, Procedure, Rule, Version};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    question: Question,
}

#[derive(clap::Subcommand)]
enum Question {
    /// Liệt kê mọi quy tắc.
    List {
        /// Trả lời dạng JSON
        #[arg(long)]
        json: bool,
    },
    /// Nội dung một quy tắc qua các thời kỳ.
    Show {
        /// Mã quy tắc, ví dụ CUT
        #[arg(value_name = "QUY_TẮC")]
        rule: String,
        /// Chỉ phiên bản có hiệu lực vào ngày này
        #[arg(long, value_name = "NGÀY")]
        on: Option<Day>,
        /// Trả lời dạng JSON
        #[arg(long)]
        json: bool,
    },
    /// Ngày cuối hợp pháp, tính từ ngày của sự kiện.
    Deadline {
        /// Mã quy tắc, ví dụ CUT
        #[arg(value_name = "QUY_TẮC")]
        rule: String,
        /// Ngày của sự kiện
        #[arg(long, value_name = "NGÀY")]
        on: Day,
        /// Loại tài sản: movable (động sản) hoặc immovable (bất động sản)
        #[arg(long, value_name = "LOẠI", value_parser = kind)]
        kind: Option<Kind>,
        /// Thủ tục: ordinary (thông thường) hoặc shortened (rút gọn)
        #[arg(long, value_name = "THỦ_TỤC", value_parser = procedure, default_value = "ordinary", hide_default_value = true)]
        procedure: Procedure,
        /// Trả lời dạng JSON
        #[arg(long)]
        json: bool,
    },
    /// Giá khởi điểm thấp nhất sau một lần giảm.
    PriceFloor {
        /// Giá khởi điểm của phiên liền trước
        #[arg(value_name = "SỐ_TIỀN", allow_hyphen_values = true)]
        previous: String,
        /// Trả lời dạng JSON
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(args: Args, today: Day) -> Answer {
    let book = LawBook::embedded();
    match args.question {
        Question::List { json } => list(book, today, json),
        Question::Show { rule, on, json } => show(book, &rule, on, json),
        Question::Deadline { rule, on, kind, procedure, json } => {
            deadline(book, &rule, on, &Ask { kind, procedure }, json)
        }
        Question::PriceFloor { previous, json } => price_floor(book, &previous, today, json),
    }
}

fn list(book: &LawBook, today: Day, json: bool) -> Answer {
    if json {
        let rules: Vec<Json> = book.rules().map(|r| rule_json(r, r.versions.iter())).collect();
        return pretty(&json!({ "format": "niemphong.law/1", "digest": book.digest(), "rules": rules }));
    }
    let mut text = format!("Sổ luật {}, {} quy tắc, mức ngày {today}\n", short(book), book.rules().count());
    for (topic, title) in book.topics() {
        let _ = write!(text, "\n{title}\n");
        for rule in book.rules().filter(|r| r.topic == *topic) {
            let now = rule.version(today).map_or("không còn áp dụng".to_owned(), |v| v.value.label());
            let _ = writeln!(text, "  {:<24} {}: {now}", rule.code, rule.title);
        }
    }
    Answer::fine(text.trim_end())
}

fn show(book: &LawBook, code: &str, on: Option<Day>, json: bool) -> Answer {
    let rules = match book.named(code) {
        Ok(rules) => rules,
        Err(why) => return refused(&why),
    };
    let mut texts = Vec::new();
    let mut jsons = Vec::new();
    for rule in rules {
        let versions = match on {
            None => rule.versions.iter().collect(),
            Some(day) => match book.version(&rule.code, day) {
                Ok(version) => vec![version],
                Err(why) => return refused(&why),
            },
        };
        jsons.push(rule_json(rule, versions.iter().copied()));
        texts.push(rule_text(rule, &versions));
    }
    if json {
        return pretty(&json!({ "format": "niemphong.law/1", "digest": book.digest(), "rules": jsons }));
    }
    Answer::fine(texts.join("\n\n"))
}

fn rule_text(rule: &Rule, versions: &[&Version]) -> String {
    let mut text = format!("{} ({})", rule.title, rule.code);
    if !rule.aliases.is_empty() {
        let _ = write!(text, "\nTên khác: {}", rule.aliases.join(", "));
    }
    let _ = write!(text, "\nNgười thực hiện: {}", rule.actor.label());
    for v in versions {
        let until = v.until.map_or("nay".to_owned(), |day| day.to_string());
        let _ = write!(text, "\n\nTừ {} đến {until} ({}): {}", v.from, v.regime, v.value.label());
        if !v.trigger_text.is_empty() {
            let way = match v.direction {
                crate::law::Direction::After => "Tính từ",
                crate::law::Direction::Before => "Đếm lùi từ",
            };
            let _ = write!(text, "\n  {way}: {}", v.trigger_text);
        }
        let _ = write!(text, "\n  Nội dung: {}", v.gist);
        let _ = write!(text, "\n  Căn cứ: {} ({})", v.cite.join("; "), v.status.label());
    }
    text
}

fn rule_json<'a>(rule: &Rule, versions: impl Iterator<Item = &'a Version>) -> Json {
    let versions: Vec<Json> = versions
        .map(|v| {
            json!({
                "from": v.from, "until": v.until, "regime": v.regime, "trigger": v.trigger,
                "trigger_text": v.trigger_text, "direction": v.direction, "value": v.value,
                "cite": v.cite, "gist": v.gist, "status": v.status,
            })
        })
        .collect();
    json!({
        "rule": rule.code, "title": rule.title, "topic": rule.topic, "aliases": rule.aliases,
        "actor": rule.actor, "kind": rule.kind, "governed_by": rule.governed_by, "versions": versions,
    })
}

fn deadline(book: &LawBook, code: &str, on: Day, ask: &Ask, json: bool) -> Answer {
    let found = book.rule_for(code, ask).and_then(|rule| Ok((rule, book.due(code, on, ask)?)));
    match found {
        Err(why) => refused(&why),
        Ok((rule, due)) if json => pretty(&deadline_json(rule, &due)),
        Ok((rule, due)) => Answer::fine(deadline_text(rule, &due)),
    }
}

fn deadline_text(rule: &Rule, due: &Due) -> String {
    let word = if due.earliest { "Sớm nhất" } else { "Hạn" };
    let mut text = format!("{} ({})\n{word}: {}", rule.title, due.rule, due.day.with_weekday());
    if due.strict != due.day {
        let _ = write!(text, "\nTheo cách đếm chặt: {}", due.strict.with_weekday());
    }
    let _ = write!(text, "\nNgười thực hiện: {}", due.actor);
    let _ = write!(text, "\nCách tính: {}.", due.count.sentence);
    let _ = write!(text, "\n{}", basis_text(&due.basis));
    text
}

fn basis_text(basis: &Basis) -> String {
    format!("Nội dung: {}\nCăn cứ: {} ({}, {})", basis.gist, basis.line(), basis.regime, basis.status.label())
}

fn deadline_json(rule: &Rule, due: &Due) -> Json {
    json!({
        "format": "niemphong.deadline/1",
        "rule": due.rule, "title": rule.title, "actor": due.actor,
        "trigger": due.count.trigger, "direction": due.direction, "term": due.term,
        "due": due.day, "strict": due.strict, "earliest": due.earliest,
        "regime": due.basis.regime, "basis": due.basis.line(), "articles": due.basis.articles,
        "gist": due.basis.gist, "status": due.basis.status,
        "skipped": due.count.skipped, "moved_from": due.count.moved_from,
        "unconfirmed": due.count.unconfirmed, "sentence": due.count.sentence,
    })
}

fn price_floor(book: &LawBook, previous: &str, today: Day, json: bool) -> Answer {
    let previous = match previous.parse::<Vnd>() {
        Ok(previous) => previous,
        Err(why) => return Answer::wrong(capital(&format!("{why}."))),
    };
    let floor = match book.min_next_price(previous, today) {
        Ok(floor) => floor,
        Err(why) => return refused(&why),
    };
    let words = amount_in_words(floor.value);
    if json {
        return pretty(&json!({
            "format": "niemphong.price-floor/1", "on": today, "previous": previous, "floor": floor.value,
            "words": words, "regime": floor.basis.regime, "basis": floor.basis.line(),
            "articles": floor.basis.articles, "gist": floor.basis.gist, "status": floor.basis.status,
        }));
    }
    let basis = basis_text(&floor.basis);
    Answer::fine(format!(
        "Giá khởi điểm phiên trước: {previous} đồng\nGiá thấp nhất có thể đặt: {} đồng ({words})\n{basis}",
        floor.value
    ))
}

/// That the law sets no last day is an answer; everything else is a wrong question.
fn refused(why: &LawError) -> Answer {
    match why {
        LawError::NoLastDay { .. } => Answer { out: String::new(), err: why.to_string(), code: 1 },
        _ => Answer::wrong(why.to_string()),
    }
}

fn pretty(json: &Json) -> Answer {
    Answer::fine(serde_json::to_string_pretty(json).unwrap_or_default())
}

fn short(book: &LawBook) -> &str {
    book.digest().get(..8).unwrap_or_default()
}

fn kind(text: &str) -> Result<Kind, String> {
    match text {
        "movable" => Ok(Kind::Movable),
        "immovable" => Ok(Kind::Immovable),
        other => Err(format!(
            "không có loại tài sản “{other}”: chỉ có movable (động sản), immovable (bất động sản)"
        )),
    }
}

fn procedure(text: &str) -> Result<Procedure, String> {
    match text {
        "ordinary" => Ok(Procedure::Ordinary),
        "shortened" => Ok(Procedure::Shortened),
        other => {
            Err(format!("không có thủ tục “{other}”: chỉ có ordinary (thông thường), shortened (rút gọn)"))
        }
    }
}

/// The sentence with a capital letter.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
