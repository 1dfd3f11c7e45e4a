//! What the papers of a failed round will say: from the dossier and the wish to a plan the law then judges.

use super::papers::{CutLot, PriceCutFacts, price_cut_decision};
use crate::{
    assets::{Dossier, PaperPlan, Plan},
    documents::Series,
    engine::{Event, Outcome, RoundView, Step},
    kernel::{Day, Vnd},
    law::{Regime, paper_bases},
    paper::{
        PaperError,
        common::{PaperHead, Reference, two_digits},
    },
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

/// The number of the last round held, as far as it is known on a day.
pub fn last_held(dossier: &Dossier, on: Day) -> Option<u32> {
    dossier.journey(on).rounds.iter().rev().find(|r| r.held).map(|r| r.no)
}

/// The last round held, if it failed.
pub fn last_failed(dossier: &Dossier, on: Day) -> Option<RoundView> {
    let rounds = dossier.journey(on).rounds;
    rounds.into_iter().rev().find(|r| r.held).filter(|r| r.outcome.is_some_and(Outcome::is_failure))
}

/// Telling the parties of the failure of the last round.
///
/// # Errors
/// None of its own; the law judges the plan.
pub fn inform_plan(dossier: &Dossier, on: Day) -> Result<Plan, Failure> {
    let round = last_failed(dossier, on);
    let offers = round.as_ref().is_some_and(|r| r.option);
    let no = round.as_ref().map(|r| r.no).or(last_held(dossier, on));
    let step = Step::PartiesInformed { offers_asset: Some(offers) };
    Ok(Plan::step(Event { round: no, ..Event::new(on, step) }, None))
}

/// The decision to cut the price after the last failed round.
///
/// # Errors
/// None of its own; the law judges the plan.
pub fn cut_plan(dossier: &Dossier, cut: &Cut, on: Day) -> Result<Plan, Failure> {
    let round = last_failed(dossier, on);
    let no = round.as_ref().map(|r| r.no).or(last_held(dossier, on));
    let from = round.as_ref().and_then(|r| r.starting_price);
    let step = Step::PriceCut { from, to: Some(cut.to), lots: Vec::new() };
    let event = Event { round: no, ..Event::new(on, step) };
    let facts = cut_facts(dossier, cut, round.as_ref(), on);
    let time = earlier_cuts(dossier).len() + 1;
    let paper = PaperPlan {
        code: "DOC-58",
        title: format!(
            "Quyết định giảm giá tài sản (lần thứ {}) · {}",
            two_digits(time),
            dossier.story.facts.name
        ),
        series: Series::Decision,
        sheet: Box::new(move |head| {
            let law = paper_bases("DOC-58", on, &[]).map_err(|e| PaperError::Law(e.to_string()))?;
            price_cut_decision(&facts?(head), &law)
        }),
    };
    Ok(Plan { event: Some(event), paper: Some(paper), ..Plan::default() })
}

type FactsFor = Box<dyn FnOnce(PaperHead) -> PriceCutFacts>;

/// What the decision says, but for its head.
fn cut_facts(
    dossier: &Dossier,
    cut: &Cut,
    round: Option<&RoundView>,
    on: Day,
) -> Result<FactsFor, PaperError> {
    let missing = |what: &str| PaperError::Missing(what.to_owned());
    let round = round.ok_or_else(|| missing("phiên đấu giá không thành"))?;
    let before = round.starting_price.ok_or_else(|| missing("giá khởi điểm của phiên không thành"))?;
    let failure = dossier
        .source("Thông báo đấu giá không thành", |s| matches!(s, Step::FailureNoticeReceived))
        .ok_or_else(|| missing("thông báo đấu giá không thành"))?;
    let contract = first_contract(dossier).ok_or_else(|| missing("hợp đồng dịch vụ đấu giá tài sản"))?;
    let offered = round.option && crate::law::LawBook::embedded().regime(on) == Regime::R25;
    let usual = "người được thi hành án không đề nghị nhận tài sản để trừ vào số tiền được thi hành án";
    let facts = PriceCutFacts {
        head: dossier.draft_head(
            Series::Decision,
            on,
            &crate::ledger::Author {
                id: dossier.case.officer,
                name: dossier.officer.clone(),
                office: "Chấp hành viên".to_owned(),
            },
        ),
        case: dossier.paper_case(),
        seizure: seizure(dossier).ok_or_else(|| missing("quyết định kê biên"))?,
        valuation: valuation(dossier).ok_or_else(|| missing("kết quả thẩm định giá"))?,
        earlier_cuts: earlier_cuts(dossier),
        failure,
        failed_round: round.no,
        reason: round.outcome.map_or_else(String::new, reason_of),
        organisation: contract.issuer.clone(),
        contract,
        creditor_answer: offered.then(|| cut.answer.clone().unwrap_or_else(|| usual.to_owned())),
        lots: vec![CutLot { asset: dossier.paper_asset(), before, after: cut.to }],
    };
    Ok(Box::new(move |head| PriceCutFacts { head, ..facts }))
}

/// The base contract; later rounds have annexes to it.
pub(super) fn first_contract(dossier: &Dossier) -> Option<Reference> {
    let (_, step) =
        dossier.story.standing_steps().find(|(_, s)| matches!(s.event.step, Step::AuctionContract { .. }))?;
    let source = step.source.clone().unwrap_or_default();
    Some(Reference::new(
        "Hợp đồng dịch vụ đấu giá tài sản",
        &source.number,
        source.on.unwrap_or(step.event.date),
        &source.issuer,
    ))
}

pub(super) fn valuation(dossier: &Dossier) -> Option<Reference> {
    dossier.source("Chứng thư thẩm định giá", |s| {
        matches!(s, Step::ValuationResult { .. } | Step::RevaluationResult { .. } | Step::PriceAgreed { .. })
    })
}

pub(super) fn seizure(dossier: &Dossier) -> Option<Reference> {
    match dossier.story.last_paper("DOC-19") {
        Some(paper) => Some(dossier.reference(paper)),
        None => dossier.source("Quyết định cưỡng chế kê biên, xử lý tài sản", |s| {
            matches!(s, Step::SeizureCompleted)
        }),
    }
}

/// The cuts so far, oldest first.
fn earlier_cuts(dossier: &Dossier) -> Vec<Reference> {
    let steps = dossier.story.standing_steps().filter(|(_, s)| matches!(s.event.step, Step::PriceCut { .. }));
    steps
        .map(|(_, step)| match (&step.paper, &step.source) {
            (Some(paper), _) => dossier.reference(paper),
            (None, source) => {
                let number = source.as_ref().map_or("", |s| s.number.as_str());
                Reference::new("Quyết định giảm giá tài sản", number, step.event.date, &dossier.agency.name)
            }
        })
        .collect()
}

/// Why a round failed, as papers put it.
pub(super) fn reason_of(outcome: Outcome) -> String {
    let text = match outcome {
        Outcome::NoRegistration => "do không có người đăng ký tham gia đấu giá",
        Outcome::SingleInFirstRound => "do chỉ có một người đăng ký tham gia ở lần đấu giá đầu tiên",
        Outcome::SingleWithoutConsent => {
            "do chỉ có một người tham gia và bên có tài sản không đồng ý bán cho người này"
        }
        Outcome::NoBid => "do không có người trả giá",
        Outcome::NotSigned => "do người trúng đấu giá không ký biên bản đấu giá",
        Outcome::Withdrawn => "do người trả giá cao nhất rút lại giá đã trả và không có người trả giá tiếp",
        Outcome::Refused => {
            "do người trúng đấu giá từ chối kết quả và không có người trả giá liền kề đủ điều kiện"
        }
        _ => "",
    };
    text.to_owned()
}
