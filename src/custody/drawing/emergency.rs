//! The minutes of an emergency.

use super::{Drawn, Stage, bytes, named, state};
use crate::{
    custody::{
        ItemRow, PlaceRow,
        papers::{EmergencyFacts, emergency_minutes},
    },
    documents::Head,
    ledger::Author,
    paper::{MinutesFrame, Participant},
};

/// What happened, and to what.
pub(in crate::custody) struct EmergencyScene<'a> {
    /// The things.
    pub rows: &'a [ItemRow],
    /// Where they were brought.
    pub to: &'a PlaceRow,
    /// What happened.
    pub event: &'a str,
    /// What was done.
    pub measures: &'a str,
    /// The person who acted with the storekeeper.
    pub second: &'a Author,
}

pub(in crate::custody) fn emergency_minutes_pdf(
    stage: &Stage<'_>,
    head: &Head,
    scene: &EmergencyScene<'_>,
) -> Drawn {
    let at = stage.moment();
    let author = &stage.doing.author;
    let facts = EmergencyFacts {
        head: stage.head(head),
        frame: MinutesFrame {
            began: at,
            ended: at,
            place: stage.agency.name.clone(),
            present: vec![
                Participant::new(&author.office, &author.name, &stage.agency.name),
                Participant::new(&scene.second.office, &scene.second.name, &stage.agency.name),
            ],
            absent: Vec::new(),
            opinions: Vec::new(),
            refusals: Vec::new(),
            copies: 2,
            given_to: Vec::new(),
        },
        event: scene.event.to_owned(),
        measures: scene.measures.to_owned(),
        things: scene
            .rows
            .iter()
            .map(|row| {
                let name = named(&row.name, &row.marks, &row.code);
                (row.code.clone(), name, state(&row.condition, row.seal.as_deref()))
            })
            .collect(),
        to: scene.to.path.clone(),
    };
    bytes(emergency_minutes(&facts, &stage.law("KC", &[])?))
}
