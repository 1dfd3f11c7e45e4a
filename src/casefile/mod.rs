//! The file of a case: the page of a case and the journey page of an asset (hồ sơ việc, hành trình tài sản).
//!
//! It reads everyone, because a file on the officer's desk holds everything of a case. It deliberately changes
//! nothing: forms stand in the rooms whose acts they record.

mod chart;
mod facts;
mod pages;
mod things;
mod told;
mod told_case;
mod told_money;

pub use pages::routes;
