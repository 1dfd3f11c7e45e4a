//! The acceptance sheet: every element where Decree 30/2020, Annex I puts it, measured on the placed marks.

use super::{
    Align, Cell, Closing, Column, Composer, Face, Flow, Geometry, Mark, PaperError, Sheet, Size, Table,
    TextMark, Um, common::Signer, outline, pdf, testing, width,
};

const LEFT: Um = Um::mm(30);
const RIGHT: Um = Um::mm(195);

fn decision(paragraphs: usize) -> Sheet {
    let mut head = testing::head("05/QĐ-THADS", "2026-02-05");
    head.signer = Signer::Deputy("Trịnh Công Hậu".into());
    let grounds: Vec<String> = testing::case().bases();
    let mut paper =
        Composer::begin_decision(&head, "Về việc giảm giá tài sản", "Chấp hành viên", &grounds, Size::pt(14));
    for n in 1..=paragraphs {
        paper.article(n, "Giao tổ chức hành nghề đấu giá tài sản tiếp tục tổ chức đấu giá theo giá khởi điểm đã giảm, bảo đảm \
                          trình tự, thủ tục, thời hạn theo quy định của pháp luật về đấu giá tài sản và hợp đồng đã ký kết.");
    }
    let recipients =
        vec!["Như Điều 3".into(), "Viện kiểm sát nhân dân khu vực 1".into(), "Lưu: VT, HSTHA".into()];
    paper.sign(&head, "Quyết định về việc giảm giá tài sản", recipients).unwrap()
}

fn find<'a>(sheet: &'a Sheet, start: &str) -> &'a TextMark {
    let found = sheet.texts().map(|(_, t)| t).find(|t| t.text.starts_with(start));
    found.unwrap_or_else(|| panic!("no text begins with {start}"))
}

fn span(text: &TextMark) -> (Um, Um) {
    let natural = width(text.face, text.size, &text.text).unwrap();
    (text.x, text.x + natural + text.size.em(text.extra))
}

fn middle(text: &TextMark) -> Um {
    let (from, to) = span(text);
    (from + to) / 2
}

/// The horizontal line next below a text: where it begins and ends, and how far below the baseline.
fn line_below(sheet: &Sheet, text: &TextMark) -> (Um, Um, Um) {
    let lines = sheet.pages[0].marks.iter().filter_map(|m| match m {
        Mark::Line { x1, y1, x2, y2, .. } if y1 == y2 && *y1 > text.y => Some((*x1, *x2, *y1 - text.y)),
        _ => None,
    });
    let centre = middle(text);
    lines.filter(|(x1, x2, _)| *x1 < centre && centre < *x2).min_by_key(|l| l.2).unwrap()
}

fn near(a: Um, b: Um, tenths: i32) -> bool {
    (a.0 - b.0).abs() <= tenths * 100
}

fn is(text: &TextMark, face: Face, sizes: std::ops::RangeInclusive<u16>) {
    assert_eq!(text.face, face, "{}", text.text);
    assert!(
        sizes.contains(&(text.size.0 / 10)) && text.size.0.is_multiple_of(10),
        "{}: {:?}",
        text.text,
        text.size
    );
}

#[test]
fn the_nation_stands_on_the_right_with_a_line_as_long_as_the_motto() {
    let sheet = decision(3);
    let nation = find(&sheet, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let motto = find(&sheet, "Độc lập - Tự do - Hạnh phúc");
    is(nation, Face::Bold, 12..=13);
    is(motto, Face::Bold, 13..=14);
    assert!(span(nation).0 >= LEFT + Um::mm(66) && span(nation).1 <= RIGHT);
    assert!(near(middle(nation), middle(motto), 1));
    let (from, to, below) = line_below(&sheet, motto);
    assert!(near(from, span(motto).0, 1) && near(to, span(motto).1, 1), "as long as the text");
    assert!(below > Um::mm(1) && below < Um::mm(3), "near below it");
}

#[test]
fn the_bodies_stand_on_the_left_the_upper_one_not_bold() {
    let sheet = decision(3);
    is(find(&sheet, "CỤC QUẢN LÝ"), Face::Regular, 12..=13);
    is(find(&sheet, "THI HÀNH ÁN DÂN SỰ"), Face::Regular, 12..=13);
    let last = find(&sheet, "TỈNH HÀ AN");
    is(last, Face::Bold, 12..=13);
    let (from, to, _) = line_below(&sheet, last);
    let (text_from, text_to) = span(last);
    let share = (to - from).0 * 100 / (text_to - text_from).0;
    assert!((33..=50).contains(&share), "line is {share} % of the text");
    assert!(near((from + to) / 2, middle(last), 1));
    assert!(span(last).1 <= LEFT + Um::mm(66), "left column");
}

#[test]
fn number_and_date_stand_on_one_height_with_their_zeros() {
    let sheet = decision(3);
    let number = find(&sheet, "Số: ");
    let date = find(&sheet, "Hà An, ngày");
    is(number, Face::Regular, 13..=13);
    is(date, Face::Italic, 13..=14);
    assert_eq!(number.text, "Số: 05/QĐ-THADS");
    assert_eq!(date.text, "Hà An, ngày 05 tháng 02 năm 2026");
    assert_eq!(number.y, date.y);
    assert!(near(middle(number), middle(find(&sheet, "TỈNH HÀ AN")), 1));
    assert!(near(middle(date), middle(find(&sheet, "CỘNG HÒA")), 1));
}

#[test]
fn type_and_abstract_are_centred_over_a_short_line() {
    let sheet = decision(3);
    let centre = (LEFT + RIGHT) / 2;
    for text in ["QUYẾT ĐỊNH", "Về việc giảm giá tài sản", "CHẤP HÀNH VIÊN", "QUYẾT ĐỊNH:"]
    {
        let mark = find(&sheet, text);
        is(mark, Face::Bold, 13..=14);
        assert!(near(middle(mark), centre, 1), "{text}");
    }
    let about = find(&sheet, "Về việc");
    let (from, to, _) = line_below(&sheet, about);
    let share = (to - from).0 * 100 / (span(about).1 - span(about).0).0;
    assert!((33..=50).contains(&share), "line is {share} % of the text");
    assert!(near((from + to) / 2, centre, 1));
}

#[test]
fn grounds_are_italic_and_end_with_semicolons_and_a_full_stop() {
    let sheet = decision(3);
    let text = outline(&sheet);
    let grounds: Vec<&str> = text.lines().filter(|l| l.starts_with("Căn cứ")).collect();
    assert!(grounds.len() >= 2);
    let (last, rest) = grounds.split_last().unwrap();
    assert!(last.ends_with('.') && rest.iter().all(|l| l.ends_with(';')));
    for (_, mark) in sheet.texts().filter(|(_, t)| t.text.starts_with("Căn cứ")) {
        is(mark, Face::Italic, 13..=14);
        assert!(near(mark.x, LEFT + Um::tenths(127), 1), "first-line indent");
    }
}

/// The runs of each body line of a page, by height.
fn body_lines(sheet: &Sheet, page: usize) -> Vec<Vec<&TextMark>> {
    let mut lines: Vec<Vec<&TextMark>> = Vec::new();
    for (_, mark) in
        sheet.texts().filter(|(n, t)| *n == page && t.flow != Flow::Apart && t.size >= Size::pt(13))
    {
        match lines.last_mut() {
            Some(line) if line[0].y == mark.y && mark.flow == Flow::Joined => line.push(mark),
            _ => lines.push(vec![mark]),
        }
    }
    lines
}

#[test]
fn body_lines_fill_the_measure_and_keep_their_distance() {
    let sheet = decision(9);
    let mut full = 0;
    for page in 1..=sheet.pages.len() {
        let lines = body_lines(&sheet, page);
        for pair in lines.windows(2) {
            let ((above, below), step) = ((&pair[0], &pair[1]), pair[1][0].y - pair[0][0].y);
            let body =
                |l: &Vec<&TextMark>| matches!(l[0].flow, Flow::Wrapped) || l[0].text.starts_with("Điều");
            if !body(above) || !body(below) {
                continue;
            }
            let size = below[0].size;
            if below[0].flow == Flow::Wrapped {
                assert!(
                    step >= size.em(1_107) && step <= size.em(1_661),
                    "between one and one and a half lines"
                );
                let end = span(above.last().unwrap()).1;
                assert!(near(end, RIGHT, 1), "ends at {end:?}: {}", above[0].text);
                full += 1;
            } else {
                assert!(step >= size.em(1_107) + Um::pt10(60), "at least 6 pt between paragraphs");
            }
        }
    }
    assert!(full > 15);
}

#[test]
fn recipients_and_signature_stand_side_by_side() {
    let sheet = decision(3);
    let to = find(&sheet, "Nơi nhận:");
    is(to, Face::BoldItalic, 12..=12);
    assert_eq!(to.x, LEFT);
    let office = find(&sheet, "KT. TRƯỞNG");
    is(office, Face::Bold, 13..=14);
    assert!(near(to.y, office.y, 10), "on the same height");
    for start in ["- Như Điều 3;", "- Lưu: VT, HSTHA."] {
        is(find(&sheet, start), Face::Regular, 11..=11);
    }
    let second = find(&sheet, "PHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ");
    let name = find(&sheet, "Trịnh Công Hậu");
    is(name, Face::Bold, 13..=14);
    assert!(near(middle(name), middle(second), 1) && near(middle(office), middle(second), 1));
    assert!(name.y - second.y >= Um::mm(22), "room for a signature in ink");
    assert!(span(second).0 >= LEFT + Um::mm(82) && span(second).1 <= RIGHT + Um::tenths(5));
}

#[test]
fn pages_are_numbered_from_the_second_in_the_upper_margin() {
    let sheet = decision(14);
    assert!(sheet.pages.len() >= 2);
    for (n, page) in sheet.pages.iter().enumerate() {
        let above: Vec<&TextMark> = page
            .marks
            .iter()
            .filter_map(|m| match m {
                Mark::Text(t) if t.y < Um::mm(20) => Some(t),
                _ => None,
            })
            .collect();
        if n == 0 {
            assert!(above.is_empty());
        } else {
            assert_eq!(above.len(), 1);
            assert_eq!(above[0].text, (n + 1).to_string());
            is(above[0], Face::Regular, 13..=14);
            assert!(near(middle(above[0]), (LEFT + RIGHT) / 2, 1));
        }
    }
}

#[test]
fn nothing_stands_outside_the_margins_and_the_corner_for_the_file_stamp_is_free() {
    let sheet = decision(20);
    for (_, t) in sheet.texts().filter(|(_, t)| t.flow != Flow::Apart) {
        assert!(t.x >= LEFT && span(t).1 <= RIGHT + Um::tenths(3), "{}", t.text);
        assert!(t.y > Um::mm(20) && t.y <= Um::mm(277), "{}", t.text);
        assert_eq!(t.pale, 0, "papers are black");
    }
    let corner = |t: &TextMark| t.y < Um::mm(17) && span(t).1 > Um::mm(180);
    assert!(!sheet.texts().any(|(_, t)| corner(t)));
}

#[test]
fn the_signature_never_stands_alone_and_no_line_is_left_behind() {
    for paragraphs in 1..40 {
        let sheet = decision(paragraphs);
        let pages = sheet.pages.len();
        let page_of = |start: &str| sheet.texts().find(|(_, t)| t.text.starts_with(start)).map(|(n, _)| n);
        assert_eq!(page_of("Nơi nhận:"), Some(pages));
        assert_eq!(page_of("Trịnh Công Hậu"), Some(pages));
        let last = body_lines(&sheet, pages);
        let above = last.iter().take_while(|l| !l[0].text.starts_with("KT.")).count();
        assert!(above >= 2, "{paragraphs} paragraphs: {above} lines above the signature");
        for page in 2..=pages {
            let lines = body_lines(&sheet, page);
            let torn =
                lines[0][0].flow == Flow::Wrapped && lines.get(1).is_some_and(|l| l[0].flow == Flow::New);
            assert!(!torn, "{paragraphs} paragraphs: one line alone at the head of page {page}");
        }
    }
}

#[test]
fn a_table_over_three_pages_has_its_head_on_each_and_no_torn_row() {
    let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
    let columns = vec![
        Column::new("STT", 12, Align::Center),
        Column::new("Tên tài sản", 0, Align::Left),
        Column::new("Số tiền", 30, Align::Right),
    ];
    let row = |n: usize| -> Vec<Cell> {
        let name = "Xe ô tô tải Thaco Ollin 500, biển kiểm soát 37C-421.18, màu xanh, sản xuất năm 2019 tại Việt Nam, đã qua \
                    sử dụng, xước cửa phải, còn hoạt động";
        vec![n.to_string().into(), name.into(), "186.500.000".into()]
    };
    let mut rows: Vec<Vec<Cell>> = (1..=70).map(row).collect();
    rows.push(vec![Cell::total("Tổng cộng", 2, Align::Left), Cell::bold("13.055.000.000")]);
    paper.table(&Table { columns, rows, size: Size::pt(12) });
    let sheet = paper.finish(super::about(&testing::head("1/QĐ", "2026-01-05"), "Bảng")).unwrap();
    assert!(sheet.pages.len() >= 3, "{} pages", sheet.pages.len());
    for (n, page) in sheet.pages.iter().enumerate() {
        let texts: Vec<&str> = page
            .marks
            .iter()
            .filter_map(|m| if let Mark::Text(t) = m { Some(t.text.as_str()) } else { None })
            .filter(|t| t.parse::<usize>() != Ok(n + 1))
            .collect();
        assert_eq!(texts[..3], ["STT", "Tên tài sản", "Số tiền"], "page {}", n + 1);
        let count = |what: &str| texts.iter().filter(|t| t.contains(what)).count();
        assert_eq!(count("Xe ô tô tải"), count("186.500.000"), "a row stands whole on its page");
        assert!(count("186.500.000") >= 1, "the total does not stand alone");
    }
    assert_eq!(outline(&sheet).matches("Tên tài sản").count(), 1, "read aloud once");
}

#[test]
fn letters_the_font_lacks_are_refused_by_name_and_nfd_becomes_nfc() {
    for wrong in ["đã kiểm tra ☐ đủ", "niêm phong 🔒", "漢"] {
        let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
        paper.text(wrong);
        let error = paper.finish(super::about(&testing::head("1/QĐ", "2026-01-05"), "x")).unwrap_err();
        assert!(matches!(error, PaperError::UnknownLetter { .. }), "{error}");
    }
    let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
    paper.text("Lua\u{323}\u{302}t Thi ha\u{300}nh a\u{301}n da\u{302}n s\u{1b0}\u{323}");
    let sheet = paper.finish(super::about(&testing::head("1/QĐ", "2026-01-05"), "x")).unwrap();
    assert_eq!(outline(&sheet), "Luật Thi hành án dân sự\n");
    if let Some(words) = testing::pdf_words(&pdf(&sheet).unwrap()) {
        assert_eq!(words.join(" "), "Luật Thi hành án dân sự");
    }
}

#[test]
fn a_draft_says_so_and_leaves_room_for_the_number() {
    let mut head = testing::head("/QĐ-THADS", "2026-02-05");
    head.draft = true;
    let mut paper = Composer::begin(&head, "THÔNG BÁO", "Về việc thử", Size::pt(14));
    paper.text("Nội dung.");
    let sheet = paper.sign(&head, "Thông báo", vec!["Lưu: VT".into()]).unwrap();
    assert_eq!(sheet.watermark.as_deref(), Some("BẢN NHÁP"));
    assert!(find(&sheet, "Số: ").text.ends_with("  /QĐ-THADS"));
    assert!(pdf(&sheet).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn an_empty_closing_still_leaves_the_room_to_sign() {
    let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
    paper.text("Nội dung.");
    paper.closing(&Closing { office: vec!["Chấp hành viên".into()], ..Closing::default() });
    let sheet = paper.finish(super::about(&testing::head("1/QĐ", "2026-01-05"), "x")).unwrap();
    assert_eq!(outline(&sheet), "Nội dung.\nCHẤP HÀNH VIÊN\n");
}

#[test]
fn a_sheet_is_plain_data() {
    let sheet = decision(2);
    let text = serde_json::to_string(&sheet).unwrap();
    assert_eq!(serde_json::from_str::<Sheet>(&text).unwrap(), sheet);
}
