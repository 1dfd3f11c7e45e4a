//! What the papers of valuation will say: from the dossier to a plan that the law then judges.

use super::papers::{
    PriceSource, PriorityNoticeFacts, ValuationNoticeFacts, ValuedAsset, priority_notice, valuation_notice,
};
use crate::{
    assets::{Dossier, PaperPlan, Plan, drawing},
    documents::Series,
    engine::{Event, Step},
    kernel::{Day, Vnd},
    paper::{
        PaperError,
        common::{Party, Reference},
    },
    store::Failure,
};

fn is_value(step: &Step) -> bool {
    matches!(step, Step::ValuationResult { .. } | Step::RevaluationResult { .. })
}

/// Telling the parties the value found (DOC-39), with the advance that a revaluation would cost.
///
/// # Errors
/// None of its own; the law judges the plan.
pub fn result_plan(dossier: &Dossier, advance: Option<Vnd>, on: Day) -> Result<Plan, Failure> {
    let paper = PaperPlan {
        code: "DOC-39",
        title: format!("Thông báo kết quả thẩm định giá tài sản · {}", dossier.story.facts.name),
        series: Series::Notice,
        sheet: drawing(
            ("DOC-39", on, Vec::new()),
            result_facts(dossier, advance.unwrap_or_default(), on),
            |facts, head| facts.head = head,
            valuation_notice,
        ),
    };
    let event = Some(Event::new(on, Step::ValuationNotice));
    Ok(Plan { event, paper: Some(paper), ..Plan::default() })
}

fn result_facts(dossier: &Dossier, advance: Vnd, on: Day) -> Result<ValuationNoticeFacts, PaperError> {
    let (_, result) = dossier.last(is_value).ok_or_else(|| PaperError::missing("kết quả thẩm định giá"))?;
    let (value, valid_until) = match result.event.step {
        Step::ValuationResult { amount, valid_until } | Step::RevaluationResult { amount, valid_until } => {
            (amount, valid_until)
        }
        _ => (None, None),
    };
    let value = value.ok_or_else(|| PaperError::missing("giá trị theo chứng thư"))?;
    Ok(ValuationNoticeFacts {
        head: dossier.blank_head(on),
        case: dossier.paper_case(),
        seizure: dossier.seizure()?,
        source: PriceSource::Certificate(dossier.valuation()?),
        received: result.event.date,
        valid_until,
        assets: vec![ValuedAsset { asset: dossier.paper_asset(), value }],
        advance,
        revalue_until: dossier.last_day("REVAL-REQ", on, on),
    })
}

/// Telling co-owners and other holders of a priority right (DOC-44).
///
/// # Errors
/// None of its own; the law judges the plan.
pub fn priority_plan(dossier: &Dossier, on: Day) -> Result<Plan, Failure> {
    let mut traits = dossier.traits();
    traits.push("priority");
    let paper = PaperPlan {
        code: "DOC-44",
        title: format!("Thông báo về quyền ưu tiên mua tài sản · {}", dossier.story.facts.name),
        series: Series::Notice,
        sheet: drawing(
            ("DOC-44", on, traits),
            priority_facts(dossier, on),
            |facts, head| facts.head = head,
            priority_notice,
        ),
    };
    let event = Some(Event::new(on, Step::PriorityNotice));
    Ok(Plan { event, paper: Some(paper), ..Plan::default() })
}

fn priority_facts(dossier: &Dossier, on: Day) -> Result<PriorityNoticeFacts, PaperError> {
    let journey = dossier.journey(on);
    let asset = dossier.paper_asset();
    let cut = dossier
        .last(|s| matches!(s, Step::PriceCut { .. }))
        .and_then(|(_, step)| step.paper.as_ref())
        .map(|paper| dossier.reference(paper));
    let price_source: Reference = match cut {
        Some(cut) => cut,
        None => dossier.valuation()?,
    };
    let window = if asset.immovable { "PRIO-IMM" } else { "PRIO-MOV" };
    let declare_until = dossier.last_day(window, on, on);
    let known = dossier.paper_case();
    let holders = dossier.story.facts.priority_holders.iter().map(|name| {
        let others = known.others.iter().map(|(_, party)| party);
        let party = others
            .chain(&known.creditors)
            .find(|party| party.name == *name || party.short_capital() == *name);
        let party = party.cloned().unwrap_or_else(|| Party { name: name.clone(), ..Party::default() });
        (party, "người có quyền ưu tiên mua".to_owned())
    });
    Ok(PriorityNoticeFacts {
        head: dossier.blank_head(on),
        seizure: dossier.seizure()?,
        price_source,
        holders: holders.collect(),
        price: journey.price.ok_or_else(|| PaperError::missing("giá khởi điểm"))?,
        round: journey.next_round(),
        declare_until,
        pay_until: declare_until.and_then(|end| dossier.last_day("PRIO-PAY", end, on)),
        case: known,
        asset,
    })
}
