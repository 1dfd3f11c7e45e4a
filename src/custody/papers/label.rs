//! The label on a thing in the store, with its QR code (nhãn; Thông tư 04/2023/TT-BTP, khoản 1 Điều 11).

use crate::{
    kernel::Day,
    paper::{About, Label, PaperError, Sheet, label, label_sheets},
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
    label(&label_of(facts))
}

fn label_of(facts: &LabelFacts) -> Label {
    let line = |what: &str, value: &str| (what.to_owned(), value.to_owned());
    Label {
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
    }
}

/// What the label of a place must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceLabelFacts {
    /// The agency.
    pub agency: String,
    /// The short code of the place.
    pub code: String,
    /// The address that the QR code opens.
    pub qr: String,
    /// Its name.
    pub name: String,
    /// Names from the outermost in.
    pub path: String,
    /// What it was built for.
    pub class: String,
    /// The day of printing.
    pub day: Day,
}

fn label_of_place(facts: &PlaceLabelFacts) -> Label {
    let line = |what: &str, value: &str| (what.to_owned(), value.to_owned());
    Label {
        agency: facts.agency.clone(),
        code: facts.code.clone(),
        qr: facts.qr.clone(),
        name: facts.name.clone(),
        lines: vec![line("Vị trí", &facts.path), line("Dùng cho", &facts.class)],
        warning: String::new(),
        about: about_labels(&facts.agency, &facts.path, facts.day),
    }
}

fn about_labels(agency: &str, what: &str, day: Day) -> About {
    About { title: format!("Nhãn: {what}"), author: agency.to_owned(), subject: what.to_owned(), day }
}

/// The label of a place and the labels of the things in it, on sheets of A4.
///
/// # Errors
/// [`PaperError::Missing`] when the words of a label do not fit.
pub fn place_labels(place: &PlaceLabelFacts, things: &[LabelFacts]) -> Result<Sheet, PaperError> {
    let labels: Vec<Label> =
        std::iter::once(label_of_place(place)).chain(things.iter().map(label_of)).collect();
    label_sheets(&labels, about_labels(&place.agency, &place.path, place.day))
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
    fn a_place_and_its_things_stand_on_one_sheet_to_be_cut() {
        let place = PlaceLabelFacts {
            agency: "Thi hành án dân sự tỉnh Hà An".into(),
            code: "K2-A3".into(),
            qr: "https://thads.haan.vi-du/kho/noi/K2-A3".into(),
            name: "Kệ A3".into(),
            path: "Kho số 2 › Dãy A › Kệ A3".into(),
            class: "Kho thường".into(),
            day: day("2026-02-11"),
        };
        let things: Vec<LabelFacts> =
            (1..=9).map(|n| LabelFacts { code: format!("VC-2026-{n:05}"), ..facts() }).collect();
        let sheet = place_labels(&place, &things).unwrap();
        assert_eq!(sheet.pages.len(), 2, "ten labels, eight to a sheet");
        approve("label-sheets", &sheet);
    }

    #[test]
    fn words_that_do_not_fit_are_refused() {
        let mut facts = facts();
        facts.name = "Máy xúc bánh xích ".repeat(12);
        assert!(matches!(item_label(&facts), Err(PaperError::Missing(_))));
    }
}
