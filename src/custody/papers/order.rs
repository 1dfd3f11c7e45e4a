//! DOC-80a, lệnh nhập kho: nothing enters the store without the head's order.

use crate::{
    kernel::Moment,
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table,
        common::{PaperCase, PaperHead, Reference},
    },
};

/// One line of what is to come in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoreLine {
    /// Name, kind, marks.
    pub name: String,
    /// The unit: `chiếc`.
    pub unit: String,
    /// How many, as written.
    pub quantity: String,
    /// Weight or measure; may be empty.
    pub weight: String,
    /// State, seal.
    pub state: String,
}

/// What the order must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeOrderFacts {
    /// Number, day, signer (the head or a deputy).
    pub head: PaperHead,
    /// The case, when there is one already.
    pub case: Option<PaperCase>,
    /// What the order rests on besides the case: transfer decision, seizure minutes.
    pub grounds: Vec<Reference>,
    /// Who takes in: `ông Đặng Văn Lực`.
    pub storekeeper: String,
    /// Who delivers: name, office, body.
    pub deliverer: String,
    /// The store: `Kho số 2, phường Minh Khai`.
    pub store: String,
    /// Why: `tài sản kê biên để thi hành án`.
    pub reason: String,
    /// When.
    pub at: Option<Moment>,
    /// What.
    pub lines: Vec<StoreLine>,
}

/// The order.
///
/// # Errors
/// [`PaperError::Missing`] without lines, storekeeper or store.
pub fn intake_order(facts: &IntakeOrderFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    for (absent, what) in [
        (facts.lines.is_empty(), "vật, tài sản nhập kho"),
        (facts.storekeeper.trim().is_empty(), "thủ kho"),
        (facts.store.trim().is_empty(), "kho"),
    ] {
        if absent {
            return Err(PaperError::Missing(what.to_owned()));
        }
    }
    let mut paper =
        Composer::begin(&facts.head, "LỆNH NHẬP KHO", "Về việc nhập kho vật chứng, tài sản", Size::pt(13));
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.iter().flat_map(PaperCase::bases));
    grounds.extend(facts.grounds.iter().map(Reference::as_basis));
    paper.bases(&grounds);
    let at = facts
        .at
        .map_or_else(String::new, |m| format!(", vào hồi {}, {}", m.hour_in_full(), m.day().in_full()));
    paper.text(format!(
        "1. Giao {}, Thủ kho, nhập vào {}{at} các vật, tài sản ghi dưới đây; lý do nhập: {}.",
        facts.storekeeper, facts.store, facts.reason
    ));
    if !facts.deliverer.trim().is_empty() {
        paper.text(format!("2. Người giao: {}.", facts.deliverer));
    }
    paper.leading("Danh mục vật, tài sản nhập kho:");
    paper.table(&lines_table(&facts.lines));
    paper.text(
        "Thủ kho kiểm tra giấy tờ của người giao, đối chiếu từng vật, tài sản với biên bản thu giữ, kê biên ban đầu; chỉ nhập khi \
         đủ và đúng; ghi thẻ kho, dán nhãn và báo cáo ngay khi có sai khác./.",
    );
    let recipients =
        ["Thủ kho", "Kế toán nghiệp vụ", "Chấp hành viên", "Lưu: VT, HSTHA"].map(str::to_owned).to_vec();
    paper.sign(&facts.head, "Lệnh nhập kho vật chứng, tài sản", recipients)
}

/// The table of lines; weight has a column only when something is weighed.
pub(super) fn lines_table(lines: &[StoreLine]) -> Table {
    let weighed = lines.iter().any(|l| !l.weight.trim().is_empty());
    let mut columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tên, đặc điểm", 0, Align::Left),
        Column::new("Đơn vị tính", 18, Align::Center),
        Column::new("Số lượng", 18, Align::Right),
    ];
    if weighed {
        columns.push(Column::new("Trọng lượng", 23, Align::Right));
    }
    columns.push(Column::new("Tình trạng, niêm phong", 45, Align::Left));
    let row = |(n, line): (usize, &StoreLine)| -> Vec<Cell> {
        let mut cells: Vec<Cell> = vec![
            n.to_string().into(),
            line.name.as_str().into(),
            line.unit.as_str().into(),
            line.quantity.as_str().into(),
        ];
        if weighed {
            cells.push(line.weight.as_str().into());
        }
        cells.push(line.state.as_str().into());
        cells
    };
    Table { columns, rows: (1..).zip(lines).map(row).collect(), size: Size::pt(12) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::{
            common::Signer,
            testing::{approve, case, day, head, moment, reference},
        },
    };

    #[test]
    fn the_order_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let mut facts = IntakeOrderFacts {
                head: head("07/LK-THADS", on),
                case: Some(case()),
                grounds: vec![reference("Biên bản kê biên, xử lý tài sản", "27/BB-THADS", on)],
                storekeeper: "ông Đặng Văn Lực".into(),
                deliverer: "bà Nguyễn Thị Khánh Huyền, Chấp hành viên".into(),
                store: "Kho số 2, phường Minh Khai, tỉnh Hà An".into(),
                reason: "bảo quản tài sản kê biên để thi hành án".into(),
                at: Some(moment(on, 14, 0)),
                lines: vec![
                    StoreLine {
                        name: "Xe ô tô tải Thaco Ollin 500, biển kiểm soát 37C-421.18".into(),
                        unit: "chiếc".into(),
                        quantity: "01".into(),
                        weight: String::new(),
                        state: "Đã qua sử dụng; niêm phong số NP-2026-00417".into(),
                    },
                    StoreLine {
                        name: "Chìa khóa xe".into(),
                        unit: "chiếc".into(),
                        quantity: "02".into(),
                        weight: String::new(),
                        state: "Trong phong bì niêm phong số NP-2026-00418".into(),
                    },
                ],
            };
            facts.head.signer = Signer::Deputy("Trịnh Công Hậu".into());
            let law = paper_bases("DOC-80a", day(on), &[]).unwrap();
            approve(&format!("DOC-80a-{regime}"), &intake_order(&facts, &law).unwrap());
        }
    }
}
