//! A case as a form: repeated rows of parties and of what is owed, read into facts or marked where they are wrong.

use super::super::case::{CaseFacts, Obligation, Party, PartyRole};
use crate::{
    engine::ClaimKind,
    kernel::{PersonId, Refusal},
    web::Form,
};

/// Empty rows of parties on a new form.
const PARTIES: usize = 3;
/// Empty rows of dues on a new form.
const DUES: usize = 2;
/// Most rows of either.
const ROWS_MAX: usize = 60;

/// The names of the fields of one party.
pub(super) struct PartyRow {
    pub no: usize,
    pub role: String,
    pub name: String,
    pub identity: String,
    pub address: String,
    pub key: String,
    pub key_value: String,
}

/// The names of the fields of one due.
pub(super) struct DueRow {
    pub no: usize,
    pub party: String,
    pub kind: String,
    pub amount: String,
    pub exempt: String,
    pub secured: String,
}

/// On which sides a party can stand.
pub(super) const ROLES: [(&str, PartyRole); 3] =
    [("debtor", PartyRole::Debtor), ("creditor", PartyRole::Creditor), ("related", PartyRole::Related)];

/// The rows to draw: those filled in, those asked for, at least some empty ones.
pub(super) fn party_rows(form: &Form) -> Vec<PartyRow> {
    let rows = count_of(form, "party", PARTIES, "them-nguoi");
    (0..rows)
        .map(|i| {
            let key = format!("party.{i}.key");
            let known = form.value(&key);
            PartyRow {
                no: i + 1,
                role: format!("party.{i}.role"),
                name: format!("party.{i}.name"),
                identity: format!("party.{i}.identity"),
                address: format!("party.{i}.address"),
                key_value: if known.is_empty() { format!("p{}", i + 1) } else { known.to_owned() },
                key,
            }
        })
        .collect()
}

/// As [`party_rows`], for what is owed.
pub(super) fn due_rows(form: &Form) -> Vec<DueRow> {
    let rows = count_of(form, "due", DUES, "them-khoan");
    (0..rows)
        .map(|i| DueRow {
            no: i + 1,
            party: format!("due.{i}.party"),
            kind: format!("due.{i}.kind"),
            amount: format!("due.{i}.amount"),
            exempt: format!("due.{i}.exempt"),
            secured: format!("due.{i}.secured"),
        })
        .collect()
}

fn count_of(form: &Form, prefix: &str, least: usize, asked: &str) -> usize {
    let filled = form.rows(prefix).last().map_or(0, |last| last + 1);
    let more = if form.value("them") == asked { 1 } else { 0 };
    (filled.max(least) + more).min(ROWS_MAX)
}

/// To whom a due can be owed: the parties of the form by their numbers, or the State.
pub(super) fn receivers(rows: &[PartyRow], form: &Form) -> Vec<(String, String)> {
    let mut offered: Vec<(String, String)> = rows
        .iter()
        .map(|row| {
            let name = form.value(&row.name);
            let words = if name.is_empty() {
                format!("Đương sự {}", row.no)
            } else {
                format!("{}. {name}", row.no)
            };
            (row.key_value.clone(), words)
        })
        .collect();
    offered.push(("state".into(), "Ngân sách nhà nước".into()));
    offered
}

/// Reads the whole form; every fault is written beside its field.
pub(super) fn read(form: &Form, officer: Option<PersonId>, unit: &str) -> Option<CaseFacts> {
    let code = form.field("code").called("số thụ lý").text(40);
    let title = form.field("title").called("nội dung việc").text(200);
    let judgment = form.field("judgment").called("số bản án, quyết định").text(60);
    let judgment_on = form.field("judgment_on").called("ngày bản án").day();
    let court = form.field("court").called("tên Tòa án").text(160);
    let decision = form.field("decision").called("số quyết định thi hành án").text(60);
    let decision_on = form.field("decision_on").called("ngày quyết định thi hành án").day();
    let parties = parties(form);
    let obligations = obligations(form, &parties);
    let officer = match officer {
        Some(known) => Some(known),
        None => form.field("officer").called("chấp hành viên").read::<PersonId>(),
    };
    if parties.iter().all(|p| p.role != PartyRole::Debtor) {
        form.refuse(Refusal::new("CASE-FACTS", "Chưa ghi người phải thi hành án.").at("party.0.name"));
    }
    if !form.is_sound() {
        return None;
    }
    Some(CaseFacts {
        code: code?,
        title: title?,
        judgment: judgment?,
        judgment_on: judgment_on?,
        court: court?,
        decision: decision?,
        decision_on: decision_on?,
        own_motion: form.ticked("own_motion"),
        officer: officer?,
        unit: if unit.is_empty() { form.value("unit").to_owned() } else { unit.to_owned() },
        parties,
        obligations,
    })
}

/// Rows without a name and without anything else are empty rows, not faults.
fn parties(form: &Form) -> Vec<Party> {
    let mut parties = Vec::new();
    for row in party_rows(form) {
        let empty = [&row.name, &row.identity, &row.address].iter().all(|f| form.value(f).trim().is_empty());
        if empty {
            continue;
        }
        let name = form.field(&row.name).called("họ tên hoặc tên tổ chức").text(160);
        let role = form.field(&row.role).called("tư cách").choice(&ROLES);
        let identity = form.maybe(&row.identity).called("số định danh").text(40).unwrap_or_default();
        let address = form.field(&row.address).called("địa chỉ").text(240);
        if let (Some(name), Some(role), Some(address)) = (name, role, address) {
            parties.push(Party { key: row.key_value, role, name, identity, address });
        }
    }
    parties
}

fn obligations(form: &Form, parties: &[Party]) -> Vec<Obligation> {
    let kinds = ClaimKind::ALL.map(|kind| (kind.name(), kind));
    let mut dues = Vec::new();
    for (at, row) in due_rows(form).into_iter().enumerate() {
        if form.value(&row.amount).trim().is_empty() && form.value(&row.kind).is_empty() {
            continue;
        }
        let amount = form.field(&row.amount).called("số tiền").vnd();
        let kind = form.field(&row.kind).called("loại khoản").choice(&kinds);
        let party = form.field(&row.party).called("người được nhận").text(20);
        let known = |key: &String| key == "state" || parties.iter().any(|p| p.key == *key);
        if party.as_ref().is_some_and(|key| !known(key)) {
            let fault = "Người được nhận chưa có tên trong danh sách đương sự.";
            form.refuse(Refusal::new("CASE-FACTS", fault).at(&row.party));
        }
        if let (Some(amount), Some(kind), Some(party)) = (amount, kind, party) {
            dues.push(Obligation {
                key: format!("k{}", at + 1),
                party,
                kind,
                amount,
                fee_exempt: form.ticked(&row.exempt),
                secured: form.ticked(&row.secured),
            });
        }
    }
    dues
}

/// The form that shows facts as they stand.
pub(super) fn filled(facts: &CaseFacts) -> Form {
    let mut pairs: Vec<(String, String)> = vec![
        ("code".into(), facts.code.clone()),
        ("title".into(), facts.title.clone()),
        ("judgment".into(), facts.judgment.clone()),
        ("judgment_on".into(), facts.judgment_on.iso()),
        ("court".into(), facts.court.clone()),
        ("decision".into(), facts.decision.clone()),
        ("decision_on".into(), facts.decision_on.iso()),
        ("unit".into(), facts.unit.clone()),
    ];
    let mut tick = |name: String, yes: bool| pairs.extend(yes.then(|| (name, "1".to_owned())));
    tick("own_motion".into(), facts.own_motion);
    for (i, due) in facts.obligations.iter().enumerate() {
        tick(format!("due.{i}.exempt"), due.fee_exempt);
        tick(format!("due.{i}.secured"), due.secured);
    }
    for (i, party) in facts.parties.iter().enumerate() {
        let parts = [
            ("role", party.role.code()),
            ("name", &party.name),
            ("identity", &party.identity),
            ("address", &party.address),
            ("key", &party.key),
        ];
        pairs.extend(parts.map(|(part, value)| (format!("party.{i}.{part}"), value.to_owned())));
    }
    for (i, due) in facts.obligations.iter().enumerate() {
        let parts = [
            ("party", due.party.clone()),
            ("kind", due.kind.name().into()),
            ("amount", due.amount.to_string()),
        ];
        pairs.extend(parts.map(|(part, value)| (format!("due.{i}.{part}"), value)));
    }
    Form::of(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "code=381/2026&title=Tranh ch%E1%BA%A5p&judgment=12/2026/DS-ST&judgment_on=2026-01-05\
        &court=T%C3%B2a&decision=127/Q%C4%90&decision_on=2026-02-01&party.0.role=debtor&party.0.name=A&party.0.address=X\
        &party.1.role=creditor&party.1.name=B&party.1.address=Y&party.2.name=&due.0.party=p2&due.0.kind=other\
        &due.0.amount=3.600.000.000&due.0.secured=1&due.1.amount=";

    #[test]
    fn a_sound_form_becomes_facts_and_comes_back_the_same() {
        let officer = PersonId::new();
        let facts = read(&Form::parse(SOUND.as_bytes()).unwrap(), Some(officer), "").unwrap();
        assert_eq!((facts.parties.len(), facts.obligations.len()), (2, 1));
        assert!(facts.obligations[0].secured);
        let again = read(&filled(&facts), Some(officer), "").unwrap();
        assert_eq!(again, facts);
    }

    #[test]
    fn a_half_filled_row_is_a_fault_and_nothing_typed_is_lost() {
        let text = SOUND.replace("&party.1.address=Y", "&party.1.address=");
        let form = Form::parse(text.as_bytes()).unwrap();
        assert!(read(&form, Some(PersonId::new()), "").is_none());
        assert!(form.fault("party.1.address").is_some());
        assert_eq!(form.value("party.1.name"), "B");
    }

    #[test]
    fn another_row_can_be_asked_for_without_script() {
        let form = Form::parse(b"party.0.name=A&party.5.name=B&them=them-nguoi").unwrap();
        assert_eq!(party_rows(&form).len(), 7);
        assert_eq!(due_rows(&form).len(), DUES);
    }
}
