//! The course of an asset: each milestone with its day, counted so that every step is lawful and in time.

use super::{days::Days, spec::AssetSpec};
use crate::{
    kernel::Day,
    law::{Kind, Procedure},
};

/// Days between two rounds whose days nobody published (the real median is 41).
const ROUND_DAYS: (i64, i64) = (49, 35);
/// Working days between the decision to seize and the seizure.
const DECREED_BEFORE: i32 = 5;

/// Something that happens to an asset, in the order in which it may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// It enters the register.
    Registered,
    /// Its seizure is decided.
    Decreed,
    /// The seizure is complete.
    Seized,
    /// Somebody keeps it.
    Kept,
    /// The valuation contract.
    ValContract,
    /// The certificate.
    ValResult,
    /// The parties are told.
    ValNotice,
    /// Those who may buy first are told.
    PrioNotice,
    /// A revaluation before this round.
    Revalued,
    /// The auction contract or its annex.
    Contract,
    /// Posting.
    Posting,
    /// The first public notice.
    Notice1,
    /// The second public notice.
    Notice2,
    /// Registration closes.
    Closed,
    /// The session.
    Held,
    /// The failure notice is received.
    Received,
    /// The parties are told of the failure.
    Informed,
    /// The creditor takes the asset.
    Accepted,
    /// The debtor is told so.
    Told,
    /// The creditor is asked to pay what is due beyond the own share.
    Asked,
    /// The creditor has paid.
    Taken,
    /// The price is cut.
    Cut,
    /// The buyer has paid.
    Paid,
    /// The hand-over is decided.
    Handed,
    /// The asset is handed over.
    Delivered,
    /// The title file.
    Title,
    /// The distribution is decided.
    Decided,
    /// The money is paid out.
    PaidOut,
}

impl Milestone {
    /// As the tables name it.
    pub fn named(name: &str) -> Option<Milestone> {
        use Milestone as M;
        Some(match name {
            "registered" => M::Registered,
            "seized" => M::Seized,
            "kept" => M::Kept,
            "val_contract" => M::ValContract,
            "val_result" => M::ValResult,
            "val_notice" => M::ValNotice,
            "prio_notice" => M::PrioNotice,
            "contract" => M::Contract,
            "posting" => M::Posting,
            "notice1" => M::Notice1,
            "notice2" => M::Notice2,
            "closed" => M::Closed,
            "held" => M::Held,
            "received" => M::Received,
            "informed" => M::Informed,
            "accepted" => M::Accepted,
            "told" => M::Told,
            "taken" => M::Taken,
            "cut" => M::Cut,
            "paid" => M::Paid,
            "delivered" => M::Delivered,
            "title" => M::Title,
            "decided" => M::Decided,
            "paid_out" => M::PaidOut,
            _ => return None,
        })
    }
}

/// A milestone with its day and its round (zero before the first).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What.
    pub what: Milestone,
    /// When.
    pub on: Day,
    /// In which round.
    pub round: u32,
}

/// Counts the days of one asset.
pub struct Course<'a> {
    days: &'a Days,
    spec: &'a AssetSpec,
    kind: Kind,
}

impl<'a> Course<'a> {
    /// The course of an asset of the tables.
    pub const fn of(days: &'a Days, spec: &'a AssetSpec) -> Course<'a> {
        Course { days, spec, kind: spec.class.kind() }
    }

    /// Every milestone up to where the tables stop the story, oldest first, and the day of each session.
    ///
    /// # Errors
    /// What the tables say and nobody understands.
    pub fn marks(&self) -> Result<(Vec<Mark>, Vec<Day>), String> {
        let place = |what: &str| format!("tài sản “{}”: {what}", self.spec.key);
        let until = Milestone::named(&self.spec.until)
            .ok_or_else(|| place(&format!("không có mốc “{}”", self.spec.until)))?;
        let sessions = self.sessions().map_err(|e| place(&e))?;
        let last = u32::try_from(sessions.len()).unwrap_or(1);
        let mut marks = self.before(sessions.first().copied().unwrap_or(self.days.today));
        let mut earliest = None;
        for (round, held) in (1..).zip(&sessions) {
            let mut of_round = self.round(round, *held, round == last);
            if let Some(earliest) = earliest {
                not_before(&mut of_round, earliest);
            }
            earliest =
                of_round.iter().find(|m| m.what == Milestone::Cut).map(|cut| self.days.shift(cut.on, 1));
            marks.extend(of_round);
        }
        let keep = |m: &Mark| m.what <= until || (m.round > 0 && m.round < last);
        let sold = until >= Milestone::Paid || self.spec.sold.is_some();
        let taken = [Milestone::Accepted, Milestone::Told, Milestone::Asked, Milestone::Taken];
        let by_creditor = self.spec.taken;
        let walked = |m: &Mark| {
            if m.round < last {
                return !taken.contains(&m.what) && m.what < Milestone::Paid;
            }
            match m.what {
                Milestone::Received | Milestone::Informed => !sold || by_creditor,
                Milestone::Accepted | Milestone::Told | Milestone::Asked | Milestone::Taken => by_creditor,
                Milestone::Cut => !sold && !by_creditor,
                Milestone::Paid => sold && !by_creditor,
                _ => true,
            }
        };
        let skipped = |m: &Mark| {
            (m.what == Milestone::PrioNotice && !self.spec.priority)
                || (m.what == Milestone::Kept && self.spec.keeper.is_none())
                || (m.what == Milestone::Revalued
                    && self.spec.revalued.is_none_or(|(round, _)| round != m.round))
                || (m.what == Milestone::Cut
                    && self.spec.revalued.is_some_and(|(round, _)| round == m.round + 1))
        };
        marks.retain(|m| keep(m) && walked(m) && !skipped(m));
        marks.sort_by_key(|m| m.on);
        Ok((marks, sessions))
    }

    /// The days of the sessions, first to last.
    fn sessions(&self) -> Result<Vec<Day>, String> {
        let spec = self.spec;
        let count = if spec.prices.is_empty() { spec.round as usize } else { spec.prices.len() };
        let known: Vec<Day> = spec.held.iter().map(|text| self.session_in(text)).collect::<Result<_, _>>()?;
        let mut days: Vec<Option<Day>> = vec![None; count];
        for (at, day) in (spec.held_from as usize - 1..).zip(known) {
            if let Some(slot) = days.get_mut(at) {
                *slot = Some(day);
            }
        }
        if let (Some(slot), false) = (days.last_mut(), spec.on.is_empty()) {
            *slot = Some(self.anchored()?);
        }
        let step = if self.kind == Kind::Immovable { ROUND_DAYS.0 } else { ROUND_DAYS.1 };
        let mut next = days.last().copied().flatten().ok_or("chưa nói phiên cuối vào ngày nào")?;
        let mut out = vec![next];
        for known in days.iter().rev().skip(1) {
            let day = known.unwrap_or_else(|| self.days.plus(next, -step));
            out.push(day);
            next = day;
        }
        out.reverse();
        Ok(out)
    }

    /// `2025-05-30` is that day; `2024-08` a Thursday in the middle of the month.
    fn session_in(&self, text: &str) -> Result<Day, String> {
        if let Ok(day) = text.parse::<Day>() {
            return Ok(day);
        }
        let mut day: Day = format!("{text}-15").parse().map_err(|e| format!("phiên “{text}”: {e}"))?;
        while day.weekday() != chrono::Weekday::Thu {
            day = day.next();
        }
        Ok(self.days.back(day))
    }

    /// The last session such that the fixed milestone falls on its day.
    fn anchored(&self) -> Result<Day, String> {
        let wanted = self.fixed_day()?;
        let what =
            Milestone::named(&self.spec.at).ok_or_else(|| format!("không có mốc “{}”", self.spec.at))?;
        if what == Milestone::Held {
            return Ok(wanted);
        }
        let of = |held: Day| {
            let before = self.before(held);
            let last = self.round(self.spec.round, held, true);
            before.iter().chain(&last).find(|m| m.what == what).map(|m| m.on)
        };
        let mut best: Option<(Day, Day)> = None;
        let mut held = wanted.plus_days(-240).unwrap_or(wanted);
        for _ in 0..560 {
            if self.days.is_working(held)
                && let Some(on) = of(held)
                && on <= wanted
                && best.is_none_or(|(_, known)| on >= known)
            {
                best = Some((held, on));
            }
            held = held.next();
        }
        best.map(|(held, _)| held).ok_or_else(|| format!("không đặt được mốc “{}”", self.spec.at))
    }

    /// `2025-05-30`, `T-12` (calendar days), `due CUT`, `overdue FAIL-INFORM 6` (working days late).
    fn fixed_day(&self) -> Result<Day, String> {
        let text = self.spec.on.as_str();
        let days = self.days;
        let words: Vec<&str> = text.split(' ').collect();
        match words[..] {
            ["due", rule] => days.trigger(rule, days.today, self.kind),
            ["overdue", rule, late] => {
                let late: i32 = late.parse().map_err(|_| format!("không hiểu ngày “{text}”"))?;
                days.trigger(rule, days.shift(days.today, -late), self.kind)
            }
            _ => return days.named(text),
        }
        .ok_or_else(|| format!("không hiểu ngày “{text}”"))
    }

    /// From the register to the starting price of the first session, held on `held`.
    fn before(&self, held: Day) -> Vec<Mark> {
        let days = self.days;
        let contract = self.contract_before(held, Procedure::Ordinary);
        let notice = days.shift(contract, -8);
        let result = days.shift(notice, -2);
        let val_contract = days.shift(result, -12);
        let seized = days.shift(val_contract, -3);
        let mark = |what, on| Mark { what, on, round: 0 };
        vec![
            mark(Milestone::Registered, days.shift(seized, -8)),
            mark(Milestone::Decreed, days.shift(seized, -DECREED_BEFORE)),
            mark(Milestone::Seized, seized),
            mark(Milestone::Kept, seized),
            mark(Milestone::ValContract, val_contract),
            mark(Milestone::ValResult, result),
            mark(Milestone::ValNotice, notice),
            mark(Milestone::PrioNotice, notice),
        ]
    }

    fn contract_before(&self, held: Day, procedure: Procedure) -> Day {
        let days = self.days;
        match (procedure, self.kind) {
            (Procedure::Shortened, _) => days.shift(held, -11),
            (Procedure::Ordinary, Kind::Immovable) => days.shift(days.plus(held, -24), -6),
            (Procedure::Ordinary, Kind::Movable) => days.shift(held, -16),
        }
    }

    /// One round around its session, and what follows a last one.
    fn round(&self, round: u32, held: Day, last: bool) -> Vec<Mark> {
        let days = self.days;
        let procedure = if last { self.spec.procedure } else { Procedure::Ordinary };
        let contract = self.contract_before(held, procedure);
        let posting = match (procedure, self.kind) {
            (Procedure::Shortened, _) => days.shift(held, -8),
            (_, Kind::Immovable) => days.plus(held, -24),
            (_, Kind::Movable) => days.shift(held, -11),
        };
        let closed = days.last("REG-END", held, self.kind, procedure).unwrap_or(days.shift(held, -3));
        let received = days.shift(held, 1);
        let informed = days.shift(received, 2);
        let accepted = days.shift(informed, 1);
        let told = days.shift(accepted, 1);
        let redeem = days.last("TAKE-REDEEM", told, self.kind, procedure).unwrap_or(days.shift(told, 5));
        let asked = days.shift(redeem, 1);
        let taken = days.shift(asked, 2);
        let paid = if self.spec.taken { taken } else { days.plus(held, 21) };
        let delivered = days.shift(paid, 14);
        let decided = days.shift(delivered, 4);
        let mark = |what, on| Mark { what, on, round };
        vec![
            mark(Milestone::Revalued, days.shift(contract, -3)),
            mark(Milestone::Contract, contract),
            mark(Milestone::Posting, posting),
            mark(Milestone::Notice1, posting),
            mark(Milestone::Notice2, days.shift(posting, 2)),
            mark(Milestone::Closed, closed),
            mark(Milestone::Held, held),
            mark(Milestone::Received, received),
            mark(Milestone::Informed, informed),
            mark(Milestone::Accepted, accepted),
            mark(Milestone::Told, told),
            mark(Milestone::Asked, asked),
            mark(Milestone::Taken, taken),
            mark(Milestone::Cut, days.shift(received, 4)),
            mark(Milestone::Paid, paid),
            mark(Milestone::Handed, days.shift(paid, 4)),
            mark(Milestone::Delivered, delivered),
            mark(Milestone::Title, days.shift(delivered, 3)),
            mark(Milestone::Decided, decided),
            mark(Milestone::PaidOut, days.shift(decided, 2)),
        ]
    }
}

/// Rounds that follow closely on each other: nothing of a round happens before the cut of the one before.
fn not_before(marks: &mut [Mark], earliest: Day) {
    for mark in marks.iter_mut().filter(|m| m.what < Milestone::Closed) {
        mark.on = mark.on.max(earliest);
    }
}
