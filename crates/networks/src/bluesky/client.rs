//! Talks to Bluesky's servers; the only file that knows their addresses. Keeps the session alive.
//!
//! Source for tokens: packages/pds of bluesky-social/atproto: an access token lives two hours, a refresh token ninety
//! days; both rotate at each renewal. Signing in is limited to 30 in 5 minutes, so it is the last resort. Read 2026-11-22.

use super::keys::Keys;
use super::wire::{DidDocument, Failed, Resolved, Session};
use crate::outside::{Outside, OutsideError, OutsideRequest, OutsideResponse};
use crate::{BlueskySettings, Connection, Left, NetworkError};
use http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Client {
    outside: Outside,
    pub settings: BlueskySettings,
}

/// One call, which may be made a second time with a fresh token.
pub(super) struct Call<'a> {
    pub name: &'a str,
    pub query: Vec<(&'a str, String)>,
    pub body: Body<'a>,
}

pub(super) enum Body<'a> {
    /// A query; everything else is a procedure.
    None,
    Json(Value),
    Jpeg(&'a [u8]),
}

/// Why a call brought nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// They answered with an error.
    Said { status: u16, error: String, message: String, after: Option<Duration> },
    /// No answer to the call itself.
    Silent(OutsideError),
    /// An answer that is not what the lexicon says.
    Unreadable(String),
    /// The call itself was never accepted: there is no valid session.
    NoSession(NetworkError),
}

impl Client {
    pub fn new(outside: Outside, settings: BlueskySettings) -> Self {
        Self { outside, settings }
    }

    pub fn outside(&self) -> &Outside {
        &self.outside
    }

    /// Calls as the connected account, and reads the answer.
    pub async fn call<T: DeserializeOwned>(&self, at: &Connection, call: Call<'_>) -> Result<T, Failure> {
        read(&self.call_with_session(at, &call).await?)
    }

    async fn call_with_session(&self, at: &Connection, call: &Call<'_>) -> Result<OutsideResponse, Failure> {
        let keys = Keys::of(at).map_err(Failure::NoSession)?;
        let answer = self.send(&keys.pds, &keys.access, call).await;
        at.note_left(answer.as_ref().ok().and_then(left));
        let fresh = match &answer {
            Err(failure) if failure.is_expired() => self.refresh(&keys).await?,
            Err(failure) if failure.is_unknown_token() => self.sign_in_again(&keys).await?,
            _ => return answer,
        };
        at.renew(fresh.to_value());
        self.send(&fresh.pds, &fresh.access, call).await
    }

    async fn send(&self, base: &str, token: &str, call: &Call<'_>) -> Result<OutsideResponse, Failure> {
        let method = if matches!(call.body, Body::None) { Method::GET } else { Method::POST };
        let request =
            self.outside.request(method, &address(base, call.name)).query(&call.query).bearer(token);
        answered(match &call.body {
            Body::None => request,
            Body::Json(value) => request.json(value),
            // Pictures take longer than words on a slow line.
            Body::Jpeg(bytes) => request.body(bytes.to_vec(), "image/jpeg").timeout(Duration::from_secs(90)),
        })
        .await
    }

    async fn refresh(&self, keys: &Keys) -> Result<Keys, Failure> {
        let request = self.outside.post(&address(&keys.pds, "com.atproto.server.refreshSession"));
        match answered(request.bearer(&keys.refresh)).await.and_then(|answer| read::<Session>(&answer)) {
            Ok(session) => still_active(&session).map(|()| keys.with(session)),
            Err(failure) if failure.is_expired() || failure.is_unknown_token() => {
                self.sign_in_again(keys).await
            }
            Err(failure) => Err(Failure::NoSession(failure.when_reading())),
        }
    }

    /// With the app password, once: it is refused when the owner revoked it.
    async fn sign_in_again(&self, keys: &Keys) -> Result<Keys, Failure> {
        let session = self.create_session(&keys.pds, &keys.did, &keys.app_password).await;
        let session = session.map_err(|failure| {
            Failure::NoSession(match failure {
                Failure::Said { status: 400 | 401 | 403, error, message, .. } => NetworkError::Reconnect {
                    why: format!("Bluesky no longer accepts the app password ({})", said(&error, &message)),
                },
                other => other.when_reading(),
            })
        })?;
        still_active(&session).map(|()| keys.with(session))
    }

    pub async fn create_session(
        &self,
        base: &str,
        identifier: &str,
        password: &str,
    ) -> Result<Session, Failure> {
        let request = self.outside.post(&address(base, "com.atproto.server.createSession"));
        let filled = json!({"identifier": identifier, "password": password});
        read(&answered(request.json(&filled)).await?)
    }

    /// Whose handle this is, as the service knows it.
    pub async fn resolve_handle(&self, base: &str, handle: &str) -> Result<String, Failure> {
        let request = self.outside.get(&address(base, "com.atproto.identity.resolveHandle"));
        let answer = answered(request.query(&[("handle", handle)])).await?;
        read::<Resolved>(&answer).map(|resolved| resolved.did)
    }

    /// The server an account lives on, from its public document.
    pub async fn home_of(&self, did: &str) -> Result<Option<String>, Failure> {
        let place = match did.split(':').collect::<Vec<_>>()[..] {
            ["did", "plc", _] => format!("{}/{did}", self.settings.directory.trim_end_matches('/')),
            ["did", "web", host] => format!("https://{}/.well-known/did.json", host.replace("%3A", ":")),
            _ => return Ok(None),
        };
        let document: DidDocument = read(&answered(self.outside.get(&place)).await?)?;
        Ok(document.home())
    }
}

/// What a writer's own server says of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    There,
    /// It says that it has no such record (any more).
    Deleted,
    /// The account is deactivated or gone, or the server does not answer.
    NotKnown,
}

impl Client {
    /// Asks the server an account lives on for one of its records, as anybody may. Only that server can say that something
    /// was deleted: an app view that does not show it may be blocked, moderated or late.
    pub async fn standing(&self, uri: &str) -> Standing {
        let parts: Vec<&str> = uri.strip_prefix("at://").unwrap_or_default().split('/').collect();
        let [did, collection, key] = parts[..] else { return Standing::NotKnown };
        let Ok(Some(home)) = self.home_of(did).await else { return Standing::NotKnown };
        let query = [("repo", did), ("collection", collection), ("rkey", key)];
        let request = self.outside.get(&address(&home, "com.atproto.repo.getRecord")).query(&query);
        match answered(request).await {
            Ok(_) => Standing::There,
            Err(Failure::Said { error, message, .. })
                if error == "RecordNotFound" || message.starts_with("Could not locate record") =>
            {
                Standing::Deleted
            }
            Err(_) => Standing::NotKnown,
        }
    }
}

impl DidDocument {
    /// Source: atproto specification, "DID": the service with the id `#atproto_pds`; read 2026-11-22.
    pub fn home(&self) -> Option<String> {
        let is_home = |id: &str| id == "#atproto_pds" || id.ends_with("#atproto_pds");
        let service = self.service.iter().find(|service| is_home(&service.id))?;
        service.service_endpoint.as_str().map(|address| address.trim_end_matches('/').to_owned())
    }
}

fn still_active(session: &Session) -> Result<(), Failure> {
    if session.active == Some(false) {
        let status = session.status.as_deref().unwrap_or("not active");
        let why = format!("The account is {status} on Bluesky");
        return Err(Failure::NoSession(NetworkError::Reconnect { why }));
    }
    Ok(())
}

fn address(base: &str, name: &str) -> String {
    format!("{}/xrpc/{name}", base.trim_end_matches('/'))
}

async fn answered(request: OutsideRequest) -> Result<OutsideResponse, Failure> {
    let answer = request.send().await.map_err(Failure::Silent)?;
    if answer.is_success() {
        return Ok(answer);
    }
    let failed = answer.json().unwrap_or(Failed { error: String::new(), message: String::new() });
    Err(Failure::Said {
        status: answer.status,
        error: failed.error,
        message: failed.message,
        after: wait(&answer),
    })
}

fn read<T: DeserializeOwned>(answer: &OutsideResponse) -> Result<T, Failure> {
    answer.json().map_err(|place| Failure::Unreadable(format!("Bluesky's answer differs at {place}")))
}

/// `RateLimit-Reset` is a moment in seconds since 1970; the answer's own `Date` says what their clock shows.
fn wait(answer: &OutsideResponse) -> Option<Duration> {
    if let Some(seconds) = answer.header("retry-after").and_then(|value| value.parse().ok()) {
        return Some(Duration::from_secs(seconds));
    }
    until_reset(answer)
}

fn until_reset(answer: &OutsideResponse) -> Option<Duration> {
    let reset: i64 = answer.header("ratelimit-reset")?.parse().ok()?;
    let now = chrono::DateTime::parse_from_rfc2822(answer.header("date")?).ok()?.timestamp();
    Some(Duration::from_secs((reset - now).clamp(1, 24 * 3600) as u64))
}

/// `RateLimit-Remaining` of `RateLimit-Limit`.
fn left(answer: &OutsideResponse) -> Option<Left> {
    let number = |name| answer.header(name)?.trim().parse().ok();
    Left::of(number("ratelimit-remaining")?, number("ratelimit-limit")?, until_reset(answer))
}

pub(super) fn said(error: &str, message: &str) -> String {
    let words = if message.is_empty() { error } else { message };
    domain::text::one_line(&domain::text::tidy(words), 200)
}

impl Failure {
    fn is_expired(&self) -> bool {
        matches!(self, Self::Said { error, .. } if error == "ExpiredToken")
    }

    fn is_unknown_token(&self) -> bool {
        const UNKNOWN: [&str; 4] = ["InvalidToken", "AuthenticationRequired", "AuthMissing", "BadJwt"];
        matches!(self, Self::Said { status: 400 | 401, error, .. } if UNKNOWN.contains(&error.as_str()))
    }

    /// It is about what was asked for, not about the account or the network: the next may go well.
    pub fn is_about_one(&self) -> bool {
        match self {
            Self::Unreadable(_) => true,
            Self::Said { status: 400..=499, error, .. } => {
                !matches!(self, Self::Said { status: 401 | 429, .. })
                    && !self.is_expired()
                    && !self.is_unknown_token()
                    && !is_account_gone(error)
            }
            _ => false,
        }
    }

    /// They say that it is not there.
    pub fn is_missing(&self) -> bool {
        const MISSING: [&str; 4] = ["NotFound", "RecordNotFound", "HandleNotFound", "RepoNotFound"];
        matches!(self, Self::Said { status: 400 | 404, error, message, .. }
            if MISSING.contains(&error.as_str()) || message.starts_with("Could not find") || message == "Unable to resolve handle")
    }

    /// What it means for a call that only reads, or that may be repeated without harm.
    pub fn when_reading(self) -> NetworkError {
        match self {
            Self::NoSession(error) => error,
            Self::Silent(error) => error.when_reading(),
            Self::Unreadable(what) => NetworkError::Surprise { what },
            Self::Said { status: 429, after, .. } => NetworkError::Later {
                after: after.or(Some(Duration::from_mins(1))),
                why: "Bluesky asks us to slow down".into(),
            },
            Self::Said { status: 500.., after, .. } => {
                NetworkError::Later { after, why: format!("Bluesky has trouble of its own{}", self.status()) }
            }
            Self::Said { status: 401 | 403, error, message, .. } => NetworkError::Reconnect {
                why: format!("Bluesky does not let us in ({})", said(&error, &message)),
            },
            Self::Said { error, message, .. } if is_account_gone(&error) => NetworkError::Reconnect {
                why: format!("Bluesky does not let us in ({})", said(&error, &message)),
            },
            Self::Said { error, message, .. } => {
                NetworkError::Refused { reason: format!("Bluesky says: {}", said(&error, &message)) }
            }
        }
    }

    /// What it means for a call that writes. A server that failed may have written before it did.
    pub fn when_sending(self) -> NetworkError {
        match self {
            Self::Silent(error) => error.when_sending(),
            Self::Unreadable(what) => NetworkError::Unsure { why: what },
            Self::Said { status: 500.., .. } => {
                NetworkError::Unsure { why: format!("Bluesky had trouble of its own{}", self.status()) }
            }
            other => other.when_reading(),
        }
    }

    fn status(&self) -> String {
        match self {
            Self::Said { status, .. } => format!(" ({status})"),
            _ => String::new(),
        }
    }
}

fn is_account_gone(error: &str) -> bool {
    matches!(
        error,
        "AccountTakedown" | "AccountDeactivated" | "AccountSuspended" | "RepoDeactivated" | "RepoTakendown"
    )
}
