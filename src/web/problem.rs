//! Answers that are not the page asked for: refusals, which are help, and failures, which are ours.
//!
//! Every handler returns `Result<HttpResponse, Problem>`. A [`Refusal`] becomes a page with `?` alone;
//! any other error goes through [`OrFail::or_fail`], is written to the log with a short number, and
//! the page shows that number and nothing of the inside.

use super::Frame;
use crate::kernel::{Refusal, Vnd};
use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use askama::Template;
use std::fmt::{self, Display};

/// Why the page asked for is not shown.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    refusal: Box<Refusal>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Malformed,
    SignIn { back: String },
    Forbidden,
    NotFound,
    Stale,
    TooLarge,
    Refused,
    Wait,
    Failed { number: String },
}

impl Problem {
    /// 422: the law or the house refuses the act.
    pub fn refused(refusal: Refusal) -> Problem {
        Problem { kind: Kind::Refused, refusal: Box::new(refusal) }
    }

    /// 403: somebody else may do it; the refusal says who.
    pub fn forbidden(refusal: Refusal) -> Problem {
        Problem { kind: Kind::Forbidden, refusal: Box::new(refusal) }
    }

    /// 409: the file has changed since the person opened it; the refusal says what changed.
    pub fn stale(refusal: Refusal) -> Problem {
        Problem { kind: Kind::Stale, refusal: Box::new(refusal) }
    }

    /// 404 with a sentence of its own: what is not there, and where to look.
    pub fn missing(refusal: Refusal) -> Problem {
        Problem { kind: Kind::NotFound, refusal: Box::new(refusal) }
    }

    /// 404 for an address that leads nowhere.
    pub fn not_found() -> Problem {
        let message = "Địa chỉ này không dẫn tới trang nào trong phạm vi được xem. \
            Có thể tìm theo mã, số quyết định, biển số hoặc tên trong ô tìm kiếm.";
        Problem::missing(Refusal::new("NOT-FOUND", message).mend("Về việc hôm nay", "/"))
    }

    /// 303: to the sign-in page, and back afterwards. Only addresses of this house are kept.
    pub fn sign_in(back: &str) -> Problem {
        let local = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n']);
        let back = if local { back.to_owned() } else { "/".to_owned() };
        Problem {
            kind: Kind::SignIn { back }, refusal: Box::new(Refusal::new("SIGN-IN", "Cần đăng nhập."))
        }
    }

    /// 403 for a form that was not drawn for this session, or has lain open too long.
    pub fn foreign_form() -> Problem {
        let message = "Biểu mẫu được mở từ phiên làm việc khác hoặc đã để quá lâu, nên chưa ghi gì vào sổ. \
            Quay lại, tải lại trang rồi gửi lần nữa; phần đã điền vẫn còn trên máy.";
        Problem::forbidden(Refusal::new("CSRF", message))
    }

    /// 400: the request could not be read.
    pub fn malformed() -> Problem {
        let message = "Máy chủ không đọc được yêu cầu này. Tải lại trang rồi làm lại bước vừa rồi.";
        Problem { kind: Kind::Malformed, refusal: Box::new(Refusal::new("MALFORMED", message)) }
    }

    /// 413: more bytes than may be sent at once.
    pub fn too_large(bytes_max: usize) -> Problem {
        let message = format!(
            "Phần gửi lên vượt quá {} cho một lần. Gửi ít tệp hơn, hoặc chọn tệp nhỏ hơn.",
            size_in_words(bytes_max)
        );
        Problem { kind: Kind::TooLarge, refusal: Box::new(Refusal::new("TOO-LARGE", message)) }
    }

    /// 429: too many attempts; how long to wait.
    pub fn wait(seconds: u64) -> Problem {
        let message = format!("Đã thử nhiều lần liên tiếp. Có thể thử lại sau {seconds} giây.");
        Problem { kind: Kind::Wait, refusal: Box::new(Refusal::new("WAIT", message)) }
    }

    /// 500: a failure of the system. The cause goes to the log under a short number.
    pub fn failed(cause: impl Display) -> Problem {
        let number = short_number();
        tracing::error!(%number, %cause, "request failed");
        let message = format!(
            "Hệ thống gặp sự cố và chưa ghi gì thêm vào sổ. Có thể thử lại; nếu vẫn vậy, báo quản trị số {number}."
        );
        Problem { kind: Kind::Failed { number }, refusal: Box::new(Refusal::new("FAILED", message)) }
    }

    /// The page for a bare status, such as one set by the web server itself.
    pub(super) fn of_status(status: StatusCode) -> Option<Problem> {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Problem::not_found()),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::too_large(super::form::FORM_BYTES_MAX)),
            status if status.is_client_error() => Some(Problem::malformed()),
            status if status.is_server_error() => Some(Problem::failed(format!("bare status {status}"))),
            _ => None,
        }
    }

    /// The refusal shown.
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }

    /// The page in a frame.
    pub(super) fn page(&self, frame: Frame) -> HttpResponse {
        if let Kind::SignIn { back } = &self.kind {
            return super::go(&format!("/dang-nhap?ve={}", query_part(back)));
        }
        let status = self.status_code();
        let page = Page { frame, title: self.title(), refusal: &self.refusal, number: self.number() };
        match page.render() {
            Ok(text) => HttpResponse::build(status).content_type("text/html; charset=utf-8").body(text),
            Err(_) => HttpResponse::build(status).body(self.refusal.message.clone()),
        }
    }

    fn title(&self) -> &'static str {
        match self.kind {
            Kind::Malformed => "Yêu cầu không đọc được",
            Kind::SignIn { .. } => "Cần đăng nhập",
            Kind::Forbidden => "Việc này thuộc thẩm quyền khác",
            Kind::NotFound => "Chưa có trong sổ",
            Kind::Stale => "Hồ sơ đã có người khác cập nhật",
            Kind::TooLarge => "Tệp gửi lên quá lớn",
            Kind::Refused => "Chưa thể thực hiện",
            Kind::Wait => "Cần chờ một lát",
            Kind::Failed { .. } => "Sự cố của hệ thống",
        }
    }

    fn number(&self) -> Option<&str> {
        match &self.kind {
            Kind::Failed { number } => Some(number),
            _ => None,
        }
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.refusal.code, self.refusal)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self.kind {
            Kind::Malformed => StatusCode::BAD_REQUEST,
            Kind::SignIn { .. } => StatusCode::SEE_OTHER,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::Stale => StatusCode::CONFLICT,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::Wait => StatusCode::TOO_MANY_REQUESTS,
            Kind::Failed { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without a frame; `guard` draws it again inside the frame of the request.
    fn error_response(&self) -> HttpResponse {
        self.page(Frame::default())
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::refused(refusal)
    }
}

impl From<actix_web::error::BlockingError> for Problem {
    fn from(stopped: actix_web::error::BlockingError) -> Problem {
        Problem::failed(stopped)
    }
}

/// Turns any other error into the page of a failure.
pub trait OrFail<T> {
    /// The value, or a 500 page whose cause stands in the log.
    ///
    /// # Errors
    /// [`Problem::failed`] with the cause.
    fn or_fail(self) -> Result<T, Problem>;
}

impl<T, E: Display> OrFail<T> for Result<T, E> {
    fn or_fail(self) -> Result<T, Problem> {
        self.map_err(Problem::failed)
    }
}

#[derive(Template)]
#[template(path = "web/problem.html")]
struct Page<'a> {
    frame: Frame,
    title: &'static str,
    refusal: &'a Refusal,
    number: Option<&'a str>,
}

use super::filters;

/// Six signs that can be read over the telephone: no 0, O, 1, I.
fn short_number() -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut chance = [0_u8; 6];
    if getrandom::fill(&mut chance).is_err() {
        tracing::warn!("no source of chance for a failure's number");
    }
    let sign = |byte: &u8| char::from(SIGNS[usize::from(byte % 32)]);
    let number: String = chance.iter().map(sign).collect();
    format!("{}-{}", &number[..3], &number[3..])
}

fn size_in_words(bytes: usize) -> String {
    let thousands = |n: usize| i64::try_from(n).ok().and_then(|n| Vnd::new(n).ok()).unwrap_or_default();
    match bytes / 1024 {
        0 => format!("{bytes} byte"),
        kb @ ..1024 => format!("{} KB", thousands(kb)),
        kb => format!("{} MB", thousands(kb / 1024)),
    }
}

/// Percent-encodes what may not stand in a query.
fn query_part(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_its_number_and_nothing_of_the_inside() {
        let problem = Problem::failed("password column missing");
        assert!(!problem.to_string().contains("password"));
        let number = problem.number().unwrap_or_default();
        assert_eq!(number.len(), 7);
        assert!(problem.refusal().message.contains(number));
    }

    #[test]
    fn signing_in_leads_back_into_this_house_only() {
        for (back, location) in [
            ("/ho-so/1?x=a b", "/dang-nhap?ve=/ho-so/1%3Fx%3Da%20b"),
            ("//evil.example", "/dang-nhap?ve=/"),
            ("https://evil.example", "/dang-nhap?ve=/"),
            ("/\\evil.example", "/dang-nhap?ve=/"),
        ] {
            let answer = Problem::sign_in(back).error_response();
            assert_eq!(answer.status(), StatusCode::SEE_OTHER);
            assert_eq!(answer.headers().get("location").and_then(|v| v.to_str().ok()), Some(location));
        }
    }

    #[test]
    fn sizes_are_said_in_units_people_know() {
        for (bytes, words) in [(500, "500 byte"), (256 * 1024, "256 KB"), (25 << 20, "25 MB")] {
            assert_eq!(size_in_words(bytes), words);
        }
    }
}
