//! Errors as problem details (RFC 9457).

use crate::parts::Trouble;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

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
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, words))
}

impl<E: Into<Trouble>> From<E> for Problem {
    fn from(error: E) -> Self {
        let trouble = error.into();
        Self::new(trouble.status, trouble.words)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
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
