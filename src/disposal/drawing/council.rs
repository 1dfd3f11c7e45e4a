//! The papers of a council: comparison sheet, meeting, destruction, the decision to destroy.

use super::{Drawn, Stage, bytes, grams, grounds_of, named, wrong_step};
use crate::{
    custody::ItemRow,
    disposal::{
        acts::Step,
        matter::Matter,
        papers,
        terms::{Compared, Council},
    },
    documents::Head,
    ledger::Author,
    paper::Participant,
};

/// The members of a council as the decision and the minutes name them.
pub(super) fn members(council: &Council) -> Vec<(String, String, String)> {
    council.members.iter().map(|m| (m.part.label().to_owned(), m.name.clone(), m.office.clone())).collect()
}

fn council_present(council: &Council, keep: impl Fn(&str) -> bool) -> Vec<Participant> {
    let there = council.members.iter().filter(|m| keep(&m.name));
    there.map(|m| Participant::new(m.part.label(), &m.name, &m.office)).collect()
}

/// The comparison sheet annexed to DOC-81b.
pub(in crate::disposal) fn comparison(
    stage: &Stage<'_>,
    head: &Head,
    matter: &Matter,
    council: &Council,
    lines: &[Compared],
) -> Drawn {
    let paper =
        stage.paper(head, &stage.doing.author, grounds_of(matter, &stage.agency.name), |_| String::new());
    let signers: Vec<(String, String)> = council
        .members
        .iter()
        .rev()
        .map(|m| (short_part(m.part.code()).to_owned(), m.name.clone()))
        .collect();
    bytes(papers::comparison_sheet(&paper, &sheet_lines(stage, lines), &signers, &stage.law("DOC-81b", &[])?))
}

/// A short office above a signature in a narrow column.
fn short_part(code: &str) -> &'static str {
    match code {
        "chair" => "Chủ tịch Hội đồng",
        "commune" => "Ủy ban nhân dân cấp xã",
        "specialist" => "Cơ quan chuyên môn",
        _ => "Thành viên",
    }
}

fn sheet_lines(stage: &Stage<'_>, lines: &[Compared]) -> Vec<papers::SheetLine> {
    let name = |code: &str| stage.rows.iter().find(|r| r.code == code).map_or_else(|| code.to_owned(), named);
    let line = |l: &Compared| papers::SheetLine {
        name: name(&l.code),
        judgment: l.judgment.clone(),
        transfer: l.transfer.clone(),
        intake: l.intake.clone(),
        release: l.release.clone(),
        enforcement: l.enforcement.clone(),
        found: l.found.clone(),
    };
    lines.iter().map(line).collect()
}

/// DOC-81b.
pub(in crate::disposal) fn meeting(
    stage: &Stage<'_>,
    head: &Head,
    matter: &Matter,
    council: &Council,
    (step, sheet): (&Step, &str),
) -> Drawn {
    let Step::CouncilMet { lines, ayes, nays, method } = step else { return Err(wrong_step()) };
    let at = stage.moment();
    let facts = papers::MeetingFacts {
        paper: stage
            .paper(head, &stage.doing.author, grounds_of(matter, &stage.agency.name), |_| "Khớp".to_owned()),
        frame: stage.frame((at, at), &matter.ordered.place, council_present(council, |_| true)),
        lines: sheet_lines(stage, lines),
        sheet: sheet.to_owned(),
        ayes: ayes.clone(),
        nays: nays.clone(),
        members: council.members.len(),
        method: method.label().to_owned(),
    };
    bytes(papers::meeting_minutes(&facts, &stage.law("DOC-81b", &[])?))
}

/// DOC-81c.
pub(in crate::disposal) fn destruction(
    stage: &Stage<'_>,
    head: &Head,
    matter: &Matter,
    council: &Council,
    (step, second): (&Step, &Author),
) -> Drawn {
    let Step::Destroyed { began, ended, place, procurator, lines, residue, photos, present } = step else {
        return Err(wrong_step());
    };
    let weighed = |row: &ItemRow| {
        lines.iter().find(|l| l.code == row.code).map_or_else(String::new, |l| {
            format!("{}; {}", grams(l.weight_gram), l.condition.trim_end_matches('.'))
        })
    };
    let mut there = council_present(council, |name| present.iter().any(|p| p == name));
    there.push(Participant::new("Người giao vật chứng", &second.name, &second.office));
    let chosen = matter.steps.iter().rev().find_map(|t| match &t.stepped.step {
        Step::CouncilMet { method, .. } => Some(method.label()),
        _ => None,
    });
    let facts = papers::DestructionFacts {
        paper: stage.paper(head, &stage.doing.author, grounds_of(matter, &stage.agency.name), weighed),
        frame: stage.frame((*began, *ended), place, there),
        method: chosen.unwrap_or_else(|| council.method.label()).to_owned(),
        contractor: council.contractor.clone(),
        procurator: procurator.clone(),
        residue: residue.clone(),
        photos: *photos,
    };
    bytes(papers::destruction_minutes(&facts, &stage.law("DOC-81c", &[])?))
}

/// DOC-81d.
pub(in crate::disposal) fn condemned(stage: &Stage<'_>, head: &Head, matter: &Matter, why: &str) -> Drawn {
    let paper =
        stage.paper(head, &stage.doing.author, grounds_of(matter, &stage.agency.name), |_| String::new());
    let owner = matter.ordered.receiver.line();
    bytes(papers::condemnation(&paper, (&owner, why), &stage.law("DOC-81d", &[])?))
}
