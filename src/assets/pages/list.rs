//! The register of assets: by stage, by officer, page by page.

use super::super::store::{AssetRow, assets_of, count_by_stage};
use crate::{
    accounts::{Actor, AsOfficer, Inspect, Person, Role, Write, people},
    kernel::{Day, PersonId, Vnd},
    web::{Frame, Page, Paging, Problem, Visit, filters, show},
};
use actix_web::{HttpResponse, web as server};
use askama::Template;
use serde::Deserialize;

/// Which part of the register is asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "giai-doan", default)]
    stage: String,
    #[serde(rename = "chv", default)]
    officer: String,
}

/// A stage with its count, as a link.
struct Chip {
    label: String,
    count: i64,
    href: String,
    here: bool,
}

struct Line {
    code: String,
    name: String,
    stage: String,
    price: Option<Vnd>,
    round: i32,
    officer: String,
    changed: Day,
}

#[derive(Template)]
#[template(path = "assets/list.html")]
struct ListPage {
    frame: Frame,
    lead: String,
    chips: Vec<Chip>,
    officers: Vec<(String, String, bool)>,
    stage: String,
    page: Page<Line>,
    more: String,
    may_write: bool,
}

pub(super) async fn list(
    visit: Visit<Inspect>,
    paging: Paging,
    asked: server::Query<Asked>,
) -> Result<HttpResponse, Problem> {
    let asked = asked.into_inner();
    let officer = chosen_officer(&asked.officer, visit.actor());
    let (skip, limit, stage) = (paging.skipped(), paging.fetch(), asked.stage.clone());
    let (rows, counts, people) = visit
        .read(move |desk| {
            let stages: Vec<&str> = [stage.as_str()].into_iter().filter(|s| !s.is_empty()).collect();
            let rows = assets_of(desk, &stages, officer, skip, limit)?;
            Ok((rows, count_by_stage(desk, officer)?, people(desk)?))
        })
        .await?;
    let who = officer.map_or_else(|| "tat-ca".to_owned(), |id| id.to_string());
    let all: i64 = counts.iter().map(|(_, _, n)| n).sum();
    let link = |stage: &str| format!("/tai-san?giai-doan={stage}&chv={who}");
    let mut chips =
        vec![Chip { label: "Tất cả".into(), count: all, href: link(""), here: asked.stage.is_empty() }];
    chips.extend(in_order(counts).into_iter().map(|(code, label, count)| Chip {
        here: code == asked.stage,
        href: link(&code),
        label,
        count,
    }));
    let lines = rows.into_iter().map(|row| line(row, &people)).collect();
    show(&ListPage {
        frame: visit.frame.clone().at("assets"),
        lead: format!("{all} tài sản trong sổ"),
        chips,
        officers: officer_choice(&people, officer),
        more: format!("{}&", link(&asked.stage)),
        stage: asked.stage,
        page: paging.page_after(lines),
        may_write: visit.actor().may::<Write>(),
    })
}

/// An officer sees the own assets unless everything is asked for; everyone else sees everything.
fn chosen_officer(asked: &str, actor: &Actor) -> Option<PersonId> {
    match asked {
        "tat-ca" => None,
        "" => (actor.may::<AsOfficer>() && !actor.roles.has(Role::Head)).then_some(actor.id),
        id => id.parse().ok(),
    }
}

/// In the order of an asset's life.
fn in_order(mut counts: Vec<(String, String, i64)>) -> Vec<(String, String, i64)> {
    const ORDER: [&str; 20] = [
        "registered",
        "new",
        "seized",
        "valued",
        "priced",
        "contracted",
        "announced",
        "on_sale",
        "unsold",
        "offered",
        "accepted",
        "paused",
        "stopped",
        "sold",
        "paid",
        "taken",
        "delivered",
        "closed",
        "redeemed",
        "returned",
    ];
    counts.sort_by_key(|(code, _, _)| ORDER.iter().position(|o| o == code));
    counts
}

fn officer_choice(people: &[Person], chosen: Option<PersonId>) -> Vec<(String, String, bool)> {
    people
        .iter()
        .filter(|p| p.facts.roles.has(Role::Officer))
        .map(|p| (p.id.to_string(), p.facts.name.clone(), chosen == Some(p.id)))
        .collect()
}

fn line(row: AssetRow, people: &[Person]) -> Line {
    let officer = people.iter().find(|p| p.id.to_string() == row.officer);
    Line {
        code: row.code,
        name: row.name,
        stage: row.stage_label,
        price: row.price,
        round: row.round,
        officer: officer.map_or_else(String::new, |p| p.facts.name.clone()),
        changed: row.changed_on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{accounts::Roles, store::Scope};

    fn actor(roles: &[Role]) -> Actor {
        Actor {
            id: PersonId::new(),
            name: "Trần Thị Mai".into(),
            office: "Chấp hành viên".into(),
            unit: String::new(),
            roles: Roles::of(roles.iter().copied()),
            scope: Scope::of("ha-an".parse().unwrap()),
        }
    }

    #[test]
    fn an_officer_sees_the_own_assets_first_and_a_head_sees_all() {
        let officer = actor(&[Role::Officer]);
        assert_eq!(chosen_officer("", &officer), Some(officer.id));
        assert_eq!(chosen_officer("tat-ca", &officer), None);
        assert_eq!(chosen_officer("", &actor(&[Role::Officer, Role::Head])), None);
        assert_eq!(chosen_officer("", &actor(&[Role::Storekeeper])), None);
        let other = PersonId::new();
        assert_eq!(chosen_officer(&other.to_string(), &officer), Some(other));
    }

    #[test]
    fn stages_stand_in_the_order_of_an_assets_life() {
        let row = |code: &str| (code.to_owned(), code.to_owned(), 1);
        let sorted = in_order(vec![row("closed"), row("unsold"), row("seized")]);
        assert_eq!(sorted.into_iter().map(|r| r.0).collect::<Vec<_>>(), ["seized", "unsold", "closed"]);
    }
}
