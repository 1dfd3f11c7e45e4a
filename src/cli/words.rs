//! `words`: an amount of đồng in words, as printed.

use super::Answer;
use crate::kernel::{Vnd, amount_in_words};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Số tiền, ví dụ 1814819405 hoặc 1.814.819.405
    #[arg(value_name = "SỐ_TIỀN", allow_hyphen_values = true)]
    amount: String,
}

pub(super) fn run(args: &Args) -> Answer {
    match args.amount.parse::<Vnd>() {
        Ok(amount) => Answer::fine(amount_in_words(amount)),
        Err(why) => Answer::wrong(super::law::capital(&format!("{why}."))),
    }
}
