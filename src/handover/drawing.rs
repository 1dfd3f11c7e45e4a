//! From the facts of a hand-over to the bytes of its papers.

use super::{
    HandoverDeed, HandoverRow,
    papers::{
        ExtractionFacts, ListFacts, ListLine, OnPaperFacts, TransferFacts, extraction_minutes, list_part,
        on_paper_minutes, transfer_minutes,
    },
    store::{ExtractionRow, handover_acts},
    verbs::PaperWish,
};
use crate::{
    accounts::{AgencyFacts, agency_facts, person},
    assets::{paper_case, paper_head, refused as refused_paper},
    cases::CaseFacts,
    custody::{
        ItemRow, Outsider,
        papers::{ReleaseOrderFacts, StoreLine, release_order},
    },
    documents::Head,
    law::{PaperBases, paper_bases},
    ledger::{Author, Doing},
    paper::{MinutesFrame, PaperError, Participant, Sheet, pdf},
    store::{Desk, Failure},
};

type Drawn = Result<(Vec<u8>, usize), Failure>;

/// What every paper of a hand-over stands on.
pub(super) struct Stage {
    agency: AgencyFacts,
    doing: Doing,
}

impl Stage {
    /// Gathers it before a number is taken.
    pub(super) fn of(desk: &mut Desk<'_>, doing: &Doing) -> Result<Stage, Failure> {
        Ok(Stage { agency: agency_facts(desk)?, doing: doing.clone() })
    }

    fn law(&self, code: &str) -> Result<PaperBases, Failure> {
        paper_bases(code, self.doing.on, &[]).map_err(|e| refused_paper(PaperError::Law(e.to_string())))
    }

    fn frame(&self, present: Vec<Participant>, given_to: &[&str]) -> MinutesFrame {
        MinutesFrame {
            began: self.doing.now,
            ended: self.doing.now,
            place: format!("kho của {}", self.agency.name),
            present,
            absent: Vec::new(),
            opinions: Vec::new(),
            refusals: Vec::new(),
            copies: 4,
            given_to: given_to.iter().map(|t| (*t).to_owned()).collect(),
        }
    }
}

fn bytes(sheet: Result<Sheet, PaperError>) -> Drawn {
    let sheet = sheet.map_err(refused_paper)?;
    Ok((pdf(&sheet).map_err(refused_paper)?, sheet.pages.len()))
}

/// The name of a case's officer.
pub(super) fn officer_name(desk: &mut Desk<'_>, case: &CaseFacts) -> Result<String, Failure> {
    Ok(person(desk, case.officer)?.map(|p| p.facts.name).unwrap_or_default())
}

/// Name, marks, number for life.
pub(super) fn named(row: &ItemRow) -> String {
    let marks = row.marks.trim().trim_end_matches('.');
    let marks = if marks.is_empty() { String::new() } else { format!(", {marks}") };
    format!("{}{marks}; mã số {}", row.name, row.code)
}

fn state(row: &ItemRow) -> String {
    let condition = row.condition.trim().trim_end_matches('.');
    row.seal.as_ref().map_or_else(|| condition.to_owned(), |n| format!("{condition}; niêm phong số {n}"))
}

fn quantity(row: &ItemRow) -> String {
    format!("{} {}", row.actual.unwrap_or(row.planned), row.unit)
}

fn outside(who: &Outsider) -> String {
    let office = [who.office.as_str(), who.body.as_str()];
    let office: Vec<&str> = office.into_iter().filter(|t| !t.is_empty()).collect();
    let paper =
        if who.identity.is_empty() { String::new() } else { format!("; giấy tờ: {}", who.identity) };
    format!("{}{paper}", office.join(", "))
}

/// DOC-80h.
pub(super) fn on_paper(
    stage: &Stage,
    head: &Head,
    (case, officer): (&CaseFacts, &str),
    (wish, keeper, rows): (&PaperWish, &Author, &[ItemRow]),
) -> Drawn {
    let author = &stage.doing.author;
    let facts = OnPaperFacts {
        head: paper_head(&stage.agency, head, author),
        case: paper_case(&stage.agency, case, officer),
        decision: wish.decision.trim().to_owned(),
        frame: stage.frame(
            vec![
                Participant::new("Thủ trưởng cơ quan", &author.name, &author.office),
                Participant::new("Thủ kho", &keeper.name, &keeper.office),
                Participant::new("Bên nhận", &wish.receiver.name, &outside(&wish.receiver)),
            ],
            &["bên nhận", "thủ kho", "kế toán", "hồ sơ"],
        ),
        receiver: wish.receiver.body.clone(),
        keeper: format!("{}, {}", keeper.name, keeper.office),
        lines: rows.iter().map(|row| (named(row), state(row))).collect(),
        liable_on: wish.liable_on,
        fetch_by: wish.fetch_by,
        recount_days: wish.recount_days,
    };
    bytes(on_paper_minutes(&facts, &stage.law("DOC-80h")?))
}

/// DOC-80b for an extraction.
pub(super) fn extraction_order(
    stage: &Stage,
    head: &Head,
    (case, officer): (&CaseFacts, &str),
    (keeper, receiver, reason): (&Author, &Outsider, &str),
    rows: &[ItemRow],
) -> Drawn {
    let line = |row: &ItemRow| StoreLine {
        name: named(row),
        unit: row.unit.clone(),
        quantity: row.actual.unwrap_or(row.planned).to_string(),
        weight: String::new(),
        state: state(row),
    };
    let facts = ReleaseOrderFacts {
        head: paper_head(&stage.agency, head, &stage.doing.author),
        case: paper_case(&stage.agency, case, officer),
        storekeeper: keeper.name.clone(),
        receiver: receiver.line(),
        reason: reason.to_owned(),
        lines: rows.iter().map(line).collect(),
    };
    bytes(release_order(&facts, &stage.law("DOC-80b")?))
}

/// DOC-80f, out and back.
pub(super) fn extraction(
    stage: &Stage,
    head: &Head,
    (case, officer): (&CaseFacts, &str),
    (row, back): (&ExtractionRow, bool),
    (second, other): (&Author, &Outsider),
    lines: &[(String, String)],
) -> Drawn {
    let author = &stage.doing.author;
    let part = if back { "Người giao trả" } else { "Người nhận" };
    let facts = ExtractionFacts {
        head: paper_head(&stage.agency, head, author),
        case: paper_case(&stage.agency, case, officer),
        back,
        order: format!("Lệnh xuất kho số {} và {}", row.symbol, row.request),
        frame: stage.frame(
            vec![
                Participant::new("Thủ kho", &author.name, &author.office),
                Participant::new("Người cùng giao nhận", &second.name, &second.office),
                Participant::new(part, &other.name, &outside(other)),
            ],
            &["cơ quan trích xuất", "thủ kho", "kế toán", "hồ sơ"],
        ),
        body: row.body.clone(),
        return_by: row.return_by,
        lines: lines.to_vec(),
    };
    bytes(extraction_minutes(&facts, &stage.law("DOC-80f")?))
}

/// DOC-80k, one part.
pub(super) fn sheet(
    stage: &Stage,
    head: &Head,
    row: &HandoverRow,
    (part, first): (i64, i64),
    rows: &[ItemRow],
) -> Drawn {
    let line = |row: &ItemRow| {
        let marks = row.marks.trim().trim_end_matches('.');
        let marks = if marks.is_empty() { String::new() } else { format!(", {marks}") };
        ListLine {
            code: row.code.clone(),
            name: format!("{}{marks}", row.name),
            quantity: quantity(row),
            state: state(row),
            case: row.case_code.clone(),
        }
    };
    let facts = ListFacts {
        head: paper_head(&stage.agency, head, &stage.doing.author),
        title: row.title.clone(),
        part: (part, row.sheets.into()),
        first,
        sides: (stage.agency.name.clone(), row.body.clone()),
        lines: rows.iter().map(line).collect(),
    };
    bytes(list_part(&facts, &stage.law("DOC-80k")?))
}

/// What the closing minutes need from the acts.
pub(super) struct CloseFacts {
    signers: Vec<(Author, Author, Outsider)>,
    parts: String,
    stays: Vec<(String, String)>,
}

pub(super) fn close_facts(
    desk: &mut Desk<'_>,
    row: &HandoverRow,
    stays: Vec<(String, String, String)>,
) -> Result<CloseFacts, Failure> {
    let (mut signers, mut symbols) = (Vec::new(), Vec::new());
    for act in handover_acts(desk, &row.id.to_string())? {
        match act.deed::<HandoverDeed>()? {
            Some(HandoverDeed::SheetsSigned { second, receiver, .. }) => {
                signers.push((act.author, second, receiver));
            }
            Some(HandoverDeed::SheetDrawn(drawn)) => symbols.push(drawn.paper.symbol),
            _ => {}
        }
    }
    let parts = match (symbols.first(), symbols.last()) {
        (Some(first), Some(last)) if first != last => format!("từ số {first} đến số {last}"),
        (Some(only), _) => format!("số {only}"),
        _ => String::new(),
    };
    let stays = stays.into_iter().map(|(code, name, why)| (format!("{name}; mã số {code}"), why)).collect();
    Ok(CloseFacts { signers, parts, stays })
}

/// DOC-80i.
pub(super) fn minutes(stage: &Stage, head: &Head, row: &HandoverRow, facts: &CloseFacts) -> Drawn {
    let author = &stage.doing.author;
    let mut present = vec![Participant::new("Đại diện bên giao", &author.name, &author.office)];
    for (keeper, second, receiver) in &facts.signers {
        for (part, name, office) in [
            ("Thủ kho", &keeper.name, keeper.office.clone()),
            ("Người cùng bàn giao", &second.name, second.office.clone()),
            ("Đại diện bên nhận", &receiver.name, outside(receiver)),
        ] {
            if !present.iter().any(|p| p.name == *name) {
                present.push(Participant::new(part, name, &office));
            }
        }
    }
    let paper = TransferFacts {
        head: paper_head(&stage.agency, head, author),
        title: row.title.clone(),
        decision: row.decision.clone(),
        frame: stage.frame(present, &["bên giao", "bên nhận", "kế toán", "hồ sơ"]),
        body: row.body.clone(),
        things: (row.things.into(), row.sheets.into()),
        parts: facts.parts.clone(),
        stays: facts.stays.clone(),
    };
    bytes(transfer_minutes(&paper, &stage.law("DOC-80i")?))
}
