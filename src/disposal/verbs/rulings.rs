//! Lines of a judgment are entered, compared by a second person, stopped and set free again.

use super::{already, by_hand, case_facts, lateness, thing, things};
use crate::{
    accounts::{CountStore, Warrant, Write},
    custody::{DiscrepancyKind, Opened, SETTLE_DAYS},
    disposal::{
        acts::DisposalDeed,
        rules::{Clock, check_entry, check_match, last_day, match_article},
        ruling::{HoldFacts, HoldKind, RulingLine},
        store::{holds_of, matter_of_item, ruling, rulings_of_case},
        terms::Late,
    },
    kernel::{CaseId, Day, DiscrepancyId, HoldId, ItemId, PersonId, Refusal},
    ledger::{Act, Doing, Recorded, Subject, SubjectKind, acts_of, record},
    store::{Desk, Failure},
};

/// Lines of a judgment to be entered for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulingsWish {
    /// The case.
    pub case: CaseId,
    /// The lines.
    pub lines: Vec<RulingLine>,
    /// When judgment and copies of the minutes were both in hand.
    pub received_on: Option<Day>,
    /// When the decision was notified.
    pub notified_on: Option<Day>,
    /// Why the decision was late.
    pub late: Option<Late>,
}

/// Enters lines of a judgment.
///
/// # Errors
/// A refusal of the rules that names the thing; a failure of the database.
pub fn enter_rulings(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Write>,
    wish: RulingsWish,
) -> Result<Recorded, Failure> {
    let article = match_article(doing.on);
    let doing = &by_hand(doing, by, article);
    let subject = Subject::of(SubjectKind::Case, wish.case);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    case_facts(desk, wish.case)?;
    if wish.lines.is_empty() {
        let text = "Cần ghi phán quyết cho ít nhất một vật.";
        return Err(Refusal::new("RULING-EMPTY", text).article(article).at("line.0.kind").into());
    }
    let ids: Vec<ItemId> = wish.lines.iter().map(|l| l.item).collect();
    let rows = things(desk, &ids)?;
    for line in &wish.lines {
        let Some(row) = rows.iter().find(|r| r.id == line.item) else { continue };
        if row.case_id != wish.case {
            let text =
                format!("{} thuộc việc khác. Một lần chỉ ghi phán quyết cho vật của một việc.", row.code);
            return Err(Refusal::new("OTHER-CASE", text).article(article).into());
        }
        if let Some((matter, true)) = matter_of_item(desk, row.id)? {
            let text = format!(
                "{} đang nằm trong vụ xử lý theo {}. Rút quyết định trước khi ghi lại phán quyết.",
                row.code, matter.symbol
            );
            return Err(Refusal::new("DISPOSAL-OPEN", text)
                .article(article)
                .mend("Mở vụ xử lý", format!("/xu-ly/{}", matter.id))
                .into());
        }
        check_entry(&row.code, &line.ruling, row.taken_on, doing.on)?;
    }
    let decided = wish.lines.iter().map(|l| l.ruling.decision_on).max();
    let clock = wish.received_on.zip(decided).and_then(|(received, decided)| {
        let due = last_day("ED-OWN", received).filter(|due| decided > due.day)?;
        Some(Clock {
            ev: "EV-01",
            title: "Ra quyết định chủ động thi hành án".into(),
            due,
            done: None,
            step: None,
        })
    });
    let late = lateness(clock.as_ref(), wish.late)?;
    let told = match wish.lines.as_slice() {
        [one] => format!("Ghi phán quyết: {}", one.ruling.kind.label().to_lowercase()),
        many => format!("Ghi phán quyết về {} vật của việc", many.len()),
    };
    let deed = DisposalDeed::RulingsEntered {
        case: wish.case,
        lines: wish.lines,
        received_on: wish.received_on,
        notified_on: wish.notified_on,
        late,
        told,
    };
    record(desk, doing, &subject, &deed)
}

/// Writes down when a decision over a case's things was notified (EV-02).
///
/// # Errors
/// A refusal when no ruling rests on that decision, or it is late without a reason.
pub fn notify_decision(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Write>,
    (case, decision): (CaseId, &str),
    notified_on: Day,
    late: Option<Late>,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by, "Điều 35 Luật Thi hành án dân sự số 106/2025/QH15");
    let rows = rulings_of_case(desk, case)?;
    let Some(row) = rows.iter().find(|r| r.ruling.decision == decision) else {
        return Err(Refusal::new("DECISION", "Không có phán quyết nào theo quyết định này.")
            .at("decision")
            .into());
    };
    if notified_on < row.ruling.decision_on || notified_on > doing.on {
        let text = "Ngày thông báo phải từ ngày ra quyết định đến hôm nay.";
        return Err(Refusal::new("NOTIFIED", text).at("notified_on").into());
    }
    let due = last_day("NOTICE", row.ruling.decision_on).filter(|due| notified_on > due.day);
    let clock = due.map(|due| Clock {
        ev: "EV-02",
        title: "Thông báo quyết định".into(),
        due,
        done: None,
        step: None,
    });
    let late = lateness(clock.as_ref(), late)?;
    let told = format!("Đã thông báo {decision}");
    let deed =
        DisposalDeed::DecisionNotified { case, decision: decision.to_owned(), notified_on, late, told };
    record(desk, doing, &Subject::of(SubjectKind::Case, case), &deed)
}

/// Who entered the ruling that stands about a thing.
fn entered_by(acts: &[Act], item: ItemId) -> Result<Option<PersonId>, Failure> {
    for act in acts.iter().rev() {
        if let Some(DisposalDeed::RulingsEntered { lines, .. }) = act.deed::<DisposalDeed>()?
            && lines.iter().any(|l| l.item == item)
        {
            return Ok(Some(act.author.id));
        }
    }
    Ok(None)
}

/// A second person compares the line of the judgment, the initial minutes and the thing. What differs opens a
/// discrepancy and a question to the court.
///
/// # Errors
/// A refusal when there is nothing to compare or the same person entered it.
pub fn match_ruling(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    id: ItemId,
    (same, seen): (bool, &str),
) -> Result<Recorded, Failure> {
    let article = match_article(doing.on);
    let doing = &by_hand(doing, by, article);
    let subject = Subject::of(SubjectKind::Item, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = thing(desk, id)?;
    let Some(known) = ruling(desk, id)? else {
        let text = format!("{} chưa có phán quyết nào để đối chiếu.", row.code);
        return Err(Refusal::new("RULING-NONE", text).article(article).into());
    };
    if let Some((matter, true)) = matter_of_item(desk, id)? {
        let text =
            format!("{} đang nằm trong vụ xử lý theo {}, không đối chiếu lại.", row.code, matter.symbol);
        return Err(Refusal::new("DISPOSAL-OPEN", text).article(article).into());
    }
    let story = acts_of(desk, &known.case.to_string())?;
    if let Some(author) = entered_by(&story, id)? {
        check_match(author, by.actor().id, seen, doing.on)?;
    }
    let opened = (!same).then(|| -> Result<Opened, Failure> {
        let owner = case_facts(desk, row.case_id)?.officer;
        Ok(Opened {
            id: DiscrepancyId::new(),
            item: Some(id),
            place: None,
            kind: DiscrepancyKind::Noticed,
            what: format!("Không khớp bản án: {}", seen.trim()),
            owner,
            due: doing.on.plus_days(SETTLE_DAYS),
        })
    });
    let opened = opened.transpose()?;
    let told = if same {
        format!("Đối chiếu với bản án: khớp. {}", seen.trim())
    } else {
        format!(
            "Đối chiếu với bản án: không khớp. {}. Đề nghị Tòa án giải thích, đính chính",
            seen.trim().trim_end_matches('.')
        )
    };
    let deed = DisposalDeed::RulingMatched { same, seen: seen.trim().to_owned(), opened, told };
    record(desk, doing, &subject, &deed)
}

/// Stops disposing of a thing; also where a matter is already open, which then waits.
///
/// # Errors
/// A refusal when no reason or paper is named, or the thing has already ended.
pub fn place_hold(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Write>,
    id: ItemId,
    (kind, why, source): (HoldKind, &str, &str),
) -> Result<Recorded, Failure> {
    let article = match_article(doing.on);
    let doing = &by_hand(doing, by, article);
    let subject = Subject::of(SubjectKind::Item, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = thing(desk, id)?;
    for (text, field, what) in
        [(why, "why", "lý do tạm dừng"), (source, "source", "văn bản: số, ngày, cơ quan")]
    {
        if text.trim().is_empty() {
            return Err(Refusal::new("HOLD-FIELD", format!("Cần ghi {what}."))
                .article(article)
                .at(field)
                .into());
        }
    }
    use crate::custody::ItemState as S;
    if matches!(
        row.state,
        S::Destroyed | S::Returned | S::HandedToState | S::ToIssuer | S::Released | S::Refused
    ) {
        let text = format!("{} đã ở trạng thái “{}”, không còn gì để tạm dừng.", row.code, row.state.label());
        return Err(Refusal::new("ITEM-STATE", text).article(article).into());
    }
    let hold =
        HoldFacts { id: HoldId::new(), kind, why: why.trim().to_owned(), source: source.trim().to_owned() };
    let told = format!("Tạm dừng xử lý: {}. {} ({})", kind.label().to_lowercase(), hold.why, hold.source);
    record(desk, doing, &subject, &DisposalDeed::HoldPlaced { hold, told })
}

/// Lifts a hold by the paper that ends it; another person than who placed it.
///
/// # Errors
/// A refusal when there is no such hold, no paper is named, or the same person placed it.
pub fn lift_hold(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Write>,
    (id, hold): (ItemId, HoldId),
    outcome: &str,
) -> Result<Recorded, Failure> {
    let article = match_article(doing.on);
    let doing = &by_hand(doing, by, article);
    let subject = Subject::of(SubjectKind::Item, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let Some(row) = holds_of(desk, id)?.into_iter().find(|h| h.id == hold && h.lifted_on.is_none()) else {
        return Err(Refusal::new("HOLD-UNKNOWN", "Việc tạm dừng này không còn hiệu lực.").into());
    };
    if outcome.trim().is_empty() {
        let text = "Cần ghi kết quả và văn bản kết thúc việc tạm dừng.";
        return Err(Refusal::new("HOLD-FIELD", text).article(article).at("outcome").into());
    }
    for act in acts_of(desk, &id.to_string())? {
        if let Some(DisposalDeed::HoldPlaced { hold: placed, .. }) = act.deed::<DisposalDeed>()?
            && placed.id == hold
            && act.author.id == by.actor().id
        {
            let text = "Người ghi tạm dừng không tự gỡ bỏ. Người khác kiểm tra văn bản kết thúc rồi gỡ.";
            return Err(Refusal::new("HOLD-SELF", text).article(article).into());
        }
    }
    let told = format!("Gỡ tạm dừng ({}): {}", row.kind.label().to_lowercase(), outcome.trim());
    record(
        desk,
        doing,
        &subject,
        &DisposalDeed::HoldLifted { hold, outcome: outcome.trim().to_owned(), told },
    )
}
