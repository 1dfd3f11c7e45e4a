//! The list of cases: own or all, by state, page by page.

use super::super::store::{CaseRow, cases_of};
use crate::{
    accounts::{AsOfficer, Inspect, Role, Write, people},
    kernel::{Day, Vnd},
    web::{Frame, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpResponse, web as server};
use askama::Template;
use serde::Deserialize;

/// Which part of the list is asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "cua", default)]
    whose: String,
    #[serde(rename = "trang-thai", default)]
    state: String,
}

struct Line {
    id: String,
    code: String,
    title: String,
    decision: String,
    on: Day,
    officer: String,
    owed: Vnd,
    state: &'static str,
    ended: bool,
}

/// A filter as a link: words, address, whether it is the present one.
type Chip = (&'static str, String, bool);

#[derive(Template)]
#[template(path = "cases/list.html")]
struct ListPage {
    frame: Frame,
    whose: Vec<Chip>,
    states: Vec<Chip>,
    page: Page<Line>,
    more: String,
    may_write: bool,
}

const STATES: [(&str, &str); 4] =
    [("", "Mọi trạng thái"), ("open", "Đang thi hành"), ("held", "Đang hoãn"), ("ended", "Đã kết thúc")];

pub(super) async fn list(
    visit: Visit<Inspect>,
    paging: Paging,
    asked: server::Query<Asked>,
) -> Result<HttpResponse, Problem> {
    let Asked { whose, state } = asked.into_inner();
    let is_officer = visit.actor().may::<AsOfficer>();
    let own_first = is_officer && !visit.actor().roles.has(Role::Head);
    let own = whose == "toi" || (whose.is_empty() && own_first);
    let officer = own.then_some(visit.actor().id);
    let wanted = Some(state.clone()).filter(|s| !s.is_empty());
    let (skip, limit) = (paging.skipped(), paging.fetch());
    let (rows, people) = visit
        .read(move |desk| Ok((cases_of(desk, officer, wanted.as_deref(), skip, limit)?, people(desk)?)))
        .await?;
    let name = |id: &str| {
        people.iter().find(|p| p.id.to_string() == id).map_or_else(String::new, |p| p.facts.name.clone())
    };
    let link = |own: bool, state: &str| {
        format!("/ho-so?cua={}&trang-thai={state}", if own { "toi" } else { "tat-ca" })
    };
    let whose = if is_officer {
        vec![("Được phân công", link(true, &state), own), ("Tất cả", link(false, &state), !own)]
    } else {
        Vec::new()
    };
    let lines = rows.into_iter().map(|row| line(row, name)).collect();
    show(&ListPage {
        frame: visit.frame.clone().at("cases"),
        whose,
        states: STATES.map(|(code, words)| (words, link(own, code), code == state)).to_vec(),
        page: paging.page_after(lines),
        more: format!("{}&", link(own, &state)),
        may_write: visit.actor().may::<Write>(),
    })
}

fn line(row: CaseRow, name: impl Fn(&str) -> String) -> Line {
    Line {
        officer: name(&row.officer),
        state: STATES.iter().find(|(code, _)| *code == row.state).map_or("", |(_, words)| words),
        ended: row.state == "ended",
        id: row.id,
        code: row.code,
        title: row.title,
        decision: row.decision,
        on: row.decision_on,
        owed: row.owed,
    }
}
