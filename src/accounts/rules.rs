//! Who may join with which roles, and that somebody is always left to administer.

use super::{acts::PersonFacts, role::Role, store::Person};
use crate::kernel::{Day, PersonId, Refusal};

/// Whether these facts make a person of the agency.
///
/// # Errors
/// The refusal, at the field that lacks something.
pub fn may_join(facts: &PersonFacts, on: Day) -> Result<(), Refusal> {
    let refuse = |field: &str, what: &str| Err(Refusal::new("PERSON-FACTS", what).at(field));
    if facts.login.chars().count() < 2 || facts.login.contains(char::is_whitespace) {
        return refuse("login", "Tên đăng nhập cần ít nhất hai ký tự và không có dấu cách.");
    }
    if facts.roles.iter().next().is_none() {
        return refuse("roles", "Chọn ít nhất một vai trò.");
    }
    let supervises = facts.roles.has(Role::Prosecutor);
    if supervises && facts.roles.iter().count() > 1 {
        return refuse("roles", "Kiểm sát viên, thẩm tra viên chỉ xem để giám sát, không giữ vai trò khác.");
    }
    if supervises && facts.until.is_none() {
        return refuse("until", "Quyền xem của kiểm sát viên, thẩm tra viên phải có ngày cuối.");
    }
    if facts.roles.has(Role::Storekeeper) && facts.roles.has(Role::Accountant) {
        return refuse(
            "roles",
            "Thủ kho và kế toán là hai người khác nhau: mỗi tháng hai bên đối chiếu với nhau.",
        );
    }
    if facts.until.is_some_and(|last| last < on) {
        return refuse("until", "Ngày cuối đã qua.");
    }
    Ok(())
}

/// Whether a person may change so (leave, when `after` is nothing): an administrator must remain.
///
/// # Errors
/// The refusal.
pub fn may_change(people: &[Person], id: PersonId, after: Option<&PersonFacts>) -> Result<(), Refusal> {
    let administers = |p: &&Person| p.active && p.facts.roles.has(Role::Administrator);
    let others = people.iter().filter(administers).any(|p| p.id != id);
    let stays = after.is_some_and(|facts| facts.roles.has(Role::Administrator));
    if others || stays {
        return Ok(());
    }
    let message = "Đây là quản trị duy nhất của cơ quan. Giao vai trò quản trị cho người khác trước.";
    Err(Refusal::new("LAST-ADMIN", message).at("roles"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Roles;

    fn facts(roles: &[Role], until: Option<&str>) -> PersonFacts {
        PersonFacts {
            login: "kien".into(),
            name: "Đặng Văn Kiên".into(),
            office: "Kiểm sát viên".into(),
            unit: String::new(),
            roles: Roles::of(roles.iter().copied()),
            until: until.map(|d| d.parse().unwrap()),
        }
    }

    #[test]
    fn a_prosecutor_only_reads_and_only_for_a_time() {
        let on: Day = "2026-11-02".parse().unwrap();
        assert!(may_join(&facts(&[Role::Prosecutor], Some("2026-12-31")), on).is_ok());
        for (roles, until, field) in [
            (&[Role::Prosecutor][..], None, "until"),
            (&[Role::Prosecutor, Role::Officer], Some("2026-12-31"), "roles"),
            (&[Role::Storekeeper, Role::Accountant], None, "roles"),
            (&[], None, "roles"),
            (&[Role::Prosecutor], Some("2026-11-01"), "until"),
        ] {
            let refusal = may_join(&facts(roles, until), on).unwrap_err();
            assert_eq!(refusal.field.as_deref(), Some(field), "{refusal}");
        }
    }

    #[test]
    fn the_last_administrator_cannot_leave() {
        let admin = |roles: &[Role]| Person { id: PersonId::new(), facts: facts(roles, None), active: true };
        let (one, two) = (admin(&[Role::Administrator]), admin(&[Role::Administrator]));
        let id = one.id;
        assert!(may_change(std::slice::from_ref(&one), id, None).is_err());
        assert!(may_change(std::slice::from_ref(&one), id, Some(&facts(&[Role::Head], None))).is_err());
        assert!(may_change(&[one, two], id, None).is_ok());
    }
}
