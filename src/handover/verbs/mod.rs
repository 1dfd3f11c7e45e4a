//! What can be done in hand-over: on paper, extraction and return, a hand-over from its opening to its close.

mod close;
mod extraction;
mod list;
mod open;
mod paper;

pub use close::{close_handover, drop_handover, sign_sheets};
pub use extraction::{ExtractionWish, order_extraction, return_extraction, take_extraction};
pub use list::{draw_sheets, list_handover};
pub use open::{HandoverWish, open_handover};
pub use paper::{PaperWish, hand_on_paper};

use super::store::{HandoverRow, handover};
use crate::{
    kernel::{HandoverId, Refusal},
    store::{Desk, Failure},
};

/// By what a store is handed to another body.
const STORE_ARTICLE: &str = "khoản 6 Điều 116 Luật Thi hành án dân sự số 106/2025/QH15";

fn unknown() -> Failure {
    Refusal::new("HANDOVER-UNKNOWN", "Chưa có việc bàn giao này trong sổ của cơ quan.")
        .mend("Mở các việc bàn giao", "/kho/ban-giao")
        .into()
}

/// The hand-over, in one of these states.
fn standing(
    desk: &mut Desk<'_>,
    id: HandoverId,
    states: &[super::HandoverState],
) -> Result<HandoverRow, Failure> {
    let row = handover(desk, id)?.ok_or_else(unknown)?;
    if states.contains(&row.state) {
        return Ok(row);
    }
    Err(Refusal::new(
        "HANDOVER-STATE",
        format!(
            "“{}” đang ở bước “{}”; việc này không thuộc bước đó.",
            row.title,
            row.state.label().to_lowercase()
        ),
    )
    .mend("Mở việc bàn giao", format!("/kho/ban-giao/{id}"))
    .into())
}

/// Text that must be there.
fn needed(text: &str, what: &str, field: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new("FIELD", format!("Cần ghi {what}.")).at(field));
    }
    Ok(text.to_owned())
}
