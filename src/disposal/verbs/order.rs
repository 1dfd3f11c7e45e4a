//! The head orders: a council, an hour of hand-over, a return. The papers that open a matter.

use super::{already, by_hand, case_facts, lateness, things};
use crate::{
    accounts::{Person, Role, Sign, Warrant, person},
    custody::{ItemClass, ItemRow, ItemState, Outsider, broken_items, disputed_items, parts_of},
    disposal::{
        acts::{DisposalDeed, Ordered},
        drawing::{Stage, order_paper},
        matter::DisposalKind,
        rules::{
            Clock, Crew, Goods, Readiness, article_of, check_council, check_crew, check_ready, last_day,
        },
        ruling::RulingKind,
        store::{RulingRow, matter_of_item, open_holds, rulings_of},
        terms::{Council, Late, Member, MemberPart},
    },
    documents::{Draft, Series, issue},
    kernel::{DisposalId, ItemId, Moment, PersonId, Refusal, Vnd},
    ledger::{Author, Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// What a head wants to order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderWish {
    /// What kind.
    pub kind: DisposalKind,
    /// The things; their parts come along.
    pub items: Vec<ItemId>,
    /// The officer.
    pub officer: PersonId,
    /// The storekeeper; needed where things lie in the agency's store.
    pub storekeeper: Option<PersonId>,
    /// The accountant.
    pub accountant: PersonId,
    /// Who receives; empty takes the ruling's person.
    pub receiver: Outsider,
    /// When.
    pub appointed: Option<Moment>,
    /// Where.
    pub place: String,
    /// What keeping costs a day.
    pub cost_day: Vnd,
    /// The council without its chair, who is the officer.
    pub council: Option<Council>,
    /// Why it is late.
    pub late: Option<Late>,
}

/// Everything the rules ask about these things; a part follows the thing it belongs to.
pub(super) fn readiness(
    desk: &mut Desk<'_>,
    rows: &[ItemRow],
) -> Result<(Vec<Readiness>, Vec<RulingRow>), Failure> {
    let ids: Vec<ItemId> = rows.iter().flat_map(|r| [Some(r.id), r.parent]).flatten().collect();
    let rulings = rulings_of(desk, &ids)?;
    let own: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
    let (disputed, broken) = (disputed_items(desk, &own)?, broken_items(desk, &own)?);
    let holds = open_holds(desk, &ids)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let find = |id: ItemId| rulings.iter().find(|r| r.item == id);
        let ruling = find(row.id).or_else(|| row.parent.and_then(find));
        let elsewhere = matter_of_item(desk, row.id)?.filter(|(_, open)| *open).map(|(m, _)| m.symbol);
        let stands = |id: ItemId| id == row.id || Some(id) == row.parent;
        all.push(Readiness {
            code: row.code.clone(),
            state: row.state,
            ruling: ruling.map(|r| (r.ruling.clone(), r.matched)),
            disputed: disputed.contains(&row.id),
            seal_broken: broken.contains(&row.id),
            holds: holds.iter().filter(|(id, _)| stands(*id)).map(|(_, kind)| *kind).collect(),
            elsewhere,
        });
    }
    Ok((all, rulings))
}

/// The things with those parts that no ruling of their own sends another way.
fn with_parts(desk: &mut Desk<'_>, chosen: &[ItemId]) -> Result<Vec<ItemRow>, Failure> {
    let mut rows = things(desk, chosen)?;
    let mut more = Vec::new();
    for row in &rows {
        more.extend(parts_of(desk, row.id)?);
    }
    let ids: Vec<ItemId> = more.iter().map(|r| r.id).collect();
    let ruled = rulings_of(desk, &ids)?;
    more.retain(|part| {
        matches!(part.state, ItemState::InStore | ItemState::KeptElsewhere)
            && !ruled.iter().any(|r| r.item == part.id)
            && !rows.iter().any(|r| r.id == part.id)
    });
    rows.extend(more);
    Ok(rows)
}

fn colleague(desk: &mut Desk<'_>, id: PersonId, role: Role, field: &str) -> Result<Author, Failure> {
    let fits = |p: &Person| p.active && p.facts.roles.has(role);
    match person(desk, id)?.filter(fits) {
        Some(p) => Ok(Author { id: p.id, name: p.facts.name, office: p.facts.office }),
        None => {
            let text = format!("Chọn người đang giữ vai trò {}.", role.label().to_lowercase());
            Err(Refusal::new("PERSON", text).at(field).into())
        }
    }
}

struct People {
    officer: Author,
    storekeeper: Option<Author>,
    accountant: Author,
}

fn people(
    desk: &mut Desk<'_>,
    by: &Warrant<Sign>,
    wish: &OrderWish,
    rows: &[ItemRow],
    doing: &Doing,
) -> Result<People, Failure> {
    let officer = colleague(desk, wish.officer, Role::Officer, "officer")?;
    let accountant = colleague(desk, wish.accountant, Role::Accountant, "accountant")?;
    let in_store = rows.iter().any(|r| r.state == ItemState::InStore);
    let storekeeper = match wish.storekeeper {
        Some(id) => Some(colleague(desk, id, Role::Storekeeper, "storekeeper")?),
        None if in_store => {
            let text = "Vật đang ở kho của cơ quan: cần chọn thủ kho giao vật.";
            return Err(Refusal::new("STOREKEEPER", text)
                .article(article_of(wish.kind, doing.on))
                .at("storekeeper")
                .into());
        }
        None => None,
    };
    let crew = Crew {
        signer: by.actor().id,
        officer: officer.id,
        storekeeper: storekeeper.as_ref().map(|s| s.id),
        accountant: accountant.id,
    };
    check_crew(&crew, wish.kind, doing.on)?;
    Ok(People { officer, storekeeper, accountant })
}

/// The council with the officer in the chair, judged.
fn council(
    wish: &OrderWish,
    officer: &Author,
    rows: &[ItemRow],
    doing: &Doing,
) -> Result<Option<Council>, Failure> {
    if wish.kind != DisposalKind::Destroy {
        return Ok(None);
    }
    let given = wish.council.clone();
    let mut council = given.unwrap_or(Council {
        members: Vec::new(),
        method: crate::disposal::Method::Other,
        contractor: String::new(),
    });
    let chair =
        Member { name: officer.name.clone(), office: officer.office.clone(), part: MemberPart::Chair };
    council.members.insert(0, chair);
    let classes: Vec<ItemClass> = rows.iter().map(|r| r.class).collect();
    check_council(&council, &classes, doing.on)?;
    Ok(Some(council))
}

/// Who receives: as typed, else whom the ruling names.
fn receiver(wish: &OrderWish, rulings: &[RulingRow], doing: &Doing) -> Result<Outsider, Failure> {
    let mut receiver = wish.receiver.clone();
    if receiver.name.trim().is_empty() && receiver.body.trim().is_empty() {
        receiver.name =
            rulings.iter().map(|r| r.ruling.entitled.trim()).find(|e| !e.is_empty()).unwrap_or("").to_owned();
    }
    if wish.kind != DisposalKind::Destroy && receiver.line().trim().is_empty() {
        let text = "Cần ghi bên nhận: cơ quan quản lý, người được trả lại hoặc cơ quan cấp giấy tờ.";
        return Err(Refusal::new("RECEIVER", text)
            .article(article_of(wish.kind, doing.on))
            .at("person_name")
            .into());
    }
    Ok(receiver)
}

/// Signs the order and opens the matter.
///
/// # Errors
/// A refusal of the rules that names the thing, the person or the field; a failure of database or vault.
pub fn order(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: OrderWish,
) -> Result<(DisposalId, Recorded), Failure> {
    let article = article_of(wish.kind, doing.on);
    let doing = &by_hand(doing, by, article);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        let id: DisposalId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        return Ok((id, record(desk, doing, &Subject::of(SubjectKind::Disposal, id), &deed)?));
    }
    let rows = with_parts(desk, &wish.items)?;
    let (ready, rulings) = readiness(desk, &rows)?;
    check_ready(&ready, wish.kind, doing.on)?;
    let Some(case_id) = rows.first().map(|r| r.case_id) else {
        return Err(Refusal::new("DISPOSAL-EMPTY", "Cần chọn ít nhất một vật để xử lý.").at("items").into());
    };
    if rows.iter().any(|r| r.case_id != case_id) {
        let text = "Một quyết định chỉ ghi vật của một việc thi hành án.";
        return Err(Refusal::new("OTHER-CASE", text).article(article).at("items").into());
    }
    if wish.place.trim().is_empty() {
        return Err(Refusal::new("PLACE", "Cần ghi địa điểm thực hiện.").article(article).at("place").into());
    }
    let goods = Goods::of(&rows.iter().filter(|r| r.parent.is_none()).map(|r| r.class).collect::<Vec<_>>());
    if wish.kind == DisposalKind::Forfeit && !goods.money {
        future(&wish, doing)?;
    }
    let people = people(desk, by, &wish, &rows, doing)?;
    let council = council(&wish, &people.officer, &rows, doing)?;
    let receiver = receiver(&wish, &rulings, doing)?;
    let late = lateness(late_clock(&wish, &rulings, doing).as_ref(), wish.late.clone())?;
    let id = DisposalId::new();
    let mut ordered = Ordered {
        case: case_id,
        kind: wish.kind,
        items: rows.iter().map(|r| r.id).collect(),
        officer: people.officer,
        storekeeper: people.storekeeper,
        accountant: people.accountant,
        receiver,
        appointed: wish.appointed,
        place: wish.place.trim().to_owned(),
        cost_day: wish.cost_day,
        council,
        papers: Vec::new(),
        late,
        told: String::new(),
    };
    sign(desk, vault, doing, &mut ordered, (&rows, goods))?;
    let recorded = record(
        desk,
        doing,
        &Subject::of(SubjectKind::Disposal, id),
        &DisposalDeed::Ordered(Box::new(ordered)),
    )?;
    Ok((id, recorded))
}

/// The hour of a hand-over lies ahead.
fn future(wish: &OrderWish, doing: &Doing) -> Result<(), Refusal> {
    match wish.appointed {
        Some(at) if at.day() >= doing.on => Ok(()),
        Some(_) => Err(Refusal::new("APPOINTMENT", "Thời điểm giao phải từ hôm nay trở đi.").at("appointed")),
        None => Err(Refusal::new("APPOINTMENT", "Cần ấn định giờ, ngày giao.").at("appointed")),
    }
    .map_err(|refusal| refusal.article(article_of(wish.kind, doing.on)))
}

/// A council set up too late (EV-05).
fn late_clock(wish: &OrderWish, rulings: &[RulingRow], doing: &Doing) -> Option<Clock> {
    if wish.kind != DisposalKind::Destroy {
        return None;
    }
    let decided = rulings
        .iter()
        .filter(|r| r.ruling.kind == RulingKind::Destroy)
        .map(|r| r.ruling.decision_on)
        .min()?;
    let due = last_day("DESTROY-COUNCIL", decided).filter(|due| doing.on > due.day)?;
    Some(Clock { ev: "EV-05", title: "Lập hội đồng tiêu hủy".into(), due, done: None, step: None })
}

/// Issues the order's paper and says in a sentence what was ordered.
fn sign(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    ordered: &mut Ordered,
    (rows, goods): (&[ItemRow], Goods),
) -> Result<(), Failure> {
    let case = case_facts(desk, ordered.case)?;
    let stage = Stage::of(desk, &case, rows, doing)?;
    let (code, kind, series) = match ordered.kind {
        DisposalKind::Destroy => ("DOC-81a", "Quyết định thành lập Hội đồng tiêu hủy", Series::Decision),
        DisposalKind::Return => ("DOC-82a", "Quyết định trả lại tiền, tài sản", Series::Decision),
        _ => ("DOC-79d", "Thông báo ấn định thời điểm giao", Series::Notice),
    };
    let draft = Draft {
        code,
        title: format!("{kind}, việc {}", case.code),
        series,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let until =
        last_day("DESTROY", doing.on).map(|due| due.day).filter(|_| ordered.kind == DisposalKind::Destroy);
    let paper = issue(desk, vault, draft, |head| order_paper(&stage, head, ordered, until, goods))?;
    ordered.told = format!("{kind} số {}", paper.symbol);
    ordered.papers = vec![paper];
    Ok(())
}
