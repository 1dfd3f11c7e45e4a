//! The frame around every page: who is signed in, where one may go, what was just done.

use super::{Flash, Problem};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, http::StatusCode};
use askama::Template;

/// A place to go. The lead list is [`Nav::ALL`]; a role sees the part that it may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nav {
    /// The stable name, given to [`Frame::at`].
    pub key: &'static str,
    /// What is read.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// A sign of `assets/icons.svg`.
    pub icon: &'static str,
}

impl Nav {
    /// Every place of the house in the order of the rail.
    pub const ALL: [Nav; 11] = [
        nav("today", "Hôm nay", "/hom-nay"),
        nav("cases", "Hồ sơ", "/ho-so"),
        nav("assets", "Tài sản", "/tai-san"),
        nav("store", "Kho", "/kho"),
        nav("disposal", "Xử lý", "/xu-ly"),
        nav("scan", "Quét", "/quet"),
        nav("auctions", "Đấu giá", "/dau-gia"),
        nav("papers", "Giấy tờ", "/giay-to"),
        nav("money", "Tiền", "/tien"),
        nav("reports", "Báo cáo", "/bao-cao"),
        nav("admin", "Quản trị", "/quan-tri"),
    ];
    /// What the thumb reaches on a phone; everything else stands behind "Thêm".
    const THUMB: [&'static str; 4] = ["today", "scan", "store", "cases"];
}

const fn nav(key: &'static str, label: &'static str, href: &'static str) -> Nav {
    Nav { key, label, href, icon: key }
}

/// Who is signed in, as the top bar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Name of the person.
    pub name: String,
    /// Office on this day: `Chấp hành viên`.
    pub office: String,
}

/// What stands around a page. Made once per request by the session, remembered for error pages.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Name of the agency; empty before there is one.
    pub agency: String,
    /// Division of the agency the person belongs to.
    pub division: Option<String>,
    /// The signed-in person; nobody on public pages.
    pub seat: Option<Seat>,
    /// Where this role may go.
    pub nav: Vec<Nav>,
    /// The key of the place this page belongs to.
    pub active: &'static str,
    /// The digest of the last act of the agency's book, in hexadecimal; eight signs are shown.
    pub book_head: Option<String>,
    /// The token of every form on the page.
    pub csrf: String,
    /// What was just done.
    pub flash: Option<Flash>,
    /// What stands in the search box.
    pub search: String,
}

impl Frame {
    /// A frame for a stranger: the agency's name (or none) and nothing else.
    pub fn public(agency: impl Into<String>) -> Frame {
        Frame { agency: agency.into(), ..Frame::default() }
    }

    /// The same frame around a page of the place `key`.
    #[must_use]
    pub fn at(mut self, key: &'static str) -> Frame {
        self.active = key;
        self
    }

    /// Keeps a copy on the request, so that an error page of this request has the same frame.
    pub fn remember(&self, request: &HttpRequest) {
        request.extensions_mut().insert(self.clone());
    }

    /// The frame kept by [`Frame::remember`], or a bare one.
    pub fn of(request: &HttpRequest) -> Frame {
        request.extensions().get::<Frame>().cloned().unwrap_or_default()
    }

    /// The places of the rail on a desk: scanning is a thing of the hand.
    pub fn rail(&self) -> Vec<Nav> {
        self.nav.iter().filter(|nav| nav.key != "scan").copied().collect()
    }

    /// At most four places under the thumb on a phone.
    pub fn thumb(&self) -> Vec<Nav> {
        Nav::THUMB.iter().filter_map(|key| self.nav.iter().find(|nav| nav.key == *key)).copied().collect()
    }

    /// What stands behind "Thêm" on a phone.
    pub fn more(&self) -> Vec<Nav> {
        self.nav.iter().filter(|nav| !Nav::THUMB.contains(&nav.key)).copied().collect()
    }

    /// Whether the present place stands behind "Thêm".
    pub fn behind(&self) -> bool {
        self.more().iter().any(|nav| nav.key == self.active)
    }

    /// The first eight signs of the book head.
    pub fn head_short(&self) -> Option<&str> {
        self.book_head.as_deref().and_then(|head| head.get(..8))
    }
}

/// A drawn page with status 200.
///
/// # Errors
/// A 500 page when the template fails.
pub fn show(page: &impl Template) -> Result<HttpResponse, Problem> {
    show_as(StatusCode::OK, page)
}

/// A drawn page with another status; 422 for a form that comes back.
///
/// # Errors
/// A 500 page when the template fails.
pub fn show_as(status: StatusCode, page: &impl Template) -> Result<HttpResponse, Problem> {
    let text = page.render().map_err(Problem::failed)?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(text))
}

/// After a done act: to the page that shows it, so that reloading repeats nothing.
pub fn go(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("Location", address)).finish()
}

/// [`go`], with a sentence that says what was done.
pub fn go_saying(address: &str, flash: &Flash) -> HttpResponse {
    let mut answer = go(address);
    if answer.add_cookie(&flash.cookie()).is_err() {
        tracing::warn!("a message could not be handed to the next page");
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_shows_four_places_and_the_rest_behind_one_button() {
        let frame = Frame { nav: Nav::ALL.to_vec(), ..Frame::default() };
        let keys = |places: Vec<Nav>| places.into_iter().map(|nav| nav.key).collect::<Vec<_>>();
        assert_eq!(keys(frame.thumb()), ["today", "scan", "store", "cases"]);
        assert_eq!(
            keys(frame.more()),
            ["assets", "disposal", "auctions", "papers", "money", "reports", "admin"]
        );
        assert!(!keys(frame.rail()).contains(&"scan"));
    }

    #[test]
    fn the_book_head_is_cut_to_eight_signs() {
        let frame = Frame { book_head: Some("3f09ab12cd34".to_owned()), ..Frame::default() };
        assert_eq!(frame.head_short(), Some("3f09ab12"));
        assert_eq!(Frame::default().head_short(), None);
    }
}
