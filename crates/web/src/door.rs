//! Who comes in: same-origin proof for everything that changes something, sessions for the desk, a visitor's address.

use crate::parts::Trouble;
use crate::state::Web;
use actions::team::{Visit, resume};
use actions::today::Porch;
use actions::{App, OnceKey};
use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::business::Business;
use domain::team::Deed;
use std::net::SocketAddr;
use std::sync::Arc;

pub const COOKIE: &str = "porchlight";

/// Lets a request that changes something through only when a page of ours made it. The API proves itself by its
/// token and webhooks by their signature.
pub async fn same_origin_only(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || path.starts_with("/hooks/") || path.starts_with("/api/") || is_ours(request.headers()) {
        return next.run(request).await;
    }
    (
        StatusCode::FORBIDDEN,
        "This request did not come from a page of this website. Load the page again, then try again.",
    )
        .into_response()
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        return matches!(site, "same-origin" | "none");
    }
    // Browsers from before Sec-Fetch-Site send Origin with every form.
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
        }
        _ => false,
    }
}

/// Somebody who is signed in, and the business whose desk is open. Everybody else is led to the sign-in page.
pub struct Caller {
    pub visit: Visit,
    pub business: Business,
    pub porch: Porch,
    pub waiting: u64,
    /// The form that is sent had been sent before; the page says so.
    pub again: bool,
    pub once: Option<Arc<OnceKey>>,
    /// Conversations with something new since somebody looked.
    pub news: u64,
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
            return Err(if parts.method == Method::GET {
                let back: String =
                    url::form_urlencoded::byte_serialize(parts.uri.path().as_bytes()).collect();
                Redirect::to(&format!("/desk/sign-in?back={back}")).into_response()
            } else {
                (
                    StatusCode::UNAUTHORIZED,
                    "You are signed out. Sign in again in another tab, then try again.",
                )
                    .into_response()
            });
        };
        let look = async {
            let desk = web.app.of(visit.seat.business);
            let business = actions::today::lookup_business(&web.app, visit.seat.business).await?;
            let porch = web.porch(&business).await?;
            let counts = (desk.count_waiting().await?, desk.count_unseen().await?);
            Ok::<_, actions::DeedError>((business, porch, counts))
        };
        let (business, porch, (waiting, news)) =
            look.await.map_err(|error| Trouble::from(error).into_response())?;
        let again = parts.uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "again=yes"));
        let once = parts.extensions.get::<OfForm>().map(|form| form.0.clone());
        Ok(Self { visit, business, porch, waiting, news, again, once })
    }
}

pub fn cookie(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value.to_owned())
}

/// The cookie that carries a session: HttpOnly, SameSite=Lax, Secure where the address is.
pub fn set_cookie(web: &Web, value: &str) -> String {
    let secure = if web.app.settings.public_address.starts_with("https:") { "; Secure" } else { "" };
    let age = if value.is_empty() { 0 } else { 30 * 24 * 3600 };
    format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

/// Where a request comes from, as far as the operator said whom to believe.
pub struct Address(pub String);

impl FromRequestParts<Web> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        if let Some(name) = &web.settings.visitor_header
            && let Some(value) = parts.headers.get(name).and_then(|value| value.to_str().ok())
        {
            // The last entry is the one our own proxy wrote.
            return Ok(Self(value.rsplit(',').next().unwrap_or_default().trim().to_owned()));
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
        Ok(Self(peer.unwrap_or_else(|| "unknown".into())))
    }
}
