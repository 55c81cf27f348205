//! Requests that come twice: the same `Idempotency-Key` gets the answer that was given before.

use super::problem::Problem;
use crate::state::Web;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::team::Seat;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// An `Idempotency-Key` with what it was sent for.
pub struct Once {
    key: Option<String>,
    fingerprint: String,
}

impl Once {
    /// `what` is the deed and its target; `body` what was sent. Secrets in it end in the fingerprint, which is a hash.
    pub fn of(headers: &HeaderMap, what: &str, body: &impl Serialize) -> Result<Self, Problem> {
        let key = headers.get("idempotency-key").map(|value| value.to_str().unwrap_or_default().to_owned());
        if key.as_ref().is_some_and(|key| key.is_empty() || key.len() > 200) {
            return Err(Problem::new(
                StatusCode::BAD_REQUEST,
                "An Idempotency-Key has 1 to 200 visible characters.",
            ));
        }
        let body = serde_json::to_string(body).unwrap_or_default();
        Ok(Self { key, fingerprint: hex::encode(Sha256::digest(format!("{what}\n{body}"))) })
    }

    /// The answer that was given before, or the deed's, which is then remembered. With 204 there is no body.
    pub async fn answer<T: Serialize>(
        self,
        web: &Web,
        seat: &Seat,
        status: StatusCode,
        deed: impl AsyncFnOnce() -> Result<T, Problem>,
    ) -> Result<Response, Problem> {
        let Some(key) = &self.key else {
            return Ok(json(status, serde_json::to_string(&deed().await?).unwrap_or_default()));
        };
        let desk = web.app.of(seat.business);
        // Some answers hold a token or an invitation's link, which are kept nowhere in the open.
        let place = format!("given-answers/{}/{key}", seat.business);
        if let Some(given) = desk.find_given_answer(key).await? {
            if given.fingerprint != self.fingerprint {
                return Err(Problem::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "This Idempotency-Key was used for another request.",
                ));
            }
            let body = web.app.key.open(&place, &given.body).ok_or_else(|| {
                Problem::new(
                    StatusCode::CONFLICT,
                    "This was done before, but the answer can no longer be opened. Look at what is there.",
                )
            })?;
            return Ok(json(StatusCode::from_u16(given.status).unwrap_or(status), body));
        }
        let body = serde_json::to_string(&deed().await?).unwrap_or_default();
        let given = actions::GivenAnswer {
            fingerprint: self.fingerprint,
            status: status.as_u16(),
            body: web.app.key.seal(&place, &body)?,
        };
        let mut tx = desk.begin().await?;
        tx.save_given_answer(key, &given, web.app.now()).await?;
        tx.commit().await?;
        Ok(json(status, body))
    }
}

fn json(status: StatusCode, body: String) -> Response {
    if status == StatusCode::NO_CONTENT {
        return status.into_response();
    }
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
