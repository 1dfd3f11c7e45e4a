//! DOC-66, quyết định giao tài sản to every buyer or taker.

use crate::{
    kernel::{Day, Vnd},
    law::PaperBases,
    paper::{
        Composer, PaperError, Sheet, Size,
        common::{DescribedAsset, PaperCase, PaperHead, Party, Reference, capital, money, names, term},
    },
};

/// How the asset came to the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaleWay {
    /// Bought at auction.
    Auction,
    /// Taken by the creditor against the debt.
    Taken,
    /// Bought by right of priority.
    Priority,
    /// Bought without auction.
    Direct,
    /// Given to the creditor by agreement.
    Agreed,
}

impl SaleWay {
    const fn words(self) -> &'static str {
        match self {
            SaleWay::Auction => "người mua được tài sản đấu giá",
            SaleWay::Taken => "người được thi hành án nhận tài sản để trừ vào số tiền được thi hành án",
            SaleWay::Priority => "người mua tài sản theo quyền ưu tiên",
            SaleWay::Direct => "người mua tài sản không qua đấu giá",
            SaleWay::Agreed => "người được thi hành án nhận tài sản theo thỏa thuận",
        }
    }

    const fn term(self) -> &'static str {
        match self {
            SaleWay::Auction | SaleWay::Priority => "auction",
            SaleWay::Taken => "taken",
            SaleWay::Direct => "direct",
            SaleWay::Agreed => "agreed",
        }
    }
}

/// What the decision must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryFacts {
    /// Number, day, signer.
    pub head: PaperHead,
    /// The case.
    pub case: PaperCase,
    /// The seizure decision.
    pub seizure: Reference,
    /// How the asset came to the receiver.
    pub way: SaleWay,
    /// Auction minutes and sale contract, or the creditor's proposal and notice, or the agreement.
    pub grounds: Vec<Reference>,
    /// The receipt of full payment; none when nothing had to be paid.
    pub receipt: Option<Reference>,
    /// Who receives.
    pub receiver: Party,
    /// The asset.
    pub asset: DescribedAsset,
    /// The price, or the value at which it was taken.
    pub price: Vnd,
    /// Who holds the asset now, when not the debtor.
    pub holder: Option<Party>,
    /// The last day of delivery.
    pub deliver_until: Option<Day>,
    /// Who registers the title: `Văn phòng đăng ký đất đai tỉnh Hà An`; empty when nothing is registered.
    pub registry: String,
    /// Further recipients, such as the commune.
    pub recipients: Vec<String>,
}

/// The decision.
///
/// # Errors
/// [`PaperError::Missing`] without receiver or price; [`PaperError::Law`] when the law file has no words for it.
pub fn delivery_decision(facts: &DeliveryFacts, law: &PaperBases) -> Result<Sheet, PaperError> {
    const ABOUT: &str = "Về việc giao tài sản";
    facts.case.check()?;
    for (absent, what) in [
        (facts.receiver.name.trim().is_empty(), "người nhận tài sản"),
        (facts.price.is_zero(), "giá tài sản"),
    ] {
        if absent {
            return Err(PaperError::missing(what));
        }
    }
    let cite = |what| law.cite(what).map_err(PaperError::law);
    let mut grounds = law.lines.clone();
    grounds.extend(facts.case.bases());
    grounds.push(facts.seizure.as_basis());
    grounds.extend(facts.grounds.iter().chain(&facts.receipt).map(Reference::as_basis));
    let mut paper = Composer::begin_decision(&facts.head, ABOUT, "Chấp hành viên", &grounds, Size::pt(14));
    paper.article(
        1,
        format!(
            "Giao cho {}, là {}, tài sản sau đây: {}. Giá tài sản: {}.",
            facts.receiver.full(),
            facts.way.words(),
            facts.asset.phrase(),
            money(facts.price)
        ),
    );
    let debtors = names(&facts.case.debtors);
    let holder = facts.holder.as_ref().map_or_else(|| debtors.clone(), Party::short);
    let words = law.term(facts.way.term()).map_err(PaperError::law)?;
    paper.article(
        2,
        format!(
            "{} có trách nhiệm giao tài sản và giấy tờ của tài sản cho {} trong thời hạn {}, theo quy định tại {}. Không tự nguyện giao thì \
             bị cưỡng chế theo quy định tại {} và phải chịu chi phí cưỡng chế.",
            capital(&holder),
            facts.receiver.short(),
            term(words, facts.deliver_until),
            cite("deliver")?,
            cite("coerce")?
        ),
    );
    if !facts.registry.trim().is_empty() {
        paper.article(
            3,
            format!(
                "{} được đăng ký quyền sở hữu, quyền sử dụng tài sản tại {} theo quy định tại {}.",
                capital(&facts.receiver.short()),
                facts.registry,
                cite("register")?
            ),
        );
    }
    let last = if facts.registry.trim().is_empty() { 3 } else { 4 };
    paper.article(
        last,
        format!(
            "Quyết định này có hiệu lực kể từ ngày ký. {}, {} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết \
             định này./.",
            capital(&facts.receiver.short()),
            holder
        ),
    );
    paper.sign(&facts.head, "Quyết định về việc giao tài sản", recipients(facts, last))
}

/// Nobody is named twice: a party who receives stands among the parties.
fn recipients(facts: &DeliveryFacts, last_article: usize) -> Vec<String> {
    let mut first = vec![facts.receiver.short_capital()];
    first.extend(facts.holder.iter().map(Party::short_capital));
    first.extend(facts.recipients.iter().cloned().chain([facts.registry.clone()]));
    let parties = facts.case.party_recipients();
    first.retain(|name| !parties.contains(name));
    let mut recipients = vec![format!("Như Điều {last_article}")];
    recipients.extend(facts.case.recipients(&first));
    recipients
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::paper_bases,
        paper::testing::{approve, asset_house, case, creditor, day, head, person, reference},
    };

    fn facts(on: &str) -> DeliveryFacts {
        DeliveryFacts {
            head: head("77/QĐ-THADS", on),
            case: case(),
            seizure: reference("Quyết định cưỡng chế kê biên, xử lý tài sản", "41/QĐ-THADS", "2026-02-03"),
            way: SaleWay::Auction,
            grounds: vec![
                Reference::new("Biên bản đấu giá", "04/BB-ĐG", day(on).plus_days(-30).unwrap(), ""),
                Reference::new(
                    "Hợp đồng mua bán tài sản đấu giá",
                    "04/HĐMB",
                    day(on).plus_days(-28).unwrap(),
                    "",
                ),
            ],
            receipt: Some(Reference::new("Biên lai thu tiền", "0001234", day(on).plus_days(-3).unwrap(), "")),
            receiver: person(
                "ông",
                "Trần Gia Phúc",
                "022090004321",
                "Số 7, đường Hạ Long, phường Bãi Cháy, tỉnh Hà An",
            ),
            asset: asset_house(),
            price: Vnd::new(1_505_000_000).unwrap(),
            holder: None,
            deliver_until: day(on).plus_days(57),
            registry: "Văn phòng đăng ký đất đai tỉnh Hà An".into(),
            recipients: vec!["Ủy ban nhân dân phường Hồng Gai".into()],
        }
    }

    #[test]
    fn the_decision_cites_the_law_of_its_day() {
        for (regime, on) in [("R08", "2026-06-16"), ("R25", "2026-12-16")] {
            let law = paper_bases("DOC-66", day(on), &[]).unwrap();
            approve(&format!("DOC-66-{regime}"), &delivery_decision(&facts(on), &law).unwrap());
        }
    }

    #[test]
    fn a_creditor_who_takes_a_movable_has_no_registry_and_is_named_once() {
        let mut facts = facts("2026-12-16");
        (facts.way, facts.receiver, facts.registry) = (SaleWay::Taken, creditor(), String::new());
        let law = paper_bases("DOC-66", day("2026-12-16"), &[]).unwrap();
        let text = crate::paper::outline(&delivery_decision(&facts, &law).unwrap());
        assert!(!text.contains("đăng ký quyền sở hữu"));
        assert_eq!(text.matches("- Ngân hàng thương mại cổ phần Vạn Xuân").count(), 1, "{text}");
    }
}
