//! The decision to cut the price.

use super::{earlier_cuts, first_contract, last_failed, last_held, reason_of};
use crate::{
    assets::{Dossier, PaperPlan, Plan, drawing},
    auctions::papers::{CutLot, PriceCutFacts, price_cut_decision},
    documents::Series,
    engine::{Event, RoundView, Step},
    kernel::{Day, Vnd},
    law::{LawBook, Regime},
    paper::{PaperError, common::two_digits},
    store::Failure,
};

/// A wished cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The new starting price.
    pub to: Vnd,
    /// What the creditor answered to the offer of the asset, where one was due; a usual sentence where nothing
    /// is said.
    pub answer: Option<String>,
}

/// The decision to cut the price after the last failed round.
///
/// # Errors
/// None of its own: the law judges the plan, also whether the creditor was offered the asset first.
pub fn cut_plan(dossier: &Dossier, cut: &Cut, on: Day) -> Result<Plan, Failure> {
    let round = last_failed(dossier, on);
    let no = round.as_ref().map(|r| r.no).or(last_held(dossier, on));
    let from = round.as_ref().and_then(|r| r.starting_price);
    let step = Step::PriceCut { from, to: Some(cut.to), lots: Vec::new() };
    let time = two_digits(earlier_cuts(dossier).len() + 1);
    let paper = PaperPlan {
        code: "DOC-58",
        title: format!("Quyết định giảm giá tài sản (lần thứ {time}) · {}", dossier.story.facts.name),
        series: Series::Decision,
        sheet: drawing(
            ("DOC-58", on, Vec::new()),
            facts(dossier, cut, round.as_ref(), on),
            |facts, head| facts.head = head,
            price_cut_decision,
        ),
    };
    let event = Some(Event { round: no, ..Event::new(on, step) });
    Ok(Plan { event, paper: Some(paper), ..Plan::default() })
}

/// What the decision says, but for its head.
fn facts(
    dossier: &Dossier,
    cut: &Cut,
    round: Option<&RoundView>,
    on: Day,
) -> Result<PriceCutFacts, PaperError> {
    let missing = PaperError::missing;
    let round = round.ok_or_else(|| missing("phiên đấu giá không thành"))?;
    let before = round.starting_price.ok_or_else(|| missing("giá khởi điểm của phiên không thành"))?;
    let failure = dossier
        .source("Thông báo đấu giá không thành", |s| matches!(s, Step::FailureNoticeReceived))
        .ok_or_else(|| missing("thông báo đấu giá không thành"))?;
    let contract = first_contract(dossier).ok_or_else(|| missing("hợp đồng dịch vụ đấu giá tài sản"))?;
    let offered = round.option && LawBook::embedded().regime(on) == Regime::R25;
    let usual = "người được thi hành án không đề nghị nhận tài sản để trừ vào số tiền được thi hành án";
    Ok(PriceCutFacts {
        head: dossier.blank_head(on),
        case: dossier.paper_case(),
        seizure: dossier.seizure()?,
        valuation: dossier.valuation()?,
        earlier_cuts: earlier_cuts(dossier),
        failure,
        failed_round: round.no,
        reason: round.outcome.map_or_else(String::new, |outcome| format!("do {}", reason_of(outcome))),
        organisation: contract.issuer.clone(),
        contract,
        creditor_answer: offered.then(|| cut.answer.clone().unwrap_or_else(|| usual.to_owned())),
        lots: vec![CutLot { asset: dossier.paper_asset(), before, after: cut.to }],
    })
}
