//! Kinds of counts and where each stands.

use crate::custody::choices;

choices! {
    /// Why a count is made.
    CountKind {
        /// A random sample of the month.
        Sample = "sample", "Mẫu ngẫu nhiên hằng tháng";
        /// Everything, every quarter.
        Quarter = "quarter", "Hằng quý";
        /// Everything, every half year.
        HalfYear = "half_year", "06 tháng";
        /// Everything, every year.
        Year = "year", "Hằng năm";
        /// One place, at once: after an incident, or because somebody wants to know.
        Spot = "spot", "Đột xuất";
        /// Everything a storekeeper hands to a successor.
        Keeper = "keeper", "Khi đổi thủ kho";
        /// A store before it goes to another body.
        Handover = "handover", "Trước khi bàn giao kho";
    }
}

choices! {
    /// Where a count stands.
    CountState {
        /// Committed; the sample is not drawn yet.
        Planned = "planned", "Chờ rút mẫu";
        /// Places are being counted.
        Counting = "counting", "Đang kiểm kê";
        /// The minutes are issued.
        Done = "done", "Đã lập biên bản";
        /// Given up with a reason.
        Dropped = "dropped", "Đã bỏ";
    }
}

choices! {
    /// Where the sheet of one place stands.
    SheetState {
        /// The first count is to be made, or goes on.
        Open = "open", "Chưa xong";
        /// Something differed: others count again.
        Again = "again", "Đếm lại lần hai";
        /// Closed.
        Done = "done", "Đã xong";
    }
}

impl CountKind {
    /// Whether its places are drawn by chance on the day.
    pub const fn is_drawn(self) -> bool {
        matches!(self, CountKind::Sample)
    }

    /// Whether a person chooses it in the form of a new count; the others begin in their own matter.
    pub const fn is_planned_by_hand(self) -> bool {
        !matches!(self, CountKind::Keeper | CountKind::Handover)
    }

    /// By which articles it is made.
    pub const fn article(self) -> &'static str {
        match self {
            CountKind::Quarter => "khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP",
            CountKind::HalfYear | CountKind::Year => {
                "khoản 1, khoản 2 Điều 38 Nghị định số 152/2026/NĐ-CP; khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP"
            }
            CountKind::Sample | CountKind::Spot => {
                "khoản 2 Điều 38 Nghị định số 152/2026/NĐ-CP; Điều 6, 9 Thông tư số 01/2017/TT-BTP"
            }
            CountKind::Keeper => {
                "khoản 4 Điều 11 Thông tư số 04/2023/TT-BTP; Điều 9 Thông tư số 01/2017/TT-BTP"
            }
            CountKind::Handover => "khoản 6 Điều 116 Luật Thi hành án dân sự số 106/2025/QH15",
        }
    }
}
