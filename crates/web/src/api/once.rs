//! Requests that change something: who asks, and that the same `Idempotency-Key` does the deed at most once.

use super::caller::Bearer;
use super::problem::Problem;
use crate::state::Web;
use actions::{App, DeedError, Earlier, GivenAnswer, OnceKey};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::team::{Deed, Seat};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a request waits for the answer of another with the same key that is just being done.
const WAITS: Duration = Duration::from_secs(5);
const LOOKS_EVERY: Duration = Duration::from_millis(50);

/// A deed that a program asks for, at most once under its key.
pub struct Once {
    web: Web,
    seat: Seat,
    key: Option<String>,
    /// Method and path.
    what: String,
}

impl FromRequestParts<Web> for Once {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let Bearer(seat) = Bearer::from_request_parts(parts, web).await?;
        let header = parts.headers.get("idempotency-key");
        let key = header.map(|value| value.to_str().unwrap_or_default().to_owned());
        if key.as_ref().is_some_and(|key| key.is_empty() || key.len() > 200) {
            let words = "An Idempotency-Key has 1 to 200 visible characters.";
            return Err(Problem::new(StatusCode::BAD_REQUEST, words));
        }
        let what = format!("{} {}", parts.method, parts.uri.path());
        Ok(Self { web: web.clone(), seat, key, what })
    }
}

impl Once {
    /// Refuses what the role does not allow before the body is read; the deed itself looks again.
    pub fn may(&self, deed: Deed) -> Result<(), Problem> {
        if self.seat.role.may(deed) { Ok(()) } else { Err(DeedError::NotAllowed.into()) }
    }

    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    pub fn web(&self) -> &Web {
        &self.web
    }

    /// Done, and nothing to say: 204.
    pub async fn done<E: Into<Problem>>(
        self,
        sent: &impl Serialize,
        deed: impl AsyncFnOnce(App, Seat) -> Result<(), E>,
    ) -> Result<Response, Problem> {
        self.answer(StatusCode::NO_CONTENT, sent, deed).await
    }

    /// Something was made: 201.
    pub async fn made<T: Serialize, E: Into<Problem>>(
        self,
        sent: &impl Serialize,
        deed: impl AsyncFnOnce(App, Seat) -> Result<T, E>,
    ) -> Result<Response, Problem> {
        self.answer(StatusCode::CREATED, sent, deed).await
    }

    /// 200, with what there is to say. `sent` is the body; secrets in it end in the fingerprint, which is a hash.
    pub async fn told<T: Serialize, E: Into<Problem>>(
        self,
        sent: &impl Serialize,
        deed: impl AsyncFnOnce(App, Seat) -> Result<T, E>,
    ) -> Result<Response, Problem> {
        self.answer(StatusCode::OK, sent, deed).await
    }

    async fn answer<T: Serialize, E: Into<Problem>>(
        self,
        status: StatusCode,
        sent: &impl Serialize,
        deed: impl AsyncFnOnce(App, Seat) -> Result<T, E>,
    ) -> Result<Response, Problem> {
        // What differs from deed to deed is only this: the rest is compiled once.
        let asked = self.begin(&json(sent));
        if let Some(answer) = asked.answered_before().await? {
            return Ok(answer);
        }
        let done = deed(asked.app(), asked.seat.clone()).await;
        asked.end(status, done.map(|done| json(&done)).map_err(Into::into)).await
    }

    fn begin(self, sent: &str) -> Asked {
        let Self { web, seat, key, what } = self;
        // An answer may hold a secret: it is given again to the same person with the same role only.
        let key = key.map(|key| format!("{}/{key}", seat.staff));
        let fingerprint = hex::encode(Sha256::digest(format!("{what}\n{}\n{sent}", seat.role)));
        let once = key.clone().map(|key| Arc::new(OnceKey::new(key, fingerprint.clone(), web.app.now())));
        Asked { web, seat, key: key.unwrap_or_default(), fingerprint, once }
    }
}

/// One request on its way to its answer.
struct Asked {
    web: Web,
    seat: Seat,
    key: String,
    fingerprint: String,
    /// None without a key.
    once: Option<Arc<OnceKey>>,
}

impl Asked {
    fn app(&self) -> App {
        self.once.as_ref().map_or_else(|| self.web.app.clone(), |once| self.web.app.under(once.clone()))
    }

    async fn answered_before(&self) -> Result<Option<Response>, Problem> {
        if self.once.is_none() {
            return Ok(None);
        }
        match self.earlier().await? {
            Some(earlier) => self.again(earlier).await.map(Some),
            None => Ok(None),
        }
    }

    async fn end(self, status: StatusCode, done: Result<String, Problem>) -> Result<Response, Problem> {
        let Some(once) = &self.once else { return Ok(response(status, done?)) };
        if once.came_second() {
            let earlier = self.earlier().await?.ok_or_else(being_done)?;
            return self.again(earlier).await;
        }
        let (status, body) = match done {
            Ok(body) => (status, body),
            // Nothing was saved: the same request may come again.
            Err(problem) if !once.is_saved() => return Err(problem),
            Err(problem) => (problem.status(), json(&problem)),
        };
        if let Err(problem) = self.keep(once, status, &body).await {
            // The deed is done and saved: that is the truth to tell. Asked again, it says that it was done.
            tracing::warn!(why = problem.detail, business = %self.seat.business, "an answer could not be kept");
        }
        Ok(response(status, body))
    }

    async fn earlier(&self) -> Result<Option<Earlier>, Problem> {
        Ok(self.web.app.of(self.seat.business).find_earlier(&self.key).await?)
    }

    /// The answer that was given before, or is about to be.
    async fn again(&self, mut earlier: Earlier) -> Result<Response, Problem> {
        if earlier.fingerprint != self.fingerprint {
            return Err(Problem::refused("This Idempotency-Key was used for another request."));
        }
        let began = Instant::now();
        while earlier.answer.is_none() && began.elapsed() < WAITS {
            tokio::time::sleep(LOOKS_EVERY).await;
            earlier = self.earlier().await?.ok_or_else(being_done)?;
        }
        let given = earlier.answer.ok_or_else(being_done)?;
        let body = self.web.app.key.open(&self.place(), &given.body).ok_or_else(being_done)?;
        Ok(response(StatusCode::from_u16(given.status).unwrap_or_default(), body))
    }

    async fn keep(&self, once: &OnceKey, status: StatusCode, body: &str) -> Result<(), Problem> {
        let body = self.web.app.key.seal(&self.place(), body)?;
        let mut tx = self.web.app.of(self.seat.business).begin().await?;
        tx.save_answer(once, GivenAnswer { status: status.as_u16(), body }).await?;
        Ok(tx.commit().await?)
    }

    /// Some answers hold a token or an invitation's link, which are kept nowhere in the open.
    fn place(&self) -> String {
        format!("given-answers/{}/{}", self.seat.business, self.key)
    }
}

fn being_done() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "A request with this Idempotency-Key is being done, or was done and its answer is lost. It is not done twice: \
            look at what is there before you send it under another key.",
    )
}

fn json(what: &impl Serialize) -> String {
    serde_json::to_string(what).unwrap_or_default()
}

fn response(status: StatusCode, body: String) -> Response {
    if status == StatusCode::NO_CONTENT {
        return status.into_response();
    }
    let kind = if status.is_success() { "application/json" } else { "application/problem+json" };
    (status, [(header::CONTENT_TYPE, kind)], body).into_response()
}
