//! The fields of each step, as data: one template draws them all.

use super::{Choices, matter::Seen, moment_text};
use crate::{
    custody::ItemRow,
    disposal::{Method, StepKey},
    kernel::{Day, Moment},
    web::Form,
};

/// How a field is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Area,
    Money,
    Day,
    Moment,
    Whole,
    Tick,
    Select(Choices),
    Choices(Choices),
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spec {
    pub name: String,
    pub label: String,
    pub hint: &'static str,
    pub needed: bool,
    pub shape: Shape,
}

/// Fields under a title.
pub(super) struct Group {
    pub title: String,
    pub fields: Vec<Spec>,
}

fn spec(name: impl Into<String>, label: impl Into<String>, shape: Shape) -> Spec {
    Spec { name: name.into(), label: label.into(), hint: "", needed: true, shape }
}

impl Spec {
    fn hint(mut self, hint: &'static str) -> Spec {
        self.hint = hint;
        self
    }

    fn free(mut self) -> Spec {
        self.needed = false;
        self
    }
}

fn group(title: &str, fields: Vec<Spec>) -> Group {
    Group { title: title.to_owned(), fields }
}

fn person(called: &str) -> Group {
    group(
        called,
        vec![
            spec("person_name", "Họ tên", Shape::Text),
            spec("person_office", "Chức vụ, tư cách", Shape::Text).free(),
            spec("person_body", "Cơ quan hoặc địa chỉ", Shape::Text).free(),
            spec("person_identity", "Giấy tờ đã kiểm tra", Shape::Text)
                .hint("Loại, số, nơi cấp; giấy giới thiệu"),
        ],
    )
}

/// The whole things of a matter, in the order of their numbers.
pub(super) fn whole(rows: &[ItemRow]) -> impl Iterator<Item = &ItemRow> {
    rows.iter().filter(|r| r.parent.is_none())
}

/// The members of the council, by name.
pub(super) fn members(seen: &Seen) -> Vec<String> {
    seen.matter.ordered.council.iter().flat_map(|c| &c.members).map(|m| m.name.clone()).collect()
}

/// The fields of a step.
pub(super) fn groups(key: StepKey, seen: &Seen) -> Vec<Group> {
    let text = |name: &str, label: &str| spec(name, label, Shape::Text);
    match key {
        StepKey::Procuracy => vec![group(
            "",
            vec![
                text("document", "Văn bản báo").hint("Số, ngày; gửi kèm quyết định thành lập Hội đồng"),
                spec("received_on", "Ngày Viện kiểm sát nhận", Shape::Day),
            ],
        )],
        StepKey::Meeting => meeting(seen),
        StepKey::Destroyed => destruction(seen),
        StepKey::Served => vec![group(
            "",
            vec![
                text("how", "Cách tống đạt").hint("Trực tiếp, bưu chính, VNeID, niêm yết"),
                text("proof", "Chứng cứ tống đạt").hint("Biên bản, biên nhận, xác nhận điện tử: số, ngày"),
            ],
        )],
        StepKey::Absent => vec![group(
            "",
            vec![spec("said", "Ý kiến của bên nhận", Shape::Area).hint("Không có thì ghi “không có ý kiến”")],
        )],
        StepKey::Reappoint => vec![group("", vec![spec("at", "Thời điểm giao mới", Shape::Moment)])],
        StepKey::Handed => vec![
            person("Người đại diện bên nhận"),
            group(
                "Việc giao nhận",
                vec![
                    spec("at", "Thời điểm tiếp nhận xong", Shape::Moment)
                        .hint("Việc thi hành khoản này kết thúc tại giờ này"),
                    text("papers", "Giấy tờ giao kèm")
                        .hint("Bản án, quyết định thi hành án, biên bản thu giữ"),
                    spec("condition", "Tình trạng khi giao", Shape::Area),
                ],
            ),
        ],
        StepKey::Paid => vec![group(
            "",
            vec![
                spec("amount", "Số tiền nộp ngân sách", Shape::Money),
                spec("interest", "Tiền lãi nộp kèm", Shape::Money).free(),
                text("reference", "Chứng từ của Kho bạc").hint("Số, ngày"),
                spec("received_on", "Ngày cơ quan nhận tiền", Shape::Day),
            ],
        )],
        StepKey::Returned => vec![
            person("Người nhận"),
            group(
                "Việc trả lại",
                vec![
                    text("authority", "Tư cách nhận")
                        .hint("Chính người được nhận, hoặc văn bản ủy quyền: số, ngày"),
                    spec("inspected", "Kết quả kiểm tra của người nhận", Shape::Area),
                    spec("cost", "Chi phí bảo quản đã thanh toán", Shape::Money).free(),
                ],
            ),
        ],
        StepKey::Sold => vec![group(
            "",
            vec![
                spec("price", "Giá bán", Shape::Money),
                spec("cost", "Chi phí bảo quản, bán", Shape::Money).free(),
                text("reference", "Biên bản bán").hint("Số, ngày; định giá và bán theo Điều 82, 83"),
            ],
        )],
        StepKey::Deposited => vec![group(
            "",
            vec![
                spec("amount", "Số tiền gửi", Shape::Money),
                text("bank", "Nơi gửi").hint("Kho bạc Nhà nước hoặc ngân hàng thương mại"),
                text("account", "Số sổ, số tài khoản"),
                spec("savings", "Gửi tiết kiệm không kỳ hạn", Shape::Tick),
            ],
        )],
        StepKey::Issuer => {
            vec![
                person("Người tiếp nhận của cơ quan cấp giấy"),
                group("", vec![text("receipt", "Văn bản tiếp nhận").hint("Số, ngày")]),
            ]
        }
        StepKey::Condemn | StepKey::Withdraw => vec![group("", vec![spec("why", "Lý do", Shape::Area)])],
        StepKey::Notice | StepKey::Unclaimed => Vec::new(),
    }
}

fn meeting(seen: &Seen) -> Vec<Group> {
    let mut all: Vec<Group> = whole(&seen.rows)
        .enumerate()
        .map(|(n, row)| {
            let cell = |part: &str, label: &str| spec(format!("line.{n}.{part}"), label, Shape::Text);
            Group {
                title: format!("{} · {}", row.code, row.name),
                fields: vec![
                    cell("judgment", "Theo bản án"),
                    cell("transfer", "Theo quyết định chuyển vật chứng"),
                    cell("intake", "Theo phiếu nhập kho"),
                    cell("release", "Theo phiếu xuất kho"),
                    cell("enforcement", "Theo quyết định thi hành án"),
                    cell("found", "Thực tế"),
                    spec(format!("line.{n}.same"), "Khớp giữa các giấy tờ và thực tế", Shape::Tick),
                ],
            }
        })
        .collect();
    let votes =
        vec![("aye".to_owned(), "Tán thành".to_owned()), ("nay".to_owned(), "Không tán thành".to_owned())];
    let mut vote: Vec<Spec> = vec![spec("method", "Hình thức tiêu hủy", Shape::Select(Method::choices()))];
    let member = |(n, name): (usize, String)| spec(format!("vote.{n}"), name, Shape::Choices(votes.clone()));
    vote.extend(members(seen).into_iter().enumerate().map(member));
    all.push(group("Biểu quyết", vote));
    all
}

fn destruction(seen: &Seen) -> Vec<Group> {
    let mut all = vec![group(
        "Thời gian, địa điểm",
        vec![
            spec("began", "Bắt đầu", Shape::Moment),
            spec("ended", "Kết thúc", Shape::Moment).hint("Biên bản ký ngay trong ngày"),
            spec("place", "Nơi tiêu hủy", Shape::Text),
        ],
    )];
    let present =
        |(n, name): (usize, String)| spec(format!("present.{n}"), format!("{name} có mặt"), Shape::Tick);
    let mut there: Vec<Spec> = members(seen).into_iter().enumerate().map(present).collect();
    there.push(
        spec("procurator", "Kiểm sát viên giám sát", Shape::Text)
            .hint("Họ tên; hoặc ghi “đã báo, Viện kiểm sát không cử người”"),
    );
    all.push(group("Người có mặt", there));
    for (n, row) in whole(&seen.rows).enumerate() {
        all.push(Group {
            title: format!("{} · {}", row.code, row.name),
            fields: vec![
                spec(format!("line.{n}.weight"), "Khối lượng cân lại (gam)", Shape::Whole),
                spec(
                    format!("line.{n}.condition"),
                    "Tình trạng, niêm phong ngay trước khi tiêu hủy",
                    Shape::Text,
                ),
            ],
        });
    }
    all.push(group("Kết quả", vec![spec("residue", "Phần còn lại sau tiêu hủy", Shape::Area)]));
    all
}

/// What a step's form proposes from what the book knows.
pub(super) fn proposed(form: Form, key: StepKey, seen: &Seen, (today, now): (Day, Moment)) -> Form {
    let ordered = &seen.matter.ordered;
    let mut form = form;
    match key {
        StepKey::Procuracy => form = form.with("received_on", today.iso()),
        StepKey::Meeting => {
            form = form.with("method", ordered.council.as_ref().map_or("", |c| c.method.code()));
            for (n, row) in whole(&seen.rows).enumerate() {
                let ruling = seen.rulings.iter().find(|r| r.item == row.id);
                let count = format!("{} {}", row.planned, row.unit);
                let found = format!("{} {}, {}", row.actual.unwrap_or(row.planned), row.unit, row.condition);
                form = form
                    .with(&format!("line.{n}.judgment"), ruling.map_or("", |r| r.ruling.line.as_str()))
                    .with(&format!("line.{n}.intake"), format!("{count}, {}", row.condition_planned))
                    .with(&format!("line.{n}.enforcement"), ruling.map_or("", |r| r.ruling.decision.as_str()))
                    .with(&format!("line.{n}.found"), found);
            }
        }
        StepKey::Destroyed => {
            form = form.with("place", &ordered.place).with("ended", moment_text(now));
            for (n, row) in whole(&seen.rows).enumerate() {
                if let Some(gram) = row.weight_gram {
                    form = form.with(&format!("line.{n}.weight"), gram);
                }
            }
        }
        StepKey::Handed => {
            form = form.with("at", moment_text(now)).with("person_body", ordered.receiver.line())
        }
        StepKey::Returned => form = form.with("person_name", &ordered.receiver.name),
        StepKey::Paid => {
            let received = seen.rows.iter().filter_map(|r| r.taken_on).max();
            form = form.with("received_on", received.map_or_else(|| today.iso(), Day::iso));
        }
        _ => {}
    }
    form
}
