//! What is done from the auction contract to the delivery, each as one act.

mod failure;
mod round;
mod sale;

pub use failure::{creditor_accepts, cut_price, inform_parties, receive_failure, return_asset, tell_debtor};
pub use round::{
    Contracted, Held, close_registration, hold_round, pause, post, publish, remove_posting, resume,
    sign_contract, stop,
};
pub use sale::{buyer_defaults, deliver, result_voided, title_file};
