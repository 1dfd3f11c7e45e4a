//! The journey of an asset: what its events add up to, and what is lawful next.

use super::next::{self, Next};
use super::timeline::{At, Round, Timeline, is};
use super::{Asset, History, Outcome, Stage, Step};
use crate::kernel::{Day, Vnd};
use crate::law::{LawBook, Procedure};
use serde::Serialize;

/// Everything a page needs to show of one asset's road to its last đồng.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Journey {
    /// Where it stands.
    pub stage: Stage,
    /// The rounds, the first one first.
    pub rounds: Vec<RoundView>,
    /// The value found or agreed.
    pub valued: Option<Vnd>,
    /// The starting price of the round at hand or next.
    pub price: Option<Vnd>,
    /// How many cuts were decided.
    pub cuts: u32,
    /// Whether the creditor may take the asset now at the last price.
    pub option_open: bool,
    /// What is lawful next, the most pressing first.
    pub next: Vec<Next>,
    /// The asset's own facts.
    #[serde(skip)]
    pub asset: Asset,
}

/// One round as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundView {
    /// Its number, from 1.
    pub no: u32,
    /// The starting price.
    pub starting_price: Option<Vnd>,
    /// The deposit.
    pub deposit: Option<Vnd>,
    /// The procedure.
    pub procedure: Procedure,
    /// When the contract or annex was signed.
    pub contracted: Option<Day>,
    /// When it was posted.
    pub posted: Option<Day>,
    /// How many public notices have appeared.
    pub notices: usize,
    /// When registration ended.
    pub registration_closed: Option<Day>,
    /// The day of the session, held or planned.
    pub opening: Option<Day>,
    /// Whether the session was held, or fell for want of registrants.
    pub held: bool,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The price at which it was sold.
    pub sold_for: Option<Vnd>,
    /// When the failure notice came in.
    pub failure_received: Option<Day>,
    /// When the parties were told.
    pub informed: Option<Day>,
    /// Whether the failure of this round opens the creditor's option.
    pub option: bool,
    /// The cut that followed.
    pub cut: Option<CutView>,
    /// The lowest lawful price after this round.
    pub floor: Option<Vnd>,
}

/// One cut as pages show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CutView {
    /// The day of the decision.
    pub date: Day,
    /// The price before.
    pub from: Vnd,
    /// The price after.
    pub to: Vnd,
    /// The cut in thousandths of the price before, rounded down.
    pub permille: i64,
}

impl Journey {
    /// The journey as it stands at its last event.
    pub fn of(history: &History, law: &LawBook) -> Journey {
        let last = history.events.iter().map(|e| e.date).max();
        let newest_law = law.regimes().iter().map(|r| r.from).max();
        match last.or(newest_law) {
            Some(day) => Journey::on(history, law, day),
            None => Journey::empty(history),
        }
    }

    fn empty(history: &History) -> Journey {
        Journey {
            stage: Stage::New,
            rounds: Vec::new(),
            valued: None,
            price: None,
            cuts: 0,
            option_open: false,
            next: Vec::new(),
            asset: history.asset.clone(),
        }
    }

    /// The journey seen from a day: the law of that day governs what is still to be done.
    pub fn on(history: &History, law: &LawBook, today: Day) -> Journey {
        let line = Timeline::of(history);
        let stage = stage_of(&line);
        let rounds: Vec<RoundView> = line.rounds.iter().map(|r| view(&line, r, law)).collect();
        let cuts = line.rounds.last().map_or(0, |r| line.cuts_before(r.no + 1));
        let mut journey = Journey {
            stage,
            valued: line
                .all(is!(ValuationResult | RevaluationResult | PriceAgreed))
                .filter_map(value_in)
                .last(),
            price: None,
            cuts,
            option_open: matches!(stage, Stage::Unsold { .. } | Stage::Offered { .. })
                && stage.round().and_then(|no| line.round(no)).is_some_and(|r| option_opens(&line, r, law)),
            rounds,
            next: Vec::new(),
            asset: history.asset.clone(),
        };
        journey.price = journey.current_price();
        journey.next = next::of(&journey, &line, law, today);
        journey
    }

    /// The number of the round at hand, or of the last one; zero before the first.
    pub fn round(&self) -> u32 {
        self.stage.round().or(self.rounds.last().map(|r| r.no)).unwrap_or(0)
    }

    /// The view of a round.
    pub fn round_view(&self, no: u32) -> Option<&RoundView> {
        self.rounds.iter().find(|r| r.no == no)
    }

    /// The number that the next session will bear.
    pub fn next_round(&self) -> u32 {
        match self.stage {
            Stage::Priced { round } | Stage::Contracted { round } | Stage::Announced { round } => round,
            Stage::Unsold { round } | Stage::Offered { round } | Stage::Accepted { round } => round + 1,
            _ => self.rounds.last().map_or(1, |r| if r.held { r.no + 1 } else { r.no }),
        }
    }

    /// The last cut's price, or the last round's, or the value.
    fn current_price(&self) -> Option<Vnd> {
        let last = self.rounds.iter().rev().find_map(|r| r.cut.map(|c| c.to).or(r.starting_price));
        last.or(self.valued)
    }
}

fn value_in(at: At<'_>) -> Option<Vnd> {
    match at.step() {
        Step::ValuationResult { amount, .. }
        | Step::RevaluationResult { amount, .. }
        | Step::PriceAgreed { amount } => *amount,
        _ => None,
    }
}

/// The creditor's option opens with the failure after the second cut (khoản 3 Điều 83).
pub(super) fn option_opens(line: &Timeline<'_>, round: &Round<'_>, law: &LawBook) -> bool {
    let failed = round.outcome().is_some_and(Outcome::is_failure);
    let on = round.events.last().map(At::date);
    let needed = on.and_then(|on| law.number("OFFER", on).ok()).map_or(2, |n| n.value);
    failed && line.cuts_before(round.no) >= needed
}

fn view(line: &Timeline<'_>, round: &Round<'_>, law: &LawBook) -> RoundView {
    let session = round.auction();
    let planned = plan(round);
    let auction = session.map(|(_, a)| a);
    let date = |at: Option<At<'_>>| at.map(|at| at.date());
    let starting_price = auction.and_then(|a| a.starting_price).or(planned.price);
    let floor_day = round.events.last().map(At::date);
    RoundView {
        no: round.no,
        starting_price,
        deposit: auction.and_then(|a| a.deposit).or(planned.deposit),
        procedure: auction.and_then(|a| a.procedure).or(planned.procedure).unwrap_or_default(),
        contracted: date(round.last(is!(AuctionContract))),
        posted: date(round.first(is!(Posting))),
        notices: round.all(is!(PublicNotice)).count(),
        registration_closed: date(round.last(is!(RegistrationClosed))),
        opening: session.map(|(at, _)| at.date()).or(planned.opening),
        held: session.is_some(),
        outcome: round.outcome(),
        sold_for: auction.and_then(|a| a.price),
        failure_received: date(round.first(is!(FailureNoticeReceived))),
        informed: date(round.first(is!(PartiesInformed))),
        option: option_opens(line, round, law),
        cut: round.cut().and_then(|at| cut_view(at, starting_price)),
        floor: starting_price
            .zip(floor_day)
            .and_then(|(price, on)| law.min_next_price(price, on).ok())
            .map(|floor| floor.value),
    }
}

#[derive(Default)]
struct Plan {
    opening: Option<Day>,
    price: Option<Vnd>,
    deposit: Option<Vnd>,
    procedure: Option<Procedure>,
}

/// What contract, annex and posting say of a session not yet held; the latest word counts.
fn plan(round: &Round<'_>) -> Plan {
    let mut plan = Plan::default();
    for at in &round.events {
        match at.step() {
            Step::AuctionContract { opening, starting_price, deposit, procedure } => {
                plan.opening = opening.or(plan.opening);
                plan.price = starting_price.or(plan.price);
                plan.deposit = deposit.or(plan.deposit);
                plan.procedure = procedure.or(plan.procedure);
            }
            Step::Posting { opening } => plan.opening = opening.or(plan.opening),
            _ => {}
        }
    }
    plan
}

fn cut_view(at: At<'_>, start: Option<Vnd>) -> Option<CutView> {
    let Step::PriceCut { from, to, lots } = at.step() else { return None };
    let sum =
        |pick: fn(&super::LotCut) -> Vnd| Vnd::sum(lots.iter().map(pick)).ok().filter(|_| !lots.is_empty());
    let from = sum(|l| l.from).or(*from).or(start)?;
    let to = sum(|l| l.to).or(*to)?;
    let thousandths = from.less(to).checked_mul(1_000)?.dong();
    let permille = if from.is_zero() { 0 } else { thousandths / from.dong() };
    Some(CutView { date: at.date(), from, to, permille })
}

/// Folds the events into a stage.
fn stage_of(line: &Timeline<'_>) -> Stage {
    line.events.iter().fold(Stage::New, |stage, at| after(stage, at))
}

fn after(stage: Stage, at: &At<'_>) -> Stage {
    let round = at.round.unwrap_or(1);
    match at.step() {
        Step::SeizureCompleted => Stage::Seized,
        Step::ValuationResult { .. } | Step::RevaluationResult { .. } if !sold_or_on_sale(stage) => {
            Stage::Valued
        }
        Step::ValuationNotice | Step::PriceAgreed { .. } if !sold_or_on_sale(stage) => {
            Stage::Priced { round: stage.round().unwrap_or(1) }
        }
        Step::AuctionContract { .. } if !stage.is_settled() => Stage::Contracted { round },
        Step::Posting { .. } | Step::PublicNotice { .. } if !stage.is_settled() => Stage::Announced { round },
        Step::RegistrationClosed if !stage.is_settled() => Stage::OnSale { round },
        Step::Auction(auction) => after_session(auction.outcome, round),
        Step::AuctionPaused => Stage::Paused { round: stage.round().unwrap_or(round) },
        Step::AuctionResumed => Stage::Contracted { round: stage.round().unwrap_or(round) },
        Step::AuctionStopped => settled_or(stage, Stage::Stopped),
        Step::FailureNoticeReceived => Stage::Unsold { round },
        Step::PartiesInformed { offers_asset: Some(true) } if !stage.is_settled() => Stage::Offered { round },
        Step::PriceCut { .. } => Stage::Priced { round: round + 1 },
        Step::CreditorAccepts { .. } => Stage::Accepted { round },
        Step::DebtorRedeems => Stage::Redeemed,
        Step::CreditorPaid { .. } => Stage::Taken,
        Step::PriorityExercised { .. } | Step::DirectSale { .. } => Stage::Sold { round: None },
        Step::BuyerPaid { .. } => Stage::Paid,
        Step::BuyerDefaulted | Step::ResultVoided => Stage::Priced { round: round + 1 },
        Step::Delivered => Stage::Delivered,
        Step::Payout if matches!(stage, Stage::Delivered | Stage::Redeemed) => Stage::Closed,
        Step::AssetReturned => Stage::Returned,
        _ => stage,
    }
}

/// A stop asked for because somebody took the asset leaves it with him.
const fn settled_or(stage: Stage, stopped: Stage) -> Stage {
    match stage {
        Stage::Redeemed | Stage::Taken | Stage::Sold { .. } => stage,
        _ => stopped,
    }
}

fn sold_or_on_sale(stage: Stage) -> bool {
    stage.is_settled() || stage.round().is_some_and(|no| no > 1)
}

const fn after_session(outcome: Option<Outcome>, round: u32) -> Stage {
    match outcome {
        None => Stage::OnSale { round },
        Some(Outcome::Paused) => Stage::Paused { round },
        Some(Outcome::Stopped) => Stage::Stopped,
        Some(Outcome::Default | Outcome::Void) => Stage::Priced { round: round + 1 },
        Some(Outcome::Technical) => Stage::Priced { round },
        Some(outcome) if outcome.is_sale() => Stage::Sold { round: Some(round) },
        Some(_) => Stage::Unsold { round },
    }
}
