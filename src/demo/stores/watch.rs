//! What the head of the sample agency answers for: who enters the stores, the closed quarter, the certificate.

use crate::{
    accounts::{Arrange, LogEntries, Sign},
    custody::{
        ClassException, ItemClass, PlaceClass, PlaceTerms, PlaceWish, add_place, allow_exception,
        set_place_terms,
    },
    demo::{days::Days, script::Script},
    kernel::Vnd,
    ledger::Doing,
    oversight::{EntryWish, Quarter, certify, close_register, enter, leave},
};

/// Plans entries, the closing of the last quarter and a certificate.
pub fn plan(script: &mut Script, days: &Days) {
    let today = days.today;
    let entries = [
        (-30, "Trần Văn Tư", "Thủ kho", "Mở niêm phong hộp trang sức cho xem tài sản", true),
        (-30, "Ngô Thị Thu", "Kế toán nghiệp vụ", "Chứng kiến mở niêm phong", true),
        (-6, "Trần Văn Tư", "Thủ kho", "Kiểm tra niêm phong", true),
        (0, "Trần Văn Tư", "Thủ kho", "Chuẩn bị nhập kho theo lệnh", false),
    ];
    for (after, name, office, why, left) in entries {
        script.on(days.plus(today, after), "tu", format!("{name} vào kho"), move |desk, board, doing| {
            let warrant = board.person("tu")?.warrant::<LogEntries>()?;
            let place = board.place("K1")?;
            let wish = EntryWish {
                name: name.into(),
                office: office.into(),
                why: why.into(),
                escort: String::new(),
            };
            let entry = enter(desk, &doing, &warrant, place, wish)?;
            if left {
                let later = doing.now.plus_seconds(35 * 60);
                leave(desk, &Doing::new(doing.author, doing.on, later), &warrant, entry.id)?;
            }
            Ok(())
        });
    }
    rooms(script, days);
    let closing = days.plus(today, -40);
    script.on(closing, "hoa", "đóng sổ quý", move |desk, board, doing| {
        let warrant = board.person("hoa")?.warrant::<Sign>()?;
        close_register(desk, &board.vault, &doing, &warrant, Quarter::of(closing).before()).map(drop)
    });
    script.on(days.plus(today, -25), "hoa", "xác nhận tồn kho", |desk, board, doing| {
        let warrant = board.person("hoa")?.warrant::<Sign>()?;
        let remarks = "Kho số 2 chờ bàn giao; hai sai khác đang làm rõ.";
        certify(desk, &board.vault, &doing, &warrant, remarks).map(drop)
    });
}

/// An office room used as a store by exception, and a rented yard.
fn rooms(script: &mut Script, days: &Days) {
    let today = days.today;
    script.on(days.plus(today, -50), "tu", "phòng làm việc dùng làm kho", |desk, board, doing| {
        let warrant = board.person("tu")?.warrant::<Arrange>()?;
        let wish = PlaceWish {
            code: "P205".into(),
            parent: None,
            name: "Phòng 205, dùng tạm làm kho".into(),
            class: PlaceClass::Working,
            owner_body: "Thi hành án dân sự tỉnh Hà An".into(),
            inside_grounds: true,
        };
        let (id, _) = add_place(desk, &doing, &warrant, wish)?;
        board.places.insert("P205".into(), id);
        let yard = board.place("K2-BAI")?;
        let terms = PlaceTerms { capacity: Some(12), rent_day: Vnd::new(18_000).ok() };
        set_place_terms(desk, &Doing::new(doing.author, doing.on, doing.now), &warrant, yard, terms).map(drop)
    });
    let until = days.plus(today, 24);
    script.on(days.plus(today, -49), "hoa", "ngoại lệ cho phòng 205", move |desk, board, doing| {
        let warrant = board.person("hoa")?.warrant::<Sign>()?;
        let wish = ClassException {
            class: ItemClass::Papers,
            decision: "14/QĐ-THADS".into(),
            reason: "Tủ hồ sơ vật chứng của kho số 1 đang sửa".into(),
            until,
        };
        allow_exception(desk, &doing, &warrant, board.place("P205")?, wish).map(drop)
    });
}
