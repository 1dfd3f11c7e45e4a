//! What a form proposes before anything is typed, and what the person should see beside it.

use super::{
    catalogue::{Ask, Shape, StepForm},
    reading::PROCEDURES,
};
use crate::{
    assets::Dossier,
    auctions::{Receiver, Take, earliest_opening, last_failed},
    engine::{Journey, Next, Outcome, Stage},
    kernel::{Day, Vnd},
    law::{LawBook, Procedure},
    web::{
        Form,
        format::money,
        parts::{Article, Link},
    },
};

/// A field as the page draws it.
pub struct FieldView {
    /// Its name.
    pub name: &'static str,
    /// What is read.
    pub label: &'static str,
    /// What the law or the file says of it.
    pub hint: String,
    /// Its shape.
    pub shape: Shape,
    /// Whether it must be filled in.
    pub needed: bool,
    /// What a list offers.
    pub offered: Vec<(String, String)>,
}

/// What a cut must know.
pub struct CutBox {
    /// The price before.
    pub before: Vnd,
    /// The lowest price.
    pub floor: Vnd,
    /// The article.
    pub article: String,
}

/// The file seen from the form's day.
pub struct Seen<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Its journey.
    pub journey: Journey,
    /// The day.
    pub today: Day,
}

impl Seen<'_> {
    /// The dossier seen from a day.
    pub fn of(dossier: &Dossier, today: Day) -> Seen<'_> {
        Seen { dossier, journey: dossier.journey(today), today }
    }

    /// The form with what the file proposes where nothing was typed.
    pub fn proposed(&self, step: &StepForm, form: Form) -> Form {
        let money = |amount: Option<Vnd>| amount.map_or_else(String::new, |a| a.to_string());
        let mut form = form.with("date", self.today.iso());
        for (name, value) in self.proposals(step, money) {
            if !value.is_empty() {
                form = form.with(name, value);
            }
        }
        if step.source.is_some() {
            form = form.with("source_issuer", self.issuer(step.key));
        }
        form
    }

    fn proposals(&self, step: &StepForm, money: fn(Option<Vnd>) -> String) -> Vec<(&'static str, String)> {
        let journey = &self.journey;
        let planned = journey.round_view(journey.next_round());
        match step.key {
            "auction_contract" => vec![
                ("starting_price", money(journey.price)),
                ("procedure", "ordinary".to_owned()),
                ("opening", self.first_opening().map_or_else(String::new, Day::iso)),
            ],
            "public_notice" => {
                vec![("ordinal", (planned.map_or(0, |r| r.notices) + 1).min(2).to_string())]
            }
            "price_cut" => vec![("price", money(self.cut_box().map(|c| c.floor)))],
            "priority_exercised" => vec![("amount", money(journey.price))],
            "buyer_paid" => vec![("amount", money(journey.rounds.iter().rev().find_map(|r| r.sold_for)))],
            "creditor_paid" => {
                let due = Take::proposed(self.dossier).computed(self.dossier, self.today);
                vec![("amount", money(due.ok().map(|(_, taking)| taking.pays)))]
            }
            "take_payment" => vec![("taker", Take::proposed(self.dossier).taker)],
            "handover" => {
                let receiver = Receiver::proposed(self.dossier);
                vec![
                    ("receiver_title", receiver.title),
                    ("receiver", receiver.name),
                    ("receiver_identity", receiver.identity),
                    ("receiver_address", receiver.address),
                    ("registry", receiver.registry),
                ]
            }
            _ => Vec::new(),
        }
    }

    /// Who issued the document the last time.
    fn issuer(&self, key: &str) -> String {
        use crate::engine::Step;
        let last = match key {
            "valuation_result" | "revaluation_result" => {
                self.dossier.last(|s| matches!(s, Step::ValuationContract))
            }
            "auction_contract" | "auction" | "failure_notice_received" => {
                self.dossier.last(|s| matches!(s, Step::AuctionContract { .. }))
            }
            "seizure_completed" => return self.dossier.agency.name.clone(),
            _ => None,
        };
        last.and_then(|(_, step)| step.source.as_ref()).map(|s| s.issuer.clone()).unwrap_or_default()
    }

    fn first_opening(&self) -> Option<Day> {
        earliest_opening(&self.journey.asset, Procedure::Ordinary, self.today, LawBook::embedded())
    }

    /// The fields of a form with their hints and offers.
    pub fn fields(&self, step: &StepForm) -> Vec<FieldView> {
        let one = |ask: &Ask| FieldView {
            name: ask.name,
            label: ask.label,
            shape: ask.shape,
            needed: ask.needed,
            hint: self.hint(ask.name),
            offered: self.offered(ask.name),
        };
        step.asks.iter().map(one).collect()
    }

    fn hint(&self, name: &str) -> String {
        let law = LawBook::embedded();
        match name {
            "deposit" => {
                let range = self.journey.price.and_then(|p| law.deposit_range(p, self.today).ok());
                range.map_or_else(String::new, |range| {
                    let (least, most) = range.value;
                    format!(
                        "Từ {} đến {} với giá hiện tại ({}).",
                        money(least),
                        money(most),
                        range.basis.line()
                    )
                })
            }
            "opening" => self.first_opening().map_or_else(String::new, |day| {
                format!("Sớm nhất {} nếu niêm yết và thông báo ngay hôm nay.", day.with_weekday())
            }),
            "starting_price" => "Lấy từ kết quả thẩm định giá hoặc quyết định giảm giá gần nhất.".to_owned(),
            "price" if self.journey.stage.round().is_some() => self
                .journey
                .round_view(self.journey.next_round())
                .and_then(|r| r.starting_price)
                .map_or_else(String::new, |price| format!("Giá khởi điểm {}.", money(price))),
            "registered" => "Chỉ ghi số lượng, sau phiên; không ghi tên người đăng ký.".to_owned(),
            "advance" => "Tính theo chi phí thẩm định giá lần đầu.".to_owned(),
            _ => String::new(),
        }
    }

    fn offered(&self, name: &str) -> Vec<(String, String)> {
        let pair = |value: &str, words: &str| (value.to_owned(), words.to_owned());
        match name {
            "procedure" => PROCEDURES.iter().map(|(code, p)| pair(code, p.label())).collect(),
            "ordinal" => vec![pair("1", "Lần 1"), pair("2", "Lần 2")],
            "outcome" => self.outcomes().iter().map(|o| pair(o.code(), o.label())).collect(),
            "taker" => self
                .dossier
                .case
                .side(crate::cases::PartyRole::Creditor)
                .map(|party| pair(&party.key, &party.name))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What a session can end in: one registrant means something else in the first round than later.
    fn outcomes(&self) -> Vec<Outcome> {
        let first = self.journey.next_round() == 1;
        let fits = |outcome: &Outcome| match outcome {
            Outcome::SingleInFirstRound => first,
            Outcome::SoldSingle | Outcome::SingleWithoutConsent => !first,
            Outcome::Default | Outcome::Void | Outcome::Paused | Outcome::Stopped => false,
            _ => true,
        };
        Outcome::ALL.into_iter().filter(fits).collect()
    }

    /// The price before and the floor, where a cut is at hand.
    pub fn cut_box(&self) -> Option<CutBox> {
        let before = last_failed(self.dossier, self.today)?.starting_price?;
        let floor = LawBook::embedded().min_next_price(before, self.today).ok()?;
        Some(CutBox { before, floor: floor.value, article: floor.basis.line() })
    }

    /// What is lawful next and recorded by this form.
    pub fn next(&self, step: &StepForm) -> Option<&Next> {
        self.journey.next.iter().find(|next| next.step == step.key)
    }

    /// The article behind the form, with the count.
    pub fn article(&self, step: &StepForm) -> Option<Article> {
        let next = self.next(step)?;
        let article = Article::from(&next.basis);
        Some(match &next.due {
            Some(due) => {
                let skipped = due.count.skipped.iter().map(|s| format!("{}: {}", s.day, s.reason)).collect();
                article.counted(format!("{}.", due.count.sentence), skipped)
            }
            None => article,
        })
    }

    /// What stands in the file and bears on this form.
    pub fn facts(&self, step: &StepForm) -> Vec<(String, String)> {
        let journey = &self.journey;
        let mut rows = vec![("Giai đoạn".to_owned(), journey.stage.title())];
        let mut row = |name: &str, value: String| rows.push((name.to_owned(), value));
        if let Some(valued) = journey.valued {
            row("Giá trị đã xác định", money(valued));
        }
        if let Some(round) = last_failed(self.dossier, self.today) {
            let about_failure = matches!(step.key, "price_cut" | "parties_informed" | "creditor_accepts");
            if about_failure {
                row("Phiên không thành", format!("Phiên {}{}", round.no, day_of(round.opening)));
                row("Lý do", round.outcome.map_or_else(String::new, |o| o.label().to_owned()));
                row(
                    "Nhận thông báo không thành",
                    round.failure_received.map_or_else(|| "chưa ghi".to_owned(), |d| d.to_string()),
                );
                row("Đã báo đương sự", round.informed.map_or_else(|| "chưa".to_owned(), |d| d.to_string()));
                let option = if round.option { "đã mở" } else { "chưa mở" };
                row("Quyền nhận tài sản của người được thi hành án", option.to_owned());
            }
        }
        match self.cut_box() {
            Some(cut) if step.key == "price_cut" => {
                row("Giá khởi điểm của phiên trước", money(cut.before));
                row("Giá thấp nhất có thể đặt", money(cut.floor));
                row("Số lần đã giảm", journey.cuts.to_string());
            }
            _ => {
                if let Some(price) = journey.price {
                    row("Giá hiện tại", money(price));
                }
            }
        }
        rows.extend(self.money_facts(step));
        rows
    }

    fn money_facts(&self, step: &StepForm) -> Vec<(String, String)> {
        if !matches!(step.key, "take_payment" | "creditor_paid") {
            return Vec::new();
        }
        match Take::proposed(self.dossier).computed(self.dossier, self.today) {
            Ok((_, taking)) => vec![
                ("Tổng nghĩa vụ và chi phí".to_owned(), money(taking.all)),
                ("Phần của người nhận".to_owned(), money(taking.kept)),
                ("Phải nộp".to_owned(), money(taking.pays)),
                ("Cách tính".to_owned(), taking.case.label().to_owned()),
            ],
            Err(_) => Vec::new(),
        }
    }

    /// What follows from a cut decided on the form's day.
    pub fn afterwards(&self, step: &StepForm) -> Vec<(String, String)> {
        if step.key != "price_cut" {
            return Vec::new();
        }
        let no = self.journey.round() + 1;
        let mut rows = vec![("Giá mới là giá khởi điểm của".to_owned(), format!("phiên {no}"))];
        if let Some(day) = self.first_opening() {
            let words = format!("{} nếu ký phụ lục, niêm yết và thông báo ngay", day.with_weekday());
            rows.push((format!("Phiên {no} sớm nhất"), words));
        }
        rows
    }

    /// Pages that belong to the same matter.
    pub fn related(&self, step: &StepForm) -> Vec<Link> {
        let code = &self.dossier.story.facts.code;
        let at = |words: &str, key: &str| Link::new(words, format!("/tai-san/{code}/buoc/{key}"));
        let story = &self.dossier.story;
        match step.key {
            "auction_contract" | "posting" | "public_notice" | "registration_closed" | "auction" => {
                vec![Link::new("Kế hoạch phiên", format!("/tai-san/{code}/ke-hoach"))]
            }
            "price_cut" => vec![Link::new("Bậc thang thử", format!("/tai-san/{code}/bac-thang"))],
            "creditor_paid" if story.last_paper("DOC-61").is_none() => {
                vec![at("Lập thông báo nộp tiền (DOC-61)", "take_payment")]
            }
            "delivered"
                if matches!(self.journey.stage, Stage::Paid | Stage::Taken)
                    && story.last_paper("DOC-66").is_none() =>
            {
                vec![at("Ra quyết định giao tài sản trước", "handover")]
            }
            "debtor_told" => vec![at("Lập thông báo nộp tiền cho người nhận", "take_payment")],
            _ => Vec::new(),
        }
    }
}

fn day_of(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| format!(", ngày {day}"))
}
