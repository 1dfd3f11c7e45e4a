//! Who may stand where: signer, officer, storekeeper and accountant of one matter are different people.

use super::article_of;
use crate::{
    disposal::matter::{DisposalKind, StepKey},
    kernel::{Day, PersonId, Refusal},
};

/// The people of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crew {
    /// Who signs the order.
    pub signer: PersonId,
    /// Who carries it out.
    pub officer: PersonId,
    /// Whose store the things lie in.
    pub storekeeper: Option<PersonId>,
    /// Who keeps the accounts.
    pub accountant: PersonId,
}

/// Whether these are different people.
///
/// # Errors
/// A refusal at the field of whoever stands there twice.
pub fn check_crew(crew: &Crew, kind: DisposalKind, on: Day) -> Result<(), Refusal> {
    let twice = |text: &str, field: &str| {
        Err(Refusal::new("DISPOSAL-PEOPLE", text).article(article_of(kind, on)).at(field))
    };
    if crew.officer == crew.signer {
        return twice("Người ký quyết định không đồng thời là chấp hành viên thực hiện.", "officer");
    }
    if crew.accountant == crew.signer || crew.accountant == crew.officer {
        return twice("Kế toán phải khác người ký và khác chấp hành viên thực hiện.", "accountant");
    }
    let taken = [crew.signer, crew.officer, crew.accountant];
    if crew.storekeeper.is_some_and(|keeper| taken.contains(&keeper)) {
        return twice("Thủ kho phải khác người ký, chấp hành viên và kế toán.", "storekeeper");
    }
    Ok(())
}

/// Whether this person may take this step of the matter, and with whom.
///
/// # Errors
/// A refusal that says who does it.
pub fn check_hand(
    crew: &Crew,
    key: StepKey,
    who: PersonId,
    second: Option<PersonId>,
    (kind, on): (DisposalKind, Day),
) -> Result<(), Refusal> {
    let by = article_of(kind, on);
    let own = |person: PersonId, text: &str| {
        if person == who { Ok(()) } else { Err(Refusal::new("DISPOSAL-HAND", text).article(by)) }
    };
    match key {
        StepKey::Paid | StepKey::Deposited => {
            own(crew.accountant, "Kế toán của vụ xử lý thực hiện việc nộp, gửi tiền.")?;
        }
        StepKey::Reappoint | StepKey::Condemn | StepKey::Withdraw => {
            own(crew.signer, "Người đã ký quyết định thực hiện việc này.")?;
        }
        StepKey::Procuracy | StepKey::Served => {}
        _ => own(crew.officer, "Chấp hành viên được giao trong quyết định thực hiện việc này.")?,
    }
    if !matches!(key, StepKey::Destroyed | StepKey::Handed | StepKey::Returned | StepKey::Issuer) {
        return Ok(());
    }
    let needed = crew.storekeeper.unwrap_or(crew.accountant);
    match second {
        Some(second) if second == needed => Ok(()),
        Some(second) if second == who => Err(Refusal::new(
            "TWO-PERSONS",
            "Việc này phải có người thứ hai cùng thực hiện, khác với chấp hành viên.",
        )
        .article(by)
        .at("second")),
        _ if crew.storekeeper.is_some() => Err(Refusal::new(
            "SECOND-KEEPER",
            "Thủ kho ghi trong quyết định phải có mặt và xác nhận bằng mật khẩu của mình.",
        )
        .article(by)
        .at("second")),
        _ => Err(Refusal::new(
            "SECOND-ACCOUNTANT",
            "Kế toán ghi trong quyết định phải có mặt và xác nhận bằng mật khẩu của mình.",
        )
        .article(by)
        .at("second")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_people_are_four_and_each_step_has_its_hand() {
        let on: Day = "2026-08-20".parse().unwrap();
        let kind = DisposalKind::Destroy;
        let crew = Crew {
            signer: PersonId::new(),
            officer: PersonId::new(),
            storekeeper: Some(PersonId::new()),
            accountant: PersonId::new(),
        };
        assert_eq!(check_crew(&crew, kind, on), Ok(()));
        for (wrong, field) in [
            (Crew { officer: crew.signer, ..crew.clone() }, "officer"),
            (Crew { accountant: crew.officer, ..crew.clone() }, "accountant"),
            (Crew { storekeeper: Some(crew.accountant), ..crew.clone() }, "storekeeper"),
        ] {
            assert_eq!(check_crew(&wrong, kind, on).unwrap_err().field.as_deref(), Some(field));
        }
        let keeper = crew.storekeeper;
        let hand = |key, who, second| check_hand(&crew, key, who, second, (kind, on)).map_err(|r| r.code);
        assert_eq!(hand(StepKey::Destroyed, crew.officer, keeper), Ok(()));
        assert_eq!(hand(StepKey::Destroyed, crew.officer, None), Err("SECOND-KEEPER".into()));
        assert_eq!(hand(StepKey::Destroyed, crew.officer, Some(crew.officer)), Err("TWO-PERSONS".into()));
        assert_eq!(hand(StepKey::Destroyed, crew.signer, keeper), Err("DISPOSAL-HAND".into()));
        assert_eq!(hand(StepKey::Paid, crew.officer, None), Err("DISPOSAL-HAND".into()));
        assert_eq!(hand(StepKey::Paid, crew.accountant, None), Ok(()));
    }
}
