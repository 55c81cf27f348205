//! Who comes in: same-origin proof for everything that changes something, sessions for the desk, a visitor's address.

use crate::parts::Trouble;
use crate::state::Web;
use actions::team::{Visit, resume};
use actions::today::Porch;
use actions::{App, OnceKey};
use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use domain::business::Business;
use domain::team::Deed;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use words::{Region, Voice, message};

pub const COOKIE: &str = "porchlight";
const DEVICE: &str = "porchlight_device";

/// Whether a request that changes something was made by a page of ours. The API proves itself by its token and webhooks by
/// their signature.
pub fn is_of_this_origin(request: &Request) -> bool {
    let path = request.uri().path();
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    safe || path.starts_with("/hooks/")
        || path.starts_with("/api/")
        || is_ours(request.headers(), host(request.uri(), request.headers()))
}

/// What made the request is another website.
pub fn from_elsewhere() -> Response {
    let trouble = Trouble::said(StatusCode::FORBIDDEN, message!("trouble-from-elsewhere"));
    let mut answer = (trouble.status, trouble.words.clone()).into_response();
    answer.extensions_mut().insert(trouble);
    answer
}

/// The name this was asked for under. HTTP/2 has it in the address instead of a header (RFC 9113, 8.3.1).
pub fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let named = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    uri.authority().map(axum::http::uri::Authority::as_str).or(named)
}

/// A path of our own desk, whatever was asked for.
pub fn own_path(back: &str) -> &str {
    let ours =
        back == "/desk" || ["/desk/", "/desk?", "/desk#"].iter().any(|begins| back.starts_with(begins));
    // Only what an address is written in: a header holds no more.
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if ours && plain && !back.starts_with("/desk/sign-") { back } else { "/desk" }
}

/// Longer than this no request is worked on: a picture needs the time it takes to send it.
const LONGEST: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 30 });
const LONGEST_WITH_A_PICTURE: Duration = Duration::from_mins(5);

/// Ends what takes too long. A deed that was begun and not committed is not done; a live page has answered long before.
pub async fn in_time(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let picture = request.method() == Method::POST && path.ends_with("/pictures");
    let program = path.starts_with("/api/");
    let longest = if picture { LONGEST_WITH_A_PICTURE } else { LONGEST };
    // What a program asks for under a key is done to its end also when it hangs up: the answer is kept, and whoever asks
    // again gets it.
    let answer = if request.headers().contains_key("idempotency-key") {
        let deed = tokio::spawn(next.run(request));
        let gone = || StatusCode::INTERNAL_SERVER_ERROR.into_response();
        tokio::time::timeout(longest, deed).await.map(|deed| deed.unwrap_or_else(|_| gone()))
    } else {
        tokio::time::timeout(longest, next.run(request)).await
    };
    answer.unwrap_or_else(|_| too_long(program))
}

fn too_long(program: bool) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let message = message!("trouble-too-long");
    if program {
        crate::api::problem::Problem::new(status, message.to_string()).into_response()
    } else {
        Trouble::said(status, message).into_response()
    }
}

/// Who speaks to somebody who is not signed in: what their browser wants, of what the desk speaks.
pub struct Spoken(pub Voice);

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(spoken(&parts.headers)))
    }
}

pub fn spoken(headers: &HeaderMap) -> Voice {
    let wanted = Language::wanted(accept_language(headers), &Language::DESK);
    Voice::new(wanted.unwrap_or_default(), None)
}

/// What languages the browser wants, as it says it.
pub fn accept_language(headers: &HeaderMap) -> &str {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn is_ours(headers: &HeaderMap, host: Option<&str>) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        return matches!(site, "same-origin" | "none");
    }
    // Browsers from before Sec-Fetch-Site, and all of them on plain http, send Origin with every form.
    match (text(header::ORIGIN), host) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
        }
        _ => false,
    }
}

/// Somebody who is signed in, and the business whose desk is open. Everybody else is led to the sign-in page.
pub struct Caller {
    pub visit: Visit,
    /// In the language they chose, else in what their browser wants of those the desk speaks.
    pub voice: Voice,
    pub business: Business,
    pub porch: Porch,
    pub waiting: u64,
    /// The form that is sent had been sent before; the page says so.
    pub again: bool,
    pub once: Option<Arc<OnceKey>>,
    /// Conversations with something new since somebody looked.
    pub news: u64,
    /// The house was restored from a backup of that moment, and has not taken over: nothing leaves it.
    pub rests: Option<domain::Timestamp>,
}

/// The key of the form a request carries.
#[derive(Clone)]
pub struct OfForm(pub Arc<OnceKey>);

/// Beside an answer: the message that was written.
#[derive(Clone, Copy)]
pub struct Made(pub uuid::Uuid);

impl Caller {
    /// For deeds that a form may ask for twice: what is saved first is saved with the form's key.
    pub fn app(&self, web: &Web) -> App {
        self.once.as_ref().map_or_else(|| web.app.clone(), |once| web.app.under(once.clone()))
    }

    /// With what waits and is new by now.
    pub async fn count_again(self, web: &Web) -> Result<Self, actions::DeedError> {
        let (waiting, news) = web.counts(self.seat().business).await?;
        Ok(Self { waiting, news, ..self })
    }

    pub fn seat(&self) -> &domain::team::Seat {
        &self.visit.seat
    }

    /// Whether this person's role allows the deed. What it does not allow is not offered.
    pub fn may(&self, deed: Deed) -> bool {
        self.seat().role.may(deed)
    }
}

impl FromRequestParts<Web> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let visit = match cookie(&parts.headers) {
            Some(cookie) => {
                resume(&web.app, &cookie).await.map_err(|error| Trouble::from(error).into_response())?
            }
            None => None,
        };
        let Some(visit) = visit else {
            let asks_for = |kind| parts.headers.get(header::ACCEPT).is_some_and(|accept| accept == kind);
            return Err(if asks_for("text/event-stream") {
                // A live line of a page that is signed out ends: with this no browser asks again (HTML, "Server-sent events").
                StatusCode::NO_CONTENT.into_response()
            } else if parts.method == Method::GET {
                let back: String = url::form_urlencoded::byte_serialize(
                    parts.uri.path_and_query().map_or("/desk", |there| there.as_str()).as_bytes(),
                )
                .collect();
                Redirect::to(&format!("/desk/sign-in?back={back}")).into_response()
            } else {
                (StatusCode::UNAUTHORIZED, words::say!(spoken(&parts.headers), "signed-out-try-again"))
                    .into_response()
            });
        };
        let look = async {
            let business = actions::today::lookup_business(&web.app, visit.seat.business).await?;
            let porch = web.porch(&business).await?;
            let counts = web.counts(business.id).await?;
            let rests = actions::backup::rests_since(&web.app).await?;
            Ok::<_, actions::DeedError>((business, porch, counts, rests))
        };
        let (business, porch, (waiting, news), rests) =
            look.await.map_err(|error| Trouble::from(error).into_response())?;
        let language = visit.seat.language.unwrap_or_else(|| spoken(&parts.headers).language);
        let voice = Voice::new(language, Region::of_zone(business.time_zone));
        let again = parts.uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "again=yes"));
        let once = parts.extensions.get::<OfForm>().map(|form| form.0.clone());
        Ok(Self { visit, voice, business, porch, waiting, again, once, news, rests })
    }
}

pub fn cookie(headers: &HeaderMap) -> Option<String> {
    named_cookie(headers, COOKIE)
}

/// What this browser was given when somebody signed in with it before.
pub fn device(headers: &HeaderMap) -> Option<String> {
    named_cookie(headers, DEVICE)
}

fn named_cookie(headers: &HeaderMap, wanted: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

/// The cookie that carries a session: HttpOnly, SameSite=Lax, Secure where the address is.
pub fn set_cookie(web: &Web, value: &str) -> String {
    let age = if value.is_empty() { 0 } else { 30 * 24 * 3600 };
    format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{}", secure(web))
}

/// The cookie by which the browser is known at the next sign-in. It opens nothing by itself, and stays after signing out.
pub fn set_device(web: &Web, value: &str) -> String {
    let age = 366 * 24 * 3600;
    format!("{DEVICE}={value}; Path=/desk; HttpOnly; SameSite=Lax; Max-Age={age}{}", secure(web))
}

fn secure(web: &Web) -> &'static str {
    if web.app.settings.public_address.starts_with("https:") { "; Secure" } else { "" }
}

/// Where a request comes from, as far as the operator said whom to believe.
#[derive(Clone, Copy, Debug)]
pub struct Visitor(pub Option<IpAddr>);

/// Notes where a request comes from, before anything else looks at it.
pub fn see_visitor(web: &Web, request: &mut Request) {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let visitor = peer.map(|peer| {
        web.crowd.see(&web.settings.proxies, peer, request.headers());
        web.settings.proxies.visitor(peer, request.headers())
    });
    request.extensions_mut().insert(Visitor(visitor));
}

/// The same as limits are counted by it.
pub struct Address(pub String);

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let visitor = parts.extensions.get::<Visitor>().and_then(|visitor| visitor.0);
        Ok(Self(visitor.map_or_else(|| "unknown".into(), crate::proxies::counted)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn what_takes_too_long_is_given_up_and_says_so() {
        let pages =
            Router::new().fallback(get(std::future::pending::<()>)).layer(axum::middleware::from_fn(in_time));
        for (path, key) in [("/search", false), ("/api/v1/messages", false), ("/api/v1/messages", true)] {
            let asked = Request::get(path);
            let asked = if key { asked.header("idempotency-key", "once") } else { asked };
            let answer = pages.clone().oneshot(asked.body(Body::empty()).unwrap());
            let answer = tokio::time::timeout(Duration::from_secs(20), answer).await;
            let answer = answer.unwrap_or_else(|_| panic!("{path} goes on for ever")).unwrap();
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{path}");
        }
    }
}
