//! What every answer passes: the same-origin check of what changes something, the headers that keep a
//! browser from being used against us, error pages in their frame, messages shown once.

use super::{Frame, Problem, flash};
use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    cookie::{Cookie, time::Duration},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
};

/// Nothing from elsewhere, no script or style inside a page; PDFs of our own may be shown in a frame.
pub const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'self'; frame-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "SAMEORIGIN"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"),
];

/// The middleware: `App::new().wrap(from_fn(guard::watch))`.
///
/// # Errors
/// Only what the inner service cannot turn into an answer itself.
pub async fn watch(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if changes_something(request.method()) && !is_own(request.headers(), request.uri()) {
        tracing::warn!(path = request.path(), "a request from another site was refused");
        let answer = Problem::foreign_form().page(Frame::default());
        return Ok(finished(request.into_response(answer)));
    }
    let answer = next.call(request).await?.map_into_boxed_body();
    Ok(finished(framed(answer)))
}

fn changes_something(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a changing request comes from our own pages. `Sec-Fetch-Site` is the browser's own word;
/// where it is not sent (plain HTTP in an office network), `Origin` must name the host asked. A client
/// that sends neither is no browser, carries no one's cookies by accident, and still needs the form's token.
fn is_own(headers: &HeaderMap, uri: &Uri) -> bool {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(site) = header("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header("origin") else { return true };
    let host = header("host").or(uri.authority().map(|authority| authority.as_str()));
    let named = origin.strip_prefix("https://").or(origin.strip_prefix("http://"));
    named.is_some() && named == host
}

/// Draws an error again inside the frame of its request, and gives a page to bare statuses.
fn framed(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let status = answer.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    let known = answer.response().error().and_then(|error| error.as_error::<Problem>()).cloned();
    let drawn =
        answer.headers().get(CONTENT_TYPE).is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    let problem = match known {
        Some(problem) => problem,
        None if drawn => return answer,
        None => match Problem::of_status(status) {
            Some(problem) => problem,
            None => return answer,
        },
    };
    let page = problem.page(Frame::of(answer.request()));
    answer.into_response(page)
}

fn finished(mut answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let shown = answer.status() == StatusCode::OK && is_page(answer.headers());
    let had_message = shown && answer.request().cookie(flash::COOKIE).is_some();
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(name) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    if had_message {
        let gone = Cookie::build(flash::COOKIE, "").path("/").max_age(Duration::ZERO).finish();
        if answer.response_mut().add_cookie(&gone).is_err() {
            tracing::warn!("a shown message could not be taken away");
        }
    }
    answer
}

fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Refusal;
    use crate::web::Flash;
    use actix_web::{App, HttpRequest, HttpResponse, middleware::from_fn, test, web};

    #[test]
    async fn only_our_own_pages_may_change_something() {
        for (headers, own) in [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "cross-site"), ("origin", "http://kho:8080")], false),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("origin", "http://kho:8080")], true),
            (vec![("origin", "https://kho:8080")], true),
            (vec![("origin", "http://evil.example")], false),
            (vec![("origin", "null")], false),
            (vec![], true),
        ] {
            let mut request = test::TestRequest::post().insert_header(("host", "kho:8080"));
            for header in &headers {
                request = request.insert_header(*header);
            }
            let request = request.to_http_request();
            assert_eq!(is_own(request.headers(), request.uri()), own, "{headers:?}");
        }
    }

    async fn refuse(request: HttpRequest) -> Result<HttpResponse, Problem> {
        Frame::public("Cơ quan mẫu").remember(&request);
        Err(Refusal::new("CUT-CAP", "Mức giảm vượt 10 %.").article("khoản 3 Điều 83").into())
    }

    #[test]
    async fn refusals_keep_the_frame_of_their_request_and_every_answer_its_headers() {
        let routes = |config: &mut web::ServiceConfig| {
            config.route("/refuse", web::get().to(refuse));
        };
        let app = test::init_service(App::new().configure(routes).wrap(from_fn(watch))).await;
        for (path, status, text) in [
            ("/refuse", StatusCode::UNPROCESSABLE_ENTITY, "Cơ quan mẫu"),
            ("/nowhere", StatusCode::NOT_FOUND, "ô tìm kiếm"),
        ] {
            let request = test::TestRequest::get().uri(path).to_request();
            let answer = test::call_service(&app, request).await;
            assert_eq!(answer.status(), status);
            for (name, value) in HEADERS {
                assert_eq!(answer.headers().get(name).and_then(|v| v.to_str().ok()), Some(value));
            }
            let body = test::read_body(answer).await;
            let page = String::from_utf8_lossy(&body).into_owned();
            assert!(page.contains(text), "{page}");
            assert!(!page.contains(" style=") && !page.contains(" onclick="));
        }
    }

    #[test]
    async fn a_message_is_taken_away_once_shown() {
        let page = || async { HttpResponse::Ok().content_type("text/html").body("") };
        let app = test::init_service(App::new().route("/", web::get().to(page)).wrap(from_fn(watch))).await;
        let request = test::TestRequest::get().uri("/").cookie(Flash::done("Đã ghi.").cookie()).to_request();
        let answer = test::call_service(&app, request).await;
        let gone = answer.response().cookies().find(|cookie| cookie.name() == flash::COOKIE);
        assert_eq!(gone.and_then(|cookie| cookie.max_age()), Some(Duration::ZERO));
    }
}
