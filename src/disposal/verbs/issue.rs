//! The papers of a step, and the step in a sentence.

use super::{
    case_facts,
    steps::{Facts, council_of},
};
use crate::{
    disposal::{
        DisposalKind,
        acts::Step,
        drawing::{self, Stage},
    },
    documents::{Draft, Head, IssuedPaper, Series, issue},
    ledger::{Author, Doing},
    store::{Desk, Failure},
    vault::Vault,
};

type Drawing<'a> = Box<dyn FnOnce(&Head) -> drawing::Drawn + 'a>;

/// The papers of a step: code, kind, series, and how it is drawn.
pub(super) fn papers_of(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    facts: &Facts,
    (step, second): (&Step, Option<&Author>),
) -> Result<Vec<IssuedPaper>, Failure> {
    let case = case_facts(desk, facts.matter.ordered.case)?;
    let stage = Stage::of(desk, &case, &facts.rows, doing)?;
    let (matter, goods) = (&facts.matter, facts.goods);
    let mut papers = Vec::new();
    let mut put =
        |desk: &mut Desk<'_>, code, kind: &str, series, draw: Drawing<'_>| -> Result<String, Failure> {
            let title = format!("{kind}, việc {}", case.code);
            let draft = Draft { code, title, series, on: doing.on, signer: doing.author.clone() };
            let paper = issue(desk, vault, draft, draw)?;
            let symbol = paper.symbol.clone();
            papers.push(paper);
            Ok(symbol)
        };
    match step {
        Step::CouncilMet { lines, .. } => {
            let council = council_of(matter)?;
            let draw: Drawing<'_> =
                Box::new(|head| drawing::comparison(&stage, head, matter, council, lines));
            let sheet = put(desk, "DOC-81b", "Bảng đối chiếu vật chứng", Series::Sheet, draw)?;
            let draw: Drawing<'_> =
                Box::new(|head| drawing::meeting(&stage, head, matter, council, (step, &sheet)));
            put(desk, "DOC-81b", "Biên bản họp Hội đồng tiêu hủy", Series::Minutes, draw)?;
        }
        Step::Destroyed { .. } => {
            let (council, second) = (council_of(matter)?, second.unwrap_or(&matter.ordered.accountant));
            let draw: Drawing<'_> =
                Box::new(|head| drawing::destruction(&stage, head, matter, council, (step, second)));
            put(desk, "DOC-81c", "Biên bản tiêu hủy vật chứng", Series::Minutes, draw)?;
        }
        Step::Notified { .. } => {
            let (code, kind) = match matter.ordered.kind {
                DisposalKind::Forfeit => ("DOC-82d", "Thông báo chuyển giao sung quỹ"),
                _ => ("DOC-82b", "Thông báo nhận lại tiền, tài sản"),
            };
            put(
                desk,
                code,
                kind,
                Series::Notice,
                Box::new(|head| drawing::notice(&stage, head, matter, goods)),
            )?;
        }
        Step::Reappointed { at } => {
            let draw: Drawing<'_> =
                Box::new(|head| drawing::appointment(&stage, head, &matter.ordered, (Some(*at), true)));
            put(desk, "DOC-79d", "Thông báo ấn định lại thời điểm giao", Series::Notice, draw)?;
        }
        Step::HandedOver { .. } | Step::Absent { .. } | Step::Returned { .. } | Step::ToIssuer { .. } => {
            let (code, kind) = match step {
                Step::HandedOver { .. } => ("DOC-82d", "Biên bản chuyển giao sung quỹ"),
                Step::Absent { .. } => ("DOC-82d", "Biên bản bên nhận không đến"),
                Step::Returned { .. } => (drawing::return_code(&stage), "Biên bản trả lại tiền, tài sản"),
                _ => ("DOC-82c", "Biên bản chuyển giấy tờ cho cơ quan cấp"),
            };
            let draw: Drawing<'_> = Box::new(|head| drawing::outside(&stage, head, matter, step, second));
            put(desk, code, kind, Series::Minutes, draw)?;
        }
        Step::Deposited { .. } => {
            let draw: Drawing<'_> = Box::new(|head| drawing::deposit(&stage, head, matter, step));
            put(desk, "DOC-82e", "Bảng kê chi tiết tiền gửi", Series::Sheet, draw)?;
        }
        Step::Condemned { why } => {
            let draw: Drawing<'_> = Box::new(|head| drawing::condemned(&stage, head, matter, why));
            put(desk, "DOC-81d", "Quyết định tiêu hủy tài sản", Series::Decision, draw)?;
        }
        _ => {}
    }
    Ok(papers)
}

/// The step in a sentence, as the page of a thing shows it.
pub(super) fn told(step: &Step, papers: &[IssuedPaper]) -> String {
    let number = papers.last().map_or_else(String::new, |p| format!(", số {}", p.symbol));
    match step {
        Step::ProcuracyTold { document, received_on } => {
            format!("Đã báo Viện kiểm sát: {document}, nhận ngày {received_on}")
        }
        Step::CouncilMet { ayes, method, .. } => {
            format!(
                "Hội đồng họp, đối chiếu khớp, {} phiếu tán thành: {}{number}",
                ayes.len(),
                method.label().to_lowercase()
            )
        }
        Step::Destroyed { began, ended, .. } => {
            format!("Đã tiêu hủy từ {} đến {}{number}", began.clock_time(), ended.clock_time())
        }
        Step::Notified { .. } => format!("Đã thông báo đến nhận{number}"),
        Step::Served { how, .. } => format!("Đã tống đạt thông báo: {how}"),
        Step::Absent { appointed, .. } => {
            format!("Bên nhận không đến lúc {} ngày {}{number}", appointed.clock_time(), appointed.day())
        }
        Step::Reappointed { at } => format!("Ấn định lại: {} ngày {}{number}", at.clock_time(), at.day()),
        Step::HandedOver { at, .. } => {
            format!("Đã chuyển giao lúc {} ngày {}{number}", at.clock_time(), at.day())
        }
        Step::PaidToBudget { amount, reference, .. } => {
            format!("Đã nộp ngân sách {amount} đồng: {reference}")
        }
        Step::Returned { receiver, .. } => format!("Đã trả cho {}{number}", receiver.name),
        Step::Unclaimed { until } => format!("Quá hạn ngày {until}, không có người đến nhận"),
        Step::Sold { price, reference, .. } => format!("Đã bán {price} đồng: {reference}"),
        Step::Deposited { amount, bank, .. } => format!("Đã gửi {amount} đồng tại {bank}{number}"),
        Step::ToIssuer { receiver, .. } => format!("Đã chuyển {}{number}", receiver.line()),
        Step::Condemned { .. } => format!("Quyết định tiêu hủy{number}"),
        Step::Withdrawn { why } => format!("Rút quyết định: {why}"),
    }
}
