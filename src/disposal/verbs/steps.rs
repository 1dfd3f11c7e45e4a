//! The steps of a matter: who may, what must stand before, which paper, what becomes of the things.

use super::{
    already, by_hand,
    issue::{papers_of, told},
    lateness,
    order::readiness,
    things,
};
use crate::{
    accounts::{AsOfficer, Bookkeep, Inspect, Person, Sign, Warrant, Write, agency_facts, person},
    assets::photos_of,
    custody::{ItemClass, ItemRow, Outsider},
    disposal::{
        acts::{DisposalDeed, Step, Stepped},
        matter::{Matter, StepKey},
        rules::{
            Crew, Done, From, Goods, article_of, check_destruction, check_hand, check_meeting,
            check_to_state, check_unclaimed, late_of, matter_clocks,
        },
        store::{RulingRow, matter, rulings_of},
        terms::{Council, Late},
    },
    kernel::{Day, DisposalId, ItemId, PersonId, Refusal, Vnd},
    law::{LawBook, Region},
    ledger::{Author, Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// Which days a matter's clocks run from, by the rulings of its things.
pub fn from_of(rulings: &[RulingRow], rows: &[ItemRow], matter: &Matter) -> From {
    From {
        decision_on: rulings.iter().map(|r| r.ruling.decision_on).max().unwrap_or(matter.on),
        effective_on: rulings.iter().map(|r| r.ruling.effective_on).max().unwrap_or(matter.on),
        received_on: rows.iter().filter_map(|r| r.taken_on).max(),
    }
}

/// What the things of a matter are; parts do not count.
pub fn goods_of(rows: &[ItemRow]) -> Goods {
    Goods::of(&rows.iter().filter(|r| r.parent.is_none()).map(|r| r.class).collect::<Vec<ItemClass>>())
}

/// Whether the actor's role may take a step at all.
fn check_role(by: &Warrant<Inspect>, key: StepKey) -> Result<(), Refusal> {
    let actor = by.actor();
    match key {
        StepKey::Paid | StepKey::Deposited => actor.warrant::<Bookkeep>().map(drop),
        StepKey::Reappoint | StepKey::Condemn | StepKey::Withdraw => actor.warrant::<Sign>().map(drop),
        StepKey::Procuracy | StepKey::Served => actor.warrant::<Write>().map(drop),
        _ => actor.warrant::<AsOfficer>().map(drop),
    }
}

/// Nothing may have come up meanwhile against the things of an open matter.
fn check_free(
    desk: &mut Desk<'_>,
    rows: &[ItemRow],
    kind: crate::disposal::DisposalKind,
    on: Day,
) -> Result<(), Failure> {
    let (ready, _) = readiness(desk, rows)?;
    for thing in ready {
        let code = &thing.code;
        let stop = |key: &str, text: String| {
            let page = format!("/vat/{code}/xu-ly");
            Refusal::new(key, text).article(article_of(kind, on)).mend("Mở trang xử lý của vật", page)
        };
        if let Some(hold) = thing.holds.first() {
            let text = format!(
                "{code} đang tạm dừng xử lý: {}. Vụ xử lý dừng cho đến khi gỡ bỏ.",
                hold.label().to_lowercase()
            );
            return Err(stop("ITEM-HELD", text).into());
        }
        if thing.disputed || thing.seal_broken {
            let text = format!(
                "{code} còn sai khác hoặc niêm phong rách chưa kết luận. Vụ xử lý dừng cho đến khi có kết luận."
            );
            return Err(stop("ITEM-DISPUTED", text).into());
        }
    }
    Ok(())
}

/// Everything a step is judged by.
pub(super) struct Facts {
    pub matter: Matter,
    pub rows: Vec<ItemRow>,
    pub goods: Goods,
    pub from: From,
}

fn facts(desk: &mut Desk<'_>, id: DisposalId) -> Result<Facts, Failure> {
    let Some(matter) = matter(desk, id)? else {
        return Err(Refusal::new("DISPOSAL-UNKNOWN", "Chưa có vụ xử lý này trong sổ của cơ quan.").into());
    };
    let rows = things(desk, &matter.ordered.items)?;
    let ids: Vec<ItemId> = rows.iter().map(|r| r.id).collect();
    let rulings = rulings_of(desk, &ids)?;
    let from = from_of(&rulings, &rows, &matter);
    Ok(Facts { goods: goods_of(&rows), from, matter, rows })
}

/// Takes a step: judges it, issues its papers, records it.
///
/// # Errors
/// A refusal of the rules, at the field concerned; a failure of database or vault.
pub fn take_step(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Inspect>,
    (id, step): (DisposalId, Step),
    (second, late): (Option<PersonId>, Option<Late>),
) -> Result<Recorded, Failure> {
    let subject = Subject::of(SubjectKind::Disposal, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let facts = facts(desk, id)?;
    let (kind, key) = (facts.matter.ordered.kind, step.key());
    let doing = &by_hand(doing, by, article_of(kind, doing.on));
    check_role(by, key)?;
    facts.matter.admits(key, facts.goods.money, facts.goods.papers)?;
    if doing.on < facts.matter.steps.last().map_or(facts.matter.on, |t| t.on) {
        let text = "Ngày ghi không được trước việc liền trước của vụ xử lý.";
        return Err(Refusal::new("STEP-DAY", text).into());
    }
    let ordered = &facts.matter.ordered;
    let crew = Crew {
        signer: facts.matter.signer.id,
        officer: ordered.officer.id,
        storekeeper: ordered.storekeeper.as_ref().map(|s| s.id),
        accountant: ordered.accountant.id,
    };
    check_hand(&crew, key, by.actor().id, second, (kind, doing.on))?;
    if !matches!(
        key,
        StepKey::Withdraw | StepKey::Procuracy | StepKey::Served | StepKey::Absent | StepKey::Unclaimed
    ) {
        check_free(desk, &facts.rows, kind, doing.on)?;
    }
    let step = judged(desk, &facts, step, doing)?;
    let clocks = matter_clocks(&facts.matter, facts.goods, facts.from);
    let late = lateness(late_of(&clocks, key, doing.on), late)?;
    let second = second.map(|id| person(desk, id)).transpose()?.flatten().map(author);
    let papers = papers_of(desk, vault, doing, &facts, (&step, second.as_ref()))?;
    let stepped = Stepped {
        case: ordered.case,
        items: ordered.items.clone(),
        told: told(&step, &papers),
        step,
        second,
        papers,
        late,
    };
    record(desk, doing, &subject, &DisposalDeed::Stepped(Box::new(stepped)))
}

fn author(person: Person) -> Author {
    Author { id: person.id, name: person.facts.name, office: person.facts.office }
}

pub(super) fn council_of(matter: &Matter) -> Result<&Council, Failure> {
    matter.ordered.council.as_ref().ok_or_else(|| Failure::unreadable("quyết định không có Hội đồng"))
}

fn need(text: &str, what: &str, field: &str, article: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("STEP-FIELD", format!("Cần ghi {what}.")).article(article).at(field));
    }
    Ok(())
}

/// The person who takes things shows who they are.
fn shown(receiver: &Outsider, article: &str) -> Result<(), Refusal> {
    need(&receiver.name, "người nhận", "person_name", article)?;
    need(&receiver.identity, "giấy tờ đã kiểm tra của người nhận", "person_identity", article)
}

/// The step with what the book itself knows filled in, after its own rules.
fn judged(desk: &mut Desk<'_>, facts: &Facts, step: Step, doing: &Doing) -> Result<Step, Failure> {
    let matter = &facts.matter;
    let by = article_of(matter.ordered.kind, doing.on);
    let codes: Vec<String> =
        facts.rows.iter().filter(|r| r.parent.is_none()).map(|r| r.code.clone()).collect();
    match &step {
        Step::ProcuracyTold { document, received_on } => {
            need(document, "văn bản báo Viện kiểm sát: số, ngày", "document", by)?;
            if *received_on > doing.on || *received_on < matter.on {
                let text = "Ngày Viện kiểm sát nhận phải từ ngày lập Hội đồng đến hôm nay.";
                return Err(Refusal::new("STEP-DAY", text).article(by).at("received_on").into());
            }
        }
        Step::CouncilMet { lines, ayes, nays, .. } => {
            check_meeting(council_of(matter)?, &codes, lines, (ayes, nays), doing.on)?;
        }
        Step::Destroyed { .. } => return destroyed(desk, facts, step, (&codes, doing)),
        Step::Served { how, proof } => {
            need(how, "cách tống đạt", "how", by)?;
            need(proof, "chứng cứ đã tống đạt hợp lệ: biên bản, biên nhận, xác nhận điện tử", "proof", by)?;
        }
        Step::Absent { .. }
        | Step::Reappointed { .. }
        | Step::HandedOver { .. }
        | Step::Returned { .. }
        | Step::ToIssuer { .. } => return outside_judged(matter, step, (by, doing)),
        Step::Sold { reference, price, .. } => {
            need(reference, "biên bản bán: số, ngày", "reference", by)?;
            if price.is_zero() {
                return Err(Refusal::new("STEP-FIELD", "Cần ghi giá bán.").article(by).at("price").into());
            }
        }
        Step::Unclaimed { .. } => {
            let Some(served) = matter.last(StepKey::Served) else {
                return Err(Refusal::new("NOT-SERVED", "Chưa có chứng cứ tống đạt hợp lệ thông báo.")
                    .article(by)
                    .into());
            };
            return Ok(Step::Unclaimed { until: check_unclaimed(facts.goods, served.on, doing.on)? });
        }
        Step::Condemned { why } | Step::Withdrawn { why } => need(why, "lý do", "why", by)?,
        _ => return money_judged(desk, facts, step, (by, doing)),
    }
    Ok(step)
}

/// Steps in which somebody from outside comes, stays away, or is given another hour.
fn outside_judged(matter: &Matter, step: Step, (by, doing): (&str, &Doing)) -> Result<Step, Failure> {
    match &step {
        Step::Absent { said, .. } => {
            let Some(appointed) = matter.appointed() else {
                return Err(Refusal::new("APPOINTMENT", "Chưa ấn định thời điểm giao.").article(by).into());
            };
            if appointed > doing.now {
                let text = format!(
                    "Thời điểm đã hẹn là {}, {}; chưa đến giờ.",
                    appointed.clock_time(),
                    appointed.day()
                );
                return Err(Refusal::new("ABSENT-EARLY", text).article(by).into());
            }
            need(said, "ý kiến của bên nhận, hoặc “không có ý kiến”", "said", by)?;
            return Ok(Step::Absent { appointed, said: said.clone() });
        }
        Step::Reappointed { at } if at.day() < doing.on => {
            return Err(Refusal::new("APPOINTMENT", "Thời điểm giao phải từ hôm nay trở đi.")
                .article(by)
                .at("at")
                .into());
        }
        Step::HandedOver { at, receiver, papers, condition } => {
            shown(receiver, by)?;
            need(papers, "giấy tờ giao kèm: bản án, quyết định thi hành án", "papers", by)?;
            need(condition, "tình trạng khi giao", "condition", by)?;
            if at.day() != doing.on || *at > doing.now {
                let text =
                    "Giờ tiếp nhận phải trong ngày hôm nay và đã qua; việc thi hành kết thúc tại giờ này.";
                return Err(Refusal::new("STEP-DAY", text).article(by).at("at").into());
            }
        }
        Step::Returned { receiver, authority, inspected, .. } => {
            shown(receiver, by)?;
            need(
                authority,
                "tư cách nhận: chính người được nhận, hoặc văn bản ủy quyền số, ngày",
                "authority",
                by,
            )?;
            need(inspected, "kết quả kiểm tra của người nhận", "inspected", by)?;
        }
        Step::ToIssuer { receiver, receipt } => {
            shown(receiver, by)?;
            need(receipt, "văn bản tiếp nhận của cơ quan cấp giấy tờ", "receipt", by)?;
        }
        _ => {}
    }
    Ok(step)
}

/// Steps of money: sums, references, where unclaimed money goes by its size, and when it may go to the budget.
fn money_judged(
    desk: &mut Desk<'_>,
    facts: &Facts,
    step: Step,
    (by, doing): (&str, &Doing),
) -> Result<Step, Failure> {
    let empty = |amount: Vnd| -> Result<(), Refusal> {
        if amount.is_zero() {
            return Err(Refusal::new("STEP-FIELD", "Cần ghi số tiền.").article(by).at("amount"));
        }
        Ok(())
    };
    match &step {
        Step::PaidToBudget { amount, reference, .. } => {
            empty(*amount)?;
            need(reference, "chứng từ nộp của Kho bạc: số, ngày", "reference", by)?;
            if let Some(deposited) = facts.matter.last(StepKey::Deposited) {
                let served = facts.matter.last(StepKey::Served).map_or(deposited.on, |t| t.on);
                check_to_state(facts.from.effective_on, served, deposited.on, doing.on)?;
            } else {
                check_sum(facts, *amount, by)?;
            }
        }
        Step::Deposited { amount, bank, account, savings } => {
            empty(*amount)?;
            need(bank, "ngân hàng hoặc Kho bạc", "bank", by)?;
            need(account, "số sổ, số tài khoản", "account", by)?;
            let region: Region = agency_facts(desk)?.wage_region.parse().unwrap_or(Region::IV);
            let limit = LawBook::embedded().multiple("SAVINGS-ABOVE", region, doing.on);
            if let Ok(limit) = limit
                && *amount > limit.value
                && !savings
            {
                let text = format!(
                    "Số tiền trên {} đồng phải gửi tiết kiệm không kỳ hạn tại ngân hàng.",
                    limit.value
                );
                return Err(Refusal::new("SAVINGS", text).by(&limit.basis).at("savings").into());
            }
        }
        _ => {}
    }
    Ok(step)
}

/// Forfeited money goes whole: the sum of what the book holds.
fn check_sum(facts: &Facts, amount: Vnd, by: &str) -> Result<(), Refusal> {
    let held = Vnd::sum(facts.rows.iter().filter(|r| r.class == ItemClass::Cash).filter_map(|r| r.value));
    match held {
        Ok(held) if !held.is_zero() && held != amount => Err(Refusal::new(
            "SUM",
            format!("Sổ ghi {held} đồng, chứng từ nộp {amount} đồng. Nộp đủ số tiền của vụ xử lý."),
        )
        .article(by)
        .at("amount")),
        _ => Ok(()),
    }
}

/// A destruction with its photographs counted, after the council's rules.
fn destroyed(
    desk: &mut Desk<'_>,
    facts: &Facts,
    step: Step,
    (codes, doing): (&[String], &Doing),
) -> Result<Step, Failure> {
    let Step::Destroyed { began, ended, place, present, procurator, lines, residue, .. } = step else {
        return Ok(step);
    };
    let photos = photos_of(desk, &facts.matter.id.to_string())?.len();
    let done = Done {
        began,
        ended,
        now: doing.now,
        present: &present,
        procurator: &procurator,
        lines: &lines,
        photos,
    };
    check_destruction(council_of(&facts.matter)?, codes, done, doing.on)?;
    let by = article_of(facts.matter.ordered.kind, doing.on);
    need(&place, "nơi tiêu hủy", "place", by)?;
    need(&residue, "phần còn lại sau tiêu hủy", "residue", by)?;
    Ok(Step::Destroyed { began, ended, place, present, procurator, lines, residue, photos })
}
