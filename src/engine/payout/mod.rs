//! The distribution of proceeds (thanh toán tiền thi hành án), `niemphong.payout/1`.
//!
//! What comes off the top and which claim stands in which rank is read from the law of the day
//! (`PAYOUT-ORDER`); here the money is only taken, shared and counted, each đồng exactly once.
//! It knows nothing of cases, books or pages.

mod input;
mod order;
mod share;
#[cfg(test)]
mod tests;

pub use input::{Claim, ClaimKind, PAYOUT_FORMAT, PayoutInput, Secured};
pub use order::{PAYOUT_RESULT_FORMAT, Payout, PayoutError, PayoutLine, PayoutStep, distribute};
pub use share::pro_rata;
