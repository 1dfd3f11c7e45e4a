//! What of the demo is out for proceedings, handed over on paper and not fetched, or to be handed to the police.

use crate::{
    accounts::{KeepStore, Sign},
    custody::Outsider,
    demo::{
        days::Days,
        script::{Board, Script, known},
    },
    handover::{
        ExtractionWish, HandoverWish, PaperWish, hand_on_paper, open_handover, order_extraction,
        take_extraction,
    },
    kernel::{ActId, ItemId},
    ledger::Doing,
    store::Failure,
};

/// Plans it.
pub fn plan(script: &mut Script, days: &Days) {
    let today = days.today;
    let back = days.plus(today, 14);
    script.on(days.plus(today, -6), "hoa", "lệnh trích xuất dao", move |desk, board, doing| {
        let by = board.person("hoa")?.warrant::<Sign>()?;
        let wish = ExtractionWish {
            case: *known(&board.cases, "vc-co-y", "việc")?,
            request: "Văn bản số 218/CSHS của Cơ quan Cảnh sát điều tra Công an tỉnh Hà An".into(),
            receiver: police(),
            reason: "Giám định bổ sung".into(),
            storekeeper: board.person("nga")?.id,
            items: vec![thing(board, "dao")?],
            return_by: back,
        };
        let (id, _, _) = order_extraction(desk, &board.vault, &doing, &by, wish)?;
        let by = board.person("nga")?.warrant::<KeepStore>()?;
        let second = board.person("thu")?.id;
        let next = Doing { act: ActId::new(), ..doing };
        take_extraction(desk, &board.vault, &next, &by, id, (second, police(), "Nguyên niêm phong")).map(drop)
    });
    let fetch = days.plus(today, 20);
    script.on(days.plus(today, -4), "hoa", "giao trên giấy gỗ tròn", move |desk, board, doing| {
        let by = board.person("hoa")?.warrant::<Sign>()?;
        let wish = PaperWish {
            case: *known(&board.cases, "vc-go", "việc")?,
            items: vec![thing(board, "go-tron")?],
            receiver: Outsider {
                name: "Ông Lò Văn Panh".into(),
                office: "Phó Chủ tịch".into(),
                body: "Ủy ban nhân dân xã Bình Sơn, tỉnh Hà An".into(),
                identity: "Giấy giới thiệu số 64".into(),
            },
            decision: "Quyết định xác lập quyền sở hữu toàn dân số 512/QĐ-UBND".into(),
            storekeeper: board.person("nga")?.id,
            liable_on: doing.on,
            fetch_by: fetch,
            recount_days: 30,
        };
        hand_on_paper(desk, &board.vault, &doing, &by, wish).map(drop)
    });
    script.on(days.plus(today, -2), "hoa", "bàn giao trang sức", |desk, board, doing| {
        let by = board.person("hoa")?.warrant::<Sign>()?;
        let (_, code) = known(&board.items, "trang-suc", "vật")?;
        let wish = HandoverWish {
            place: None,
            codes: vec![code.clone()],
            receiver: Outsider {
                name: "Bà Vi Thị Hoan".into(),
                office: "Trưởng phòng".into(),
                body: "Thi hành án dân sự tỉnh Hòa Lạc".into(),
                identity: "Giấy giới thiệu số 15".into(),
            },
            decision: "Quyết định ủy thác thi hành án số 33/QĐ-THADS".into(),
        };
        open_handover(desk, &doing, &by, wish).map(drop)
    });
}

fn thing(board: &Board, key: &str) -> Result<ItemId, Failure> {
    known(&board.items, key, "vật").map(|(id, _)| *id)
}

fn police() -> Outsider {
    Outsider {
        name: "Thiếu tá Hà Quang Lộc".into(),
        office: "Điều tra viên".into(),
        body: "Cơ quan Cảnh sát điều tra Công an tỉnh Hà An".into(),
        identity: "Giấy giới thiệu số 218".into(),
    }
}
