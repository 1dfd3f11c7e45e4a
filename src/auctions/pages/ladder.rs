//! Bậc thang thử: what prices and days follow if every round fails and each cut is as deep as tried here.

use crate::{
    accounts::Inspect,
    assets::dossier,
    auctions::{Ending, Ladder, LadderStep, try_ladder},
    kernel::{Day, Ratio, Vnd},
    law::LawBook,
    web::{
        Form, Frame, Problem, Visit,
        chart::{LadderView, Rung, ladder},
        filters, show,
    },
};
use actix_web::{HttpRequest, HttpResponse, web as server};
use askama::{Template, filters::Safe};
use rust_decimal::Decimal;

/// Rounds shown at most.
const ROUNDS_MAX: u32 = 30;

#[derive(Template)]
#[template(path = "auctions/ladder.html")]
struct LadderPage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
    steps: Vec<LadderStep>,
    ending: Option<&'static str>,
    chart: Safe<String>,
    costs: Option<Vnd>,
    secured: Option<Vnd>,
    cap: String,
}

pub(super) async fn ladder_page(
    visit: Visit<Inspect>,
    code: server::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let wanted = code.into_inner();
    let dossier = visit.read(move |desk| dossier(desk, &wanted)).await?;
    let today: Day = visit.today();
    let law = LawBook::embedded();
    let cap = law.ratio("CUT-CAP", today).map_or_else(|_| Ratio::from(Decimal::ZERO), |cap| cap.value);
    let form = Form::parse(request.query_string().as_bytes())?
        .with("muc", cap.percent().trim_end_matches('%'))
        .with("so", 8);
    let share = form.maybe("muc").called("mức giảm").percent().unwrap_or(cap);
    let rounds = form.maybe("so").called("số phiên").whole(1..=i64::from(ROUNDS_MAX));
    let rounds = rounds.and_then(|n| u32::try_from(n).ok()).unwrap_or(8);
    let own = |no: u32| form.maybe(&format!("p{no}")).called("mức giảm").percent();
    let journey = dossier.journey(today);
    let tried = try_ladder(&journey, today, rounds, |no| own(no).unwrap_or(share), law);
    let Ladder { steps, ending } = tried;
    let facts = &dossier.story.facts;
    let chart = drawn(&steps, &journey.asset);
    show(&LadderPage {
        frame: visit.frame.clone().at("auctions"),
        code: facts.code.clone(),
        name: facts.name.clone(),
        ending: ending.map(Ending::label),
        costs: journey.asset.expected_costs.filter(|c| !c.is_zero()),
        secured: journey.asset.secured_debt.filter(|d| !d.is_zero()),
        cap: cap.percent(),
        form,
        steps,
        chart,
    })
}

fn drawn(steps: &[LadderStep], asset: &crate::engine::Asset) -> Safe<String> {
    let rounds = steps
        .iter()
        .map(|step| Rung {
            no: step.round,
            price: step.price,
            opened: step.opening,
            outcome_label: String::new(),
            failed: false,
        })
        .collect();
    let costs = asset.expected_costs.filter(|c| !c.is_zero());
    let secured = asset.secured_debt.filter(|d| !d.is_zero());
    ladder(&LadderView {
        rounds,
        next_floor: None,
        costs,
        secured: secured.and_then(|d| d.checked_add(costs.unwrap_or_default())),
        option_from_round: steps.iter().find(|step| step.option).map(|step| step.round),
    })
}
