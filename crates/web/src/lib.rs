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
mod hosts;
mod lines;
mod once;
mod parts;
mod proxies;
mod state;
mod threshold;
mod visitors;
mod website;

pub use api::openapi_json;
pub use lines::{LineSettings, Lines};
pub use proxies::{NotARange, Proxies, Range};
pub use state::{Demo, Web, WebSettings};

/// What our pages say.
static WORDS: words::Room = words::room!(
    customers: ["website", "work", "asking", "troubles"],
    desk: ["begin", "shell", "inbox", "today", "needs", "media", "calendar", "measures", "channels", "settings", "forms", "script"]
);

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::middleware;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// Everything behind one address.
pub fn router(web: Web) -> Router {
    let pages = Router::new()
        .merge(desk::routes(&web))
        .merge(api::routes())
        .layer(
            ServiceBuilder::new()
                // Whoever sits down at this screen next must not go back to it.
                .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, NO_STORE))
                .layer(CompressionLayer::new().br(true).gzip(true)),
        )
        // The website compresses once and keeps the result.
        .merge(website::routes());
    Router::new()
        .merge(pages)
        .merge(hooks::routes())
        .merge(health::routes())
        .merge(assets::routes())
        // Together: each layer put on by itself is one more box for every request to copy.
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn_with_state(web.clone(), threshold::cross))
                .layer(DefaultBodyLimit::max(MOST_BYTES)),
        )
        .with_state(web)
}

/// Of a form or a request. Pictures may be larger: their own routes say how large.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// For the routes that take a picture.
fn room_for_a_picture() -> DefaultBodyLimit {
    DefaultBodyLimit::max(30 * 1024 * 1024)
}

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
