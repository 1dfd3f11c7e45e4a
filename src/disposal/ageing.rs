//! The ageing board: why evidence still lies there, how long, and who can move it.

use super::{matter::DisposalState, ruling::Matched};
use crate::{
    custody::choices,
    kernel::{Day, ItemId},
};

choices! {
    /// Why a thing still lies there.
    Cause {
        /// No judgment has been received.
        NoRuling = "no_ruling", "Chưa có bản án, quyết định";
        /// A judgment is there and nothing was done.
        NotDone = "not_done", "Có bản án, chưa thi hành";
        /// Somebody from outside has to come.
        Receiver = "receiver", "Chờ bên nhận";
        /// Something is disputed.
        Dispute = "dispute", "Tranh chấp, kháng cáo, sai khác";
    }
}

choices! {
    /// How long it has been lying there.
    Band {
        /// Less than a year.
        Fresh = "fresh", "Dưới 1 năm";
        /// From one year on: to be listed.
        One = "one", "Từ 1 đến dưới 3 năm";
        /// From three years on.
        Three = "three", "Từ 3 đến 5 năm";
        /// More than five years.
        Five = "five", "Trên 5 năm";
    }
}

/// One thing on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeingRow {
    /// The thing.
    pub item: ItemId,
    /// Its number for life.
    pub code: String,
    /// What it is.
    pub name: String,
    /// The case's number.
    pub case_code: String,
    /// When the agency received it.
    pub taken_on: Option<Day>,
    /// How many days ago.
    pub days: i64,
    /// Whether it is cash.
    pub money: bool,
    /// Why it still lies there.
    pub cause: Cause,
    /// Who can move it: court, keeper, receiver, officer.
    pub body: String,
}

/// What the cause follows from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether a ruling was entered, and how the comparison ended.
    pub matched: Option<Matched>,
    /// Whether a hold or a discrepancy is open.
    pub disputed: bool,
    /// The open matter.
    pub matter: Option<DisposalState>,
}

impl Cause {
    /// Why a thing still lies there: what is disputed comes first, then what is missing.
    pub fn of(standing: Standing) -> Cause {
        if standing.disputed || standing.matched == Some(Matched::Different) {
            return Cause::Dispute;
        }
        match (standing.matched, standing.matter) {
            (None, _) => Cause::NoRuling,
            (_, Some(state)) if state.waits_for_receiver() => Cause::Receiver,
            _ => Cause::NotDone,
        }
    }
}

impl Band {
    /// By the day of receipt: whole years of the calendar, not 365 days.
    pub fn of(taken_on: Option<Day>, today: Day) -> Band {
        let since = |months: u32| {
            taken_on.and_then(|day| day.plus_months(months)).is_some_and(|turned| turned <= today)
        };
        let more_than_five =
            taken_on.and_then(|day| day.plus_months(60)).is_some_and(|turned| turned < today);
        match (more_than_five, since(36), since(12)) {
            (true, ..) => Band::Five,
            (_, true, _) => Band::Three,
            (.., true) => Band::One,
            _ => Band::Fresh,
        }
    }
}

/// How many things of one cause stand in each band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseCount {
    /// The cause.
    pub cause: Cause,
    /// Each band with its things.
    pub bands: Vec<(Band, i64)>,
    /// All of them.
    pub all: i64,
}

/// How many things of each cause stand in each band.
pub fn counts(rows: &[AgeingRow], today: Day) -> Vec<CauseCount> {
    let count = |cause: Cause, band: Option<Band>| {
        let wanted =
            |r: &&AgeingRow| r.cause == cause && band.is_none_or(|band| Band::of(r.taken_on, today) == band);
        i64::try_from(rows.iter().filter(wanted).count()).unwrap_or(i64::MAX)
    };
    Cause::ALL
        .iter()
        .map(|cause| {
            let bands = Band::ALL.iter().map(|band| (*band, count(*cause, Some(*band)))).collect();
            CauseCount { cause: *cause, bands, all: count(*cause, None) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_cause_is_what_must_be_cleared_first() {
        let ruled = Standing { matched: Some(Matched::Same), ..Standing::default() };
        assert_eq!(Cause::of(Standing::default()), Cause::NoRuling);
        assert_eq!(Cause::of(ruled), Cause::NotDone);
        assert_eq!(Cause::of(Standing { matter: Some(DisposalState::Approved), ..ruled }), Cause::NotDone);
        assert_eq!(Cause::of(Standing { matter: Some(DisposalState::Absent), ..ruled }), Cause::Receiver);
        let held = Standing { disputed: true, matter: Some(DisposalState::Absent), ..ruled };
        assert_eq!(Cause::of(held), Cause::Dispute);
        let differs = Standing { matched: Some(Matched::Different), ..Standing::default() };
        assert_eq!(Cause::of(differs), Cause::Dispute);
    }

    #[test]
    fn years_are_years_of_the_calendar() {
        let today = day("2026-11-30");
        for (taken, band) in [
            ("2025-12-01", Band::Fresh),
            ("2025-11-30", Band::One),
            ("2023-11-30", Band::Three),
            ("2021-11-30", Band::Three),
            ("2021-11-29", Band::Five),
        ] {
            assert_eq!(Band::of(Some(day(taken)), today), band, "{taken}");
        }
        assert_eq!(Band::of(None, today), Band::Fresh);
    }
}
