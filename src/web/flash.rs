//! One sentence carried to the next page: what was done, or what is to be noticed.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};

/// The cookie's name.
pub const COOKIE: &str = "np_flash";
const LETTERS_MAX: usize = 400;

/// A message shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flash {
    /// Whether something was done, or needs attention.
    pub done: bool,
    /// One Vietnamese sentence.
    pub text: String,
}

impl Flash {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Flash {
        Flash { done: true, text: text.into() }
    }

    /// Something needs attention, although the act stands.
    pub fn notice(text: impl Into<String>) -> Flash {
        Flash { done: false, text: text.into() }
    }

    /// The message of a request; it is taken away again when the page is shown (`guard`).
    pub fn of(request: &HttpRequest) -> Option<Flash> {
        let cookie = request.cookie(COOKIE)?;
        let (kind, hex) = cookie.value().split_once('-')?;
        let bytes: Option<Vec<u8>> = (0..hex.len() / 2)
            .map(|i| hex.get(2 * i..2 * i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        let text = String::from_utf8(bytes?).ok().filter(|text| !text.is_empty())?;
        Some(Flash { done: kind == "d", text: text.chars().take(LETTERS_MAX).collect() })
    }

    /// As a cookie that lives one minute.
    pub fn cookie(&self) -> Cookie<'static> {
        let kind = if self.done { "d" } else { "n" };
        let text: String = self.text.chars().take(LETTERS_MAX).collect();
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        Cookie::build(COOKIE, format!("{kind}-{hex}"))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .max_age(Duration::seconds(60))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn a_message_survives_the_way_and_a_spoilt_one_is_ignored() {
        let flash = Flash::done("Đã ban hành quyết định số 58/QĐ-THADS.");
        let request = TestRequest::get().cookie(flash.cookie()).to_http_request();
        assert_eq!(Flash::of(&request), Some(flash));
        for spoilt in ["", "d", "d-zz", "d-ff", "n-"] {
            let request = TestRequest::get().cookie(Cookie::new(COOKIE, spoilt)).to_http_request();
            assert_eq!(Flash::of(&request), None, "{spoilt}");
        }
    }
}
