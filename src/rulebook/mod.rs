//! The rulebook: the law as the house knows it, page by page (sổ luật).
//!
//! Each rule with its versions, the article, the gist in our own words and how sure the house is. It reads the law
//! alone. It deliberately changes nothing: the law is data of the release.

mod pages;
mod words;

pub use pages::routes;
