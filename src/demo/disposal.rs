//! The disposal of the demo: a destruction done with minutes, a forfeiture whose receiver did not come, a return that
//! nobody came for, a ruling that waits for the head, and a claim that stops one.

use super::{
    days::{Days, moment},
    script::{Board, Script, known},
};
use crate::{
    accounts::{CountStore, Inspect, Sign, Write},
    cases,
    custody::Outsider,
    disposal::{
        Burnt, Compared, Council, DisposalKind, Ground, HoldKind, Late, LateReason, Member, MemberPart,
        Method, OrderWish, Ruling, RulingKind, RulingLine, RulingsWish, Step, add_disposal_photo,
        enter_rulings, match_ruling, order, place_hold, take_step,
    },
    kernel::{ActId, Day, DisposalId, ItemId, Vnd},
    ledger::Doing,
    store::{Desk, Failure},
};

/// Minutes after midnight at which a destruction's minutes are written.
const NOON: i64 = 11 * 60 + 20;

/// Plans everything that is disposed of.
pub fn plan(script: &mut Script, days: &Days) {
    destruction(script, days);
    forfeiture(script, days);
    unclaimed(script, days);
    waiting(script, days);
}

fn thing(board: &Board, key: &str) -> Result<ItemId, Failure> {
    known(&board.items, key, "vật").map(|(id, _)| *id)
}

fn matter(board: &Board, key: &str) -> Result<DisposalId, Failure> {
    known(&board.disposals, key, "vụ xử lý").copied()
}

/// What a judgment says of one thing, in the tables of this demo.
#[derive(Clone, Copy)]
struct Line {
    case: &'static str,
    key: &'static str,
    kind: RulingKind,
    text: &'static str,
    entitled: &'static str,
    decision: &'static str,
}

/// Enters a line on `entered` by decision of `decided`, and has the accountant compare it two days later.
fn ruled(script: &mut Script, days: &Days, line: Line, (decided, entered): (i64, i64)) {
    let today = days.today;
    let decided = days.plus(today, decided);
    script.on(
        days.plus(today, entered),
        "duc",
        format!("phán quyết về {}", line.key),
        move |desk, board, doing| {
            let warrant = board.person("duc")?.warrant::<Write>()?;
            let case = *known(&board.cases, line.case, "việc")?;
            let facts = cases::case_facts(desk, case)?;
            let facts = facts.ok_or_else(|| Failure::unreadable("việc chưa mở"))?;
            let ruling = Ruling {
                kind: line.kind,
                ground: Ground::Judgment,
                judgment: format!("Bản án số {} của {}", facts.judgment, facts.court),
                effective_on: facts.judgment_on,
                line: line.text.to_owned(),
                entitled: line.entitled.to_owned(),
                decision: line.decision.to_owned(),
                decision_on: decided,
                expires_on: None,
            };
            let wish = RulingsWish {
                case,
                lines: vec![RulingLine { item: thing(board, line.key)?, ruling }],
                received_on: None,
                notified_on: Some(doing.on),
                late: None,
            };
            enter_rulings(desk, &doing, &warrant, wish).map(drop)
        },
    );
    script.on(
        days.plus(today, entered + 2),
        "thu",
        format!("đối chiếu {}", line.key),
        move |desk, board, doing| {
            let warrant = board.person("thu")?.warrant::<CountStore>()?;
            let seen = "Chủng loại, số lượng, số hiệu, niêm phong khớp bản án và biên bản thu giữ ban đầu";
            match_ruling(desk, &doing, &warrant, thing(board, line.key)?, (true, seen)).map(drop)
        },
    );
}

/// A wish with the people of this agency in it.
fn wish(board: &Board, kind: DisposalKind, key: &str, keeper: &str) -> Result<OrderWish, Failure> {
    Ok(OrderWish {
        kind,
        items: vec![thing(board, key)?],
        officer: board.person("duc")?.id,
        storekeeper: Some(board.person(keeper)?.id),
        accountant: board.person("thu")?.id,
        receiver: Outsider::default(),
        appointed: None,
        place: "Kho vật chứng của Thi hành án dân sự tỉnh Hà An".into(),
        cost_day: Vnd::ZERO,
        council: None,
        late: Some(Late { reason: LateReason::Body, note: String::new() }),
    })
}

fn ordered(
    desk: &mut Desk<'_>,
    board: &mut Board,
    doing: &Doing,
    key: &str,
    wish: OrderWish,
) -> Result<(), Failure> {
    let warrant = board.person("hoa")?.warrant::<Sign>()?;
    let (id, _) = order(desk, &board.vault, doing, &warrant, wish)?;
    board.disposals.insert(key.to_owned(), id);
    Ok(())
}

/// A step of a matter by somebody, with a second person where one is named.
fn step(
    script: &mut Script,
    on: Day,
    (who, key): (&'static str, &'static str),
    second: Option<&'static str>,
    make: impl FnOnce(&Doing) -> Step + Send + 'static,
) {
    script.on(on, who, format!("bước của vụ {key}"), move |desk, board, doing| {
        let warrant = board.person(who)?.warrant::<Inspect>()?;
        let second = second.map(|login| board.person(login).map(|p| p.id)).transpose()?;
        let late = Some(Late { reason: LateReason::Body, note: String::new() });
        let id = matter(board, key)?;
        take_step(desk, &board.vault, &doing, &warrant, (id, make(&doing)), (second, late)).map(drop)
    });
}

fn member(name: &str, office: &str, part: MemberPart) -> Member {
    Member { name: name.into(), office: office.into(), part }
}

/// The narcotics: council, procuracy told, comparison and vote, destruction with weights and photographs.
fn destruction(script: &mut Script, days: &Days) {
    let today = days.today;
    let line = Line {
        case: "vc-ma-tuy",
        key: "ma-tuy",
        kind: RulingKind::Destroy,
        text: "Tịch thu, tiêu hủy toàn bộ mẫu ma túy còn lại sau giám định",
        entitled: "",
        decision: "Quyết định thi hành án chủ động số 902/QĐ-THADS",
    };
    ruled(script, days, line, (-45, -44));
    script.on(days.plus(today, -36), "hoa", "Hội đồng tiêu hủy ma túy", |desk, board, doing| {
        let mut wish = wish(board, DisposalKind::Destroy, "ma-tuy", "tu")?;
        wish.place = "Bãi xử lý chất thải Đồi Thông, xã Hòa Bình, tỉnh Hà An".into();
        wish.council = Some(Council {
            members: vec![
                member("Ông Lường Văn Khoa", "Phó Chủ tịch Ủy ban nhân dân xã Hòa Bình", MemberPart::Commune),
                member(
                    "Bà Đinh Thị Hà",
                    "Phòng Kỹ thuật hình sự, Công an tỉnh Hà An",
                    MemberPart::Specialist,
                ),
            ],
            method: Method::Burn,
            contractor: "Công ty Môi trường Hà An, Hợp đồng số 18/HĐ-XL".into(),
        });
        ordered(desk, board, &doing, "tieu-huy", wish)
    });
    step(script, days.plus(today, -34), ("duc", "tieu-huy"), None, |doing| Step::ProcuracyTold {
        document: "Công văn số 412/THADS-NV".into(),
        received_on: doing.on,
    });
    script.on(days.plus(today, -33), "duc", "họp Hội đồng tiêu hủy", |desk, board, doing| {
        let (_, code) = known(&board.items, "ma-tuy", "vật")?.clone();
        let text = "01 bì niêm phong, mẫu Methamphetamine còn lại sau giám định";
        let compared = Compared {
            code,
            judgment: format!("{text}; tịch thu, tiêu hủy"),
            transfer: "Quyết định chuyển vật chứng số 57/QĐ-VKS, 01 bì".into(),
            intake: "01 bì, niêm phong nguyên vẹn".into(),
            release: "không có".into(),
            enforcement: "Quyết định số 902/QĐ-THADS, 01 bì".into(),
            found: "01 bì, niêm phong nguyên vẹn, chữ ký đủ".into(),
            same: true,
        };
        let chair = board.person("duc")?.name.clone();
        let ayes = vec![chair, "Ông Lường Văn Khoa".into(), "Bà Đinh Thị Hà".into()];
        let met = Step::CouncilMet { lines: vec![compared], ayes, nays: Vec::new(), method: Method::Burn };
        let warrant = board.person("duc")?.warrant::<Inspect>()?;
        take_step(desk, &board.vault, &doing, &warrant, (matter(board, "tieu-huy")?, met), (None, None))
            .map(drop)
    });
    burning(script, days.plus(today, -28));
}

/// The day of the destruction.
fn burning(script: &mut Script, day: Day) {
    script.on(day, "duc", "ảnh tiêu hủy", |desk, board, doing| {
        let id = matter(board, "tieu-huy")?;
        for (picture, caption) in
            [("carton", "Bì niêm phong trước khi mở"), ("tools", "Lò đốt và phần tro còn lại")]
        {
            let photo = &board.pictures.get(picture)?;
            let doing = Doing { act: ActId::new(), ..doing.clone() };
            add_disposal_photo(desk, &doing, id, (photo, caption))?;
        }
        Ok(())
    });
    script.on(day, "duc", "tiêu hủy ma túy", move |desk, board, doing| {
        let (_, code) = known(&board.items, "ma-tuy", "vật")?.clone();
        let chair = board.person("duc")?.name.clone();
        let done = Step::Destroyed {
            began: moment(day, 9 * 60 + 5),
            ended: moment(day, 10 * 60 + 40),
            place: "Bãi xử lý chất thải Đồi Thông, xã Hòa Bình, tỉnh Hà An".into(),
            present: vec![chair, "Ông Lường Văn Khoa".into(), "Bà Đinh Thị Hà".into()],
            procurator: "Ông Nguyễn Đức Kiên, Kiểm sát viên, giám sát từ khi mở niêm phong đến khi kết thúc"
                .into(),
            lines: vec![Burnt {
                code,
                weight_gram: 86,
                condition: "Niêm phong nguyên vẹn trước khi mở".into(),
            }],
            residue: "Tro, đã trộn vôi và chôn lấp tại chỗ".into(),
            photos: 0,
        };
        let warrant = board.person("duc")?.warrant::<Inspect>()?;
        let second = board.person("tu")?.id;
        let id = matter(board, "tieu-huy")?;
        take_step(desk, &board.vault, &doing, &warrant, (id, done), (Some(second), None)).map(drop)
    });
    script.not_before(NOON);
}

/// The cigarettes: the commune was awaited and did not come.
fn forfeiture(script: &mut Script, days: &Days) {
    let today = days.today;
    let line = Line {
        case: "vc-buon-lau",
        key: "thuoc-la",
        kind: RulingKind::Forfeit,
        text: "Tịch thu, sung quỹ nhà nước toàn bộ thuốc lá điếu",
        entitled: "",
        decision: "Quyết định thi hành án chủ động số 915/QĐ-THADS",
    };
    ruled(script, days, line, (-33, -32));
    let appointed = days.plus(today, -15);
    script.on(
        days.plus(today, -27),
        "hoa",
        "ấn định chuyển giao thuốc lá",
        move |desk, board, doing| {
            let mut wish = wish(board, DisposalKind::Forfeit, "thuoc-la", "tu")?;
            wish.receiver = Outsider {
                name: "Ủy ban nhân dân phường Cửa Đại".into(),
                body: "tỉnh Hà An".into(),
                ..Outsider::default()
            };
            wish.appointed = Some(moment(appointed, 8 * 60 + 30));
            wish.cost_day = Vnd::new(120_000).unwrap_or_default();
            ordered(desk, board, &doing, "sung-quy", wish)
        },
    );
    step(script, days.plus(today, -25), ("duc", "sung-quy"), None, |_| Step::Notified { until: None });
    step(script, appointed, ("duc", "sung-quy"), None, |doing| Step::Absent {
        appointed: doing.now,
        said: "Trả lời qua điện thoại chưa bố trí được kho, đề nghị lùi thời gian".into(),
    });
    script.not_before(NOON);
}

/// The motorbike: called, served, and nobody came.
fn unclaimed(script: &mut Script, days: &Days) {
    let today = days.today;
    let line = Line {
        case: "vc-trom-xe",
        key: "xe-trom",
        kind: RulingKind::Return,
        text: "Trả lại xe mô tô cho bị hại",
        entitled: "Bà Mã Thị Thương, phường Cửa Đại, tỉnh Hà An",
        decision: "Quyết định thi hành án chủ động số 871/QĐ-THADS",
    };
    ruled(script, days, line, (-68, -67));
    script.on(
        days.plus(today, -63),
        "hoa",
        "quyết định trả lại xe mô tô",
        |desk, board, doing| {
            let wish = wish(board, DisposalKind::Return, "xe-trom", "nga")?;
            ordered(desk, board, &doing, "tra-lai", wish)
        },
    );
    step(script, days.plus(today, -62), ("duc", "tra-lai"), None, |_| Step::Notified { until: None });
    step(script, days.plus(today, -58), ("duc", "tra-lai"), None, |_| Step::Served {
        how: "Giao trực tiếp tại nơi cư trú, người cùng hộ nhận thay".into(),
        proof: "Biên bản tống đạt có chữ ký người nhận thay và tổ trưởng dân phố".into(),
    });
    step(script, days.plus(today, -20), ("duc", "tra-lai"), None, |doing| Step::Unclaimed {
        until: doing.on,
    });
}

/// Forfeited money that waits for the head; a car that somebody claims.
fn waiting(script: &mut Script, days: &Days) {
    let today = days.today;
    let line = Line {
        case: "vc-danh-bac",
        key: "tien-bac",
        kind: RulingKind::Forfeit,
        text: "Tịch thu, sung quỹ nhà nước số tiền dùng đánh bạc",
        entitled: "",
        decision: "Quyết định thi hành án chủ động số 934/QĐ-THADS",
    };
    ruled(script, days, line, (-6, -5));
    script.on(days.plus(today, -10), "duc", "tạm dừng xử lý xe", |desk, board, doing| {
        let warrant = board.person("duc")?.warrant::<Write>()?;
        let why = "Công ty cho thuê tài chính Hà An yêu cầu công nhận quyền sở hữu xe";
        let source = "Thông báo thụ lý số 88/TB-TLVA của Tòa án nhân dân khu vực 1 - Hà An";
        place_hold(desk, &doing, &warrant, thing(board, "o-to-lua-dao")?, (HoldKind::Dispute, why, source))
            .map(drop)
    });
}
