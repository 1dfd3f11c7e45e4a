//! Warrants: proof that this actor may do this duty. Only this room can make one.

use super::{actor::Actor, role::Role};
use crate::kernel::{PersonId, Refusal};
use std::marker::PhantomData;

/// Something that only some roles may do.
pub trait Duty {
    /// What it is, as the subject of a sentence: `Lệnh nhập kho, xuất kho`.
    const WHAT: &'static str;
    /// Who may.
    const ROLES: &'static [Role];
}

macro_rules! duties {
    ($($(#[$doc:meta])* $name:ident: $what:literal by $($role:ident),+;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
        impl Duty for $name {
            const WHAT: &'static str = $what;
            const ROLES: &'static [Role] = &[$(Role::$role),+];
        }
    )*};
}

duties! {
    /// Read everything of the agency.
    Inspect: "Việc xem hồ sơ" by Storekeeper, Officer, Secretary, Head, Accountant, Prosecutor, Administrator;
    /// Write the file: open cases, register what happened, draft and number papers.
    Write: "Việc ghi hồ sơ" by Officer, Secretary, Head;
    /// What only an enforcement officer decides: seizure, price cut, hand-over (Luật 106/2025/QH15 Điều 78, 83, 86).
    AsOfficer: "Quyết định này" by Officer;
    /// What only the head signs: orders of the store, councils, fees.
    Sign: "Lệnh nhập kho, xuất kho" by Head;
    /// Give a case to an officer.
    Assign: "Việc phân công chấp hành viên" by Head;
    /// Take in, keep, move and release things.
    KeepStore: "Việc nhập, giữ, chuyển và xuất đồ vật" by Storekeeper;
    /// Set up stores, shelves, safes.
    Arrange: "Việc lập nơi lưu giữ" by Head, Storekeeper;
    /// Count a place, write down what does not match.
    CountStore: "Việc kiểm kê kho" by Storekeeper, Accountant, Officer, Head;
    /// Put on and open seals (Nghị định 127/2017/NĐ-CP Điều 6).
    HandleSeals: "Việc niêm phong, mở niêm phong" by Storekeeper, Officer;
    /// Write down who enters a store.
    LogEntries: "Việc ghi người ra vào kho" by Storekeeper, Secretary, Head;
    /// Receive and pay out money.
    Bookkeep: "Việc thu, chi tiền thi hành án" by Accountant, Officer;
    /// People, roles, settings.
    Administer: "Việc quản trị" by Administrator;
}

/// Proof that an actor may do a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warrant<D: Duty> {
    actor: Actor,
    duty: PhantomData<D>,
}

impl<D: Duty> Warrant<D> {
    pub(super) fn given_to(actor: &Actor) -> Result<Warrant<D>, Refusal> {
        if actor.may::<D>() {
            return Ok(Warrant { actor: actor.clone(), duty: PhantomData });
        }
        let who = D::ROLES.iter().map(|r| r.label().to_lowercase()).collect::<Vec<_>>().join(" hoặc ");
        Err(Refusal::new(
            "WARRANT",
            format!("{} thuộc thẩm quyền của {who}. Vai trò đang dùng: {}.", D::WHAT, actor.roles.labels()),
        ))
    }

    /// Who holds it.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// Two different people, as the rules of the store ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoPersons {
    /// Who acts.
    pub first: PersonId,
    /// Who acts with them.
    pub second: PersonId,
}

impl TwoPersons {
    /// Two people for one act.
    ///
    /// # Errors
    /// A refusal when they are one.
    pub fn of(first: PersonId, second: PersonId, what: &str) -> Result<TwoPersons, Refusal> {
        if first == second {
            return Err(Refusal::new(
                "TWO-PERSONS",
                format!("{what} phải có hai người khác nhau. Chọn người thứ hai cùng thực hiện."),
            )
            .at("second"));
        }
        Ok(TwoPersons { first, second })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{accounts::Roles, store::Scope};

    fn actor(role: Role) -> Actor {
        Actor {
            id: PersonId::new(),
            name: "Lê Thị Lan".into(),
            office: role.label().into(),
            unit: String::new(),
            roles: Roles::of([role]),
            scope: Scope::of("ha-an".parse().unwrap()),
        }
    }

    #[test]
    fn a_storekeeper_cannot_sign_an_order_and_hears_who_can() {
        let refusal = actor(Role::Storekeeper).warrant::<Sign>().unwrap_err();
        assert!(refusal.message.contains("thủ trưởng"), "{refusal}");
        assert!(actor(Role::Head).warrant::<Sign>().is_ok());
        assert!(actor(Role::Head).warrant::<KeepStore>().is_err());
        assert!(actor(Role::Prosecutor).warrant::<Write>().is_err());
    }

    #[test]
    fn one_person_is_not_two() {
        let one = PersonId::new();
        assert!(TwoPersons::of(one, one, "Việc kiểm kê").is_err());
        assert!(TwoPersons::of(one, PersonId::new(), "Việc kiểm kê").is_ok());
    }
}
