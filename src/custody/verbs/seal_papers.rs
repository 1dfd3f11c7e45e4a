//! Seal papers: numbered, handed out in blocks, so that a number that was never handed out cannot be put on.

use super::{author, by_hand, citing, colleague};
use crate::{
    accounts::{Sign, Warrant},
    custody::{CustodyDeed, SealsIssued, store},
    kernel::{PersonId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
};

/// Most seal papers in one block.
const BLOCK_MAX: i64 = 5_000;
/// Most letters before the running number.
const PREFIX_LETTERS_MAX: usize = 20;

/// A block of seal papers to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealBlockWish {
    /// What stands before the running number.
    pub prefix: String,
    /// The first running number.
    pub first: i64,
    /// The last running number.
    pub last: i64,
    /// To whom.
    pub holder: PersonId,
}

/// Hands out a block of numbered seal papers.
///
/// # Errors
/// A refusal when the block is empty, too long, or overlaps one that was handed out; a failure of the database.
pub fn issue_seals(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<Sign>,
    wish: SealBlockWish,
) -> Result<Recorded, Failure> {
    let doing = &citing(&by_hand(doing, by), "Điều 8 Nghị định số 127/2017/NĐ-CP");
    let subject = Subject::of(SubjectKind::Agency, desk.agency());
    if let Some(act) = super::already(desk, doing)?
        && let Some(deed) = act.deed::<CustodyDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let prefix = wish.prefix.trim().to_owned();
    let letters = prefix.chars().count();
    if letters == 0 || letters > PREFIX_LETTERS_MAX || prefix.ends_with(|c: char| c.is_ascii_digit()) {
        let text =
            "Cần ghi phần chữ đứng trước số chạy, tối đa 20 ký tự và không kết thúc bằng chữ số: NP-2026-.";
        return Err(Refusal::new("SEAL-PREFIX", text).at("prefix").into());
    }
    if wish.first < 1 || wish.last < wish.first || wish.last - wish.first >= BLOCK_MAX {
        let text =
            format!("Số đầu phải từ 1, số cuối không nhỏ hơn số đầu, mỗi lần cấp tối đa {BLOCK_MAX} tờ.");
        return Err(Refusal::new("SEAL-BLOCK", text).at("first").into());
    }
    let holder = author(&colleague(desk, wish.holder, "holder")?);
    let twin = store::seal_blocks(desk)?
        .into_iter()
        .find(|b| b.prefix == prefix && b.first <= wish.last && wish.first <= b.last);
    if let Some(block) = twin {
        let text = format!(
            "Các số {prefix}{} đến {prefix}{} đã cấp cho {} ngày {}. Chọn dãy số khác.",
            block.first, block.last, block.holder, block.given_on
        );
        return Err(Refusal::new("SEAL-BLOCK-TWIN", text).at("first").into());
    }
    let deed = SealsIssued { prefix, first: wish.first, last: wish.last, holder };
    record(desk, doing, &subject, &CustodyDeed::SealsIssued(deed))
}
