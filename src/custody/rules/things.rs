//! Single things: where they may lie, which step they may take, which seal they may bear.

use crate::{
    custody::{
        choice::choices,
        class::{ItemClass, PlaceClass},
        state::{ItemMove, ItemState},
        store::SealBlock,
    },
    kernel::{Day, Refusal},
};

choices! {
    /// What became of a seal.
    SealState {
        /// It is on the thing.
        Applied = "applied", "Còn nguyên";
        /// It was opened on purpose.
        Opened = "opened", "Đã mở";
        /// It was found torn or suspicious.
        Broken = "broken", "Rách, nghi vấn";
    }
}

/// The state after a step, or why the step is not possible.
///
/// # Errors
/// A refusal that names the thing and its state.
pub fn step(code: &str, state: ItemState, what: ItemMove) -> Result<ItemState, Refusal> {
    state.after(what).ok_or_else(|| {
        Refusal::new(
            "ITEM-STATE",
            format!("{code} đang ở trạng thái “{}”, không thực hiện được việc này.", state.label()),
        )
    })
}

/// Whether a thing of that class may be put in a place of that class.
///
/// # Errors
/// A refusal that names both and what would be right.
pub fn check_class(
    code: &str,
    item: ItemClass,
    place_name: &str,
    place: PlaceClass,
    on: Day,
) -> Result<(), Refusal> {
    if place.fits(item) {
        return Ok(());
    }
    let right: Vec<&str> =
        PlaceClass::ALL.iter().filter(|p| p.is_own_store() && p.fits(item)).map(|p| p.label()).collect();
    let article = if on.iso().as_str() >= "2025-01-01" {
        "khoản 1 Điều 15 Nghị định số 142/2024/NĐ-CP"
    } else {
        "Điều 12 Thông tư số 01/2017/TT-BTP"
    };
    Err(Refusal::new(
        "PLACE-CLASS",
        format!(
            "{code} ({}) không để được ở “{place_name}” ({}). Nơi phù hợp: {}.",
            item.label().to_lowercase(),
            place.label().to_lowercase(),
            right.join(", ").to_lowercase()
        ),
    )
    .article(article)
    .at("place"))
}

/// Whether a thing may be put in another place.
///
/// # Errors
/// A refusal when it is not in the store or already lies there.
pub fn check_move(code: &str, state: ItemState, already_there: bool) -> Result<ItemState, Refusal> {
    if already_there {
        return Err(Refusal::new("SAME-PLACE", format!("{code} đã ở nơi này.")).at("place"));
    }
    step(code, state, ItemMove::Shelve)
}

/// Most letters of a seal's number.
const SEAL_LETTERS_MAX: usize = 40;

/// Whether a number may be put on a new seal.
///
/// # Errors
/// A refusal when the number is empty, too long, or was ever used in this agency.
pub fn check_seal_number(number: &str, used_on: Option<&str>) -> Result<(), Refusal> {
    let by = "Điều 8 Nghị định số 127/2017/NĐ-CP";
    let letters = number.trim().chars().count();
    if letters == 0 || letters > SEAL_LETTERS_MAX {
        return Err(Refusal::new("SEAL-NUMBER", "Cần ghi số niêm phong, tối đa 40 ký tự.")
            .article(by)
            .at("number"));
    }
    match used_on {
        Some(code) => Err(Refusal::new(
            "SEAL-TWIN",
            format!(
                "Niêm phong số {number} đã được dùng cho {code}. Mỗi số chỉ dùng một lần trong cả cơ quan; kiểm tra lại số \
                 trên giấy niêm phong."
            ),
        )
        .article(by)
        .at("number")),
        None => Ok(()),
    }
}

/// Whether a number of the agency's own series was ever handed out. A number of another body's series is not asked.
///
/// # Errors
/// A refusal when the series is known and the number is not among the papers handed out.
pub fn check_seal_issued(number: &str, blocks: &[SealBlock]) -> Result<(), Refusal> {
    let own = |b: &&SealBlock| {
        let running = number.strip_prefix(b.prefix.as_str());
        running.is_some_and(|r| !r.is_empty() && r.bytes().all(|c| c.is_ascii_digit()))
    };
    let mut known = blocks.iter().filter(own).peekable();
    if known.peek().is_none() || known.any(|b| b.holds(number)) {
        return Ok(());
    }
    Err(Refusal::new(
        "SEAL-NOT-ISSUED",
        format!(
            "Số niêm phong {number} không nằm trong các tờ đã cấp của cơ quan. Kiểm tra lại số in trên giấy niêm phong; nếu \
             giấy mới, thủ trưởng cấp dãy số trước."
        ),
    )
    .article("Điều 8 Nghị định số 127/2017/NĐ-CP")
    .at("number"))
}

/// Whether a seal may be opened now.
///
/// # Errors
/// A refusal when it is not on, or when no reason is given.
pub fn check_seal_opening(number: &str, state: Option<SealState>, reason: &str) -> Result<(), Refusal> {
    let by = "Điều 11 Nghị định số 127/2017/NĐ-CP";
    match state {
        Some(SealState::Applied) => {}
        Some(other) => {
            return Err(Refusal::new(
                "SEAL-STATE",
                format!("Niêm phong số {number} không còn nguyên: {}.", other.label().to_lowercase()),
            )
            .article(by));
        }
        None => {
            return Err(Refusal::new("SEAL-UNKNOWN", format!("Không có niêm phong số {number} trong sổ."))
                .article(by)
                .at("number"));
        }
    }
    if reason.trim().is_empty() {
        return Err(Refusal::new("SEAL-REASON", "Mở niêm phong phải ghi lý do và người yêu cầu.")
            .article(by)
            .at("reason"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cash_lies_only_in_a_cash_place_and_the_refusal_says_where() {
        let on: Day = "2026-03-02".parse().unwrap();
        assert!(check_class("TV-1", ItemClass::Cash, "Két 1", PlaceClass::Cash, on).is_ok());
        let refusal = check_class("TV-1", ItemClass::Cash, "Kệ A", PlaceClass::General, on).unwrap_err();
        assert_eq!(refusal.code, "PLACE-CLASS");
        assert!(refusal.message.contains("két tiền"), "{refusal}");
    }

    #[test]
    fn a_seal_number_is_used_once_and_opened_with_a_reason() {
        assert!(check_seal_number("NP-001", None).is_ok());
        assert_eq!(check_seal_number("NP-001", Some("TV-1")).unwrap_err().code, "SEAL-TWIN");
        assert_eq!(check_seal_number("  ", None).unwrap_err().code, "SEAL-NUMBER");
        assert!(check_seal_opening("NP-001", Some(SealState::Applied), "Giám định bổ sung").is_ok());
        for (state, reason, code) in [
            (Some(SealState::Opened), "x", "SEAL-STATE"),
            (None, "x", "SEAL-UNKNOWN"),
            (Some(SealState::Applied), " ", "SEAL-REASON"),
        ] {
            assert_eq!(check_seal_opening("NP-001", state, reason).unwrap_err().code, code);
        }
    }

    #[test]
    fn only_seal_papers_that_were_handed_out_can_be_put_on() {
        let block = SealBlock {
            prefix: "NP-2026-".into(),
            first: 1,
            last: 100,
            holder: "Trần Văn Tư".into(),
            given_on: "2026-01-05".parse().unwrap(),
        };
        let blocks = [block];
        for number in ["NP-2026-0001", "NP-2026-100", "NP-CA-1290", "5512"] {
            assert!(check_seal_issued(number, &blocks).is_ok(), "{number}");
        }
        for number in ["NP-2026-101", "NP-2026-0"] {
            assert_eq!(check_seal_issued(number, &blocks).unwrap_err().code, "SEAL-NOT-ISSUED", "{number}");
        }
        assert!(check_seal_issued("NP-2026-101", &[]).is_ok());
    }

    #[test]
    fn a_thing_that_has_left_cannot_be_moved() {
        assert_eq!(check_move("TV-1", ItemState::Released, false).unwrap_err().code, "ITEM-STATE");
        assert_eq!(check_move("TV-1", ItemState::InStore, true).unwrap_err().code, "SAME-PLACE");
        assert_eq!(check_move("TV-1", ItemState::InStore, false), Ok(ItemState::InStore));
    }
}
