//! The drawing kit of official papers: facts in, a sheet of placed text out, and from the sheet a PDF.
//!
//! It may touch the kernel and, in `pdf.rs` and `finish.rs` only, the PDF libraries. It deliberately knows no
//! law, no database and no clock: the same facts give the same bytes on every machine.

#[cfg(test)]
mod acceptance;
mod body;
mod closing;
mod code;
pub mod common;
mod compose;
mod error;
#[cfg(test)]
mod file_tests;
mod finish;
mod font;
mod heading;
mod label;
mod listing;
mod minutes;
mod open;
mod outline;
mod paginate;
mod pdf;
mod picture;
mod sheet;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod text;
mod tidy;

pub use closing::{Closing, SIGNATURE_ROOM};
pub use code::qr;
pub use compose::{Align, Composer, Geometry, Style};
pub use error::PaperError;
pub use font::{thousandths, width};
pub use heading::Heading;
pub use label::{Label, label, label_sheets};
pub use minutes::{MinutesFrame, Participant, counted};
pub use open::about;
pub use outline::{outline, words};
pub use pdf::pdf;
pub use picture::Photo;
pub use sheet::{About, Face, Flow, Jpeg, Mark, Page, Sheet, Size, TextMark, Um};
pub use table::{Cell, Column, Table};
pub use text::Rich;
pub use tidy::tidy;
