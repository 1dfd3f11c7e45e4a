//! Assets seized, photographed, given to a keeper: with the decision (DOC-19), the minutes (DOC-20, DOC-27).

use super::{road::Road, script::Turn, witnesses};
use crate::{
    accounts::AsOfficer,
    assets::{
        AssetClass, PhotoFacts, SeizureWish, StepFacts, add_photos, complete_seizure, decide_seizure,
        dossier, record_step,
    },
    custody::{AssignWish, KeeperKind, Outsider, assign_custody},
    engine::{Event, Step},
    kernel::ActId,
    store::Failure,
};

/// The seizure is decided for the day and the hour on which it will be carried out (DOC-19).
///
/// # Errors
/// What the verb answers.
pub fn decide(turn: &mut Turn<'_, '_>, road: &Road) -> Result<(), Failure> {
    let verified = road.verified_on(turn.doing.on);
    let wish = SeizureWish {
        secures: road.owed,
        at: road.seized_on.map(witnesses::begins),
        place: witnesses::place(road),
        verification: Some((format!("{}/BB-XM", road.numbers), verified)),
        recipients: recipients(road),
    };
    turn.take::<AsOfficer>(|desk, hand, code| decide_seizure(desk, hand, code, wish.clone()))
}

fn recipients(road: &Road) -> Vec<String> {
    let mut bodies = vec![format!("Ủy ban nhân dân {}", road.commune())];
    bodies.extend(
        match road.spec.class {
            AssetClass::Land => Some("Văn phòng đăng ký đất đai tỉnh Hà An"),
            AssetClass::Vehicle => Some("Phòng Cảnh sát giao thông, Công an tỉnh Hà An"),
            AssetClass::Vessel => Some("Cơ quan đăng ký tàu thuyền tỉnh Hà An"),
            AssetClass::Securities => Some("Tổng công ty Lưu ký và Bù trừ chứng khoán Việt Nam"),
            AssetClass::Machinery | AssetClass::Goods => None,
        }
        .map(str::to_owned),
    );
    bodies
}

/// The seizure is carried out: photographs first, then the minutes in which they are printed (DOC-20). Where the
/// decision lies in the old file, the step is entered with that decision.
///
/// # Errors
/// What the verb answers.
pub fn seize(turn: &mut Turn<'_, '_>, road: &Road) -> Result<(), Failure> {
    let (id, code) = turn.asset()?;
    photograph(turn, road)?;
    turn.doing.act = ActId::new();
    if dossier(turn.desk, &code)?.story.last_paper("DOC-19").is_none() {
        let facts = StepFacts {
            source: Some(road.old_decision()),
            ..StepFacts::of(Event::new(turn.doing.on, Step::SeizureCompleted))
        };
        return record_step(turn.desk, &turn.doing, id, facts).map(drop);
    }
    let officer = turn.board.person(turn.who)?;
    let wish = witnesses::minutes(road, officer, turn.doing.on);
    turn.take::<AsOfficer>(|desk, hand, code| complete_seizure(desk, hand, code, wish.clone()))
}

/// The photographs of the table, taken on the day of the act.
///
/// # Errors
/// When the table names a picture that nobody painted; what the verb answers.
pub fn photograph(turn: &mut Turn<'_, '_>, road: &Road) -> Result<(), Failure> {
    let (_, code) = turn.asset()?;
    let photos = road.spec.photos.iter().map(|(picture, caption)| {
        let photo = &turn.board.pictures.get(picture)?;
        Ok(PhotoFacts::of(photo, caption, turn.doing.on))
    });
    let photos = photos.collect::<Result<Vec<_>, Failure>>()?;
    add_photos(turn.desk, &turn.doing, &code, photos).map(drop)
}

/// Somebody is charged with keeping it (DOC-27).
///
/// # Errors
/// What the verb answers.
pub fn give_to_keeper(turn: &mut Turn<'_, '_>, road: &Road) -> Result<(), Failure> {
    let warrant = turn.warrant::<AsOfficer>()?;
    let (_, code) = turn.asset()?;
    let spec = &road.spec;
    let debtor = &road.debtor;
    let keeper = match spec.keeper.as_deref().unwrap_or("debtor") {
        "debtor" => Outsider {
            name: debtor.name.clone(),
            office: "người phải thi hành án".into(),
            body: debtor.address.clone(),
            identity: if debtor.is_body() {
                format!("Mã số doanh nghiệp {}", debtor.identity)
            } else {
                format!("Số định danh cá nhân {}", debtor.identity)
            },
        },
        other => Outsider {
            name: other.to_owned(),
            office: "đơn vị nhận bảo quản theo hợp đồng".into(),
            body: spec.place.clone(),
            identity: format!("Giấy giới thiệu số {}/GGT", road.numbers % 60 + 3),
        },
    };
    let wish = AssignWish {
        keeper_kind: KeeperKind::Entrusted,
        keeper,
        place: spec.place.clone(),
        condition: "Nguyên hiện trạng như biên bản kê biên".into(),
        period: "đến khi có quyết định giao tài sản".into(),
        fee: String::new(),
        seals: Vec::new(),
        witness: format!("{}, {}", witnesses::commune_officer(road), witnesses::commune_office(road)),
    };
    assign_custody(turn.desk, &turn.board.vault, &turn.doing, &warrant, &code, wish).map(drop)
}
