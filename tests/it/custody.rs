//! The store's stories: what comes in, what lies where, what does not match. Each on both databases, each verified.

use crate::{on_both, support::TestHouse};
use niemphong::{
    accounts::{AccountDeed, Duty, Warrant},
    accounts::{Actor, AgencyFacts, PersonFacts, Role, Roles, open_agency},
    cases::{CaseFacts, Party, PartyRole, open_case},
    custody::*,
    kernel::{CaseId, Day, ItemId, Moment, OrderId, PersonId, PlaceId, Vnd},
    ledger::{Doing, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::{Vault, admit},
};

mod thief;

/// A small agency with a store, a safe, a yard and one case.
struct Town {
    head: Actor,
    keeper: Actor,
    accountant: Actor,
    officer: Actor,
    case: CaseId,
    shelf: PlaceId,
    safe: PlaceId,
    other_shelf: PlaceId,
    vault: Vault,
    today: Day,
}

impl Town {
    fn doing(&self, actor: &Actor) -> Doing {
        let noon = self.today.date().and_hms_opt(5, 0, 0).unwrap();
        Doing::new(actor.author(), self.today, Moment::from_utc(noon))
    }
}

fn warrant<D: Duty>(actor: &Actor) -> Warrant<D> {
    actor.warrant::<D>().unwrap()
}

fn actor(house: &TestHouse, name: &str, role: Role) -> (Actor, PersonFacts) {
    let roles = Roles::of([role]);
    let facts = PersonFacts {
        login: format!("p{}", PersonId::new()),
        name: name.into(),
        office: role.label().into(),
        unit: "Văn phòng".into(),
        roles: roles.clone(),
        until: None,
    };
    let actor = Actor {
        id: PersonId::new(),
        name: name.into(),
        office: role.label().into(),
        unit: "Văn phòng".into(),
        roles,
        scope: house.scope(),
    };
    (actor, facts)
}

fn write<T: Send + 'static>(
    house: &TestHouse,
    job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    house.store.write(&house.scope(), job)
}

fn read<T>(house: &TestHouse, job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure>) -> T {
    house.store.read(&house.scope(), job).unwrap()
}

fn town(house: &TestHouse) -> Town {
    town_on(house, "2026-11-25")
}

fn town_on(house: &TestHouse, today: &str) -> Town {
    let people = [
        actor(house, "Nguyễn Văn An", Role::Head),
        actor(house, "Lê Thị Lan", Role::Storekeeper),
        actor(house, "Phạm Thu Hà", Role::Accountant),
        actor(house, "Trần Quốc Bảo", Role::Officer),
    ];
    let [head, keeper, accountant, officer] = people.clone().map(|p| p.0);
    let mut town = Town {
        head,
        keeper,
        accountant,
        officer,
        case: CaseId::new(),
        shelf: PlaceId::new(),
        safe: PlaceId::new(),
        other_shelf: PlaceId::new(),
        vault: house.vault.clone(),
        today: today.parse().unwrap(),
    };
    let base = town.doing(&town.head);
    let officer_id = town.officer.id;
    let arrange = warrant(&town.head);
    let made = write(house, move |desk| {
        let next = || Doing { act: niemphong::kernel::ActId::new(), ..base.clone() };
        let agency = AgencyFacts {
            name: "Thi hành án dân sự tỉnh Hà An".into(),
            superior: "Cục Quản lý Thi hành án dân sự".into(),
            place: "Hà An".into(),
            address: "Số 1, đường Hòa Bình, phường Hà An, tỉnh Hà An".into(),
            symbol: "THADS".into(),
            wage_region: "I".into(),
            head_title: "Trưởng Thi hành án dân sự tỉnh Hà An".into(),
        };
        open_agency(desk, &next(), agency, people[0].1.clone())?;
        for (person, facts) in people.iter().skip(1) {
            let subject = Subject::of(SubjectKind::Person, person.id);
            record(desk, &next(), &subject, &AccountDeed::PersonAdded(facts.clone()))?;
        }
        let facts = CaseFacts {
            code: "381/2025".into(),
            title: "Nguyễn Văn Tâm phải trả nợ".into(),
            judgment: "12/2025/DS-ST".into(),
            judgment_on: "2025-01-05".parse().unwrap(),
            court: "Tòa án nhân dân khu vực 3".into(),
            decision: "127/QĐ-THADS".into(),
            decision_on: "2025-02-03".parse().unwrap(),
            own_motion: false,
            officer: officer_id,
            unit: "Phòng khu vực 3".into(),
            parties: vec![Party {
                key: "debtor".into(),
                role: PartyRole::Debtor,
                name: "Nguyễn Văn Tâm".into(),
                identity: String::new(),
                address: "Phường Hà An".into(),
            }],
            obligations: vec![],
        };
        let (case, _) = open_case(desk, &next(), facts)?;
        let place = |code: &str, name: &str, class, parent| PlaceFacts {
            code: code.into(),
            parent,
            name: name.into(),
            class,
            owner_body: "Thi hành án dân sự tỉnh Hà An".into(),
            inside_grounds: true,
        };
        let store = place("K1", "Kho số 1", PlaceClass::General, None);
        let (store, _) = add_place(desk, &next(), &arrange, store)?;
        let mut add = |code: &str, name: &str, class| {
            add_place(desk, &next(), &arrange, place(code, name, class, Some(store))).map(|p| p.0)
        };
        let shelf = add("K1-A", "Kệ A", PlaceClass::General)?;
        let safe = add("K1-KET", "Két số 1", PlaceClass::Cash)?;
        let other = add("K1-B", "Kệ B", PlaceClass::General)?;
        Ok((case, shelf, safe, other))
    })
    .unwrap();
    (town.case, town.shelf, town.safe, town.other_shelf) = made;
    town
}

fn line(name: &str, class: ItemClass) -> WishLine {
    WishLine { thing: Described::piece(name, class, Origin::Seized), under: None }
}

fn wish(town: &Town, lines: Vec<WishLine>) -> OrderWish {
    OrderWish {
        case: town.case,
        storekeeper: town.keeper.id,
        deliverer: deliverer(),
        place: None,
        reason: "Kê biên để bảo đảm thi hành án".into(),
        minutes: InitialMinutes {
            symbol: "Biên bản kê biên số 12/BB".into(),
            on: Some("2025-03-01".parse().unwrap()),
            body: "Thi hành án dân sự tỉnh Hà An".into(),
        },
        lines,
    }
}

fn deliverer() -> Outsider {
    Outsider {
        name: "Trần Quốc Bảo".into(),
        office: "Chấp hành viên".into(),
        body: "Phòng khu vực 3".into(),
        identity: "Thẻ chấp hành viên số 88".into(),
    }
}

fn order(house: &TestHouse, town: &Town, lines: Vec<WishLine>) -> Signed<OrderId> {
    let (wish, doing, vault, by) =
        (wish(town, lines), town.doing(&town.head), town.vault.clone(), warrant(&town.head));
    write(house, move |desk| order_intake(desk, &vault, &doing, &by, wish)).unwrap()
}

fn ordered_lines(house: &TestHouse, id: OrderId) -> Vec<OrderLine> {
    read(house, |desk| intake_order(desk, id)).unwrap().lines
}

fn take(house: &TestHouse, town: &Town, id: OrderId, found: Vec<Found>) -> Result<Taken, Failure> {
    let wish = IntakeWish { second: town.accountant.id, deliverer: deliverer(), lines: found };
    let (doing, vault, by) = (town.doing(&town.keeper), town.vault.clone(), warrant(&town.keeper));
    write(house, move |desk| take_in(desk, &vault, &doing, &by, id, wish))
}

fn take_as_ordered(house: &TestHouse, town: &Town, lines: Vec<WishLine>) -> Vec<OrderLine> {
    let signed = order(house, town, lines);
    let lines = ordered_lines(house, signed.id);
    let found = lines.iter().map(|l| Found::as_ordered(l, Some(town.shelf))).collect();
    take(house, town, signed.id, found).unwrap();
    lines
}

fn row(house: &TestHouse, id: ItemId) -> ItemRow {
    read(house, |desk| item(desk, id)).unwrap()
}

fn code(failure: Failure) -> String {
    failure.refusal().unwrap_or_else(|| panic!("{failure}")).code.clone()
}

on_both! {
    fn a_car_comes_in_by_its_order_with_its_keys_and_papers_and_each_has_a_number_for_life(house) {
        let town = town(house);
        let lines = vec![
            line("Xe ô tô Toyota, biển số 51H-123.45", ItemClass::Vehicle),
            WishLine { under: Some(0), ..line("Chìa khóa", ItemClass::Accessory) },
            WishLine { under: Some(0), ..line("Giấy đăng ký xe", ItemClass::Papers) },
            line("Máy tính xách tay", ItemClass::Electronics),
        ];
        let lines = take_as_ordered(house, &town, lines);
        let codes: Vec<&str> = lines.iter().map(|l| l.code.as_str()).collect();
        assert_eq!(codes, ["TV-2026-00001", "TV-2026-00001.1", "TV-2026-00001.2", "TV-2026-00002"]);
        let car = row(house, lines[0].item);
        assert_eq!((car.state, car.regime), (ItemState::InStore, CustodyRegime::EnforcementSeized));
        assert_eq!(read(house, |desk| parts_of(desk, car.id)).len(), 2);
        let story: Vec<String> =
            read(house, |desk| item_acts(desk, car.id)).iter().map(|a| a.kind.clone()).collect();
        assert_eq!(story, ["custody.intake_ordered", "custody.taken_in"]);
        let hits = read(house, |desk| niemphong::search::find(desk, "51h12345", 5));
        assert_eq!(hits[0].href, "/vat/TV-2026-00001");
        let next = take_as_ordered(house, &town, vec![line("Điện thoại", ItemClass::Electronics)]);
        assert_eq!(next[0].code, "TV-2026-00003");
        let lying = read(house, places);
        assert_eq!(lying.iter().find(|p| p.code == "K1-A").unwrap().things, 3);
    }
}

on_both! {
    fn an_intake_without_its_order_is_refused_and_so_is_one_by_another_or_alone(house) {
        let town = town(house);
        let refused = take(house, &town, OrderId::new(), vec![]).unwrap_err();
        assert!(refused.to_string().contains("Điều 14"), "{refused}");
        assert_eq!(code(refused), "NO-ORDER");

        let signed = order(house, &town, vec![line("Đồng hồ", ItemClass::General)]);
        let lines = ordered_lines(house, signed.id);
        let found = vec![Found::as_ordered(&lines[0], Some(town.shelf))];
        let mut head = town.head.clone();
        head.roles = Roles::of([Role::Head, Role::Storekeeper]);
        let try_as = |actor: &Actor, second: PersonId| {
            let wish = IntakeWish { second, deliverer: deliverer(), lines: found.clone() };
            let (doing, vault, by, id) = (town.doing(actor), town.vault.clone(), warrant(actor), signed.id);
            code(write(house, move |desk| take_in(desk, &vault, &doing, &by, id, wish)).unwrap_err())
        };
        assert_eq!(try_as(&head, town.accountant.id), "SIGNER-KEEPER");
        assert_eq!(try_as(&town.keeper, town.keeper.id), "TWO-PERSONS");
        assert_eq!(try_as(&town.keeper, town.head.id), "SIGNER-SECOND");
        assert_eq!(try_as(&town.keeper, PersonId::new()), "PERSON");
        take(house, &town, signed.id, found.clone()).unwrap();
        assert_eq!(code(take(house, &town, signed.id, found).unwrap_err()), "ORDER-DONE");
    }
}

on_both! {
    fn a_form_sent_twice_is_one_order_and_one_intake(house) {
        let town = town(house);
        let doing = town.doing(&town.head);
        let send = || {
            let (wish, doing) = (wish(&town, vec![line("Đồng hồ", ItemClass::General)]), doing.clone());
            let (vault, by) = (town.vault.clone(), warrant(&town.head));
            write(house, move |desk| order_intake(desk, &vault, &doing, &by, wish)).unwrap()
        };
        let (first, second) = (send(), send());
        assert_eq!((first.id, &first.paper), (second.id, &second.paper));
        assert!(second.recorded.again);
        assert_eq!(read(house, |desk| count_items(desk, &ItemFilter::default())), 1);
    }
}

on_both! {
    fn a_thing_that_differs_is_noted_in_minutes_and_opens_a_discrepancy_that_blocks_its_release(house) {
        let town = town(house);
        let signed = order(house, &town, vec![
            line("Máy phát điện", ItemClass::Bulky),
            line("Máy khoan", ItemClass::General),
        ]);
        let lines = ordered_lines(house, signed.id);
        let differs = Found {
            condition: "Vỡ vỏ máy".into(),
            as_described: false,
            decision: Decision::AcceptNoted,
            note: "Chấp hành viên xác nhận vỡ khi vận chuyển".into(),
            ..Found::as_ordered(&lines[0], Some(town.shelf))
        };
        let refused = Found {
            decision: Decision::Refuse,
            note: "Không đúng số máy trong biên bản".into(),
            as_described: false,
            condition: "Khác số máy".into(),
            ..Found::as_ordered(&lines[1], None)
        };
        let taken = take(house, &town, signed.id, vec![differs, refused]).unwrap();
        assert!(taken.slip.is_some() && taken.minutes.is_some());
        assert_eq!(taken.opened, 2);
        assert_eq!(row(house, lines[1].item).state, ItemState::Refused);
        let open = read(house, |desk| discrepancies(desk, true, Some(lines[0].item), 0, 10));
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].owner, town.officer.id);

        let release = |case| ReleaseWish {
            case,
            storekeeper: town.keeper.id,
            receiver: deliverer(),
            reason: "Giao tài sản bán đấu giá thành".into(),
            transfer: String::new(),
            items: vec![lines[0].item],
        };
        let sign = |wish| {
            let (doing, vault, by) = (town.doing(&town.head), town.vault.clone(), warrant(&town.head));
            write(house, move |desk| order_release(desk, &vault, &doing, &by, wish))
        };
        assert_eq!(code(sign(release(town.case)).unwrap_err()), "ITEM-DISPUTED");
        let (doing, by, id) = (town.doing(&town.head), warrant(&town.head), open[0].id);
        write(house, move |desk| {
            settle(desk, &doing, &by, id, Settlement::Explained, ("Vỡ khi vận chuyển, đã lập biên bản", None))
        })
        .unwrap();
        let out = sign(release(town.case)).unwrap();
        let (doing, vault, by) = (town.doing(&town.keeper), town.vault.clone(), warrant(&town.keeper));
        let second = town.accountant.id;
        write(house, move |desk| {
            release_things(desk, &vault, &doing, &by, out.id, second)
        })
        .unwrap();
        assert_eq!(row(house, lines[0].item).state, ItemState::Released);
    }
}

fn release_things(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<niemphong::accounts::KeepStore>,
    id: OrderId,
    second: PersonId,
) -> Result<(), Failure> {
    niemphong::custody::release(desk, vault, doing, by, id, (second, deliverer(), "Nguyên trạng")).map(|_| ())
}

on_both! {
    fn a_seal_number_is_used_once_in_the_whole_agency_and_a_torn_seal_needs_a_conclusion(house) {
        let town = town(house);
        let sealed = |number: &str| {
            let mut line = line("Túi niêm phong", ItemClass::General);
            line.thing.seal = Some(number.into());
            line
        };
        let first = take_as_ordered(house, &town, vec![sealed("NP-0001")]);
        let again = {
            let (wish, doing) = (wish(&town, vec![sealed("NP-0001")]), town.doing(&town.head));
            let (vault, by) = (town.vault.clone(), warrant(&town.head));
            write(house, move |desk| order_intake(desk, &vault, &doing, &by, wish))
        };
        assert_eq!(code(again.unwrap_err()), "SEAL-TWIN");

        let signed = order(house, &town, vec![sealed("NP-0002")]);
        let lines = ordered_lines(house, signed.id);
        let torn = Found {
            seal: SealFound::Torn,
            decision: Decision::AcceptOnConclusion,
            note: "Rách góc".into(),
            ..Found::as_ordered(&lines[0], Some(town.shelf))
        };
        assert_eq!(code(take(house, &town, signed.id, vec![torn.clone()]).unwrap_err()), "TORN-SEAL");
        let concluded = Found { conclusion: Some("Kết luận số 7/KL".into()), ..torn };
        let twin = Found { new_seal: Some("NP-0001".into()), ..concluded.clone() };
        assert_eq!(code(take(house, &town, signed.id, vec![twin]).unwrap_err()), "SEAL-TWIN");
        let resealed = Found { new_seal: Some("NP-0003".into()), ..concluded };
        take(house, &town, signed.id, vec![resealed]).unwrap();
        assert_eq!(row(house, lines[0].item).seal.as_deref(), Some("NP-0003"));
        let seals = read(house, |desk| seals_of(desk, lines[0].item));
        assert_eq!(seals.iter().map(|s| s.state).collect::<Vec<_>>(), [SealState::Broken, SealState::Applied]);

        let (doing, by, item) = (town.doing(&town.keeper), warrant(&town.keeper), first[0].item);
        write(house, move |desk| break_seal(desk, &doing, &by, item, "Rách mép trái")).unwrap();
        assert_eq!(row(house, item).seal, None);
        assert_eq!(read(house, |desk| discrepancies(desk, true, Some(item), 0, 9)).len(), 1);
        let (doing, by, second) = (town.doing(&town.officer), warrant(&town.officer), town.keeper.id);
        let put = SealWish {
            number: "NP-0004".into(),
            where_put: "Miệng túi".into(),
            reason: "Niêm phong lại".into(),
            condition: "Nguyên vẹn".into(),
            participants: String::new(),
        };
        let vault = town.vault.clone();
        write(house, move |desk| seal(desk, &vault, &doing, &by, item, second, put)).unwrap();
        assert_eq!(row(house, item).seal.as_deref(), Some("NP-0004"));
    }
}

on_both! {
    fn cash_is_counted_twice_blind_and_lies_only_in_the_safe(house) {
        let town = town(house);
        let mut cash = line("Tiền mặt", ItemClass::Cash);
        cash.thing.value = Some(Vnd::new(500_000_000).unwrap());
        let signed = order(house, &town, vec![cash]);
        let lines = ordered_lines(house, signed.id);
        let count = |by: PersonId, notes: i64| CashCount {
            by,
            lines: vec![
                CashLine { currency: "VND".into(), face: 500_000, notes },
                CashLine { currency: "VND".into(), face: 200_000, notes: 500 },
            ],
        };
        let found = |a, b, place| Found {
            cash: Some((count(town.keeper.id, a), count(town.accountant.id, b))),
            ..Found::as_ordered(&lines[0], Some(place))
        };
        let attempt = |f: Found| take(house, &town, signed.id, vec![f]);
        assert_eq!(code(attempt(Found { cash: None, ..found(800, 800, town.safe) }).unwrap_err()), "CASH-COUNT");
        let refused = attempt(found(800, 799, town.safe)).unwrap_err();
        assert!(refused.to_string().contains("500.000"), "{refused}");
        assert!(!refused.to_string().contains("799"), "{refused}");
        assert_eq!(code(attempt(found(800, 800, town.shelf)).unwrap_err()), "PLACE-CLASS");
        let stranger = Found {
            cash: Some((count(town.keeper.id, 800), count(town.officer.id, 800))),
            ..found(800, 800, town.safe)
        };
        assert_eq!(code(attempt(stranger).unwrap_err()), "CASH-COUNTERS");
        attempt(found(800, 800, town.safe)).unwrap();
        let notes = read(house, |desk| cash_lines(desk, lines[0].item));
        assert_eq!(notes.iter().map(|l| (l.face, l.notes)).collect::<Vec<_>>(), [(500_000, 800), (200_000, 500)]);
        assert_eq!(dong_total(&notes).unwrap().dong(), 500_000_000);
    }
}

on_both! {
    fn a_photograph_sent_twice_is_kept_once_and_its_original_is_untouched(house) {
        let town = town(house);
        let lines = take_as_ordered(house, &town, vec![line("Đồng hồ", ItemClass::General)]);
        let mut jpeg = Vec::new();
        let pixels: Vec<u8> = (0..64 * 48 * 3).map(|i| (i % 251) as u8).collect();
        let picture = image::RgbImage::from_raw(64, 48, pixels).unwrap();
        picture.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
        let admitted = admit(&town.vault, &jpeg).unwrap();
        let send = || {
            let (doing, admitted) = (town.doing(&town.keeper), admitted.clone());
            let subject = Subject::of(SubjectKind::Item, lines[0].item);
            write(house, move |desk| add_photo(desk, &doing, &subject, &admitted, "Mặt trước")).unwrap()
        };
        assert!(send().is_some());
        assert!(send().is_none());
        assert_eq!(row(house, lines[0].item).photos, 1);
        assert_eq!(town.vault.get(&admitted.original).unwrap(), jpeg);
    }
}

on_both! {
    fn a_blind_count_finds_what_is_missing_misplaced_and_foreign(house) {
        let town = town(house);
        let lines = take_as_ordered(house, &town, vec![
            line("Đồng hồ", ItemClass::General),
            line("Máy ảnh", ItemClass::General),
            line("Máy khoan", ItemClass::General),
        ]);
        let (doing, by, to) = (town.doing(&town.keeper), warrant(&town.keeper), town.other_shelf);
        let (moving, second) = (vec![lines[2].item], town.accountant.id);
        write(house, move |desk| move_items(desk, &doing, &by, to, &moving, ("Sắp xếp lại", second))).unwrap();

        let scans: Vec<String> = ["tv-2026-00001", "TV-2026-00003", "TV-1999-00001"].map(str::to_owned).to_vec();
        let close = |scans: Vec<String>, actor: &Actor, second: PersonId| {
            let (doing, by, place) = (town.doing(actor), warrant(actor), town.shelf);
            write(house, move |desk| count_place(desk, &doing, &by, place, &scans, second))
        };
        assert_eq!(code(close(scans.clone(), &town.keeper, town.keeper.id).unwrap_err()), "TWO-PERSONS");
        let (result, _) = close(scans, &town.accountant, town.keeper.id).unwrap();
        assert_eq!(result.right, [lines[0].item]);
        assert_eq!(result.missing, [lines[1].item]);
        assert_eq!(result.misplaced.iter().map(|m| m.item).collect::<Vec<_>>(), [lines[2].item]);
        assert_eq!(result.unknown, ["TV-1999-00001"]);
        assert_eq!(row(house, lines[1].item).state, ItemState::Missing);
        assert_eq!(read(house, count_open_discrepancies), 3);

        let both = vec!["TV-2026-00001".to_owned(), "TV-2026-00002".to_owned()];
        let (result, _) = close(both, &town.accountant, town.keeper.id).unwrap();
        assert!(result.is_clean());
        assert_eq!(row(house, lines[1].item).state, ItemState::InStore);
    }
}

on_both! {
    fn old_evidence_keeps_its_regime_and_new_evidence_is_received_on_paper(house) {
        let town = town_on(house, "2025-06-02");
        let mut old = line("Dao", ItemClass::General);
        old.thing.origin = Origin::Evidence;
        let lines = take_as_ordered(house, &town, vec![old.clone()]);
        assert_eq!(row(house, lines[0].item).regime, CustodyRegime::LegacyStore);

        let later = Town { today: "2026-08-03".parse().unwrap(), ..town };
        let refused = {
            let (wish, doing) = (wish(&later, vec![old.clone()]), later.doing(&later.head));
            let (vault, by) = (later.vault.clone(), warrant(&later.head));
            write(house, move |desk| order_intake(desk, &vault, &doing, &by, wish)).unwrap_err()
        };
        assert_eq!(code(refused), "EVIDENCE-STAYS");
        let wish = ElsewhereWish {
            case: later.case,
            lines: vec![old],
            keeper_kind: KeeperKind::Proceedings,
            keeper: "Công an tỉnh Hà An".into(),
            place: None,
            minutes: InitialMinutes { symbol: "BB thu giữ số 3".into(), ..InitialMinutes::default() },
            receipt: "Biên bản giao nhận số 9 ngày 03/8/2026".into(),
        };
        let (doing, by) = (later.doing(&later.officer), warrant(&later.officer));
        let (id, _) = write(house, move |desk| receive_elsewhere(desk, &doing, &by, wish)).unwrap();
        let kept = row(house, id);
        assert_eq!((kept.state, kept.regime), (ItemState::KeptElsewhere, CustodyRegime::ExternalKeeper));
        assert_eq!(kept.code, "TV-2026-00001");
        let board = read(house, |desk| ageing(desk, later.today));
        assert_eq!((board.all, board.one_year, board.elsewhere), (1, 1, 1));
    }
}

on_both! {
    fn another_agency_sees_nothing_of_it(house) {
        let town = town(house);
        let lines = take_as_ordered(house, &town, vec![line("Đồng hồ", ItemClass::General)]);
        let other = niemphong::store::Scope::of("ha-nam".parse().unwrap());
        let seen = house.store.read(&other, |desk| {
            Ok((item(desk, lines[0].item)?, places(desk)?, orders(desk, "", None, 0, 9)?))
        });
        assert_eq!(seen.unwrap(), (None, vec![], vec![]));
    }
}

on_both! {
    fn old_stock_is_written_down_by_two_and_its_card_and_label_are_printed(house) {
        let town = town(house);
        let mut old = line("Dao phay", ItemClass::General);
        old.thing.origin = Origin::Evidence;
        let wish = |received: &str| StockWish {
            case: town.case,
            lines: vec![old.clone()],
            received_on: received.parse().unwrap(),
            place: town.shelf,
            minutes: InitialMinutes { symbol: "BB thu giữ số 3".into(), on: None, body: "Công an tỉnh Hà An".into() },
            receipt: "Phiếu nhập kho số 41 ngày 02/3/2019".into(),
        };
        let enter = |received: &str, second: PersonId| {
            let (wish, doing, by) = (wish(received), town.doing(&town.keeper), warrant(&town.keeper));
            write(house, move |desk| enter_stock(desk, &doing, &by, wish, second))
        };
        assert_eq!(code(enter("2019-03-02", town.keeper.id).unwrap_err()), "TWO-PERSONS");
        assert_eq!(code(enter("2026-08-03", town.accountant.id).unwrap_err()), "EVIDENCE-STAYS");
        let (id, _) = enter("2019-03-02", town.accountant.id).unwrap();
        let knife = row(house, id);
        assert_eq!((knife.state, knife.regime), (ItemState::InStore, CustodyRegime::LegacyStore));
        let board = read(house, |desk| ageing(desk, town.today));
        assert_eq!((board.all, board.five_years), (1, 1));

        let (doing, vault, by) = (town.doing(&town.keeper), town.vault.clone(), warrant(&town.keeper));
        let (card, _) = write(house, move |desk| issue_stock_card(desk, &vault, &doing, &by, id)).unwrap();
        assert!(town.vault.get(&card.digest().unwrap()).unwrap().starts_with(b"%PDF"));
        let doing = town.doing(&town.keeper);
        let pdf = read(house, |desk| label(desk, &doing, &knife, "https://thads.vi-du/vat/TV-2026-00001"));
        assert!(pdf.starts_with(b"%PDF"));
    }
}

on_both! {
    fn an_asset_is_given_to_a_keeper_by_minutes(house) {
        let town = town(house);
        let (base, case) = (town.doing(&town.officer), town.case);
        let code = write(house, move |desk| {
            let facts = niemphong::assets::AssetFacts {
                code: String::new(),
                case,
                name: "Xe ô tô tải Thaco".into(),
                class: niemphong::assets::AssetClass::Vehicle,
                particulars: vec![("Biển số".into(), "37C-421.18".into())],
                place: "Phường Hà An".into(),
                wage_region: "I".into(),
                secured_debt: Vnd::ZERO,
                secured_party: None,
                expected_costs: Vnd::ZERO,
                only_home: false,
                priority_holders: vec![],
            };
            niemphong::assets::register_asset(desk, &base, facts).map(|(_, code, _)| code)
        })
        .unwrap();
        let wish = AssignWish {
            keeper_kind: KeeperKind::Entrusted,
            keeper: Outsider {
                name: "Nguyễn Văn Tâm".into(),
                office: "Người phải thi hành án".into(),
                body: "Phường Hà An".into(),
                identity: "số định danh cá nhân 022084000999".into(),
            },
            place: "Sân nhà số 12, phường Hà An".into(),
            condition: "Đã qua sử dụng".into(),
            period: String::new(),
            fee: String::new(),
            seals: vec!["NP-2026-00417".into()],
            witness: "Vũ Hữu Lộc".into(),
        };
        let (doing, vault, by) = (town.doing(&town.officer), town.vault.clone(), warrant(&town.officer));
        let asset = code.clone();
        let (paper, _) =
            write(house, move |desk| assign_custody(desk, &vault, &doing, &by, &asset, wish)).unwrap();
        assert_eq!(paper.unwrap().code, "DOC-27");
        let (_, story) = read(house, |desk| niemphong::assets::story(desk, &code)).unwrap();
        assert!(story.keeper.unwrap().contains("Nguyễn Văn Tâm"));
    }
}
