//! The label on a thing in the store, with its QR code (nhãn; Thông tư 04/2023/TT-BTP, khoản 1 Điều 11).

use crate::{
    kernel::Day,
    paper::{About, Label, PaperError, Sheet, label},
};

/// What the label must know; nothing sensitive stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelFacts {
    /// The agency.
    pub agency: String,
    /// The code of the thing.
    pub code: String,
    /// The address that the QR code opens.
    pub qr: String,
    /// What the thing is.
    pub name: String,
    /// The case or the file's number.
    pub case: String,
    /// From whom it came.
    pub from: String,
    /// The owner, if any.
    pub owner: String,
    /// The day it came in.
    pub received: Day,
    /// The seal.
    pub seal: String,
    /// The place in the store.
    pub place: String,
    /// A warning: `Dễ cháy`; empty for none.
    pub warning: String,
}

/// The label, 100 × 70 mm.
///
/// # Errors
/// [`PaperError::Missing`] when the words do not fit.
pub fn item_label(facts: &LabelFacts) -> Result<Sheet, PaperError> {
    let line = |what: &str, value: &str| (what.to_owned(), value.to_owned());
    label(&Label {
        agency: facts.agency.clone(),
        code: facts.code.clone(),
        qr: facts.qr.clone(),
        name: facts.name.clone(),
        lines: vec![
            line("Vụ việc", &facts.case),
            line("Bên giao", &facts.from),
            line("Chủ sở hữu", &facts.owner),
            line("Ngày nhập", &facts.received.to_string()),
            line("Niêm phong", &facts.seal),
            line("Vị trí", &facts.place),
        ],
        warning: facts.warning.clone(),
        about: About {
            title: format!("Nhãn {}", facts.code),
            author: facts.agency.clone(),
            subject: facts.case.clone(),
            day: facts.received,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::testing::{approve, day};

    fn facts() -> LabelFacts {
        LabelFacts {
            agency: "Thi hành án dân sự tỉnh Hà An".into(),
            code: "VC-2026-00381".into(),
            qr: "https://thads.haan.vi-du/v/VC-2026-00381".into(),
            name: "Xe mô tô Honda Wave Alpha, biển 29-B1 234.56".into(),
            case: "Lê Văn Tình, BA 45/2024/HS-ST".into(),
            from: "Công an tỉnh Hà An".into(),
            owner: "Lê Văn Tình".into(),
            received: day("2026-02-11"),
            seal: "NP-2026-00417".into(),
            place: "Kho số 2, dãy A, ô 03".into(),
            warning: "Dễ cháy".into(),
        }
    }

    #[test]
    fn the_label_reads_as_it_was_meant() {
        approve("label", &item_label(&facts()).unwrap());
    }

    #[test]
    fn words_that_do_not_fit_are_refused() {
        let mut facts = facts();
        facts.name = "Máy xúc bánh xích ".repeat(12);
        assert!(matches!(item_label(&facts), Err(PaperError::Missing(_))));
    }
}
