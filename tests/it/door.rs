//! The door: who may come in, what a stranger sees, what a form from elsewhere can do.

use crate::{
    on_both,
    support::{Browser, Cast, PASSWORD, serve},
};
use std::collections::BTreeMap;

on_both! {
    fn the_first_visitor_of_an_empty_house_opens_the_book(house) {
        let (root, stop) = serve(house);
        let visitor = Browser::new(&root);
        visitor.get("/").is(200).says("Mở sổ của cơ quan");
        let given = [
            ("place", "Quảng Ninh"),
            ("agency", "Thi hành án dân sự tỉnh Quảng Ninh"),
            ("address", "Số 2, đường Lê Lợi, phường Hồng Gai, tỉnh Quảng Ninh"),
            ("name", "Đỗ Văn An"),
            ("login", "an"),
        ];
        let short = [&given[..], &[("password", "ngan")]].concat();
        visitor.fill("/mo-so", "/mo-so", &short).is(422).says("ít nhất 10 ký tự").says("Hồng Gai");
        let whole = [&given[..], &[("password", PASSWORD)]].concat();
        visitor.fill("/mo-so", "/mo-so", &whole).is(200).says("Đăng nhập");
        visitor.get("/mo-so").is(200).says("Đăng nhập");
        let signed = [("login", "an"), ("password", PASSWORD), ("ve", "/tai-khoan")];
        visitor.fill("/dang-nhap", "/dang-nhap", &signed).is(200).says("Quản trị");
        drop(stop.stop(false));
    }
}

on_both! {
    fn a_wrong_password_is_refused_in_words_and_guessing_gets_slower(house) {
        let cast = Cast::of(house);
        let stranger = Browser::new(&cast.root);
        let wrong = [("login", "lan.ha-an"), ("password", "khong-phai-mat-khau")];
        for _ in 0..4 {
            stranger.fill("/dang-nhap", "/dang-nhap", &wrong).is(422).says("không đúng");
        }
        stranger.fill("/dang-nhap", "/dang-nhap", &wrong).is(429).says("thử lại sau");
    }
}

on_both! {
    fn a_form_that_was_not_drawn_for_this_session_changes_nothing(house) {
        let cast = Cast::of(house);
        let mut fields = cast.lan.1.get("/tai-khoan").form("/tai-khoan");
        fields.insert("old".into(), PASSWORD.into());
        fields.insert("password".into(), "mat-khau-moi-2026".into());
        let of_another = cast.minh.1.get("/tai-khoan").form("/tai-khoan")["csrf"].clone();
        for csrf in ["", "00", &of_another] {
            fields.insert("csrf".into(), csrf.into());
            cast.lan.1.post("/tai-khoan", &fields).is(403);
        }
        cast.lan.1.fill("/tai-khoan", "/tai-khoan", &[("old", PASSWORD), ("password", "mat-khau-moi-2026")])
            .is(200)
            .says("Đã đổi mật khẩu");
    }
}

on_both! {
    fn a_stranger_is_led_to_the_door_and_every_answer_is_guarded(house) {
        let cast = Cast::of(house);
        let stranger = Browser::new(&cast.root);
        for address in ["/", "/giay-to", "/tai-khoan", "/tep/0000"] {
            stranger.get(address).is(200).says("Đăng nhập");
        }
        let page = stranger.get("/dang-nhap");
        assert!(page.headers["content-security-policy"].contains("default-src 'self'"));
        stranger.get("/khong-co").is(404);
        stranger.post("/dang-xuat", &BTreeMap::new()).is(200).says("Đăng nhập");
        stranger.get("/xac-minh?ma=00000-00000").is(200).says("Không có văn bản nào");
    }
}

on_both! {
    fn a_session_ends_when_the_person_signs_out(house) {
        let cast = Cast::of(house);
        let page = cast.lan.1.get("/tai-khoan");
        cast.lan.1.post("/dang-xuat", &page.form("/dang-xuat")).is(200).says("Đã đăng xuất");
        cast.lan.1.get("/tai-khoan").is(200).says("Tên đăng nhập");
    }
}

on_both! {
    fn the_administrator_brings_in_a_person_and_nobody_else_can(house) {
        let cast = Cast::of(house);
        cast.lan.1.get("/quan-tri").is(403).says("quản trị");
        let list = cast.an.1.get("/quan-tri");
        list.is(200).says("Lê Thị Lan");
        assert_eq!(list.media, "text/html; charset=utf-8");
        assert_eq!(list.links("/quan-tri/nguoi/moi").len(), 1);
        let given = [("name", "Cao Thị Mai"), ("office", "Thẩm tra viên"), ("login", "mai.ha-an"), ("password", PASSWORD)];
        let page = "/quan-tri/nguoi/moi";
        cast.an.1.fill(page, page, &given).is(422).says("ít nhất một vai trò").says("Cao Thị Mai");
        let whole = [&given[..], &[("roles", "prosecutor"), ("until", "2026-12-31")]].concat();
        cast.an.1.fill(page, page, &whole).is(200).says("Đã thêm Cao Thị Mai");
        cast.an.1.fill(page, page, &whole).is(422).says("đã có người dùng");
        let mai = Browser::new(&cast.root);
        let door = [("login", "mai.ha-an"), ("password", PASSWORD), ("ve", "/so")];
        mai.fill("/dang-nhap", "/dang-nhap", &door).is(200).says("Sổ hành vi");
        for address in ["/luat", "/luat/CUT", "/tim?q=lan", "/giay-to"] {
            mai.get(address).is(200);
        }
        mai.get("/luat/CUT").says("Điều 83");
    }
}
