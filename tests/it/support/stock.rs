//! A store with things in it, set up by the verbs, so that a story can begin at its point.

use super::{Cast, TestHouse};
use niemphong::{
    accounts::{Actor, Duty, Warrant, person},
    cases::{CaseFacts, Party, PartyRole, open_case},
    custody::{
        Described, InitialMinutes, ItemClass, Origin, PlaceClass, PlaceFacts, StockWish, WishLine, add_place,
        enter_stock,
    },
    kernel::{ActId, CaseId, ItemId, PersonId, PlaceId},
    ledger::{Author, Doing},
    store::{Desk, Failure},
};

/// A person of the cast as the verbs know them.
pub fn actor(house: &TestHouse, id: PersonId) -> Actor {
    let found = house.store.read(&house.scope(), |desk| person(desk, id)).unwrap().unwrap();
    Actor {
        id,
        name: found.facts.name,
        office: found.facts.office,
        unit: found.facts.unit,
        roles: found.facts.roles,
        scope: house.scope(),
    }
}

pub fn warrant<D: Duty>(actor: &Actor) -> Warrant<D> {
    actor.warrant::<D>().unwrap()
}

/// Circumstances of somebody, now.
pub fn doing(house: &TestHouse, actor: &Actor) -> Doing {
    Doing::new(actor.author(), house.clock.today(), house.clock.now())
}

pub fn write<T: Send + 'static>(
    house: &TestHouse,
    job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure> + Send + 'static,
) -> T {
    house.store.write(&house.scope(), job).unwrap()
}

/// A case of an officer.
pub fn case(house: &TestHouse, officer: PersonId, code: &str) -> CaseId {
    let author = Author { id: officer, name: "Lê Thị Lan".into(), office: "Chấp hành viên".into() };
    let doing = Doing::new(author, house.clock.today(), house.clock.now());
    let facts = CaseFacts {
        code: code.into(),
        title: "Nguyễn Văn Tâm phải trả nợ".into(),
        judgment: "12/2026/DS-ST".into(),
        judgment_on: "2026-07-05".parse().unwrap(),
        court: "Tòa án nhân dân khu vực 3".into(),
        decision: format!("{code}/QĐ-THADS"),
        decision_on: "2026-08-03".parse().unwrap(),
        own_motion: false,
        officer,
        unit: "Phòng khu vực 3".into(),
        parties: vec![Party {
            key: "debtor".into(),
            role: PartyRole::Debtor,
            name: "Nguyễn Văn Tâm".into(),
            identity: String::new(),
            address: "Phường Hà An".into(),
        }],
        obligations: vec![],
    };
    write(house, move |desk| open_case(desk, &doing, facts)).0
}

/// A place of the agency's own.
pub fn place(
    house: &TestHouse,
    cast: &Cast,
    (code, name): (&str, &str),
    (parent, inside): (Option<PlaceId>, bool),
) -> PlaceId {
    let head = actor(house, cast.hoa.0);
    let facts = PlaceFacts {
        code: code.into(),
        parent,
        name: name.into(),
        class: PlaceClass::General,
        owner_body: "Thi hành án dân sự tỉnh Hà An".into(),
        inside_grounds: inside,
    };
    let (doing, by) = (doing(house, &head), warrant(&head));
    write(house, move |desk| add_place(desk, &doing, &by, facts)).0
}

/// Things that lay in a place before the book was opened, each with its number: `(name, how many parts)`.
pub fn stock(
    house: &TestHouse,
    cast: &Cast,
    (case, place): (CaseId, PlaceId),
    things: &[(&str, usize)],
) -> Vec<(ItemId, String)> {
    let (keeper, second) = (actor(house, cast.tu.0), cast.thu.0);
    let (base, by) = (doing(house, &keeper), warrant(&keeper));
    let things: Vec<(String, usize)> = things.iter().map(|(n, p)| ((*n).to_owned(), *p)).collect();
    write(house, move |desk| {
        let mut made = Vec::new();
        for (name, parts) in things {
            let mut whole = Described::piece(name, ItemClass::General, Origin::Evidence);
            whole.condition = "Đã qua sử dụng".into();
            let part = Described::piece("Phụ kiện kèm theo", ItemClass::Accessory, Origin::Evidence);
            let mut lines = vec![WishLine { thing: whole, under: None }];
            lines.extend((0..parts).map(|_| WishLine { thing: part.clone(), under: Some(0) }));
            let wish = StockWish {
                case,
                lines,
                received_on: "2024-03-02".parse().unwrap(),
                place,
                minutes: InitialMinutes {
                    symbol: "Biên bản thu giữ số 3".into(),
                    on: None,
                    body: "Công an tỉnh Hà An".into(),
                },
                receipt: "Phiếu nhập kho số 41 ngày 02/3/2024".into(),
            };
            let doing = Doing { act: ActId::new(), ..base.clone() };
            let (id, _) = enter_stock(desk, &doing, &by, wish, second)?;
            let row = niemphong::custody::item(desk, id)?.unwrap();
            made.push((id, row.code));
        }
        Ok(made)
    })
}
