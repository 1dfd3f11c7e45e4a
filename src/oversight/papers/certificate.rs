//! The head's certificate of the stock: totals, exceptions, cash; signed by who answers for it.

use crate::{
    kernel::{Vnd, amount_in_words},
    law::PaperBases,
    oversight::Stock,
    paper::{Composer, PaperError, Sheet, Size, common::PaperHead},
};

/// What the certificate must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Number, day, the head of the agency.
    pub head: PaperHead,
    /// What the stock adds up to.
    pub stock: Stock,
    /// What the head adds; may be empty.
    pub remarks: String,
}

/// The certificate.
///
/// # Errors
/// What the font refuses.
pub fn certificate(facts: &CertificateFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    let day = facts.head.day;
    let about = format!("Tồn kho vật chứng, tài sản đến {}", day.in_full());
    let mut paper = Composer::begin(&facts.head, "XÁC NHẬN", &about, Size::pt(14));
    paper.bases(&law.lines);
    paper.text(format!(
        "{} xác nhận số liệu dưới đây khớp với sổ của cơ quan tại thời điểm ký; mã băm đầu sổ in ở chân trang.",
        facts.head.office.agency
    ));
    let stock = &facts.stock;
    paper.field("Đang ở kho của cơ quan", format!("{} vật", stock.in_store));
    paper.field("Nơi khác đang giữ", format!("{} vật", stock.elsewhere));
    for (currency, sum) in &stock.cash {
        let amount = Vnd::new(*sum).map_or_else(|_| sum.to_string(), |v| v.to_string());
        let said = match currency.as_str() {
            "VND" => {
                let words = Vnd::new(*sum).map(amount_in_words).unwrap_or_default();
                format!("{amount} đồng ({words})")
            }
            other => format!("{amount} {other}"),
        };
        paper.field("Tiền mặt đang ở kho", said);
    }
    paper.leading("Ngoại lệ phải theo dõi:");
    paper.dashes(&[
        format!("Kiểm kê không thấy: {} vật", stock.missing),
        format!("Sai khác chưa kết luận: {} việc", stock.discrepancies),
        format!("Hơn một năm chưa ai thấy tận nơi: {} vật", stock.unseen),
    ]);
    if !facts.remarks.trim().is_empty() {
        paper.field("Ý kiến của thủ trưởng", facts.remarks.trim());
    }
    let recipients = vec![
        "- Cơ quan quản lý cấp trên;".to_owned(),
        "- Viện kiểm sát nhân dân;".to_owned(),
        "- Lưu: VT, kho.".to_owned(),
    ];
    paper.sign(&facts.head, "Xác nhận tồn kho vật chứng, tài sản", recipients)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, day, head},
    };

    #[test]
    fn the_certificate_names_totals_and_exceptions() {
        for (regime, on) in [("R08", "2026-03-31"), ("R25", "2026-09-30")] {
            let facts = CertificateFacts {
                head: head("21/BK-THADS", on),
                stock: Stock {
                    in_store: 214,
                    elsewhere: 32,
                    missing: 1,
                    discrepancies: 2,
                    unseen: 4,
                    cash: vec![("USD".into(), 1_200), ("VND".into(), 512_000_000)],
                },
                remarks: "Kho số 2 đang chờ bàn giao.".into(),
            };
            let law = paper_bases("REG-XN", day(on), &[]).unwrap();
            approve(&format!("REG-XN-{regime}"), &certificate(&facts, &law).unwrap());
        }
    }
}
