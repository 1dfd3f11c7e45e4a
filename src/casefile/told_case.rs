//! What happened in a case, in words.

use crate::{cases::CaseDeed, ledger::Act, store::Failure, web::parts::Done};

/// The acts of a case, newest first; `name_of` names a person.
///
/// # Errors
/// An act that cannot be read.
pub fn told_case(acts: &[Act], name_of: impl Fn(&str) -> String) -> Result<Vec<Done>, Failure> {
    let mut lines = Vec::with_capacity(acts.len());
    for act in acts.iter().rev() {
        let Some(deed) = act.deed::<CaseDeed>()? else { continue };
        let (title, detail) = match deed {
            CaseDeed::Opened(facts) => {
                ("Mở hồ sơ", Some(format!("Quyết định {} ngày {}", facts.decision, facts.decision_on)))
            }
            CaseDeed::Corrected(_) => ("Sửa thông tin hồ sơ", None),
            CaseDeed::Assigned { officer, unit } => {
                let unit = if unit.is_empty() { String::new() } else { format!(", {unit}") };
                ("Phân công chấp hành viên", Some(format!("{}{unit}", name_of(&officer.to_string()))))
            }
            CaseDeed::Noted { text } => ("Ghi chú", Some(text)),
            CaseDeed::Ended { reason } => ("Kết thúc việc thi hành án", Some(reason)),
        };
        let mut done = Done::new(act.happened_on, title);
        done.detail = detail;
        done.by = Some(format!("{}, {} · {}", act.author.name, act.author.office, act.recorded_at));
        lines.push(done);
    }
    Ok(lines)
}
