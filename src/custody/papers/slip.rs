//! DOC-80c, phiếu nhập kho: what was really taken in, line by line beside the papers.

use crate::{
    kernel::Vnd,
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, PaperError, Sheet, Size, Table, about,
        common::{PaperHead, Reference, money},
    },
};

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlipLine {
    /// Name, kind, marks.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// How many by the papers.
    pub by_paper: String,
    /// How many were found.
    pub actual: String,
    /// State, seal.
    pub state: String,
    /// The accounting value, when one is kept; never a sale price (TT 78/2020/TT-BTC, Điều 3).
    pub value: Option<Vnd>,
}

/// Who signs the slip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlipSigners {
    /// Người lập phiếu.
    pub drafter: String,
    /// Người giao.
    pub deliverer: String,
    /// Thủ kho.
    pub storekeeper: String,
    /// Kế toán.
    pub accountant: String,
    /// Thủ trưởng đơn vị.
    pub head: String,
}

/// What the slip must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeSlipFacts {
    /// Number, day.
    pub head: PaperHead,
    /// The order on which it rests.
    pub order: Reference,
    /// The case in a phrase: `ông Phạm Quốc Bảo, Quyết định thi hành án số 318/QĐ-THADS`.
    pub case: String,
    /// Who delivered: name, identity paper.
    pub deliverer: String,
    /// The store.
    pub store: String,
    /// Papers handed over with the things; may be empty.
    pub attached: String,
    /// Differences found, each a phrase; empty when all agrees.
    pub differences: Vec<String>,
    /// The lines.
    pub lines: Vec<SlipLine>,
    /// Who signs.
    pub signers: SlipSigners,
}

/// The slip.
///
/// # Errors
/// [`PaperError::Missing`] without lines; [`PaperError::Figures`] when values do not fit together.
pub fn intake_slip(facts: &IntakeSlipFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::missing("vật, tài sản nhập kho"));
    }
    let mut paper = Composer::begin(&facts.head, "PHIẾU NHẬP KHO", "Vật chứng, tài sản", Size::pt(13));
    paper.bases(&law.lines);
    paper.field("Lệnh nhập kho", format!("số {} {}", facts.order.number, facts.order.day.in_full()));
    paper.field("Hồ sơ", facts.case.as_str());
    paper.field("Người giao", facts.deliverer.as_str());
    paper.field("Nhập tại kho", facts.store.as_str());
    paper.table(&lines_table(&facts.lines)?);
    if facts.lines.iter().any(|l| l.value.is_some()) {
        paper.text(format!("Tổng giá trị hạch toán: {}.", money(total(&facts.lines)?)));
    }
    if facts.differences.is_empty() {
        paper.text("Kết quả đối chiếu: số lượng, tình trạng thực nhập phù hợp với chứng từ.");
    } else {
        paper.leading("Kết quả đối chiếu có sai khác:");
        paper.dashes(&facts.differences);
    }
    paper.field("Giấy tờ kèm theo", facts.attached.as_str());
    let s = &facts.signers;
    let columns = [
        ("Người lập phiếu", &s.drafter),
        ("Người giao", &s.deliverer),
        ("Thủ kho", &s.storekeeper),
        ("Kế toán", &s.accountant),
        ("Thủ trưởng đơn vị", &s.head),
    ];
    let signers: Vec<(String, String)> = columns.map(|(o, n)| (o.to_owned(), n.clone())).to_vec();
    paper.signatures(&signers, signers.len());
    paper.finish(about(&facts.head, "Phiếu nhập kho vật chứng, tài sản"))
}

fn total(lines: &[SlipLine]) -> Result<Vnd, PaperError> {
    Vnd::sum(lines.iter().filter_map(|l| l.value)).map_err(|e| PaperError::Figures(e.to_string()))
}

fn lines_table(lines: &[SlipLine]) -> Result<Table, PaperError> {
    let valued = lines.iter().any(|l| l.value.is_some());
    let mut columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tên, đặc điểm", 0, Align::Left),
        Column::new("Đơn vị tính", 16, Align::Center),
        Column::new("Theo chứng từ", 19, Align::Right),
        Column::new("Thực nhập", 17, Align::Right),
        Column::new("Tình trạng, niêm phong", 37, Align::Left),
    ];
    if valued {
        columns.push(Column::new("Giá trị (đồng)", 28, Align::Right));
    }
    let mut rows: Vec<Vec<Cell>> = (1..)
        .zip(lines)
        .map(|(n, line)| {
            let mut cells: Vec<Cell> = vec![
                n.to_string().into(),
                line.name.as_str().into(),
                line.unit.as_str().into(),
                line.by_paper.as_str().into(),
                line.actual.as_str().into(),
                line.state.as_str().into(),
            ];
            if valued {
                cells.push(line.value.map_or_else(String::new, |v| v.to_string()).into());
            }
            cells
        })
        .collect();
    if valued {
        rows.push(vec![Cell::total("Tổng cộng", 6, Align::Left), Cell::bold(total(lines)?.to_string())]);
    }
    Ok(Table { columns, rows, size: Size::pt(11) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, day, head, reference},
    };

    fn line(name: &str, unit: &str, count: &str, value: i64) -> SlipLine {
        SlipLine {
            name: name.into(),
            unit: unit.into(),
            by_paper: count.into(),
            actual: count.into(),
            state: "Nguyên niêm phong số NP-2026-00417".into(),
            value: Some(Vnd::new(value).unwrap()),
        }
    }

    #[test]
    fn the_slip_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-02-04"), ("R25", "2026-08-04")] {
            let mut facts = IntakeSlipFacts {
                head: head("09/PK-THADS", on),
                order: reference("Lệnh nhập kho", "07/LK-THADS", on),
                case: "ông Phạm Quốc Bảo; Quyết định thi hành án số 318/QĐ-THADS ngày 10/11/2025".into(),
                deliverer: "bà Nguyễn Thị Khánh Huyền, Chấp hành viên".into(),
                store: "Kho số 2, phường Minh Khai, tỉnh Hà An".into(),
                attached: "01 Biên bản kê biên; 01 Giấy chứng nhận đăng ký xe".into(),
                differences: Vec::new(),
                lines: vec![
                    line(
                        "Xe ô tô tải Thaco Ollin 500, biển kiểm soát 37C-421.18",
                        "chiếc",
                        "01",
                        186_500_000,
                    ),
                    line("Chìa khóa xe", "chiếc", "02", 0),
                ],
                signers: SlipSigners {
                    drafter: "Lý Minh Khôi".into(),
                    deliverer: "Nguyễn Thị Khánh Huyền".into(),
                    storekeeper: "Đặng Văn Lực".into(),
                    accountant: "Mai Thanh Hòa".into(),
                    head: "Trịnh Công Hậu".into(),
                },
            };
            if regime == "R25" {
                facts.differences = vec!["chìa khóa xe: chứng từ ghi 02 chiếc, thực nhập 01 chiếc".into()];
                facts.lines[1].actual = "01".into();
            }
            let law = paper_bases("DOC-80c", day(on), &[]).unwrap();
            approve(&format!("DOC-80c-{regime}"), &intake_slip(&facts, &law).unwrap());
        }
    }
}
