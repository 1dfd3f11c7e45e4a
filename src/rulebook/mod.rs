//! The rulebook as pages: every rule with its versions, articles, gist and certainty (sổ luật).
//!
//! It reads the law and shows it. It deliberately changes nothing: the law is changed in `law/*.toml`.

mod pages;

pub use pages::routes;
