//! The decision to hand the asset over.

use super::{Take, first_contract};
use crate::{
    assets::{Dossier, PaperPlan, Plan, drawing, paper_party},
    auctions::papers::{DeliveryFacts, SaleWay, delivery_decision},
    documents::Series,
    engine::{Stage, Step},
    kernel::{Day, Refusal, Vnd},
    law::LawBook,
    paper::{
        PaperError,
        common::{Party, Reference},
    },
    store::Failure,
};

/// Who receives the asset. A buyer's name and identity stand on the paper alone, never in the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receiver {
    /// `ông`, `bà`, or empty for an organisation.
    pub title: String,
    /// The full name.
    pub name: String,
    /// The identity number with its label.
    pub identity: String,
    /// The address.
    pub address: String,
    /// Who registers the title; empty when nothing is registered.
    pub registry: String,
}

impl Receiver {
    /// The creditor who took the asset; nobody known for a buyer.
    pub fn proposed(dossier: &Dossier) -> Receiver {
        let immovable = dossier.story.facts.class.kind() == crate::law::Kind::Immovable;
        let registry = if immovable {
            format!("Văn phòng đăng ký đất đai tỉnh {}", dossier.agency.place)
        } else {
            String::new()
        };
        let taken = dossier.last(|s| matches!(s, Step::CreditorPaid { .. })).is_some();
        let taker = Take::proposed(dossier).taker;
        let party = dossier.case.parties.iter().find(|party| taken && party.key == taker).map(paper_party);
        let Party { title, name, identity, address, .. } = party.unwrap_or_default();
        Receiver { title, name, identity, address, registry }
    }
}

/// The decision to hand over (DOC-66, khoản 2 Điều 86 Luật 106/2025/QH15): only after full payment.
///
/// # Errors
/// A refusal before the payment.
pub fn handover_plan(dossier: &Dossier, receiver: &Receiver, on: Day) -> Result<Plan, Failure> {
    let stage = dossier.journey(on).stage;
    if !matches!(stage, Stage::Paid | Stage::Taken) {
        let message = format!(
            "Tài sản đang ở giai đoạn “{}”: quyết định giao tài sản chỉ ra sau khi người mua, người nhận đã nộp đủ tiền.",
            stage.title()
        );
        let refusal = Refusal::new("DELIVER", message);
        return Err(match LawBook::embedded().basis("DELIVER", on) {
            Ok(basis) => refusal.by(&basis).into(),
            Err(_) => refusal.into(),
        });
    }
    let way = way_of(dossier);
    let mut traits = dossier.traits();
    if way == SaleWay::Priority {
        traits.push("priority");
    }
    let paper = PaperPlan {
        code: "DOC-66",
        title: format!("Quyết định giao tài sản · {}", dossier.story.facts.name),
        series: Series::Decision,
        sheet: drawing(
            ("DOC-66", on, traits),
            facts(dossier, receiver, way, on),
            |facts, head| facts.head = head,
            delivery_decision,
        ),
    };
    Ok(Plan { paper: Some(paper), ..Plan::default() })
}

fn way_of(dossier: &Dossier) -> SaleWay {
    let sale = dossier.last(|s| {
        matches!(
            s,
            Step::Auction(_)
                | Step::CreditorPaid { .. }
                | Step::PriorityExercised { .. }
                | Step::DirectSale { .. }
        )
    });
    match sale.map(|(_, step)| &step.event.step) {
        Some(Step::CreditorPaid { .. }) => SaleWay::Taken,
        Some(Step::PriorityExercised { .. }) => SaleWay::Priority,
        Some(Step::DirectSale { .. }) => SaleWay::Direct,
        _ => SaleWay::Auction,
    }
}

fn facts(dossier: &Dossier, receiver: &Receiver, way: SaleWay, on: Day) -> Result<DeliveryFacts, PaperError> {
    let paid = dossier.last(|s| matches!(s, Step::BuyerPaid { .. } | Step::CreditorPaid { .. }));
    let (_, paid) = paid.ok_or_else(|| PaperError::missing("chứng từ nộp đủ tiền"))?;
    let nothing = matches!(paid.event.step, Step::CreditorPaid { amount: Some(amount) } if amount.is_zero());
    let receipt = dossier.source("Chứng từ nộp tiền", |s| {
        matches!(s, Step::BuyerPaid { .. } | Step::CreditorPaid { .. })
    });
    let asset = dossier.paper_asset();
    Ok(DeliveryFacts {
        head: dossier.blank_head(on),
        case: dossier.paper_case(),
        seizure: dossier.seizure()?,
        way,
        grounds: grounds(dossier, way),
        receipt: receipt.filter(|_| !nothing),
        receiver: Party {
            title: receiver.title.clone(),
            name: receiver.name.clone(),
            identity: receiver.identity.clone(),
            address: receiver.address.clone(),
            representative: String::new(),
        },
        asset,
        price: price(dossier, on).ok_or_else(|| PaperError::missing("giá tài sản"))?,
        holder: None,
        deliver_until: dossier.last_day("DELIVER", paid.event.date, on),
        registry: receiver.registry.clone(),
        recipients: Vec::new(),
    })
}

/// The minutes of the session and the contract, or the creditor's proposal.
fn grounds(dossier: &Dossier, way: SaleWay) -> Vec<Reference> {
    let found = match way {
        SaleWay::Auction => [
            dossier.source("Biên bản đấu giá tài sản", |s| matches!(s, Step::Auction(_))),
            first_contract(dossier),
        ],
        SaleWay::Taken => [
            dossier.source("Văn bản đồng ý nhận tài sản", |s| {
                matches!(s, Step::CreditorAccepts { .. })
            }),
            None,
        ],
        SaleWay::Priority => [
            dossier
                .source("Văn bản nhận mua tài sản", |s| matches!(s, Step::PriorityExercised { .. })),
            None,
        ],
        SaleWay::Direct | SaleWay::Agreed => {
            [dossier.source("Biên bản bán tài sản", |s| matches!(s, Step::DirectSale { .. })), None]
        }
    };
    found.into_iter().flatten().collect()
}

fn price(dossier: &Dossier, on: Day) -> Option<Vnd> {
    let journey = dossier.journey(on);
    match dossier.last(|s| matches!(s, Step::PriorityExercised { .. } | Step::DirectSale { .. })) {
        Some((_, step)) => match step.event.step {
            Step::PriorityExercised { amount } | Step::DirectSale { amount } => amount,
            _ => None,
        },
        None => journey.rounds.iter().rev().find_map(|r| r.sold_for).or(journey.price),
    }
}
