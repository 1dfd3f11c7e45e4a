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
