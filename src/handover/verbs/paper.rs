//! Things handed over by minutes while they stay: a state of its own, with a day of liability and a duty to recount.

use super::needed;
use crate::{
    accounts::{Sign, Warrant},
    cases,
    custody::{
        ItemState, Outsider, already, by_hand, check_leaving, citing, storekeeper, things, unknown_case,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    handover::{HandedOnPaper, HandoverDeed, drawing},
    kernel::{CaseId, Day, ItemId, PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// By what the receiver answers though the thing still lies in the store.
const ARTICLE: &str =
    "Điều 57 Luật Thi hành án dân sự số 106/2025/QH15; Điều 38, 39 Nghị định số 152/2026/NĐ-CP";
/// Longest rhythm of recounts. The house's own number: what is nobody's business is lost first.
const RECOUNT_DAYS_MAX: i64 = 92;

/// What is handed over on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperWish {
    /// The case.
    pub case: CaseId,
    /// The things.
    pub items: Vec<ItemId>,
    /// Who takes them over, with the paper they showed.
    pub receiver: Outsider,
    /// By which decision: number, day, body.
    pub decision: String,
    /// The storekeeper who goes on keeping.
    pub storekeeper: PersonId,
    /// From when the receiver answers for them.
    pub liable_on: Day,
    /// The last day to fetch them.
    pub fetch_by: Day,
    /// Every how many days they are counted until then.
    pub recount_days: i64,
}

/// Hands things over by minutes (DOC-80h); they stay in the store and are counted there until they are fetched by an
/// order to release.
///
/// # Errors
/// A refusal when the receiver shows no paper, the days do not follow each other, or custody would not let the things
/// go; a failure of the database or the vault.
pub fn hand_on_paper(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: PaperWish,
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Case, wish.case);
    if let Some(act) = already(desk, doing)?
        && let Some(HandoverDeed::HandedOnPaper(handed)) = act.deed::<HandoverDeed>()?
    {
        let paper = handed.paper.clone();
        return Ok((paper, record(desk, doing, &subject, &HandoverDeed::HandedOnPaper(handed))?));
    }
    needed(&wish.receiver.body, "cơ quan, người nhận chịu trách nhiệm", "person_body")?;
    needed(&wish.receiver.identity, "giấy giới thiệu, giấy tờ của người nhận", "person_identity")?;
    let decision = needed(&wish.decision, "quyết định làm căn cứ giao", "decision")?;
    if wish.storekeeper == by.actor().id {
        let text = "Người ký không được đồng thời là thủ kho giữ vật.";
        return Err(Refusal::new("SIGNER-KEEPER", text).article(ARTICLE).at("storekeeper").into());
    }
    if wish.fetch_by <= wish.liable_on || wish.liable_on < doing.on {
        let text = "Ngày bên nhận chịu trách nhiệm không trước hôm nay; hạn nhận đi phải sau ngày đó.";
        return Err(Refusal::new("PAPER-DAYS", text).article(ARTICLE).at("fetch_by").into());
    }
    if !(1..=RECOUNT_DAYS_MAX).contains(&wish.recount_days) {
        let text = "Vật đã giao trên giấy phải được đếm lại ít nhất mỗi 92 ngày cho đến khi nhận đi.";
        return Err(Refusal::new("RECOUNT", text).article(ARTICLE).at("recount_days").into());
    }
    let keeper = storekeeper(desk, wish.storekeeper)?;
    let rows = things(desk, &wish.items)?;
    if let Some(row) = rows.iter().find(|r| r.case_id != wish.case) {
        let text = format!("{} thuộc việc khác; mỗi biên bản một việc.", row.code);
        return Err(Refusal::new("OTHER-CASE", text).at("codes").into());
    }
    if let Some(row) = rows.iter().find(|r| r.state != ItemState::InStore) {
        let text = format!("{} đang ở trạng thái “{}”.", row.code, row.state.label());
        return Err(Refusal::new("ITEM-STATE", text).at("codes").into());
    }
    check_leaving(desk, &rows, &decision, doing)?;
    let case = cases::case_facts(desk, wish.case)?.ok_or_else(unknown_case)?;
    let stage = drawing::Stage::of(desk, doing)?;
    let officer = drawing::officer_name(desk, &case)?;
    let draft = Draft {
        code: "DOC-80h",
        title: format!("Biên bản giao trên giấy, vật còn ở kho, việc {}", case.code),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let facts = (&wish, &keeper, &rows[..]);
    let paper = issue(desk, vault, draft, |head| drawing::on_paper(&stage, head, (&case, &officer), facts))?;
    let told =
        format!("Giao trên giấy cho {}; vật còn ở kho, hạn nhận đi {}", wish.receiver.line(), wish.fetch_by);
    let deed = HandoverDeed::HandedOnPaper(Box::new(HandedOnPaper {
        told,
        case: wish.case,
        items: rows.iter().map(|r| r.id).collect(),
        receiver: wish.receiver,
        decision,
        keeper,
        liable_on: wish.liable_on,
        fetch_by: wish.fetch_by,
        recount_days: i32::try_from(wish.recount_days).unwrap_or(30),
        paper: paper.clone(),
    }));
    let recorded = record(desk, &citing(doing, ARTICLE), &subject, &deed)?;
    Ok((paper, recorded))
}
