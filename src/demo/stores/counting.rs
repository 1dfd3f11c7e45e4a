//! Counts of the demo: a storekeeper's change long ago, a quarter's count with findings, a sample committed for today,
//! a sheet begun and left.

use crate::{
    accounts::{Bookkeep, CountStore, Sign},
    counting::{
        CountKind, CountWish, Figures, SignWish, close_sheet, finish_count, keep_scans, open_change,
        plan_count, reconcile, sheets, sign_change,
    },
    custody::{ItemFilter, items},
    demo::{
        days::Days,
        people::book_opens,
        script::{Board, Script, known},
    },
    kernel::{ActId, CountId, PlaceId, Vnd},
    ledger::Doing,
    store::{Desk, Failure},
};

/// Plans everything that is counted.
pub fn plan(script: &mut Script, days: &Days) {
    let today = days.today;
    script.on(days.shift(book_opens(), 9), "hoa", "đổi thủ kho", change);
    script.on(days.plus(today, -16), "thu", "kiểm kê quý: kệ A1", |desk, board, doing| {
        let places = [board.place("K1-A1")?, board.place("K2-B1")?];
        let id = begin(desk, board, &doing, (CountKind::Quarter, "Kiểm kê quý, kệ A1 và B1", 0), &places)?;
        board.counts.insert("quy".into(), id);
        sheet(desk, board, &doing, (id, places[0], "K1-A1"), ("thu", "tu"), &[])
    });
    script.on(days.plus(today, -15), "thu", "kiểm kê quý: kệ B1, lần một", |desk, board, doing| {
        let (id, here) = (*known(&board.counts, "quy", "đợt kiểm kê")?, board.place("K2-B1")?);
        sheet(desk, board, &doing, (id, here, "K2-B1"), ("thu", "nga"), &["xe-trom-giay"])
    });
    script.on(days.plus(today, -15), "lan", "kiểm kê quý: kệ B1, lần hai", |desk, board, doing| {
        let (id, here) = (*known(&board.counts, "quy", "đợt kiểm kê")?, board.place("K2-B1")?);
        sheet(desk, board, &doing, (id, here, "K2-B1"), ("lan", "nga"), &["xe-trom-giay"])
    });
    script.on(days.plus(today, -15), "thu", "biên bản kiểm kê quý", |desk, board, doing| {
        let id = *known(&board.counts, "quy", "đợt kiểm kê")?;
        let by = board.person("thu")?.warrant::<CountStore>()?;
        finish_count(desk, &board.vault, &fresh(&doing), &by, id).map(drop)
    });
    script.on(days.plus(today, -5), "thu", "đối chiếu tháng", |desk, board, doing| {
        let by = board.person("thu")?.warrant::<Bookkeep>()?;
        let keeper = board.person("tu")?.id;
        let figures = Figures {
            period: "tháng trước".into(),
            things: reconciled_things(desk)?,
            cash: Vnd::new(148_650_000).unwrap_or_default(),
            note: String::new(),
        };
        reconcile(desk, &doing, &by, figures, keeper).map(drop)
    });
    script.on(days.plus(today, -1), "thu", "chương trình kiểm kê mẫu", move |desk, board, doing| {
        let by = board.person("thu")?.warrant::<CountStore>()?;
        let wish = CountWish {
            kind: CountKind::Sample,
            title: "Kiểm kê mẫu của tháng".into(),
            on_day: today,
            goal: 5,
            places: Vec::new(),
        };
        plan_count(desk, &doing, &by, wish).map(drop)
    });
    script.on(days.plus(today, -1), "thu", "kiểm kê đột xuất két", |desk, board, doing| {
        let here = board.place("K1-KET")?;
        let id = begin(desk, board, &doing, (CountKind::Spot, "Kiểm kê đột xuất két số 1", 0), &[here])?;
        let by = board.person("thu")?.warrant::<CountStore>()?;
        let (_, code) = known(&board.items, "trang-suc", "vật")?;
        let scans = [(ActId::new().to_string(), code.clone())];
        keep_scans(desk, &by, (doing.on, doing.now), (id, "K1-KET"), &scans).map(drop)
    });
}

fn fresh(doing: &Doing) -> Doing {
    Doing { act: ActId::new(), ..doing.clone() }
}

fn begin(
    desk: &mut Desk<'_>,
    board: &Board,
    doing: &Doing,
    (kind, title, goal): (CountKind, &str, i64),
    places: &[PlaceId],
) -> Result<CountId, Failure> {
    let by = board.person("thu")?.warrant::<CountStore>()?;
    let wish = CountWish { kind, title: title.to_owned(), on_day: doing.on, goal, places: places.to_vec() };
    Ok(plan_count(desk, &fresh(doing), &by, wish)?.0)
}

/// Two people read everything in a place but the things left out, and close the sheet.
fn sheet(
    desk: &mut Desk<'_>,
    board: &Board,
    doing: &Doing,
    (count, place, code): (CountId, PlaceId, &str),
    (first, second): (&str, &str),
    without: &[&str],
) -> Result<(), Failure> {
    let by = board.person(first)?.warrant::<CountStore>()?;
    let left: Vec<&str> = without
        .iter()
        .map(|key| known(&board.items, key, "vật").map(|(_, code)| code.as_str()))
        .collect::<Result<_, _>>()?;
    let filter = ItemFilter { place: Some(place), held: true, ..ItemFilter::default() };
    let scans: Vec<(String, String)> = items(desk, &filter, 0, 500)?
        .into_iter()
        .filter(|row| !left.contains(&row.code.as_str()))
        .map(|row| (ActId::new().to_string(), row.code))
        .collect();
    keep_scans(desk, &by, (doing.on, doing.now), (count, code), &scans)?;
    let second = board.person(second)?.id;
    close_sheet(desk, &fresh(doing), &by, (count, code), second).map(drop)
}

/// One storekeeper follows another in what lay in the store when the book was opened.
fn change(desk: &mut Desk<'_>, board: &mut Board, doing: Doing) -> Result<(), Failure> {
    let head = board.person("hoa")?.warrant::<Sign>()?;
    let (outgoing, incoming) = (board.person("nga")?.id, board.person("tu")?.id);
    let (id, _) = open_change(desk, &fresh(&doing), &head, (outgoing, incoming))?;
    for row in sheets(desk, id)? {
        sheet(desk, board, &doing, (id, row.place, &row.code), ("tu", "thu"), &[])?;
    }
    let wish = SignWish {
        outgoing_says: "Đã giao đủ chìa khóa kho và mã khóa két".into(),
        ..SignWish::default()
    };
    sign_change(desk, &board.vault, &fresh(&doing), &head, id, wish).map(drop)
}

/// What the accountant's register says: the same as the book.
fn reconciled_things(desk: &mut Desk<'_>) -> Result<i64, Failure> {
    let states = [crate::custody::ItemState::InStore, crate::custody::ItemState::Missing];
    let mut things = 0;
    for state in states {
        let filter = ItemFilter { state: Some(state), whole_only: true, ..ItemFilter::default() };
        things += crate::custody::count_items(desk, &filter)?;
    }
    Ok(things)
}
