//! The thief's day: a storekeeper, somebody with his key, and an administrator with the database each try to take a
//! thing unseen. Every try is refused, or found by `verify`, a count, a report or a printed paper; `docs/threats.md`
//! says which.

use super::*;
use crate::support::Cast;
use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types};
use niemphong::{
    accounts::{Administer, Arrange, CountStore, HandleSeals, KeepStore, Sign},
    ledger::{head, link_digest},
    verify::{verify, verify_against},
};
use std::fs;

/// What `verify` says when it does not hold.
fn places_told(house: &TestHouse) -> Vec<String> {
    verify(&house.store, &house.vault).unwrap().breaks.into_iter().map(|b| b.place).collect()
}

fn sql(house: &TestHouse, text: impl Into<String>) {
    let text = text.into();
    write(house, move |desk| Ok(desk.db().batch_execute(&text)?)).unwrap();
}

on_both! {
    fn a_storekeeper_cannot_take_a_thing_unseen(house) {
        let town = town(house);
        let mut sealed = line("Túi điện thoại", ItemClass::Electronics);
        sealed.thing.seal = Some("NP-0001".into());
        let lines = take_as_ordered(house, &town, vec![sealed, line("Máy ảnh", ItemClass::General)]);
        let (phone, camera) = (lines[0].item, lines[1].item);
        let me = &town.keeper;

        // 1. Edit a quantity; 2. close the discrepancy himself; 3. sign his own order: no warrant is given.
        assert!(me.warrant::<Sign>().is_err());
        let mut both = me.clone();
        both.roles = Roles::of([Role::Head, Role::Storekeeper]);
        let (doing, by, owner) = (town.doing(me), warrant::<CountStore>(me), town.officer.id);
        write(house, move |desk| {
            let wish = OpenWish { item: Some(camera), place: None, what: "Thiếu ống kính".into(), owner };
            open_discrepancy(desk, &doing, &by, wish)
        }).unwrap();
        let open = read(house, |desk| discrepancies(desk, true, Some(camera), 0, 9)).remove(0).id;
        let (doing, by) = (town.doing(&both), warrant::<Sign>(&both));
        let closing = write(house, move |desk| {
            settle(desk, &doing, &by, open, Settlement::Corrected, ("Không có gì", Some(Quantity::pieces(1))))
        });
        assert_eq!(code(closing.unwrap_err()), "KEEPER-SETTLES");

        // 4. Hand it to a friend without an order, or under an order that was signed for something else.
        let (doing, vault, by) = (town.doing(me), town.vault.clone(), warrant::<KeepStore>(me));
        let second = town.accountant.id;
        let out = write(house, move |desk| release_things(desk, &vault, &doing, &by, OrderId::new(), second));
        assert_eq!(code(out.unwrap_err()), "NO-ORDER");

        // 5. Open the seal alone; 6. put on another paper with a number that was used.
        let (doing, by, alone) = (town.doing(me), warrant::<HandleSeals>(me), me.id);
        let vault = town.vault.clone();
        let opening = write(house, move |desk| open_seal(desk, &vault, &doing, &by, phone, alone, UnsealWish::default()));
        assert_eq!(code(opening.unwrap_err()), "TWO-PERSONS");
        let (doing, by, second) = (town.doing(me), warrant::<HandleSeals>(me), town.officer.id);
        let again = SealWish {
            number: "NP-0001".into(),
            where_put: "Miệng túi".into(),
            condition: "Nguyên".into(),
            ..SealWish::default()
        };
        let vault = town.vault.clone();
        let sealing = write(house, move |desk| seal(desk, &vault, &doing, &by, camera, second, again));
        assert_eq!(code(sealing.unwrap_err()), "SEAL-TWIN");

        // 7. Confirm a count alone, or with another storekeeper only.
        let (doing, by, place) = (town.doing(me), warrant::<CountStore>(me), town.shelf);
        let counting = write(house, move |desk| count_place(desk, &doing, &by, place, &[], alone));
        assert_eq!(code(counting.unwrap_err()), "TWO-PERSONS");

        // 8. Move it to another shelf alone.
        let (doing, by, to) = (town.doing(me), warrant::<KeepStore>(me), town.other_shelf);
        let moving = write(house, move |desk| move_items(desk, &doing, &by, to, &[camera], ("Sắp xếp", alone)));
        assert_eq!(code(moving.unwrap_err()), "TWO-PERSONS");

        // 9. Date a receipt back before its order.
        let signed = order(house, &town, vec![line("Đồng hồ", ItemClass::General)]);
        let found = vec![Found::as_ordered(&ordered_lines(house, signed.id)[0], Some(town.shelf))];
        let wish = IntakeWish { second: town.accountant.id, deliverer: deliverer(), lines: found };
        let (vault, by) = (town.vault.clone(), warrant::<KeepStore>(me));
        let early = Doing { on: "2026-11-20".parse().unwrap(), ..town.doing(me) };
        let back = write(house, move |desk| take_in(desk, &vault, &early, &by, signed.id, wish));
        assert_eq!(code(back.unwrap_err()), "ORDER-DAY");

        // 10. Simply carry it away: the next blind count does not find it, and it is held with an owner and a day.
        let (doing, by, keeper) = (town.doing(&town.accountant), warrant::<CountStore>(&town.accountant), me.id);
        let (result, _) = write(house, move |desk| {
            count_place(desk, &doing, &by, place, &["TV-2026-00001".to_owned()], keeper)
        }).unwrap();
        assert_eq!(result.missing, [camera]);
        let held = read(house, |desk| discrepancies(desk, true, Some(camera), 0, 9));
        assert!(held.iter().any(|d| d.kind == DiscrepancyKind::Missing && d.due.is_some()));
        assert!(held.iter().all(|d| d.owner != me.id || d.kind == DiscrepancyKind::Noticed));
    }
}

on_both! {
    fn somebody_with_the_storekeepers_key_has_no_hand_in_the_book(house) {
        let cast = Cast::of(house);
        let stranger = crate::support::Browser::new(&cast.root);
        // A key opens a door, not the book: without an account every page is the door of the house.
        for page in ["/kho", "/kho/lenh", "/kho/vat", "/kho/sai-khac", "/kho/lenh-xuat/moi", "/kho/noi/moi"] {
            assert!(stranger.get(page).address.starts_with("/dang-nhap"), "{page}");
        }
        // With the storekeeper's own session he still cannot sign an order or settle what a count found.
        let (_, keeper) = &cast.tu;
        for page in ["/kho/lenh-nhap/moi", "/kho/lenh-xuat/moi"] {
            keeper.get(page).is(403).says("Thủ kho");
        }
        // A form without its token is not taken.
        let bare = std::collections::BTreeMap::from([("reason".to_owned(), "Cho mượn".to_owned())]);
        keeper.post("/kho/lenh-xuat/moi", &bare).is(403);
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = sql_types::BigInt)]
    n: i64,
    #[diesel(sql_type = sql_types::Text)]
    entry: String,
    #[diesel(sql_type = sql_types::Text)]
    previous: String,
}

/// Writes the book anew from some act on: the text changed, every later link forged.
fn forge_from(house: &TestHouse, from: &'static str, to: &'static str) {
    write(house, move |desk| {
        let rows: Vec<Row> = sql_query("SELECT n, entry, previous FROM acts ORDER BY n").load(desk.db())?;
        let mut forged: Option<String> = None;
        for row in rows {
            if forged.is_none() && !row.entry.contains(from) {
                continue;
            }
            let entry = row.entry.replace(from, to);
            let previous = forged.unwrap_or(row.previous);
            let digest = link_digest(&previous, &entry);
            let quoted = entry.replace('\'', "''");
            desk.db().batch_execute(&format!(
                "UPDATE acts SET entry = '{quoted}', previous = '{previous}', digest = '{digest}' WHERE n = {}; \
                 UPDATE books SET digest = '{digest}'",
                row.n
            ))?;
            forged = Some(digest);
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn an_administrator_with_the_database_is_found_by_verify_or_by_paper() {
    let house = &TestHouse::new(crate::support::Kind::Sqlite).unwrap();
    let town = town(house);
    let lines = take_as_ordered(house, &town, vec![line("Máy ảnh", ItemClass::General)]);
    let (doing, by, to) = (town.doing(&town.keeper), warrant(&town.keeper), town.other_shelf);
    let (camera, second) = (lines[0].item, town.accountant.id);
    write(house, move |desk| move_items(desk, &doing, &by, to, &[camera], ("Sắp xếp lại kệ", second)))
        .unwrap();
    // The stock card printed now bears the head of the book; a copy of it lies with the procuracy.
    let printed = read(house, head).1[..12].to_owned();
    let (doing, vault, by) = (town.doing(&town.keeper), town.vault.clone(), warrant(&town.keeper));
    let (card, _) = write(house, move |desk| issue_stock_card(desk, &vault, &doing, &by, camera)).unwrap();
    house.must_verify();
    assert!(verify_against(&house.store, &house.vault, std::slice::from_ref(&printed)).unwrap().is_sound());

    // 1. Change an act; 2. delete the last acts: the database itself refuses.
    for attack in ["UPDATE acts SET entry = '{}'", "DELETE FROM acts WHERE n = (SELECT max(n) FROM acts)"] {
        let refused = write(house, move |desk| Ok(desk.db().batch_execute(attack)?));
        assert!(refused.unwrap_err().to_string().contains("append-only"), "{attack}");
    }
    let renamed = write(house, |desk| Ok(desk.db().batch_execute("UPDATE papers SET title = 'Khác'")?));
    assert!(renamed.unwrap_err().to_string().contains("never changed"));
    // 3. Edit a quantity; 4. mark it gone; 5. rename a case; 6. say it was seen: the derived rows tell.
    for (table, change, back) in [
        ("items", "UPDATE items SET actual = '7'", "UPDATE items SET actual = '1'"),
        ("items", "UPDATE items SET state = 'released'", "UPDATE items SET state = 'in_store'"),
        ("items", "UPDATE items SET seen_on = '2027-01-01'", "UPDATE items SET seen_on = '2026-11-25'"),
        ("cases", "UPDATE cases SET title = title || '.'", "UPDATE cases SET title = rtrim(title, '.')"),
    ] {
        sql(house, change);
        let told = places_told(house);
        assert!(told.iter().any(|place| place.contains(table)), "{change}: {told:?}");
        sql(house, back);
    }
    house.must_verify();
    // 7. Swap the bytes of a paper (a photograph is kept in the same vault).
    let path = house.vault.path(&card.digest().unwrap());
    let whole = fs::read(&path).unwrap();
    fs::write(&path, b"%PDF-1.7 another").unwrap();
    assert!(places_told(house).iter().any(|place| place.starts_with("tệp")));
    fs::write(&path, whole).unwrap();
    // 8. Give himself the right to keep the store: it stands in the book under his own name.
    assert!(town.head.warrant::<Administer>().is_err() && town.officer.warrant::<Arrange>().is_err());
    // 9. With the guard taken off, one text changed: the first broken link is named.
    sql(house, "DROP TRIGGER acts_never_change");
    sql(house, "UPDATE acts SET entry = replace(entry, 'Sắp xếp lại kệ', 'Sắp xếp lại kho')");
    let moved = read(house, head).0 - 1;
    assert_eq!(places_told(house)[0], format!("hành vi số {moved}"));
    sql(house, "UPDATE acts SET entry = replace(entry, 'Sắp xếp lại kho', 'Sắp xếp lại kệ')");
    house.must_verify();
    // 10. The whole chain forged from there: sound in itself, but the paper that was printed knows better.
    forge_from(house, "Sắp xếp lại kệ", "Sắp xếp lại kho");
    house.must_verify();
    let report = verify_against(&house.store, &house.vault, std::slice::from_ref(&printed)).unwrap();
    assert_eq!(report.breaks.len(), 1);
    assert!(report.breaks[0].place.contains(&printed), "{:?}", report.breaks);
}
