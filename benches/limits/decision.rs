//! The two-page decision with a 25-row table that other engines were measured on: same words, same rows.
//! All people, agencies, numbers and assets are invented.

use niemphong::{
    kernel::{Day, Vnd},
    paper::{
        About, Align, Cell, Closing, Column, Composer, Geometry, Heading, PaperError, Sheet, Size, Table, Um,
    },
};

const KINDS: [(&str, &str, i64, i64); 8] = [
    ("Xe ô tô tải Thaco Ollin 500, biển kiểm soát 37C-421.18", "chiếc", 1, 186_500_000),
    ("Xe mô tô Honda Wave Alpha, số khung RLHJA3909KY", "chiếc", 4, 8_200_000),
    ("Gỗ trắc xẻ hộp nhóm IIA", "m³", 3, 142_750_000),
    ("Máy xúc bánh xích Komatsu PC200-8", "chiếc", 1, 735_000_000),
    ("Điện thoại di động đã qua sử dụng", "chiếc", 32, 1_450_000),
    ("Quặng sắt khai thác trái phép", "tấn", 120, 980_000),
    ("Thuyền vỏ sắt gắn máy hút cát", "chiếc", 2, 215_300_000),
    ("Rượu ngoại nhập lậu, chai 700 ml", "chai", 96, 410_000),
];

const GROUNDS: [&str; 5] = [
    "Căn cứ Luật Xử lý vi phạm hành chính và các văn bản sửa đổi, bổ sung một số điều của Luật",
    "Căn cứ Luật Đấu giá tài sản và các văn bản hướng dẫn thi hành",
    "Căn cứ Nghị định của Chính phủ quy định trình tự, thủ tục xác lập quyền sở hữu toàn dân về tài sản và xử lý đối với \
     tài sản được xác lập quyền sở hữu toàn dân",
    "Căn cứ Biên bản họp Hội đồng xác định giá khởi điểm ngày 08 tháng 9 năm 2025 và kết quả bán đấu giá lần thứ nhất không \
     có người đăng ký tham gia",
    "Theo đề nghị của Trưởng phòng Quản lý giá và công sản",
];

const ARTICLES: [&str; 3] = [
    "Phê duyệt giá khởi điểm lần thứ hai đối với 25 (hai mươi lăm) tài sản là tang vật, phương tiện vi phạm hành chính bị \
     tịch thu đang được bảo quản tại Kho vật chứng số 2, với mức giảm 10% so với giá khởi điểm của lần đấu giá liền kề trước \
     đó. Danh mục, số lượng và giá khởi điểm của từng tài sản được quy định chi tiết tại bảng kèm theo Quyết định này. Giá \
     khởi điểm chưa bao gồm lệ phí trước bạ, chi phí vận chuyển và các khoản thuế, phí khác mà người trúng đấu giá phải nộp \
     theo quy định.",
    "Giao Trung tâm Dịch vụ đấu giá tài sản phối hợp với Phòng Quản lý giá và công sản tổ chức niêm yết, thông báo công khai \
     việc đấu giá; bảo đảm trình tự, thủ tục, thời hạn theo đúng quy định của pháp luật về đấu giá tài sản. Trường hợp cuộc \
     đấu giá không thành thì báo cáo Giám đốc Sở xem xét, quyết định việc giảm giá cho lần tiếp theo.",
    "Chánh Văn phòng, Trưởng phòng Quản lý giá và công sản, Thủ kho vật chứng, Giám đốc Trung tâm Dịch vụ đấu giá tài sản và \
     các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.",
];

/// The decision with a number of its own, so that no two of a run are the same.
pub fn decision(number: u32) -> Result<Sheet, PaperError> {
    let day = Day::of(2025, 9, 15).ok_or_else(|| PaperError::missing("ngày của văn bản"))?;
    let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
    paper.heading(&Heading {
        above: "UBND tỉnh Nghệ An".into(),
        agency: "Sở Tài chính".into(),
        number: format!("{number}/QĐ-STC"),
        place_and_day: Some(("Nghệ An".into(), day)),
    });
    paper.title(
        "QUYẾT ĐỊNH",
        "Về việc phê duyệt giá khởi điểm để bán đấu giá tài sản là tang vật, phương tiện vi phạm hành chính bị tịch thu (lần \
         thứ hai, sau khi giảm giá)",
    );
    paper.centred_capitals("Giám đốc Sở Tài chính", Um::mm(3));
    paper.bases(&GROUNDS.map(str::to_owned));
    paper.centred_capitals("QUYẾT ĐỊNH:", Um::mm(3));
    paper.leading_article(1, ARTICLES[0]);
    paper.table(&table()?);
    paper.article(2, ARTICLES[1]);
    paper.article(3, ARTICLES[2]);
    paper.closing(&Closing {
        office: vec!["KT. GIÁM ĐỐC".into(), "PHÓ GIÁM ĐỐC".into()],
        name: "Nguyễn Thị Khánh Huyền".into(),
        recipients: ["Như Điều 3", "UBND tỉnh (để báo cáo)", "Kho bạc Nhà nước khu vực", "Lưu: VT, QLG&CS"]
            .map(str::to_owned)
            .to_vec(),
        check: Some("https://example.invalid/tra-cuu/1287-QD-STC?ma=7F3A-91BC-44D0".into()),
    });
    paper.finish(About {
        title: format!("QUYẾT ĐỊNH {number}/QĐ-STC"),
        author: "Sở Tài chính".into(),
        subject: String::new(),
        day,
    })
}

fn table() -> Result<Table, PaperError> {
    let figures = |e: niemphong::kernel::MoneyError| PaperError::Figures(e.to_string());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut total = Vnd::ZERO;
    for n in 0..25 {
        let (name, unit, count, price) = KINDS[n % KINDS.len()];
        let price = Vnd::new(price + (n / KINDS.len()) as i64 * 350_000).map_err(figures)?;
        let sum = price.checked_mul(count).unwrap_or(Vnd::ZERO);
        total = total.checked_add(sum).unwrap_or(total);
        rows.push(vec![
            (n + 1).to_string().into(),
            name.into(),
            unit.into(),
            count.to_string().into(),
            price.to_string().into(),
            sum.to_string().into(),
        ]);
    }
    rows.push(vec!["".into(), Cell::total("Tổng cộng", 4, Align::Left), Cell::bold(total.to_string())]);
    let columns = vec![
        Column::new("STT", 10, Align::Center),
        Column::new("Tên tài sản", 0, Align::Left),
        Column::new("ĐVT", 13, Align::Center),
        Column::new("Số lượng", 16, Align::Right),
        Column::new("Đơn giá (đồng)", 26, Align::Right),
        Column::new("Thành tiền (đồng)", 28, Align::Right),
    ];
    Ok(Table { columns, rows, size: Size::pt(11) })
}
