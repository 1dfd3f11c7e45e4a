//! DOC-80g, biên bản bàn giao thủ kho: what was counted jointly, what the successor answers for from now on, what was
//! not taken over and why; both storekeepers and the head sign.

use super::minutes::{PlaceLine, places_table};
use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, MinutesFrame, PaperError, Sheet, Size, Table, common::PaperHead,
        counted,
    },
};

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeeperChangeFacts {
    /// Number, day, who signs for the agency.
    pub head: PaperHead,
    /// Time, place, people: the head, who leaves, who comes.
    pub frame: MinutesFrame,
    /// Who leaves.
    pub outgoing: String,
    /// Who comes.
    pub incoming: String,
    /// The places counted jointly.
    pub places: Vec<PlaceLine>,
    /// How many numbered things, parts among them, are taken over.
    pub accepted: i64,
    /// What is not taken over: name with number, and why.
    pub refused: Vec<(String, String)>,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without places or one of the storekeepers.
pub fn keeper_minutes(facts: &KeeperChangeFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    for (absent, what) in [
        (facts.places.is_empty(), "nơi đã kiểm kê"),
        (facts.outgoing.trim().is_empty(), "thủ kho bàn giao"),
        (facts.incoming.trim().is_empty(), "thủ kho nhận"),
    ] {
        if absent {
            return Err(PaperError::missing(what));
        }
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &KeeperChangeFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let mut paper =
        Composer::begin_minutes(&facts.head, "Về việc bàn giao kho giữa các thủ kho", Size::pt(13));
    paper.minutes_opening(&facts.frame, &law.lines);
    paper.clause_title(1, "Kiểm kê chung");
    paper.text(
        "Từ khi bắt đầu đến khi ký biên bản này kho tạm khóa: không nhập, không chuyển, không xuất. Kết quả kiểm kê từng nơi:",
    );
    paper.table(&places_table(&facts.places));
    paper.clause_title(2, "Phần được bàn giao");
    paper.text(format!(
        "{} giao, {} nhận {} vật, tài sản (kể cả vật đi kèm) theo mã số trong sổ kho tại thời điểm ký. Từ thời điểm ký, {} chịu \
         trách nhiệm giữ và thực hiện các lệnh đang chờ.",
        facts.outgoing, facts.incoming, facts.accepted, facts.incoming
    ));
    paper.clause_title(3, "Phần không nhận bàn giao");
    if facts.refused.is_empty() {
        paper.text("Không có vật, tài sản nào bị từ chối.");
    } else {
        paper.text(format!(
            "{} không nhận các vật, tài sản sau; {} tiếp tục chịu trách nhiệm cho đến khi có kết luận:",
            facts.incoming, facts.outgoing
        ));
        paper.table(&refused_table(&facts.refused));
    }
    paper.minutes_ending(&facts.frame, 4, pages);
    paper.end_minutes(&facts.head, "Biên bản bàn giao kho giữa các thủ kho")
}

fn refused_table(refused: &[(String, String)]) -> Table {
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tên, mã số", 0, Align::Left),
        Column::new("Lý do", 70, Align::Left),
    ];
    let row = |(n, (name, why)): (usize, &(String, String))| -> Vec<Cell> {
        vec![n.to_string().into(), name.as_str().into(), why.as_str().into()]
    };
    Table { columns, rows: (1..).zip(refused).map(row).collect(), size: Size::pt(12) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::{
            Participant,
            testing::{approve, day, frame, head},
        },
    };

    #[test]
    fn the_minutes_say_what_the_successor_did_not_take_over() {
        for (regime, on) in [("R08", "2026-03-31"), ("R25", "2026-12-30")] {
            let mut frame = frame(on);
            frame.place = "Kho số 2, phường Minh Khai, tỉnh Hà An".into();
            frame.absent = Vec::new();
            frame.opinions = vec![("Ông Đặng Văn Lực".into(), "chìa khóa kho đã giao đủ 02 chiếc".into())];
            frame.copies = 3;
            frame.given_to = vec!["thủ kho bàn giao".into(), "thủ kho nhận".into(), "kế toán".into()];
            frame.present = vec![
                Participant::new("Thủ trưởng cơ quan", "Trịnh Công Hậu", "Trưởng Thi hành án dân sự"),
                Participant::new("Thủ kho bàn giao", "Đặng Văn Lực", "Thủ kho"),
                Participant::new("Thủ kho nhận", "Bùi Thị Nga", "Thủ kho"),
            ];
            let mut facts = KeeperChangeFacts {
                head: head("62/BB-THADS", on),
                frame,
                outgoing: "Đặng Văn Lực".into(),
                incoming: "Bùi Thị Nga".into(),
                places: vec![PlaceLine {
                    path: "Kho số 2 › Kệ A".into(),
                    sound: 212,
                    counted: "Bùi Thị Nga, Mai Thanh Hòa".into(),
                    ..PlaceLine::default()
                }],
                accepted: 212,
                refused: Vec::new(),
            };
            if regime == "R25" {
                facts.places[0].missing = 1;
                facts.accepted = 211;
                facts.refused = vec![
                    ("Đồng hồ, mã số TV-2026-00033".into(), "kiểm kê không thấy".into()),
                    ("Máy khoan, mã số TV-2026-00032".into(), "niêm phong có dấu hiệu bị bóc".into()),
                ];
            }
            let law = paper_bases("DOC-80g", day(on), &[]).unwrap();
            approve(&format!("DOC-80g-{regime}"), &keeper_minutes(&facts, &law).unwrap());
        }
    }
}
