//! Steps: the forms by which the journey of an asset is written down, one address for each type of step.
//!
//! A form is read into a wish; the wish is carried out by the verb of the room that owns the step, with that verb's
//! own warrant. Papers are shown as real drafts before they are issued. It may touch every room below.
//! It deliberately decides nothing itself: what is lawful is said by the law, what is done by the verbs.

mod catalogue;
mod defaults;
mod files;
mod pages;
mod reading;
mod verbs;
mod wish;

pub use pages::routes;
