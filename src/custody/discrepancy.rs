//! Discrepancies: each opened by an act, owned by a person, settled by the head, never absorbed.

use super::choice::choices;
use crate::kernel::Day;
use crate::kernel::{DiscrepancyId, ItemId, PersonId, PlaceId};
use serde::{Deserialize, Serialize};

choices! {
    /// What does not match.
    DiscrepancyKind {
        /// Found and papers differ at intake.
        Intake = "intake", "Sai khác khi giao nhận";
        /// A seal is torn or suspicious.
        Seal = "seal", "Niêm phong rách, nghi vấn";
        /// A thing lies in another place than the book says.
        WrongPlace = "wrong_place", "Sai chỗ";
        /// A count did not find a thing.
        Missing = "missing", "Không thấy khi kiểm kê";
        /// A count found what the book does not know.
        Unknown = "unknown", "Không có trong sổ";
        /// Whatever a person noticed.
        Noticed = "noticed", "Phát hiện khác";
    }
}

choices! {
    /// How a discrepancy ended.
    Settlement {
        /// The reason is clear; the book stays.
        Explained = "explained", "Đã làm rõ nguyên nhân";
        /// The thing was found, or is back in its place.
        Found = "found", "Đã tìm thấy, đã về đúng chỗ";
        /// The quantity is put right by what was confirmed.
        Corrected = "corrected", "Ghi lại số lượng theo kết luận";
        /// The thing is lost; responsibility is pursued elsewhere.
        Lost = "lost", "Xác định mất, chuyển xử lý trách nhiệm";
    }
}

/// A discrepancy as the act that opens it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Its id.
    pub id: DiscrepancyId,
    /// The thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// What kind.
    pub kind: DiscrepancyKind,
    /// What does not match, in words.
    pub what: String,
    /// Who has to clear it up.
    pub owner: PersonId,
    /// The house's own last day for it; the law gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

/// Days the house gives to clear up a discrepancy. The law gives none; an agency may want another number.
pub const SETTLE_DAYS: i64 = 10;
