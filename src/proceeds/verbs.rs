//! Money comes in, is distributed by decision, and is paid out by somebody else than who decided.

use super::{
    acts::{Account, Decision, Posting, ProceedsDeed},
    rules::{distributes_what_is_held, payments, sheet_plan},
    store::{decision_of, held_for},
};
use crate::{
    accounts::{AsOfficer, Bookkeep, Duty, Role, TwoPersons, people},
    assets::{Dossier, Hand, Plan, Source, carry_out, dossier, draft_paper, grounds, issue_paper},
    engine::{
        Event, Permit, Step,
        payout::{PayoutInput, distribute},
        permit,
    },
    kernel::{ActId, Day, Refusal, Vnd},
    law::LawBook,
    ledger::{Doing, Recorded, Subject, SubjectKind, admit, record},
    store::{Desk, Failure},
};

/// A payment that has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How much.
    pub amount: Vnd,
    /// Whether the parties and the buyer agreed to extend the time (khoản 1 Điều 65 Nghị định 152/2026/NĐ-CP).
    pub extended: bool,
    /// The receipt or the bank's notice.
    pub source: Source,
}

/// The buyer has paid in full.
///
/// # Errors
/// As [`carry_out`]; a refusal when the amount is below the price.
pub fn buyer_paid(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Bookkeep>,
    code: &str,
    payment: Payment,
) -> Result<Recorded, Failure> {
    let Payment { amount, extended, source } = payment;
    let done = carry_out(desk, hand, code, |dossier| {
        let journey = dossier.journey(hand.on());
        let price = journey.rounds.iter().rev().find_map(|r| r.sold_for).or_else(|| agreed_price(dossier));
        if let Some(price) = price.filter(|price| amount < *price) {
            return Err(short(amount, price).into());
        }
        let step = Step::BuyerPaid { amount: Some(amount), extended };
        let sold_in = journey.stage.round();
        Ok(Plan::step(Event { round: sold_in, ..Event::new(hand.on(), step) }, Some(source)))
    })?;
    let came =
        [Posting { from: Account::Buyer, to: Account::Held, amount, what: "Tiền mua tài sản".into() }];
    receive(desk, hand, code, done, &came)
}

/// The creditor who takes the asset has paid what is due beyond his own share (Điều 66 Nghị định 152/2026/NĐ-CP);
/// the rest of the value is set off against his claim.
///
/// # Errors
/// As [`carry_out`].
pub fn creditor_paid(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Bookkeep>,
    code: &str,
    payment: Payment,
) -> Result<Recorded, Failure> {
    let Payment { amount, source, .. } = payment;
    let mut value = amount;
    let done = carry_out(desk, hand, code, |dossier| {
        value = dossier.journey(hand.on()).price.unwrap_or(amount).max(amount);
        let round = dossier.journey(hand.on()).stage.round();
        let step = Step::CreditorPaid { amount: Some(amount) };
        Ok(Plan::step(Event { round, ..Event::new(hand.on(), step) }, Some(source)))
    })?;
    let part = |from, amount, what: &str| Posting { from, to: Account::Held, amount, what: what.to_owned() };
    let came = [
        part(Account::Taker, amount, "Tiền nộp khi nhận tài sản"),
        part(Account::SetOff, value.less(amount), "Giá trị tài sản trừ vào tiền được thi hành án"),
    ];
    receive(desk, hand, code, done, &came)
}

/// The debtor pays debt and costs, and takes the asset back.
///
/// # Errors
/// As [`carry_out`].
pub fn debtor_redeems(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Bookkeep>,
    code: &str,
    payment: Payment,
) -> Result<Recorded, Failure> {
    let Payment { amount, source, .. } = payment;
    let event = Event::new(hand.on(), Step::DebtorRedeems);
    let done = carry_out(desk, hand, code, |_| Ok(Plan::step(event, Some(source))))?;
    let what = "Tiền nộp để nhận lại tài sản".to_owned();
    receive(desk, hand, code, done, &[Posting { from: Account::Debtor, to: Account::Held, amount, what }])
}

/// The officer decides the distribution (DOC-73, Điều 54 Luật 106/2025/QH15). Refused before delivery.
///
/// # Errors
/// A refusal before delivery, or when the sum is not what is held; as [`carry_out`].
pub fn decide_payout(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    input: PayoutInput,
) -> Result<Recorded, Failure> {
    let dossier = dossier(desk, code)?;
    let subject = Subject::of(SubjectKind::Asset, dossier.id);
    if let Some(done) = admit(desk, hand.doing(), &subject)? {
        return Ok(done);
    }
    let mut decision = decide_plan(&dossier, input, hand)?;
    distributes_what_is_held(&decision.input, held_for(desk, dossier.id)?)?;
    let sheet = sheet_plan(&dossier, &decision, accountant(desk)?);
    decision.paper = Some(issue_paper(desk, hand, &dossier, sheet)?);
    let case = dossier.story.facts.case;
    let doing = with_grounds(hand.doing(), &dossier);
    record(desk, &doing, &subject, &ProceedsDeed::Decided { case, decision: Box::new(decision) })
}

/// The distribution that would be decided; nothing is written.
///
/// # Errors
/// A refusal before delivery; the rulebook's when the law of that day is not written.
pub fn decide_plan<D: Duty>(
    dossier: &Dossier,
    input: PayoutInput,
    hand: &Hand<'_, D>,
) -> Result<Decision, Failure> {
    let today = hand.doing().now.day();
    let input = PayoutInput { on: hand.on(), ..input };
    may_pay(dossier, input.on, today)?;
    let payout =
        distribute(&input, LawBook::embedded()).map_err(|e| Refusal::new("PAYOUT-LAW", e.to_string()))?;
    Ok(Decision { input, payout, paper: None })
}

/// The sheet of a distribution as a draft; nothing is written.
///
/// # Errors
/// As [`decide_plan`]; a hole in the paper.
pub fn draft_payout<D: Duty>(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, D>,
    code: &str,
    input: PayoutInput,
) -> Result<Vec<u8>, Failure> {
    let dossier = dossier(desk, code)?;
    let decision = decide_plan(&dossier, input, hand)?;
    let sheet = sheet_plan(&dossier, &decision, accountant(desk)?);
    draft_paper(&dossier, hand, sheet)
}

/// The name of the agency's accountant, for the sheet; empty where there are several or none.
fn accountant(desk: &mut Desk<'_>) -> Result<String, Failure> {
    let mut found = people(desk)?.into_iter().filter(|p| p.active && p.facts.roles.has(Role::Accountant));
    Ok(match (found.next(), found.next()) {
        (Some(one), None) => one.facts.name,
        _ => String::new(),
    })
}

/// Somebody else than who decided confirms that the money was paid out.
///
/// # Errors
/// A refusal when nothing is decided, when one person would do both, or before delivery; as [`carry_out`].
pub fn pay_out(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, Bookkeep>,
    code: &str,
    source: Source,
) -> Result<Recorded, Failure> {
    let file = dossier(desk, code)?;
    let subject = Subject::of(SubjectKind::Asset, file.id);
    if let Some(done) = admit(desk, hand.doing(), &subject)? {
        return Ok(done);
    }
    may_pay(&file, hand.on(), hand.doing().now.day())?;
    let Some((decided, decision, false)) = decision_of(desk, file.id)? else {
        let message = "Chưa có bảng phân chia tiền đang chờ chi. Chấp hành viên lập bảng phân chia trước.";
        return Err(Refusal::new("PAYOUT-UNDECIDED", message)
            .mend("Mở trang phân chia tiền", format!("/tai-san/{code}/buoc/payout"))
            .into());
    };
    let payer = hand.warrant().actor().id;
    TwoPersons::of(decided.author.id, payer, "Việc quyết định phân chia và xác nhận chi trả")
        .map_err(|refusal| Refusal { field: None, ..refusal })?;
    let event = Event::new(hand.on(), Step::Payout);
    let done = carry_out(desk, hand, code, |_| Ok(Plan::step(event, Some(source))))?;
    let postings = payments(&decision, |key| file.payee(key));
    let case = file.story.facts.case;
    let deed = ProceedsDeed::PaidOut { case, decided: decided.id, postings };
    record(desk, &following(hand.doing()), &subject, &deed)?;
    Ok(done)
}

/// Beside a step that brings money in: the movements, as a second act of the same piece of work.
fn receive<D: Duty>(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, D>,
    code: &str,
    done: Recorded,
    came: &[Posting],
) -> Result<Recorded, Failure> {
    let postings: Vec<Posting> = came.iter().filter(|p| !p.amount.is_zero()).cloned().collect();
    if done.again || postings.is_empty() {
        return Ok(done);
    }
    let dossier = dossier(desk, code)?;
    let subject = Subject::of(SubjectKind::Asset, dossier.id);
    let deed = ProceedsDeed::Received { case: dossier.story.facts.case, postings };
    record(desk, &following(hand.doing()), &subject, &deed)?;
    Ok(done)
}

fn following(doing: &Doing) -> Doing {
    Doing { act: ActId::new(), after: None, ..doing.clone() }
}

fn with_grounds(doing: &Doing, dossier: &Dossier) -> Doing {
    let event = Event::new(doing.on, Step::Payout);
    Doing { basis: grounds(&event, dossier.story.facts.class.kind()), ..doing.clone() }
}

/// Money is paid out only after delivery, or after the debtor has bought the asset back.
///
/// # Errors
/// The law's refusal.
pub fn may_pay(dossier: &Dossier, on: Day, today: Day) -> Result<(), Refusal> {
    let wish = Event::new(on, Step::Payout);
    match permit(&dossier.story.history, &wish, today, LawBook::embedded()) {
        Permit::Refused(refusal) => Err(*refusal),
        Permit::Late { .. } | Permit::Fine { .. } => Ok(()),
    }
}

/// The price of a sale without auction or to a holder of a priority right.
fn agreed_price(dossier: &Dossier) -> Option<Vnd> {
    let (_, step) =
        dossier.last(|s| matches!(s, Step::PriorityExercised { .. } | Step::DirectSale { .. }))?;
    match step.event.step {
        Step::PriorityExercised { amount } | Step::DirectSale { amount } => amount,
        _ => None,
    }
}

fn short(amount: Vnd, price: Vnd) -> Refusal {
    Refusal::new(
        "PAY-FULL",
        format!(
            "Số tiền {amount} đồng chưa đủ giá mua {price} đồng. Bước này chỉ ghi khi người mua đã nộp đủ."
        ),
    )
    .at("amount")
}
