//! Proceeds: money received for an asset, its distribution, its payment (thanh toán tiền thi hành án).
//!
//! Every movement is a posting from one account to another, so that the books of a case always sum to zero; the
//! officer decides the distribution, somebody else confirms that it was paid. It may touch every room below.
//! It deliberately keeps no bank accounts and pays nobody by itself.

mod acts;
mod pages;
pub mod papers;
mod rules;
mod store;
mod verbs;

pub use acts::{Account, Decision, Posting, ProceedsDeed};
pub use pages::routes;
pub use rules::{SheetRow, sheet_rows};
pub use store::{HeldRow, PostingRow, decision_of, held_for, held_money, postings_of, replay};
pub use verbs::{
    Payment, buyer_paid, creditor_paid, debtor_redeems, decide_payout, decide_plan, draft_payout, may_pay,
    pay_out,
};
