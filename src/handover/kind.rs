//! Kinds and states of hand-overs and extractions.

use crate::custody::choices;

/// Things in one part of a list: a part is a paper of its own that both sides sign.
pub const SHEET_LINES: i64 = 50;
/// Parts drawn in one act.
pub const SHEETS_AT_ONCE: i64 = 20;

choices! {
    /// What is handed over.
    HandoverKind {
        /// A whole store with everything in it.
        Store = "store", "Cả kho cùng vật chứng";
        /// Chosen things.
        Things = "things", "Một số vật, tài sản";
    }
}

choices! {
    /// Where a hand-over stands.
    HandoverState {
        /// The store is frozen and is being counted.
        Counting = "counting", "Đã khóa kho, đang kiểm kê";
        /// Counted; what stays is to be named.
        Reconciling = "reconciling", "Đối chiếu, chốt danh mục";
        /// The parts of the list are being drawn.
        Listing = "listing", "Đang lập danh mục";
        /// Both sides sign part by part.
        Signing = "signing", "Hai bên ký từng phần";
        /// Over.
        Closed = "closed", "Đã bàn giao xong";
        /// Given up.
        Dropped = "dropped", "Đã bỏ";
    }
}

choices! {
    /// Where an extraction stands.
    ExtractionState {
        /// Signed; the things still lie in the store.
        Ordered = "ordered", "Chờ cơ quan đến nhận";
        /// The body has them.
        Out = "out", "Đang trích xuất";
        /// They are back.
        Back = "back", "Đã nhận lại";
        /// Given up.
        Dropped = "dropped", "Đã bỏ";
    }
}
