//! Seals: put on, opened on purpose, found broken (Nghị định 127/2017/NĐ-CP).

use super::{author, by_hand, citing, colleague, officer, opened, thing, unknown_case};
use crate::{
    accounts::{HandleSeals, TwoPersons, Warrant},
    cases,
    custody::{
        CustodyDeed, DiscrepancyKind, ItemState, SealBroken, SealChecked, SealOpened, SealState, Sealed,
        drawing,
        rules::{check_seal_issued, check_seal_number, check_seal_opening},
        store,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{ItemId, PersonId, Refusal},
    ledger::{Author, Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// What is written when a seal is put on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealWish {
    /// The number on the seal paper.
    pub number: String,
    /// Where the seal papers were put.
    pub where_put: String,
    /// Why it is sealed now.
    pub reason: String,
    /// The condition of the thing.
    pub condition: String,
    /// Who else took part: witness, commune, party.
    pub participants: String,
}

/// What is written when a seal is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnsealWish {
    /// Why, and by whose demand.
    pub reason: String,
    /// The condition of the seal before.
    pub seal_before: String,
    /// The condition of the thing after.
    pub condition_after: String,
    /// Who else took part.
    pub participants: String,
}

fn must_say(text: &str, what: &str, field: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("SEAL-FIELD", format!("Cần ghi {what}."))
            .article("Điều 8, 11 Nghị định số 127/2017/NĐ-CP")
            .at(field));
    }
    Ok(())
}

/// Puts a seal on a thing that bears none and issues the minutes (DOC-31).
///
/// # Errors
/// A refusal when the number was ever used or never handed out, the thing is still sealed or has left.
pub fn seal(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<HandleSeals>,
    item: ItemId,
    second: PersonId,
    wish: SealWish,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    TwoPersons::of(by.actor().id, second, "Việc niêm phong")?;
    let subject = Subject::of(SubjectKind::Item, item);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let second = author(&colleague(desk, second, "second")?);
    let row = thing(desk, item)?;
    must_say(&wish.condition, "tình trạng của vật", "condition")?;
    must_say(&wish.where_put, "vị trí dán giấy niêm phong", "where_put")?;
    if !matches!(row.state, ItemState::InStore | ItemState::KeptElsewhere) {
        let text = format!("{} đang ở trạng thái “{}”, không niêm phong được.", row.code, row.state.label());
        return Err(Refusal::new("ITEM-STATE", text).into());
    }
    if let Some(on) = &row.seal {
        let text = format!("{} còn niêm phong số {on}. Mở niêm phong cũ trước khi niêm phong lại.", row.code);
        return Err(Refusal::new("SEALED", text).article("Điều 11 Nghị định số 127/2017/NĐ-CP").into());
    }
    let number = wish.number.trim().to_owned();
    let used = store::seal_use(desk, &number)?;
    check_seal_number(&number, used.as_ref().map(|(code, _, _)| code.as_str()))?;
    check_seal_issued(&number, &store::seal_blocks(desk)?)?;
    let before = row.condition.clone();
    let scene = Scene {
        opens: false,
        number: &number,
        where_put: &wish.where_put,
        reason: &wish.reason,
        before: &before,
        after: &wish.condition,
        participants: &wish.participants,
        second: &second,
    };
    let paper = minutes(desk, vault, doing, &row, &scene)?;
    let deed = CustodyDeed::Sealed(Sealed {
        number,
        where_put: wish.where_put,
        reason: wish.reason,
        condition: wish.condition,
        participants: wish.participants,
        second,
        paper: Some(paper),
    });
    record(desk, &citing(doing, "Điều 8 Nghị định số 127/2017/NĐ-CP"), &subject, &deed)
}

/// What the minutes of a seal need beside the thing.
struct Scene<'a> {
    opens: bool,
    number: &'a str,
    where_put: &'a str,
    reason: &'a str,
    before: &'a str,
    after: &'a str,
    participants: &'a str,
    second: &'a Author,
}

/// Issues the minutes of sealing or opening.
fn minutes(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    row: &store::ItemRow,
    scene: &Scene<'_>,
) -> Result<IssuedPaper, Failure> {
    let case = cases::case_facts(desk, row.case_id)?.ok_or_else(unknown_case)?;
    let place = match row.place {
        Some(id) => store::place(desk, id)?.map_or_else(String::new, |p| p.path),
        None => row.keeper.clone(),
    };
    let stage = drawing::Stage::of(desk, &case, doing)?;
    let kind = if scene.opens { "Biên bản mở niêm phong" } else { "Biên bản niêm phong" };
    let draft = Draft {
        code: "DOC-31",
        title: format!("{kind} · {}", row.code),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let scene = drawing::SealScene {
        opens: scene.opens,
        item: row,
        number: scene.number,
        where_put: scene.where_put,
        reason: scene.reason,
        before: scene.before,
        after: scene.after,
        participants: scene.participants,
        second: scene.second,
        place: &place,
    };
    issue(desk, vault, draft, |head| drawing::seal_minutes_pdf(&stage, head, &scene))
}

/// The seal on a thing and what became of it.
fn seal_on(desk: &mut Desk<'_>, row: &store::ItemRow) -> Result<(String, Option<SealState>), Failure> {
    let number = row
        .seal
        .clone()
        .ok_or_else(|| Refusal::new("NOT-SEALED", format!("{} hiện không có niêm phong.", row.code)))?;
    let state = store::seal_use(desk, &number)?.map(|(_, _, state)| state);
    Ok((number, state))
}

/// Opens the seal of a thing, two persons present, and issues the minutes (DOC-31).
///
/// # Errors
/// A refusal when there is none, it is broken, or no reason is given.
pub fn open_seal(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<HandleSeals>,
    item: ItemId,
    second: PersonId,
    wish: UnsealWish,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    TwoPersons::of(by.actor().id, second, "Việc mở niêm phong")?;
    let subject = Subject::of(SubjectKind::Item, item);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let second = author(&colleague(desk, second, "second")?);
    let row = thing(desk, item)?;
    let (number, state) = seal_on(desk, &row)?;
    check_seal_opening(&number, state, &wish.reason)?;
    must_say(&wish.seal_before, "tình trạng niêm phong trước khi mở", "seal_before")?;
    must_say(&wish.condition_after, "tình trạng của vật sau khi mở", "condition_after")?;
    let scene = Scene {
        opens: true,
        number: &number,
        where_put: "",
        reason: &wish.reason,
        before: &wish.seal_before,
        after: &wish.condition_after,
        participants: &wish.participants,
        second: &second,
    };
    let paper = minutes(desk, vault, doing, &row, &scene)?;
    let deed = CustodyDeed::SealOpened(SealOpened {
        number,
        reason: wish.reason,
        seal_before: wish.seal_before,
        condition_after: wish.condition_after,
        participants: wish.participants,
        second,
        paper: Some(paper),
    });
    record(desk, &citing(doing, "Điều 11 Nghị định số 127/2017/NĐ-CP"), &subject, &deed)
}

/// Writes down that a seal was looked at and is whole.
///
/// # Errors
/// A refusal when there is none on the thing or nothing is said of what was seen.
pub fn check_seal(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<HandleSeals>,
    item: ItemId,
    seen: &str,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    must_say(seen, "tình trạng niêm phong đã thấy", "seen")?;
    let row = thing(desk, item)?;
    let (number, _) = seal_on(desk, &row)?;
    let deed = CustodyDeed::SealChecked(SealChecked { number, seen: seen.trim().to_owned() });
    record(desk, doing, &Subject::of(SubjectKind::Item, item), &deed)
}

/// Writes down that a seal was found broken; opens a discrepancy, and the thing cannot leave until it is settled.
///
/// # Errors
/// A refusal when there is no seal on it or nothing is said of what was seen.
pub fn break_seal(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<HandleSeals>,
    item: ItemId,
    seen: &str,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Item, item);
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    must_say(seen, "tình trạng niêm phong và vật", "seen")?;
    let row = thing(desk, item)?;
    let (number, _) = seal_on(desk, &row)?;
    let owner = officer(desk, row.case_id)?;
    let what = format!("{} {}: niêm phong số {number}: {}", row.code, row.name, seen.trim());
    let opened = opened(DiscrepancyKind::Seal, (Some(item), row.place), what, owner, doing.on);
    let deed = CustodyDeed::SealFoundBroken(SealBroken { number, seen: seen.trim().to_owned(), opened });
    record(desk, &citing(doing, "Điều 11 Nghị định số 127/2017/NĐ-CP"), &subject, &deed)
}
