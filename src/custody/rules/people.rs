//! Who may stand where: the order's signer, the storekeeper and the second person are three people.

use super::articles::two_persons_article;
use crate::{
    accounts::Role,
    kernel::{Day, PersonId, Refusal},
};

/// The people of one movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Who signed the order.
    pub signer: PersonId,
    /// To whom it is addressed.
    pub storekeeper: PersonId,
    /// Who acts now.
    pub acting: PersonId,
    /// Who acts with them.
    pub second: PersonId,
    /// The roles of the second person.
    pub second_roles: Vec<Role>,
}

/// Whether these people may carry out an order.
///
/// # Errors
/// A refusal that names who has to be another person.
pub fn check_cast(cast: &Cast, on: Day) -> Result<(), Refusal> {
    let by = two_persons_article(on);
    if cast.acting == cast.signer {
        return Err(Refusal::new(
            "SIGNER-KEEPER",
            "Người ký lệnh không được tự nhập kho, xuất kho. Thủ kho được ghi trong lệnh thực hiện việc này.",
        )
        .article(by));
    }
    if cast.acting != cast.storekeeper {
        return Err(Refusal::new(
            "OTHER-KEEPER",
            "Lệnh này giao cho thủ kho khác. Thủ kho được ghi trong lệnh thực hiện, hoặc Thủ trưởng ký lệnh mới.",
        )
        .article(by));
    }
    if cast.second == cast.acting {
        return Err(Refusal::new(
            "TWO-PERSONS",
            "Việc giao nhận phải có người thứ hai cùng thực hiện, khác với thủ kho.",
        )
        .article(by)
        .at("second"));
    }
    if cast.second == cast.signer {
        return Err(Refusal::new(
            "SIGNER-SECOND",
            "Người ký lệnh không thể là người thứ hai cùng giao nhận. Chọn kế toán hoặc chấp hành viên.",
        )
        .article(by)
        .at("second"));
    }
    let reads_only = !cast.second_roles.iter().any(|r| {
        matches!(r, Role::Accountant | Role::Officer | Role::Secretary | Role::Storekeeper | Role::Head)
    });
    if reads_only {
        return Err(Refusal::new(
            "SECOND-ROLE",
            "Người thứ hai phải là kế toán, chấp hành viên, thư ký hoặc thủ kho khác của cơ quan.",
        )
        .article(by)
        .at("second"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cast() -> Cast {
        let keeper = PersonId::new();
        Cast {
            signer: PersonId::new(),
            storekeeper: keeper,
            acting: keeper,
            second: PersonId::new(),
            second_roles: vec![Role::Accountant],
        }
    }

    #[test]
    fn signer_keeper_and_second_person_are_three_people() {
        let on: Day = "2026-03-02".parse().unwrap();
        let good = cast();
        assert_eq!(check_cast(&good, on), Ok(()));
        let signer_acts = Cast { acting: good.signer, ..good.clone() };
        let other_keeper = Cast { acting: PersonId::new(), ..good.clone() };
        let alone = Cast { second: good.acting, ..good.clone() };
        let signer_helps = Cast { second: good.signer, ..good.clone() };
        let reader = Cast { second_roles: vec![Role::Prosecutor], ..good };
        for (wrong, code) in [
            (signer_acts, "SIGNER-KEEPER"),
            (other_keeper, "OTHER-KEEPER"),
            (alone, "TWO-PERSONS"),
            (signer_helps, "SIGNER-SECOND"),
            (reader, "SECOND-ROLE"),
        ] {
            let refusal = check_cast(&wrong, on).unwrap_err();
            assert_eq!(refusal.code, code);
            assert!(refusal.article.is_some_and(|a| a.contains("Điều")));
        }
    }
}
