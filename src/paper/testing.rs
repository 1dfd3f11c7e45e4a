//! For tests: an invented case, and the comparison of a sheet with its approved outline.
//!
//! `NIEMPHONG_APPROVE=1` writes the outlines anew; `NIEMPHONG_PAPERS_OUT=folder` also writes each PDF there, to
//! be looked at. With `NIEMPHONG_REQUIRE_ALL=1` a missing `pdftotext` fails instead of being passed over.

use super::{
    Sheet,
    common::{DescribedAsset, Office, PaperCase, PaperHead, Party, Reference, Signer},
    outline, pdf, words,
};
use crate::kernel::Day;
use std::{fs, path::PathBuf, process::Command};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn office() -> Office {
    Office {
        above: "Cục Quản lý Thi hành án dân sự".into(),
        agency: "Thi hành án dân sự tỉnh Hà An".into(),
        place: "Hà An".into(),
        address: "Số 02, đường Trần Hưng Đạo, phường Minh Khai, tỉnh Hà An".into(),
        account: "3949.0.1234567.00000 tại Kho bạc Nhà nước khu vực I".into(),
    }
}

pub(crate) fn head(symbol: &str, on: &str) -> PaperHead {
    PaperHead {
        office: office(),
        symbol: symbol.into(),
        day: day(on),
        signer: Signer::Officer("Nguyễn Thị Khánh Huyền".into()),
        anchor: Some("7f3a91bc44d0e2a17f3a91bc".into()),
        check: Some("https://thads.haan.vi-du/kiem-tra/7F3A9-1BC44".into()),
        draft: false,
    }
}

pub(crate) fn reference(title: &str, number: &str, on: &str) -> Reference {
    Reference::new(title, number, day(on), "Chấp hành viên Thi hành án dân sự tỉnh Hà An")
}

pub(crate) fn person(title: &str, name: &str, identity: &str, address: &str) -> Party {
    Party {
        title: title.into(),
        name: name.into(),
        identity: format!("số định danh cá nhân {identity}"),
        address: address.into(),
        representative: String::new(),
    }
}

pub(crate) fn debtor() -> Party {
    person("ông", "Phạm Quốc Bảo", "022084000999", "Số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An")
}

pub(crate) fn creditor() -> Party {
    Party {
        title: String::new(),
        name: "Ngân hàng thương mại cổ phần Vạn Xuân".into(),
        identity: "mã số doanh nghiệp 0100112233".into(),
        address: "Số 45, phố Tràng Tiền, phường Cửa Nam, thành phố Hà Nội".into(),
        representative: "bà Lê Thu Hằng, Giám đốc Chi nhánh Hà An".into(),
    }
}

pub(crate) fn case() -> PaperCase {
    PaperCase {
        judgments: vec![Reference::new(
            "Bản án",
            "12/2025/KDTM-ST",
            day("2025-09-05"),
            "Tòa án nhân dân khu vực 1 - Hà An",
        )],
        enforcement: vec![Reference::new(
            "Quyết định thi hành án theo yêu cầu",
            "318/QĐ-THADS",
            day("2025-11-10"),
            "Trưởng Thi hành án dân sự tỉnh Hà An",
        )],
        creditors: vec![creditor()],
        debtors: vec![debtor()],
        others: vec![(
            "đồng sở hữu tài sản".into(),
            person("bà", "Đỗ Thị Nguyệt", "022186001234", "Số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An"),
        )],
        procuracy: "Viện kiểm sát nhân dân khu vực 1 - Hà An".into(),
        officer: "Nguyễn Thị Khánh Huyền".into(),
    }
}

pub(crate) fn asset_house() -> DescribedAsset {
    DescribedAsset {
        name: "Quyền sử dụng đất và nhà ở gắn liền với đất".into(),
        description: "thửa đất số 214, tờ bản đồ số 7, diện tích 123,3 m², đất ở tại đô thị, địa chỉ: Số 12, đường \
                      Lê Lợi, phường Hồng Gai, tỉnh Hà An; nhà 02 tầng, diện tích xây dựng 86,5 m²; Giấy chứng nhận \
                      số CH 01234 cấp ngày 14/5/2015"
            .into(),
        quantity: "123,3 m²".into(),
        state: "đang sử dụng, nhà còn khoảng 70% giá trị".into(),
        papers: "Giấy chứng nhận số CH 01234".into(),
        place: "Số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An".into(),
        immovable: true,
    }
}

pub(crate) fn asset_truck() -> DescribedAsset {
    DescribedAsset {
        name: "Xe ô tô tải Thaco Ollin 500".into(),
        description: "biển kiểm soát 37C-421.18, số khung RNHA5007B1J012345, số máy YZ4105QF-98765, màu xanh, sản xuất \
                      năm 2019 tại Việt Nam"
            .into(),
        quantity: "01 chiếc".into(),
        state: "đã qua sử dụng, xước cửa phải, còn hoạt động".into(),
        papers: "Giấy chứng nhận đăng ký xe số 012345 cấp ngày 20/6/2019".into(),
        place: "Kho số 2, phường Minh Khai, tỉnh Hà An".into(),
        immovable: false,
    }
}

/// Compares the outline with the approved one, the PDF with itself drawn again, its text with the sheet's words.
pub(crate) fn approve(name: &str, sheet: &Sheet) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/papers").join(format!("{name}.txt"));
    let text = outline(sheet);
    if std::env::var_os("NIEMPHONG_APPROVE").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let bytes = pdf(sheet).unwrap();
    if let Some(folder) = std::env::var_os("NIEMPHONG_PAPERS_OUT") {
        fs::write(PathBuf::from(folder).join(format!("{name}.pdf")), &bytes).unwrap();
    }
    let approved = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(text, approved, "{name}: differs from {}", file.display());
    assert_eq!(bytes, pdf(sheet).unwrap(), "{name}: two drawings differ");
    if let Some(read) = pdf_words(&bytes) {
        assert_eq!(read, words(sheet), "{name}: the PDF reads differently");
    }
}

/// The words of a PDF in the order of its content, or nothing where `pdftotext` is not installed.
pub(crate) fn pdf_words(bytes: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    fs::write(&file, bytes).unwrap();
    match Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&file).arg("-").output() {
        Ok(out) => {
            let text = String::from_utf8(out.stdout).unwrap();
            Some(text.split_whitespace().map(str::to_owned).collect())
        }
        Err(_) if std::env::var_os("NIEMPHONG_REQUIRE_ALL").is_some() => panic!("pdftotext is not installed"),
        Err(_) => None,
    }
}

pub(crate) fn moment(on: &str, hour: u32, minute: u32) -> crate::kernel::Moment {
    let utc = hour.checked_sub(7).unwrap();
    crate::kernel::Moment::from_utc(day(on).date().and_hms_opt(utc, minute, 0).unwrap())
}

pub(crate) fn frame(on: &str) -> super::MinutesFrame {
    use super::Participant as P;
    super::MinutesFrame {
        began: moment(on, 8, 30),
        ended: moment(on, 11, 15),
        place: "số 12, đường Lê Lợi, phường Hồng Gai, tỉnh Hà An".into(),
        present: vec![
            P::new("Chấp hành viên", "bà Nguyễn Thị Khánh Huyền", "Thi hành án dân sự tỉnh Hà An"),
            P::new("Người ghi biên bản", "ông Lý Minh Khôi", "Thư ký thi hành án"),
            P::new("Kiểm sát viên", "ông Hoàng Đức Thịnh", "Viện kiểm sát nhân dân khu vực 1 - Hà An"),
            P::new(
                "Đại diện Ủy ban nhân dân phường",
                "bà Bùi Thị Thắm",
                "Phó Chủ tịch Ủy ban nhân dân phường Hồng Gai",
            ),
            P::new("Người phải thi hành án", "ông Phạm Quốc Bảo", ""),
            P::new("Người có quyền lợi liên quan", "bà Đỗ Thị Nguyệt", ""),
            P::new("Người làm chứng", "ông Vũ Hữu Lộc", "Tổ trưởng tổ dân phố số 4"),
        ],
        absent: vec!["Ngân hàng thương mại cổ phần Vạn Xuân, đã nhận thông báo hợp lệ".into()],
        opinions: vec![(
            "Ông Phạm Quốc Bảo".into(),
            "đề nghị được tiếp tục ở tại nhà cho đến khi bán tài sản".into(),
        )],
        refusals: Vec::new(),
        copies: 6,
        given_to: vec![
            "đương sự".into(),
            "Ủy ban nhân dân phường Hồng Gai".into(),
            "Viện kiểm sát nhân dân".into(),
        ],
    }
}

pub(crate) fn photo(caption: &str) -> super::Photo {
    super::Photo { picture: super::picture::tests::jpeg(400, 300), caption: caption.into() }
}
