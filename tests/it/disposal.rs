//! Disposal over HTTP: rulings matched by a second person, destruction, forfeiture, return, and what stands in the way.

use crate::{
    on_both,
    support::{Browser, Cast, PASSWORD, Page, TestHouse},
};
use niemphong::{
    cases::{CaseFacts, Party, PartyRole, open_case},
    kernel::PersonId,
    ledger::{Author, Doing},
};
use std::collections::BTreeMap;

/// A criminal case with evidence in the store; its id and the cast.
struct Town {
    cast: Cast,
    case: String,
}

fn a_case(house: &TestHouse, officer: PersonId) -> String {
    let author = Author { id: officer, name: "Lê Thị Lan".into(), office: "Chấp hành viên".into() };
    let doing = Doing::new(author, house.clock.today(), house.clock.now());
    let facts = CaseFacts {
        code: "512/2026".into(),
        title: "Xử lý vật chứng vụ mua bán trái phép chất ma túy".into(),
        judgment: "31/2026/HS-ST".into(),
        judgment_on: "2026-10-20".parse().unwrap(),
        court: "Tòa án nhân dân khu vực 3 - Hà An".into(),
        decision: "311/QĐ-THADS".into(),
        decision_on: "2026-11-20".parse().unwrap(),
        own_motion: true,
        officer,
        unit: "Phòng khu vực 3".into(),
        parties: vec![
            Party {
                key: "debtor".into(),
                role: PartyRole::Debtor,
                name: "Ông Ma Văn Thìn".into(),
                identity: "022098007731".into(),
                address: "Phường Hà An, tỉnh Hà An".into(),
            },
            Party {
                key: "owner".into(),
                role: PartyRole::Related,
                name: "Bà Mã Thị Thương".into(),
                identity: "022187009906".into(),
                address: "Phường Hà An, tỉnh Hà An".into(),
            },
        ],
        obligations: vec![],
    };
    let case = house.store.write(&house.scope(), move |desk| open_case(desk, &doing, facts)).unwrap();
    case.0.to_string()
}

/// What lies in the store: name, class, quantity.
type Stock<'a> = (&'a str, &'a str, &'a str);

/// Opens stores and writes down what lay there before the book: TV-2026-00001, 00002 …
fn town(house: &TestHouse, stock: &[Stock<'_>]) -> Town {
    set(house, "2026-11-30");
    let cast = Cast::of(house);
    let case = a_case(house, cast.lan.0);
    for (code, name, class) in [
        ("K1", "Kho số 1", "general"),
        ("KET", "Két số 1", "cash"),
        ("MT", "Ngăn ma túy", "drugs"),
        ("LANH", "Kho lạnh", "cold"),
    ] {
        let given = [("code", code), ("name", name), ("class", class)];
        cast.hoa.1.fill("/kho/noi/moi", "/kho/noi/moi", &given).is(200).says("Đã lập nơi lưu giữ");
    }
    let town = Town { cast, case };
    for (name, class, quantity) in stock {
        town.stock(name, class, quantity);
    }
    town
}

impl Town {
    fn stock(&self, name: &str, class: &str, quantity: &str) {
        let tu = &self.cast.tu.1;
        let form = tu.get("/kho/dau-ky/moi").is(200).text();
        let place = match class {
            "cash" => "Két số 1",
            "drugs" => "Ngăn ma túy",
            "perishable" => "Kho lạnh",
            _ => "Kho số 1",
        };
        let option = form.split("<option").find(|o| o.contains(place)).unwrap_or_default();
        let place = option.split("value=\"").nth(1).and_then(|v| v.split('"').next()).unwrap_or_default();
        let second = self.cast.thu.0.to_string();
        let given = [
            ("case", self.case.as_str()),
            ("line.0.name", name),
            ("line.0.class", class),
            ("line.0.origin", "evidence"),
            ("line.0.quantity", quantity),
            ("line.0.condition", "Theo biên bản, còn nguyên"),
            ("line.0.value", if class == "cash" { quantity } else { "" }),
            ("received_on", "2026-05-12"),
            ("place", place),
            ("receipt", "Phiếu nhập kho số 27/PNK ngày 12/5/2026"),
            ("minutes", "Biên bản thu giữ số 08/BB-CSMT"),
            ("minutes_on", "2026-03-02"),
            ("second", &second),
            ("second_password", PASSWORD),
        ];
        tu.fill("/kho/dau-ky/moi", "/kho/dau-ky/moi", &given).is(200).says("vào sổ");
    }

    /// The officer enters what the judgment says of these things: code, kind, who receives.
    fn rule(&self, lines: &[(&str, &str, &str)]) -> Page {
        let page = format!("/xu-ly/phan-quyet/{}", self.case);
        let mut given: BTreeMap<String, String> = BTreeMap::new();
        for (code, kind, entitled) in lines {
            given.insert(format!("line.{code}.kind"), (*kind).to_owned());
            given.insert(format!("line.{code}.line"), "Theo phần quyết định của bản án".to_owned());
            given.insert(format!("line.{code}.entitled"), (*entitled).to_owned());
        }
        let pairs: Vec<(&str, &str)> = given.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        self.cast.lan.1.fill(&page, &page, &pairs)
    }

    /// The accountant compares.
    fn matched(&self, code: &str) {
        let (page, action) = (format!("/vat/{code}/xu-ly"), format!("/vat/{code}/xu-ly/doi-chieu"));
        let given =
            [("same", "yes"), ("seen", "Số lượng, chủng loại, số hiệu khớp biên bản thu giữ và bản án")];
        self.cast.thu.1.fill(&page, &action, &given).is(200).says("khớp với bản án");
    }

    fn ruled(&self, lines: &[(&str, &str, &str)]) {
        self.rule(lines).is(200).says("Đã ghi phán quyết");
        for (code, ..) in lines {
            self.matched(code);
        }
    }
}

fn hold(browser: &Browser, code: &str) -> Page {
    let (page, action) = (format!("/vat/{code}/xu-ly"), format!("/vat/{code}/xu-ly/tam-dung"));
    let given = [
        ("kind", "appeal"),
        ("source", "Kháng nghị số 4/KN-VKS"),
        ("why", "Kháng nghị phần xử lý vật chứng"),
    ];
    browser.fill(&page, &action, &given)
}

on_both! {
    fn a_line_is_entered_by_one_matched_by_another_and_stopped_by_an_appeal(house) {
        let town = town(house, &[("Điện thoại Nokia", "electronics", "1"), ("Dao bấm", "general", "2")]);
        let cast = &town.cast;
        let page = format!("/xu-ly/phan-quyet/{}", town.case);
        cast.lan.1.fill(&page, &page, &[]).is(422).says("ít nhất một vật");
        town.rule(&[("TV-2026-00001", "return", "")]).is(422).says("người hoặc cơ quan được nhận");
        town.rule(&[("TV-2026-00001", "return", "Bà Mã Thị Thương"), ("TV-2026-00002", "destroy", "")])
            .is(200)
            .says("Đã ghi phán quyết về 2 vật");
        let compare = "/vat/TV-2026-00001/xu-ly/doi-chieu";
        let same = [("same", "yes"), ("seen", "Số IMEI khớp")];
        cast.lan.1.fill("/vat/TV-2026-00001/xu-ly", compare, &same).is(422).says("không tự đối chiếu");
        town.matched("TV-2026-00001");
        let differs = [("same", "no"), ("seen", "Bản án ghi 01 con dao, thực tế 02 con")];
        cast.tu.1.fill("/vat/TV-2026-00002/xu-ly", "/vat/TV-2026-00002/xu-ly/doi-chieu", &differs)
            .is(200)
            .says("không khớp");
        cast.hoa.1.get("/kho/sai-khac").is(200).says("Bản án ghi 01 con dao");

        hold(&cast.lan.1, "TV-2026-00001").is(200).says("Đã tạm dừng xử lý");
        let seen = cast.lan.1.get("/vat/TV-2026-00001/xu-ly");
        let lift = "/vat/TV-2026-00001/xu-ly/go-bo";
        let mut fields = seen.is(200).says("Kháng cáo, kháng nghị").form(lift);
        fields.insert("outcome".into(), "Rút kháng nghị, Quyết định số 9/QĐ-VKS".into());
        cast.lan.1.post(lift, &fields).is(422).says("không tự gỡ bỏ");
        cast.hoa.1.fill("/vat/TV-2026-00001/xu-ly", lift, &[("outcome", "Quyết định số 9/QĐ-VKS rút kháng nghị")])
            .is(200)
            .says("Đã gỡ tạm dừng");
        cast.kien.1.get("/vat/TV-2026-00001").is(200).says("Tạm dừng xử lý").says("Gỡ tạm dừng");
        cast.kien.1.get("/xu-ly?nhom=cho-quyet-dinh").is(200).says("TV-2026-00001").never_says("TV-2026-00002");
    }
}

on_both! {
    fn an_ordinary_order_does_not_release_evidence(house) {
        let town = town(house, &[("Điện thoại Nokia", "electronics", "1")]);
        let keeper = town.cast.tu.0.to_string();
        let order = |more: &[(&str, &str)]| {
            let mut given = vec![
                ("codes", "TV-2026-00001"),
                ("reason", "Giao cho người quen của thủ kho"),
                ("storekeeper", keeper.as_str()),
                ("person_name", "Nguyễn Văn Sơn"),
            ];
            given.extend(more);
            town.cast.hoa.1.fill("/kho/lenh-xuat/moi", "/kho/lenh-xuat/moi", &given)
        };
        order(&[]).is(422).says("là vật chứng").says("Điều 106");
        order(&[("transfer", "Lệnh trích xuất số 46/LTX")]).is(422).says("cơ quan tiếp nhận");
        town.ruled(&[("TV-2026-00001", "destroy", "")]);
        order(&[]).is(422).says("Hội đồng tiêu hủy");
        town.ruled(&[("TV-2026-00001", "return", "Bà Mã Thị Thương")]);
        hold(&town.cast.lan.1, "TV-2026-00001").is(200);
        order(&[]).is(422).says("đang tạm dừng");
        let taken = [("transfer", "Lệnh trích xuất số 46/LTX"), ("person_body", "Công an tỉnh Hà An")];
        order(&taken).is(200).says("Đã ký Lệnh xuất kho");
    }
}

/// A moment of a day as a form has it.
fn at(day: &str, time: &str) -> String {
    format!("{day}T{time}")
}

/// Sets the house's clock to ten in the morning of a day.
fn set(house: &TestHouse, day: &str) {
    let morning = day.parse::<niemphong::kernel::Day>().unwrap().date().and_hms_opt(3, 0, 0).unwrap();
    house.clock.set(niemphong::kernel::Moment::from_utc(morning));
}

fn jpeg(shade: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([shade, 90, 60]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

impl Town {
    /// Another day comes: the clock moves and everybody signs in again.
    fn on(&self, house: &TestHouse, day: &str) {
        set(house, day);
        let cast = &self.cast;
        let scope = house.scope();
        for (login, browser) in [
            ("lan", &cast.lan.1),
            ("tu", &cast.tu.1),
            ("hoa", &cast.hoa.1),
            ("thu", &cast.thu.1),
            ("kien", &cast.kien.1),
        ] {
            let login = format!("{login}.{}", scope.agency());
            let given = [("login", login.as_str()), ("password", PASSWORD), ("ve", "/tai-khoan")];
            browser.fill("/dang-nhap", "/dang-nhap", &given).is(200).says("Tài khoản");
        }
    }

    /// The fields of the head's order over one thing, with whoever stands in it.
    fn order(&self, word: &str, code: &str, given: &[(&str, &str)]) -> Page {
        let page = format!("/xu-ly/moi/{word}?vat={code}");
        let (lan, thu, tu) =
            (self.cast.lan.0.to_string(), self.cast.thu.0.to_string(), self.cast.tu.0.to_string());
        let mut all =
            vec![("officer", lan.as_str()), ("accountant", thu.as_str()), ("storekeeper", tu.as_str())];
        all.extend(given);
        let hoa = &self.cast.hoa.1;
        let seen = hoa.get(&page);
        let mut fields = seen.form(&format!("/xu-ly/moi/{word}"));
        for (name, value) in all {
            fields.insert(name.to_owned(), value.to_owned());
        }
        hoa.post(&format!("/xu-ly/moi/{word}"), &fields)
    }

    /// A step of a matter, by somebody.
    fn step(&self, who: &Browser, matter: &str, key: &str, given: &[(&str, &str)]) -> Page {
        let page = format!("{matter}/buoc/{key}");
        who.fill(&page, &page, given)
    }

    fn council(&self, code: &str) -> String {
        let given = [
            ("member.0.name", "Bùi Văn Sáu"),
            ("member.0.office", "Phó Chủ tịch Ủy ban nhân dân phường Hà An"),
            ("member.1.name", "Hồ Văn Bảy"),
            ("member.1.office", "Phòng Kỹ thuật hình sự, Công an tỉnh"),
            ("method", "burn"),
        ];
        let page = self.order("tieu-huy", code, &given);
        page.is(200).says("Đã lập hội đồng, chưa tiêu hủy").says("Quyết định thành lập Hội đồng tiêu hủy số");
        page.address.clone()
    }

    fn meeting(&self, matter: &str, more: &[(&str, &str)]) -> Page {
        let mut given = vec![
            ("line.0.transfer", "01 gói, Quyết định chuyển vật chứng số 12"),
            ("line.0.release", "không có"),
            ("line.0.same", "1"),
            ("vote.0", "aye"),
            ("vote.1", "aye"),
            ("vote.2", "nay"),
        ];
        given.extend(more);
        self.step(&self.cast.lan.1, matter, "hop-hoi-dong", &given)
    }

    fn destroy(&self, matter: &str, more: &[(&str, &str)]) -> Page {
        let (began, ended) = (at("2026-12-03", "08:10"), at("2026-12-03", "09:40"));
        let keeper = self.cast.tu.0.to_string();
        let mut given = vec![
            ("began", began.as_str()),
            ("ended", ended.as_str()),
            ("present.0", "1"),
            ("present.1", "1"),
            ("present.2", "1"),
            ("procurator", "Ông Đặng Văn Kiên"),
            ("line.0.weight", "1.250"),
            ("line.0.condition", "Niêm phong nguyên vẹn trước khi mở"),
            ("residue", "Tro, chôn lấp tại chỗ"),
            ("second", keeper.as_str()),
            ("second_password", PASSWORD),
        ];
        given.extend(more);
        self.step(&self.cast.lan.1, matter, "tieu-huy", &given)
    }
}

on_both! {
    fn requirement_19_disposal_is_blocked_until_ruling_match_and_every_obstacle_are_clear(house) {
        let town = town(house, &[("Gói chất bột màu trắng", "drugs", "1")]);
        let cast = &town.cast;
        let code = "TV-2026-00001";
        cast.hoa.1.get(&format!("/xu-ly/moi/tieu-huy?vat={code}")).is(200).says("Không có vật nào");
        town.rule(&[(code, "destroy", "")]).is(200);
        cast.hoa.1.get(&format!("/xu-ly/moi/tieu-huy?vat={code}")).is(200).says("Không có vật nào");
        town.matched(code);
        // The line is matched; what comes up between the form and the signature still stops it.
        hold(&cast.lan.1, code).is(200);
        let members = [
            ("member.0.name", "Bùi Văn Sáu"),
            ("member.0.office", "Phó Chủ tịch Ủy ban nhân dân phường"),
            ("member.1.name", "Hồ Văn Bảy"),
            ("member.1.office", "Phòng Kỹ thuật hình sự"),
            ("method", "burn"),
        ];
        town.order("tieu-huy", code, &members).is(422).says("đang tạm dừng xử lý").says("Điều 58");
        let lift = format!("/vat/{code}/xu-ly/go-bo");
        cast.hoa.1.fill(&format!("/vat/{code}/xu-ly"), &lift, &[("outcome", "Quyết định số 9/QĐ-VKS rút kháng nghị")]).is(200);
        let notice = format!("/vat/{code}/sai-khac");
        cast.tu.1.fill(&notice, &notice, &[("what", "Thiếu một nhãn trên gói"), ("owner", &cast.lan.0.to_string())]).is(200);
        town.order("tieu-huy", code, &members).is(422).says("còn sai khác chưa kết luận");
        let list = cast.hoa.1.get("/kho/sai-khac").text();
        let id: String = list.split("/kho/sai-khac/").nth(1).unwrap().chars().take(36).collect();
        let settle = format!("/kho/sai-khac/{id}");
        cast.hoa.1.fill(&settle, &settle, &[("settlement", "explained"), ("outcome", "Nhãn bong, đã dán lại")]).is(200);
        let matter = town.council(code);
        // An appeal that arrives later freezes the open matter.
        hold(&cast.lan.1, code).is(200);
        town.meeting(&matter, &[]).is(422).says("Vụ xử lý dừng cho đến khi gỡ bỏ");
        town.order("tra-lai", code, &[("person_name", "Bà Mã Thị Thương")]).is(422);
    }
}

on_both! {
    fn requirement_20_destroyed_is_written_only_by_the_whole_council_on_the_day(house) {
        let town = town(house, &[("Gói chất bột màu trắng", "drugs", "1")]);
        let (cast, code) = (&town.cast, "TV-2026-00001");
        town.ruled(&[(code, "destroy", "")]);
        let two = [("member.0.name", "Bùi Văn Sáu"), ("member.0.office", "Phó Chủ tịch phường"), ("method", "burn")];
        town.order("tieu-huy", code, &two).is(422).says("ít nhất 3 thành viên");
        let no_commune = [&two[..], &[
            ("member.0.part", "other"),
            ("member.1.name", "Hồ Văn Bảy"),
            ("member.1.office", "Phòng Kỹ thuật hình sự"),
        ]].concat();
        town.order("tieu-huy", code, &no_commune).is(422).says("Ủy ban nhân dân cấp xã nơi tiêu hủy");
        let matter = town.council(code);
        cast.kien.1.get(&matter).is(200).says("EV-06").says("khoản 1 Điều 40");
        town.destroy(&matter, &[]).is(422).says("Báo Viện kiểm sát");
        let told = [("document", "Công văn số 210/THADS ngày 30/11/2026"), ("received_on", "2026-11-30")];
        town.step(&cast.lan.1, &matter, "bao-vien-kiem-sat", &told).is(200).says("Đã báo Viện kiểm sát");
        town.meeting(&matter, &[("line.0.release", "")]).is(422).says("đủ sáu cột");
        town.meeting(&matter, &[("line.0.same", "")]).is(422).says("không khớp giữa các giấy tờ");
        town.meeting(&matter, &[("vote.1", "nay")]).is(422).says("trên một nửa");
        town.meeting(&matter, &[]).is(200).says("Biên bản họp Hội đồng tiêu hủy số").says("Bảng đối chiếu vật chứng số");
        town.on(house, "2026-12-03");
        town.destroy(&matter, &[]).is(422).says("Chưa có ảnh nào");
        let photo = jpeg(40);
        cast.lan.1
            .send_files(&matter, &format!("{matter}/anh"), &[("caption", "Đang đốt")], &[("photos", "a.jpg", &photo)])
            .is(200)
            .says("Đã thêm 1 ảnh");
        town.destroy(&matter, &[("present.1", "")]).is(422).says("còn thiếu Bùi Văn Sáu");
        town.destroy(&matter, &[("line.0.weight", "")]).is(422).says("Cần cân lại");
        town.destroy(&matter, &[("procurator", "")]).is(422).says("kiểm sát viên");
        let yesterday = [("began", at("2026-12-02", "08:00")), ("ended", at("2026-12-02", "09:00"))];
        let yesterday: Vec<(&str, &str)> = yesterday.iter().map(|(k, v)| (*k, v.as_str())).collect();
        town.destroy(&matter, &yesterday).is(422).says("ngay trong ngày tiêu hủy");
        town.destroy(&matter, &[("second_password", "sai-mat-khau")]).is(422).says("không phải của");
        let state = cast.kien.1.get(&format!("/vat/{code}"));
        state.is(200).says("Đang ở kho").never_says("Đã tiêu hủy từ");
        town.destroy(&matter, &[]).is(200).says("Biên bản tiêu hủy vật chứng số").says("Đã tiêu hủy");
        cast.kien.1.get(&format!("/vat/{code}")).is(200).says("Đã tiêu hủy từ 08:10 đến 09:40");
    }
}

on_both! {
    fn requirement_21_a_return_checks_identity_and_its_clocks_start_with_proof_of_notice(house) {
        let town = town(house, &[("Điện thoại Nokia", "electronics", "1"), ("Nhẫn bạc", "general", "1")]);
        let cast = &town.cast;
        town.ruled(&[("TV-2026-00001", "return", "Bà Mã Thị Thương"), ("TV-2026-00002", "return", "Ông Ma Văn Thìn")]);
        let page = town.order("tra-lai", "TV-2026-00001", &[]);
        let matter = page.is(200).says("Bà Mã Thị Thương").says("EV-07").address.clone();
        let early = town.step(&cast.lan.1, &matter, "qua-han", &[]);
        early.is(422).says("chưa thực hiện được");
        town.step(&cast.lan.1, &matter, "thong-bao", &[("late_reason", "means")]).is(200).says("Thông báo nhận lại tiền, tài sản số");
        cast.kien.1.get(&matter).is(200).never_says("EV-09");
        let proof = [("how", "Niêm yết"), ("proof", ""), ("on", "2026-11-30")];
        town.step(&cast.lan.1, &matter, "tong-dat", &proof).is(422).says("chứng cứ tống đạt");
        let proof = [("how", "Trực tiếp"), ("proof", "Biên bản tống đạt ngày 30/11/2026"), ("on", "2026-11-30")];
        town.step(&cast.lan.1, &matter, "tong-dat", &proof).is(200).says("EV-09").says("30/12/2026");
        town.step(&cast.lan.1, &matter, "qua-han", &[]).is(422).says("còn được đến nhận").says("khoản 1 Điều 59");
        let keeper = cast.tu.0.to_string();
        let receive = |more: &[(&str, &str)]| {
            let mut given = vec![
                ("person_name", "Bà Mã Thị Thương"),
                ("person_identity", "Căn cước số 022187009906"),
                ("authority", "Chính người được trả lại"),
                ("inspected", "Đủ, đúng số IMEI, còn nguyên niêm phong"),
                ("second", keeper.as_str()),
                ("second_password", PASSWORD),
            ];
            given.extend(more);
            town.step(&cast.lan.1, &matter, "tra", &given)
        };
        receive(&[("person_identity", "")]).is(422).says("giấy tờ đã kiểm tra");
        receive(&[("inspected", "")]).is(422).says("kết quả kiểm tra");
        let alone = cast.lan.0.to_string();
        receive(&[("second", &alone)]).is(422).says("người thứ hai cùng thực hiện").never_says("Đã trả cho");
        receive(&[]).is(200).says("Đã trả cho Bà Mã Thị Thương").says("Biên bản trả lại");
        cast.kien.1.get("/vat/TV-2026-00001").is(200).says("Đã trả lại");
    }
}

on_both! {
    fn requirement_22_a_receiver_that_does_not_come_bears_cost_and_risk_until_it_takes_over(house) {
        let town = town(house, &[("Lô điện thoại nhập lậu", "electronics", "40")]);
        let (cast, code) = (&town.cast, "TV-2026-00001");
        town.ruled(&[(code, "forfeit", "")]);
        let when = at("2026-12-02", "09:00");
        let given = [
            ("person_name", "Ủy ban nhân dân phường Hà An"),
            ("appointed", when.as_str()),
            ("cost_day", "150.000"),
        ];
        town.order("chuyen-giao", code, &[("person_name", ""), ("appointed", &when)]).is(422).says("Cần ghi bên nhận");
        let page = town.order("chuyen-giao", code, &given);
        let matter = page.is(200).says("Thông báo ấn định thời điểm giao số").says("EV-03").address.clone();
        town.step(&cast.lan.1, &matter, "thong-bao", &[]).is(200).says("Thông báo chuyển giao sung quỹ số");
        town.step(&cast.lan.1, &matter, "khong-den", &[("said", "không có ý kiến")]).is(422).says("chưa đến giờ");
        town.on(house, "2026-12-02");
        town.step(&cast.lan.1, &matter, "khong-den", &[("said", "Điện báo chưa bố trí được kho")])
            .is(200)
            .says("Bên nhận không đến")
            .says("Biên bản bên nhận không đến số");
        town.on(house, "2026-12-12");
        cast.hoa.1.get(&matter).is(200).says("10 ngày, tạm tính 1.500.000 đồng").says("khoản 2 Điều 39");
        let again = at("2026-12-14", "14:00");
        town.step(&cast.hoa.1, &matter, "hen-lai", &[("at", &again)]).is(200).says("ấn định lại");
        town.on(house, "2026-12-14");
        let (took, keeper) = (at("2026-12-14", "09:30"), cast.tu.0.to_string());
        let hand = |more: &[(&str, &str)]| {
            let mut given = vec![
                ("person_name", "Nông Văn Hải"),
                ("person_office", "Công chức tài chính"),
                ("person_identity", "Giấy giới thiệu số 31/GGT"),
                ("at", took.as_str()),
                ("papers", "Bản án số 31/2026/HS-ST; Quyết định thi hành án số 311"),
                ("condition", "Còn nguyên niêm phong kiện hàng"),
                ("second", keeper.as_str()),
                ("second_password", PASSWORD),
            ];
            given.extend(more);
            town.step(&cast.lan.1, &matter, "giao", &given)
        };
        hand(&[("papers", "")]).is(422).says("giấy tờ giao kèm");
        hand(&[]).is(200).says("Đã chuyển giao lúc 09:30 ngày 14/12/2026").says("Biên bản chuyển giao sung quỹ số");
        cast.kien.1.get(&format!("/vat/{code}")).is(200).says("Đã chuyển giao sung quỹ");
    }
}

on_both! {
    fn requirement_23_money_goes_by_person_and_decision_with_its_reference(house) {
        let town = town(house, &[("Tiền mặt thu giữ", "cash", "12.000.000"), ("Tiền của bị hại", "cash", "30.000.000")]);
        let cast = &town.cast;
        town.ruled(&[("TV-2026-00001", "forfeit", ""), ("TV-2026-00002", "return", "Bà Mã Thị Thương")]);
        let matter = town.order("chuyen-giao", "TV-2026-00001", &[("person_name", "Ngân sách nhà nước")]);
        let matter = matter.is(200).says("EV-04").address.clone();
        let pay = |more: &[(&str, &str)]| {
            let mut given = vec![
                ("amount", "12.000.000"),
                ("reference", "Giấy nộp tiền số 77 ngày 30/11/2026"),
                ("received_on", "2026-05-12"),
                ("late_reason", "court"),
            ];
            given.extend(more);
            town.step(&cast.thu.1, &matter, "nop-ngan-sach", &given)
        };
        town.step(&cast.lan.1, &matter, "nop-ngan-sach", &[("amount", "12.000.000"), ("reference", "x"), ("received_on", "2026-05-12")])
            .is(422)
            .says("Kế toán của vụ xử lý");
        pay(&[("amount", "11.000.000")]).is(422).says("Sổ ghi 12.000.000 đồng");
        pay(&[("reference", "")]).is(422).says("chứng từ");
        pay(&[("late_reason", "")]).is(422).says("EV-04").says("lý do chậm");
        pay(&[]).is(200).says("Đã nộp ngân sách").says("Chậm: chờ tòa án");

        let matter = town.order("tra-lai", "TV-2026-00002", &[]).is(200).address.clone();
        town.step(&cast.lan.1, &matter, "thong-bao", &[("late_reason", "body")]).is(200);
        let proof = [("how", "VNeID"), ("proof", "Xác nhận điện tử ngày 30/11/2026"), ("on", "2026-11-30")];
        town.step(&cast.lan.1, &matter, "tong-dat", &proof).is(200).says("EV-08").says("15/12/2026");
        town.on(house, "2026-12-16");
        town.step(&cast.lan.1, &matter, "qua-han", &[]).is(200).says("Quá hạn ngày 15/12/2026");
        let deposit = |more: &[(&str, &str)]| {
            let mut given = vec![("amount", "30.000.000"), ("bank", "Kho bạc Nhà nước khu vực III"), ("account", "3949.0.1")];
            given.extend(more);
            town.step(&cast.thu.1, &matter, "gui-tien", &given)
        };
        deposit(&[]).is(422).says("phải gửi tiết kiệm").says("khoản 2 Điều 41");
        let bank = [("bank", "Ngân hàng Nông nghiệp, chi nhánh Hà An"), ("account", "Sổ số HA 00123"), ("savings", "1")];
        deposit(&bank).is(200).says("Bảng kê chi tiết tiền gửi số").says("EV-12");
        let state = [("amount", "30.000.000"), ("reference", "Giấy nộp tiền số 90"), ("received_on", "2026-12-16")];
        town.step(&cast.thu.1, &matter, "nop-ngan-sach", &state).is(422).says("hết thời hạn luật định");
        let keeper = cast.tu.0.to_string();
        let late_claim = [
            ("person_name", "Bà Mã Thị Thương"),
            ("person_identity", "Căn cước số 022187009906"),
            ("authority", "Chính người được trả lại"),
            ("inspected", "Nhận đủ 30.000.000 đồng và tiền lãi"),
            ("second", keeper.as_str()),
            ("second_password", PASSWORD),
        ];
        town.step(&cast.lan.1, &matter, "tra", &late_claim).is(200).says("Đã trả cho Bà Mã Thị Thương");
    }
}

on_both! {
    fn an_unclaimed_thing_is_valued_and_sold_or_destroyed_and_papers_go_to_their_issuer(house) {
        let town = town(house, &[("Xe đạp cũ", "general", "1"), ("Áo mưa rách", "general", "1"), ("Hộ chiếu", "papers", "1")]);
        let cast = &town.cast;
        town.ruled(&[
            ("TV-2026-00001", "return", "Ông Ma Văn Thìn"),
            ("TV-2026-00002", "return", "Bà Mã Thị Thương"),
            ("TV-2026-00003", "return", "Ông Hoàng Văn Cảnh"),
        ]);
        let unclaimed = |code: &str, after: &str| {
            town.on(house, "2026-11-30");
            let matter = town.order("tra-lai", code, &[]).is(200).address.clone();
            town.step(&cast.lan.1, &matter, "thong-bao", &[("late_reason", "court")]).is(200);
            let proof = [("how", "Trực tiếp"), ("proof", "Biên bản tống đạt"), ("on", "2026-11-30")];
            town.step(&cast.lan.1, &matter, "tong-dat", &proof).is(200);
            town.on(house, after);
            town.step(&cast.lan.1, &matter, "qua-han", &[]).is(200).says("Quá hạn");
            matter
        };
        let bicycle = unclaimed("TV-2026-00001", "2027-01-05");
        let sold = [("price", "900.000"), ("cost", "50.000"), ("reference", "Biên bản bán số 3 ngày 05/01/2027")];
        town.step(&cast.lan.1, &bicycle, "da-ban", &sold).is(200).says("Đã bán 900.000 đồng");
        let put = [("amount", "850.000"), ("bank", "Kho bạc Nhà nước khu vực III"), ("account", "3949.0.1")];
        town.step(&cast.thu.1, &bicycle, "gui-tien", &put).is(200).says("Tiền đã gửi, chờ người nhận");

        let coat = unclaimed("TV-2026-00002", "2027-01-05");
        town.step(&cast.lan.1, &coat, "quyet-dinh-tieu-huy", &[("why", "Không còn giá trị")]).is(403);
        town.step(&cast.hoa.1, &coat, "quyet-dinh-tieu-huy", &[("why", "Rách, mục, không có người mua")])
            .is(200)
            .says("Quyết định tiêu hủy tài sản số");
        cast.hoa.1.get("/vat/TV-2026-00002/xu-ly").is(200).says("Lập Hội đồng tiêu hủy");

        let passport = unclaimed("TV-2026-00003", "2027-03-02");
        let keeper = cast.tu.0.to_string();
        let issuer = [
            ("person_name", "Lê Văn Dũng"),
            ("person_body", "Cục Quản lý xuất nhập cảnh"),
            ("person_identity", "Giấy giới thiệu số 5"),
            ("receipt", "Biên nhận số 12 ngày 02/3/2027"),
            ("second", keeper.as_str()),
            ("second_password", PASSWORD),
        ];
        town.step(&cast.lan.1, &passport, "chuyen-co-quan-cap", &issuer).is(200).says("Đã chuyển cơ quan cấp giấy");
    }
}

on_both! {
    fn the_ageing_board_says_why_how_long_and_drafts_the_letter(house) {
        let town = town(house, &[("Dao bấm", "general", "1"), ("Điện thoại", "electronics", "1"), ("Xe đạp", "general", "1")]);
        let cast = &town.cast;
        town.ruled(&[("TV-2026-00001", "destroy", "")]);
        hold(&cast.lan.1, "TV-2026-00002").is(200);
        let board = cast.kien.1.get("/kho/ton-dong");
        board.is(200).says("Chưa có bản án, quyết định").says("Có bản án, chưa thi hành").says("EV-27").says("EV-14");
        board.says("Tòa án nhân dân khu vực 3 - Hà An").says("Chấp hành viên Lê Thị Lan").never_says("Lập danh sách<");
        let list = cast.kien.1.get("/kho/ton-dong?nguyen-nhan=dispute");
        list.is(200).says("TV-2026-00002").never_says("TV-2026-00003");
        let mut fields = cast.lan.1.get("/kho/ton-dong").form("/kho/ton-dong/thu");
        fields.insert("cause".into(), "no_ruling".into());
        fields.insert("body".into(), "Tòa án nhân dân khu vực 3 - Hà An".into());
        cast.lan.1.post("/kho/ton-dong/thu", &fields).is(200).says("Đã lập danh sách số").says("DOC-82f");
        cast.kien.1.get("/vat/TV-2026-00003").is(200).says("Gửi danh sách tồn đọng đến Tòa án nhân dân khu vực 3");
        // The day's page of the officer: the council is due a month from the decision, the notice three working days.
        cast.lan.1.get("/hom-nay").is(200).says("Lập hội đồng tiêu hủy").says("EV-05").says("EV-02");
        cast.hoa.1.get("/hom-nay").is(200).says("Xử lý vật chứng: ");
    }
}
