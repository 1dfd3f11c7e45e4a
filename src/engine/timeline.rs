//! The events of a history in the order of their days, and gathered by round.

use super::{Auction, Event, History, Outcome, Step};
use crate::kernel::{Day, Vnd};

/// Tests whether a step is of a kind: `is!(PriceCut)`.
macro_rules! is {
    ($($name:ident)|+) => { |step: &$crate::engine::Step| matches!(step, $($crate::engine::Step::$name { .. })|+) };
}
pub(super) use is;

/// An event with its place in the input and the round it belongs to, said or inferred.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub index: usize,
    pub event: &'a Event,
    pub round: Option<u32>,
}

impl At<'_> {
    pub fn date(&self) -> Day {
        self.event.date
    }

    pub fn step(&self) -> &Step {
        &self.event.step
    }
}

/// All events, the earliest first; those of one day in the order in which the law lets them follow.
pub(super) struct Timeline<'a> {
    pub events: Vec<At<'a>>,
    pub rounds: Vec<Round<'a>>,
}

/// The events of one round, the earliest first.
#[derive(Clone, Debug)]
pub(super) struct Round<'a> {
    pub no: u32,
    pub events: Vec<At<'a>>,
}

impl<'a> Timeline<'a> {
    pub fn of(history: &'a History) -> Timeline<'a> {
        let mut events: Vec<At<'a>> = history
            .events
            .iter()
            .enumerate()
            .map(|(index, event)| At { index, event, round: event.round })
            .collect();
        events.sort_by_key(|at| (at.event.date, place(at.event), at.index));
        infer_rounds(&mut events);
        let rounds = gather(&events);
        Timeline { events, rounds }
    }

    pub fn first(&self, wanted: impl Fn(&Step) -> bool) -> Option<At<'a>> {
        self.events.iter().copied().find(|at| wanted(at.step()))
    }

    pub fn last(&self, wanted: impl Fn(&Step) -> bool) -> Option<At<'a>> {
        self.events.iter().rev().copied().find(|at| wanted(at.step()))
    }

    pub fn all(&self, wanted: impl Fn(&Step) -> bool) -> impl Iterator<Item = At<'a>> {
        self.events.iter().copied().filter(move |at| wanted(at.step()))
    }

    /// The first such event on or after a day.
    pub fn next_after(&self, day: Day, wanted: impl Fn(&Step) -> bool) -> Option<At<'a>> {
        self.events.iter().copied().find(|at| at.date() >= day && wanted(at.step()))
    }

    /// The last such event on or before a day.
    pub fn last_before(&self, day: Day, wanted: impl Fn(&Step) -> bool) -> Option<At<'a>> {
        self.events.iter().rev().copied().find(|at| at.date() <= day && wanted(at.step()))
    }

    /// The round of that number.
    pub fn round(&self, no: u32) -> Option<&Round<'a>> {
        self.rounds.iter().find(|r| r.no == no)
    }

    /// The round before that number, if it was recorded.
    pub fn round_before(&self, no: u32) -> Option<&Round<'a>> {
        self.rounds.iter().rev().find(|r| r.no < no)
    }

    /// How many cuts were decided before the failure of round `no`. A history that begins at a later
    /// round is taken to have had one cut before each round it leaves out.
    pub fn cuts_before(&self, no: u32) -> u32 {
        let unseen = self.rounds.first().map_or(0, |r| r.no.saturating_sub(1));
        let seen = self.rounds.iter().filter(|r| r.no < no && r.cut().is_some()).count();
        unseen.saturating_add(u32::try_from(seen).unwrap_or(u32::MAX))
    }
}

impl<'a> Round<'a> {
    pub fn first(&self, wanted: impl Fn(&Step) -> bool) -> Option<At<'a>> {
        self.events.iter().copied().find(|at| wanted(at.step()))
    }

    pub fn last(&self, wanted: impl Fn(&Step) -> bool) -> Option<At<'a>> {
        self.events.iter().rev().copied().find(|at| wanted(at.step()))
    }

    pub fn all(&self, wanted: impl Fn(&Step) -> bool) -> impl Iterator<Item = At<'a>> {
        self.events.iter().copied().filter(move |at| wanted(at.step()))
    }

    /// The session that decided the round: the last one held.
    pub fn auction(&self) -> Option<(At<'a>, &'a Auction)> {
        self.events.iter().rev().find_map(|at| match &at.event.step {
            Step::Auction(auction) => Some((*at, auction.as_ref())),
            _ => None,
        })
    }

    /// The session that was really held: not one that a pause or a stop kept from taking place.
    pub fn session(&self) -> Option<(At<'a>, &'a Auction)> {
        let kept = |a: &Auction| !matches!(a.outcome, Some(Outcome::Paused | Outcome::Stopped));
        self.auction().filter(|(_, auction)| kept(auction))
    }

    pub fn outcome(&self) -> Option<Outcome> {
        if self.first(is!(BuyerDefaulted)).is_some() {
            return Some(Outcome::Default);
        }
        if self.first(is!(ResultVoided)).is_some() {
            return Some(Outcome::Void);
        }
        let said = self.auction().and_then(|(_, auction)| auction.outcome);
        match said {
            None if self.first(is!(FailureNoticeReceived)).is_some() => Some(Outcome::NoBid),
            said => said,
        }
    }

    pub fn cut(&self) -> Option<At<'a>> {
        self.last(is!(PriceCut))
    }

    pub fn starting_price(&self) -> Option<Vnd> {
        self.auction().and_then(|(_, a)| a.starting_price)
    }
}

/// Within one day: what precedes all rounds, then round by round, then what follows them.
fn place(event: &Event) -> (u32, u8) {
    let (rank, outside) = match &event.step {
        Step::SeizureCompleted => (0, 0),
        Step::ValuationContract => (1, 0),
        Step::PriceAgreed { .. } => (2, 0),
        Step::ValuationResult { .. } => (3, 0),
        Step::ValuationNotice => (4, 0),
        Step::RevaluationRequest => (5, 0),
        Step::RevaluationResult { .. } => (6, 0),
        Step::PriorityNotice => (7, 0),
        Step::PriorityExercised { .. } => (8, 0),
        Step::AuctionContract { .. } => (10, 0),
        Step::Posting { .. } => (11, 0),
        Step::PublicNotice { .. } => (12, 0),
        Step::PostingRemoved => (13, 0),
        Step::RegistrationClosed => (14, 0),
        Step::AuctionPaused => (15, 0),
        Step::AuctionResumed => (16, 0),
        Step::AuctionStopped => (17, 0),
        Step::Auction(_) => (18, 0),
        Step::FailureNoticeReceived => (20, 0),
        Step::PartiesInformed { .. } => (21, 0),
        Step::CreditorAccepts { .. } => (22, 0),
        Step::DebtorTold => (23, 0),
        Step::CreditorPaid { .. } => (24, 0),
        Step::PriceCut { .. } => (25, 0),
        Step::BuyerDefaulted => (26, 0),
        Step::ResultVoided => (27, 0),
        Step::DirectSaleNotice => (30, u32::MAX),
        Step::DirectSale { .. } => (31, u32::MAX),
        Step::DebtorRedeems => (32, u32::MAX),
        Step::BuyerPaid { .. } => (33, u32::MAX),
        Step::Delivered => (34, u32::MAX),
        Step::TitleFile => (35, u32::MAX),
        Step::Payout => (36, u32::MAX),
        Step::AssetReturned => (37, u32::MAX),
    };
    (event.round.unwrap_or(outside), rank)
}

/// A step that belongs to a round but does not say to which: what prepares a session belongs to the
/// next one held, what follows a session to the last one held.
fn infer_rounds(events: &mut [At<'_>]) {
    let mut held: u32 = 0;
    for at in events.iter_mut() {
        match &at.event.step {
            Step::Auction(_) => {
                let no = at.round.unwrap_or(held + 1);
                at.round = Some(no);
                held = held.max(no);
            }
            Step::AuctionContract { .. }
            | Step::Posting { .. }
            | Step::PostingRemoved
            | Step::PublicNotice { .. }
            | Step::RegistrationClosed => at.round = at.round.or(Some(held + 1)),
            Step::FailureNoticeReceived
            | Step::PartiesInformed { .. }
            | Step::PriceCut { .. }
            | Step::CreditorAccepts { .. }
            | Step::DebtorTold
            | Step::CreditorPaid { .. }
            | Step::BuyerPaid { .. }
            | Step::BuyerDefaulted
            | Step::ResultVoided => at.round = at.round.or((held > 0).then_some(held)),
            _ => {}
        }
    }
}

fn gather<'a>(events: &[At<'a>]) -> Vec<Round<'a>> {
    let mut rounds: Vec<Round<'a>> = Vec::new();
    for at in events {
        let Some(no) = at.round else { continue };
        match rounds.iter_mut().find(|r| r.no == no) {
            Some(round) => round.events.push(*at),
            None => rounds.push(Round { no, events: vec![*at] }),
        }
    }
    rounds.sort_by_key(|r| r.no);
    rounds
}
