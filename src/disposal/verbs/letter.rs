//! The list letter of the ageing board: everything of one cause that one body can move, in one paper.

use super::{already, by_hand};
use crate::{
    accounts::{Warrant, Write, agency_facts},
    assets::{paper_head, refused},
    disposal::{
        acts::DisposalDeed,
        ageing::{AgeingRow, Cause},
        papers::{LetterFacts, LetterLine, list_letter},
        store::ageing_rows,
    },
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::{ItemId, Refusal},
    law::paper_bases,
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    paper::{PaperError, pdf},
    store::{Desk, Failure},
    vault::Vault,
};

/// Most things of one letter; the oldest stand in it.
const LINES_MAX: usize = 200;

/// What each cause asks of whoever can move it.
const fn asked(cause: Cause) -> &'static str {
    match cause {
        Cause::NoRuling => {
            "Đề nghị cho biết tình trạng giải quyết vụ án, gửi bản án, quyết định đã có hiệu lực kèm bản sao biên bản thu giữ; trường \
             hợp vật không cần giữ để chứng minh thì xem xét xử lý sớm theo quy định của pháp luật tố tụng hình sự"
        }
        Cause::NotDone => {
            "Đề nghị chấp hành viên được phân công báo cáo lý do chưa thi hành và hoàn thành việc xử lý trong thời hạn luật định"
        }
        Cause::Receiver => {
            "Đề nghị cử người đến nhận vào thời điểm đã thông báo; quá thời điểm đó bên nhận chịu chi phí bảo quản và rủi ro theo quy \
             định của pháp luật"
        }
        Cause::Dispute => {
            "Đề nghị giải thích, đính chính bản án hoặc thông báo kết quả giải quyết kháng cáo, kháng nghị, tranh chấp để có căn cứ xử lý"
        }
    }
}

/// Draws and issues the letter to one body about everything of one cause.
///
/// # Errors
/// A refusal when nothing of that cause waits for that body; a failure of database or vault.
pub fn issue_list(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Write>,
    (cause, body, shown): (Cause, &str, &str),
) -> Result<(IssuedPaper, Recorded), Failure> {
    let doing = &by_hand(doing, by, "Điều 38 Nghị định số 152/2026/NĐ-CP");
    let subject = Subject::of(SubjectKind::Agency, desk.agency());
    if let Some(act) = already(desk, doing)?
        && let Some(DisposalDeed::ListIssued { paper, .. }) = act.deed::<DisposalDeed>()?
        && let Some(deed) = act.deed::<DisposalDeed>()?
    {
        return Ok((paper, record(desk, doing, &subject, &deed)?));
    }
    let mut rows = ageing_rows(desk, doing.on)?;
    rows.retain(|r| r.cause == cause && r.body == body);
    rows.truncate(LINES_MAX);
    if rows.is_empty() {
        let text = "Không còn vật nào thuộc nguyên nhân này của nơi nhận đã chọn. Tải lại trang.";
        return Err(Refusal::new("LIST-EMPTY", text).into());
    }
    let agency = agency_facts(desk)?;
    let law = paper_bases("DOC-82f", doing.on, &[]).map_err(|e| refused(PaperError::Law(e.to_string())))?;
    let line = |r: &AgeingRow| LetterLine {
        name: format!("{}; mã số {}", r.name, r.code),
        case: r.case_code.clone(),
        received: r.taken_on.map_or_else(|| "chưa rõ".to_owned(), |d| d.to_string()),
        days: r.days,
    };
    let lines: Vec<LetterLine> = rows.iter().map(line).collect();
    let draft = Draft {
        code: "DOC-82f",
        title: format!("Danh sách vật chứng tồn đọng gửi {shown}"),
        series: Series::Notice,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let paper = issue(desk, vault, draft, |head| {
        let facts = LetterFacts {
            head: paper_head(&agency, head, &doing.author),
            body: shown.to_owned(),
            cause: cause.label().to_owned(),
            asked: asked(cause).to_owned(),
            lines,
        };
        let sheet = list_letter(&facts, &law).map_err(refused)?;
        Ok((pdf(&sheet).map_err(refused)?, sheet.pages.len()))
    })?;
    let items: Vec<ItemId> = rows.iter().map(|r| r.item).collect();
    let told = format!("Gửi danh sách tồn đọng đến {shown}, số {}", paper.symbol);
    let deed = DisposalDeed::ListIssued { cause, body: shown.to_owned(), items, paper: paper.clone(), told };
    let recorded = record(desk, doing, &subject, &deed)?;
    Ok((paper, recorded))
}
