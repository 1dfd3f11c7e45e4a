//! DOC-79d and DOC-82d: the hour of release fixed by the head, the notice to the receiving body, the minutes of
//! hand-over, and the minutes that nobody came.

use super::kit::{DisposalPaper, minutes, things_table};
use crate::{
    kernel::{Moment, Vnd},
    law::PaperBases,
    paper::{Composer, MinutesFrame, PaperError, Sheet, Size, common::money},
};

/// What the appointment must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppointmentFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// Who keeps the things: storekeeper or another body.
    pub keeper: String,
    /// Who receives.
    pub receiver: String,
    /// When.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// What keeping costs a day.
    pub cost_day: Vnd,
    /// Whether it is a hand-over to the State; else a return or a paper to its issuer.
    pub forfeit: bool,
    /// Whether another hour had been fixed before.
    pub again: bool,
}

fn when(at: Moment) -> String {
    format!("{}, {}", at.hour_in_full(), at.day().in_full())
}

/// DOC-79d.
///
/// # Errors
/// [`PaperError::Missing`] without things or receiver.
pub fn appointment(facts: &AppointmentFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.paper.check()?;
    if facts.receiver.trim().is_empty() {
        return Err(PaperError::missing("bên nhận"));
    }
    let head = &facts.paper.head;
    let about = if facts.again {
        "Về việc ấn định lại thời điểm xuất kho, giao vật chứng, tài sản"
    } else {
        "Về việc xuất kho, ấn định thời điểm giao vật chứng, tài sản"
    };
    let mut paper = Composer::begin(head, "THÔNG BÁO", about, Size::pt(13));
    paper.bases(&facts.paper.bases(law));
    paper.leading(format!("Trưởng {} thông báo cho:", head.office.agency));
    paper.dashes(&[format!("Nơi đang giữ: {}", facts.keeper), format!("Bên nhận: {}", facts.receiver)]);
    paper.text(format!(
        "1. Thời điểm xuất kho, giao nhận: {}. Địa điểm: {}.",
        when(facts.at),
        facts.place.trim_end_matches('.')
    ));
    paper.leading("2. Vật chứng, tài sản giao nhận:");
    paper.table(&things_table(&facts.paper.things, "Nơi để"));
    paper.text(
        "3. Thủ kho của nơi đang giữ xuất kho tại nơi lưu giữ, giao cho chấp hành viên và bên nhận. Người đại diện bên nhận mang theo giấy \
         giới thiệu, giấy tờ tùy thân; trực tiếp kiểm tra số lượng, tình trạng, niêm phong trước khi ký biên bản.",
    );
    if facts.forfeit {
        paper.text(consequence(facts.cost_day, law)?);
    } else {
        paper.text("4. Đến thời điểm trên mà không đến nhận thì vật được xử lý theo quy định về tài sản không có người nhận./.");
    }
    let recipients = facts.paper.recipients(&["Như trên", "Chấp hành viên, thủ kho"]);
    paper.sign(head, "Thông báo xuất kho, ấn định thời điểm giao vật chứng, tài sản", recipients)
}

/// What follows when the receiving body does not come.
fn consequence(cost_day: Vnd, law: &PaperBases) -> Result<String, PaperError> {
    let cost = if cost_day.is_zero() {
        String::new()
    } else {
        format!(" (hiện là {} mỗi ngày)", money(cost_day))
    };
    Ok(format!(
        "4. Bên nhận không đến vào thời điểm đã ấn định thì phải thanh toán chi phí bảo quản{cost} và chịu mọi rủi ro phát sinh kể từ thời điểm \
         đó, theo quy định tại {}./.",
        law.cite("absent").map_err(PaperError::law)?
    ))
}

/// DOC-82d, the officer's notice to the receiving body.
///
/// # Errors
/// As [`appointment`].
pub fn forfeit_notice(facts: &AppointmentFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.paper.check()?;
    let head = &facts.paper.head;
    let to = [facts.receiver.clone()];
    let about = "Về việc chuyển giao vật chứng, tài sản sung quỹ nhà nước";
    let mut paper = Composer::begin_notice(head, about, &facts.paper.bases(law), &to, Size::pt(13));
    paper.text(format!(
        "1. Vật chứng, tài sản dưới đây bị tịch thu, sung quỹ nhà nước theo bản án, quyết định đã có hiệu lực pháp luật; đề nghị cử người đại \
         diện đến tiếp nhận vào hồi {}, tại {}.",
        when(facts.at),
        facts.place.trim_end_matches('.')
    ));
    paper.table(&things_table(&facts.paper.things, "Nơi để"));
    paper.text(
        "2. Hồ sơ giao kèm: bản sao bản án, quyết định; quyết định thi hành án; biên bản thu giữ ban đầu; giấy tờ của tài sản, nếu có.",
    );
    paper.text(
        "3. Người đến nhận mang theo quyết định hoặc giấy giới thiệu của cơ quan, giấy tờ tùy thân. Biên bản chuyển giao do hai bên ký, đóng dấu; \
         việc thi hành khoản này kết thúc tại thời điểm bên nhận tiếp nhận xong.",
    );
    paper.text(consequence(facts.cost_day, law)?);
    let recipients = facts.paper.recipients(&["Như trên", "Thủ kho, nơi đang giữ vật"]);
    paper.sign(head, "Thông báo chuyển giao vật chứng, tài sản sung quỹ nhà nước", recipients)
}

/// What the minutes of hand-over must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// Time, place, people; the end is the hour of take-over.
    pub frame: MinutesFrame,
    /// The receiving body.
    pub receiver: String,
    /// The papers that go along.
    pub papers: String,
    /// The condition.
    pub condition: String,
    /// From when the receiving body bears cost and risk, and how much keeping has cost since.
    pub liable: Option<(String, Vnd)>,
}

/// DOC-82d, the minutes.
///
/// # Errors
/// As [`minutes`].
pub fn forfeit_minutes(facts: &HandoverFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let heads = (
        "Về việc chuyển giao vật chứng, tài sản sung quỹ nhà nước",
        "Biên bản chuyển giao vật chứng, tài sản sung quỹ nhà nước",
    );
    minutes(&facts.paper, &facts.frame, law, heads, |paper| {
        paper.clause_title(1, "Vật chứng, tài sản chuyển giao");
        paper.table(&things_table(&facts.paper.things, "Ghi chú"));
        paper.text(format!("Tình trạng khi giao: {}.", facts.condition.trim_end_matches('.')));
        paper.text(format!("Giấy tờ giao kèm: {}.", facts.papers.trim_end_matches('.')));
        paper.clause_title(2, "Thời điểm tiếp nhận");
        paper.text(format!(
            "{} đã kiểm tra, công nhận đúng và tiếp nhận vào hồi {}, {}. Từ thời điểm này việc thi hành án đối với vật chứng, tài sản nêu trên kết \
             thúc; bên nhận chịu trách nhiệm quản lý.",
            facts.receiver,
            facts.frame.ended.hour_in_full(),
            facts.frame.ended.day().in_full()
        ));
        if let Some((since, cost)) = &facts.liable {
            let cost = if cost.is_zero() { String::new() } else { format!(": {}", money(*cost)) };
            paper.text(format!(
                "Do không đến nhận vào thời điểm đã ấn định, bên nhận chịu chi phí bảo quản kể từ ngày {since}{cost}."
            ));
        }
        3
    })
}

/// What the minutes of an absence must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// Who was awaited.
    pub receiver: String,
    /// When.
    pub appointed: Moment,
    /// What the receiver said.
    pub said: String,
    /// What keeping costs a day.
    pub cost_day: Vnd,
}

/// DOC-82d, the minutes that nobody came.
///
/// # Errors
/// As [`minutes`]; [`PaperError::Law`] when the law file has no article.
pub fn absence_minutes(facts: &AbsenceFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let heads = (
        "Về việc bên nhận không đến nhận vật chứng, tài sản",
        "Biên bản về việc bên nhận không đến nhận vật chứng, tài sản",
    );
    let absent = law.cite("absent").map_err(PaperError::law)?.to_owned();
    minutes(&facts.paper, &facts.frame, law, heads, |paper| {
        paper.clause_title(1, "Nội dung");
        paper.text(format!(
            "{} đã được thông báo thời điểm tiếp nhận là {}, nhưng không cử người đến nhận. {}.",
            facts.receiver,
            when(facts.appointed),
            facts.said.trim_end_matches('.')
        ));
        paper.table(&things_table(&facts.paper.things, "Nơi để"));
        paper.clause_title(2, "Hậu quả");
        let cost = if facts.cost_day.is_zero() {
            String::new()
        } else {
            format!(", hiện là {} mỗi ngày", money(facts.cost_day))
        };
        paper.text(format!(
            "Kể từ thời điểm nêu trên, {} chịu chi phí bảo quản{cost} và mọi rủi ro phát sinh theo quy định tại {absent}. Vật chứng, tài sản vẫn \
             để tại nơi lưu giữ, được kiểm kê riêng cho đến khi giao.",
            facts.receiver
        ));
        3
    })
}
