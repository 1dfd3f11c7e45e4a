//! The second person proves with their own password that they stand there.

use crate::{
    accounts::{Duty, Person, password_matches, person, sign_in_facts},
    kernel::{PersonId, Refusal},
    web::{Form, Problem, Visit},
};
use actix_web::web;

/// The person named in the field `second`, when the password in `second_password` is theirs. A fault beside the
/// field otherwise.
///
/// # Errors
/// A page when somebody keeps guessing, or the house fails.
pub(crate) async fn second_person<D: Duty>(
    visit: &Visit<D>,
    form: &Form,
) -> Result<Option<PersonId>, Problem> {
    let Some(id) = form.field("second").called("người thứ hai cùng thực hiện").read::<PersonId>()
    else {
        return Ok(None);
    };
    Ok(proven(visit, form, id, ("second", "second_password")).await?.then_some(id))
}

/// Whether the password in a field is this person's own: they stand there. A fault beside the field otherwise.
///
/// # Errors
/// A page when somebody keeps guessing, or the house fails.
pub(crate) async fn proven<D: Duty>(
    visit: &Visit<D>,
    form: &Form,
    id: PersonId,
    (field, password_field): (&str, &str),
) -> Result<bool, Problem> {
    let password = form.value(password_field).to_owned();
    if password.is_empty() {
        let text = "Mỗi người tự nhập mật khẩu của chính mình để xác nhận có mặt.";
        form.refuse(Refusal::new("SECOND-PROOF", text).at(password_field));
        return Ok(false);
    }
    let found: Option<Person> = visit.read(move |desk| person(desk, id)).await?;
    let Some(found) = found.filter(|p| p.active) else {
        let text = "Chọn một cán bộ đang công tác tại cơ quan.";
        form.refuse(Refusal::new("PERSON", text).at(field));
        return Ok(false);
    };
    let (house, now) = (visit.house.clone(), visit.house.clock.now());
    let login = found.facts.login.clone();
    let wait = house.throttle.wait(&login, now);
    if wait > 0 {
        return Err(Problem::wait(wait.unsigned_abs()));
    }
    let (keep, name) = (house.clone(), login.clone());
    let matches = web::block(move || {
        let known = keep.store.read_any(|db| sign_in_facts(db, &name))?;
        let hash = known.as_ref().map(|(_, _, hash)| hash.as_str());
        Ok::<bool, crate::store::Failure>(password_matches(&password, hash))
    })
    .await
    .map_err(Problem::failed)??;
    if matches {
        house.throttle.succeeded(&login);
        return Ok(true);
    }
    house.throttle.failed(&login, now);
    let text = format!("Mật khẩu không phải của {}. Mỗi người tự nhập mật khẩu của mình.", found.facts.name);
    form.refuse(Refusal::new("SECOND-PROOF", text).at(password_field));
    Ok(false)
}
