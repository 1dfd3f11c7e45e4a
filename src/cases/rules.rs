//! When a case may be opened.

use super::case::{CaseFacts, PartyRole};
use crate::kernel::{Day, Refusal};

/// Whether the facts make a case.
///
/// # Errors
/// The refusal, at the field that lacks something.
pub fn may_open(facts: &CaseFacts, on: Day) -> Result<(), Refusal> {
    let missing = |field: &str, what: &str| Err(Refusal::new("CASE-FACTS", what).at(field));
    if facts.code.trim().is_empty() {
        return missing("code", "Chưa ghi số thụ lý.");
    }
    if facts.decision.trim().is_empty() {
        return missing(
            "decision",
            "Chưa ghi số quyết định thi hành án: mỗi quyết định thi hành án là một việc.",
        );
    }
    if facts.decision_on > on {
        return missing(
            "decision_on",
            "Ngày quyết định thi hành án ở sau ngày vào sổ. Sửa lại ngày quyết định.",
        );
    }
    if facts.judgment_on > facts.decision_on {
        return missing(
            "judgment_on",
            "Ngày bản án ở sau ngày quyết định thi hành án. Sửa lại một trong hai ngày.",
        );
    }
    if facts.side(PartyRole::Debtor).next().is_none() {
        return missing("debtor", "Chưa ghi người phải thi hành án.");
    }
    Ok(())
}
