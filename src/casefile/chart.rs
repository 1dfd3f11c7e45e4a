//! The price ladder of a journey, as the chart draws it.

use crate::{
    engine::{Journey, Outcome},
    kernel::Day,
    law::LawBook,
    web::chart::{LadderView, Rung},
};

/// Rounds so far, the price of the coming one, and the lines of costs, secured debt and creditor's option.
pub fn ladder_view(journey: &Journey, law: &LawBook, today: Day) -> LadderView {
    let ladder = journey.ladder_points(law, today);
    let settled = journey.stage.is_settled();
    let rounds = ladder
        .points
        .iter()
        .map(|point| Rung {
            no: point.round,
            price: point.price,
            opened: journey.round_view(point.round).and_then(|r| r.opening),
            outcome_label: point.outcome.map_or_else(String::new, |o| short(o).to_owned()),
            failed: point.outcome.is_some_and(|o| !o.is_sale()),
        })
        .collect();
    LadderView {
        rounds,
        next_floor: ladder.points.last().and_then(|p| p.floor).filter(|_| !settled),
        costs: ladder.costs,
        secured: ladder.secured,
        option_from_round: ladder.option_round.filter(|_| !ladder.points.is_empty()),
    }
}

/// How a round ended, in words that fit under a column.
const fn short(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Sold | Outcome::SoldSingle | Outcome::SoldNext => "đã bán",
        Outcome::NoRegistration => "không ai đăng ký",
        Outcome::SingleInFirstRound | Outcome::SingleWithoutConsent => "chỉ một người",
        Outcome::NoBid => "không ai trả giá",
        Outcome::NotSigned => "không ký",
        Outcome::Withdrawn => "rút giá",
        Outcome::Refused => "từ chối mua",
        Outcome::Default => "không nộp tiền",
        Outcome::Paused => "tạm dừng",
        Outcome::Stopped => "dừng",
        Outcome::Technical => "lỗi kỹ thuật",
        Outcome::Void => "bị hủy",
    }
}
