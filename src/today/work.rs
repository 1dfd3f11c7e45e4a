//! The work list: one line for each duty, in groups by how near its last day is.

use crate::{
    accounts::{Duty, Person, Roles, Write},
    assets::{NextLine, Story, href, next_lines},
    disposal::DueLine,
    engine::Journey,
    kernel::Day,
    law::LawBook,
    web::parts::{Article, Link},
};
use chrono::Datelike;

/// How many days ahead the list looks.
pub const DAYS_AHEAD: i64 = 30;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The last day, where the law gives one.
    pub due: Option<Day>,
    /// The act as a verb.
    pub title: String,
    /// Who acts, when it is somebody else: then the line is to be watched.
    pub actor: Option<String>,
    /// What the law fixes beside the day.
    pub detail: Option<String>,
    /// The asset's number.
    pub code: String,
    /// The asset's name.
    pub name: String,
    /// The asset's page.
    pub href: String,
    /// The case.
    pub case: Link,
    /// The officer in charge, where the list is not one officer's own.
    pub officer: Option<String>,
    /// By which article.
    pub article: Option<Article>,
    /// The page that does it.
    pub button: Option<Link>,
}

/// Lines of one nearness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `Quá hạn`, `Hôm nay` …
    pub title: &'static str,
    /// A short stable name, for addresses within the page.
    pub key: &'static str,
    /// The lines, the nearest first.
    pub lines: Vec<Line>,
}

/// What a line needs to know beside the story.
pub struct Circle<'a> {
    /// The legal day.
    pub today: Day,
    /// Cases by id: number and officer.
    pub cases: &'a [(String, String, String)],
    /// The people of the agency.
    pub people: &'a [Person],
    /// What the reader may do.
    pub roles: &'a Roles,
    /// Whether each line names its officer.
    pub name_officer: bool,
}

/// The duties of one asset up to the horizon.
pub fn lines_of(story: &Story, circle: &Circle<'_>, law: &LawBook) -> Vec<Line> {
    let horizon = circle.today.plus_days(DAYS_AHEAD).unwrap_or(circle.today);
    let journey = Journey::on(&story.history, law, circle.today);
    let wanted =
        |next: &NextLine| !next.right && !next.quiet && next.part.due.is_none_or(|due| due <= horizon);
    let next = next_lines(story, &journey, circle.today, circle.roles);
    next.into_iter().filter(wanted).map(|next| line(story, next, circle)).collect()
}

fn line(story: &Story, next: NextLine, circle: &Circle<'_>) -> Line {
    let (facts, part) = (&story.facts, next.part);
    let id = facts.case.to_string();
    let case = circle.cases.iter().find(|(known, _, _)| *known == id);
    let officer = case.and_then(|(_, _, officer)| {
        circle.people.iter().find(|p| p.id.to_string() == *officer).map(|p| p.facts.name.clone())
    });
    Line {
        due: part.due,
        title: part.title,
        actor: part.actor,
        detail: part.detail,
        code: facts.code.clone(),
        name: facts.name.clone(),
        href: href(&facts.code),
        case: Link::new(case.map_or("", |(_, code, _)| code.as_str()), format!("/ho-so/{id}")),
        officer: officer.filter(|_| circle.name_officer),
        article: part.article,
        button: part.button,
    }
}

/// A duty of disposal as a line of the day.
pub fn disposal_line(due: DueLine, circle: &Circle<'_>) -> Line {
    let officer =
        circle.people.iter().find(|p| p.id.to_string() == due.officer).map(|p| p.facts.name.clone());
    let skipped = due.clock.due.count.skipped.iter().map(|s| format!("{}: {}", s.day, s.reason)).collect();
    let article = Article::from(&due.clock.due.basis).counted(due.clock.due.count.sentence.clone(), skipped);
    Line {
        due: Some(due.clock.due.day),
        title: due.title,
        actor: None,
        detail: Some(due.clock.ev.to_owned()),
        code: due.code,
        name: due.name,
        href: due.href.clone(),
        case: Link::new(due.case_code, format!("/ho-so/{}", due.case)),
        officer: officer.filter(|_| circle.name_officer),
        article: Some(article),
        button: circle.roles.has_any(Write::ROLES).then(|| Link::new("Mở", due.href)),
    }
}

/// Puts lines into their groups; empty groups are left out.
pub fn groups(mut lines: Vec<Line>, today: Day) -> Vec<Group> {
    lines.sort_by(|a, b| (a.due.is_none(), a.due, &a.code).cmp(&(b.due.is_none(), b.due, &b.code)));
    let mut groups: Vec<Group> =
        GROUPS.iter().map(|(key, title)| Group { title, key, lines: Vec::new() }).collect();
    for line in lines {
        if let Some(group) = groups.get_mut(group_of(line.due, today)) {
            group.lines.push(line);
        }
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

const GROUPS: [(&str, &str); 6] = [
    ("qua-han", "Quá hạn"),
    ("hom-nay", "Hôm nay"),
    ("ngay-mai", "Ngày mai"),
    ("tuan-nay", "Tuần này"),
    ("sap-toi", "Sắp tới"),
    ("khong-han", "Không có hạn luật định"),
];

/// The week ends on Sunday.
fn group_of(due: Option<Day>, today: Day) -> usize {
    let Some(due) = due else { return 5 };
    let left_of_week = 6 - i64::from(today.weekday().num_days_from_monday());
    match today.days_until(due) {
        ..0 => 0,
        0 => 1,
        1 => 2,
        n if n <= left_of_week => 3,
        _ => 4,
    }
}

/// `thứ Hai, 30/11/2026` with a capital, for the head of the page.
pub fn day_in_words(day: Day) -> String {
    let week = day.date().iso_week().week();
    let text = day.with_weekday();
    let mut letters = text.chars();
    let first = letters.next().map_or_else(String::new, |c| c.to_uppercase().collect());
    format!("{first}{}, tuần {week}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(code: &str, due: Option<&str>) -> Line {
        Line {
            due: due.map(|d| d.parse().unwrap()),
            title: "Ra quyết định giảm giá".into(),
            actor: None,
            detail: None,
            code: code.into(),
            name: String::new(),
            href: String::new(),
            case: Link::new("", ""),
            officer: None,
            article: None,
            button: None,
        }
    }

    #[test]
    fn lines_stand_by_their_last_day_and_the_week_ends_on_sunday() {
        let today: Day = "2026-11-25".parse().unwrap();
        let lines = vec![
            line("f", None),
            line("e", Some("2026-11-30")),
            line("d", Some("2026-11-29")),
            line("c", Some("2026-11-26")),
            line("b", Some("2026-11-25")),
            line("a", Some("2026-11-24")),
        ];
        let told: Vec<(&str, Vec<String>)> = groups(lines, today)
            .into_iter()
            .map(|g| (g.title, g.lines.into_iter().map(|l| l.code).collect()))
            .collect();
        let expected = [
            ("Quá hạn", "a"),
            ("Hôm nay", "b"),
            ("Ngày mai", "c"),
            ("Tuần này", "d"),
            ("Sắp tới", "e"),
            ("Không có hạn luật định", "f"),
        ];
        assert_eq!(told, expected.map(|(title, code)| (title, vec![code.to_owned()])));
    }

    #[test]
    fn groups_without_lines_are_not_shown() {
        assert!(groups(Vec::new(), "2026-11-25".parse().unwrap()).is_empty());
    }
}
