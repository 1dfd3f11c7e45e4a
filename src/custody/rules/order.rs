//! Orders: what a head may order in, and what may be ordered out.

use super::articles::order_article;
use crate::{
    custody::{
        order::{OrderWish, WishLine},
        regime::{Origin, evidence_stays},
        state::{ItemMove, ItemState},
    },
    kernel::{Day, PersonId, Refusal},
};

/// Most things in one order; a longer list is parted so that each paper can be read and signed.
pub const ORDER_LINES_MAX: usize = 500;

/// Whether the head may sign this order.
///
/// # Errors
/// A refusal at the field that is missing or not allowed.
pub fn check_order(wish: &OrderWish, signer: PersonId, on: Day) -> Result<(), Refusal> {
    let by = order_article(on);
    if wish.storekeeper == signer {
        return Err(Refusal::new(
            "SIGNER-KEEPER",
            "Người ký lệnh nhập kho không được đồng thời là thủ kho. Chọn thủ kho khác.",
        )
        .article(by)
        .at("storekeeper"));
    }
    for (text, field, what) in [
        (&wish.reason, "reason", "lý do nhập kho"),
        (&wish.deliverer.name, "deliverer", "người giao"),
        (&wish.minutes.symbol, "minutes", "biên bản thu giữ ban đầu"),
    ] {
        if text.trim().is_empty() {
            return Err(Refusal::new("ORDER-FIELD", format!("Lệnh nhập kho cần ghi {what}."))
                .article(by)
                .at(field));
        }
    }
    if wish.lines.is_empty() {
        return Err(Refusal::new("ORDER-EMPTY", "Lệnh nhập kho cần ít nhất một dòng đồ vật.")
            .article(by)
            .at("lines"));
    }
    if wish.lines.len() > ORDER_LINES_MAX {
        return Err(Refusal::new(
            "ORDER-LONG",
            format!("Một lệnh ghi tối đa {ORDER_LINES_MAX} dòng. Tách thành nhiều lệnh."),
        )
        .at("lines"));
    }
    wish.lines.iter().enumerate().try_for_each(|(n, line)| check_line(&wish.lines, n, line, on))
}

fn check_line(lines: &[WishLine], n: usize, line: &WishLine, on: Day) -> Result<(), Refusal> {
    let place = n + 1;
    let thing = &line.thing;
    if thing.name.trim().is_empty() || thing.unit.trim().is_empty() {
        return Err(
            Refusal::new("ORDER-LINE", format!("Dòng {place} cần có tên và đơn vị tính.")).at("lines")
        );
    }
    if thing.quantity <= super::super::Quantity::pieces(0) {
        return Err(Refusal::new("ORDER-LINE", format!("Dòng {place}: số lượng phải lớn hơn 0.")).at("lines"));
    }
    if thing.condition.trim().is_empty() {
        return Err(Refusal::new(
            "ORDER-LINE",
            format!("Dòng {place} cần ghi tình trạng theo biên bản thu giữ ban đầu, để đối chiếu khi nhận."),
        )
        .article(order_article(on))
        .at("lines"));
    }
    if let Some(under) = line.under {
        let sound = under < n && lines.get(under).is_some_and(|l| l.under.is_none());
        if !sound {
            return Err(Refusal::new(
                "ORDER-LINE",
                format!("Dòng {place}: vật đi kèm phải đứng sau vật chính của nó."),
            )
            .at("lines"));
        }
    }
    if thing.origin == Origin::Evidence && evidence_stays(on) {
        return Err(Refusal::new(
            "EVIDENCE-STAYS",
            format!(
                "Dòng {place}: từ ngày 01/7/2026 vật chứng ở lại nơi đang giữ; cơ quan thi hành án tiếp nhận trên giấy \
                 tại nơi đó, không lập lệnh nhập kho."
            ),
        )
        .article("điểm đ khoản 1 Điều 90 Bộ luật Tố tụng hình sự; Điều 37 Nghị định số 152/2026/NĐ-CP")
        .mend("Ghi tiếp nhận trên giấy", "/kho/noi-khac-giu/moi"));
    }
    Ok(())
}

/// A thing that is to be released, as far as this rule looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Its number.
    pub code: String,
    /// Its state.
    pub state: ItemState,
    /// Whether a discrepancy about it is open.
    pub disputed: bool,
    /// Whether its seal was found broken and not put on again.
    pub seal_broken: bool,
    /// Whether it is evidence: it leaves by a judgment, not by an order alone.
    pub evidence: bool,
    /// What is to become of it by a ruling in force and matched: the code of its kind.
    pub ruled: Option<String>,
    /// Whether an appeal, a claim or an extraction stands against its leaving.
    pub held: bool,
    /// The decision by which another body takes it over, where that is why it leaves.
    pub transfer: bool,
}

/// Whether things may be ordered out, or leave.
///
/// # Errors
/// A refusal that names the thing and what stands against it.
pub fn check_release(things: &[Leaving], on: Day) -> Result<(), Refusal> {
    let by = order_article(on);
    if things.is_empty() {
        return Err(Refusal::new("ORDER-EMPTY", "Lệnh xuất kho cần ít nhất một đồ vật.").article(by));
    }
    for thing in things {
        let code = &thing.code;
        if thing.state.after(ItemMove::Release).is_none() {
            return Err(Refusal::new(
                "ITEM-STATE",
                format!("{code} đang ở trạng thái “{}”, không thể xuất kho.", thing.state.label()),
            )
            .article(by));
        }
        if thing.disputed {
            return Err(Refusal::new(
                "ITEM-DISPUTED",
                format!(
                    "{code} còn sai khác chưa giải quyết. Thủ trưởng kết luận sai khác trước khi xuất kho."
                ),
            )
            .article(by)
            .mend("Xem các sai khác", "/kho/sai-khac"));
        }
        if thing.seal_broken {
            return Err(Refusal::new(
                "SEAL-BROKEN",
                format!("Niêm phong của {code} bị rách hoặc nghi vấn. Lập kết luận và niêm phong lại trước khi xuất kho."),
            )
            .article("Điều 11 Nghị định số 127/2017/NĐ-CP"));
        }
        check_evidence(thing)?;
    }
    Ok(())
}

/// By which articles evidence leaves.
const EVIDENCE_ARTICLE: &str =
    "Điều 106 Bộ luật Tố tụng hình sự; khoản 3 Điều 37 Nghị định số 152/2026/NĐ-CP";

/// Whether evidence may leave by an ordinary order: only behind a ruling in force and matched, or into the hands of
/// another body by its decision; never against a hold, and never what is to be destroyed.
fn check_evidence(thing: &Leaving) -> Result<(), Refusal> {
    let code = &thing.code;
    let stop = |key: &str, text: String| {
        let page = format!("/vat/{code}/xu-ly");
        Err(Refusal::new(key, text).article(EVIDENCE_ARTICLE).mend("Mở trang xử lý của vật", page))
    };
    if thing.held && !thing.transfer {
        return stop("ITEM-HELD", format!("{code} đang tạm dừng xử lý, không xuất kho."));
    }
    if !thing.evidence || thing.transfer {
        return Ok(());
    }
    match thing.ruled.as_deref() {
        None => stop(
            "EVIDENCE-RULING",
            format!(
                "{code} là vật chứng: chỉ xuất kho khi có bản án, quyết định có hiệu lực đã đối chiếu khớp, hoặc có quyết định \
                 chuyển giao, trích xuất của cơ quan có thẩm quyền."
            ),
        ),
        Some("destroy") => stop(
            "EVIDENCE-DESTROY",
            format!(
                "{code} phải tiêu hủy: chỉ giao cho Hội đồng tiêu hủy tại nơi lưu giữ, không xuất kho theo lệnh."
            ),
        ),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        custody::{Described, InitialMinutes, ItemClass, Outsider},
        kernel::CaseId,
    };

    fn wish(origin: Origin) -> OrderWish {
        OrderWish {
            case: CaseId::new(),
            storekeeper: PersonId::new(),
            deliverer: Outsider { name: "Trần Văn Bình".into(), ..Outsider::default() },
            place: None,
            reason: "Kê biên để bảo đảm thi hành án".into(),
            minutes: InitialMinutes {
                symbol: "Biên bản kê biên số 12".into(), ..InitialMinutes::default()
            },
            lines: vec![
                WishLine { thing: Described::piece("Xe ô tô", ItemClass::Vehicle, origin), under: None },
                WishLine {
                    thing: Described::piece("Chìa khóa", ItemClass::Accessory, origin),
                    under: Some(0),
                },
            ],
        }
    }

    #[test]
    fn an_order_needs_its_fields_another_signer_and_sound_lines() {
        let on: Day = "2026-03-02".parse().unwrap();
        let signer = PersonId::new();
        let good = wish(Origin::Evidence);
        assert_eq!(check_order(&good, signer, on), Ok(()));
        assert_eq!(check_order(&good, good.storekeeper, on).unwrap_err().code, "SIGNER-KEEPER");
        let edit = |change: fn(&mut OrderWish)| {
            let mut wish = good.clone();
            change(&mut wish);
            check_order(&wish, signer, on).unwrap_err().code
        };
        assert_eq!(edit(|w| w.reason.clear()), "ORDER-FIELD");
        assert_eq!(edit(|w| w.minutes.symbol.clear()), "ORDER-FIELD");
        assert_eq!(edit(|w| w.lines.clear()), "ORDER-EMPTY");
        assert_eq!(edit(|w| w.lines[1].under = Some(1)), "ORDER-LINE");
        assert_eq!(edit(|w| w.lines[0].thing.condition.clear()), "ORDER-LINE");
    }

    #[test]
    fn new_evidence_is_not_carried_into_the_store_but_seized_property_is() {
        let on: Day = "2026-07-01".parse().unwrap();
        let signer = PersonId::new();
        let refusal = check_order(&wish(Origin::Evidence), signer, on).unwrap_err();
        assert_eq!(refusal.code, "EVIDENCE-STAYS");
        assert!(refusal.to_string().contains("Điều 90"));
        assert_eq!(check_order(&wish(Origin::Seized), signer, on), Ok(()));
    }

    #[test]
    fn nothing_leaves_that_is_disputed_unsealed_or_not_there() {
        let on: Day = "2026-03-02".parse().unwrap();
        let good = Leaving {
            code: "TV-2026-00001".into(),
            state: ItemState::InStore,
            disputed: false,
            seal_broken: false,
            evidence: false,
            ruled: None,
            held: false,
            transfer: false,
        };
        assert_eq!(check_release(std::slice::from_ref(&good), on), Ok(()));
        for (wrong, code) in [
            (Leaving { state: ItemState::Missing, ..good.clone() }, "ITEM-STATE"),
            (Leaving { disputed: true, ..good.clone() }, "ITEM-DISPUTED"),
            (Leaving { seal_broken: true, ..good.clone() }, "SEAL-BROKEN"),
            (Leaving { held: true, ..good.clone() }, "ITEM-HELD"),
            (Leaving { evidence: true, ..good.clone() }, "EVIDENCE-RULING"),
            (Leaving { evidence: true, ruled: Some("destroy".into()), ..good.clone() }, "EVIDENCE-DESTROY"),
        ] {
            assert_eq!(check_release(&[wrong], on).unwrap_err().code, code);
        }
        let ruled = Leaving { evidence: true, ruled: Some("return".into()), ..good.clone() };
        assert_eq!(check_release(&[ruled], on), Ok(()));
        let taken_over = Leaving { evidence: true, held: true, transfer: true, ..good };
        assert_eq!(check_release(&[taken_over], on), Ok(()));
        assert_eq!(check_release(&[], on).unwrap_err().code, "ORDER-EMPTY");
    }
}
