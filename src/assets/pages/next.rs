//! What is lawful next, as a page shows it: the step, its last day, its article with the count.

use super::super::hrefs::{button_words, form_href};
use crate::{
    engine,
    web::{
        format::money,
        parts::{Article, Link, Next},
    },
};

/// The article behind a step with the count of its days.
pub fn article_of(next: &engine::Next) -> Article {
    let article = Article::from(&next.basis);
    match (&next.due, next.no_calendar) {
        (Some(due), _) => {
            let skipped =
                due.count.skipped.iter().map(|s| format!("{}: {}", s.day, s.reason)).collect::<Vec<_>>();
            let mut sentence = format!("{}.", due.count.sentence);
            if due.strict != due.day {
                sentence.push_str(&format!(" Theo cách đếm chặt nhất: {}.", due.strict.with_weekday()));
            }
            if !due.count.unconfirmed.is_empty() {
                let days: Vec<String> = due.count.unconfirmed.iter().map(ToString::to_string).collect();
                sentence.push_str(&format!(" Lịch nghỉ chưa có thông báo xác nhận: {}.", days.join(", ")));
            }
            article.counted(sentence, skipped)
        }
        (None, Some(year)) => article.counted(
            format!(
                "Chưa có lịch làm việc năm {year}: ngày ghi bên trên là ngày cuối của thời hạn, chưa xét ngày nghỉ."
            ),
            Vec::new(),
        ),
        (None, None) => article,
    }
}

/// What the law fixes beside the day, and what stands in the way.
pub fn detail_of(next: &engine::Next) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(next.floor.map(|floor| format!("tối thiểu {}", money(floor))));
    said.extend(next.no_calendar.map(|year| format!("chưa có lịch năm {year}")));
    said.extend(next.blocked_by.clone());
    (!said.is_empty()).then(|| said.join(" · "))
}

/// The button that does it: none while something stands in the way.
pub fn button_of(code: &str, next: &engine::Next) -> Option<Link> {
    if next.blocked_by.is_some() {
        return None;
    }
    form_href(code, next.step).map(|href| Link::new(button_words(next.step), href))
}

/// A step of the right column. A reader without the right to write sees no button.
pub fn next_part(code: &str, next: &engine::Next, may_write: bool) -> Next {
    Next {
        title: next.title.clone(),
        due: next.due_day(),
        actor: (!next.ours && !next.actor.is_empty()).then(|| next.actor.clone()),
        detail: detail_of(next),
        article: (!next.basis.articles.is_empty()).then(|| article_of(next)),
        button: button_of(code, next).filter(|_| may_write),
    }
}
