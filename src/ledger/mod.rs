//! The ledger: the book of acts of one agency, append-only and hash-chained.
//!
//! [`record`] is the only door through which anything changes: it writes the act, then lets the act write the
//! rows it gives rise to, in the same transaction. The text that is hashed is the text that is stored.
//! It deliberately does not know what any act means; a slice's deed does ([`Deed::apply`]).

mod act;
mod book;
mod chain;
mod store;

pub use act::{Act, Author, Deed, Doing, Subject, SubjectKind};
pub use book::{Recorded, admit, record};
pub use chain::{ChainBreak, Link, genesis, link_digest, walk};
pub use store::{
    Columns, act_by_id, acts_after, acts_before, acts_of, acts_of_kind, acts_of_many, acts_on, append,
    digests_of, head, last_seq,
};
