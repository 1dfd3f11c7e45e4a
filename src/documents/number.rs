//! Numbers: one series for each kind of paper and calendar year, from 01, without gap or twin.
//!
//! Which calendar an enforcement series follows is open (`domain/documents.md` 5.1); the calendar year of
//! Nghị định 30/2020/NĐ-CP Điều 15 is taken for all, in this one place.

use crate::kernel::Day;

/// A series of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Quyết định.
    Decision,
    /// Thông báo.
    Notice,
    /// Biên bản.
    Minutes,
    /// Lệnh nhập kho, xuất kho.
    StoreOrder,
    /// Phiếu nhập kho, phiếu xuất kho, thẻ kho.
    StoreSlip,
    /// Bảng kê, bảng phân chia.
    Sheet,
}

impl Series {
    /// The abbreviation of the kind (Nghị định 30/2020/NĐ-CP, Phụ lục III; `LK`, `PK`, `BK` are the house's own).
    pub const fn code(self) -> &'static str {
        match self {
            Series::Decision => "QĐ",
            Series::Notice => "TB",
            Series::Minutes => "BB",
            Series::StoreOrder => "LK",
            Series::StoreSlip => "PK",
            Series::Sheet => "BK",
        }
    }

    /// The year in whose series a paper of that day is numbered.
    pub fn year(self, on: Day) -> i32 {
        on.year()
    }
}

/// The number as printed: two digits at least, then the kind and the agency: `05/QĐ-THADS`.
pub fn symbol(series: Series, number: i64, agency_symbol: &str) -> String {
    format!("{number:02}/{}-{agency_symbol}", series.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_ten_have_a_zero() {
        assert_eq!(symbol(Series::Decision, 5, "THADS"), "05/QĐ-THADS");
        assert_eq!(symbol(Series::Minutes, 407, "THADS"), "407/BB-THADS");
    }
}
