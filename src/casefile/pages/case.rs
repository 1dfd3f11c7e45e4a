//! The page of a case: parties, what is owed, assets, papers, notes, what happened. Printed, it is a decent paper.

use super::super::{
    facts::case_rows,
    things::{Thing, things_of_case},
    told_case::told_case,
};
use crate::{
    accounts::{Assign, Inspect, Person, Role, Write, people},
    assets::{AssetRow, assets_of_case},
    cases::{CaseFacts, CaseRow, PartyRole, case, case_facts},
    documents::{PaperRow, papers_of_case},
    kernel::{CaseId, Refusal, Vnd},
    ledger::{acts_of, last_seq},
    store::{Desk, Failure},
    web::{
        Form, Frame, Problem, Visit, filters,
        parts::{Done, PaperCard, PaperState},
        show,
    },
};
use actix_web::{HttpResponse, web as server};
use askama::Template;

#[derive(Template)]
#[template(path = "casefile/case.html")]
struct CasePage {
    frame: Frame,
    id: String,
    code: String,
    title: String,
    state: (&'static str, &'static str),
    rows: Vec<(String, String)>,
    sides: Vec<Side>,
    dues: Vec<DueLine>,
    owed: Vnd,
    assets: Vec<AssetRow>,
    things: Vec<Thing>,
    papers: Vec<PaperCard>,
    done: Vec<Done>,
    may_write: bool,
    may_assign: bool,
    officers: Vec<(String, String)>,
    form: Form,
}

/// The parties on one side.
struct Side {
    label: &'static str,
    parties: Vec<PartyLine>,
}

struct PartyLine {
    name: String,
    identity: String,
    address: String,
}

struct DueLine {
    to: String,
    kind: &'static str,
    amount: Vnd,
    marks: String,
}

struct Seen {
    row: CaseRow,
    facts: CaseFacts,
    assets: Vec<AssetRow>,
    things: Vec<Thing>,
    papers: Vec<PaperRow>,
    done: Vec<Done>,
    people: Vec<Person>,
    seq: i64,
}

fn unknown() -> Refusal {
    Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.")
        .mend("Mở danh sách hồ sơ", "/ho-so")
}

fn look(desk: &mut Desk<'_>, id: CaseId) -> Result<Seen, Failure> {
    let (Some(row), Some(facts)) = (case(desk, id)?, case_facts(desk, id)?) else {
        return Err(unknown().into());
    };
    let people = people(desk)?;
    let name_of = |who: &str| {
        people.iter().find(|p| p.id.to_string() == who).map_or_else(String::new, |p| p.facts.name.clone())
    };
    let done = told_case(&acts_of(desk, &row.id)?, name_of)?;
    Ok(Seen {
        assets: assets_of_case(desk, id)?,
        things: things_of_case(desk, id)?,
        papers: papers_of_case(desk, &row.id)?,
        seq: last_seq(desk, &row.id)?,
        done,
        people,
        row,
        facts,
    })
}

pub(super) async fn page(visit: Visit<Inspect>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::missing(unknown()))?;
    let seen = visit.read(move |desk| look(desk, id)).await?;
    let (may_write, may_assign) = (visit.actor().may::<Write>(), visit.actor().may::<Assign>());
    show(&view(visit.frame.clone().at("cases"), seen, may_write, may_assign))
}

fn view(frame: Frame, seen: Seen, may_write: bool, may_assign: bool) -> CasePage {
    let Seen { row, facts, assets, things, papers, done, people, seq } = seen;
    let officer = people.iter().find(|p| p.id == facts.officer).map_or("", |p| p.facts.name.as_str());
    let officers = people
        .iter()
        .filter(|p| p.active && p.facts.roles.has(Role::Officer) && p.id != facts.officer)
        .map(|p| (p.id.to_string(), p.facts.name.clone()))
        .collect();
    CasePage {
        frame,
        rows: case_rows(&facts, officer),
        sides: sides(&facts),
        dues: dues(&facts),
        owed: facts.owed(),
        id: row.id,
        code: facts.code,
        title: facts.title,
        state: state_words(&row.state),
        assets,
        things,
        papers: papers.into_iter().map(card).collect(),
        done,
        may_write,
        may_assign,
        officers,
        form: Form::empty()
            .with("act", crate::kernel::ActId::new())
            .with("after", seq)
            .with("unit", facts.unit),
    }
}

fn state_words(state: &str) -> (&'static str, &'static str) {
    match state {
        "held" => ("Đang hoãn, tạm đình chỉ", "amber"),
        "ended" => ("Đã kết thúc", "jade"),
        _ => ("Đang thi hành", "plain"),
    }
}

fn sides(facts: &CaseFacts) -> Vec<Side> {
    let side = |role: PartyRole| Side {
        label: role.label(),
        parties: facts
            .side(role)
            .map(|p| PartyLine {
                name: p.name.clone(),
                identity: p.masked_identity(),
                address: p.address.clone(),
            })
            .collect(),
    };
    let all = [PartyRole::Debtor, PartyRole::Creditor, PartyRole::Related].map(side);
    all.into_iter().filter(|s| !s.parties.is_empty()).collect()
}

fn dues(facts: &CaseFacts) -> Vec<DueLine> {
    let to = |key: &str| {
        let party = facts.parties.iter().find(|p| p.key == key);
        party.map_or_else(|| "Ngân sách nhà nước".to_owned(), |p| p.name.clone())
    };
    let marks = |secured: bool, exempt: bool| {
        let all = [(secured, "có tài sản bảo đảm"), (exempt, "không thu phí")];
        all.iter().filter(|(yes, _)| *yes).map(|(_, words)| *words).collect::<Vec<_>>().join(", ")
    };
    facts
        .obligations
        .iter()
        .map(|o| DueLine {
            to: to(&o.party),
            kind: o.kind.label(),
            amount: o.amount,
            marks: marks(o.secured, o.fee_exempt),
        })
        .collect()
}

fn card(paper: PaperRow) -> PaperCard {
    PaperCard {
        title: paper.title,
        number: Some(paper.symbol),
        day: Some(paper.on),
        signer: Some(paper.signer),
        state: PaperState::Issued,
        href: format!("/giay-to/{}", paper.id),
    }
}
