//! Long lists in pages: a limit, and a cursor that says after which row the next page begins.

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use std::{
    collections::HashMap,
    future::{Ready, ready},
};

/// Rows of a page when nobody asks otherwise.
pub const ROWS: usize = 50;
/// Most rows of a page.
pub const ROWS_MAX: usize = 200;
const CURSOR_BYTES_MAX: usize = 200;

/// Which part of a list is asked for: `?sau=…&dong=100`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Rows to show.
    pub rows: usize,
    /// The cursor of the last row of the page before; none on the first page.
    pub after: Option<String>,
}

impl Default for Paging {
    fn default() -> Paging {
        Paging { rows: ROWS, after: None }
    }
}

impl Paging {
    /// From the query of an address; what cannot be read counts as not given.
    pub fn from_query(query: &str) -> Paging {
        let asked = web::Query::<HashMap<String, String>>::from_query(query);
        let asked = asked.map(web::Query::into_inner).unwrap_or_default();
        let rows = asked.get("dong").and_then(|rows| rows.parse().ok()).unwrap_or(ROWS);
        let after = asked.get("sau").filter(|c| !c.is_empty() && c.len() <= CURSOR_BYTES_MAX).cloned();
        Paging { rows: rows.clamp(1, ROWS_MAX), after }
    }

    /// How many rows a query fetches: one more than shown, to know whether there are more.
    pub fn fetch(&self) -> i64 {
        i64::try_from(self.rows + 1).unwrap_or(i64::MAX)
    }

    /// Rows already shown, where the cursor counts them.
    pub fn skipped(&self) -> i64 {
        self.after.as_deref().and_then(|c| c.parse().ok()).filter(|n| *n >= 0).unwrap_or(0)
    }

    /// Cuts fetched rows to a page whose cursor counts the rows shown so far.
    pub fn page_after<T>(&self, fetched: Vec<T>) -> Page<T> {
        let shown = self.skipped() + i64::try_from(self.rows).unwrap_or(0);
        self.page(fetched, |_| shown.to_string())
    }

    /// Cuts fetched rows to a page; `cursor` names a row for the next request.
    pub fn page<T>(&self, mut fetched: Vec<T>, cursor: impl Fn(&T) -> String) -> Page<T> {
        let more = fetched.len() > self.rows;
        fetched.truncate(self.rows);
        let next = fetched.last().filter(|_| more).map(cursor);
        Page { rows: fetched, next, first: self.after.is_none() }
    }
}

impl FromRequest for Paging {
    type Error = actix_web::Error;
    type Future = Ready<Result<Paging, actix_web::Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Paging::from_query(request.query_string())))
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows shown.
    pub rows: Vec<T>,
    /// The cursor of the next page; none on the last.
    pub next: Option<String>,
    /// Whether this is the first page.
    pub first: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_whatever_is_asked() {
        for (query, rows, after) in [
            ("", 50, None),
            ("dong=100&sau=abc", 100, Some("abc")),
            ("dong=100000", 200, None),
            ("dong=0", 1, None),
            ("dong=x&sau=", 50, None),
        ] {
            let after = after.map(str::to_owned);
            assert_eq!(Paging::from_query(query), Paging { rows, after }, "{query}");
        }
    }

    #[test]
    fn the_last_page_has_no_next() {
        let paging = Paging { rows: 2, after: None };
        let page = paging.page(vec![1, 2, 3], i32::to_string);
        assert_eq!((page.rows, page.next.as_deref(), page.first), (vec![1, 2], Some("2"), true));
        assert_eq!(paging.page(vec![1, 2], i32::to_string).next, None);
    }
}
