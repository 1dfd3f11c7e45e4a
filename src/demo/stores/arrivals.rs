//! How things come: found at the opening of the book, taken in by order, received on paper.

use super::table::{ElsewhereEntry, LineEntry, OrderEntry, StockEntry, quantity};
use crate::{
    accounts::{AsOfficer, KeepStore, Sign},
    custody::{
        CashCount, CashLine, Decision, ElsewhereWish, Found, IntakeWish, OrderLine, OrderWish, StockWish,
        WishLine, add_photo, enter_stock, intake_order, item_by_code, order_intake, parts_of,
        receive_elsewhere, take_in,
    },
    demo::{
        days::Days,
        script::{Board, Script, known},
    },
    kernel::{ItemId, PersonId, PlaceId},
    ledger::{Doing, Subject, SubjectKind},
    store::{Desk, Failure},
};

/// A thing that lay in the store before the book was opened.
///
/// # Errors
/// When the table names no day.
pub fn opening_stock(script: &mut Script, entry: StockEntry) -> Result<(), String> {
    let on = entry.on.parse()?;
    let keeper = entry.keeper.clone();
    script.on(
        on,
        &keeper.clone(),
        format!("tồn kho việc “{}”", entry.case),
        move |desk, board, doing| {
            let warrant = board.person(&keeper)?.warrant::<KeepStore>()?;
            let wish = StockWish {
                case: *known(&board.cases, &entry.case, "việc")?,
                lines: wish_lines(board, &entry.line)?,
                received_on: entry.received,
                place: board.place(&entry.place)?,
                minutes: entry.minutes.into(),
                receipt: entry.receipt,
            };
            let second = board.person(&entry.second)?.id;
            let (id, _) = enter_stock(desk, &doing, &warrant, wish, second)?;
            keep(desk, board, &doing, &entry.line, id)
        },
    );
    Ok(())
}

/// Things that another keeps.
///
/// # Errors
/// When the table names no day.
pub fn on_paper(script: &mut Script, entry: ElsewhereEntry) -> Result<(), String> {
    let on = entry.on.parse()?;
    let officer = entry.officer.clone();
    script.on(
        on,
        &officer.clone(),
        format!("tiếp nhận trên giấy “{}”", entry.case),
        move |desk, board, doing| {
            let warrant = board.person(&officer)?.warrant::<AsOfficer>()?;
            let wish = ElsewhereWish {
                case: *known(&board.cases, &entry.case, "việc")?,
                lines: wish_lines(board, &entry.line)?,
                keeper_kind: entry.kind,
                keeper: entry.keeper,
                place: entry.place.as_deref().map(|code| board.place(code)).transpose()?,
                minutes: entry.minutes.into(),
                receipt: entry.receipt,
            };
            let (id, _) = receive_elsewhere(desk, &doing, &warrant, wish)?;
            keep(desk, board, &doing, &entry.line, id)
        },
    );
    Ok(())
}

/// An order of the head, and the intake by storekeeper and second person on the next working day.
///
/// # Errors
/// When the table names no day.
pub fn by_order(script: &mut Script, days: &Days, entry: OrderEntry) -> Result<(), String> {
    let on = days.named(&entry.on)?;
    let what = format!("lệnh nhập kho “{}”", entry.key);
    let taken = (!entry.waiting).then(|| Intake {
        order: entry.key.clone(),
        keeper: entry.keeper.clone(),
        second: entry.second.clone(),
        place: entry.place.clone(),
        deliverer: entry.deliverer.clone().into(),
        lines: entry.line.clone(),
    });
    script.on(on, "hoa", what.clone(), move |desk, board, doing| {
        let warrant = board.person("hoa")?.warrant::<Sign>()?;
        let wish = OrderWish {
            case: *known(&board.cases, &entry.case, "việc")?,
            storekeeper: board.person(&entry.keeper)?.id,
            deliverer: entry.deliverer.into(),
            // Things of other classes go to places of their own, which the storekeeper chooses.
            place: None,
            reason: entry.reason,
            minutes: entry.minutes.into(),
            lines: wish_lines(board, &entry.line)?,
        };
        let signed = order_intake(desk, &board.vault, &doing, &warrant, wish)?;
        board.orders.insert(entry.key, signed.id);
        Ok(())
    });
    if let Some(intake) = taken {
        let keeper = intake.keeper.clone();
        script.on(days.shift(on, 1), &keeper, what, move |desk, board, doing| {
            intake.carry_out(desk, board, &doing)
        });
    }
    Ok(())
}

/// An intake about to happen.
struct Intake {
    order: String,
    keeper: String,
    second: String,
    place: String,
    deliverer: crate::custody::Outsider,
    lines: Vec<LineEntry>,
}

impl Intake {
    fn carry_out(self, desk: &mut Desk<'_>, board: &mut Board, doing: &Doing) -> Result<(), Failure> {
        let warrant = board.person(&self.keeper)?.warrant::<KeepStore>()?;
        let (keeper, second) = (board.person(&self.keeper)?.id, board.person(&self.second)?.id);
        let id = *known(&board.orders, &self.order, "lệnh")?;
        let ordered = intake_order(desk, id)?.map(|order| order.lines).unwrap_or_default();
        let mut lines = Vec::with_capacity(ordered.len());
        for (ordered, line) in ordered.iter().zip(&self.lines) {
            let place = board.place(line.place.as_deref().unwrap_or(&self.place))?;
            lines.push(found(ordered, line, place, (keeper, second))?);
            board.items.insert(line.key.clone(), (ordered.item, ordered.code.clone()));
        }
        let wish = IntakeWish { second, deliverer: self.deliverer, lines };
        take_in(desk, &board.vault, doing, &warrant, id, wish)?;
        for line in &self.lines {
            photograph(desk, board, doing, line)?;
        }
        Ok(())
    }
}

/// What the two people see: as the papers say, or as the table says otherwise.
fn found(
    ordered: &OrderLine,
    line: &LineEntry,
    place: PlaceId,
    (keeper, second): (PersonId, PersonId),
) -> Result<Found, Failure> {
    let mut found = Found { expert: line.expert.clone(), ..Found::as_ordered(ordered, Some(place)) };
    if let Some(other) = &line.found {
        found.quantity = quantity(&other.quantity)?;
        found.note = other.note.clone();
        found.confirmation = Some(other.confirmation.clone());
        found.decision = Decision::AcceptNoted;
    }
    if !line.cash.is_empty() {
        let notes =
            |(face, notes): &(i64, i64)| CashLine { currency: "VND".into(), face: *face, notes: *notes };
        let count = |by| CashCount { by, lines: line.cash.iter().map(notes).collect() };
        found.cash = Some((count(keeper), count(second)));
    }
    Ok(found)
}

fn wish_lines(board: &Board, lines: &[LineEntry]) -> Result<Vec<WishLine>, Failure> {
    lines
        .iter()
        .map(|line| {
            let asset = line.asset.as_deref().map(|key| known(&board.assets, key, "tài sản")).transpose()?;
            let under = line.under.as_deref().and_then(|key| lines.iter().position(|l| l.key == key));
            Ok(WishLine { thing: line.described(asset.map(|(id, _)| *id))?, under })
        })
        .collect()
}

/// Remembers a thing and its parts by the keys of the table, and adds the photographs.
fn keep(
    desk: &mut Desk<'_>,
    board: &mut Board,
    doing: &Doing,
    lines: &[LineEntry],
    first: ItemId,
) -> Result<(), Failure> {
    let whole = crate::custody::item(desk, first)?.into_iter();
    let rows: Vec<_> = whole.chain(parts_of(desk, first)?).collect();
    for (line, row) in lines.iter().zip(rows) {
        board.items.insert(line.key.clone(), (row.id, row.code));
        photograph(desk, board, doing, line)?;
    }
    Ok(())
}

fn photograph(desk: &mut Desk<'_>, board: &Board, doing: &Doing, line: &LineEntry) -> Result<(), Failure> {
    let Some((picture, caption)) = &line.photo else { return Ok(()) };
    let (_, code) = known(&board.items, &line.key, "vật")?;
    let Some(item) = item_by_code(desk, code)? else { return Ok(()) };
    let admitted = &board.pictures.get(picture)?;
    let doing = Doing { act: crate::kernel::ActId::new(), ..doing.clone() };
    add_photo(desk, &doing, &Subject::of(SubjectKind::Item, item.id), admitted, caption).map(drop)
}
