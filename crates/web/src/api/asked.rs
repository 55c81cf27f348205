//! What a request brings: its body, what stands in its path, its query. What cannot be read is refused as a problem.

use super::problem::Problem;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use domain::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A JSON object.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), state)
            .await
            .map_err(|rejection| Problem::new(rejection.status(), rejection.body_text()))?;
        // A list would be read as the fields in their order; nobody means that.
        if bytes.trim_ascii_start().starts_with(b"[") {
            return Err(Problem::refused("The body is a JSON object, not a list."));
        }
        match axum::Json::<T>::from_request(Request::from_parts(parts, bytes.into()), state).await {
            Ok(axum::Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(Problem::new(rejection.status(), rejection.body_text())),
        }
    }
}

/// What stands in the path, refused when it is no id.
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

/// A query string.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(query)) => Ok(Self(query)),
            Err(rejection) => Err(Problem::refused(rejection.body_text())),
        }
    }
}

/// A moment written as RFC 3339; `what` is its name in the request.
pub fn moment(what: &str, text: &str) -> Result<Timestamp, Problem> {
    let refused = || Problem::refused(format!("`{what}` is not a time such as 2026-06-11T18:30:00+02:00."));
    Timestamp::parse(text).ok_or_else(refused)
}

/// Where to continue a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most so many rows, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    #[serde(default, deserialize_with = "one_to_a_hundred")]
    pub limit: Option<u64>,
}

impl PageQuery {
    pub fn cursor(&self) -> Result<Option<actions::Cursor>, Problem> {
        self.cursor
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(|error: actions::NoCursor| Problem::refused(error.to_string()))
    }

    pub fn limit(&self) -> u64 {
        self.limit.unwrap_or(50)
    }
}

fn one_to_a_hundred<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    let limit = Option::<u64>::deserialize(from)?;
    match limit {
        Some(limit) if !(1..=100).contains(&limit) => {
            Err(serde::de::Error::custom("`limit` is a number from 1 to 100"))
        }
        limit => Ok(limit),
    }
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageShape<T> {
    pub rows: Vec<T>,
    /// The `cursor` of the next page, if there is one.
    pub next: Option<String>,
}

impl<T> PageShape<T> {
    pub fn of<R>(page: actions::Page<R>) -> Self
    where
        T: From<R>,
    {
        Self {
            next: page.next.map(|next| next.to_string()),
            rows: page.rows.into_iter().map(T::from).collect(),
        }
    }
}
