//! Who calls the API, and requests that come twice.

use super::problem::Problem;
use crate::state::Web;
use actions::team::use_token;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::team::Seat;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// The seat a bearer token gives.
pub struct Bearer(pub Seat);

impl FromRequestParts<Web> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let unknown = || Problem::new(StatusCode::UNAUTHORIZED, "The token is missing, unknown or revoked.");
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let token = header.strip_prefix("Bearer ").ok_or_else(unknown)?;
        let seat = use_token(&web.app, token.trim()).await?.ok_or_else(unknown)?;
        if !seat.role.may(domain::team::Deed::Look) {
            return Err(unknown());
        }
        Ok(Self(seat))
    }
}

/// A JSON body, refused as a problem when it is none.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(Problem::new(rejection.status(), rejection.body_text())),
        }
    }
}

/// What stands in the path, refused as a problem when it is no id.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(path)) => Ok(Self(path)),
            Err(rejection) => Err(Problem::new(rejection.status(), rejection.body_text())),
        }
    }
}

/// A query string, refused as a problem when it is not understood.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(query)) => Ok(Self(query)),
            Err(rejection) => Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, rejection.body_text())),
        }
    }
}

/// An `Idempotency-Key` with what it was sent for.
pub struct Once {
    key: Option<String>,
    fingerprint: String,
}

impl Once {
    /// `what` is the deed and its target; `body` what was sent.
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

    /// The answer that was given before, or the deed's, which is then remembered.
    pub async fn answer<T: Serialize>(
        self,
        web: &Web,
        seat: &Seat,
        status: StatusCode,
        deed: impl AsyncFnOnce() -> Result<T, Problem>,
    ) -> Result<Response, Problem> {
        let json = |status: StatusCode, body: String| {
            (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
        };
        let desk = web.app.of(seat.business);
        if let Some(key) = &self.key
            && let Some(given) = desk.find_given_answer(key).await?
        {
            if given.fingerprint != self.fingerprint {
                return Err(Problem::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "This Idempotency-Key was used for another request.",
                ));
            }
            return Ok(json(StatusCode::from_u16(given.status).unwrap_or(status), given.body));
        }
        let body = serde_json::to_string(&deed().await?).unwrap_or_default();
        if let Some(key) = self.key {
            let given = actions::GivenAnswer {
                fingerprint: self.fingerprint,
                status: status.as_u16(),
                body: body.clone(),
            };
            let mut tx = desk.begin().await?;
            tx.save_given_answer(&key, &given, web.app.now()).await?;
            tx.commit().await?;
        }
        Ok(json(status, body))
    }
}
