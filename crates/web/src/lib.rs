//! The website, the desk and the API: what people look at and what programs call.
//!
//! A handler reads the form, calls one action, and chooses a page. Every folder opens with `routes()`.

mod api;
mod assets;
mod desk;
mod door;
mod health;
mod heard;
mod hooks;
mod lines;
mod once;
mod parts;
mod proxies;
mod state;
mod visitors;
mod website;

pub use api::openapi_json;
pub use lines::{LineSettings, Lines};
pub use proxies::{NotARange, Proxies, Range};
pub use state::{Demo, Web, WebSettings};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware;
use std::time::Duration;
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// Everything behind one address.
pub fn router(web: Web) -> Router {
    let pages = Router::new()
        .merge(desk::routes(&web))
        .merge(api::routes())
        .layer(CompressionLayer::new().br(true).gzip(true))
        // Whoever sits down at this screen next must not go back to it.
        .layer(fixed_header(header::CACHE_CONTROL, "no-store"))
        // The website compresses once and keeps the result.
        .merge(website::routes());
    let is_https = web.app.settings.public_address.starts_with("https:");
    Router::new()
        .merge(pages)
        .merge(hooks::routes())
        .merge(health::routes())
        .merge(assets::routes())
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn(door::same_origin_only))
        .layer(middleware::from_fn(door::in_time))
        .layer(RequestBodyTimeoutLayer::new(BODY_STALL))
        .layer(fixed_header(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY))
        .layer(fixed_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed_header(header::REFERRER_POLICY, "strict-origin-when-cross-origin"))
        .layer(fixed_header(header::X_FRAME_OPTIONS, "DENY"))
        .layer(fixed_header(HeaderName::from_static("permissions-policy"), PERMISSIONS))
        .layer(fixed_header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(option_layer(
            is_https.then(|| fixed_header(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000")),
        ))
        .layer(middleware::from_fn(health::count))
        .layer(middleware::from_fn_with_state(web.clone(), door::who_asks))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(parts::no_bare_pages))
        .with_state(web)
}

/// Between two pieces of a form or a picture: a body that stops coming is given up.
const BODY_STALL: Duration = Duration::from_secs(15);

/// Of a form or a request. Pictures may be larger: their own routes say how large.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// For the routes that take a picture.
fn room_for_a_picture() -> DefaultBodyLimit {
    DefaultBodyLimit::max(30 * 1024 * 1024)
}

/// Nothing from elsewhere runs, nothing is written inline, nobody frames us, forms go nowhere else.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data: https: http:; style-src 'self'; script-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Our pages want nothing of the visitor's device.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), \
    payment=(), usb=()";

fn fixed_header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
