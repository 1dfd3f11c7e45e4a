//! Documents: the register of papers the agency issues, with numbers without gap or twin.
//!
//! A paper is drawn while its number is being taken, inside the transaction of the act that it belongs to; the
//! bytes go to the vault before the act refers to them. An issued paper is never changed: a wrong one is
//! followed by another that says so. It deliberately does not know what a paper says; the slice that draws it does.

mod issue;
mod number;
mod pages;
mod store;

pub use issue::{Draft, Head, IssuedPaper, issue, short_code, vault_failure};
pub use number::{Series, symbol};
pub use pages::routes;
pub use store::{
    PaperRow, all_files, file_media, filed, keep_file, paper, paper_by_short_code, papers_of, papers_of_case,
    recent_papers,
};
