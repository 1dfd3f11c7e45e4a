//! Disposal: what a judgment says of things in custody, and how each of them ends (xử lý vật chứng, tài sản).
//!
//! Rulings are entered line by line and matched by a second person; holds stop everything; then things are destroyed by
//! a council, handed to the State, returned, or treated as unclaimed, each by its article and clock. It may touch the
//! rooms below: custody, cases, documents, accounts. It deliberately moves nothing on a shelf and knows no auction.

mod acts;
mod ageing;
mod drawing;
mod matter;
mod pages;
pub mod papers;
mod rules;
mod ruling;
mod store;
mod terms;
mod verbs;

pub use acts::{DisposalDeed, Ordered, Step, Stepped};
pub use ageing::{AgeingRow, Band, Cause};
pub use matter::{DisposalKind, DisposalState, Matter, StepKey, Taken};
pub use pages::routes;
pub use rules::{Clock, Goods};
pub use ruling::{Ground, HoldFacts, HoldKind, Matched, Ruling, RulingKind, RulingLine};
pub use store::{
    DisposalFilter, DisposalRow, DueLine, HoldRow, RulingRow, ageing_rows, disposal_acts, disposals,
    due_lines, holds_of, matter, matter_items, matter_of_item, open_holds, open_matters, ready_to_order,
    replay, ruling, rulings_of, rulings_of_case,
};
pub use terms::{Burnt, Compared, Council, Late, LateReason, Member, MemberPart, Method};
pub use verbs::{
    OrderWish, RulingsWish, add_disposal_photo, enter_rulings, from_of, goods_of, issue_list, lift_hold,
    match_ruling, notify_decision, order, place_hold, take_step,
};
