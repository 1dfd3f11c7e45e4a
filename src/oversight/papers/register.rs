//! The print of the register of a quarter, on lying A3 with numbered pages (Thông tư 04/2023/TT-BTP, khoản 4 Điều 30).

use crate::{
    law::PaperBases,
    oversight::{Quarter, RegisterRow},
    paper::{
        Align, Cell, Column, Composer, Geometry, PaperError, Sheet, Size, Table, about, common::PaperHead,
    },
};

/// What the print must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterFacts {
    /// Number, day, the head of the agency.
    pub head: PaperHead,
    /// The quarter.
    pub quarter: Quarter,
    /// Its rows.
    pub rows: Vec<RegisterRow>,
}

/// The print; a quarter without things is printed as such.
///
/// # Errors
/// What the font refuses.
pub fn register_print(facts: &RegisterFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let title = "SỔ THEO DÕI VẬT CHỨNG, TÀI SẢN KÊ BIÊN, TẠM GIỮ";
    let when = facts.quarter.to_string();
    let mut paper = Composer::begin_on(
        Geometry::REGISTER,
        &facts.head,
        title,
        &crate::paper::common::capital(&when),
        Size::pt(13),
        true,
    );
    paper.bases(&law.lines);
    if facts.rows.is_empty() {
        paper.text("Trong quý không nhận và không xuất vật chứng, tài sản nào.");
    } else {
        paper.table(&table(&facts.rows));
        let gone = facts.rows.iter().filter(|r| r.left.is_some()).count();
        paper.text(format!(
            "Cộng {} dòng, trong đó {gone} dòng đã ra khỏi sổ. Sổ lập từ các hành vi đã ghi; sửa đổi, bổ sung sau khi in được \
             ghi trên bản in này và trong hệ thống, kèm ngày sửa.",
            facts.rows.len()
        ));
    }
    let (office, name) = (facts.head.signer.office().join(" "), facts.head.signer.name().to_owned());
    let signers = [
        ("Thủ kho".to_owned(), String::new()),
        ("Kế toán nghiệp vụ".to_owned(), String::new()),
        (office, name),
    ];
    paper.signatures(&signers, 3);
    paper.finish(about(&facts.head, &format!("Sổ theo dõi vật chứng, tài sản, {when}")))
}

fn table(rows: &[RegisterRow]) -> Table {
    let columns = vec![
        Column::new("STT", 10, Align::Center),
        Column::new("Ngày nhận", 23, Align::Center),
        Column::new("Mã số", 28, Align::Left),
        Column::new("Tên, đặc điểm", 0, Align::Left),
        Column::new("Số lượng", 24, Align::Right),
        Column::new("Tình trạng, niêm phong", 42, Align::Left),
        Column::new("Việc thi hành án", 46, Align::Left),
        Column::new("Bên giao", 38, Align::Left),
        Column::new("Chứng từ nhập", 32, Align::Left),
        Column::new("Chế độ, nơi giữ", 36, Align::Left),
        Column::new("Ngày ra", 22, Align::Center),
        Column::new("Chứng từ, người nhận", 38, Align::Left),
    ];
    let row = |(n, row): (usize, &RegisterRow)| -> Vec<Cell> {
        let day = |d: Option<crate::kernel::Day>| d.map(|d| d.to_string()).unwrap_or_default();
        let left_by = if row.left_by.is_empty() { &row.outcome } else { &row.left_by };
        vec![
            n.to_string().into(),
            day(row.received).into(),
            row.code.as_str().into(),
            row.what.as_str().into(),
            row.quantity.as_str().into(),
            row.condition.as_str().into(),
            row.case.as_str().into(),
            row.from.as_str().into(),
            row.came_by.as_str().into(),
            row.kept.as_str().into(),
            day(row.left).into(),
            left_by.as_str().into(),
        ]
    };
    Table { columns, rows: (1..).zip(rows).map(row).collect(), size: Size::pt(9) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, day, head},
    };

    #[test]
    fn the_register_prints_what_came_and_what_went() {
        for (regime, on) in [("R08", "2026-04-02"), ("R25", "2026-10-02")] {
            let row = RegisterRow {
                received: Some(day("2026-02-11")),
                code: "TV-2026-00013".into(),
                what: "Xe mô tô Honda Wave, biển số 29-B1 234.56".into(),
                quantity: "1 chiếc".into(),
                condition: "trầy yếm trái; niêm phong số NP-0042".into(),
                case: "123/2026 · Trộm cắp tài sản".into(),
                from: "Đại úy Lê Văn Hùng, Công an tỉnh Hà An".into(),
                came_by: "Lệnh số 08/LK-THADS; Phiếu số 12/PK-THADS".into(),
                kept: "Vật chứng nhận trước 01/7/2026; Kho số 2 › Kệ A".into(),
                ..RegisterRow::default()
            };
            let gone = RegisterRow {
                code: "TV-2026-00014".into(),
                left: Some(day("2026-03-20")),
                left_by: "Phiếu số 3/PK-THADS; ông Nguyễn Văn Bình".into(),
                outcome: "Đã xuất".into(),
                ..row.clone()
            };
            let facts = RegisterFacts {
                head: head("07/BK-THADS", on),
                quarter: Quarter::of(day(on)).before(),
                rows: vec![row, gone],
            };
            let law = paper_bases("REG-13", day(on), &[]).unwrap();
            approve(&format!("REG-13-{regime}"), &register_print(&facts, &law).unwrap());
        }
    }
}
