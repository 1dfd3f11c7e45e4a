//! DOC-81a to DOC-81d: the council, its meeting with the comparison sheet, the destruction, the decision to destroy
//! what nobody came for.

use super::kit::{DisposalPaper, minutes, things_table};
use crate::{
    kernel::Day,
    law::PaperBases,
    paper::{
        Align, Cell, Column, Composer, Geometry, MinutesFrame, PaperError, Sheet, Size, Table, about,
        common::{term, two_digits},
    },
};

/// What the decision that sets up a council must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouncilFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// The members: part, name, office; the chair first.
    pub members: Vec<(String, String, String)>,
    /// The planned way.
    pub method: String,
    /// Where.
    pub place: String,
    /// The contractor, where there is one.
    pub contractor: String,
    /// The last day.
    pub until: Option<Day>,
}

/// DOC-81a.
///
/// # Errors
/// [`PaperError::Missing`] without things or with fewer than three members.
pub fn council_decision(facts: &CouncilFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    facts.paper.check()?;
    if facts.members.len() < 3 {
        return Err(PaperError::missing("thành viên Hội đồng (ít nhất ba người)"));
    }
    let head = &facts.paper.head;
    let office = format!("Trưởng {}", head.office.agency);
    let about = "Về việc thành lập Hội đồng tiêu hủy vật chứng, tài sản";
    let mut paper = Composer::begin_decision(head, about, &office, &facts.paper.bases(law), Size::pt(13));
    paper.leading_article(1, "Thành lập Hội đồng tiêu hủy vật chứng, tài sản gồm các thành viên sau đây:");
    for (n, (part, name, office)) in (1..).zip(&facts.members) {
        let office = office.trim();
        let office = if office.is_empty() { String::new() } else { format!(", {office}") };
        paper.clause(n, format!("{name}{office} - {part}."));
    }
    paper.leading_article(2, "Vật chứng, tài sản phải tiêu hủy:");
    paper.table(&things_table(&facts.paper.things, "Nơi để"));
    paper.article(
        3,
        format!(
            "Hội đồng có nhiệm vụ tiếp nhận, đối chiếu từng vật với bản án, quyết định và biên bản thu giữ ban đầu; thống nhất hình \
             thức tiêu hủy theo đa số trên một nửa tổng số thành viên; trực tiếp tiêu hủy và lập biên bản trong ngày. Hình thức dự kiến: \
             {}. Địa điểm: {}.{}",
            facts.method.to_lowercase(),
            facts.place.trim_end_matches('.'),
            if facts.contractor.trim().is_empty() {
                String::new()
            } else {
                format!(" Đơn vị thực hiện theo hợp đồng: {}.", facts.contractor.trim_end_matches('.'))
            }
        ),
    );
    let words = term(law.term("destroy").map_err(PaperError::law)?, facts.until);
    paper.article(4, format!("Thời hạn thực hiện: {words}. Hội đồng tự giải thể khi hoàn thành nhiệm vụ."));
    paper.article(
        5,
        "Viện kiểm sát nhân dân cùng cấp được báo để cử kiểm sát viên giám sát việc tiêu hủy. Chấp hành viên, thủ kho, kế toán nghiệp vụ, \
         các thành viên Hội đồng và cơ quan có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    );
    let recipients = facts.paper.recipients(&["Các thành viên Hội đồng", "Thủ kho, nơi đang giữ vật chứng"]);
    paper.sign(head, "Quyết định thành lập Hội đồng tiêu hủy vật chứng, tài sản", recipients)
}

/// One thing on the comparison sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLine {
    /// Name and number for life.
    pub name: String,
    /// By the judgment.
    pub judgment: String,
    /// By the transfer decision.
    pub transfer: String,
    /// By the intake slip.
    pub intake: String,
    /// By the release slip.
    pub release: String,
    /// By the enforcement decision.
    pub enforcement: String,
    /// As found.
    pub found: String,
}

/// What the minutes of a meeting must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingFacts {
    /// Head, case, grounds, things.
    pub paper: DisposalPaper,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// The comparison.
    pub lines: Vec<SheetLine>,
    /// The number of the comparison sheet.
    pub sheet: String,
    /// In favour.
    pub ayes: Vec<String>,
    /// Against.
    pub nays: Vec<String>,
    /// Of how many members.
    pub members: usize,
    /// The chosen way.
    pub method: String,
}

/// DOC-81b, the minutes.
///
/// # Errors
/// As [`minutes`]; [`PaperError::Missing`] without comparison.
pub fn meeting_minutes(facts: &MeetingFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    if facts.lines.is_empty() {
        return Err(PaperError::missing("bảng đối chiếu"));
    }
    let heads = (
        "Về việc họp Hội đồng tiêu hủy vật chứng, tài sản",
        "Biên bản họp Hội đồng tiêu hủy vật chứng, tài sản",
    );
    minutes(&facts.paper, &facts.frame, law, heads, |paper| {
        paper.clause_title(1, "Đối chiếu");
        paper.text(format!(
            "Hội đồng đã đối chiếu {} vật chứng, tài sản với bản án, quyết định chuyển vật chứng, phiếu nhập kho, phiếu xuất kho, quyết \
             định thi hành án và hiện trạng. Kết quả ghi tại Bảng đối chiếu số {}: các vật đều khớp.",
            two_digits(facts.lines.len()),
            facts.sheet
        ));
        paper.table(&things_table(&facts.paper.things, "Kết quả"));
        paper.clause_title(2, "Biểu quyết hình thức tiêu hủy");
        paper.text(format!(
            "Hình thức: {}. Tán thành: {}/{} thành viên ({}).{}",
            facts.method.to_lowercase(),
            facts.ayes.len(),
            facts.members,
            facts.ayes.join(", "),
            if facts.nays.is_empty() {
                " Không có ý kiến khác.".to_owned()
            } else {
                format!(" Không tán thành: {}.", facts.nays.join(", "))
            }
        ));
        3
    })
}

/// The comparison sheet in six columns, on lying A4, annexed to DOC-81b.
///
/// # Errors
/// [`PaperError::Missing`] without lines.
pub fn comparison_sheet(
    paper: &DisposalPaper,
    lines: &[SheetLine],
    signers: &[(String, String)],
    law: &PaperBases,
) -> Result<Sheet, PaperError> {
    if lines.is_empty() {
        return Err(PaperError::missing("bảng đối chiếu"));
    }
    let head = &paper.head;
    let mut sheet = Composer::begin_on(
        Geometry::LANDSCAPE,
        head,
        "BẢNG ĐỐI CHIẾU VẬT CHỨNG, TÀI SẢN TIÊU HỦY",
        "Kèm theo Biên bản họp Hội đồng tiêu hủy vật chứng, tài sản",
        Size::pt(12),
        true,
    );
    sheet.bases(&law.lines.iter().chain(&paper.grounds).cloned().collect::<Vec<_>>());
    let columns = vec![
        Column::new("STT", 10, Align::Center),
        Column::new("Vật chứng, mã số", 0, Align::Left),
        Column::new("Bản án", 33, Align::Left),
        Column::new("Quyết định chuyển vật chứng", 33, Align::Left),
        Column::new("Phiếu nhập kho", 33, Align::Left),
        Column::new("Phiếu xuất kho", 33, Align::Left),
        Column::new("Quyết định thi hành án", 33, Align::Left),
        Column::new("Thực tế", 33, Align::Left),
    ];
    let row = |(n, l): (usize, &SheetLine)| -> Vec<Cell> {
        let cells = [&l.name, &l.judgment, &l.transfer, &l.intake, &l.release, &l.enforcement, &l.found];
        std::iter::once(n.to_string().into()).chain(cells.map(|c| Cell::from(c.as_str()))).collect()
    };
    let rows = (1..).zip(lines).map(row).collect();
    sheet.table(&Table { columns, rows, size: Size::pt(11) });
    sheet.text("Kết luận: các vật chứng, tài sản nêu trên khớp với giấy tờ và hiện trạng.");
    sheet.signatures(signers, signers.len().clamp(1, 4));
    sheet.finish(about(head, "Bảng đối chiếu vật chứng, tài sản tiêu hủy"))
}

/// What the minutes of a destruction must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestructionFacts {
    /// Head, case, grounds, things; the remark of each thing is its weight just before.
    pub paper: DisposalPaper,
    /// Time, place, people.
    pub frame: MinutesFrame,
    /// The way.
    pub method: String,
    /// The contractor.
    pub contractor: String,
    /// The procurator, or that nobody came.
    pub procurator: String,
    /// What was left.
    pub residue: String,
    /// How many photographs.
    pub photos: usize,
}

/// DOC-81c.
///
/// # Errors
/// As [`minutes`].
pub fn destruction_minutes(facts: &DestructionFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let heads = ("Về việc tiêu hủy vật chứng, tài sản", "Biên bản tiêu hủy vật chứng, tài sản");
    minutes(&facts.paper, &facts.frame, law, heads, |paper| {
        paper.clause_title(1, "Vật chứng, tài sản và tình trạng ngay trước khi tiêu hủy");
        paper.table(&things_table(&facts.paper.things, "Khối lượng cân lại"));
        paper.clause_title(2, "Diễn biến và kết quả");
        paper.text(format!(
            "Hội đồng trực tiếp tiêu hủy bằng hình thức: {}. Bắt đầu vào hồi {}, kết thúc vào hồi {} cùng ngày.{}",
            facts.method.to_lowercase(),
            facts.frame.began.hour_in_full(),
            facts.frame.ended.hour_in_full(),
            if facts.contractor.trim().is_empty() {
                String::new()
            } else {
                format!(" Đơn vị thực hiện theo hợp đồng: {}.", facts.contractor.trim_end_matches('.'))
            }
        ));
        paper.text(format!("Giám sát của Viện kiểm sát: {}.", facts.procurator.trim_end_matches('.')));
        paper.text(format!(
            "Phần còn lại sau tiêu hủy: {}. Đã chụp {} ảnh, lưu cùng hồ sơ.",
            facts.residue.trim_end_matches('.'),
            two_digits(facts.photos)
        ));
        paper.text("Toàn bộ vật chứng, tài sản nêu trên đã được tiêu hủy, không còn khả năng sử dụng.");
        3
    })
}

/// DOC-81d: what nobody came for and nobody buys is to be destroyed; the owner may still collect before.
///
/// # Errors
/// [`PaperError::Missing`] without things; [`PaperError::Law`] when the law file has no article.
pub fn condemnation(
    facts: &DisposalPaper,
    (owner, why): (&str, &str),
    law: &PaperBases,
) -> Result<Sheet, PaperError> {
    facts.check()?;
    let head = &facts.head;
    let office = format!("Trưởng {}", head.office.agency);
    let mut paper = Composer::begin_decision(
        head,
        "Về việc tiêu hủy tài sản không có người nhận, không bán được",
        &office,
        &facts.bases(law),
        Size::pt(13),
    );
    paper.leading_article(
        1,
        format!("Tiêu hủy tài sản của {owner} đã được thông báo hợp lệ mà không đến nhận, gồm:"),
    );
    paper.table(&things_table(&facts.things, "Ghi chú"));
    paper.article(2, format!("Lý do: {}.", why.trim_end_matches('.')));
    paper.article(
        3,
        format!(
            "Quyết định này được thông báo cho {owner}. Trước khi tiêu hủy, người được nhận vẫn có quyền đến nhận tài sản sau khi thanh toán chi \
             phí bảo quản, xử lý, theo quy định tại {}.",
            law.cite("collect").map_err(PaperError::law)?
        ),
    );
    paper.article(
        4,
        "Hội đồng tiêu hủy được thành lập theo quy định của pháp luật. Chấp hành viên, thủ kho, kế toán nghiệp vụ chịu trách nhiệm thi hành \
         Quyết định này./.",
    );
    let recipients = facts.recipients(&[owner, "Thủ kho, nơi đang giữ vật"]);
    paper.sign(head, "Quyết định tiêu hủy tài sản", recipients)
}
