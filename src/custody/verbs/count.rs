//! Blind counts and discrepancies.

use super::{author, by_hand, citing, colleague, opened, the_place, thing};
use crate::{
    accounts::{CountStore, Role, Sign, TwoPersons, Warrant},
    custody::{
        CountResult, Counted, CustodyDeed, DiscrepancyKind, Opened, Quantity, Settled, Settlement,
        count::{compare, scanned_code},
        store,
    },
    kernel::{DiscrepancyId, ItemId, PersonId, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// By what a count and its discrepancies stand.
const COUNT_ARTICLE: &str = "khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP; Điều 38 Nghị định số 152/2026/NĐ-CP";
/// Most scans of one count.
const SCANS_MAX: usize = 20_000;

/// Closes a blind count of one place: compares what was read with the book, opens what does not match.
/// One of the two people must not be a storekeeper.
///
/// # Errors
/// A refusal when one person counts alone or only storekeepers count; a failure of the database.
pub fn count_place(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    place: PlaceId,
    scans: &[String],
    second: PersonId,
) -> Result<(CountResult, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Place, place);
    if let Some(act) = super::already(desk, doing)?
        && let Some(CustodyDeed::Counted(counted)) = act.deed::<CustodyDeed>()?
    {
        let result = counted.result.clone();
        return Ok((result, record(desk, doing, &subject, &CustodyDeed::Counted(counted))?));
    }
    TwoPersons::of(by.actor().id, second, "Việc kiểm kê").map_err(|r| r.article(COUNT_ARTICLE))?;
    let second = colleague(desk, second, "second")?;
    let keeper = |roles: &crate::accounts::Roles| roles.has(Role::Storekeeper);
    if keeper(&by.actor().roles) && keeper(&second.facts.roles) {
        return Err(Refusal::new(
            "COUNT-KEEPERS",
            "Kiểm kê phải có ít nhất một người không phải là thủ kho: kế toán, chấp hành viên hoặc thủ trưởng.",
        )
        .article(COUNT_ARTICLE)
        .at("second")
        .into());
    }
    if scans.len() > SCANS_MAX {
        return Err(Refusal::new("COUNT-LONG", "Một lần kiểm kê ghi tối đa 20.000 lượt quét.").into());
    }
    let here = the_place(desk, place)?;
    let scans: Vec<String> = scans.iter().map(|s| scanned_code(s)).filter(|s| !s.is_empty()).collect();
    let known = store::known_for_count(desk, place, &scans)?;
    let result = compare(place, &scans, &known);
    // Whoever keeps the store does not clear up what its count found.
    let owner = if keeper(&by.actor().roles) { second.id } else { by.actor().id };
    let fresh = result.missing.iter().filter(|id| known.iter().any(|k| k.item == **id && !k.missing));
    let fresh: Vec<ItemId> = fresh.copied().collect();
    let mut differences: Vec<Opened> = Vec::new();
    let code_of = |id: ItemId| known.iter().find(|k| k.item == id).map_or("", |k| k.code.as_str());
    for item in &fresh {
        let what = format!("{}: không thấy ở {}", code_of(*item), here.path);
        differences.push(opened(DiscrepancyKind::Missing, (Some(*item), Some(place)), what, owner, doing.on));
    }
    for misplaced in &result.misplaced {
        let what = format!("{}: thấy ở {}, sổ ghi nơi khác", misplaced.code, here.path);
        let about = (Some(misplaced.item), Some(place));
        differences.push(opened(DiscrepancyKind::WrongPlace, about, what, owner, doing.on));
    }
    for code in &result.unknown {
        let what = format!("Mã {code} quét được ở {}, không có trong sổ hoặc đã rời kho", here.path);
        differences.push(opened(DiscrepancyKind::Unknown, (None, Some(place)), what, owner, doing.on));
    }
    let deed = CustodyDeed::Counted(Box::new(Counted {
        second: author(&second),
        scans,
        result: result.clone(),
        opened: differences,
    }));
    let recorded = record(desk, &citing(doing, COUNT_ARTICLE), &subject, &deed)?;
    Ok((result, recorded))
}

/// What somebody noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWish {
    /// The thing.
    pub item: Option<ItemId>,
    /// The place, where no thing is meant.
    pub place: Option<PlaceId>,
    /// What does not match.
    pub what: String,
    /// Who has to clear it up.
    pub owner: PersonId,
}

/// Opens a discrepancy by hand: a loss, damage, an intrusion, whatever was noticed.
///
/// # Errors
/// A refusal when nothing is said or neither thing nor place is named.
pub fn open_discrepancy(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    wish: OpenWish,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    if wish.what.trim().is_empty() {
        return Err(Refusal::new("WHAT", "Cần mô tả sai khác đã phát hiện.").at("what").into());
    }
    let owner = colleague(desk, wish.owner, "owner")?.id;
    let subject = match (wish.item, wish.place) {
        (Some(item), _) => Subject::of(SubjectKind::Item, thing(desk, item)?.id),
        (None, Some(place)) => Subject::of(SubjectKind::Place, the_place(desk, place)?.id),
        (None, None) => return Err(Refusal::new("ABOUT", "Chọn đồ vật hoặc nơi lưu giữ có sai khác.").into()),
    };
    let about = (wish.item, wish.place);
    let deed = CustodyDeed::DiscrepancyOpened(opened(
        DiscrepancyKind::Noticed,
        about,
        wish.what.trim().to_owned(),
        owner,
        doing.on,
    ));
    record(desk, doing, &subject, &deed)
}

/// Settles a discrepancy. Only the head does; a storekeeper never closes what concerns the store.
///
/// # Errors
/// A refusal when it is settled already, nothing is said, or a storekeeper signs.
pub fn settle(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    id: DiscrepancyId,
    settlement: Settlement,
    (outcome, quantity): (&str, Option<Quantity>),
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let unknown = || Refusal::new("DISCREPANCY", "Không có sai khác này trong sổ của cơ quan.");
    let row = store::discrepancy(desk, id)?.ok_or_else(unknown)?;
    let subject = match (row.item, row.place) {
        (Some(item), _) => Subject::of(SubjectKind::Item, item),
        (None, Some(place)) => Subject::of(SubjectKind::Place, place),
        (None, None) => return Err(unknown().into()),
    };
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let article = "Điều 6, 9 Thông tư số 01/2017/TT-BTP";
    if by.actor().roles.has(Role::Storekeeper) {
        let text = "Thủ kho không được tự kết luận sai khác của kho. Thủ trưởng không kiêm thủ kho thực hiện việc này.";
        return Err(Refusal::new("KEEPER-SETTLES", text).article(article).into());
    }
    if !row.open {
        return Err(Refusal::new("SETTLED", format!("Sai khác này đã kết luận: {}", row.outcome)).into());
    }
    if outcome.trim().is_empty() {
        let text = "Cần ghi kết luận: nguyên nhân, trách nhiệm, biện pháp.";
        return Err(Refusal::new("OUTCOME", text).article(article).at("outcome").into());
    }
    let corrected = settlement == Settlement::Corrected;
    if corrected != quantity.is_some() || (corrected && row.item.is_none()) {
        let text =
            "Ghi lại số lượng cần số lượng mới của đúng một đồ vật; các kết luận khác không kèm số lượng.";
        return Err(Refusal::new("QUANTITY", text).at("quantity").into());
    }
    let deed = CustodyDeed::DiscrepancySettled(Settled {
        discrepancy: id,
        item: row.item,
        settlement,
        outcome: outcome.trim().to_owned(),
        quantity,
    });
    record(desk, &citing(doing, article), &subject, &deed)
}
