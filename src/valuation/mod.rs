//! Valuation: what an asset is worth, who was told, who may buy first (thẩm định giá, quyền ưu tiên mua).
//!
//! It may touch the rooms below; its steps go into the asset's story.
//! It deliberately knows nothing of rounds and cuts: it ends where the first starting price is fixed.

pub mod papers;
mod rules;
mod verbs;

pub use rules::{priority_plan, result_plan};
pub use verbs::{
    Valued, agree_price, ask_revaluation, buy_first, notify_priority, notify_result, receive_result,
    receive_revaluation, sign_contract,
};
