//! Requests that change something: who asks, and that the same `Idempotency-Key` does the deed at most once.

use super::caller::Bearer;
use super::problem::Problem;
use crate::state::Web;
use actions::{App, Earlier, GivenAnswer, OnceKey};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::team::Seat;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

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
        let Self { web, seat, key, what } = self;
        let business = seat.business;
        let Some(key) = key else {
            return Ok(response(status, json(&deed(web.app.clone(), seat).await.map_err(Into::into)?)));
        };
        let fingerprint = hex::encode(Sha256::digest(format!("{what}\n{}", json(sent))));
        let asked = Asked { web: &web, seat: &seat, key: &key, fingerprint: &fingerprint };
        if let Some(earlier) = asked.earlier().await? {
            return asked.again(earlier).await;
        }
        let once = Arc::new(OnceKey::new(key.clone(), fingerprint.clone(), web.app.now()));
        let done = deed(web.app.under(once.clone()), seat.clone()).await.map_err(Into::into);
        if once.came_second() {
            let earlier = asked.earlier().await?.ok_or_else(being_done)?;
            return asked.again(earlier).await;
        }
        let (status, body) = match done {
            Ok(done) => (status, json(&done)),
            // Nothing was saved: the same request may come again.
            Err(problem) if !once.is_saved() => return Err(problem),
            Err(problem) => (problem.status(), json(&problem)),
        };
        let kept = asked.keep(&once, status, &body);
        if let Err(problem) = kept.await {
            // The deed is done and saved: that is the truth to tell. Asked again, it says that it was done.
            tracing::warn!(why = problem.detail, business = %business, "an answer could not be kept");
        }
        Ok(response(status, body))
    }
}

struct Asked<'a> {
    web: &'a Web,
    seat: &'a Seat,
    key: &'a str,
    fingerprint: &'a str,
}

impl Asked<'_> {
    async fn earlier(&self) -> Result<Option<Earlier>, Problem> {
        Ok(self.web.app.of(self.seat.business).find_earlier(self.key).await?)
    }

    /// The answer that was given before, or is about to be.
    async fn again(&self, mut earlier: Earlier) -> Result<Response, Problem> {
        if earlier.fingerprint != self.fingerprint {
            return Err(Problem::refused("This Idempotency-Key was used for another request."));
        }
        let began = std::time::Instant::now();
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
