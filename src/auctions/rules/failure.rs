//! Telling the parties that a round failed.

use super::{last_failed, last_held, reason_of};
use crate::{
    assets::{Dossier, PaperPlan, Plan, drawing},
    auctions::papers::{FailedLot, FailureNoticeFacts, failure_notice},
    documents::Series,
    engine::{Event, RoundView, Step},
    kernel::Day,
    law::{LawBook, Regime},
    paper::{PaperError, common::Reference},
    store::Failure,
};

/// The notice of the last round's failure. It offers the asset to the creditor exactly when the law opens the
/// option: from the failure after the second cut (khoản 3 Điều 83 Luật 106/2025/QH15).
///
/// # Errors
/// None of its own; the law judges the plan.
pub fn inform_plan(dossier: &Dossier, on: Day) -> Result<Plan, Failure> {
    let round = last_failed(dossier, on);
    let offers = round.as_ref().is_some_and(|r| r.option);
    let no = round.as_ref().map(|r| r.no).or(last_held(dossier, on));
    let step = Step::PartiesInformed { offers_asset: Some(offers) };
    let paper = PaperPlan {
        code: "DOC-56",
        title: format!("Thông báo đấu giá tài sản không thành · {}", dossier.story.facts.name),
        series: Series::Notice,
        sheet: drawing(
            ("DOC-56", on, Vec::new()),
            facts(dossier, round.as_ref(), on),
            |facts, head| facts.head = head,
            failure_notice,
        ),
    };
    let event = Some(Event { round: no, ..Event::new(on, step) });
    Ok(Plan { event, paper: Some(paper), ..Plan::default() })
}

fn facts(dossier: &Dossier, round: Option<&RoundView>, on: Day) -> Result<FailureNoticeFacts, PaperError> {
    let missing = PaperError::missing;
    let round = round.ok_or_else(|| missing("phiên đấu giá không thành"))?;
    let received = round.failure_received.ok_or_else(|| missing("thông báo đấu giá không thành"))?;
    let failure = dossier
        .source("Thông báo đấu giá không thành", |s| matches!(s, Step::FailureNoticeReceived))
        .unwrap_or_else(|| Reference::new("Thông báo đấu giá không thành", "", received, ""));
    let price = round.starting_price.ok_or_else(|| missing("giá khởi điểm của phiên không thành"))?;
    let new_law = LawBook::embedded().regime(on) == Regime::R25;
    let cut_until = dossier.last_day("CUT", received, on).filter(|_| new_law);
    Ok(FailureNoticeFacts {
        head: dossier.blank_head(on),
        case: dossier.paper_case(),
        failure,
        received,
        round: round.no,
        held: round.opening.ok_or_else(|| missing("ngày mở phiên đấu giá"))?,
        reason: round.outcome.map_or_else(String::new, reason_of),
        lots: vec![FailedLot { asset: dossier.paper_asset(), price }],
        offer: round.option,
        answer_until: if new_law { cut_until } else { dossier.last_day("TAKE-ANSWER", on, on) },
        cut_until,
        payable: None,
    })
}
