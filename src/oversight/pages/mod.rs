//! Pages of oversight.

mod certificates;
mod entries;
mod register;

use actix_web::web;

/// Every route of oversight.
pub fn routes(config: &mut web::ServiceConfig) {
    config.configure(entries::routes).configure(register::routes).configure(certificates::routes);
}

/// Choices of a list in a form: value and words.
type Choices = Vec<(String, String)>;
