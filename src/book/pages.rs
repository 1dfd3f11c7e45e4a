//! The book: its head, and its acts by the day on which they were written.

use super::words::{deed_in_words, subject_href};
use crate::{
    accounts::Inspect,
    kernel::Day,
    ledger::{Act, acts_before, head},
    web::{Frame, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpResponse, web as server};
use askama::Template;

/// The book.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/so", server::get().to(book));
}

#[derive(Template)]
#[template(path = "book/book.html")]
struct BookPage {
    frame: Frame,
    count: i64,
    digest: String,
    days: Vec<BookDay>,
    page: Page<Line>,
}

/// The acts written on one day, newest first.
struct BookDay {
    day: Day,
    lines: Vec<Line>,
}

#[derive(Clone)]
struct Line {
    n: i64,
    day: Day,
    time: String,
    what: String,
    about: Option<(&'static str, String)>,
    happened: Option<Day>,
    who: String,
    office: String,
    basis: String,
    corrects: bool,
}

async fn book(visit: Visit<Inspect>, paging: Paging) -> Result<HttpResponse, Problem> {
    let before = paging.after.as_deref().and_then(|n| n.parse::<i64>().ok());
    let limit = paging.fetch();
    let ((count, digest), acts) =
        visit.read(move |desk| Ok((head(desk)?, acts_before(desk, before, limit)?))).await?;
    let page = paging.page(acts.iter().map(line).collect(), |line: &Line| line.n.to_string());
    let days = by_day(&page.rows);
    show(&BookPage { frame: visit.frame.clone(), count, digest, days, page })
}

fn line(act: &Act) -> Line {
    let day = act.recorded_at.day();
    Line {
        n: act.n,
        day,
        time: act.recorded_at.clock_time(),
        what: deed_in_words(act),
        about: subject_href(act),
        happened: Some(act.happened_on).filter(|on| *on != day),
        who: act.author.name.clone(),
        office: act.author.office.clone(),
        basis: act.basis.join("; "),
        corrects: act.corrects.is_some(),
    }
}

fn by_day(lines: &[Line]) -> Vec<BookDay> {
    let mut days: Vec<BookDay> = Vec::new();
    for line in lines {
        match days.last_mut() {
            Some(last) if last.day == line.day => last.lines.push(line.clone()),
            _ => days.push(BookDay { day: line.day, lines: vec![line.clone()] }),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_stand_under_the_day_on_which_they_were_written() {
        let line = |n: i64, day: &str| Line {
            n,
            day: day.parse().unwrap(),
            time: "09:00".into(),
            what: String::new(),
            about: None,
            happened: None,
            who: String::new(),
            office: String::new(),
            basis: String::new(),
            corrects: false,
        };
        let days = by_day(&[line(3, "2026-11-02"), line(2, "2026-11-02"), line(1, "2026-11-01")]);
        assert_eq!(days.iter().map(|d| d.lines.len()).collect::<Vec<_>>(), [2, 1]);
    }
}
