//! From the facts of a matter to the bytes of its papers; what each paper says stands in `papers`.

mod council;
mod outside;

pub(super) use council::{comparison, condemned, destruction, meeting};
pub(super) use outside::{deposit, outside, return_code};

use super::{
    acts::Ordered,
    matter::{DisposalKind, Matter},
    papers::{self, DisposalPaper, ThingLine},
    rules::Goods,
};
use crate::{
    accounts::{AgencyFacts, agency_facts, person},
    assets::{paper_case, paper_head, refused},
    cases::CaseFacts,
    custody::ItemRow,
    documents::Head,
    kernel::{Day, Moment, Vnd},
    law::{PaperBases, paper_bases},
    ledger::{Author, Doing},
    paper::{MinutesFrame, PaperError, Participant, Sheet, common::Reference, pdf},
    store::{Desk, Failure},
};
use council::members;

/// Bytes and pages.
pub(in crate::disposal) type Drawn = Result<(Vec<u8>, usize), Failure>;

/// What every paper of a matter stands on.
pub(in crate::disposal) struct Stage<'a> {
    pub agency: AgencyFacts,
    pub case: &'a CaseFacts,
    pub rows: &'a [ItemRow],
    pub officer: String,
    pub doing: &'a Doing,
}

pub(in crate::disposal) fn bytes(sheet: Result<Sheet, PaperError>) -> Drawn {
    let sheet = sheet.map_err(refused)?;
    Ok((pdf(&sheet).map_err(refused)?, sheet.pages.len()))
}

/// A name with its marks and number for life.
pub(in crate::disposal) fn named(row: &ItemRow) -> String {
    let marks = row.marks.trim().trim_end_matches('.');
    if marks.is_empty() {
        format!("{}; mã số {}", row.name, row.code)
    } else {
        format!("{}, {marks}; mã số {}", row.name, row.code)
    }
}

fn grams(gram: i64) -> String {
    format!("{} g", Vnd::new(gram).map_or_else(|_| gram.to_string(), |n| n.to_string()))
}

fn quantity(row: &ItemRow) -> String {
    let count = format!("{} {}", row.actual.unwrap_or(row.planned), row.unit);
    row.weight_gram.map_or_else(|| count.clone(), |g| format!("{count}; {}", grams(g)))
}

fn state(row: &ItemRow) -> String {
    let condition = row.condition.trim().trim_end_matches('.');
    row.seal.as_deref().map_or_else(|| condition.to_owned(), |n| format!("{condition}; niêm phong số {n}"))
}

impl<'a> Stage<'a> {
    /// Gathers it before a number is taken.
    pub fn of(
        desk: &mut Desk<'_>,
        case: &'a CaseFacts,
        rows: &'a [ItemRow],
        doing: &'a Doing,
    ) -> Result<Stage<'a>, Failure> {
        let officer = person(desk, case.officer)?.map(|p| p.facts.name).unwrap_or_default();
        Ok(Stage { agency: agency_facts(desk)?, case, rows, officer, doing })
    }

    /// The law of a paper on the day of the act.
    pub fn law(&self, code: &str, traits: &[&str]) -> Result<PaperBases, Failure> {
        paper_bases(code, self.doing.on, traits).map_err(|e| refused(PaperError::Law(e.to_string())))
    }

    /// The common part of a paper; `note` remarks each thing.
    pub fn paper(
        &self,
        head: &Head,
        signer: &Author,
        grounds: Vec<String>,
        note: impl Fn(&ItemRow) -> String,
    ) -> DisposalPaper {
        let line = |row: &ItemRow| ThingLine {
            name: named(row),
            quantity: quantity(row),
            state: state(row),
            note: note(row),
        };
        DisposalPaper {
            head: paper_head(&self.agency, head, signer),
            case: paper_case(&self.agency, self.case, &self.officer),
            grounds,
            things: self.rows.iter().map(line).collect(),
        }
    }

    /// A frame of minutes.
    pub fn frame(
        &self,
        (began, ended): (Moment, Moment),
        place: &str,
        present: Vec<Participant>,
    ) -> MinutesFrame {
        MinutesFrame {
            began,
            ended,
            place: place.to_owned(),
            present,
            absent: Vec::new(),
            opinions: Vec::new(),
            refusals: Vec::new(),
            copies: 4,
            given_to: vec![
                "các bên tham gia".into(),
                "Viện kiểm sát nhân dân".into(),
                "hồ sơ thi hành án".into(),
            ],
        }
    }

    /// The moment that minutes bear: of writing when it falls on the legal day, else that morning.
    pub fn moment(&self) -> Moment {
        if self.doing.now.day() == self.doing.on {
            return self.doing.now;
        }
        let morning = self.doing.on.date().and_hms_opt(2, 0, 0).unwrap_or_default();
        Moment::from_utc(morning)
    }
}

/// The grounds that a matter's earlier papers give.
pub(in crate::disposal) fn grounds_of(matter: &Matter, agency: &str) -> Vec<String> {
    let orders = ["DOC-81a", "DOC-79d", "DOC-82a"];
    let paper = matter.papers().find(|p| orders.contains(&p.code.as_str()));
    let title = |code: &str| match code {
        "DOC-81a" => "Quyết định thành lập Hội đồng tiêu hủy",
        "DOC-82a" => "Quyết định trả lại tiền, tài sản",
        _ => "Thông báo xuất kho, ấn định thời điểm giao",
    };
    paper.map(|p| Reference::new(title(&p.code), &p.symbol, p.on, agency).as_basis()).into_iter().collect()
}

/// The term of the law file under which a thing nobody comes for falls.
pub(in crate::disposal) const fn term_of(goods: Goods) -> &'static str {
    match goods {
        Goods { money: true, .. } => "money",
        Goods { papers: true, .. } => "paper",
        Goods { perishable: true, .. } => "perish",
        _ => "asset",
    }
}

/// The paper of the head's order: DOC-81a, DOC-82a or DOC-79d.
pub(in crate::disposal) fn order_paper(
    stage: &Stage<'_>,
    head: &Head,
    ordered: &Ordered,
    until: Option<Day>,
    goods: Goods,
) -> Drawn {
    let paper = stage.paper(head, &stage.doing.author, Vec::new(), |row| row.keeper.clone());
    match (ordered.kind, &ordered.council) {
        (DisposalKind::Destroy, Some(council)) => {
            let facts = papers::CouncilFacts {
                paper,
                members: members(council),
                method: council.method.label().to_owned(),
                place: ordered.place.clone(),
                contractor: council.contractor.clone(),
                until,
            };
            bytes(papers::council_decision(&facts, &stage.law("DOC-81a", &[])?))
        }
        (DisposalKind::Return, _) => {
            let facts = collect(paper, ordered, ordered.appointed, goods);
            bytes(papers::return_decision(&facts, &stage.law("DOC-82a", &[])?))
        }
        _ => appointment(stage, head, ordered, (ordered.appointed, false)),
    }
}

fn collect(
    paper: DisposalPaper,
    ordered: &Ordered,
    at: Option<Moment>,
    goods: Goods,
) -> papers::CollectFacts {
    papers::CollectFacts {
        paper,
        person: ordered.receiver.line(),
        place: ordered.place.clone(),
        at,
        term: term_of(goods),
    }
}

/// DOC-79d.
pub(in crate::disposal) fn appointment(
    stage: &Stage<'_>,
    head: &Head,
    ordered: &Ordered,
    (at, again): (Option<Moment>, bool),
) -> Drawn {
    let forfeit = ordered.kind == DisposalKind::Forfeit;
    let traits: &[&str] = if forfeit { &["evidence"] } else { &[] };
    let facts = appointed(stage, head, ordered, &stage.doing.author, (at, again));
    bytes(papers::appointment(&facts, &stage.law("DOC-79d", traits)?))
}

fn appointed(
    stage: &Stage<'_>,
    head: &Head,
    ordered: &Ordered,
    signer: &Author,
    (at, again): (Option<Moment>, bool),
) -> papers::AppointmentFacts {
    let keeper = ordered.storekeeper.as_ref().map(|k| format!("{}, {}", k.name, stage.agency.name));
    let other = || stage.rows.first().map_or_else(String::new, |r| r.keeper.clone());
    papers::AppointmentFacts {
        paper: stage.paper(head, signer, Vec::new(), |row| row.keeper.clone()),
        keeper: keeper.unwrap_or_else(other),
        receiver: ordered.receiver.line(),
        at: at.unwrap_or_else(|| stage.moment()),
        place: ordered.place.clone(),
        cost_day: ordered.cost_day,
        forfeit: ordered.kind == DisposalKind::Forfeit,
        again,
    }
}

/// The officer's call: DOC-82d to a body, DOC-82b to a person.
pub(in crate::disposal) fn notice(stage: &Stage<'_>, head: &Head, matter: &Matter, goods: Goods) -> Drawn {
    let ordered = &matter.ordered;
    let at = matter.appointed();
    if ordered.kind == DisposalKind::Forfeit {
        let facts = appointed(stage, head, ordered, &stage.doing.author, (at, false));
        return bytes(papers::forfeit_notice(&facts, &stage.law("DOC-82d", &[])?));
    }
    let grounds = grounds_of(matter, &stage.agency.name);
    let paper = stage.paper(head, &stage.doing.author, grounds, |row| row.keeper.clone());
    bytes(papers::collect_notice(&collect(paper, ordered, at, goods), &stage.law("DOC-82b", &[])?))
}

fn wrong_step() -> Failure {
    Failure::unreadable("bước không đúng với giấy tờ")
}
