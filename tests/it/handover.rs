//! What leaves without moving, what leaves and comes back, and the great hand-over of a store of ten thousand things.
//! Each over HTTP, on both databases, each verified.

use crate::{
    on_both,
    support::{Cast, PASSWORD, TestHouse, stock},
};
use niemphong::{
    counting,
    custody::{self, ItemFilter, ItemState},
    handover::{self, HandoverState},
    kernel::HandoverId,
    store::{Desk, Failure},
};
use std::collections::BTreeMap;

fn read<T>(house: &TestHouse, job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure>) -> T {
    house.store.read(&house.scope(), job).unwrap()
}

fn state(house: &TestHouse, code: &str) -> ItemState {
    read(house, |desk| custody::item_by_code(desk, code)).unwrap().state
}

/// A store outside the grounds with a shelf and things on it.
fn outside(house: &TestHouse, things: &[(&str, usize)]) -> (Cast, Vec<String>) {
    let cast = Cast::of(house);
    let case = stock::case(house, cast.lan.0, "381/2026");
    let root = stock::place(house, &cast, ("K2", "Kho số 2"), (None, false));
    let shelf = stock::place(house, &cast, ("K2-A", "Kệ A"), (Some(root), false));
    let made = stock::stock(house, &cast, (case, shelf), things);
    (cast, made.into_iter().map(|(_, code)| code).collect())
}

fn scan_all(cast: &Cast, count: &str, place: &str, codes: &[String]) {
    let thu = &cast.thu.1;
    let address = format!("{count}/{place}");
    let csrf = thu.get(&address).form(&address)["csrf"].clone();
    for (n, some) in codes.chunks(200).enumerate() {
        let fields = BTreeMap::from([("csrf".to_owned(), csrf.clone())]);
        let lines: Vec<String> = some.iter().enumerate().map(|(i, c)| format!("s{n}-{i} {c}")).collect();
        let more: Vec<(&str, &str)> = lines.iter().map(|l| ("scan", l.as_str())).collect();
        thu.post_pairs(&format!("{address}/loat"), &fields, &more).is(200);
    }
}

fn close_sheet(cast: &Cast, count: &str, place: &str) -> crate::support::Page {
    let (address, keeper) = (format!("{count}/{place}/ket-thuc"), cast.tu.0.to_string());
    cast.thu.1.fill(&address, &address, &[("second", &keeper), ("second_password", PASSWORD)])
}

const POLICE: [(&str, &str); 4] = [
    ("person_name", "Phạm Văn Hùng"),
    ("person_office", "Phó Trưởng phòng"),
    ("person_body", "Công an tỉnh Hà An"),
    ("person_identity", "Giấy giới thiệu số 77"),
];

on_both! {
    fn requirement_14_a_thing_handed_over_on_paper_stays_counts_and_leaves_by_an_order(house) {
        let (cast, codes) = outside(house, &[("Ngà voi", 0), ("Loa", 0)]);
        let (hoa, thu, tu) = (&cast.hoa.1, cast.thu.0.to_string(), cast.tu.0.to_string());
        let new = "/kho/giao-tren-giay/moi";
        cast.tu.1.get(new).is(403);
        let mut given = vec![
            ("codes", codes[0].as_str()),
            ("decision", "Quyết định tịch thu số 12/QĐ ngày 20/11/2026"),
            ("storekeeper", &tu),
            ("liable_on", "2026-11-25"),
            ("fetch_by", "2026-11-25"),
            ("recount_days", "30"),
        ];
        given.extend(POLICE);
        hoa.fill(new, new, &given).is(422).says("hạn nhận đi phải sau ngày đó");
        given[4] = ("fetch_by", "2026-12-25");
        let done = hoa.fill(new, new, &given);
        done.is(200).says("Biên bản giao trên giấy số").says("Đã giao trên giấy, chưa nhận đi").says("vật còn ở kho");
        assert_eq!(state(house, &codes[0]), ItemState::PaperHandedOver);
        hoa.get("/kho/kiem-ke").is(200).says(&codes[0]).says("Công an tỉnh Hà An").says("đếm lại");

        // It is counted where it lies, and a count that does not find it does not forget who answers.
        let page = cast.thu.1.fill("/kho/kiem-ke/K2-A", "/kho/kiem-ke/K2-A", &[]);
        let count = page.is(200).address.trim_end_matches("/K2-A").to_owned();
        scan_all(&cast, &count, "K2-A", &codes[1..]);
        close_sheet(&cast, &count, "K2-A").is(200).says("đếm lại lần hai");
        let address = format!("{count}/K2-A");
        cast.lan.1.fill(&address, &address, &[("code", &codes[1])]).is(200);
        let end = format!("{address}/ket-thuc");
        cast.lan.1.fill(&end, &end, &[("second", &tu), ("second_password", PASSWORD)]).is(200).says("không thấy 1");
        assert_eq!(state(house, &codes[0]), ItemState::Missing);
        let page = cast.thu.1.fill("/kho/kiem-ke/K2-A", "/kho/kiem-ke/K2-A", &[]);
        let count = page.is(200).address.trim_end_matches("/K2-A").to_owned();
        scan_all(&cast, &count, "K2-A", &codes);
        close_sheet(&cast, &count, "K2-A").is(200).says("đúng chỗ 2");
        assert_eq!(state(house, &codes[0]), ItemState::PaperHandedOver, "found again: still the receiver's");

        let open = read(house, |desk| custody::discrepancies(desk, true, None, 0, 9));
        let one = format!("/kho/sai-khac/{}", open[0].id);
        hoa.fill(&one, &one, &[("settlement", "found"), ("outcome", "Ở phía sau kệ")]).is(200);
        let mut given = vec![
            ("codes", codes[0].as_str()),
            ("reason", "Giao theo biên bản đã ký"),
            ("transfer", "Quyết định tịch thu số 12/QĐ ngày 20/11/2026"),
            ("storekeeper", &tu),
        ];
        given.extend(POLICE);
        let order = hoa.fill("/kho/lenh-xuat/moi", "/kho/lenh-xuat/moi", &given);
        let order = order.is(200).address.rsplit('/').next().unwrap().to_owned();
        let leave = format!("/kho/xuat/{order}");
        let mut given =
            vec![("checked", "1"), ("condition", "Nguyên niêm phong"), ("second", thu.as_str()), ("second_password", PASSWORD)];
        given.extend(POLICE);
        cast.tu.1.fill(&leave, &leave, &given).is(200);
        assert_eq!(state(house, &codes[0]), ItemState::Released);
        hoa.get("/kho/kiem-ke").is(200).says("Không có vật nào đã giao trên giấy");
    }
}

on_both! {
    fn a_thing_lent_for_proceedings_comes_back_and_is_compared(house) {
        let (cast, codes) = outside(house, &[("Điện thoại", 0), ("Loa", 0)]);
        let (hoa, tu, keeper, thu) = (&cast.hoa.1, &cast.tu.1, cast.tu.0.to_string(), cast.thu.0.to_string());
        let new = "/kho/trich-xuat/moi";
        let both = codes.join("\n");
        let mut given = vec![
            ("codes", both.as_str()),
            ("request", "Văn bản số 41/CSĐT ngày 20/11/2026"),
            ("reason", "Giám định bổ sung"),
            ("storekeeper", &keeper),
            ("return_by", "2026-12-25"),
        ];
        given.extend(POLICE);
        let ordered = hoa.fill(new, new, &given);
        let address = ordered.is(200).says("Lệnh xuất kho để trích xuất số").address.clone();
        let take = format!("{address}/giao");
        let mut given = vec![("condition", "Nguyên niêm phong"), ("second", keeper.as_str()), ("second_password", PASSWORD)];
        given.extend(POLICE);
        tu.fill(&address, &take, &given).is(422).says("hai người khác nhau");
        given[1] = ("second", thu.as_str());
        tu.fill(&address, &take, &given).is(200).says("Đã giao trích xuất").says("Đang trích xuất");
        assert_eq!(state(house, &codes[0]), ItemState::Out);
        // While it is away nobody disposes of it and no count misses it.
        let page = cast.thu.1.fill("/kho/kiem-ke/K2-A", "/kho/kiem-ke/K2-A", &[]);
        let count = page.is(200).address.trim_end_matches("/K2-A").to_owned();
        close_sheet(&cast, &count, "K2-A").is(200).says("không thấy 0");

        let back = format!("{address}/nhan-lai");
        let ids: Vec<String> = codes
            .iter()
            .map(|c| read(house, |desk| custody::item_by_code(desk, c)).unwrap().id.to_string())
            .collect();
        let (first, second) = (format!("condition.{}", ids[0]), format!("condition.{}", ids[1]));
        let differs = format!("differs.{}", ids[1]);
        let mut given = vec![(first.as_str(), "Như cũ"), ("second", thu.as_str()), ("second_password", PASSWORD)];
        given.extend(POLICE);
        tu.fill(&address, &back, &given).is(422);
        given.push((second.as_str(), "Vỡ vỏ"));
        given.push((differs.as_str(), "vỏ vỡ góc phải"));
        tu.fill(&address, &back, &given).is(200).says("Đã nhận lại").says("Đã nhận lại. Biên bản số");
        assert_eq!(state(house, &codes[1]), ItemState::InStore);
        let open = read(house, |desk| custody::discrepancies(desk, true, None, 0, 9));
        assert_eq!((open.len(), open[0].owner), (1, cast.lan.0), "the officer of the case clears it up");
        hoa.get("/kho/trich-xuat").is(200).says("Đã nhận lại");
    }
}

/// From the open hand-over to its close: list, parts, signatures of both sides.
fn finish(cast: &Cast, address: &str, stays: &str) {
    let (hoa, tu, thu) = (&cast.hoa.1, &cast.tu.1, cast.thu.0.to_string());
    hoa.fill(address, &format!("{address}/danh-muc"), &[("stays", stays)]).is(200).says("Đã chốt danh mục");
    hoa.fill(address, &format!("{address}/xong"), &[]).is(422);
    for _ in 0..100 {
        let page = tu.get(address);
        if !page.text().contains(&format!("{address}/lap")) {
            break;
        }
        tu.fill(address, &format!("{address}/lap"), &[]).is(200);
    }
    let sign = format!("{address}/ky");
    let mut given = vec![("second", thu.as_str()), ("second_password", PASSWORD)];
    given.extend(POLICE);
    tu.fill(&sign, &sign, &given).is(200).says("Đã ghi hai bên ký đến phần");
    hoa.fill(address, &format!("{address}/xong"), &[])
        .is(200)
        .says("Biên bản bàn giao số")
        .says("Đã bàn giao xong");
}

fn id_of(address: &str) -> HandoverId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

on_both! {
    fn chosen_things_go_to_another_body_signed_by_both(house) {
        let (cast, codes) = outside(house, &[("Dao", 2), ("Áo", 0)]);
        let hoa = &cast.hoa.1;
        let both = format!("{}\n{}", codes[0], codes[1]);
        let mut given = vec![("codes", both.as_str()), ("decision", "Quyết định ủy thác số 9/QĐ-THADS")];
        given.extend(POLICE);
        let opened = hoa.fill("/kho/ban-giao/moi", "/kho/ban-giao/moi", &given);
        let address = opened.is(200).says("Đối chiếu, chốt danh mục").address.clone();
        finish(&cast, &address, &format!("{}: chờ giám định", codes[1]));
        assert_eq!(state(house, &codes[0]), ItemState::Transferred);
        assert_eq!(state(house, &codes[1]), ItemState::InStore, "named as staying");
        cast.lan.1.get(&format!("/vat/{}", codes[0])).is(200).says("Bàn giao cho Công an tỉnh Hà An");
    }
}

on_both! {
    fn requirement_16_the_great_handover_of_ten_thousand_things_goes_on_where_it_stopped(house) {
        let begun = std::time::Instant::now();
        let things: Vec<(&str, usize)> = (0..100).map(|_| ("Lô hàng tạm giữ", 99)).collect();
        let (cast, codes) = outside(house, &things);
        let hoa = &cast.hoa.1;
        let root = read(house, |desk| custody::place_by_code(desk, "K2")).unwrap().id.to_string();
        let mut given = vec![("place", root.as_str()), ("decision", "Kế hoạch số 12/KH-BTP-BCA")];
        given.extend(POLICE);
        let opened = hoa.fill("/kho/ban-giao/moi", "/kho/ban-giao/moi", &given);
        let address = opened.is(200).says("đang kiểm kê").address.clone();
        hoa.fill("/kho/ban-giao/moi", "/kho/ban-giao/moi", &given).is(422).says("đang tạm khóa");
        eprintln!("stocked and frozen after {:?}", begun.elapsed());

        let row = read(house, |desk| handover::handover(desk, id_of(&address))).unwrap();
        let count = format!("/kho/kiem-ke/dot/{}", row.count.unwrap());
        let held = ItemFilter { state: Some(ItemState::InStore), ..ItemFilter::default() };
        let all: Vec<String> =
            read(house, |desk| custody::items(desk, &held, 0, 20_000)).into_iter().map(|r| r.code).collect();
        assert_eq!(all.len(), 10_000);
        scan_all(&cast, &count, "K2-A", &all);
        eprintln!("scanned after {:?}", begun.elapsed());
        close_sheet(&cast, &count, "K2-A").is(200).says("đúng chỗ 10000");
        let counted = read(house, |desk| counting::sheets(desk, row.count.unwrap()));
        assert!(counted.iter().all(|s| s.is_clean()));
        eprintln!("counted after {:?}", begun.elapsed());

        // A batch of parts, then another day's work from another seat: nothing is drawn twice.
        let stays = format!("{}: Tòa án yêu cầu giữ lại", codes[7]);
        finish(&cast, &address, &stays);
        eprintln!("closed after {:?}", begun.elapsed());
        let row = read(house, |desk| handover::handover(desk, id_of(&address))).unwrap();
        assert_eq!((row.state, row.things, row.stays, row.sheets, row.signed), (HandoverState::Closed, 9_999, 1, 200, 200));
        let gone = ItemFilter { state: Some(ItemState::Transferred), ..ItemFilter::default() };
        assert_eq!(read(house, |desk| custody::count_items(desk, &gone)), 9_999);
        assert_eq!(state(house, &codes[7]), ItemState::InStore);
        assert!(read(house, custody::frozen_places).is_empty());
        hoa.get("/hom-nay").is(200).says("1/1");
    }
}
