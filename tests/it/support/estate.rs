//! A case with one seized asset, and hands to take steps with: no server, only the verbs.

use super::{TestHouse, cast::agency_facts};
use niemphong::{
    accounts::{AccountDeed, Actor, Duty, PersonFacts, Role, Roles, Warrant, open_agency},
    assets::{AssetClass, AssetFacts, Dossier, Hand, StepFacts, dossier, record_step, register_asset},
    cases::{CaseFacts, Obligation, Party, PartyRole, open_case},
    engine::{ClaimKind, Event, Step},
    kernel::{ActId, CaseId, Day, Moment, PersonId, Vnd},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure, Scope},
};
use std::sync::atomic::{AtomicI64, Ordering};

/// Đồng.
pub fn vnd(dong: i64) -> Vnd {
    Vnd::new(dong).unwrap()
}

/// A day from `2026-11-30`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// One asset and the people around it.
pub struct Estate<'a> {
    pub house: &'a TestHouse,
    pub scope: Scope,
    pub code: String,
    pub officer: Actor,
    pub second_officer: Actor,
    pub accountant: Actor,
    pub secretary: Actor,
    clock: AtomicI64,
}

fn actor(scope: &Scope, name: &str, office: &str, role: Role) -> Actor {
    let roles = Roles::of([role]);
    let unit = "Phòng Thi hành án dân sự khu vực 3".to_owned();
    Actor { id: PersonId::new(), name: name.into(), office: office.into(), unit, roles, scope: scope.clone() }
}

fn person(actor: &Actor, login: &str) -> PersonFacts {
    PersonFacts {
        login: login.into(),
        name: actor.name.clone(),
        office: actor.office.clone(),
        unit: actor.unit.clone(),
        roles: actor.roles.clone(),
        until: None,
    }
}

fn party(key: &str, role: PartyRole, name: &str) -> Party {
    let address = "Thôn 2, xã Hòa Bình, tỉnh Hà An".to_owned();
    Party { key: key.into(), role, name: name.into(), identity: "022085001234".into(), address }
}

fn case_facts(officer: PersonId) -> CaseFacts {
    let owed = |key: &str, party: &str, kind, amount| Obligation {
        key: key.into(),
        party: party.into(),
        kind,
        amount: vnd(amount),
        fee_exempt: false,
        secured: false,
    };
    CaseFacts {
        code: "381/2026".into(),
        title: "Trả nợ hợp đồng tín dụng".into(),
        judgment: "12/2026/DS-ST".into(),
        judgment_on: day("2026-01-05"),
        court: "Tòa án nhân dân khu vực 3 - Hà An".into(),
        decision: "127/QĐ-THADS".into(),
        decision_on: day("2026-02-02"),
        own_motion: false,
        officer,
        unit: "Phòng Thi hành án dân sự khu vực 3".into(),
        parties: vec![
            party("bank", PartyRole::Creditor, "Ngân hàng thương mại cổ phần Sông Lam"),
            party("debtor", PartyRole::Debtor, "Ông Nguyễn Văn Tâm"),
            party("child", PartyRole::Creditor, "Bà Trần Thị Mai"),
        ],
        obligations: vec![
            owed("loan", "bank", ClaimKind::Other, 2_100_000_000),
            owed("alimony", "child", ClaimKind::Alimony, 60_000_000),
            owed("fee", "state", ClaimKind::CourtFee, 74_000_000),
        ],
    }
}

fn asset_facts(case: CaseId) -> AssetFacts {
    AssetFacts {
        code: String::new(),
        case,
        name: "Nhà, đất 123,3 m² thửa 214 tờ 7".into(),
        class: AssetClass::Land,
        particulars: vec![("Thửa đất số".into(), "214".into()), ("Tờ bản đồ số".into(), "7".into())],
        place: "xã Hòa Bình, tỉnh Hà An".into(),
        wage_region: "I".into(),
        secured_debt: Vnd::ZERO,
        secured_party: None,
        expected_costs: vnd(95_000_000),
        only_home: false,
        priority_holders: Vec::new(),
    }
}

impl<'a> Estate<'a> {
    /// A house of land seized on a day.
    pub fn seized(house: &'a TestHouse, on: &str) -> Estate<'a> {
        let scope = house.scope();
        let officer = actor(&scope, "Lê Thị Lan", "Chấp hành viên", Role::Officer);
        let second_officer = actor(&scope, "Vũ Quang Minh", "Chấp hành viên", Role::Officer);
        let accountant = actor(&scope, "Ngô Thị Thu", "Kế toán nghiệp vụ", Role::Accountant);
        let secretary = actor(&scope, "Hồ Thị Sen", "Thư ký thi hành án", Role::Secretary);
        let mut estate = Estate {
            house,
            code: String::new(),
            officer,
            second_officer,
            accountant,
            secretary,
            clock: AtomicI64::new(0),
            scope: scope.clone(),
        };
        let doing = estate.doing(&estate.officer, day(on));
        let officer = estate.officer.clone();
        let people = [
            (estate.second_officer.clone(), "minh"),
            (estate.accountant.clone(), "thu"),
            (estate.secretary.clone(), "sen"),
        ];
        let code = house
            .store
            .write(&scope, move |desk| {
                let doing = || Doing { act: ActId::new(), ..doing.clone() };
                open_agency(desk, &doing(), agency_facts("Hà An"), person(&officer, "lan"))?;
                for (who, login) in &people {
                    let subject = Subject::of(SubjectKind::Person, who.id);
                    record(desk, &doing(), &subject, &AccountDeed::PersonAdded(person(who, login)))?;
                }
                let (case, _) = open_case(desk, &doing(), case_facts(officer.id))?;
                let (id, code, _) = register_asset(desk, &doing(), asset_facts(case))?;
                let seized = StepFacts::of(Event::new(doing().on, Step::SeizureCompleted));
                record_step(desk, &doing(), id, seized)?;
                Ok(code)
            })
            .unwrap();
        estate.code = code;
        estate
    }

    /// Circumstances at a moment after all earlier ones, on the day itself.
    pub fn doing(&self, who: &Actor, on: Day) -> Doing {
        let n = self.clock.fetch_add(1, Ordering::Relaxed);
        let morning = on.date().and_hms_opt(2, 0, 0).unwrap();
        Doing::new(who.author(), on, Moment::from_utc(morning).plus_seconds(n))
    }

    /// Takes a step as somebody, on a day.
    pub fn act<D: Duty + Send + Sync + 'static>(
        &self,
        who: &Actor,
        on: &str,
        verb: impl FnOnce(&mut Desk<'_>, &Hand<'_, D>, &str) -> Result<Recorded, Failure> + Send + 'static,
    ) -> Result<Recorded, Failure> {
        self.act_as(who, self.doing(who, day(on)), verb)
    }

    /// The same with circumstances of one's own.
    pub fn act_as<D: Duty + Send + Sync + 'static>(
        &self,
        who: &Actor,
        doing: Doing,
        verb: impl FnOnce(&mut Desk<'_>, &Hand<'_, D>, &str) -> Result<Recorded, Failure> + Send + 'static,
    ) -> Result<Recorded, Failure> {
        let warrant: Warrant<D> = who.warrant().map_err(Failure::from)?;
        let (vault, code) = (self.house.vault.clone(), self.code.clone());
        self.house.store.write(&self.scope, move |desk| {
            verb(desk, &Hand::of(&vault, &warrant, doing).late("chờ kết quả của đơn vị khác"), &code)
        })
    }

    /// The dossier as it stands.
    pub fn dossier(&self) -> Dossier {
        let code = self.code.clone();
        self.house.store.read(&self.scope, move |desk| dossier(desk, &code)).unwrap()
    }
}

/// The code of a refusal and whether its article names a text.
pub fn refused(done: Result<Recorded, Failure>) -> (String, String) {
    let failure = done.expect_err("a refusal");
    let refusal = failure.refusal().unwrap_or_else(|| panic!("a failure: {failure}"));
    (refusal.code.clone(), refusal.article.clone().unwrap_or_default())
}
