//! The kit for pages: frame, forms, refusals, parts, charts, and what guards every answer.
//! It may touch the kernel and the templates in `templates/layout.html`, `parts/`, `web/`.
//! It deliberately knows no slice and no law: a page gives it plain data.
//!
//! # How a new page is made
//!
//! 1. In the slice's `pages.rs`: `use crate::web::{Form, Frame, Problem, filters, show, show_as};`
//!    (`filters` must be in scope of every template struct).
//! 2. A view: `#[derive(askama::Template)] #[template(path = "auctions/cut.html")] struct CutPage { frame:
//!    Frame, form: Form, … }` with plain data, already judged; no query and no clock in a template.
//! 3. `templates/auctions/cut.html` begins with `{% extends "layout.html" %}`, imports parts
//!    (`{% import "parts/form.html" as form_parts %}`), and fills `{% block title %}` and `{% block main %}`.
//! 4. A handler returns `Result<HttpResponse, Problem>`; `show(&page)` draws it. A `Refusal` leaves with
//!    `?` as a page; any other error with `.or_fail()?` as a numbered failure.
//! 5. Who asks stands in the signature: `visit: Visit<Duty>` for a page, `posted: Posted<Duty>` for a form, `PostedFiles<Duty>`
//!    for a form with files (`enctype="multipart/form-data"`); permission and token are checked before the first line.
//! 6. Read every field first, then ask `form.is_sound()`; on a fault or a refusal
//!    (`form.refuse(refusal.at("price"))`) draw the same page with `show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)`.
//!    Done: `go_saying("/ho-so/…", &Flash::done("Đã ghi …."))`.
//! 7. Every form holds `{{ form_parts::token(frame) }}`; no `style=`, no `onclick=`: the policy forbids both.

pub mod assets;
pub mod chart;
pub mod csrf;
mod field;
pub mod filters;
mod flash;
mod form;
pub mod format;
pub mod guard;
mod house;
mod layout;
mod paging;
pub mod parts;
mod problem;
mod sign_in;
mod upload;
mod visit;

pub use field::Field;
pub use flash::{COOKIE as FLASH_COOKIE, Flash};
pub use form::{FIELDS_MAX, FORM_BYTES_MAX, Form};
pub use house::House;
pub use layout::{Frame, Nav, Seat, go, go_saying, show, show_as};
pub use paging::{Page, Paging, ROWS, ROWS_MAX};
pub use problem::{OrFail, Problem};
pub use sign_in::routes as sign_in_routes;
pub use upload::{FILE_BYTES_MAX, FILES_MAX, SentFile, UPLOAD_BYTES_MAX, Upload};
pub use visit::{Posted, PostedFiles, SESSION_COOKIE, Visit, session_token};
