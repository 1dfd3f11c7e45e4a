//! Counts over HTTP: programs, a committed sample, blind sheets, second counts, a network that goes away, the change of
//! a storekeeper, the monthly reconciliation. Each on both databases, each verified.

use crate::{
    on_both,
    support::{Browser, Cast, PASSWORD, Page, TestHouse, stock},
};
use diesel::connection::SimpleConnection;
use niemphong::{
    counting::{self, CountState},
    custody::{self, ItemFilter, ItemState},
    kernel::{Clock, CountId, Day},
    verify::verify,
};
use std::collections::BTreeMap;

/// A store with two shelves: three things on A, two on B.
struct Store {
    cast: Cast,
    case: niemphong::kernel::CaseId,
    a: Vec<String>,
    b: Vec<String>,
}

fn codes(made: Vec<(niemphong::kernel::ItemId, String)>) -> Vec<String> {
    made.into_iter().map(|(_, code)| code).collect()
}

fn store(house: &TestHouse) -> Store {
    let cast = Cast::of(house);
    let case = stock::case(house, cast.lan.0, "381/2026");
    let root = stock::place(house, &cast, ("K1", "Kho số 1"), (None, true));
    let a = stock::place(house, &cast, ("K1-A", "Kệ A"), (Some(root), true));
    let b = stock::place(house, &cast, ("K1-B", "Kệ B"), (Some(root), true));
    let a = codes(stock::stock(house, &cast, (case, a), &[("Đồng hồ", 0), ("Máy ảnh", 0), ("Máy khoan", 0)]));
    let b = codes(stock::stock(house, &cast, (case, b), &[("Loa", 0), ("Quạt", 0)]));
    Store { cast, case, a, b }
}

fn on(house: &TestHouse, day: &str) {
    house.clock.set(Clock::fixed(day.parse::<Day>().unwrap()).now());
}

/// Another day, another session.
fn sign_in(house: &TestHouse, cast: &Cast, login: &str) -> Browser {
    let browser = Browser::new(&cast.root);
    let login = format!("{login}.{}", house.scope().agency());
    let given = [("login", login.as_str()), ("password", PASSWORD), ("ve", "/tai-khoan")];
    browser.fill("/dang-nhap", "/dang-nhap", &given).is(200).says("Tài khoản");
    browser
}

/// Commits to a count; the address of its page.
fn plan(browser: &Browser, kind: &str, on_day: &str) -> String {
    let given = [("kind", kind), ("on_day", on_day), ("goal", "3")];
    let page = browser.fill("/kho/kiem-ke/moi", "/kho/kiem-ke/moi", &given);
    page.is(200);
    page.address.clone()
}

fn id_of(address: &str) -> CountId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// Scans codes one by one, as a form without script does.
fn scan(browser: &Browser, count: &str, place: &str, codes: &[&str]) -> Page {
    let address = format!("{count}/{place}");
    let mut last = browser.get(&address);
    for code in codes {
        last = browser.fill(&address, &address, &[("code", code)]);
        last.is(200);
    }
    last
}

fn close(browser: &Browser, count: &str, place: &str, second: &str) -> Page {
    let address = format!("{count}/{place}/ket-thuc");
    browser.fill(&address, &address, &[("second", second), ("second_password", PASSWORD)])
}

fn finish(browser: &Browser, count: &str) -> Page {
    browser.fill(count, &format!("{count}/xong"), &[])
}

/// Sends a batch as the script does.
fn batch(browser: &Browser, count: &str, place: &str, scans: &[(&str, &str)]) -> serde_json::Value {
    let address = format!("{count}/{place}");
    let mut fields = BTreeMap::new();
    fields.insert("csrf".to_owned(), browser.get(&address).form(&address)["csrf"].clone());
    let lines: Vec<String> = scans.iter().map(|(id, code)| format!("{id} {code}")).collect();
    let more: Vec<(&str, &str)> = lines.iter().map(|l| ("scan", l.as_str())).collect();
    let page = browser.post_pairs(&format!("{address}/loat"), &fields, &more);
    serde_json::from_slice(&page.bytes).unwrap_or_else(|e| panic!("{e}: {}", page.visible()))
}

fn read<T>(
    house: &TestHouse,
    job: impl FnOnce(&mut niemphong::store::Desk<'_>) -> Result<T, niemphong::store::Failure>,
) -> T {
    house.store.read(&house.scope(), job).unwrap()
}

on_both! {
    fn requirement_15_a_blind_count_finds_one_missing_one_in_the_wrong_place_one_foreign_and_is_counted_twice(house) {
        let s = store(house);
        let (thu, lan, tu) = (&s.cast.thu.1, &s.cast.lan.1, s.cast.tu.0.to_string());
        let count = plan(thu, "quarter", "2026-11-25");
        thu.get(&count).is(200).says("K1-A").says("K1-B").never_says("TV-2026");
        let page = scan(thu, &count, "K1-A", &[&s.a[0]]);
        page.says("ĐÚNG CHỖ").never_says(&s.a[1]).never_says("3 vật");
        scan(thu, &count, "K1-A", &[&s.b[0]]).says("SAI CHỖ");
        scan(thu, &count, "K1-A", &[&s.a[0]]).says("ĐÃ QUÉT");
        scan(thu, &count, "K1-A", &["8934567001234"]).says("MÃ LẠ");
        scan(thu, &count, "K1-A", &["TV-2019-00007"]).says("KHÔNG CÓ TRONG SỔ");
        scan(thu, &count, "K1-A", &["https://kho.khac.vn/vat/TV-2026-00002"]).says("MÃ LẠ");
        scan(thu, &count, "K1-A", &[&s.a[2]]).says("ĐÚNG CHỖ");
        let thu_id = s.cast.thu.0.to_string();
        close(thu, &count, "K1-A", &thu_id).is(422).says("hai người khác nhau");
        close(&s.cast.tu.1, &count, "K1-A", &s.cast.nga.0.to_string()).is(422).says("ít nhất một người không phải");
        let first = close(thu, &count, "K1-A", &tu);
        first.is(200).says("Người khác đếm lại lần hai").never_says("không thấy 1");
        assert_eq!(read(house, custody::count_open_discrepancies), 0, "nothing follows from a first count");

        scan(lan, &count, "K1-A", &[&s.a[0], &s.b[0], "8934567001234", &s.a[2]]);
        close(thu, &count, "K1-A", &tu).is(422).says("ít nhất một người khác lần thứ nhất");
        let second = close(lan, &count, "K1-A", &tu);
        second.is(200).says("đúng chỗ 2, sai chỗ 1, không có trong sổ 0, nhãn lạ 1, không thấy 1");
        finish(thu, &count).is(422).says("Còn nơi chưa kiểm kê xong: K1-B");
        scan(thu, &count, "K1-B", &[&s.b[0], &s.b[1]]);
        close(thu, &count, "K1-B", &tu).is(200).says("đúng chỗ 2");
        finish(&s.cast.tu.1, &count).is(422).says("Thủ kho không tự lập biên bản");
        let minutes = finish(thu, &count);
        minutes.is(200).says("Biên bản kiểm kê số").says("Không thấy");

        let open = read(house, |desk| custody::discrepancies(desk, true, None, 0, 20));
        assert_eq!(open.len(), 3);
        assert!(open.iter().all(|d| d.owner != s.cast.tu.0 && d.due.is_some()), "an owner who keeps no store, a day");
        let missing = read(house, |desk| custody::item_by_code(desk, &s.a[1])).unwrap();
        assert_eq!(missing.state, ItemState::Missing);
        lan.get(&format!("/vat/{}", s.a[1])).is(200).says("Kiểm kê: không thấy");
        let pdf = thu.get(&count).links("/giay-to/")[0].clone();
        thu.get(&pdf).is(200).says("Biên bản kiểm kê");
    }
}

on_both! {
    fn requirement_16_a_sample_is_committed_the_day_before_and_drawn_by_seed_and_book(house) {
        let s = store(house);
        let (thu, tu) = (&s.cast.thu.1, &s.cast.tu.1);
        let plan_new = |browser: &Browser, day: &str| {
            browser.fill("/kho/kiem-ke/moi", "/kho/kiem-ke/moi", &[("kind", "sample"), ("on_day", day), ("goal", "1")])
        };
        plan_new(thu, "2026-11-25").is(422).says("sớm nhất vào ngày hôm sau");
        plan_new(tu, "2026-11-26").is(422).says("Thủ kho không lập chương trình kiểm kê");
        let count = plan_new(thu, "2026-11-26").is(200).address.clone();
        thu.get(&count).says("mã băm SHA-256").never_says("Rút nơi kiểm kê");
        let id = id_of(&count);
        let draw = |browser: &Browser| {
            let fields = browser.get(&count).form("none");
            browser.post(&format!("{count}/rut"), &fields)
        };
        draw(thu).is(422).says("Mẫu chỉ được rút từ ngày 26/11/2026");
        on(house, "2026-11-26");
        draw(&sign_in(house, &s.cast, "tu")).is(422).says("Thủ kho không tự rút mẫu");
        draw(&sign_in(house, &s.cast, "thu")).is(200).says("Đã rút nơi kiểm kê");
        let row = read(house, |desk| counting::count(desk, id)).unwrap();
        assert_eq!(row.state, CountState::Counting);
        let sheets = read(house, |desk| counting::sheets(desk, id));
        assert_eq!(sheets.len(), 1, "one place holds at least one thing");
        // Drawn again by a stranger, from what the act says.
        let acts = read(house, |desk| niemphong::ledger::acts_of(desk, &id.to_string()));
        let drawn = acts.iter().find_map(|act| match act.deed::<counting::CountingDeed>().unwrap() {
            Some(counting::CountingDeed::Drawn(drawn)) => Some(*drawn),
            _ => None,
        }).unwrap();
        assert_eq!(Some(counting::hash_of(&drawn.seed)), row.seed_hash);
        let among = read(house, |desk| counting::population(desk, house.clock.today()));
        assert_eq!(counting::draw(&drawn.seed, &drawn.anchor, &among, 1), drawn.places);
        // An administrator who swaps the drawn place is found.
        house.store.write(&house.scope(), |desk| {
            desk.db().batch_execute("UPDATE count_places SET state = 'done'")?;
            Ok(())
        }).unwrap();
        assert!(!verify(&house.store, &house.vault).unwrap().is_sound());
        house.store.write(&house.scope(), |desk| {
            desk.db().batch_execute("UPDATE count_places SET state = 'open'")?;
            Ok(())
        }).unwrap();
    }
}

on_both! {
    fn requirement_16_programs_say_what_the_period_asks_for_and_a_done_count_answers(house) {
        let s = store(house);
        let (thu, tu) = (&s.cast.thu.1, s.cast.tu.0.to_string());
        thu.get("/kho/kiem-ke").is(200)
            .says("quý IV năm 2026").says("06 tháng cuối năm 2026").says("tháng 11/2026").says("Đối chiếu kế toán và thủ kho");
        let count = plan(thu, "year", "2026-11-25");
        for (place, codes) in [("K1-A", &s.a), ("K1-B", &s.b)] {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            scan(thu, &count, place, &codes);
            close(thu, &count, place, &tu).is(200);
        }
        finish(thu, &count).is(200).says("Biên bản kiểm kê số");
        thu.get("/kho/kiem-ke").is(200).says("đã làm <time");
        let done = read(house, counting::latest);
        let programs = counting::programs(house.clock.today(), "2026-11-25".parse().unwrap(), &done);
        let open: Vec<_> = programs.iter().filter(|p| p.done.is_none()).map(|p| p.duty).collect();
        assert_eq!(open, [counting::Duty::Count(counting::CountKind::Sample), counting::Duty::Reconcile]);
    }
}

on_both! {
    fn requirement_16_an_interrupted_count_goes_on_where_it_stopped_and_writes_no_scan_twice(house) {
        let s = store(house);
        let (thu, lan, tu) = (&s.cast.thu.1, &s.cast.lan.1, s.cast.tu.0.to_string());
        let count = plan(thu, "spot", "2026-11-25");
        let told = batch(thu, &count, "K1-A", &[("s1", &s.a[0]), ("s2", &s.a[1])]);
        assert_eq!(told["heard"][0]["word"], "ĐÚNG CHỖ");
        // The answer was lost on the way: the browser sends the same again, and one more.
        let told = batch(thu, &count, "K1-A", &[("s1", &s.a[0]), ("s2", &s.a[1]), ("s3", &s.a[2])]);
        assert_eq!(told["heard"].as_array().unwrap().len(), 3);
        assert_eq!(told["heard"][0]["word"], "ĐÚNG CHỖ", "answered as the first time, not as a twin");
        // Another browser of another person goes on with the same sheet.
        lan.get(&format!("{count}/K1-A")).is(200).says("Đã đọc <b id=\"read\">3</b>");
        assert_eq!(batch(lan, &count, "K1-A", &[("s4", &s.a[0])])["heard"][0]["word"], "ĐÃ QUÉT");
        close(lan, &count, "K1-A", &tu).is(200).says("đúng chỗ 3");
        // A late scan of a browser that was away is not swallowed: it is told.
        let late = batch_to_closed(thu, &count);
        assert!(late["refused"].as_str().unwrap().contains("đã kiểm kê xong"), "{late}");
    }
}

fn batch_to_closed(browser: &Browser, count: &str) -> serde_json::Value {
    let mut fields = BTreeMap::new();
    let seen = browser.get("/kho/kiem-ke/moi").form("/kho/kiem-ke/moi");
    fields.insert("csrf".to_owned(), seen["csrf"].clone());
    let page = browser.post_pairs(&format!("{count}/K1-A/loat"), &fields, &[("scan", "s9 TV-2026-00001")]);
    page.is(422);
    serde_json::from_slice(&page.bytes).unwrap()
}

on_both! {
    fn requirement_16_a_storekeeper_hands_over_after_a_joint_count_with_three_signatures(house) {
        let s = store(house);
        let (hoa, nga, thu) = (&s.cast.hoa.1, &s.cast.nga.1, s.cast.thu.0.to_string());
        let (tu_id, nga_id) = (s.cast.tu.0.to_string(), s.cast.nga.0.to_string());
        let new = "/kho/doi-thu-kho/moi";
        s.cast.tu.1.get(new).is(403);
        hoa.fill(new, new, &[("outgoing", &tu_id), ("incoming", &tu_id)]).is(422).says("hai người khác nhau");
        let opened = hoa.fill(new, new, &[("outgoing", &tu_id), ("incoming", &nga_id)]);
        let count = opened.is(200).says("Kho đã tạm khóa").address.clone();

        // Frozen: nothing moves while it is counted.
        let to = custody_place(house, "K1-B");
        let moved = s.cast.tu.1.fill("/kho/chuyen", "/kho/chuyen", &[
            ("codes", &s.a[0]), ("place", &to), ("reason", "Xếp lại"), ("second", &thu), ("second_password", PASSWORD)]);
        moved.is(422).says("đang tạm khóa");

        let sign = format!("{count}/ban-giao");
        let passwords = [("outgoing_password", PASSWORD), ("incoming_password", PASSWORD)];
        hoa.fill(&sign, &sign, &passwords).is(422).says("Còn nơi chưa kiểm kê xong");
        let a: Vec<&str> = s.a[..2].iter().map(String::as_str).collect();
        let b: Vec<&str> = s.b.iter().map(String::as_str).collect();
        scan(&s.cast.thu.1, &count, "K1-A", &a);
        close(&s.cast.thu.1, &count, "K1-A", &s.cast.lan.0.to_string()).is(422).says("thủ kho nhận bàn giao phải là");
        close(nga, &count, "K1-A", &thu).is(200).says("đếm lại lần hai");
        scan(nga, &count, "K1-A", &a);
        close(nga, &count, "K1-A", &s.cast.lan.0.to_string()).is(200).says("không thấy 1");
        scan(nga, &count, "K1-B", &b);
        close(nga, &count, "K1-B", &thu).is(200).says("đúng chỗ 2");

        hoa.get(&sign).is(200).says(&s.a[2]).says("kiểm kê không thấy");
        let refused = format!("{}: niêm phong có dấu hiệu bị bóc", s.b[0]);
        let given = [("refused", refused.as_str()), ("outgoing_password", PASSWORD), ("incoming_password", "sai")];
        hoa.fill(&sign, &sign, &given).is(422).says("Mật khẩu không phải của Bùi Thị Nga");
        let given = [("refused", refused.as_str()), passwords[0], passwords[1]];
        let signed = hoa.fill(&sign, &sign, &given);
        signed.is(200).says("Biên bản bàn giao thủ kho số").says("niêm phong có dấu hiệu bị bóc");

        let keeper = |code: &str| read(house, |desk| custody::item_by_code(desk, code)).unwrap().keeper;
        assert_eq!(keeper(&s.a[0]), "Bùi Thị Nga");
        assert_eq!(keeper(&s.b[0]), "Trần Văn Tư", "not taken over: the predecessor answers");
        assert_eq!(read(house, custody::count_open_discrepancies), 2);
        assert!(read(house, custody::frozen_places).is_empty());
        hoa.fill(&sign, &sign, &passwords).is(422).says("đã kết thúc");
    }
}

fn custody_place(house: &TestHouse, code: &str) -> String {
    read(house, |desk| custody::place_by_code(desk, code)).unwrap().id.to_string()
}

on_both! {
    fn requirement_17_what_nobody_has_seen_for_long_is_named(house) {
        let s = store(house);
        let thu = &s.cast.thu.1;
        thu.get("/kho/kiem-ke").is(200).says("được thấy tận nơi");
        on(house, "2027-06-30");
        let thu = sign_in(house, &s.cast, "thu");
        thu.get("/kho/kiem-ke").is(200).says("5 vật").says("quá 190 ngày");
        thu.get("/kho/kiem-ke/lau-chua-thay").is(200).says("Đồng hồ");
        let filter = ItemFilter { state: Some(ItemState::InStore), ..ItemFilter::default() };
        assert_eq!(read(house, |desk| custody::count_items(desk, &filter)), 5);
    }
}

on_both! {
    fn accountant_and_storekeeper_compare_their_figures_before_the_book_shows_its_own(house) {
        let s = store(house);
        let (thu, tu) = (&s.cast.thu.1, s.cast.tu.0.to_string());
        let page = "/kho/doi-chieu/moi";
        thu.get(page).is(200).never_says("5 vật");
        let given = |things: &'static str, second: &str| {
            let second = second.to_owned();
            thu.fill(page, page, &[("things", things), ("cash", "0"), ("second", &second), ("second_password", PASSWORD)])
        };
        given("5", &s.cast.lan.0.to_string()).is(422).says("là thủ kho");
        given("4", &tu).is(200).says("không khớp: sổ kho ghi 5 vật").says("mở một sai khác");
        given("5", &tu).is(200).says("khớp: 5 vật").says("đã làm <time");
        assert_eq!(read(house, custody::count_open_discrepancies), 1);
        assert!(!s.case.to_string().is_empty());
    }
}
