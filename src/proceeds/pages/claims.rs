//! The claims of a distribution as rows of a form.

use crate::{
    assets::Dossier,
    engine::{
        ClaimKind,
        payout::{Claim, PayoutInput, Secured},
    },
    kernel::{Day, Vnd},
    web::Form,
};

/// Empty rows at the end, for claims that the file does not know.
const SPARE_ROWS: usize = 2;
const ROWS_MAX: usize = 60;

/// The figures of a distribution written into a form, where nothing was typed.
pub(super) fn filled(input: &PayoutInput, form: Form) -> Form {
    if form.ticked("typed") {
        return form;
    }
    let mut form = form
        .with("costs", input.costs)
        .with("rent_reserve", input.rent_reserve)
        .with("transfer_taxes", input.transfer_taxes);
    if let Some(secured) = &input.secured {
        form = form
            .with("secured.party", &secured.id)
            .with("secured.amount", secured.amount)
            .with("secured.court_fee", secured.court_fee);
    }
    for (n, claim) in input.claims.iter().enumerate() {
        form = form
            .with(&format!("claim.{n}.party"), &claim.id)
            .with(&format!("claim.{n}.kind"), claim.kind.name())
            .with(&format!("claim.{n}.amount"), claim.amount);
        if claim.fee_exempt == Some(true) {
            form = form.with(&format!("claim.{n}.exempt"), "1");
        }
    }
    form
}

/// One row as the page draws it.
pub(super) struct ClaimRow {
    pub party: String,
    pub kind: String,
    pub amount: String,
    pub exempt: bool,
    pub name: String,
}

/// The rows of a form, and a few empty ones.
pub(super) fn rows(form: &Form) -> Vec<ClaimRow> {
    let known = form.rows("claim").len().min(ROWS_MAX);
    let row = |n: usize| ClaimRow {
        party: form.value(&format!("claim.{n}.party")).to_owned(),
        kind: form.value(&format!("claim.{n}.kind")).to_owned(),
        amount: form.value(&format!("claim.{n}.amount")).to_owned(),
        exempt: form.ticked(&format!("claim.{n}.exempt")),
        name: format!("claim.{n}"),
    };
    let filled = form.rows("claim").into_iter().take(ROWS_MAX).map(row);
    let mut rows: Vec<ClaimRow> = filled.filter(|row| !row.amount.is_empty()).collect();
    let first_free = form.rows("claim").last().map_or(0, |n| n + 1);
    rows.extend((0..SPARE_ROWS).map(|n| row(first_free.max(known) + n)));
    rows
}

/// Reads the form; rows without an amount are left out.
pub(super) fn read(form: &Form, on: Day, proceeds: Vnd) -> Option<PayoutInput> {
    let money = |name: &str, called| form.maybe(name).called(called).vnd().unwrap_or_default();
    let costs = money("costs", "chi phí");
    let rent_reserve = money("rent_reserve", "tiền thuê nhà để lại");
    let transfer_taxes = money("transfer_taxes", "phí, lệ phí, thuế");
    let secured = secured(form);
    let mut claims = Vec::new();
    for n in form.rows("claim").into_iter().take(ROWS_MAX) {
        let name = |part: &str| format!("claim.{n}.{part}");
        let amount = form.maybe(&name("amount")).called("số tiền").vnd();
        let Some(amount) = amount.filter(|amount| !amount.is_zero()) else { continue };
        let kinds: Vec<(&str, ClaimKind)> = ClaimKind::ALL.iter().map(|k| (k.name(), *k)).collect();
        let party = form.field(&name("party")).called("người được thanh toán").text(120);
        let kind = form.field(&name("kind")).called("loại khoản").choice(&kinds);
        if let (Some(id), Some(kind)) = (party, kind) {
            let fee_exempt = form.ticked(&name("exempt")).then_some(true);
            claims.push(Claim { id, kind, amount, fee_exempt });
        }
    }
    form.is_sound().then_some(PayoutInput {
        on,
        proceeds,
        costs,
        rent_reserve,
        transfer_taxes,
        secured,
        claims,
    })
}

fn secured(form: &Form) -> Option<Secured> {
    let amount = form.maybe("secured.amount").called("số tiền được bảo đảm").vnd()?;
    if amount.is_zero() {
        return None;
    }
    let id = form.field("secured.party").called("bên nhận bảo đảm").text(120)?;
    let court_fee = form.maybe("secured.court_fee").called("án phí").vnd().unwrap_or_default();
    Some(Secured { id, amount, court_fee, fee_exempt: None })
}

/// Who may be paid: the parties of the case and the State.
pub(super) fn payees(dossier: &Dossier) -> Vec<(String, String)> {
    let parties = dossier.case.parties.iter().map(|party| (party.key.clone(), party.name.clone()));
    let mut list: Vec<(String, String)> = parties.collect();
    list.push(("state".to_owned(), dossier.payee("state")));
    if let Some(key) = &dossier.story.facts.secured_party
        && !list.iter().any(|(known, _)| known == key)
    {
        list.push((key.clone(), dossier.payee(key)));
    }
    list
}
