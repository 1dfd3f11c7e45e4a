//! The figures of one asset's road: prices, deposits, outcomes, and the papers of others it rests on.

use super::{
    course::{Mark, Milestone},
    spec::{AssetSpec, CaseSpec, Outside},
};
use crate::{
    assets::{Source, Turnout},
    auctions::Receiver,
    engine::{Auction, Outcome},
    kernel::{Day, Vnd},
    law::{LawBook, Procedure},
};

/// The house that values.
pub const VALUER: &str = "Công ty TNHH Thẩm định giá Sông Lam";
/// The house that auctions.
pub const AUCTIONEER: &str = "Trung tâm Dịch vụ đấu giá tài sản tỉnh Hà An";
/// The office whose file was taken over.
pub const OLD_OFFICE: &str = "Chi cục Thi hành án dân sự";
/// Where money comes in.
pub const TREASURY: &str = "Kho bạc Nhà nước khu vực III, Phòng Giao dịch số 2";

/// One asset on its way: figures that follow from its table.
#[derive(Clone)]
pub struct Road {
    /// The table's key.
    pub key: String,
    /// The officer in charge.
    pub officer: String,
    /// The starting price of each round, and the one after the last cut.
    pub prices: Vec<Vnd>,
    /// The real deposit of the last round.
    pub deposit: Option<Vnd>,
    /// The whole table.
    pub spec: AssetSpec,
    /// What the creditor pays beyond his own share when he takes the asset.
    pub beyond_share: Vnd,
    /// Numbers of other people's papers start here.
    pub numbers: u32,
    /// Who owes.
    pub debtor: Outside,
    /// Everything that the judgment orders to be paid.
    pub owed: Vnd,
    /// The day on which it is seized.
    pub seized_on: Option<Day>,
    /// The day of each session.
    pub sessions: Vec<Day>,
}

impl Road {
    /// The figures of an asset: each price is the real one, or the lowest lawful one where the real one was lower.
    pub fn of(case: &CaseSpec, spec: &AssetSpec, marks: &[Mark], sessions: Vec<Day>) -> Road {
        let law = LawBook::embedded();
        let ladder = spec.ladder();
        let mut prices = vec![vnd(ladder.first().copied().unwrap_or(0))];
        for round in 1..=ladder.len() {
            let before = prices.last().copied().unwrap_or_default();
            let on = marks.iter().find(|m| m.what == Milestone::Cut && m.round as usize == round);
            let floor = on.and_then(|m| law.min_next_price(before, m.on).ok()).map(|floor| floor.value);
            let wanted = ladder.get(round).copied().map(vnd).or(floor).unwrap_or(before);
            let revalued = spec.revalued.filter(|(at, _)| *at as usize == round + 1).map(|(_, p)| vnd(p));
            prices.push(revalued.unwrap_or_else(|| floor.map_or(wanted, |f| wanted.max(f))));
        }
        Road {
            key: spec.key.clone(),
            officer: case.officer.clone(),
            prices,
            deposit: spec.deposit.map(vnd),
            spec: spec.clone(),
            beyond_share: vnd(case.court_fee + case.alimony + spec.costs),
            numbers: spec.key.bytes().map(u32::from).sum::<u32>() % 180 + 11,
            debtor: case.debtor.clone(),
            owed: vnd(case.debt + case.alimony + case.court_fee + case.budget),
            seized_on: marks.iter().find(|m| m.what == Milestone::Seized).map(|m| m.on),
            sessions,
        }
    }

    /// The commune in which the asset lies, or else the debtor lives: `phường Hà An`.
    pub fn commune(&self) -> String {
        let parts = self.spec.place.split(", ").chain(self.debtor.address.split(", "));
        let mut communes = parts.filter(|part| part.starts_with("xã ") || part.starts_with("phường "));
        communes.next().unwrap_or("phường Hà An").to_owned()
    }

    /// The day on which the means of the debtor were verified: two weeks before the seizure is decided.
    pub fn verified_on(&self, decided: Day) -> Day {
        let mut day = decided.plus_days(-14).unwrap_or(decided);
        while day.is_weekend() || LawBook::embedded().calendar().is_working(day) == Ok(false) {
            day = day.previous();
        }
        day
    }

    /// Who bought it, as the decision to hand over names the buyer.
    pub fn buyer(&self, registry: String) -> Receiver {
        const BUYERS: &[(&str, &str, &str)] = &[
            ("ông", "Vương Khắc Tuấn", "022085003917"),
            ("bà", "Phan Thị Ngọc Hà", "022190006284"),
            ("ông", "Tống Duy Khánh", "022081009452"),
        ];
        let (title, name, identity) = BUYERS[self.numbers as usize % BUYERS.len()];
        Receiver {
            title: title.into(),
            name: name.into(),
            identity: format!("Số định danh cá nhân {identity}"),
            address: "Tổ 11, phường Hà An, tỉnh Hà An".into(),
            registry,
        }
    }

    /// The decision to seize that lies in the old file.
    pub fn old_decision(&self) -> Source {
        let number = format!("{}/QĐ-CCTHADS", self.numbers);
        Source::of("Quyết định cưỡng chế kê biên, xử lý tài sản", &number, OLD_OFFICE)
    }

    /// The starting price of a round.
    pub fn price(&self, round: u32) -> Vnd {
        self.prices.get(round.saturating_sub(1) as usize).copied().unwrap_or_default()
    }

    fn is_last(&self, round: u32) -> bool {
        round as usize + 1 == self.prices.len()
    }

    /// The deposit of a round: the real one where it is known and lawful, else about fifteen per cent.
    pub fn deposit(&self, round: u32, on: Day) -> Vnd {
        let price = self.price(round);
        let about = vnd(price.dong() * 15 / 100 / 1_000 * 1_000);
        let wanted = self.deposit.filter(|_| self.is_last(round)).unwrap_or(about);
        match LawBook::embedded().deposit_range(price, on) {
            Ok(range) => wanted.max(range.value.0).min(range.value.1),
            Err(_) => wanted,
        }
    }

    /// How a round ended.
    pub fn outcome(&self, round: u32) -> Auction {
        let price = self.spec.sold.map_or_else(|| self.price(round), vnd);
        let sold = self.is_last(round) && !self.spec.taken && self.sells();
        let outcome = match (sold, round) {
            (true, _) if price > self.price(round) => Outcome::Sold,
            (true, _) => Outcome::SoldSingle,
            (false, 1) if self.numbers.is_multiple_of(2) => Outcome::SingleInFirstRound,
            (false, 2) if self.numbers.is_multiple_of(3) => Outcome::SingleWithoutConsent,
            (false, _) => Outcome::NoRegistration,
        };
        Auction {
            outcome: Some(outcome),
            price: sold.then_some(price),
            consent: (outcome == Outcome::SoldSingle).then_some(true),
            starting_price: Some(self.price(round)),
            ..Auction::default()
        }
    }

    fn sells(&self) -> bool {
        self.spec.sold.is_some()
            || Milestone::named(&self.spec.until).is_some_and(|until| until >= Milestone::Paid)
    }

    /// The day of a session.
    pub fn session(&self, round: u32) -> Option<Day> {
        self.sessions.get(round.saturating_sub(1) as usize).copied()
    }

    /// The procedure of a round.
    pub fn procedure(&self, round: u32) -> Procedure {
        if self.is_last(round) { self.spec.procedure } else { Procedure::Ordinary }
    }

    /// How many took part.
    pub fn turnout(&self, round: u32) -> Turnout {
        match self.outcome(round).outcome {
            Some(Outcome::Sold) => Turnout { registered: 5, attended: 4, bids: 9 + self.numbers % 20 },
            Some(Outcome::NoRegistration) => Turnout::default(),
            _ => Turnout { registered: 1, attended: 1, bids: 0 },
        }
    }

    /// The paper of somebody else behind a milestone, as its issuer numbers it.
    pub fn source(&self, mark: Mark) -> Option<Source> {
        let n = self.numbers + mark.round * 7;
        let year = mark.on.year();
        let annex = mark.round > 1;
        Some(match mark.what {
            Milestone::Seized => self.old_decision(),
            Milestone::ValContract => {
                Source::of("Hợp đồng dịch vụ thẩm định giá", &format!("{n}/{year}/HĐ-TĐG"), VALUER)
            }
            Milestone::ValResult => {
                Source::of("Chứng thư thẩm định giá", &format!("{}/{year}/CT-SL", n + 40), VALUER)
            }
            Milestone::Revalued => {
                Source::of("Chứng thư thẩm định giá lại", &format!("{}/{year}/CT-SL", n + 90), VALUER)
            }
            Milestone::Contract if annex => Source::of(
                &format!("Phụ lục {} Hợp đồng dịch vụ đấu giá tài sản", mark.round - 1),
                &format!("{}/{year}/PL-HĐĐG", self.numbers),
                AUCTIONEER,
            ),
            Milestone::Contract => {
                Source::of("Hợp đồng dịch vụ đấu giá tài sản", &format!("{n}/{year}/HĐ-ĐG"), AUCTIONEER)
            }
            Milestone::Held => Source::of("Biên bản đấu giá tài sản", &format!("{n}/BBĐG"), AUCTIONEER),
            Milestone::Received => {
                Source::of("Thông báo đấu giá không thành", &format!("{n}/TB-ĐGHA"), AUCTIONEER)
            }
            Milestone::Paid | Milestone::Taken => {
                Source::of("Giấy báo có", &format!("{:04}", n * 13 % 9_000), TREASURY)
            }
            Milestone::Accepted => Source::of("Đơn đề nghị nhận tài sản để thi hành án", "", ""),
            Milestone::Delivered => Source::of("Biên bản giao tài sản", "", ""),
            Milestone::Title => Source::of("Phiếu giao nhận hồ sơ đăng ký", "", ""),
            Milestone::PaidOut => Source::of("Ủy nhiệm chi", &format!("{}", n % 90 + 10), TREASURY),
            _ => return None,
        })
    }
}

/// Đồng of the tables.
pub fn vnd(dong: i64) -> Vnd {
    Vnd::new(dong).unwrap_or_default()
}
