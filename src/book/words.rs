//! An act of the book in a few words, whichever room it belongs to.

use crate::{
    assets::AssetDeed,
    ledger::{Act, SubjectKind},
};

/// What was done.
pub fn deed_in_words(act: &Act) -> String {
    if let Ok(Some(AssetDeed::Step(step))) = act.deed::<AssetDeed>() {
        let round = step.event.round.map_or_else(String::new, |no| format!(", phiên {no}"));
        return format!("{}{round}", step.event.label());
    }
    let words = match act.kind.as_str() {
        "account.agency_opened" => "Mở sổ của cơ quan",
        "account.person_added" => "Thêm cán bộ",
        "account.person_changed" => "Đổi chức danh, vai trò của cán bộ",
        "account.person_left" => "Cán bộ thôi làm việc",
        "case.opened" => "Mở hồ sơ",
        "case.corrected" => "Sửa thông tin hồ sơ",
        "case.assigned" => "Phân công chấp hành viên",
        "case.noted" => "Ghi chú vào hồ sơ",
        "case.ended" => "Kết thúc việc thi hành án",
        "asset.registered" => "Ghi tài sản vào sổ",
        "asset.corrected" => "Sửa thông tin tài sản",
        "asset.paper_issued" => "Ban hành văn bản",
        "asset.keeper_assigned" => "Giao bảo quản tài sản",
        "asset.photo_added" | "custody.photo_added" => "Thêm ảnh",
        "asset.withdrawn" => "Rút một bước ghi nhầm",
        "asset.noted" => "Ghi chú vào tài sản",
        "custody.place_added" => "Thêm nơi để trong kho",
        "custody.intake_ordered" => "Ký lệnh nhập kho",
        "custody.taken_in" => "Nhập kho",
        "custody.release_ordered" => "Ký lệnh xuất kho",
        "custody.released" => "Xuất kho",
        "custody.moved" => "Chuyển nơi để",
        "custody.sealed" => "Niêm phong",
        "custody.seal_opened" => "Mở niêm phong",
        "custody.seal_found_broken" => "Ghi nhận niêm phong rách",
        "custody.counted" => "Kiểm kê",
        "custody.discrepancy_opened" => "Mở một chênh lệch",
        "custody.discrepancy_settled" => "Giải quyết chênh lệch",
        "custody.kept_elsewhere" => "Nhận vật trên giấy tờ",
        "handover.handed_on_paper" => "Giao trên giấy, vật còn ở kho",
        "handover.extraction_ordered" => "Ký lệnh trích xuất",
        "handover.extracted" => "Giao trích xuất",
        "handover.returned" => "Nhận lại sau trích xuất",
        "handover.opened" => "Mở việc bàn giao",
        "handover.listed" => "Chốt danh mục bàn giao",
        "handover.sheet_drawn" => "Lập một phần danh mục bàn giao",
        "handover.sheets_signed" => "Hai bên ký danh mục bàn giao",
        "handover.closed" => "Bàn giao xong",
        "handover.dropped" => "Bỏ việc bàn giao",
        "counting.planned" => "Lập đợt kiểm kê",
        "counting.drawn" => "Rút mẫu kiểm kê",
        "counting.sheet_closed" => "Kiểm kê một nơi",
        "counting.finished" => "Lập biên bản kiểm kê",
        "counting.dropped" => "Bỏ đợt kiểm kê",
        "counting.keeper_signed" => "Bàn giao thủ kho",
        "counting.reconciled" => "Đối chiếu kế toán và thủ kho",
        "proceeds.received" => "Nhận tiền",
        "proceeds.decided" => "Lập bảng phân chia tiền",
        "proceeds.paid_out" => "Xác nhận đã chi trả",
        other => other,
    };
    words.to_owned()
}

/// The page of what the act is about; nothing where there is none.
pub fn subject_href(act: &Act) -> Option<(&'static str, String)> {
    let id = &act.subject;
    match act.subject_kind {
        SubjectKind::Case => Some(("hồ sơ", format!("/ho-so/{id}"))),
        SubjectKind::Asset => Some(("tài sản", format!("/tai-san/theo-ma/{id}"))),
        SubjectKind::Item => Some(("vật", format!("/vat/theo-ma/{id}"))),
        SubjectKind::Order => Some(("lệnh", format!("/kho/lenh/{id}"))),
        SubjectKind::Disposal => Some(("việc xử lý", format!("/xu-ly/{id}"))),
        SubjectKind::Count => Some(("đợt kiểm kê", format!("/kho/kiem-ke/dot/{id}"))),
        SubjectKind::Extraction => Some(("việc trích xuất", format!("/kho/trich-xuat/{id}"))),
        SubjectKind::Handover => Some(("việc bàn giao", format!("/kho/ban-giao/{id}"))),
        _ => None,
    }
}
