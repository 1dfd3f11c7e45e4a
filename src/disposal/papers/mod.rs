//! What the papers of disposal say: each a pure function from facts and law to a sheet.

mod destroy;
mod forfeit;
mod give_back;
mod kit;
mod letter;
mod money;
#[cfg(test)]
mod tests;

pub use destroy::{
    CouncilFacts, DestructionFacts, MeetingFacts, SheetLine, comparison_sheet, condemnation,
    council_decision, destruction_minutes, meeting_minutes,
};
pub use forfeit::{
    AbsenceFacts, AppointmentFacts, HandoverFacts, absence_minutes, appointment, forfeit_minutes,
    forfeit_notice,
};
pub use give_back::{
    CollectFacts, ReturnFacts, collect_notice, issuer_minutes, return_decision, return_minutes,
};
pub use kit::{DisposalPaper, ThingLine};
pub use letter::{LetterFacts, LetterLine, list_letter};
pub use money::{DepositFacts, deposit_sheet};
