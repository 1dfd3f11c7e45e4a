//! The rhythm of counts and reconciliations: what a period asks for, and by when (EV-15, EV-16, EV-17).

use super::kind::CountKind;
use crate::kernel::Day;

/// From how many days without being seen a thing is named. The house's own number; the law counts every half year.
pub const UNSEEN_DAYS: i64 = 190;

/// What a period asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// A count.
    Count(CountKind),
    /// Accountant and storekeeper compare their figures.
    Reconcile,
}

impl Duty {
    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Duty::Count(CountKind::Sample) => "Kiểm kê mẫu ngẫu nhiên",
            Duty::Count(CountKind::Quarter) => "Kiểm kê toàn bộ, hằng quý",
            Duty::Count(CountKind::HalfYear) => "Kiểm kê toàn bộ, 06 tháng",
            Duty::Count(CountKind::Year) => "Kiểm kê toàn bộ, hằng năm",
            Duty::Count(_) => "Kiểm kê",
            Duty::Reconcile => "Đối chiếu kế toán và thủ kho",
        }
    }

    /// By which articles; a sample of every month is the house's own rule.
    pub const fn article(self) -> &'static str {
        match self {
            Duty::Count(kind) => kind.article(),
            Duty::Reconcile => "khoản 3 Điều 8 Thông tư số 01/2017/TT-BTP",
        }
    }
}

/// One period of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// What is to be done.
    pub duty: Duty,
    /// The period in words: `quý IV năm 2026`.
    pub period: String,
    /// Its first day.
    pub from: Day,
    /// Its last day, by which it is due.
    pub until: Day,
    /// When it was done.
    pub done: Option<Day>,
}

impl Program {
    /// Whether its last day has passed and it is not done.
    pub fn is_late(&self, today: Day) -> bool {
        self.done.is_none() && self.until < today
    }
}

/// The periods that run on a day, and those just before them that were not done; nothing from before the book.
/// `done` are closed counts and reconciliations with their days.
pub fn programs(today: Day, opened_on: Day, done: &[(Duty, Day)]) -> Vec<Program> {
    let mut all = Vec::new();
    let kinds = [
        (Duty::Count(CountKind::Sample), 1),
        (Duty::Reconcile, 1),
        (Duty::Count(CountKind::Quarter), 3),
        (Duty::Count(CountKind::HalfYear), 6),
        (Duty::Count(CountKind::Year), 12),
    ];
    for (duty, months) in kinds {
        let Some((from, until)) = period(today, months) else { continue };
        let before = period(from.previous(), months).filter(|(_, until)| *until >= opened_on);
        for (from, until, past) in before.map(|(f, u)| (f, u, true)).into_iter().chain([(from, until, false)])
        {
            let done = done.iter().filter(|(d, on)| answers(*d, duty) && (from..=until).contains(on));
            let done = done.map(|(_, on)| *on).max();
            if !past || done.is_none() {
                all.push(Program { duty, period: words(from, months), from, until, done });
            }
        }
    }
    all.sort_by_key(|p| (p.done.is_some(), p.until, p.from));
    all
}

/// Whether what was done answers for what is asked: a full count of a longer rhythm answers for a shorter one.
fn answers(done: Duty, asked: Duty) -> bool {
    use CountKind as K;
    match (done, asked) {
        (Duty::Count(K::Year), Duty::Count(K::HalfYear | K::Quarter))
        | (Duty::Count(K::HalfYear), Duty::Count(K::Quarter)) => true,
        (done, asked) => done == asked,
    }
}

/// First and last day of the period of so many months in which a day falls.
fn period(day: Day, months: u32) -> Option<(Day, Day)> {
    let month = day.iso().get(5..7)?.parse::<u32>().ok()?;
    let first = (month - 1) / months * months + 1;
    let from = Day::of(day.year(), first, 1)?;
    Some((from, from.plus_months(months)?.previous()))
}

fn words(from: Day, months: u32) -> String {
    let iso = from.iso();
    let month: u32 = iso.get(5..7).and_then(|m| m.parse().ok()).unwrap_or(1);
    let year = from.year();
    match months {
        1 => format!("tháng {month}/{year}"),
        3 => {
            let quarter = ["I", "II", "III", "IV"];
            let n = usize::try_from((month - 1) / 3).unwrap_or(0);
            format!("quý {} năm {year}", quarter.get(n).unwrap_or(&"I"))
        }
        6 if month == 1 => format!("06 tháng đầu năm {year}"),
        6 => format!("06 tháng cuối năm {year}"),
        _ => format!("năm {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_rhythm_has_its_period_and_what_was_missed_comes_first() {
        let (today, opened) = (day("2026-11-25"), day("2026-07-01"));
        let told: Vec<(String, String)> =
            programs(today, opened, &[]).into_iter().map(|p| (p.period, p.until.iso())).collect();
        assert_eq!(told[0], ("quý III năm 2026".into(), "2026-09-30".into()));
        assert!(told.contains(&("tháng 10/2026".into(), "2026-10-31".into())));
        assert!(told.contains(&("quý IV năm 2026".into(), "2026-12-31".into())));
        assert!(told.contains(&("06 tháng cuối năm 2026".into(), "2026-12-31".into())));
        assert!(!told.iter().any(|(p, _)| p == "06 tháng đầu năm 2026"), "before the book: {told:?}");
    }

    #[test]
    fn a_yearly_count_answers_for_the_quarter_but_not_for_the_sample() {
        let (today, opened) = (day("2026-12-31"), day("2026-12-01"));
        let done = [(Duty::Count(CountKind::Year), day("2026-12-30"))];
        let open: Vec<Duty> =
            programs(today, opened, &done).into_iter().filter(|p| p.done.is_none()).map(|p| p.duty).collect();
        assert_eq!(open, [Duty::Count(CountKind::Sample), Duty::Reconcile]);
    }

    #[test]
    fn what_is_late_says_so() {
        let late = programs(day("2026-11-25"), day("2026-10-01"), &[]);
        assert!(late[0].is_late(day("2026-11-25")));
        assert!(!late.last().unwrap().is_late(day("2026-11-25")));
    }
}
