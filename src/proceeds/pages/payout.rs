//! Phân chia tiền: the distribution as a form with its result, then its payment by somebody else.
// The template compares what was chosen with what is offered; the derive writes that as owned text.
#![allow(clippy::cmp_owned)]

use super::claims::{self, ClaimRow};
use crate::{
    accounts::{AsOfficer, Bookkeep, Inspect},
    assets::{Dossier, Hand, Source, dossier},
    engine::{
        ClaimKind,
        payout::{Payout, PayoutInput, distribute},
    },
    kernel::{ActId, Day, Refusal, Vnd},
    law::LawBook,
    ledger::Doing,
    proceeds::{
        Account, Decision, PostingRow, SheetRow, decide_payout, decision_of, draft_payout, held_for, may_pay,
        pay_out, postings_of, sheet_rows,
    },
    store::{Desk, Failure},
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, format::query, go_saying, show_as},
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web as server,
};
use askama::Template;

#[derive(Template)]
#[template(path = "proceeds/payout.html")]
struct PayoutPage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
    obstacle: Option<Refusal>,
    held: Vnd,
    decided: Option<Decided>,
    payees: Vec<(String, String)>,
    kinds: Vec<(&'static str, &'static str)>,
    claims: Vec<ClaimRow>,
    result: Option<ResultView>,
    preview: String,
    postings: Vec<MoveView>,
    act: String,
    after: i64,
    may_decide: bool,
    may_confirm: bool,
    ask_reason: bool,
}

/// A decision that stands.
struct Decided {
    by: String,
    on: Day,
    paper: Option<(String, String)>,
    paid: bool,
    own: bool,
}

/// The result of a distribution.
struct ResultView {
    steps: Vec<(String, Vnd, Vnd)>,
    basis: String,
    rows: Vec<SheetRow>,
    left: Vnd,
    paid: Vnd,
    fee: Vnd,
    net: Vnd,
}

/// A movement in words.
struct MoveView {
    on: Day,
    from: String,
    to: String,
    amount: Vnd,
    what: String,
}

/// What the page reads in one go.
struct Seen {
    dossier: Dossier,
    held: Vnd,
    decision: Option<(crate::ledger::Act, Decision, bool)>,
    postings: Vec<PostingRow>,
}

fn look(desk: &mut Desk<'_>, code: &str) -> Result<Seen, Failure> {
    let dossier = dossier(desk, code)?;
    let held = held_for(desk, dossier.id)?;
    let decision = decision_of(desk, dossier.id)?;
    let postings = postings_of(desk, dossier.id)?;
    Ok(Seen { dossier, held, decision, postings })
}

async fn see(visit: &Visit<Inspect>, code: &str) -> Result<Seen, Problem> {
    let code = code.to_owned();
    visit.read(move |desk| look(desk, &code)).await
}

fn result_of(dossier: &Dossier, input: &PayoutInput, payout: &Payout) -> ResultView {
    let rows = sheet_rows(dossier, input, payout);
    let sum = |pick: fn(&SheetRow) -> Vnd| Vnd::sum(rows.iter().map(pick)).unwrap_or_default();
    ResultView {
        steps: payout.steps.iter().map(|step| (step.label(), step.amount, step.left)).collect(),
        basis: payout.steps.first().map(|step| step.basis.clone()).unwrap_or_default(),
        left: payout.left_to_debtor,
        paid: sum(|row| row.paid),
        fee: sum(|row| row.fee),
        net: sum(|row| row.net),
        rows,
    }
}

fn view(visit: &Visit<Inspect>, seen: &Seen, form: Form, act: String) -> PayoutPage {
    let Seen { dossier, held, decision, postings } = seen;
    let today = visit.today();
    let code = dossier.story.facts.code.clone();
    let again = form.ticked("lai");
    let standing = decision.as_ref().filter(|(_, _, paid)| *paid || !again);
    let input = match standing {
        Some((_, decision, _)) => decision.input.clone(),
        None => dossier.proposed_payout(*held, today),
    };
    let form = claims::filled(&input, form).with("date", today.iso());
    let on = form.value("date").parse().unwrap_or(today);
    let shown = match standing {
        Some((_, decision, _)) => Some((decision.input.clone(), decision.payout.clone())),
        None if !form.is_sound() => None,
        None => claims::read(&form, on, *held)
            .and_then(|input| distribute(&input, LawBook::embedded()).ok().map(|payout| (input, payout))),
    };
    let obstacle =
        may_pay(dossier, today, today).err().or_else(|| nothing_held(*held, standing.is_some(), &code));
    let name = |account: &Account| match account {
        Account::Payee(key) => dossier.payee(key),
        other => other.label(),
    };
    let actor = visit.actor();
    PayoutPage {
        frame: visit.frame.clone().at("money"),
        name: dossier.story.facts.name.clone(),
        obstacle,
        held: *held,
        decided: standing.map(|(act, decision, paid)| Decided {
            by: act.author.name.clone(),
            on: act.happened_on,
            paper: decision.paper.as_ref().map(|p| (p.symbol.clone(), format!("/giay-to/{}", p.id))),
            paid: *paid,
            own: act.author.id == actor.id,
        }),
        payees: claims::payees(dossier),
        kinds: ClaimKind::ALL.iter().map(|kind| (kind.name(), kind.label())).collect(),
        claims: claims::rows(&form),
        result: shown.map(|(input, payout)| result_of(dossier, &input, &payout)),
        preview: format!("/tai-san/{code}/buoc/payout/nhap.pdf?{}", query_of(&form)),
        postings: postings
            .iter()
            .map(|row| MoveView {
                on: row.on,
                from: name(&row.posting.from),
                to: name(&row.posting.to),
                amount: row.posting.amount,
                what: row.posting.what.clone(),
            })
            .collect(),
        act,
        after: dossier.story.last_seq(),
        may_decide: actor.may::<AsOfficer>(),
        may_confirm: actor.may::<Bookkeep>(),
        ask_reason: form.fault("late_reason").is_some() || !form.value("late_reason").is_empty(),
        form,
        code,
    }
}

fn nothing_held(held: Vnd, decided: bool, code: &str) -> Option<Refusal> {
    (held.is_zero() && !decided).then(|| {
        Refusal::new(
            "PAYOUT-HELD",
            "Chưa ghi khoản tiền nào đã thu của tài sản này. Ghi khoản thu trước khi phân chia.",
        )
        .mend("Ghi tiền người mua đã nộp", format!("/tai-san/{code}/buoc/buyer_paid"))
    })
}

/// What is typed, as the query of the draft.
fn query_of(form: &Form) -> String {
    let mut names: Vec<String> = [
        "date",
        "costs",
        "rent_reserve",
        "transfer_taxes",
        "secured.party",
        "secured.amount",
        "secured.court_fee",
    ]
    .map(str::to_owned)
    .to_vec();
    for n in form.rows("claim") {
        names.extend(["party", "kind", "amount", "exempt"].map(|part| format!("claim.{n}.{part}")));
    }
    let typed =
        names.iter().map(|name| (name.as_str(), form.value(name))).filter(|(_, value)| !value.is_empty());
    let mut pairs: Vec<(&str, &str)> = typed.collect();
    pairs.push(("typed", "1"));
    query(&pairs)
}

pub(super) async fn page(
    visit: Visit<Inspect>,
    code: server::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let seen = see(&visit, &code).await?;
    let form = Form::parse(request.query_string().as_bytes())?;
    show_as(StatusCode::OK, &view(&visit, &seen, form, ActId::new().to_string()))
}

fn act_of(form: &Form) -> String {
    form.value("act").parse::<ActId>().unwrap_or_else(|_| ActId::new()).to_string()
}

fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal.code.as_str() {
        "STALE" => StatusCode::CONFLICT,
        "WARRANT" => StatusCode::FORBIDDEN,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Recomputes, or decides.
pub(super) async fn decide(
    posted: Posted<Inspect>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let seen = see(&visit, &code).await?;
    let on = form.field("date").called("ngày phân chia").day();
    let input = on.and_then(|on| claims::read(&form, on, seen.held));
    let act = act_of(&form);
    let (Some(on), Some(input)) = (on, input) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &view(&visit, &seen, form, act));
    };
    if form.ticked("preview") {
        return show_as(StatusCode::OK, &view(&visit, &seen, form, act));
    }
    let doing = visit.doing(&form, on);
    let (actor, writing) = (visit.actor().clone(), code.clone());
    let done = visit
        .write(move |desk, house| {
            let warrant = actor.warrant::<AsOfficer>().map_err(Failure::from)?;
            decide_payout(desk, &Hand::of(&house.vault, &warrant, doing), &writing, input)
        })
        .await;
    match done {
        Ok(_) => {
            let saying = Flash::done("Đã lập bảng phân chia tiền. Kế toán xác nhận sau khi chi trả.");
            Ok(go_saying(&format!("/tai-san/{code}/buoc/payout"), &saying))
        }
        Err(Failure::Refused(refusal)) => {
            let status = status_of(&refusal);
            form.refuse(*refusal);
            show_as(status, &view(&visit, &seen, form, act))
        }
        Err(broken) => Err(broken.into()),
    }
}

/// Confirms that the money was paid out.
pub(super) async fn pay(
    posted: Posted<Inspect>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let seen = see(&visit, &code).await?;
    let on = form.field("paid_on").called("ngày chi trả").day();
    let number = form.field("source_number").called("số chứng từ chi").text(120);
    let issuer = form.maybe("source_issuer").called("nơi chi").text(200).unwrap_or_default();
    let late = form.maybe("late_reason").called("lý do chậm").lines(2_000).unwrap_or_default();
    let act = act_of(&form);
    let (Some(on), Some(number)) = (on, number) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &view(&visit, &seen, form, act));
    };
    let doing: Doing = visit.doing(&form, on);
    let (actor, writing) = (visit.actor().clone(), code.clone());
    let done = visit
        .write(move |desk, house| {
            let warrant = actor.warrant::<Bookkeep>().map_err(Failure::from)?;
            let hand = Hand::of(&house.vault, &warrant, doing).late(late);
            pay_out(desk, &hand, &writing, Source::of("Ủy nhiệm chi", &number, &issuer))
        })
        .await;
    match done {
        Ok(_) => {
            Ok(go_saying(&format!("/tai-san/{code}"), &Flash::done("Đã ghi việc chi trả tiền thi hành án.")))
        }
        Err(Failure::Refused(refusal)) => {
            let status = status_of(&refusal);
            form.refuse(*refusal);
            show_as(status, &view(&visit, &seen, form, act))
        }
        Err(broken) => Err(broken.into()),
    }
}

/// The sheet as it would be issued.
pub(super) async fn draft(
    visit: Visit<Inspect>,
    code: server::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let form = Form::parse(request.query_string().as_bytes())?;
    let seen = see(&visit, &code).await?;
    let form = claims::filled(&seen.dossier.proposed_payout(seen.held, visit.today()), form);
    let on = form.value("date").parse().unwrap_or(visit.today());
    let Some(input) = claims::read(&form, on, seen.held) else {
        let first = form.faults().into_iter().next();
        return Err(Problem::refused(first.unwrap_or_else(|| Refusal::new("FIELD", "Chưa đủ số liệu."))));
    };
    let (house, actor) = (visit.house.clone(), visit.actor().clone());
    let doing = Doing::new(actor.author(), on, house.clock.now());
    let signer = seen.dossier.officer_in_charge();
    let code = code.into_inner();
    let bytes = visit
        .read(move |desk| {
            let warrant = actor.warrant::<Inspect>().map_err(Failure::from)?;
            draft_payout(desk, &Hand::of(&house.vault, &warrant, doing).signed_by(signer), &code, input)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"nhap-phan-chia.pdf\""))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(bytes))
}
