//! Papers while a thing lies: minutes of entrusting, label, stock card.

use super::{Drawn, Stage, bytes};
use crate::{
    accounts::agency_facts,
    assets::{Dossier, described},
    custody::{
        AssignWish, ItemClass, ItemRow, KeeperKind, PlaceRow,
        papers::{
            EntrustFacts, LabelFacts, PlaceLabelFacts, SealMinutesFacts, StockCardFacts, StockEntry,
            entrust_minutes, item_label, place_labels, seal_minutes, stock_card,
        },
    },
    documents::Head,
    kernel::Day,
    ledger::{Author, Doing},
    paper::{
        MinutesFrame, Participant,
        common::{DescribedAsset, Party, Reference},
    },
    store::Desk,
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
pub(in crate::custody) fn label_facts(
    stage: &Stage<'_>,
    item: &ItemRow,
    (from, place): (&str, &str),
    address: &str,
) -> LabelFacts {
    LabelFacts {
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
    }
}

/// One label.
pub(in crate::custody) fn label_pdf(facts: &LabelFacts) -> Drawn {
    bytes(item_label(facts))
}

/// The label of a place and of its things, on sheets of A4.
pub(in crate::custody) fn place_labels_pdf(
    desk: &mut Desk<'_>,
    doing: &Doing,
    place: &PlaceRow,
    root: &str,
    things: &[LabelFacts],
) -> Drawn {
    let facts = PlaceLabelFacts {
        agency: agency_facts(desk)?.name,
        code: place.code.clone(),
        qr: format!("{root}/kho/noi/{}", place.code),
        name: place.name.clone(),
        path: place.path.clone(),
        class: place.class.label().to_owned(),
        day: doing.on,
    };
    bytes(place_labels(&facts, things))
}

/// Who stood by when a seal was put on or opened, and what was seen.
pub(in crate::custody) struct SealScene<'a> {
    /// Whether it is opened.
    pub opens: bool,
    /// The thing.
    pub item: &'a ItemRow,
    /// The number on the seal paper.
    pub number: &'a str,
    /// Where the seal papers are.
    pub where_put: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Seal or thing before.
    pub before: &'a str,
    /// The thing afterwards.
    pub after: &'a str,
    /// Who else took part.
    pub participants: &'a str,
    /// The person who acted with the author.
    pub second: &'a Author,
    /// Where it was done.
    pub place: &'a str,
}

/// DOC-31.
pub(in crate::custody) fn seal_minutes_pdf(stage: &Stage<'_>, head: &Head, scene: &SealScene<'_>) -> Drawn {
    let at = stage.moment();
    let author = &stage.doing.author;
    let mut present = vec![
        Participant::new(&author.office, &author.name, &stage.agency.name),
        Participant::new(&scene.second.office, &scene.second.name, &stage.agency.name),
    ];
    let others = scene.participants.split([';', '\n']).map(str::trim).filter(|p| !p.is_empty());
    present.extend(others.map(|person| Participant::new("Người tham gia", person, "")));
    let place = if scene.place.trim().is_empty() { &stage.agency.name } else { scene.place };
    let facts = SealMinutesFacts {
        head: stage.head(head),
        case: stage.case(),
        frame: MinutesFrame {
            began: at,
            ended: at,
            place: place.to_owned(),
            present,
            absent: Vec::new(),
            opinions: Vec::new(),
            refusals: Vec::new(),
            copies: 2,
            given_to: Vec::new(),
        },
        opens: scene.opens,
        thing: super::named(&scene.item.name, &scene.item.marks, &scene.item.code),
        number: scene.number.to_owned(),
        where_put: scene.where_put.to_owned(),
        reason: scene.reason.to_owned(),
        before: scene.before.to_owned(),
        after: scene.after.to_owned(),
    };
    bytes(seal_minutes(&facts, &stage.law("DOC-31", &[])?))
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
