//! Papers on the way out: order and slip.

use super::{Drawn, Stage, bytes, grams, named, outsider, state};
use crate::{
    custody::{
        ItemRow, Outsider, ReleaseOrder,
        papers::{
            ReleaseOrderFacts, ReleaseSlipFacts, SlipSigners, StoreLine, release_order as order_sheet,
            release_slip as slip_sheet,
        },
    },
    documents::Head,
    ledger::Author,
    paper::common::Reference,
};

fn lines(rows: &[ItemRow]) -> Vec<StoreLine> {
    let line = |row: &ItemRow| StoreLine {
        name: named(&row.name, &row.marks, &row.code),
        unit: row.unit.clone(),
        quantity: row.actual.unwrap_or(row.planned).to_string(),
        weight: grams(row.weight_gram),
        state: state(&row.condition, row.seal.as_deref()),
    };
    rows.iter().map(line).collect()
}

/// DOC-80b.
pub(in crate::custody) fn release_order(
    stage: &Stage<'_>,
    head: &Head,
    keeper: &Author,
    (receiver, reason): (&Outsider, &str),
    rows: &[ItemRow],
) -> Drawn {
    let facts = ReleaseOrderFacts {
        head: stage.head(head),
        case: stage.case(),
        storekeeper: keeper.name.clone(),
        receiver: outsider(receiver),
        reason: reason.to_owned(),
        lines: lines(rows),
    };
    bytes(order_sheet(&facts, &stage.law("DOC-80b", &[])?))
}

/// DOC-80c, out.
pub(in crate::custody) fn release_slip(
    stage: &Stage<'_>,
    head: &Head,
    order: &ReleaseOrder,
    (second, receiver): (&Author, &Outsider),
    rows: &[ItemRow],
) -> Drawn {
    let facts = ReleaseSlipFacts {
        head: stage.head(head),
        order: Reference::new("Lệnh xuất kho", &order.paper.symbol, order.paper.on, &stage.agency.name),
        case: stage.case_line(),
        receiver: outsider(receiver),
        reason: order.reason.clone(),
        lines: lines(rows),
        signers: SlipSigners {
            drafter: stage.doing.author.name.clone(),
            deliverer: receiver.name.clone(),
            storekeeper: stage.doing.author.name.clone(),
            accountant: second.name.clone(),
            head: order.paper.signer.clone(),
        },
    };
    bytes(slip_sheet(&facts, &stage.law("DOC-80c", &[])?))
}
