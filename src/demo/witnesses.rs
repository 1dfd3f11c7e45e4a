//! Who stands by when an asset is seized, and what the minutes of the seizure say of it.
//!
//! Names are invented and follow from the commune and the asset, so that the same commune sends the same officer.

use super::{days::moment, road::Road, spec::Outside};
use crate::{
    accounts::Actor,
    assets::{AssetClass, COMMUNE, MinutesWish},
    kernel::{Day, Moment},
    law::Kind,
    paper::{MinutesFrame, Participant},
};

/// When a seizure begins and ends, in minutes after midnight.
const BEGINS: i64 = 8 * 60 + 30;
const ENDS: i64 = 10 * 60 + 45;
/// When it is written into the book, in minutes after midnight.
pub const WRITTEN: i64 = 11 * 60;

const COMMUNE_OFFICERS: &[&str] = &[
    "Ông Phan Văn Lộc",
    "Bà Hồ Thị Liễu",
    "Ông Đinh Công Thắng",
    "Bà Nguyễn Thị Hậu",
    "Ông Trần Văn Toàn",
    "Ông Lê Đình Khôi",
];
const WITNESSES: &[&str] =
    &["Ông Ngô Văn Nhạn", "Bà Phạm Thị Tuyết Lan", "Ông Đặng Hữu Phước", "Bà Bùi Thị Sương"];
const DIRECTORS: &[&str] = &["Ông Lương Thế Duy", "Bà Mai Thị Hồng Vân", "Ông Kim Ngọc Sơn"];

fn chosen<'a>(from: &[&'a str], by: &str) -> &'a str {
    let sum: usize = by.bytes().map(usize::from).sum();
    from.get(sum % from.len().max(1)).copied().unwrap_or_default()
}

/// When a seizure of that day begins.
pub fn begins(day: Day) -> Moment {
    moment(day, BEGINS)
}

/// Who comes from the commune.
pub fn commune_officer(road: &Road) -> &'static str {
    chosen(COMMUNE_OFFICERS, &road.commune())
}

/// What office that is.
pub fn commune_office(road: &Road) -> String {
    format!("công chức Ủy ban nhân dân {}", road.commune())
}

/// Where it is seized: an immovable where it lies, a thing that was brought to a store later at its owner's.
pub fn place(road: &Road) -> String {
    let spec = &road.spec;
    match spec.class {
        AssetClass::Land => format!("nơi có tài sản, {}", spec.place),
        AssetClass::Vessel | AssetClass::Machinery => spec.place.clone(),
        AssetClass::Vehicle | AssetClass::Goods | AssetClass::Securities => road.debtor.address.clone(),
    }
}

/// The debtor, or who stands for it when it is a body.
fn debtor(road: &Road) -> Participant {
    let Outside { name, .. } = &road.debtor;
    if road.debtor.is_body() {
        let office = format!("người đại diện theo pháp luật của {name}");
        return Participant::new("Người phải thi hành án", chosen(DIRECTORS, name), &office);
    }
    Participant::new("Người phải thi hành án", name, &road.debtor.address)
}

fn present(road: &Road, officer: &Actor) -> Vec<Participant> {
    let agency = "Thi hành án dân sự tỉnh Hà An";
    let mut present = vec![
        Participant::new("Chấp hành viên", &officer.name, agency),
        Participant::new("Người ghi biên bản", "Hồ Thị Sen", &format!("Thư ký thi hành án, {agency}")),
        Participant::new(COMMUNE, commune_officer(road), &commune_office(road)),
    ];
    if road.spec.class.kind() == Kind::Immovable {
        let office = "Văn phòng đăng ký đất đai tỉnh Hà An";
        present.push(Participant::new("Đại diện cơ quan đất đai", "Ông Tạ Duy Hiển", office));
    }
    present.push(debtor(road));
    present.push(Participant::new("Người làm chứng", chosen(WITNESSES, &road.key), &road.spec.place));
    present
}

/// How it went, by the sort of thing.
fn course(road: &Road) -> &'static str {
    match road.spec.class {
        AssetClass::Land => {
            "Người phải thi hành án có mặt và chỉ ranh giới. Cán bộ đo đạc xác định mốc ranh giới tại thực địa, đối chiếu với \
             giấy chứng nhận và bản đồ địa chính: vị trí, hình thể phù hợp, không phát hiện tranh chấp với thửa liền kề."
        }
        AssetClass::Vehicle => {
            "Người phải thi hành án giao xe, chìa khóa và giấy tờ. Số khung, số máy được đối chiếu với giấy đăng ký và phù hợp; \
             xe được chụp ảnh trước khi đưa về nơi bảo quản."
        }
        AssetClass::Vessel => {
            "Phương tiện đang neo đậu. Đoàn kê biên lên kiểm tra vỏ, máy và trang thiết bị, đối chiếu với giấy chứng nhận đăng ký, \
             chụp ảnh hiện trạng."
        }
        AssetClass::Machinery => {
            "Đại diện cơ sở mở cửa xưởng. Máy được đếm, đối chiếu nhãn hiệu với sổ theo dõi tài sản, chụp ảnh từng cụm; máy không \
             vận hành thử."
        }
        AssetClass::Goods => {
            "Tài sản được kiểm đếm từng món trước mặt những người tham gia, chụp ảnh, cho vào thùng và niêm phong; chữ ký của \
             những người tham gia nằm trên giấy niêm phong."
        }
        AssetClass::Securities => {
            "Số lượng được đối chiếu với sổ đăng ký cổ đông của tổ chức phát hành; người phải thi hành án xác nhận không có giao \
             dịch chuyển nhượng nào đang chờ."
        }
    }
}

fn opinions(road: &Road) -> Vec<(String, String)> {
    let said = match road.numbers % 3 {
        0 => "thống nhất với mô tả tài sản; đề nghị được tự bảo quản tài sản cho đến khi bán",
        1 => "thống nhất với mô tả tài sản; sẽ thỏa thuận thêm với người được thi hành án về việc trả nợ",
        _ => "không có ý kiến về việc kê biên; đề nghị được thông báo kết quả thẩm định giá",
    };
    vec![
        (debtor(road).name, said.to_owned()),
        (
            commune_officer(road).to_owned(),
            "việc kê biên được tiến hành công khai, đúng trình tự; địa phương sẽ phối hợp theo dõi tài sản"
                .to_owned(),
        ),
    ]
}

fn custody(road: &Road) -> String {
    let (debtor, place) = (&road.debtor.name, &road.spec.place);
    match road.spec.keeper.as_deref() {
        Some("debtor") => {
            format!("Giao {debtor} bảo quản tại chỗ theo biên bản giao bảo quản lập cùng ngày.")
        }
        Some(other) => format!("Giao {other} bảo quản theo biên bản giao bảo quản lập cùng ngày."),
        None if road.spec.class.kind() == Kind::Immovable || road.spec.class == AssetClass::Securities => {
            format!(
                "Tài sản giữ nguyên hiện trạng tại {place}; việc giao bảo quản được lập thành biên bản riêng."
            )
        }
        None => format!("Tài sản được đưa về {place} để bảo quản theo lệnh nhập kho."),
    }
}

/// The minutes of the seizure.
pub fn minutes(road: &Road, officer: &Actor, on: Day) -> MinutesWish {
    let frame = MinutesFrame {
        began: begins(on),
        ended: moment(on, ENDS),
        place: place(road),
        present: present(road, officer),
        absent: Vec::new(),
        opinions: opinions(road),
        refusals: Vec::new(),
        copies: 4,
        given_to: vec!["người phải thi hành án".into(), format!("Ủy ban nhân dân {}", road.commune())],
    };
    MinutesWish {
        frame,
        other_things: String::new(),
        course: course(road).to_owned(),
        custody: custody(road),
        agreed_price: "Các đương sự không thỏa thuận được về giá tài sản tại buổi kê biên.".into(),
        issues: String::new(),
    }
}
