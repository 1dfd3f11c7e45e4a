//! What the head answers for: entries, seals, the register by quarter, the story of a thing, certificates.

use crate::{
    custody_pages::{jpeg, order, take_in},
    on_both,
    support::{Cast, PASSWORD, TestHouse},
};
use niemphong::kernel::{Clock, Day};

fn taken_in(house: &TestHouse) -> Cast {
    let cast = Cast::of(house);
    let id = order(house, &cast);
    take_in(&cast, &id);
    cast
}

fn select(page: &str, words: &str) -> String {
    let option = page.split("<option").find(|o| o.contains(words)).unwrap_or_else(|| panic!("no {words}"));
    option.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

on_both! {
    fn requirement_10_entries_are_logged_and_matched_with_what_was_done_in_the_store(house) {
        let cast = taken_in(house);
        let (tu, list) = (&cast.tu.1, "/kho/ra-vao");
        let page = tu.get(list);
        page.is(200).says("người làm chưa được ghi").says("Trần Văn Tư · Nhập kho").says("Ngô Thị Thu · Nhập kho");
        let store = select(&page.text(), "Kho số 1");
        tu.fill(list, list, &[("place", &store), ("name", "Trần Văn Tư"), ("why", "")]).is(422).says("lý do");
        for name in ["Trần Văn Tư", "Ngô Thị Thu"] {
            let given = [("place", store.as_str()), ("name", name), ("why", "Nhập kho theo lệnh")];
            tu.fill(list, list, &given).is(200).says("Đã ghi").says("Ghi giờ ra");
        }
        let page = tu.get(list);
        page.never_says("người làm chưa được ghi");
        let entry: String = page.text().split("/kho/ra-vao/").nth(1).unwrap().chars().take(36).collect();
        let out = format!("{list}/{entry}/ra");
        tu.fill(list, &out, &[]).is(200).says("Đã ghi giờ ra");
        tu.fill(list, &out, &[]).is(422).says("đã ra kho lúc");
        cast.kien.1.get(list).is(200).never_says("Ghi người vào kho");
        assert_eq!(cast.thu.1.fill(list, list, &[("place", &store), ("name", "x"), ("why", "y")]).status, 403);
        house.must_verify();
    }
}

on_both! {
    fn requirement_18_the_head_signs_certificates_of_the_stock(house) {
        let cast = taken_in(house);
        let page = "/kho/xac-nhan";
        cast.hoa.1.get(page).is(200).says("3 vật").says("45.000.000");
        assert_eq!(cast.tu.1.fill(page, page, &[]).status, 403);
        let signed = cast.hoa.1.fill(page, page, &[("remarks", "Kho số 1 sắp xếp gọn")]);
        signed.is(200).says("Đã ký xác nhận").says("Bản đã ký");
        house.must_verify();
    }
}

on_both! {
    fn requirement_24_the_register_is_generated_printed_and_closed_and_later_corrections_show(house) {
        let cast = taken_in(house);
        let quarter = niemphong::oversight::Quarter::of(house.clock.today());
        let page = format!("/kho/so-theo-doi?quy={}", quarter.code());
        let (hoa, close) = (&cast.hoa.1, "/kho/so-theo-doi/dong");
        hoa.get(&page).is(200).says("TV-2026-00001").says("Lê Thị Lan").says("Phiếu số").never_says("In và đóng");
        let code = quarter.code();
        hoa.fill(&page, close, &[("quy", &code)]).is(422).says("Chưa hết");

        house.clock.set(Clock::fixed(Day::of(2027, 1, 5).unwrap()).now());
        let hoa = &crate::support::signed_in(&cast.root, &house.scope(), "hoa");
        let tu = &crate::support::signed_in(&cast.root, &house.scope(), "tu");
        hoa.get(&page).is(200).says("In và đóng sổ quý");
        hoa.fill(&page, close, &[("quy", &code)]).is(200).says("Đã in và đóng").says("Bản in đã đóng");
        hoa.fill("/kho/xac-nhan", close, &[("quy", &code)]).is(422).says("đã đóng ngày");
        hoa.get(&page).never_says("sửa đổi, bổ sung sau khi in");

        let thu = cast.thu.0.to_string();
        let seal = "/vat/TV-2026-00002/niem-phong";
        let given = [("number", "NP-0099"), ("where_put", "Miệng túi"), ("reason", "Niêm phong tiền"),
            ("condition", "Đủ 90 tờ"), ("second", &thu), ("second_password", PASSWORD)];
        tu.fill(seal, seal, &given).is(200).says("Đã niêm phong");
        hoa.get(&page).says("đã sửa đổi, bổ sung sau khi in");
        house.must_verify();
    }
}

on_both! {
    fn seals_are_a_ledger_with_handed_out_papers_minutes_and_pictures_before_and_after(house) {
        let cast = taken_in(house);
        let (tu, hoa, thu) = (&cast.tu.1, &cast.hoa.1, cast.thu.0.to_string());
        let give = "/kho/niem-phong/cap";
        let keeper = cast.tu.0.to_string();
        let block = [("prefix", "NP-2026-"), ("first", "1"), ("last", "50"), ("holder", keeper.as_str())];
        assert_eq!(tu.fill("/kho/niem-phong", give, &block).status, 403);
        hoa.fill(give, give, &block).is(200).says("<b>50</b>/50 tờ");
        let twin = [("prefix", "NP-2026-"), ("first", "50"), ("last", "60"), ("holder", keeper.as_str())];
        hoa.fill(give, give, &twin).is(422).says("đã cấp cho");

        let seal = "/vat/TV-2026-00002/niem-phong";
        let put = |number: &str| {
            let given = [("number", number), ("where_put", "Miệng túi"), ("reason", "Niêm phong tiền"),
                ("condition", "Đủ 90 tờ"), ("second", &thu), ("second_password", PASSWORD)];
            tu.fill(seal, seal, &given)
        };
        put("NP-2026-77").is(422).says("không nằm trong các tờ đã cấp");
        put("NP-2026-7").is(200).says("Đã niêm phong").says("Biên bản niêm phong số");
        let check = "/vat/TV-2026-00002/kiem-tra-niem-phong";
        tu.fill(seal, check, &[("seen_whole", "Giấy phẳng, chữ ký liền")]).is(200).says("còn nguyên");

        let one = "/kho/niem-phong?so=NP-2026-7";
        let sent = |moment: &str, shade: u8| {
            let given = [("so", "NP-2026-7"), ("luc", moment)];
            tu.send_files(one, "/kho/niem-phong/anh", &given, &[("photos", "a.jpg", &jpeg(shade))])
        };
        sent("truoc", 10).is(200).says("Đã thêm 1 ảnh");
        sent("sau", 20).is(200).says("Niêm phong NP-2026-7: sau");
        let open = "/vat/TV-2026-00002/mo-niem-phong";
        let given = [("reason", "Tòa án yêu cầu"), ("seal_before", "Nguyên"), ("condition_after", "Đủ 90 tờ"),
            ("second", &thu), ("second_password", PASSWORD)];
        tu.fill(seal, open, &given).is(200).says("Đã mở niêm phong");
        hoa.get(one).is(200).says("Đã mở").says("Kiểm tra niêm phong số NP-2026-7").says("Mở niêm phong số");
        hoa.get("/kho/niem-phong").is(200).says("<b>49</b>/50 tờ").says("NP-2026-7").says("NP-0001");
        hoa.get("/kho/niem-phong?loc=opened").is(200).says("NP-2026-7").never_says("NP-0001");
        hoa.get("/kho/niem-phong?so=KHONG-CO").is(404).says("Không có niêm phong");
        put("NP-2026-7").is(422).says("đã được dùng");
        house.must_verify();
    }
}

on_both! {
    fn requirement_2_the_story_of_a_thing_is_one_pdf_and_labels_come_on_sheets(house) {
        let cast = taken_in(house);
        for address in ["/vat/TV-2026-00001/nhat-ky.pdf", "/kho/noi/K1/nhan.pdf", "/kho/noi/KET/nhan.pdf"] {
            let page = cast.kien.1.get(address);
            assert_eq!((page.status, page.media.as_str()), (200, "application/pdf"), "{address}");
            assert!(page.bytes.starts_with(b"%PDF"), "{address}");
        }
        cast.kien.1.get("/kho/noi/KHONG/nhan.pdf").is(404);
        cast.kien.1.get("/vat/TV-2026-09999/nhat-ky.pdf").is(404);
    }
}

on_both! {
    fn requirement_1_parts_conserve_the_quantity_and_keep_their_numbers(house) {
        let cast = taken_in(house);
        let (tu, thu) = (&cast.tu.1, cast.thu.0.to_string());
        let (item, split, back) = ("/vat/TV-2026-00003", "/vat/TV-2026-00003/tach", "/vat/TV-2026-00003/gop");
        crate::custody_pages::stock(&cast, "Gạo nếp", "20");
        tu.get(item).is(200).says("20 chiếc");
        let proven = [("second", thu.as_str()), ("second_password", PASSWORD), ("reason", "Lấy mẫu giám định")];
        let send = |amounts: &str| tu.fill(split, split, &[&proven[..], &[("amounts", amounts)]].concat());
        send("19\n1").is(422).says("nhỏ hơn số lượng đang có");
        send("ba").is(422).says("Dòng 1");
        send("2\n0,5").is(200).says("Đã tách").says("17,5 chiếc").says("TV-2026-00003.1").says("TV-2026-00003.2");
        tu.get("/vat/TV-2026-00003.2").is(200).says("0,5 chiếc").says("Tách ra với số TV-2026-00003.2");
        let part = tu.get(split).text();
        let id = part.split("name=\"parts\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let again = [&proven[..2], &[("parts", id.as_str()), ("merge_reason", "Đã giám định xong")]].concat();
        tu.fill(split, back, &again).is(200).says("19,5 chiếc").says("Gộp lại 1 phần");
        tu.get("/vat/TV-2026-00003.1").is(200).says("Đã gộp lại");
        tu.fill(split, back, &again).is(422).says("không gộp được");
        house.must_verify();
    }
}

on_both! {
    fn requirement_11_a_place_of_another_class_needs_an_exception_with_an_end(house) {
        let cast = taken_in(house);
        let (tu, hoa, thu) = (&cast.tu.1, &cast.hoa.1, cast.thu.0.to_string());
        let add = "/kho/noi/moi";
        hoa.fill(add, add, &[("code", "P12"), ("name", "Phòng 12"), ("class", "working")]).is(200);
        let page = tu.get("/kho/chuyen").text();
        let room = select(&page, "P12");
        let given = [("codes", "TV-2026-00001"), ("place", room.as_str()), ("reason", "Kho chật"),
            ("second", thu.as_str()), ("second_password", PASSWORD)];
        tu.fill("/kho/chuyen", "/kho/chuyen", &given).is(422).says("không để được");
        let (terms, allow) = ("/kho/noi/P12/dieu-kien", "/kho/noi/P12/ngoai-le");
        let wish = |until: &'static str| {
            [("class", "vehicle"), ("decision", "12/QĐ-THADS ngày 20/11/2026"), ("reason", "Kho chật"), ("until", until)]
        };
        assert_eq!(tu.fill(terms, allow, &wish("2027-01-31")).status, 403);
        hoa.fill(terms, allow, &wish("2028-01-31")).is(422).says("không quá 183 ngày");
        hoa.fill(terms, allow, &wish("2027-01-31")).is(200).says("Ngoại lệ: Phương tiện đến hết 31/01/2027");
        tu.fill("/kho/chuyen", "/kho/chuyen", &given).is(200).says("Đã chuyển nơi lưu giữ");

        hoa.fill(terms, terms, &[("capacity", "3"), ("rent", "15.000")]).is(200).says("Sức chứa");
        house.clock.set(Clock::fixed(Day::of(2026, 12, 5).unwrap()).now());
        let tu = &crate::support::signed_in(&cast.root, &house.scope(), "tu");
        tu.get("/vat/TV-2026-00001").is(200).says("Tiền thuê chỗ đến hôm nay: 150.000");
        house.must_verify();
    }
}

on_both! {
    fn in_an_emergency_two_people_bring_things_to_safety_and_the_head_concludes(house) {
        let cast = taken_in(house);
        let (tu, thu) = (&cast.tu.1, cast.thu.0.to_string());
        let page = "/kho/khan-cap";
        let room = select(&tu.get(page).text(), "KET");
        let given = [("codes", "TV-2026-00001"), ("place", room.as_str()), ("event", "Ngập nước"),
            ("measures", "Chuyển lên cao"), ("second", thu.as_str()), ("second_password", PASSWORD)];
        tu.fill(page, page, &given[..4]).is(422);
        tu.fill(page, page, &given).is(200).says("Biên bản di chuyển khẩn cấp");
        tu.get("/vat/TV-2026-00001").is(200).says("Di chuyển khẩn cấp đến Két số 1");
        cast.hoa.1.get("/kho/sai-khac").is(200).says("Di chuyển khẩn cấp 1 vật");
        assert_eq!(cast.lan.1.get(page).status, 403);
        house.must_verify();
    }
}

on_both! {
    fn rows_of_a_sheet_are_pasted_into_an_order(house) {
        let cast = Cast::of(house);
        let (hoa, page) = (&cast.hoa.1, "/kho/lenh-nhap/moi");
        let sheet = "Xe máy Honda\tPhương tiện\t1\tchiếc\t76F1-230.77\tcũ\nĐiện thoại\tThiết bị\t2";
        let drawn = hoa.fill(page, page, &[("paste", sheet), ("more", "1")]);
        drawn.is(200).says("value=\"Xe máy Honda\"").says("value=\"Điện thoại\"").never_says(sheet);
    }
}
