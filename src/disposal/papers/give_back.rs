//! DOC-82a to DOC-82c: the decision to return, the call to collect, the minutes of return; papers to their issuer.

use super::kit::{DisposalPaper, minutes, things_table};
use crate::{
    kernel::{Day, Moment, Vnd},
    law::PaperBases,
    paper::{
        Composer, MinutesFrame, PaperError, Sheet, Size,
        common::{money, term},
    },
};

/// What decision and call must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// The person entitled, with address.
    pub person: String,
    /// Where to collect.
    pub place: String,
    /// When, where an hour is fixed.
    pub at: Option<Moment>,
    /// Which term of the law file runs: `money`, `asset`, `perish`, `paper`.
    pub term: &'static str,
}

/// DOC-82a.
///
/// # Errors
/// [`PaperError::Missing`] without things or person.
pub fn return_decision(facts: &CollectFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.paper.check()?;
    if facts.person.trim().is_empty() {
        return Err(PaperError::missing("người được trả lại"));
    }
    let head = &facts.paper.head;
    let office = format!("Trưởng {}", head.office.agency);
    let about = "Về việc trả lại tiền, tài sản";
    let mut paper = Composer::begin_decision(head, about, &office, &facts.paper.bases(law), Size::pt(13));
    paper.leading_article(1, format!("Trả lại cho {} tiền, tài sản sau đây:", facts.person));
    paper.table(&things_table(&facts.paper.things, "Nơi để"));
    paper.article(
        2,
        format!(
            "Địa điểm nhận: {}. Người đến nhận xuất trình giấy tờ tùy thân; người nhận thay phải có văn bản ủy quyền hợp lệ; được trực tiếp kiểm tra số \
             lượng, khối lượng, tình trạng trước khi ký nhận.",
            facts.place.trim_end_matches('.')
        ),
    );
    paper.article(
        3,
        "Chấp hành viên thông báo cho người được nhận trong thời hạn luật định. Chấp hành viên, thủ kho, kế toán nghiệp vụ và người có tên tại Điều 1 \
         chịu trách nhiệm thi hành Quyết định này./.",
    );
    let recipients = facts.paper.recipients(&["Như Điều 1, Điều 3", "Thủ kho, nơi đang giữ vật"]);
    paper.sign(head, "Quyết định trả lại tiền, tài sản", recipients)
}

/// DOC-82b.
///
/// # Errors
/// As [`return_decision`]; [`PaperError::Law`] when the law file has no term.
pub fn collect_notice(facts: &CollectFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.paper.check()?;
    let head = &facts.paper.head;
    let to = [facts.person.clone()];
    let about = "Về việc nhận lại vật chứng, tiền, tài sản";
    let mut paper = Composer::begin_notice(head, about, &facts.paper.bases(law), &to, Size::pt(13));
    paper.leading("1. Đến nhận lại vật chứng, tiền, tài sản sau đây:");
    paper.table(&things_table(&facts.paper.things, "Nơi để"));
    let at = facts.at.map_or_else(
        || "trong giờ hành chính các ngày làm việc".to_owned(),
        |at| format!("vào hồi {}, {}", at.hour_in_full(), at.day().in_full()),
    );
    paper.text(format!("2. Thời gian: {at}. Địa điểm: {}.", facts.place.trim_end_matches('.')));
    paper.text(
        "3. Khi đến mang theo Thông báo này và giấy tờ tùy thân; nhận thay phải có văn bản ủy quyền hợp lệ. Người nhận được kiểm tra vật, tài sản trước \
         khi ký biên bản.",
    );
    paper.text(format!(
        "4. Trong thời hạn {} mà không đến nhận thì {}, theo quy định tại {}./.",
        term(law.term(facts.term).map_err(PaperError::law)?, None::<Day>),
        law.term(&format!("{}_then", facts.term)).map_err(PaperError::law)?,
        law.cite("unclaimed").map_err(PaperError::law)?
    ));
    let recipients = facts.paper.recipients(&["Như trên", "Thủ kho, nơi đang giữ vật"]);
    paper.sign(head, "Thông báo nhận lại vật chứng, tiền, tài sản", recipients)
}

/// What the minutes of a return must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// Who took it.
    pub receiver: String,
    /// The identity paper shown.
    pub identity: String,
    /// By which right.
    pub authority: String,
    /// What the receiver found.
    pub inspected: String,
    /// Cost paid.
    pub cost: Vnd,
}

/// DOC-82c.
///
/// # Errors
/// As [`minutes`].
pub fn return_minutes(facts: &ReturnFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let heads = ("Về việc trả lại vật chứng, tiền, tài sản", "Biên bản trả lại vật chứng, tiền, tài sản");
    minutes(&facts.paper, &facts.frame, law, heads, |paper| {
        paper.clause_title(1, "Người nhận");
        paper.text(format!(
            "{}, giấy tờ đã kiểm tra: {}; tư cách nhận: {}.",
            facts.receiver,
            facts.identity.trim_end_matches('.'),
            facts.authority.trim_end_matches('.')
        ));
        paper.clause_title(2, "Vật chứng, tiền, tài sản trả lại");
        paper.table(&things_table(&facts.paper.things, "Ghi chú"));
        paper.text(format!(
            "Người nhận đã trực tiếp kiểm tra trước người giữ: {}.",
            facts.inspected.trim_end_matches('.')
        ));
        if !facts.cost.is_zero() {
            paper.text(format!("Chi phí bảo quản người nhận đã thanh toán: {}.", money(facts.cost)));
        }
        3
    })
}

/// The minutes by which papers go back to the body that issued them.
///
/// # Errors
/// As [`minutes`].
pub fn issuer_minutes(facts: &ReturnFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let heads = ("Về việc chuyển giấy tờ cho cơ quan đã cấp", "Biên bản chuyển giấy tờ cho cơ quan đã cấp");
    minutes(&facts.paper, &facts.frame, law, heads, |paper| {
        paper.clause_title(1, "Giấy tờ chuyển giao");
        paper.table(&things_table(&facts.paper.things, "Ghi chú"));
        paper.clause_title(2, "Tiếp nhận");
        paper.text(format!(
            "{} tiếp nhận; giấy tờ đã kiểm tra: {}; văn bản tiếp nhận: {}.",
            facts.receiver,
            facts.identity.trim_end_matches('.'),
            facts.authority.trim_end_matches('.')
        ));
        3
    })
}
