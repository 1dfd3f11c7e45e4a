//! Cases and assets of the tables: opened, registered, and sent on their way.

use super::{
    course::{Course, Mark},
    days::Days,
    journey,
    people::book_opens,
    road::{Road, vnd},
    script::{Script, known},
    spec::{AssetSpec, CaseFile, CaseSpec, Judgment},
};
use crate::{
    assets::{AssetFacts, register_asset},
    cases::{CaseFacts, Obligation, Party, PartyRole, open_case},
    engine::ClaimKind,
    kernel::{CaseId, Day, PersonId},
};

/// The tables of cases, in the order of the reader.
const FILES: &[(&str, &str)] = &[
    ("cases.toml", include_str!("data/cases.toml")),
    ("ladders.toml", include_str!("data/ladders.toml")),
    ("criminal.toml", include_str!("data/criminal.toml")),
];
/// Working days between the enforcement decision and the first act on an asset.
const DECIDED_BEFORE: i32 = 30;

/// Plans every case of the tables.
///
/// # Errors
/// What a table says wrongly, with its name.
pub fn plan(script: &mut Script, days: &Days) -> Result<usize, String> {
    let mut count = 0;
    for (name, text) in FILES {
        let file: CaseFile = toml::from_str(text).map_err(|e| format!("{name}: {e}"))?;
        for case in file.case {
            count += 1;
            one(script, days, case, count).map_err(|e| format!("{name}: {e}"))?;
        }
    }
    Ok(count)
}

/// An asset with its days.
struct Planned {
    spec: AssetSpec,
    marks: Vec<Mark>,
    sessions: Vec<Day>,
}

fn one(script: &mut Script, days: &Days, case: CaseSpec, ordinal: usize) -> Result<(), String> {
    let mut assets = Vec::new();
    for spec in case.asset.clone() {
        let (marks, sessions) = Course::of(days, &spec).marks()?;
        assets.push(Planned { spec, marks, sessions });
    }
    let first = assets.iter().flat_map(|a| a.marks.first()).map(|m| m.on).min();
    let asked = case.opened.as_deref().map(str::parse::<Day>).transpose()?;
    let decided = asked.unwrap_or_else(|| days.shift(first.unwrap_or(days.today), -DECIDED_BEFORE));
    let opens = book_opens();
    // Files of the office before are entered one after the other in the first days of the book.
    let entered = days.shift(opens, i32::try_from(ordinal % 5).unwrap_or(0) + 1);
    let live_from = if decided < opens { entered } else { opens };
    let written = decided.max(live_from);
    open(script, days, &case, (decided, written), ordinal);
    for asset in assets {
        let road = Road::of(&case, &asset.spec, &asset.marks, asset.sessions);
        let registered = asset.marks.first().map_or(written, |m| m.on).max(written);
        register(script, &case.key, &asset.spec, registered);
        journey::plan(script, days, &road, &asset.marks, live_from);
    }
    Ok(())
}

fn open(script: &mut Script, days: &Days, case: &CaseSpec, (decided, written): (Day, Day), ordinal: usize) {
    let case = case.clone();
    let judged = days.shift(decided, -44);
    script.on(written, "sen", format!("việc “{}”", case.key), move |desk, board, doing| {
        let officer = board.person(&case.officer)?.id;
        let key = case.key.clone();
        let facts = facts(&case, officer, (judged, decided), ordinal);
        let (id, _) = open_case(desk, &doing, facts)?;
        board.cases.insert(key, id);
        Ok(())
    });
}

fn facts(case: &CaseSpec, officer: PersonId, (judged, decided): (Day, Day), ordinal: usize) -> CaseFacts {
    let number = 97 + ordinal * 13;
    let symbol = match case.judgment {
        Judgment::Credit | Judgment::Civil => "DS-ST",
        Judgment::Commercial => "KDTM-ST",
        Judgment::Family => "HNGĐ-ST",
        Judgment::Criminal => "HS-ST",
    };
    let office = if decided < book_opens() { "CCTHADS" } else { "THADS" };
    let region = case.region;
    let court = if judged < book_opens() {
        "Tòa án nhân dân thành phố Hà An".to_owned()
    } else {
        format!("Tòa án nhân dân khu vực {region} - Hà An")
    };
    let party = |key: &str, role, who: &super::spec::Outside| Party {
        key: key.to_owned(),
        role,
        name: who.name.clone(),
        identity: who.identity.clone(),
        address: who.address.clone(),
    };
    let mut parties = vec![party("debtor", PartyRole::Debtor, &case.debtor)];
    parties.extend(case.creditor.iter().map(|c| party("creditor", PartyRole::Creditor, c)));
    for (n, who) in (1..).zip(&case.related) {
        parties.push(party(&format!("related-{n}"), PartyRole::Related, who));
    }
    CaseFacts {
        code: format!("{number}/{}", decided.year()),
        title: case.title.clone(),
        judgment: format!("{}/{}/{symbol}", ordinal * 3 % 70 + 8, judged.year()),
        judgment_on: judged,
        court,
        decision: format!("{}/QĐ-{office}", number + 310),
        decision_on: decided,
        own_motion: case.judgment == Judgment::Criminal,
        officer,
        unit: format!("Phòng Thi hành án dân sự khu vực {region}"),
        parties,
        obligations: owed(case),
    }
}

fn owed(case: &CaseSpec) -> Vec<Obligation> {
    let secured = case.asset.iter().any(|a| a.secured > 0);
    let claim = |key: &str, party: &str, kind, amount, secured| Obligation {
        key: key.to_owned(),
        party: party.to_owned(),
        kind,
        amount: vnd(amount),
        fee_exempt: false,
        secured,
    };
    let mut owed = vec![
        claim("debt", "creditor", ClaimKind::Other, case.debt, secured),
        claim("alimony", "creditor", ClaimKind::Alimony, case.alimony, false),
        claim("court-fee", "state", ClaimKind::CourtFee, case.court_fee, false),
        claim("budget", "state", ClaimKind::BudgetRecovery, case.budget, false),
    ];
    owed.retain(|due| !due.amount.is_zero());
    owed
}

fn register(script: &mut Script, case: &str, spec: &AssetSpec, on: Day) {
    let (case, spec) = (case.to_owned(), spec.clone());
    script.on(on, "sen", format!("tài sản “{}” vào sổ", spec.key), move |desk, board, doing| {
        let case = *known(&board.cases, &case, "việc")?;
        let (id, code, _) = register_asset(desk, &doing, asset_facts(case, &spec))?;
        board.assets.insert(spec.key, (id, code));
        Ok(())
    });
}

fn asset_facts(case: CaseId, spec: &AssetSpec) -> AssetFacts {
    AssetFacts {
        code: String::new(),
        case,
        name: spec.name.clone(),
        class: spec.class,
        particulars: spec.particulars.clone(),
        place: spec.place.clone(),
        wage_region: "I".into(),
        secured_debt: vnd(spec.secured),
        secured_party: (spec.secured > 0).then(|| "creditor".to_owned()),
        expected_costs: vnd(spec.costs),
        only_home: spec.only_home,
        priority_holders: if spec.priority { vec!["related-1".to_owned()] } else { Vec::new() },
    }
}
