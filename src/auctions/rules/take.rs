//! The creditor takes the asset: telling the debtor, and asking for the difference.

use super::last_held;
use crate::{
    assets::{Dossier, PaperPlan, Plan, drawing, paper_party},
    auctions::papers::{TakePaymentFacts, take_payment_notice},
    cases::PartyRole,
    documents::Series,
    engine::{
        Event, Step, Taking,
        payout::{PayoutInput, distribute},
        taking,
    },
    kernel::{Day, Refusal, Vnd},
    law::LawBook,
    paper::{PaperError, common::Reference},
    store::Failure,
};

/// Who takes the asset, and among whom its value would be distributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    /// The creditor, by the key of the party.
    pub taker: String,
    /// The distribution of the value; the file's own proposal where nothing is said.
    pub input: Option<PayoutInput>,
}

impl Take {
    /// The creditor whom the file suggests: the secured one, or the first.
    pub fn proposed(dossier: &Dossier) -> Take {
        let secured = dossier.story.facts.secured_party.clone();
        let first = || dossier.case.side(PartyRole::Creditor).next().map(|party| party.key.clone());
        Take { taker: secured.or_else(first).unwrap_or_default(), input: None }
    }

    /// What the creditor pays (Điều 66 Nghị định 152/2026/NĐ-CP), and the distribution behind it.
    ///
    /// # Errors
    /// A refusal when nobody has accepted yet or the law of that day does not say.
    pub fn computed(&self, dossier: &Dossier, on: Day) -> Result<(PayoutInput, Taking), Refusal> {
        let value = accepted_value(dossier, on).ok_or_else(|| {
            Refusal::new("TAKE-UNSAID", "Chưa ghi việc người được thi hành án đồng ý nhận tài sản.")
        })?;
        let input = match &self.input {
            Some(input) => PayoutInput { proceeds: value, on, ..input.clone() },
            None => dossier.proposed_payout(value, on),
        };
        let taking = taking(&input, &self.taker, LawBook::embedded())
            .map_err(|e| Refusal::new("TAKE-AMOUNT", e.to_string()))?;
        Ok((input, taking))
    }
}

/// The price at which the creditor said that he takes the asset.
fn accepted_value(dossier: &Dossier, on: Day) -> Option<Vnd> {
    let (_, step) = dossier.last(|s| matches!(s, Step::CreditorAccepts { .. }))?;
    match step.event.step {
        Step::CreditorAccepts { amount } => amount.or(dossier.journey(on).price),
        _ => None,
    }
}

/// Telling the debtor that the creditor takes the asset; the debtor may then still pay.
///
/// # Errors
/// None of its own; the law judges the plan.
pub fn debtor_plan(dossier: &Dossier, on: Day) -> Result<Plan, Failure> {
    let event = Event { round: last_held(dossier, on), ..Event::new(on, Step::DebtorTold) };
    Ok(Plan::step(event, None))
}

/// The request to the creditor to pay the difference (DOC-61).
///
/// # Errors
/// A refusal when nobody has accepted yet, when the debtor has not been told or still has time to pay.
pub fn take_plan(dossier: &Dossier, take: &Take, on: Day) -> Result<Plan, Failure> {
    after_the_debtor(dossier, on)?;
    let (input, taking) = take.computed(dossier, on)?;
    let paper = PaperPlan {
        code: "DOC-61",
        title: format!("Thông báo nộp tiền để nhận tài sản · {}", dossier.story.facts.name),
        series: Series::Notice,
        sheet: drawing(
            ("DOC-61", on, Vec::new()),
            facts(dossier, take, &input, &taking),
            |facts, head| facts.head = head,
            take_payment_notice,
        ),
    };
    Ok(Plan { paper: Some(paper), ..Plan::default() })
}

/// The creditor is asked only when the debtor's time to pay has passed (khoản 6 Điều 65 Nghị định 152/2026/NĐ-CP).
fn after_the_debtor(dossier: &Dossier, on: Day) -> Result<(), Refusal> {
    let Some((_, told)) = dossier.last(|s| matches!(s, Step::DebtorTold)) else {
        let message = "Chưa báo cho người phải thi hành án về việc người được thi hành án nhận tài sản.";
        return Err(by_law(Refusal::new("TAKE-TELL", message), on));
    };
    match dossier.last_day("TAKE-REDEEM", told.event.date, on) {
        Some(end) if on <= end => {
            let message = "Người phải thi hành án còn thời gian nộp tiền để nhận lại tài sản.";
            Err(by_law(Refusal::new("TAKE-REDEEM", message), on).until(end))
        }
        _ => Ok(()),
    }
}

fn by_law(refusal: Refusal, on: Day) -> Refusal {
    let basis = LawBook::embedded().basis(&refusal.code, on);
    match basis {
        Ok(basis) => refusal.by(&basis),
        Err(_) => refusal,
    }
}

fn facts(
    dossier: &Dossier,
    take: &Take,
    input: &PayoutInput,
    taking: &Taking,
) -> Result<TakePaymentFacts, PaperError> {
    let missing = PaperError::missing;
    let creditor = dossier.case.parties.iter().find(|party| party.key == take.taker);
    let creditor = creditor.map(paper_party).ok_or_else(|| missing("người được thi hành án nhận tài sản"))?;
    let proposal = dossier
        .source("Văn bản đồng ý nhận tài sản", |s| matches!(s, Step::CreditorAccepts { .. }))
        .ok_or_else(|| missing("văn bản đồng ý nhận tài sản"))?;
    let debtor_told: Option<Reference> = dossier
        .last(|s| matches!(s, Step::DebtorTold))
        .and_then(|(_, step)| step.paper.as_ref())
        .map(|paper| dossier.reference(paper));
    let claims = input.claims.iter().filter(|c| c.id == take.taker).map(|c| c.amount);
    let secured = input.secured.iter().filter(|s| s.id == take.taker).map(|s| s.amount);
    let payout = distribute(input, LawBook::embedded()).map_err(PaperError::law)?;
    let share = payout.lines.iter().filter(|line| line.id == take.taker).map(|line| line.paid);
    let sum = |amounts: Vec<Vnd>| Vnd::sum(amounts).map_err(|e| PaperError::Figures(e.to_string()));
    Ok(TakePaymentFacts {
        head: dossier.blank_head(input.on),
        case: dossier.paper_case(),
        creditor,
        proposal,
        debtor_told,
        asset: dossier.paper_asset(),
        value: taking.value,
        all_due: taking.all,
        own_claim: sum(claims.chain(secured).collect())?,
        own_share: sum(share.collect())?,
        costs: input.costs,
        pay_until: dossier.last_day("TAKE-PAY", input.on, input.on),
    })
}
