//! DOC-80e, biên bản kiểm kê: which places were counted by whom, each thing with what the count found, each
//! difference (khoản 4 Điều 11 Thông tư 04/2023/TT-BTP: name, number, condition; accountant, storekeeper, head sign).

use crate::{
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, MinutesFrame, PaperError, Sheet, Size, Table, common::PaperHead,
        counted,
    },
};

/// One place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceLine {
    /// Its path.
    pub path: String,
    /// Things in their place.
    pub sound: i64,
    /// Things found here that belong elsewhere.
    pub misplaced: i64,
    /// Things not found.
    pub missing: i64,
    /// Labels the book does not know.
    pub strange: i64,
    /// Who counted, and whether a second time: `lần 1: …; lần 2: …`.
    pub counted: String,
}

/// One thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountLine {
    /// Name, marks, number for life.
    pub name: String,
    /// Quantity with its unit, by the book.
    pub quantity: String,
    /// Condition and seal, by the book.
    pub state: String,
    /// `Có, đúng chỗ`, or what differs.
    pub found: String,
}

/// How the places were chosen by chance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SampleFacts {
    /// The hash published before.
    pub hash: String,
    /// The day of its publication, in full.
    pub published: String,
    /// The seed.
    pub seed: String,
    /// The head of the book at the draw.
    pub anchor: String,
    /// Among how many places was drawn.
    pub among: i64,
}

/// What the minutes must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountMinutesFacts {
    /// Number, day, who drew them up.
    pub head: PaperHead,
    /// The name of the count.
    pub title: String,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// How the places were drawn, for a sample.
    pub sample: Option<SampleFacts>,
    /// The places.
    pub places: Vec<PlaceLine>,
    /// The things; where there are very many, only those that differ.
    pub lines: Vec<CountLine>,
    /// How many sound things are left out of the table.
    pub left_out: usize,
    /// Labels that the book does not know, each a phrase.
    pub strange: Vec<String>,
}

/// The minutes; they state their own number of pages.
///
/// # Errors
/// [`PaperError::Missing`] without places or people.
pub fn count_minutes(facts: &CountMinutesFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.places.is_empty() {
        return Err(PaperError::missing("nơi đã kiểm kê"));
    }
    if facts.frame.present.is_empty() {
        return Err(PaperError::missing("người tham gia kiểm kê"));
    }
    counted(|pages| compose(facts, law, pages))
}

fn compose(facts: &CountMinutesFacts, law: &PaperBases, pages: usize) -> Result<Sheet, PaperError> {
    let about = "Về việc kiểm kê vật chứng, tài sản trong kho";
    let mut paper = Composer::begin_minutes(&facts.head, about, Size::pt(13));
    paper.minutes_opening(&facts.frame, &law.lines);
    paper.text(format!("Tiến hành {}, kết quả như sau:", small(&facts.title)));
    paper.clause_title(1, "Nơi kiểm kê");
    if let Some(sample) = &facts.sample {
        paper.text(format!(
            "Nơi kiểm kê được rút ngẫu nhiên trong {} nơi lưu giữ. Mã băm của hạt giống đã ghi sổ {}: {}. Hạt giống công bố khi \
             rút: {}; đầu sổ ngay trước khi rút: {}.",
            sample.among, sample.published, grouped(&sample.hash), grouped(&sample.seed), grouped(&sample.anchor)
        ));
    }
    paper.table(&places_table(&facts.places));
    paper.clause_title(2, "Từng vật, tài sản");
    if facts.left_out > 0 {
        paper.text(format!(
            "{} vật, tài sản đúng chỗ được ghi trong sổ của phần mềm theo mã số; bảng dưới đây ghi những vật, tài sản có khác biệt.",
            facts.left_out
        ));
    }
    if facts.lines.is_empty() && facts.left_out == 0 {
        paper.text("Không có vật, tài sản nào ở các nơi đã kiểm kê.");
    } else if !facts.lines.is_empty() {
        paper.table(&lines_table(&facts.lines));
    }
    paper.clause_title(3, "Khác biệt và xử lý");
    let differs = facts.places.iter().any(|p| p.missing + p.misplaced + p.strange > 0);
    if differs {
        if !facts.strange.is_empty() {
            paper.leading("Nhãn đọc được mà sổ không có hoặc đã ra khỏi sổ:");
            paper.dashes(&facts.strange);
        }
        paper.text(
            "Nơi có khác biệt đã được người khác đếm lại lần hai trước khi kết luận. Mỗi khác biệt được mở trong sổ theo dõi sai khác, \
             giao người không phải thủ kho làm rõ và có hạn; sổ kho không sửa theo số đếm.",
        );
    } else {
        paper.text("Kết quả kiểm kê phù hợp với sổ; không có khác biệt.");
    }
    paper.minutes_ending(&facts.frame, 4, pages);
    paper.end_minutes(&facts.head, "Biên bản kiểm kê vật chứng, tài sản trong kho")
}

/// Long letters in groups of sixteen, so that a line can end between them.
pub(super) fn grouped(digest: &str) -> String {
    let letters: Vec<char> = digest.chars().collect();
    letters.chunks(16).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn small(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

pub(super) fn places_table(places: &[PlaceLine]) -> Table {
    let columns = vec![
        Column::new("Nơi lưu giữ", 0, Align::Left),
        Column::new("Đúng chỗ", 16, Align::Right),
        Column::new("Sai chỗ", 14, Align::Right),
        Column::new("Không thấy", 16, Align::Right),
        Column::new("Nhãn lạ", 14, Align::Right),
        Column::new("Người kiểm kê", 52, Align::Left),
    ];
    let row = |p: &PlaceLine| -> Vec<Cell> {
        vec![
            p.path.as_str().into(),
            p.sound.to_string().into(),
            p.misplaced.to_string().into(),
            p.missing.to_string().into(),
            p.strange.to_string().into(),
            p.counted.as_str().into(),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = places.iter().map(row).collect();
    if places.len() > 1 {
        let sum = |of: fn(&PlaceLine) -> i64| Cell::bold(places.iter().map(of).sum::<i64>().to_string());
        rows.push(vec![
            Cell::bold("Cộng"),
            sum(|p| p.sound),
            sum(|p| p.misplaced),
            sum(|p| p.missing),
            sum(|p| p.strange),
            "".into(),
        ]);
    }
    Table { columns, rows, size: Size::pt(11) }
}

fn lines_table(lines: &[CountLine]) -> Table {
    let columns = vec![
        Column::new("STT", 11, Align::Center),
        Column::new("Tên, đặc điểm, mã số", 0, Align::Left),
        Column::new("Số lượng theo sổ", 20, Align::Right),
        Column::new("Tình trạng, niêm phong", 40, Align::Left),
        Column::new("Kiểm kê", 30, Align::Left),
    ];
    let row = |(n, line): (usize, &CountLine)| -> Vec<Cell> {
        vec![
            n.to_string().into(),
            line.name.as_str().into(),
            line.quantity.as_str().into(),
            line.state.as_str().into(),
            line.found.as_str().into(),
        ]
    };
    Table { columns, rows: (1..).zip(lines).map(row).collect(), size: Size::pt(11) }
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
    fn the_minutes_name_each_thing_and_each_difference() {
        for (regime, on) in [("R08", "2026-03-31"), ("R25", "2026-12-30")] {
            let mut frame = frame(on);
            frame.place = "Kho số 2, phường Minh Khai, tỉnh Hà An".into();
            frame.opinions = Vec::new();
            frame.absent = Vec::new();
            frame.copies = 3;
            frame.given_to = vec!["kế toán".into(), "thủ kho".into(), "hồ sơ".into()];
            frame.present = vec![
                Participant::new("Thủ trưởng cơ quan", "Trịnh Công Hậu", "Trưởng Thi hành án dân sự"),
                Participant::new("Kế toán", "Mai Thanh Hòa", "Kế toán nghiệp vụ"),
                Participant::new("Thủ kho", "Đặng Văn Lực", "Thủ kho"),
            ];
            let line = |name: &str, found: &str| CountLine {
                name: name.into(),
                quantity: "1 chiếc".into(),
                state: "Đã qua sử dụng; niêm phong số NP-2026-00417".into(),
                found: found.into(),
            };
            let facts = CountMinutesFacts {
                head: head("61/BB-THADS", on),
                title: "Kiểm kê mẫu tháng 12/2026".into(),
                frame,
                sample: (regime == "R25").then(|| SampleFacts {
                    hash: "5f0c6f1f7a3e4a0f9f4be0a2f0c4d0b35f0c6f1f7a3e4a0f9f4be0a2f0c4d0b3".into(),
                    published: "ngày 29 tháng 12 năm 2026".into(),
                    seed: "9a1c6f1f7a3e4a0f9f4be0a2f0c4d0b35f0c6f1f7a3e4a0f9f4be0a2f0c4d777".into(),
                    anchor: "77ab6f1f7a3e4a0f9f4be0a2f0c4d0b35f0c6f1f7a3e4a0f9f4be0a2f0c4d0b3".into(),
                    among: 14,
                }),
                places: vec![
                    PlaceLine {
                        path: "Kho số 2 › Kệ A".into(),
                        sound: 1,
                        misplaced: 1,
                        missing: 1,
                        strange: 1,
                        counted:
                            "lần 1: Mai Thanh Hòa, Đặng Văn Lực; lần 2: Nguyễn Thị Khánh Huyền, Đặng Văn Lực"
                                .into(),
                    },
                    PlaceLine {
                        path: "Kho số 2 › Kệ B".into(),
                        counted: "Mai Thanh Hòa, Đặng Văn Lực".into(),
                        ..PlaceLine::default()
                    },
                ],
                lines: vec![
                    line("Máy ảnh Canon, mã số TV-2026-00031", "Có, đúng chỗ"),
                    line("Máy khoan, mã số TV-2026-00032", "Thấy ở Kho số 2 › Kệ A, sổ ghi nơi khác"),
                    line("Đồng hồ, mã số TV-2026-00033", "Không thấy"),
                ],
                left_out: 0,
                strange: vec!["TV-2019-00007 ở Kho số 2 › Kệ A".into()],
            };
            let law = paper_bases("DOC-80e", day(on), &[]).unwrap();
            approve(&format!("DOC-80e-{regime}"), &count_minutes(&facts, &law).unwrap());
        }
    }
}
