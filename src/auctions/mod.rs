//! Auctions: rounds of one asset, their results, price cuts, the creditor's option, the sale and its delivery.
//!
//! It may touch the rooms below; its papers may use the drawing kit and the law's words.
//! It deliberately does not know who is paid with the proceeds.

mod ladder;
mod pages;
pub mod papers;
mod plan;
mod rules;
mod verbs;

pub use ladder::{Ending, Ladder, LadderStep, try_ladder};
pub use pages::routes;
pub use plan::{PlanLine, RoundPlan, earliest_opening, plan_round};
pub use rules::{
    Cut, Receiver, Take, cut_plan, debtor_plan, handover_plan, inform_plan, last_failed, last_held, take_plan,
};
pub use verbs::{
    Contracted, Held, announce_direct_sale, ask_creditor_payment, buyer_defaults, close_registration,
    creditor_accepts, cut_price, decide_handover, deliver, hold_round, inform_parties, pause, post, publish,
    receive_failure, remove_posting, result_voided, resume, return_asset, sell_directly, sign_contract, stop,
    tell_debtor, title_file,
};
