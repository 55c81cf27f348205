//! What every request passes on its way in and out, as one step. As eleven steps they cost a page a fifth of its speed: each
//! makes every request copy all that lies behind it (docs/performance.md).

use crate::door;
use crate::health::Counting;
use crate::parts::{as_page, wants_a_page};
use crate::state::Web;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;
use std::time::Duration;
use tower_http::timeout::TimeoutBody;

/// Between two pieces of a form or a picture: a body that stops coming is given up.
const BODY_STALL: Duration = Duration::from_secs(15);

/// Nothing from elsewhere runs, nothing is written inline, nobody frames us, forms go nowhere else.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data: https: http:; style-src 'self'; script-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Our pages want nothing of the visitor's device.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), \
    payment=(), usb=()";

/// What every answer says, unless it says something else itself.
static HEADS: LazyLock<[(HeaderName, HeaderValue); 6]> = LazyLock::new(|| {
    [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ]
    .map(|(name, value)| (name, HeaderValue::from_static(value)))
});

pub async fn cross(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let in_a_browser = wants_a_page(&request);
    let accept_language = request.headers().get(header::ACCEPT_LANGUAGE).filter(|_| in_a_browser).cloned();
    door::see_visitor(&web, &mut request);
    let counting = Counting::begin(&request);
    let mut answer = if door::is_of_this_origin(&request) {
        let answer = AssertUnwindSafe(door::in_time(steadily(request), next)).catch_unwind();
        answer.await.unwrap_or_else(|panic| fault(&*panic))
    } else {
        door::from_elsewhere()
    };
    put_heads(&web, answer.headers_mut());
    counting.end(answer.status());
    if in_a_browser { as_page(answer, accept_language).await } else { answer }
}

/// A body that stops coming ends the request.
fn steadily(request: Request) -> Request {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return request;
    }
    request.map(|body| Body::new(TimeoutBody::new(BODY_STALL, body)))
}

/// A fault in one request takes nobody else with it.
fn fault(panic: &(dyn std::any::Any + Send)) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
    tracing::error!(words, "a fault in Porchlight: a request was not answered");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn put_heads(web: &Web, heads: &mut HeaderMap) {
    for (name, value) in &*HEADS {
        heads.entry(name).or_insert_with(|| value.clone());
    }
    if web.app.settings.public_address.starts_with("https:") {
        heads
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(const { HeaderValue::from_static("max-age=31536000") });
    }
}
