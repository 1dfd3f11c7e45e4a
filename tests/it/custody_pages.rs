//! The store over HTTP: a head orders, a storekeeper takes in on a phone, an accountant counts.

use crate::{
    on_both,
    support::{Browser, Cast, PASSWORD, TestHouse},
};
use niemphong::{
    cases::{CaseFacts, Party, PartyRole, open_case},
    kernel::PersonId,
    ledger::{Author, Doing},
};

fn a_case(house: &TestHouse, officer: PersonId) -> String {
    let author = Author { id: officer, name: "Lê Thị Lan".into(), office: "Chấp hành viên".into() };
    let doing = Doing::new(author, house.clock.today(), house.clock.now());
    let facts = CaseFacts {
        code: "381/2026".into(),
        title: "Nguyễn Văn Tâm phải trả nợ".into(),
        judgment: "12/2026/DS-ST".into(),
        judgment_on: "2026-07-05".parse().unwrap(),
        court: "Tòa án nhân dân khu vực 3".into(),
        decision: "127/QĐ-THADS".into(),
        decision_on: "2026-08-03".parse().unwrap(),
        own_motion: false,
        officer,
        unit: "Phòng khu vực 3".into(),
        parties: vec![Party {
            key: "debtor".into(),
            role: PartyRole::Debtor,
            name: "Nguyễn Văn Tâm".into(),
            identity: String::new(),
            address: "Phường Hà An".into(),
        }],
        obligations: vec![],
    };
    let case = house.store.write(&house.scope(), move |desk| open_case(desk, &doing, facts)).unwrap();
    case.0.to_string()
}

fn add_place(head: &Browser, code: &str, name: &str, class: &str) {
    let given = [("code", code), ("name", name), ("class", class)];
    head.fill("/kho/noi/moi", "/kho/noi/moi", &given).is(200).says("Đã lập nơi lưu giữ");
}

/// The id that stands behind a beginning in the links of a page.
fn id_after(text: &str, beginning: &str) -> String {
    let rest = text.split(beginning).nth(1).unwrap_or_else(|| panic!("no {beginning}"));
    rest.chars().take(36).collect()
}

pub(crate) fn jpeg(shade: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([shade, 90, 60]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// Signs an order for a car with keys and for cash; the order's id.
pub(crate) fn order(house: &TestHouse, cast: &Cast) -> String {
    let case = a_case(house, cast.lan.0);
    add_place(&cast.hoa.1, "K1", "Kho số 1", "general");
    add_place(&cast.hoa.1, "KET", "Két số 1", "cash");
    let keeper = cast.tu.0.to_string();
    let given = [
        ("case", case.as_str()),
        ("storekeeper", &keeper),
        ("reason", "Bảo quản tài sản kê biên"),
        ("person_name", "Lê Thị Lan"),
        ("person_office", "Chấp hành viên"),
        ("minutes", "Biên bản kê biên số 12/BB-THADS"),
        ("minutes_on", "2026-11-20"),
        ("line.0.name", "Xe ô tô Toyota"),
        ("line.0.class", "vehicle"),
        ("line.0.origin", "seized"),
        ("line.0.marks", "Biển số 51H-123.45"),
        ("line.0.condition", "Đã qua sử dụng"),
        ("line.0.seal", "NP-0001"),
        ("line.1.name", "Chìa khóa"),
        ("line.1.class", "accessory"),
        ("line.1.origin", "seized"),
        ("line.1.condition", "Nguyên vẹn"),
        ("line.1.quantity", "2"),
        ("line.1.under", "1"),
        ("line.2.name", "Tiền mặt"),
        ("line.2.class", "cash"),
        ("line.2.origin", "seized"),
        ("line.2.condition", "Nguyên vẹn"),
        ("line.2.value", "45.000.000"),
    ];
    let page = cast.hoa.1.fill("/kho/lenh-nhap/moi", "/kho/lenh-nhap/moi", &given);
    page.is(200).says("Đã ký Lệnh nhập kho").says("TV-2026-00001.1").says("chờ thực hiện");
    let waiting = cast.tu.1.get("/kho");
    id_after(&waiting.is(200).text(), "/kho/lenh/")
}

fn compare(keeper: &Browser, id: &str, place: &str, more: &[(&str, &str)]) -> crate::support::Page {
    let address = format!("/kho/nhap/{id}/3");
    let page = keeper.get(&address).text();
    let action = format!("{address}/{}", id_after(&page, &format!("action=\"{address}/")));
    let place_id = {
        let option = page.split("<option").find(|o| o.contains(place)).unwrap_or_default();
        option.split("value=\"").nth(1).and_then(|v| v.split('"').next()).unwrap_or_default().to_owned()
    };
    let mut given = vec![("as_described", "yes"), ("place", place_id.as_str())];
    given.extend(more);
    keeper.fill(&address, &action, &given)
}

fn count_cash(keeper: &Browser, id: &str, notes: &str) -> crate::support::Page {
    let address = format!("/kho/nhap/{id}/3");
    let page = keeper.get(&address).text();
    let item = id_after(&page, &format!("action=\"{address}/"));
    keeper.fill(&address, &format!("{address}/{item}/dem"), &[("notes.500000", notes)])
}

/// Steps 1 to 6 as the storekeeper takes them.
pub(crate) fn take_in(cast: &Cast, id: &str) {
    let (tu, thu) = (&cast.tu.1, cast.thu.0.to_string());
    let step = |n: u32| format!("/kho/nhap/{id}/{n}");
    tu.get(&format!("/kho/nhap/{id}")).is(200).says("Kiểm tra lệnh").says("Từ chối nhận");
    tu.get(&step(5)).is(200).says("Làm xong bước 1 trước");
    tu.fill(&step(1), &step(1), &[]).is(200).says("Giấy tờ đã xem");
    tu.fill(&step(2), &step(2), &[("second", &thu)]).is(422).says("Chưa kiểm tra");
    let mut fields = tu.get(&step(2)).form(&step(2));
    fields.insert("second".into(), thu.clone());
    fields.insert("person_identity".into(), "Thẻ chấp hành viên số 88".into());
    fields.insert("papers".into(), "minutes".into());
    tu.post(&step(2), &fields).is(422).says("giấy tờ của người giao");
    tu.post_pairs(&step(2), &fields, &[("papers", "identity")]).is(200).says("Theo giấy tờ");

    compare(tu, id, "Kho số 1", &[("seal", "torn"), ("note", "rách")]).is(422).says("kết luận của cơ quan");
    compare(tu, id, "Két số 1", &[("seal", "intact")]).is(422).says("không để được");
    compare(tu, id, "Kho số 1", &[("seal", "intact")]).is(200).says("TV-2026-00001.1");
    compare(tu, id, "Kho số 1", &[("quantity", "1")]).is(422).says("khác với giấy tờ");
    let noted = [("quantity", "1"), ("decision", "accept_noted"), ("note", "Chỉ có một chìa")];
    compare(tu, id, "Kho số 1", &noted).is(200).says("Đếm tiền, lần 1");
    count_cash(tu, id, "90").is(200).says("Đếm tiền, lần 2").never_says("45.000.000");
    count_cash(tu, id, "91").is(422).says("không khớp").says("lần 1").never_says("91 tờ");
    count_cash(tu, id, "90").is(200);
    count_cash(tu, id, "90").is(200).says("Hai lần đếm khớp nhau");
    compare_again(tu, id, "Tiền mặt", "Két số 1", &[]);
    tu.get(&step(4)).is(200).says("NP-0001").says("Niêm phong nguyên vẹn");
    tu.fill(&step(4), &step(4), &[]).is(200).says("Chưa có ảnh");
    let photo = jpeg(200);
    let sent = |caption: &str| {
        tu.send_files(
            &step(5),
            &format!("{}/anh", step(5)),
            &[("caption", caption)],
            &[("photos", "a.jpg", &photo)],
        )
    };
    sent("Toàn cảnh").is(200).says("Đã lưu 1 ảnh");
    sent("Toàn cảnh").is(200).says("Đã lưu 0 ảnh");
    tu.fill(&step(5), &step(5), &[]).is(200).says("Ký nhận");
    tu.fill(&step(6), &step(6), &[("second_password", "sai-mat-khau-roi")]).is(422).says("không phải của");
    let signed = tu.fill(&step(6), &step(6), &[("second_password", PASSWORD)]);
    signed.is(200).says("Phiếu nhập kho số").says("Biên bản số").says("1 sai khác").says("đã thực hiện");
}

fn compare_again(keeper: &Browser, id: &str, name: &str, place: &str, more: &[(&str, &str)]) {
    let address = format!("/kho/nhap/{id}/3");
    let page = keeper.get(&address).text();
    let item = page
        .split("?vat=")
        .skip(1)
        .find(|part| part.split("</a>").next().is_some_and(|a| a.contains(name)))
        .map(|part| part.chars().take(36).collect::<String>())
        .unwrap();
    let seen = format!("{address}?vat={item}");
    let text = keeper.get(&seen).text();
    let option = text.split("<option").find(|o| o.contains(place)).unwrap();
    let place = option.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut given = vec![("as_described", "yes"), ("place", place.as_str()), ("decision", "accept")];
    given.extend(more);
    keeper.fill(&seen, &format!("{address}/{item}"), &given).is(200);
}

on_both! {
    fn a_car_with_keys_and_cash_come_in_step_by_step_and_a_count_finds_one_gone(house) {
        let cast = Cast::of(house);
        let id = order(house, &cast);
        cast.nga.1.get(&format!("/kho/nhap/{id}/1")).is(422).says("thủ kho khác");
        cast.hoa.1.get(&format!("/kho/nhap/{id}/1")).is(403);
        take_in(&cast, &id);

        let (tu, thu, hoa) = (&cast.tu.1, &cast.thu.1, &cast.hoa.1);
        tu.get("/vat/TV-2026-00001").is(200).says("NP-0001").says("Biên bản giao, nhận có sai khác số").says("Chìa khóa");
        tu.get("/vat/tv-2026-00002").is(200).says("45.000.000").says("500000 VND").says("Toàn cảnh");
        tu.get("/vat/TV-2026-00009").is(404).says("Chưa có đồ vật");
        assert!(tu.get("/vat/TV-2026-00001/nhan.pdf").is(200).bytes.starts_with(b"%PDF"));
        tu.fill("/vat/TV-2026-00001", "/vat/TV-2026-00001/the-kho", &[]).is(200).says("Thẻ kho số");
        tu.fill("/quet", "/quet", &[("code", "http://x/vat/tv-2026-00001")]).is(200).says("Toyota");
        cast.kien.1.get("/vat/TV-2026-00001").is(200).never_says("Lập thẻ kho");

        let begun = thu.fill("/kho/kiem-ke/K1", "/kho/kiem-ke/K1", &[]);
        let scans = begun.is(200).address.clone();
        thu.get(&scans).is(200).never_says("TV-2026");
        thu.fill(&scans, &scans, &[("code", "TV-2026-00001")]).is(200).says("ĐÚNG CHỖ").never_says("TV-2026-00001.1");
        thu.fill(&scans, &scans, &[("code", "TV-2026-00002")]).is(200).says("SAI CHỖ");
        thu.fill(&scans, &scans, &[("code", "TV-2026-00001")]).is(200).says("ĐÃ QUÉT");
        thu.fill(&scans, &scans, &[("code", "8934567")]).is(200).says("MÃ LẠ");
        let end = format!("{scans}/ket-thuc");
        let keeper = cast.tu.0.to_string();
        let proven = [("second", keeper.as_str()), ("second_password", PASSWORD)];
        thu.fill(&end, &end, &proven).is(200).says("đếm lại lần hai").never_says("không thấy 1");
        let lan = &cast.lan.1;
        for code in ["TV-2026-00001", "TV-2026-00002", "8934567"] {
            lan.fill(&scans, &scans, &[("code", code)]).is(200);
        }
        lan.fill(&end, &end, &proven).is(200).says("không thấy 1").says("sai chỗ 1").says("nhãn lạ 1");

        hoa.get("/kho").is(200).says("Không thấy khi kiểm kê");
        let list = hoa.get("/kho/sai-khac").text();
        let one = format!("/kho/sai-khac/{}", id_after(&list, "/kho/sai-khac/"));
        tu.get(&one).is(200).never_says("Ghi kết luận");
        let given = [("settlement", "explained"), ("outcome", "Chấp hành viên giữ một chìa khóa, đã lập biên bản")];
        hoa.fill(&one, &one, &given).is(200).says("Đã ghi kết luận");
    }
}

on_both! {
    fn everything_of_an_order_can_be_refused_at_any_step(house) {
        let cast = Cast::of(house);
        let id = order(house, &cast);
        let (tu, thu) = (&cast.tu.1, cast.thu.0.to_string());
        let refuse = format!("/kho/nhap/{id}/tu-choi");
        let given = [("second", thu.as_str()), ("second_password", PASSWORD), ("person_identity", "Thẻ số 88")];
        tu.fill(&refuse, &refuse, &given).is(422).says("lý do từ chối");
        let given = [&given[..], &[("note", "Không có biên bản kê biên kèm theo")]].concat();
        tu.fill(&refuse, &refuse, &given).is(200).says("Biên bản số").says("đã từ chối nhận");
        tu.get("/vat/TV-2026-00001").is(200).says("Từ chối nhận");
    }
}

/// A thing that lay in the store before the book was opened.
pub(crate) fn stock(cast: &Cast, name: &str, quantity: &str) {
    let page = "/kho/dau-ky/moi";
    let text = cast.tu.1.get(page).is(200).text();
    let choose = |words: &str| {
        let option = text.split("<option").find(|o| o.contains(words)).unwrap();
        option.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (case, place, thu) = (choose("Việc 381/2026"), choose("Kho số 1"), cast.thu.0.to_string());
    let given = [
        ("case", case.as_str()),
        ("received_on", "2026-03-02"),
        ("place", &place),
        ("receipt", "Phiếu nhập kho số 4 ngày 02/3/2026"),
        ("minutes", "Biên bản kê biên số 3/BB-THADS"),
        ("minutes_on", "2026-03-01"),
        ("line.0.name", name),
        ("line.0.class", "general"),
        ("line.0.origin", "seized"),
        ("line.0.condition", "Nguyên vẹn"),
        ("line.0.quantity", quantity),
        ("second", &thu),
        ("second_password", PASSWORD),
    ];
    cast.tu.1.fill(page, page, &given).is(200).says("vào sổ");
}
