//! Who takes which step. The verbs ask for the same duties in their types; pages ask here before they show a form.

use crate::{
    accounts::{Actor, AsOfficer, Bookkeep, Duty, Role, Roles, Write},
    kernel::Refusal,
};

/// The duty behind a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Whoever writes the file.
    Writer,
    /// The enforcement officer alone.
    Officer,
    /// Whoever receives money.
    Bookkeeper,
}

fn who(step: &str) -> Who {
    match step {
        "seizure_decision" | "seizure_completed" | "keeping" | "valuation_notice" | "priority_notice"
        | "auction_paused" | "auction_resumed" | "auction_stopped" | "parties_informed" | "price_cut"
        | "debtor_told" | "take_payment" | "handover" | "buyer_defaulted" | "result_voided"
        | "direct_sale" | "asset_returned" | "payout" => Who::Officer,
        "buyer_paid" | "creditor_paid" | "debtor_redeems" | "paid_out" => Who::Bookkeeper,
        _ => Who::Writer,
    }
}

/// Whether somebody with these roles may take a step; for showing or leaving out a button.
pub fn may_take(roles: &Roles, step: &str) -> bool {
    let allowed: &[Role] = match who(step) {
        Who::Writer => Write::ROLES,
        Who::Officer => AsOfficer::ROLES,
        Who::Bookkeeper => Bookkeep::ROLES,
    };
    roles.has_any(allowed)
}

/// Whether this person may take a step.
///
/// # Errors
/// A refusal that says who may.
pub fn may_do(actor: &Actor, step: &str) -> Result<(), Refusal> {
    match who(step) {
        Who::Writer => actor.warrant::<Write>().map(drop),
        Who::Officer => actor.warrant::<AsOfficer>().map(drop),
        Who::Bookkeeper => actor.warrant::<Bookkeep>().map(drop),
    }
}
