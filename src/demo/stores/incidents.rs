//! What happens in a store: counts, a missing paper, a torn seal, a seal opened and put on again, things released.

use crate::{
    accounts::{CountStore, HandleSeals, KeepStore, Sign, Write},
    cases,
    custody::{
        Outsider, ReleaseWish, SealBlockWish, SealWish, Settlement, UnsealWish, break_seal, check_seal,
        discrepancies, issue_seals, issue_stock_card, open_seal, order_release, release, seal, settle,
    },
    demo::{
        days::Days,
        script::{Board, Script, known},
    },
    disposal::{Ground, Ruling, RulingKind, RulingLine, RulingsWish, enter_rulings, match_ruling},
    kernel::{ItemId, Refusal},
    store::{Desk, Failure},
};

/// Plans everything that happens to things already there.
pub fn plan(script: &mut Script, days: &Days) {
    settled(script, days);
    seals(script, days);
    releases(script, days);
    for (key, keeper) in [("tien-bac", "tu"), ("xe-trom", "nga"), ("ban-tai", "tu")] {
        script.on(
            days.plus(days.today, -9),
            keeper,
            format!("thẻ kho “{key}”"),
            move |desk, board, doing| {
                let warrant = board.person(keeper)?.warrant::<KeepStore>()?;
                issue_stock_card(desk, &board.vault, &doing, &warrant, thing(board, key)?).map(drop)
            },
        );
    }
}

fn thing(board: &Board, key: &str) -> Result<ItemId, Failure> {
    known(&board.items, key, "vật").map(|(id, _)| *id)
}

/// The head settles the difference that was found when the cigarettes came.
fn settled(script: &mut Script, days: &Days) {
    let on = days.shift(days.back("2026-02-06".parse().unwrap_or(days.today)), 0);
    script.on(on, "hoa", "kết luận sai khác", |desk, board, doing| {
        let warrant = board.person("hoa")?.warrant::<Sign>()?;
        let item = thing(board, "thuoc-la")?;
        let id = open_about(desk, item)?;
        let outcome =
            "Đã trích 10 bao làm mẫu giám định trước khi bàn giao, có văn bản xác nhận của Đồn Biên phòng";
        settle(desk, &doing, &warrant, id, Settlement::Explained, (outcome, None)).map(drop)
    });
}

fn open_about(desk: &mut Desk<'_>, item: ItemId) -> Result<crate::kernel::DiscrepancyId, Failure> {
    let open = discrepancies(desk, true, Some(item), 0, 10)?;
    let missing = || Refusal::new("DEMO-KEY", "không có sai khác nào đang mở về vật này");
    Ok(open.into_iter().next().ok_or_else(missing)?.id)
}

fn seals(script: &mut Script, days: &Days) {
    let today = days.today;
    script.on(days.plus(today, -90), "hoa", "cấp giấy niêm phong", |desk, board, doing| {
        let warrant = board.person("hoa")?.warrant::<Sign>()?;
        let holder = board.person("tu")?.id;
        let wish = SealBlockWish { prefix: "NP-HA-".into(), first: 1, last: 200, holder };
        issue_seals(desk, &doing, &warrant, wish).map(drop)
    });
    script.on(days.plus(today, -12), "tu", "kiểm tra niêm phong", |desk, board, doing| {
        let warrant = board.person("tu")?.warrant::<HandleSeals>()?;
        let seen = "Giấy niêm phong phẳng, không rách; chữ ký giáp lai liền mạch";
        check_seal(desk, &doing, &warrant, thing(board, "trang-suc")?, seen).map(drop)
    });
    script.on(days.plus(today, -30), "tu", "mở niêm phong hộp trang sức", |desk, board, doing| {
        let warrant = board.person("tu")?.warrant::<HandleSeals>()?;
        let wish = UnsealWish {
            reason: "Theo đề nghị của tổ chức đấu giá, cho người tham gia đấu giá xem tài sản".into(),
            seal_before: "Nguyên vẹn, chữ ký và số rõ".into(),
            condition_after: "Đủ 36 món theo bảng kê".into(),
            participants: "Đại diện Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An".into(),
        };
        let second = board.person("thu")?.id;
        let item = thing(board, "trang-suc")?;
        open_seal(desk, &board.vault, &doing, &warrant, item, second, wish).map(drop)
    });
    script.on(days.plus(today, -30), "tu", "niêm phong lại hộp trang sức", |desk, board, doing| {
        let warrant = board.person("tu")?.warrant::<HandleSeals>()?;
        let wish = SealWish {
            number: "NP-HA-0027".into(),
            where_put: "Dán chéo hai mép nắp hộp".into(),
            reason: "Niêm phong lại sau khi cho xem tài sản".into(),
            condition: "Đủ 36 món theo bảng kê".into(),
            participants: "Đại diện Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An".into(),
        };
        let second = board.person("thu")?.id;
        let item = thing(board, "trang-suc")?;
        seal(desk, &board.vault, &doing, &warrant, item, second, wish).map(drop)
    });
    script.on(days.plus(today, -6), "tu", "niêm phong rách", |desk, board, doing| {
        let warrant = board.person("tu")?.warrant::<HandleSeals>()?;
        let seen = "Bong một góc giấy niêm phong bên trái, chữ ký giáp lai lệch; túi chưa bị mở";
        break_seal(desk, &doing, &warrant, thing(board, "dien-thoai-bac")?, seen).map(drop)
    });
}

/// One release carried out, one order that waits for the storekeeper.
fn releases(script: &mut Script, days: &Days) {
    let today = days.today;
    let owner = || Outsider {
        name: "Bà Quàng Thị Ín".into(),
        office: "người được trả lại tài sản".into(),
        body: "xã Hòa Bình, tỉnh Hà An".into(),
        identity: "Số định danh cá nhân 022194003310".into(),
    };
    ruled(script, days, "vc-ma-tuy", "dien-thoai-mt");
    script.on(
        days.plus(today, -12),
        "hoa",
        "lệnh xuất kho điện thoại",
        move |desk, board, doing| {
            let reason = "Trả lại tài sản theo bản án và quyết định thi hành án";
            let id = ordered_out(
                desk,
                board,
                &doing,
                ("vc-ma-tuy", "tu"),
                owner(),
                (reason, ""),
                &["dien-thoai-mt"],
            )?;
            board.orders.insert("xuat-dien-thoai".into(), id);
            Ok(())
        },
    );
    script.on(days.plus(today, -11), "tu", "xuất kho điện thoại", move |desk, board, doing| {
        let warrant = board.person("tu")?.warrant::<KeepStore>()?;
        let id = *known(&board.orders, "xuat-dien-thoai", "lệnh")?;
        let second = board.person("thu")?.id;
        let condition = "Vỡ góc màn hình như khi nhập kho, niêm phong còn nguyên trước khi mở";
        release(desk, &board.vault, &doing, &warrant, id, (second, owner(), condition)).map(drop)
    });
    script.on(days.plus(today, -1), "hoa", "lệnh xuất kho theo trích xuất", |desk, board, doing| {
        let police = Outsider {
            name: "Ông Lò Văn Sơn".into(),
            office: "Điều tra viên".into(),
            body: "Phòng Cảnh sát hình sự, Công an tỉnh Hà An".into(),
            identity: "Giấy giới thiệu số 118/GGT".into(),
        };
        let reason = "Trích xuất để giám định bổ sung trong vụ án liên quan";
        let transfer =
            "Lệnh trích xuất vật chứng số 46/LTX-CSHS của Cơ quan Cảnh sát điều tra Công an tỉnh Hà An";
        let of = ("vc-co-y", "nga");
        ordered_out(desk, board, &doing, of, police, (reason, transfer), &["dao", "ao"]).map(drop)
    });
}

/// A judgment that gives a thing back, entered by the officer and compared by the accountant.
fn ruled(script: &mut Script, days: &Days, case: &'static str, key: &'static str) {
    let today = days.today;
    script.on(
        days.plus(today, -14),
        "duc",
        "phán quyết trả lại điện thoại",
        move |desk, board, doing| {
            let warrant = board.person("duc")?.warrant::<Write>()?;
            let case = *known(&board.cases, case, "việc")?;
            let facts = cases::case_facts(desk, case)?;
            let facts = facts.ok_or_else(|| Failure::unreadable("việc chưa mở"))?;
            let ruling = Ruling {
                kind: RulingKind::Return,
                ground: Ground::Judgment,
                judgment: format!("Bản án số {} của {}", facts.judgment, facts.court),
                effective_on: facts.judgment_on,
                line: "Trả lại điện thoại cho bà Quàng Thị Ín".into(),
                entitled: "Bà Quàng Thị Ín".into(),
                decision: format!("Quyết định thi hành án số {}", facts.decision),
                decision_on: facts.decision_on,
                expires_on: None,
            };
            let wish = RulingsWish {
                case,
                lines: vec![RulingLine { item: thing(board, key)?, ruling }],
                received_on: None,
                notified_on: Some(facts.decision_on),
                late: None,
            };
            enter_rulings(desk, &doing, &warrant, wish).map(drop)
        },
    );
    script.on(
        days.plus(today, -13),
        "thu",
        "đối chiếu điện thoại với bản án",
        move |desk, board, doing| {
            let warrant = board.person("thu")?.warrant::<CountStore>()?;
            let seen = "Số IMEI, nhãn hiệu, màu sắc khớp bản án và biên bản thu giữ";
            match_ruling(desk, &doing, &warrant, thing(board, key)?, (true, seen)).map(drop)
        },
    );
}

fn ordered_out(
    desk: &mut Desk<'_>,
    board: &Board,
    doing: &crate::ledger::Doing,
    (case, keeper): (&str, &str),
    receiver: Outsider,
    (reason, transfer): (&str, &str),
    items: &[&str],
) -> Result<crate::kernel::OrderId, Failure> {
    let warrant = board.person("hoa")?.warrant::<Sign>()?;
    let wish = ReleaseWish {
        case: *known(&board.cases, case, "việc")?,
        storekeeper: board.person(keeper)?.id,
        receiver,
        reason: reason.to_owned(),
        transfer: transfer.to_owned(),
        items: items.iter().map(|key| thing(board, key)).collect::<Result<_, _>>()?,
    };
    Ok(order_release(desk, &board.vault, doing, &warrant, wish)?.id)
}
