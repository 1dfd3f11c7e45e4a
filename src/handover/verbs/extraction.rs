//! Things lent to a body for proceedings and taken back: request, order, minutes out, minutes back line by line.

use super::needed;
use crate::{
    accounts::{KeepStore, Sign, TwoPersons, Warrant},
    cases,
    custody::{
        DiscrepancyKind, ItemRow, ItemState, Opened, Outsider, already, author, by_hand, check_frozen,
        check_leaving, citing, colleague, opened, storekeeper, things, two_persons_article, unknown_case,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    handover::{
        Back, Extracted, ExtractionOrder, ExtractionState, HandoverDeed, Returned, drawing,
        store::{ExtractionRow, extraction, extraction_items},
    },
    kernel::{CaseId, Day, ExtractionId, ItemId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// By what things are lent for proceedings.
const ARTICLE: &str = "khoản 3 Điều 11 Thông tư số 04/2023/TT-BTP; Điều 37 Nghị định số 152/2026/NĐ-CP";

/// What a head decides to lend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractionWish {
    /// The case.
    pub case: CaseId,
    /// The written request: number, day, body.
    pub request: String,
    /// Who is to fetch them.
    pub receiver: Outsider,
    /// What for.
    pub reason: String,
    /// The storekeeper it is addressed to.
    pub storekeeper: PersonId,
    /// The things.
    pub items: Vec<ItemId>,
    /// By when they are to come back.
    pub return_by: Day,
}

fn unknown() -> Failure {
    Refusal::new("EXTRACTION-UNKNOWN", "Chưa có việc trích xuất này trong sổ của cơ quan.")
        .mend("Mở các việc trích xuất", "/kho/trich-xuat")
        .into()
}

/// Signs the order to lend (DOC-80b).
///
/// # Errors
/// A refusal without a written request, or when custody would not let the things go; a failure of the database or the
/// vault.
pub fn order_extraction(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: ExtractionWish,
) -> Result<(ExtractionId, IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = already(desk, doing)?
        && let Some(HandoverDeed::ExtractionOrdered(order)) = act.deed::<HandoverDeed>()?
    {
        let id: ExtractionId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        let (paper, subject) = (order.paper.clone(), Subject::of(SubjectKind::Extraction, id));
        return Ok((id, paper, record(desk, doing, &subject, &HandoverDeed::ExtractionOrdered(order))?));
    }
    let request = needed(&wish.request, "văn bản yêu cầu trích xuất: số, ngày, cơ quan", "request")
        .map_err(|r| r.article(ARTICLE))?;
    needed(&wish.receiver.body, "cơ quan yêu cầu trích xuất", "person_body")?;
    let reason = needed(&wish.reason, "mục đích trích xuất", "reason")?;
    if wish.storekeeper == by.actor().id {
        let text = "Người ký lệnh không được đồng thời là thủ kho.";
        return Err(Refusal::new("SIGNER-KEEPER", text).article(ARTICLE).at("storekeeper").into());
    }
    if wish.return_by <= doing.on {
        return Err(Refusal::new("RETURN-DAY", "Hạn trả lại phải sau ngày ký.").at("return_by").into());
    }
    let keeper = storekeeper(desk, wish.storekeeper)?;
    let rows = things(desk, &wish.items)?;
    if rows.iter().any(|r| r.case_id != wish.case) {
        let text = "Một lệnh trích xuất chỉ ghi đồ vật của một việc thi hành án.";
        return Err(Refusal::new("OTHER-CASE", text).article(ARTICLE).at("codes").into());
    }
    if let Some(row) = rows.iter().find(|r| r.state != ItemState::InStore) {
        let text = format!("{} đang ở trạng thái “{}”, không trích xuất được.", row.code, row.state.label());
        return Err(Refusal::new("ITEM-STATE", text).article(ARTICLE).at("codes").into());
    }
    check_leaving(desk, &rows, &request, doing)?;
    let case = cases::case_facts(desk, wish.case)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, doing)?;
    let officer = drawing::officer_name(desk, &case)?;
    let draft = Draft {
        code: "DOC-80b",
        title: format!("Lệnh xuất kho để trích xuất, việc {}", case.code),
        series: Series::StoreOrder,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let said = format!("trích xuất theo {request}; {reason}; trả lại trước hết ngày {}", wish.return_by);
    let paper = issue(desk, vault, draft, |head| {
        drawing::extraction_order(&stage, head, (&case, &officer), (&keeper, &wish.receiver, &said), &rows)
    })?;
    let id = ExtractionId::new();
    let told = format!("Lệnh trích xuất cho {}, trả lại trước hết {}", wish.receiver.body, wish.return_by);
    let deed = HandoverDeed::ExtractionOrdered(Box::new(ExtractionOrder {
        told,
        case: wish.case,
        request,
        receiver: wish.receiver,
        reason,
        storekeeper: keeper,
        items: rows.iter().map(|r| r.id).collect(),
        return_by: wish.return_by,
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, ARTICLE), &Subject::of(SubjectKind::Extraction, id), &deed)?;
    Ok((id, paper, recorded))
}

/// The extraction in one state, for the storekeeper it is addressed to, with a second person.
fn at_hand(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    (id, state): (ExtractionId, ExtractionState),
    second: PersonId,
) -> Result<(ExtractionRow, crate::ledger::Author), Failure> {
    let row = extraction(desk, id)?.ok_or_else(unknown)?;
    if row.state != state {
        let text = format!("Việc trích xuất này đang ở bước “{}”.", row.state.label().to_lowercase());
        return Err(Refusal::new("EXTRACTION-STATE", text).into());
    }
    let article = two_persons_article(doing.on);
    if state == ExtractionState::Ordered && row.storekeeper != by.actor().id {
        let text = "Lệnh này giao cho thủ kho khác.";
        return Err(Refusal::new("OTHER-KEEPER", text).article(article).into());
    }
    TwoPersons::of(by.actor().id, second, "Việc giao nhận").map_err(|r| r.article(article))?;
    if second == row.signer {
        let text = "Người ký lệnh không thể là người thứ hai cùng giao nhận.";
        return Err(Refusal::new("SIGNER-SECOND", text).article(article).at("second").into());
    }
    Ok((row, author(&colleague(desk, second, "second")?)))
}

/// Lets the things go (DOC-80f, out).
///
/// # Errors
/// A refusal when another storekeeper, one person alone, or a receiver without papers acts; a failure of the database
/// or the vault.
pub fn take_extraction(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    id: ExtractionId,
    (second, receiver, condition): (PersonId, Outsider, &str),
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Extraction, id);
    if let Some(act) = already(desk, doing)?
        && let Some(HandoverDeed::Extracted(out)) = act.deed::<HandoverDeed>()?
    {
        let paper = out.paper.clone();
        return Ok((paper, record(desk, doing, &subject, &HandoverDeed::Extracted(out))?));
    }
    let (row, second) = at_hand(desk, doing, by, (id, ExtractionState::Ordered), second)?;
    needed(&receiver.identity, "giấy giới thiệu, giấy tờ của người nhận", "person_identity")?;
    let condition = needed(condition, "tình trạng, niêm phong khi giao", "condition")?;
    let rows = extraction_items(desk, id)?;
    check_leaving(desk, &rows, &row.request, doing)?;
    check_frozen(desk, &rows.iter().filter_map(|r| r.place).collect::<Vec<_>>())?;
    let case = cases::case_facts(desk, row.case)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, doing)?;
    let officer = drawing::officer_name(desk, &case)?;
    let draft = Draft {
        code: "DOC-80f",
        title: format!("Biên bản giao vật trích xuất theo lệnh {}", row.symbol),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let lines: Vec<(String, String)> = rows.iter().map(|r| (drawing::named(r), condition.clone())).collect();
    let paper = issue(desk, vault, draft, |head| {
        drawing::extraction(&stage, head, (&case, &officer), (&row, false), (&second, &receiver), &lines)
    })?;
    let deed = HandoverDeed::Extracted(Box::new(Extracted {
        told: format!("Giao trích xuất cho {}", receiver.line()),
        case: row.case,
        items: rows.iter().map(|r| r.id).collect(),
        second,
        receiver,
        condition,
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, ARTICLE), &subject, &deed)?;
    Ok((paper, recorded))
}

/// Takes the things back, each compared with how it left (DOC-80f, back).
///
/// # Errors
/// A refusal when a thing is not compared, one person acts alone, or who brings them shows no papers; a failure of the
/// database or the vault.
pub fn return_extraction(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<KeepStore>,
    id: ExtractionId,
    (second, deliverer, lines): (PersonId, Outsider, Vec<Back>),
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Extraction, id);
    if let Some(act) = already(desk, doing)?
        && let Some(HandoverDeed::Returned(back)) = act.deed::<HandoverDeed>()?
    {
        let paper = back.paper.clone();
        return Ok((paper, record(desk, doing, &subject, &HandoverDeed::Returned(back))?));
    }
    let (row, second) = at_hand(desk, doing, by, (id, ExtractionState::Out), second)?;
    needed(&deliverer.identity, "giấy giới thiệu, giấy tờ của người giao trả", "person_identity")?;
    let rows = extraction_items(desk, id)?;
    if let Some(open) =
        rows.iter().find(|r| !lines.iter().any(|l| l.item == r.id && !l.condition.trim().is_empty()))
    {
        let text = format!("{} chưa được đối chiếu khi nhận lại.", open.code);
        return Err(Refusal::new("LINE-OPEN", text).article(ARTICLE).into());
    }
    let case = cases::case_facts(desk, row.case)?.ok_or_else(unknown_case)?;
    let code = |id: ItemId| rows.iter().find(|r| r.id == id).map_or("", |r| r.code.as_str());
    let found: Vec<Opened> = lines
        .iter()
        .filter(|l| !l.differs.trim().is_empty())
        .map(|l| {
            let what =
                format!("{}: nhận lại sau trích xuất có khác biệt: {}", code(l.item), l.differs.trim());
            opened(DiscrepancyKind::Noticed, (Some(l.item), None), what, case.officer, doing.on)
        })
        .collect();
    let stage = drawing::Stage::of(desk, doing)?;
    let officer = drawing::officer_name(desk, &case)?;
    let draft = Draft {
        code: "DOC-80f",
        title: format!("Biên bản nhận lại vật trích xuất theo lệnh {}", row.symbol),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let told = compared(&rows, &lines);
    let paper = issue(desk, vault, draft, |head| {
        drawing::extraction(&stage, head, (&case, &officer), (&row, true), (&second, &deliverer), &told)
    })?;
    let deed = HandoverDeed::Returned(Box::new(Returned {
        told: format!("Nhận lại sau trích xuất, người giao trả: {}", deliverer.line()),
        case: row.case,
        lines,
        second,
        deliverer,
        opened: found,
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, ARTICLE), &subject, &deed)?;
    Ok((paper, recorded))
}

/// Each thing with how it came back, as the minutes tell it.
fn compared(rows: &[ItemRow], lines: &[Back]) -> Vec<(String, String)> {
    let words = |row: &ItemRow| {
        let line = lines.iter().find(|l| l.item == row.id)?;
        let differs = line.differs.trim();
        Some(if differs.is_empty() {
            format!("{}; như khi giao", line.condition)
        } else {
            format!("{}; khác khi giao: {differs}", line.condition)
        })
    };
    rows.iter().map(|row| (drawing::named(row), words(row).unwrap_or_default())).collect()
}
