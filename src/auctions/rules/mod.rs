//! What the papers of the auction stage will say: from the dossier and a wish to a plan that the law then judges.

mod cut;
mod delivery;
mod failure;
mod take;

pub use cut::{Cut, cut_plan};
pub use delivery::{Receiver, handover_plan};
pub use failure::inform_plan;
pub use take::{Take, debtor_plan, take_plan};

use crate::{
    assets::Dossier,
    engine::{Outcome, RoundView, Step},
    kernel::Day,
    paper::common::Reference,
};

/// The number of the last round held, as far as it is known on a day.
pub fn last_held(dossier: &Dossier, on: Day) -> Option<u32> {
    dossier.journey(on).rounds.iter().rev().find(|r| r.held).map(|r| r.no)
}

/// The last round held, if it failed.
pub fn last_failed(dossier: &Dossier, on: Day) -> Option<RoundView> {
    let rounds = dossier.journey(on).rounds;
    rounds.into_iter().rev().find(|r| r.held).filter(|r| r.outcome.is_some_and(Outcome::is_failure))
}

/// The base contract; later rounds have annexes to it.
fn first_contract(dossier: &Dossier) -> Option<Reference> {
    let mut steps = dossier.story.standing_steps();
    let (_, step) = steps.find(|(_, s)| matches!(s.event.step, Step::AuctionContract { .. }))?;
    let source = step.source.clone().unwrap_or_default();
    let on = source.on.unwrap_or(step.event.date);
    Some(Reference::new("Hợp đồng dịch vụ đấu giá tài sản", &source.number, on, &source.issuer))
}

/// The cuts so far, oldest first.
fn earlier_cuts(dossier: &Dossier) -> Vec<Reference> {
    let steps = dossier.story.standing_steps().filter(|(_, s)| matches!(s.event.step, Step::PriceCut { .. }));
    let told = |step: &crate::assets::StepFacts| match (&step.paper, &step.source) {
        (Some(paper), _) => dossier.reference(paper),
        (None, source) => {
            let number = source.as_ref().map_or("", |s| s.number.as_str());
            Reference::new("Quyết định giảm giá tài sản", number, step.event.date, &dossier.agency.name)
        }
    };
    steps.map(|(_, step)| told(step)).collect()
}

/// Why a round failed, as papers put it.
fn reason_of(outcome: Outcome) -> String {
    let text = match outcome {
        Outcome::NoRegistration => "không có người đăng ký tham gia đấu giá",
        Outcome::SingleInFirstRound => "chỉ có một người đăng ký tham gia ở lần đấu giá đầu tiên",
        Outcome::SingleWithoutConsent => {
            "chỉ có một người tham gia và bên có tài sản không đồng ý bán cho người này"
        }
        Outcome::NoBid => "không có người trả giá",
        Outcome::NotSigned => "người trúng đấu giá không ký biên bản đấu giá",
        Outcome::Withdrawn => "người trả giá cao nhất rút lại giá đã trả và không có người trả giá tiếp",
        Outcome::Refused => {
            "người trúng đấu giá từ chối kết quả và không có người trả giá liền kề đủ điều kiện"
        }
        _ => "",
    };
    text.to_owned()
}
