//! What is done from the auction contract to the delivery, each as one act.

mod failure;
mod round;
mod sale;

pub use failure::{
    ask_creditor_payment, creditor_accepts, cut_price, inform_parties, receive_failure, return_asset,
    tell_debtor,
};
pub use round::{
    Contracted, Held, close_registration, hold_round, pause, post, publish, remove_posting, resume,
    sign_contract, stop,
};
pub use sale::{
    announce_direct_sale, buyer_defaults, decide_handover, deliver, result_voided, sell_directly, title_file,
};
