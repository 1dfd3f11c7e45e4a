//! What the store may do: pure decisions, each refusal with its article.

mod articles;
mod intake;
mod order;
mod people;
mod things;

pub use articles::{acceptance_article, order_article, two_persons_article};
pub use intake::{Judged, judge};
pub use order::{Leaving, check_order, check_release};
pub use people::{Cast, check_cast};
pub use things::{
    SealState, check_class, check_move, check_seal_issued, check_seal_number, check_seal_opening,
};
