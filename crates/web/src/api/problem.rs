//! Errors as problem details (RFC 9457), and how the description names them.

use crate::parts::Trouble;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::openapi::{self, ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

/// What went wrong, in words fit to show.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    pub r#type: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
}

impl Problem {
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            r#type: "about:blank".into(),
            title: status.canonical_reason().unwrap_or("Error").into(),
            status: status.as_u16(),
            detail: detail.into(),
        }
    }

    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// What was sent cannot be used; the words say what to change.
    pub fn refused(words: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, words)
    }

    pub fn missing(what: &'static str) -> Self {
        Trouble::not_found(what).into()
    }
}

/// Refuses what is longer than the description says, rather than cutting it.
pub fn at_most(what: &str, text: &str, most: usize) -> Result<(), Problem> {
    let length = text.chars().count();
    if length <= most {
        return Ok(());
    }
    let words = format!("`{what}` is {} characters too long: at most {most} fit.", length - most);
    Err(Problem::refused(words))
}

impl<E: Into<Trouble>> From<E> for Problem {
    fn from(error: E) -> Self {
        let trouble = error.into();
        Self::new(trouble.status, trouble.words)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let body = serde_json::to_string(&self).unwrap_or_default();
        let mut answer = (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
        if status == StatusCode::UNAUTHORIZED {
            answer
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, axum::http::HeaderValue::from_static("Bearer"));
        }
        answer
    }
}

/// For the description: what somebody who reads may get instead.
pub struct NotRead;

/// For the description: what somebody who changes something may get instead.
pub struct NotDone;

impl IntoResponses for NotRead {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        described(&[400, 401, 403, 404, 422])
    }
}

impl IntoResponses for NotDone {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        described(&[400, 401, 403, 404, 409, 415, 422])
    }
}

fn described(statuses: &[u16]) -> BTreeMap<String, RefOr<openapi::Response>> {
    let words = |status: u16| match status {
        400 => "An id, a header or the body cannot be read.",
        401 => "The token is missing, unknown or revoked.",
        403 => "The token's role does not allow it.",
        404 => "Not here, or not in this business.",
        409 => "Somebody was quicker: look again and decide anew.",
        415 => "The body is of another kind than described.",
        _ => "What was sent cannot be used; `detail` says what to change.",
    };
    let response = |status: &u16| {
        let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description(words(*status));
        (status.to_string(), RefOr::T(response.content("application/problem+json", problem).build()))
    };
    statuses.iter().map(response).collect()
}
