//! One asset from its valuation to the last đồng, and what is refused on the way.

use crate::{
    on_both,
    support::estate::{Estate, day, refused, vnd},
};
use diesel::RunQueryDsl;
use niemphong::{
    accounts::{AsOfficer, Bookkeep, Write},
    assets::{Source, Turnout},
    auctions::{self, Contracted, Cut, Held},
    cases::assign_case,
    engine::{Auction, Outcome, Stage},
    kernel::ActId,
    ledger::Recorded,
    proceeds::{self, Account, Payment},
    store::{Desk, Failure},
    valuation::{self, Valued},
};

/// The valuation of two thousand million, with its notice.
fn valued(estate: &Estate<'_>) {
    let contract =
        Source::of("Hợp đồng dịch vụ thẩm định giá", "21/2026/HĐ", "Công ty Thẩm định giá Sông Lam");
    estate
        .act::<Write>(&estate.secretary, "2026-08-10", |d, h, c| valuation::sign_contract(d, h, c, contract))
        .unwrap();
    let certificate = Source::of("Chứng thư thẩm định giá", "112/2026/CT", "Công ty Thẩm định giá Sông Lam");
    let valued =
        Valued { amount: vnd(2_000_000_000), valid_until: Some(day("2027-02-21")), source: certificate };
    estate
        .act::<Write>(&estate.secretary, "2026-08-21", |d, h, c| valuation::receive_result(d, h, c, valued))
        .unwrap();
    estate
        .act::<AsOfficer>(&estate.officer, "2026-08-25", |d, h, c| valuation::notify_result(d, h, c, None))
        .unwrap();
}

fn contracted(estate: &Estate<'_>, on: &str, opening: &str, deposit: i64) -> Result<Recorded, Failure> {
    let contract = Contracted {
        opening: Some(day(opening)),
        deposit: Some(vnd(deposit)),
        source: Source::of(
            "Hợp đồng dịch vụ đấu giá tài sản",
            "15/2026/HĐ-ĐG",
            "Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An",
        ),
        ..Contracted::default()
    };
    estate.act::<Write>(&estate.secretary, on, |d, h, c| auctions::sign_contract(d, h, c, contract))
}

fn announced(estate: &Estate<'_>, days: [&str; 4]) {
    let who = &estate.secretary;
    estate.act::<Write>(who, days[0], |d, h, c| auctions::post(d, h, c, None, None)).unwrap();
    estate.act::<Write>(who, days[1], |d, h, c| auctions::publish(d, h, c, 1, None)).unwrap();
    estate.act::<Write>(who, days[2], |d, h, c| auctions::publish(d, h, c, 2, None)).unwrap();
    estate.act::<Write>(who, days[3], auctions::close_registration).unwrap();
}

fn held(estate: &Estate<'_>, on: &str, outcome: Outcome, price: Option<i64>) -> Result<Recorded, Failure> {
    let auction = Auction { outcome: Some(outcome), price: price.map(vnd), ..Auction::default() };
    let turnout = Some(Turnout { registered: 3, attended: 2, bids: 7 });
    estate.act::<Write>(&estate.secretary, on, move |d, h, c| {
        auctions::hold_round(d, h, c, Held { auction, turnout, source: None })
    })
}

fn failed(estate: &Estate<'_>, on: &str, received: &str) {
    held(estate, on, Outcome::NoRegistration, None).unwrap();
    let notice = Source::of(
        "Thông báo đấu giá không thành",
        "87/TB-ĐGHA",
        "Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An",
    );
    estate
        .act::<Write>(&estate.secretary, received, |d, h, c| auctions::receive_failure(d, h, c, notice))
        .unwrap();
}

fn cut(estate: &Estate<'_>, on: &str, to: i64) -> Result<Recorded, Failure> {
    let wish = Cut { to: vnd(to), answer: None };
    estate.act::<AsOfficer>(&estate.officer, on, |d, h, c| auctions::cut_price(d, h, c, wish))
}

/// To the failure of the first round, its notice received and the parties told.
fn first_round_failed(estate: &Estate<'_>) {
    valued(estate);
    contracted(estate, "2026-09-11", "2026-10-23", 400_000_000).unwrap();
    announced(estate, ["2026-09-25", "2026-09-25", "2026-09-29", "2026-10-20"]);
    failed(estate, "2026-10-23", "2026-10-26");
    estate.act::<AsOfficer>(&estate.officer, "2026-10-28", auctions::inform_parties).unwrap();
}

fn paid(amount: i64) -> Payment {
    let source = Source::of("Giấy báo có", "0412", "Kho bạc Nhà nước khu vực 3");
    Payment { amount: vnd(amount), extended: false, source }
}

on_both! {
    fn one_asset_walks_from_its_valuation_to_the_last_dong(house) {
        let estate = Estate::seized(house, "2026-08-03");
        first_round_failed(&estate);
        cut(&estate, "2026-11-02", 1_800_000_000).unwrap();
        contracted(&estate, "2026-11-04", "2026-12-11", 360_000_000).unwrap();
        announced(&estate, ["2026-11-20", "2026-11-18", "2026-11-23", "2026-12-08"]);
        held(&estate, "2026-12-11", Outcome::Sold, Some(1_950_000_000)).unwrap();
        let buyer = paid(1_950_000_000);
        estate.act::<Bookkeep>(&estate.accountant, "2026-12-28", |d, h, c| proceeds::buyer_paid(d, h, c, buyer)).unwrap();

        let early = estate.dossier().proposed_payout(vnd(1_950_000_000), day("2027-01-05"));
        let unpaid = estate.act::<AsOfficer>(&estate.officer, "2027-01-05", |d, h, c| proceeds::decide_payout(d, h, c, early));
        let (code, article) = refused(unpaid);
        assert!(code == "ORDER" && article.contains("Điều 54"), "{code}: {article}");

        estate.act::<Write>(&estate.secretary, "2027-01-12", |d, h, c| auctions::deliver(d, h, c, None)).unwrap();
        estate.act::<Write>(&estate.secretary, "2027-01-14", |d, h, c| auctions::title_file(d, h, c, None)).unwrap();
        let input = estate.dossier().proposed_payout(vnd(1_950_000_000), day("2027-01-15"));
        estate.act::<AsOfficer>(&estate.officer, "2027-01-15", |d, h, c| proceeds::decide_payout(d, h, c, input)).unwrap();

        let transfer = || Source::of("Ủy nhiệm chi", "51", "Kho bạc Nhà nước khu vực 3");
        let alone = estate.act::<Bookkeep>(&estate.officer, "2027-01-18", move |d, h, c| proceeds::pay_out(d, h, c, transfer()));
        assert_eq!(refused(alone).0, "TWO-PERSONS");
        estate.act::<Bookkeep>(&estate.accountant, "2027-01-18", move |d, h, c| proceeds::pay_out(d, h, c, transfer())).unwrap();

        let dossier = estate.dossier();
        assert_eq!(dossier.journey(day("2027-01-20")).stage, Stage::Closed);
        let rows = house.store.read(&estate.scope, |desk| proceeds::postings_of(desk, dossier.id)).unwrap();
        let sum = |of: fn(&proceeds::Posting) -> bool| rows.iter().filter(|r| of(&r.posting)).map(|r| r.posting.amount.dong()).sum::<i64>();
        assert_eq!(sum(|p| p.to == Account::Held), 1_950_000_000);
        assert_eq!(sum(|p| p.from == Account::Held), 1_950_000_000);
        let bank = rows.iter().find(|r| r.posting.to == Account::Payee("bank".into())).unwrap();
        let fee = rows.iter().find(|r| r.posting.to == Account::Fee).unwrap();
        assert_eq!(bank.posting.amount.dong() + fee.posting.amount.dong(), 1_950_000_000 - 95_000_000 - 134_000_000);
        assert_eq!(house.store.read(&estate.scope, |desk| proceeds::held_for(desk, dossier.id)).unwrap(), vnd(0));
    }
}

on_both! {
    fn what_the_law_forbids_is_refused_with_its_article(house) {
        let estate = Estate::seized(house, "2026-08-03");
        valued(&estate);
        let (code, article) = refused(held(&estate, "2026-10-23", Outcome::Sold, Some(2_100_000_000)));
        assert_eq!(code, "AUC-CONTRACT", "{article}");
        contracted(&estate, "2026-09-11", "2026-10-23", 400_000_000).unwrap();
        announced(&estate, ["2026-09-25", "2026-09-25", "2026-09-29", "2026-10-20"]);
        held(&estate, "2026-10-23", Outcome::NoRegistration, None).unwrap();
        let (code, article) = refused(cut(&estate, "2026-10-26", 1_800_000_000));
        assert!(code == "ORDER" && article.contains("khoản 3 Điều 83"), "{code}: {article}");
        let notice = Source::of("Thông báo", "87/TB-ĐGHA", "Trung tâm");
        estate.act::<Write>(&estate.secretary, "2026-10-26", |d, h, c| auctions::receive_failure(d, h, c, notice)).unwrap();
        estate.act::<AsOfficer>(&estate.officer, "2026-10-28", auctions::inform_parties).unwrap();

        let second = held(&estate, "2026-11-02", Outcome::NoRegistration, None);
        assert!(["CUT", "PRICE-CHAIN", "AUC-CONTRACT"].contains(&refused(second).0.as_str()));
        let (code, article) = refused(cut(&estate, "2026-11-02", 1_799_999_999));
        assert!(code == "CUT-CAP" && article.contains("khoản 3 Điều 83"), "{code}: {article}");
        cut(&estate, "2026-11-02", 1_800_000_000).unwrap();
        let again = refused(cut(&estate, "2026-11-02", 1_620_000_000));
        assert_eq!(again.0, "ORDER", "one cut after one failed round");
    }
}

on_both! {
    fn a_cut_sent_twice_is_one_decision_with_one_number(house) {
        let estate = Estate::seized(house, "2026-08-03");
        first_round_failed(&estate);
        let mut doing = estate.doing(&estate.officer, day("2026-11-02"));
        doing.act = ActId::new();
        doing.after = Some(estate.dossier().story.last_seq());
        let send = || estate.act_as::<AsOfficer>(&estate.officer, doing.clone(), |d, h, c| {
            auctions::cut_price(d, h, c, Cut { to: vnd(1_800_000_000), answer: None })
        });
        let (first, second) = (send().unwrap(), send().unwrap());
        assert_eq!((first.n, first.again, second.again), (second.n, false, true));
        let papers: Vec<String> = estate.dossier().story.papers().filter(|p| p.code == "DOC-58").map(|p| p.symbol.clone()).collect();
        assert_eq!(papers, ["01/QĐ-THADS"]);
    }
}

on_both! {
    fn of_two_officers_at_once_one_hears_that_the_file_has_moved_on(house) {
        let estate = Estate::seized(house, "2026-08-03");
        first_round_failed(&estate);
        let seen = estate.dossier().story.last_seq();
        let send = |who, to| {
            let mut doing = estate.doing(who, day("2026-11-02"));
            doing.after = Some(seen);
            estate.act_as::<AsOfficer>(who, doing, move |d, h, c| {
                auctions::cut_price(d, h, c, Cut { to: vnd(to), answer: None })
            })
        };
        let (one, two) = std::thread::scope(|s| {
            let one = s.spawn(|| send(&estate.officer, 1_800_000_000));
            let two = s.spawn(|| send(&estate.second_officer, 1_850_000_000));
            (one.join().unwrap(), two.join().unwrap())
        });
        let lost = match (one, two) {
            (Ok(_), lost) | (lost, Ok(_)) => refused(lost).0,
            _ => panic!("nobody got through"),
        };
        assert_eq!(lost, "STALE");
    }
}

on_both! {
    fn a_secretary_does_not_cut_prices(house) {
        let estate = Estate::seized(house, "2026-08-03");
        first_round_failed(&estate);
        let wish = Cut { to: vnd(1_800_000_000), answer: None };
        let refused_to = estate.act::<AsOfficer>(&estate.secretary, "2026-11-02", |d, h, c| auctions::cut_price(d, h, c, wish));
        assert_eq!(refused(refused_to).0, "WARRANT");
    }
}

/// Three failed rounds with two cuts between them: the option opens.
fn third_round_failed(estate: &Estate<'_>) {
    first_round_failed(estate);
    cut(estate, "2026-11-02", 1_800_000_000).unwrap();
    contracted(estate, "2026-11-04", "2026-12-11", 360_000_000).unwrap();
    announced(estate, ["2026-11-20", "2026-11-18", "2026-11-23", "2026-12-08"]);
    failed(estate, "2026-12-11", "2026-12-14");
    estate.act::<AsOfficer>(&estate.officer, "2026-12-16", auctions::inform_parties).unwrap();
    cut(estate, "2026-12-18", 1_620_000_000).unwrap();
    contracted(estate, "2026-12-21", "2027-01-29", 324_000_000).unwrap();
    announced(estate, ["2027-01-08", "2027-01-06", "2027-01-11", "2027-01-26"]);
    failed(estate, "2027-01-29", "2027-02-01");
}

on_both! {
    fn a_creditor_takes_the_asset_when_the_option_is_open(house) {
        let estate = Estate::seized(house, "2026-08-03");
        third_round_failed(&estate);
        assert_eq!(refused(cut(&estate, "2027-02-02", 1_458_000_000)).0, "OFFER", "the offer comes first");
        estate.act::<AsOfficer>(&estate.officer, "2027-02-03", auctions::inform_parties).unwrap();
        let letter = Source::of("Văn bản đồng ý nhận tài sản", "312/CV-NH", "Ngân hàng thương mại cổ phần Sông Lam");
        estate.act::<Write>(&estate.secretary, "2027-02-04", |d, h, c| auctions::creditor_accepts(d, h, c, letter)).unwrap();
        estate.act::<AsOfficer>(&estate.officer, "2027-02-12", auctions::tell_debtor).unwrap();

        let ask = |on: &str| {
            let take = auctions::Take::proposed(&estate.dossier());
            estate.act::<AsOfficer>(&estate.officer, on, move |d, h, c| auctions::ask_creditor_payment(d, h, c, &take))
        };
        let (code, article) = refused(ask("2027-02-16"));
        assert!(code == "TAKE-REDEEM" && article.contains("Điều 65"), "{code}: {article}");
        ask("2027-02-24").unwrap();
        let take = auctions::Take::proposed(&estate.dossier());
        let (_, taking) = take.computed(&estate.dossier(), day("2027-02-24")).unwrap();
        assert_eq!(taking.pays, vnd(95_000_000 + 134_000_000), "the costs and the ranks before the bank");

        let due = paid(taking.pays.dong());
        estate.act::<Bookkeep>(&estate.accountant, "2027-02-26", |d, h, c| proceeds::creditor_paid(d, h, c, due)).unwrap();
        let receiver = auctions::Receiver::proposed(&estate.dossier());
        assert!(receiver.name.contains("Sông Lam"), "{receiver:?}");
        estate.act::<AsOfficer>(&estate.officer, "2027-03-01", move |d, h, c| auctions::decide_handover(d, h, c, &receiver)).unwrap();
        estate.act::<Write>(&estate.secretary, "2027-03-05", |d, h, c| auctions::deliver(d, h, c, None)).unwrap();
        let input = estate.dossier().proposed_payout(vnd(1_620_000_000), day("2027-03-08"));
        estate.act::<AsOfficer>(&estate.officer, "2027-03-08", |d, h, c| proceeds::decide_payout(d, h, c, input)).unwrap();
        let transfer = Source::of("Ủy nhiệm chi", "51", "Kho bạc Nhà nước khu vực 3");
        estate.act::<Bookkeep>(&estate.accountant, "2027-03-09", |d, h, c| proceeds::pay_out(d, h, c, transfer)).unwrap();
        let codes: Vec<String> = estate.dossier().story.papers().map(|p| p.code.clone()).collect();
        assert_eq!(codes, ["DOC-39", "DOC-56", "DOC-58", "DOC-56", "DOC-58", "DOC-56", "DOC-61", "DOC-66"]);
        keep_papers(house, &estate);
    }
}

/// The officer that a table names in every row of an asset.
fn officers(house: &crate::support::TestHouse, table: &str) -> Vec<String> {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        officer: String,
    }
    let query = format!("SELECT officer FROM {table}");
    let read = |desk: &mut Desk<'_>| Ok(diesel::sql_query(query).load::<Row>(desk.db())?);
    house.store.read(&house.scope(), read).unwrap().into_iter().map(|row| row.officer).collect()
}

on_both! {
    fn an_asset_and_its_deadlines_follow_the_case_to_its_new_officer(house) {
        let estate = Estate::seized(house, "2026-08-03");
        let case = estate.dossier().story.facts.case;
        let doing = estate.doing(&estate.officer, day("2026-08-05"));
        let minh = estate.second_officer.id;
        let assign = move |desk: &mut Desk<'_>| assign_case(desk, &doing, case, minh, "Phòng 5".into());
        house.store.write(&estate.scope, assign).unwrap();
        for table in ["assets", "deadlines"] {
            let all = officers(house, table);
            assert!(!all.is_empty() && all.iter().all(|one| *one == minh.to_string()), "{table}: {all:?}");
        }
        valued(&estate);
        assert!(officers(house, "deadlines").iter().all(|one| *one == minh.to_string()), "and later ones too");
    }
}

/// Puts the papers where `NIEMPHONG_KEEP_PAPERS` says, to be looked at.
fn keep_papers(house: &crate::support::TestHouse, estate: &Estate<'_>) {
    let Some(folder) = std::env::var_os("NIEMPHONG_KEEP_PAPERS") else { return };
    let rows =
        house.store.read(&estate.scope, |desk| niemphong::documents::recent_papers(desk, 0, 100)).unwrap();
    for row in rows {
        let bytes = house.vault.get(&row.digest.parse().unwrap()).unwrap();
        let name = format!("{}-{}.pdf", row.code, row.symbol.replace('/', "-"));
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}
