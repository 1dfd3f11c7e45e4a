//! What the head of the sample agency answers for: who enters the stores, the closed quarter, the certificate.

use crate::{
    accounts::{LogEntries, Sign},
    demo::{days::Days, script::Script},
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
