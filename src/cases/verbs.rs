//! What officers do with a case: pages and the demo call the same verbs.

use super::{
    acts::CaseDeed,
    case::CaseFacts,
    rules,
    store::{case, case_by_code},
};
use crate::{
    kernel::{CaseId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// Opens a case.
///
/// # Errors
/// A refusal when its number is taken or a side is empty; a failure of the database.
pub fn open_case(
    desk: &mut Desk<'_>,
    doing: &Doing,
    facts: CaseFacts,
) -> Result<(CaseId, Recorded), Failure> {
    rules::may_open(&facts, doing.on)?;
    no_twin(desk, &facts.code, None)?;
    let id = CaseId::new();
    let done = record(desk, doing, &subject(id), &CaseDeed::Opened(facts))?;
    Ok((id, done))
}

/// Puts right what was written of a case; officer and unit stay as they were assigned.
///
/// # Errors
/// As [`open_case`].
pub fn correct_case(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: CaseId,
    facts: CaseFacts,
) -> Result<Recorded, Failure> {
    known(desk, id)?;
    rules::may_open(&facts, doing.on)?;
    no_twin(desk, &facts.code, Some(id))?;
    record(desk, doing, &subject(id), &CaseDeed::Corrected(facts))
}

/// Gives a case to an officer.
///
/// # Errors
/// A refusal when the case is not the agency's; a failure of the database.
pub fn assign_case(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: CaseId,
    officer: PersonId,
    unit: String,
) -> Result<Recorded, Failure> {
    known(desk, id)?;
    record(desk, doing, &subject(id), &CaseDeed::Assigned { officer, unit })
}

/// Puts a note into the file.
///
/// # Errors
/// As [`assign_case`].
pub fn note_case(desk: &mut Desk<'_>, doing: &Doing, id: CaseId, text: String) -> Result<Recorded, Failure> {
    known(desk, id)?;
    record(desk, doing, &subject(id), &CaseDeed::Noted { text })
}

fn subject(id: CaseId) -> Subject {
    Subject::of(SubjectKind::Case, id)
}

fn known(desk: &mut Desk<'_>, id: CaseId) -> Result<(), Failure> {
    match case(desk, id)? {
        Some(_) => Ok(()),
        None => Err(Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.")
            .mend("Mở danh sách hồ sơ", "/ho-so")
            .into()),
    }
}

fn no_twin(desk: &mut Desk<'_>, code: &str, own: Option<CaseId>) -> Result<(), Failure> {
    let twin = case_by_code(desk, code)?.filter(|twin| own.is_none_or(|own| own.to_string() != *twin));
    match twin {
        None => Ok(()),
        Some(twin) => Err(Refusal::new("CASE-TWIN", format!("Số thụ lý {code} đã có trong sổ."))
            .at("code")
            .mend("Mở hồ sơ đã có", format!("/ho-so/{twin}"))
            .into()),
    }
}
