//! Papers on the way in: order, slip, minutes of differences.

use super::{Drawn, Stage, bytes, grams, minutes_reference, named, outsider, state};
use crate::{
    custody::{
        Decision, InitialMinutes, IntakeOrder, OrderLine, Origin, Outsider, PlaceRow, SealFound, TakenLine,
        papers::{
            HandoverFacts, HandoverLine, IntakeOrderFacts, IntakeSlipFacts, SlipLine, SlipSigners, StoreLine,
            handover_minutes, intake_order as order_sheet, intake_slip as slip_sheet,
        },
    },
    documents::Head,
    ledger::Author,
    paper::{MinutesFrame, Participant, common::Reference},
};

/// An order as its paper shows it.
pub(in crate::custody) struct OrderedIn<'a> {
    /// To whom it is addressed.
    pub keeper: &'a Author,
    /// Who delivers.
    pub deliverer: &'a Outsider,
    /// The initial minutes.
    pub minutes: &'a InitialMinutes,
    /// Why.
    pub reason: &'a str,
    /// Where to.
    pub place: Option<&'a PlaceRow>,
    /// The things.
    pub lines: &'a [OrderLine],
}

/// DOC-80a.
pub(in crate::custody) fn intake_order(stage: &Stage<'_>, head: &Head, order: &OrderedIn<'_>) -> Drawn {
    let evidence = order.lines.iter().any(|l| l.thing.origin == Origin::Evidence);
    let law = stage.law("DOC-80a", if evidence { &["evidence"] } else { &[] })?;
    let lines = order.lines.iter().map(|line| StoreLine {
        name: named(&line.thing.name, &line.thing.marks, &line.code),
        unit: line.thing.unit.clone(),
        quantity: line.thing.quantity.to_string(),
        weight: grams(line.thing.weight_gram),
        state: state(&line.thing.condition, line.thing.seal.as_deref()),
    });
    let facts = IntakeOrderFacts {
        head: stage.head(head),
        case: Some(stage.case()),
        grounds: minutes_reference(order.minutes).into_iter().collect(),
        storekeeper: order.keeper.name.clone(),
        deliverer: outsider(order.deliverer),
        store: stage.store_name(order.place),
        reason: order.reason.trim().trim_end_matches('.').to_owned(),
        at: None,
        lines: lines.collect(),
    };
    bytes(order_sheet(&facts, &law))
}

/// An intake as its slip and its minutes show it.
pub(in crate::custody) struct Intake<'a> {
    /// The order.
    pub order: &'a IntakeOrder,
    /// The second person.
    pub second: &'a Author,
    /// Who delivered.
    pub deliverer: &'a Outsider,
    /// Where to.
    pub place: Option<&'a PlaceRow>,
    /// The lines.
    pub lines: &'a [TakenLine],
}

impl Intake<'_> {
    fn pairs(&self) -> impl Iterator<Item = (&OrderLine, &TakenLine)> {
        self.order.lines.iter().zip(self.lines)
    }

    fn reference(&self, agency: &str) -> Reference {
        Reference::new("Lệnh nhập kho", &self.order.paper.symbol, self.order.paper.on, agency)
    }
}

/// The seal that is on a thing when it lies in the store.
fn seal_now(taken: &TakenLine) -> Option<&str> {
    let came = taken.seal_came.as_deref().filter(|_| taken.seal == SealFound::Intact);
    taken.seal_put.as_deref().or(came)
}

/// DOC-80c, in.
pub(in crate::custody) fn intake_slip(stage: &Stage<'_>, head: &Head, intake: &Intake<'_>) -> Drawn {
    let law = stage.law("DOC-80c", &[])?;
    let accepted = || intake.pairs().filter(|(_, taken)| taken.decision != Decision::Refuse);
    let lines = accepted().map(|(line, taken)| SlipLine {
        name: named(&line.thing.name, &line.thing.marks, &line.code),
        unit: line.thing.unit.clone(),
        by_paper: line.thing.quantity.to_string(),
        actual: taken.quantity.to_string(),
        state: state(&taken.condition, seal_now(taken)),
        value: line.thing.value,
    });
    let differences = accepted()
        .filter(|(_, taken)| !taken.differences.is_empty())
        .map(|(line, taken)| format!("{}: {}", line.code, taken.differences.join("; ")));
    let facts = IntakeSlipFacts {
        head: stage.head(head),
        order: intake.reference(&stage.agency.name),
        case: stage.case_line(),
        deliverer: outsider(intake.deliverer),
        store: stage.store_name(intake.place),
        attached: intake.order.minutes.line(),
        differences: differences.collect(),
        lines: lines.collect(),
        signers: SlipSigners {
            drafter: stage.doing.author.name.clone(),
            deliverer: intake.deliverer.name.clone(),
            storekeeper: stage.doing.author.name.clone(),
            accountant: intake.second.name.clone(),
            head: intake.order.paper.signer.clone(),
        },
    };
    bytes(slip_sheet(&facts, &law))
}

/// DOC-79b, where something differs or is refused.
pub(in crate::custody) fn differences(stage: &Stage<'_>, head: &Head, intake: &Intake<'_>) -> Drawn {
    let law = stage.law("DOC-79b", &[])?;
    let lines = intake.pairs().map(|(line, taken)| {
        let seal = match taken.seal {
            SealFound::Absent => String::new(),
            other => format!("; {}", other.label().to_lowercase()),
        };
        let by_paper = state(&line.thing.condition, line.thing.seal.as_deref());
        let note = taken.note.trim().trim_end_matches('.');
        HandoverLine {
            name: named(&line.thing.name, &line.thing.marks, &line.code),
            by_paper: format!("{} {}; {by_paper}", line.thing.quantity, line.thing.unit),
            found: format!("{} {}; {}{seal}", taken.quantity, line.thing.unit, taken.condition),
            comparison: if taken.differences.is_empty() {
                "Phù hợp".to_owned()
            } else {
                taken.differences.join("; ")
            },
            decision: if note.is_empty() {
                taken.decision.label().to_owned()
            } else {
                format!("{}: {note}", taken.decision.label())
            },
        }
    });
    let grounds = intake.lines.iter().flat_map(|l| l.grounds.iter().cloned());
    let at = stage.moment();
    let deliverer = intake.deliverer;
    let body = [deliverer.office.as_str(), deliverer.body.as_str()];
    let body: Vec<&str> = body.into_iter().filter(|t| !t.is_empty()).collect();
    let facts = HandoverFacts {
        head: stage.head(head),
        case: stage.case(),
        compared_with: vec![
            format!("Lệnh nhập kho số {} {}", intake.order.paper.symbol, intake.order.paper.on.in_full()),
            intake.order.minutes.line(),
        ],
        frame: MinutesFrame {
            began: at,
            ended: at,
            place: stage.store_name(intake.place),
            present: vec![
                Participant::new("Thủ kho", &stage.doing.author.name, &stage.agency.name),
                Participant::new("Người cùng giao nhận", &intake.second.name, &intake.second.office),
                Participant::new("Bên giao", &deliverer.name, &body.join(", ")),
            ],
            absent: Vec::new(),
            opinions: Vec::new(),
            refusals: Vec::new(),
            copies: 4,
            given_to: vec!["bên giao".into(), "bên nhận".into(), "kế toán bên nhận".into(), "hồ sơ".into()],
        },
        lines: lines.collect(),
        grounds: grounds.collect(),
    };
    bytes(handover_minutes(&facts, &law))
}
