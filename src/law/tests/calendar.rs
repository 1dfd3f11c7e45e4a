//! The written years, and what a calendar promises.

use crate::kernel::Day;
use crate::law::{Ask, DayKind, LawBook, LawError};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Weekdays off and weekend days worked, as the notices of each year set them.
#[test]
fn each_year_has_the_days_of_its_notices() {
    let years: [(i32, &str, &str); 4] = [
        (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
        (2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
        (2026, "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11", "10/1 22/8"),
        (2027, "1/1 5/2 8/2 9/2 10/2 11/2 16/4 30/4 3/5 2/9 3/9 24/11", ""),
    ];
    let calendar = LawBook::embedded().calendar();
    assert!(calendar.years().eq(2024..=2027));
    for (year, off, worked) in years {
        let listed = |kinds: &dyn Fn(DayKind, Day) -> bool| {
            let days = calendar.special_days(year).filter(|(d, s)| kinds(s.kind, *d));
            days.map(|(d, _)| d.date().format("%-d/%-m").to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(listed(&|kind, d| !kind.is_working() && !d.is_weekend()), off, "{year}: weekdays off");
        assert_eq!(listed(&|kind, _| kind == DayKind::Worked), worked, "{year}: weekend days worked");
    }
    assert!(calendar.year_confirmed(2026) && !calendar.year_confirmed(2027));
}

#[test]
fn a_swapped_saturday_is_worked_and_the_day_given_for_it_is_not() {
    let calendar = LawBook::embedded().calendar();
    assert_eq!(calendar.is_working(day("2026-08-22")), Ok(true));
    assert_eq!(calendar.is_working(day("2026-08-31")), Ok(false));
    let given = calendar.status(day("2026-08-31")).unwrap();
    assert_eq!((given.kind, given.confirmed), (DayKind::Off, true));
    assert!(given.notice.unwrap().contains("9441/TB-BNV"));
    assert_eq!(calendar.status(day("2026-08-29")).unwrap().kind, DayKind::Weekend);
}

#[test]
fn counting_on_and_back_meet_on_every_working_day() {
    let calendar = LawBook::embedded().calendar();
    let mut at = day("2024-02-01");
    while at < day("2027-11-01") {
        for count in [1, 3, 7, 15] {
            let later = calendar.add_working(at, count).unwrap();
            assert_eq!(calendar.working_between(at, later), Ok(count), "{at} + {count}");
            if calendar.is_working(at).unwrap() {
                assert_eq!(calendar.back_working(later, count), Ok(at), "{at} + {count} - {count}");
            }
        }
        at = at.next();
    }
}

#[test]
fn a_year_that_is_not_written_is_refused_and_the_plain_day_is_offered() {
    let book = LawBook::embedded();
    assert!(matches!(
        book.calendar().status(day("2023-12-31")),
        Err(LawError::NoCalendar { year: 2023, .. })
    ));
    let why = book.due("DELIVER", day("2027-12-01"), &Ask::default()).unwrap_err();
    assert_eq!(why, LawError::NoCalendar { year: 2028, unadjusted: Some(day("2028-01-30")) });
    let why = book.due("CUT", day("2027-12-28"), &Ask::default()).unwrap_err();
    assert_eq!(why, LawError::NoCalendar { year: 2028, unadjusted: Some(day("2028-01-04")) });
}

#[test]
fn a_count_that_meets_an_unconfirmed_day_says_so() {
    let book = LawBook::embedded();
    let over_tet = book.due("CUT", day("2027-02-04"), &Ask::default()).unwrap();
    assert_eq!(over_tet.count.unconfirmed.len(), 7);
    assert!(over_tet.count.sentence.contains("chưa có thông báo chính thức"), "{}", over_tet.count.sentence);
    let plain = book.due("CUT", day("2027-03-01"), &Ask::default()).unwrap();
    assert!(plain.count.unconfirmed.is_empty());
    assert!(plain.count.sentence.ends_with("lịch năm 2027 chưa được xác nhận"), "{}", plain.count.sentence);
    let confirmed = book.due("CUT", day("2026-03-02"), &Ask::default()).unwrap_err();
    assert!(matches!(confirmed, LawError::NoLastDay { .. }));
}
