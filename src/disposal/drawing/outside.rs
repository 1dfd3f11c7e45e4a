//! The papers of steps in which somebody from outside takes things or stays away, and of deposits.

use super::{Drawn, Stage, bytes, grounds_of, wrong_step};
use crate::{
    custody::{Origin, Outsider},
    disposal::{
        acts::{Ordered, Step},
        matter::Matter,
        papers::{self, DisposalPaper},
    },
    documents::Head,
    kernel::Vnd,
    ledger::Author,
    paper::Participant,
};

/// The minutes of a step in which somebody from outside takes things or stays away.
pub(in crate::disposal) fn outside(
    stage: &Stage<'_>,
    head: &Head,
    matter: &Matter,
    step: &Step,
    second: Option<&Author>,
) -> Drawn {
    let ordered = &matter.ordered;
    let paper =
        stage.paper(head, &stage.doing.author, grounds_of(matter, &stage.agency.name), |_| String::new());
    let mut present = vec![Participant::new("Chấp hành viên", &stage.doing.author.name, &stage.agency.name)];
    present.extend(second.map(|s| Participant::new(&s.office, &s.name, &stage.agency.name)));
    match step {
        Step::HandedOver { at, receiver, papers: given, condition } => {
            let office = [receiver.office.as_str(), receiver.body.as_str()].join(", ");
            present.push(Participant::new(
                "Đại diện bên nhận",
                &receiver.name,
                office.trim_matches([',', ' ']),
            ));
            let liable = matter.liable_on().map(|since| {
                let days = since.days_until(at.day()).max(0);
                (since.to_string(), ordered.cost_day.checked_mul(days).unwrap_or_default())
            });
            let facts = papers::HandoverFacts {
                paper,
                frame: stage.frame((*at, *at), &ordered.place, present),
                receiver: ordered.receiver.line(),
                papers: given.clone(),
                condition: condition.clone(),
                liable,
            };
            bytes(papers::forfeit_minutes(&facts, &stage.law("DOC-82d", &[])?))
        }
        Step::Absent { appointed, said } => {
            let at = stage.moment();
            let facts = papers::AbsenceFacts {
                paper,
                frame: stage.frame((at, at), &ordered.place, present),
                receiver: ordered.receiver.line(),
                appointed: *appointed,
                said: said.clone(),
                cost_day: ordered.cost_day,
            };
            bytes(papers::absence_minutes(&facts, &stage.law("DOC-82d", &[])?))
        }
        Step::Returned { receiver, authority, inspected, cost } => {
            let facts = returned(stage, paper, ordered, (receiver, present), (authority, inspected, *cost));
            bytes(papers::return_minutes(&facts, &stage.law(return_code(stage), &[])?))
        }
        Step::ToIssuer { receiver, receipt } => {
            let facts = returned(stage, paper, ordered, (receiver, present), (receipt, "", Vnd::ZERO));
            bytes(papers::issuer_minutes(&facts, &stage.law("DOC-82c", &[])?))
        }
        _ => Err(wrong_step()),
    }
}

fn returned(
    stage: &Stage<'_>,
    paper: DisposalPaper,
    ordered: &Ordered,
    (receiver, mut present): (&Outsider, Vec<Participant>),
    (authority, inspected, cost): (&str, &str, Vnd),
) -> papers::ReturnFacts {
    present.push(Participant::new("Người nhận", &receiver.name, &receiver.office));
    let at = stage.moment();
    papers::ReturnFacts {
        paper,
        frame: stage.frame((at, at), &ordered.place, present),
        receiver: receiver.line(),
        identity: receiver.identity.clone(),
        authority: authority.to_owned(),
        inspected: inspected.to_owned(),
        cost,
    }
}

/// What the agency itself held goes back by minutes of their own (DOC-08); evidence by DOC-82c.
pub(in crate::disposal) fn return_code(stage: &Stage<'_>) -> &'static str {
    let held = !stage.rows.is_empty() && stage.rows.iter().all(|r| r.origin == Origin::Seized);
    if held { "DOC-08" } else { "DOC-82c" }
}

/// DOC-82e.
pub(in crate::disposal) fn deposit(stage: &Stage<'_>, head: &Head, matter: &Matter, step: &Step) -> Drawn {
    let Step::Deposited { amount, bank, account, savings } = step else { return Err(wrong_step()) };
    let notice =
        matter.paper("DOC-82b").map_or_else(String::new, |p| format!("số {} ngày {}", p.symbol, p.on));
    let facts = papers::DepositFacts {
        paper: stage
            .paper(head, &stage.doing.author, grounds_of(matter, &stage.agency.name), |_| String::new()),
        person: matter.ordered.receiver.line(),
        notice,
        amount: *amount,
        bank: bank.clone(),
        account: account.clone(),
        savings: *savings,
        signers: vec![
            ("Kế toán nghiệp vụ".to_owned(), stage.doing.author.name.clone()),
            ("Chấp hành viên".to_owned(), matter.ordered.officer.name.clone()),
            ("Trưởng Thi hành án dân sự".to_owned(), matter.signer.name.clone()),
        ],
    };
    bytes(papers::deposit_sheet(&facts, &stage.law("DOC-82e", &[])?))
}
