//! Papers while a thing lies: minutes of entrusting, label, stock card.

use super::{Drawn, Stage, bytes};
use crate::{
    assets::{Dossier, described},
    custody::{
        AssignWish, ItemClass, ItemRow, KeeperKind,
        papers::{
            EntrustFacts, LabelFacts, StockCardFacts, StockEntry, entrust_minutes, item_label, stock_card,
        },
    },
    documents::Head,
    kernel::Day,
    paper::{
        MinutesFrame, Participant,
        common::{DescribedAsset, Party, Reference},
    },
};

/// DOC-27.
pub(in crate::custody) fn custody_minutes(
    stage: &Stage<'_>,
    head: &Head,
    asset: &Dossier,
    wish: &AssignWish,
) -> Drawn {
    let at = stage.moment();
    let facts = &asset.story.facts;
    let decision = asset.story.last_paper("DOC-19").map_or_else(
        || {
            let title = "Quyết định thi hành án";
            Reference::new(title, &stage.case.decision, stage.case.decision_on, &stage.agency.name)
        },
        |paper| asset.reference(paper),
    );
    let mut present = vec![
        Participant::new("Chấp hành viên", &stage.doing.author.name, &stage.agency.name),
        Participant::new("Người được giao bảo quản", &wish.keeper.name, &wish.keeper.office),
    ];
    if !wish.witness.trim().is_empty() {
        present.push(Participant::new("Người làm chứng", wish.witness.trim(), ""));
    }
    let minutes = EntrustFacts {
        head: stage.head(head),
        case: stage.case(),
        decision,
        frame: MinutesFrame {
            began: at,
            ended: at,
            place: wish.place.clone(),
            present,
            absent: Vec::new(),
            opinions: Vec::new(),
            refusals: Vec::new(),
            copies: 4,
            given_to: vec!["đương sự".into(), "người được giao bảo quản".into()],
        },
        assets: vec![DescribedAsset { state: wish.condition.clone(), ..described(facts) }],
        keeper: Party {
            title: String::new(),
            name: wish.keeper.name.clone(),
            identity: wish.keeper.identity.clone(),
            address: wish.keeper.body.clone(),
            representative: String::new(),
        },
        undertakes: wish.keeper_kind == KeeperKind::Entrusted && wish.fee.trim().is_empty(),
        place: wish.place.clone(),
        period: wish.period.clone(),
        fee: wish.fee.clone(),
        seals: wish.seals.clone(),
        land: Vec::new(),
        photos: Vec::new(),
    };
    bytes(entrust_minutes(&minutes, &stage.law("DOC-27", &[])?))
}

/// What of a class of things must be read before the thing is touched.
const fn warning(class: ItemClass) -> &'static str {
    match class {
        ItemClass::Chemicals => "Chất nguy hiểm",
        ItemClass::Weapons => "Vũ khí",
        ItemClass::Drugs => "Ma túy",
        ItemClass::Perishable => "Hàng mau hỏng",
        ItemClass::Cash | ItemClass::Valuables => "Hai người cùng mở",
        _ => "",
    }
}

/// The label of a thing: nothing personal but the owner, if the book names one.
pub(in crate::custody) fn label_pdf(
    stage: &Stage<'_>,
    item: &ItemRow,
    (from, place): (&str, &str),
    address: &str,
) -> Drawn {
    let facts = LabelFacts {
        agency: stage.agency.name.clone(),
        code: item.code.clone(),
        qr: address.to_owned(),
        name: item.name.clone(),
        case: format!("{}, {}", item.case_code, stage.case.judgment),
        from: from.to_owned(),
        owner: item.owner.clone(),
        received: item.taken_on.unwrap_or(item.changed_on),
        seal: item.seal.clone().unwrap_or_default(),
        place: place.to_owned(),
        warning: warning(item.class).to_owned(),
    };
    bytes(item_label(&facts))
}

/// One movement of a thing: day, voucher, what, whether it came in.
pub(in crate::custody) struct Movement {
    /// The day.
    pub day: Day,
    /// The slip's number.
    pub voucher: String,
    /// What happened.
    pub what: String,
    /// In, out, or only moved.
    pub direction: Option<bool>,
    /// Where it stands now.
    pub place: String,
}

/// DOC-80d, as it stands today.
pub(in crate::custody) fn stock_card_pdf(
    stage: &Stage<'_>,
    head: &Head,
    (item, store): (&ItemRow, &str),
    movements: Vec<Movement>,
) -> Drawn {
    let count = item.actual.unwrap_or(item.planned).to_string();
    let mut left = "0".to_owned();
    let entries = movements.into_iter().map(|m| {
        match m.direction {
            Some(true) => left.clone_from(&count),
            Some(false) => "0".clone_into(&mut left),
            None => {}
        }
        StockEntry {
            day: m.day,
            voucher: m.voucher,
            what: m.what,
            received: if m.direction == Some(true) { count.clone() } else { String::new() },
            released: if m.direction == Some(false) { count.clone() } else { String::new() },
            left: left.clone(),
            place: m.place,
        }
    });
    let facts = StockCardFacts {
        entries: entries.collect(),
        head: stage.head(head),
        case: stage.case_line(),
        item: format!("{} {}", item.name, item.marks).trim().to_owned(),
        code: item.code.clone(),
        unit: item.unit.clone(),
        owner: item.owner.clone(),
        store: store.to_owned(),
    };
    bytes(stock_card(&facts, &stage.law("DOC-80d", &[])?))
}
