//! Cases opened, assets registered and seized, photographed, given to a keeper.

use super::{road::Road, script::Turn};
use crate::{
    accounts::AsOfficer,
    assets::{StepFacts, record_step},
    custody::{AssignWish, KeeperKind, Outsider, assign_custody},
    engine::{Event, Step},
    store::Failure,
};

/// The seizure is carried out.
///
/// # Errors
/// What the verb answers.
pub fn seize(turn: &mut Turn<'_, '_>, _road: &Road) -> Result<(), Failure> {
    let (id, _) = turn.asset()?;
    let event = Event::new(turn.doing.on, Step::SeizureCompleted);
    record_step(turn.desk, &turn.doing, id, StepFacts::of(event)).map(drop)
}

/// Somebody is charged with keeping it (DOC-27).
///
/// # Errors
/// What the verb answers.
pub fn give_to_keeper(turn: &mut Turn<'_, '_>, road: &Road) -> Result<(), Failure> {
    let warrant = turn.warrant::<AsOfficer>()?;
    let (_, code) = turn.asset()?;
    let spec = &road.spec;
    let named = spec.keeper.as_deref().unwrap_or("debtor");
    let (keeper_kind, keeper) = match named {
        "debtor" => {
            let debtor = Outsider {
                name: road.debtor.name.clone(),
                office: "người phải thi hành án".into(),
                body: road.debtor.address.clone(),
                identity: format!("Số định danh cá nhân {}", road.debtor.identity),
            };
            (KeeperKind::Entrusted, debtor)
        }
        other => {
            let body = Outsider {
                name: other.to_owned(),
                office: "đơn vị nhận bảo quản theo hợp đồng".into(),
                body: spec.place.clone(),
                identity: "Giấy giới thiệu số 18/GGT".into(),
            };
            (KeeperKind::Entrusted, body)
        }
    };
    let wish = AssignWish {
        keeper_kind,
        keeper,
        place: spec.place.clone(),
        condition: "Nguyên hiện trạng như biên bản kê biên".into(),
        period: "đến khi có quyết định giao tài sản".into(),
        fee: String::new(),
        seals: Vec::new(),
        witness: "Ông Phan Văn Lộc, công chức Ủy ban nhân dân xã".into(),
    };
    assign_custody(turn.desk, &turn.board.vault, &turn.doing, &warrant, &code, wish).map(drop)
}
