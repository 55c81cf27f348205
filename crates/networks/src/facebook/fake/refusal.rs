//! How they say no.

use crate::fakes::Trouble;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Source: developers.facebook.com, "Error handling" (shape), official PHP client (classes); read 2026-11-22.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    code: i64,
    subcode: Option<i64>,
    message: String,
}

impl Refusal {
    pub fn new(code: i64, subcode: Option<i64>, message: &str) -> Self {
        Self { code, subcode, message: message.to_owned() }
    }

    /// Nothing there, or not for this token.
    pub fn missing(id: &str) -> Self {
        let message = format!(
            "Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing \
             permissions, or does not support this operation."
        );
        Self::new(100, Some(33), &message)
    }

    fn status(&self) -> u16 {
        // About what was sent, not about them.
        if self.subcode == Some(1_366_046) {
            return 400;
        }
        match self.code {
            190 | 102 => 401,
            10 | 200..=299 | 4 | 17 | 32 | 613 | 368 => 403,
            1 | 2 => 500,
            _ => 400,
        }
    }

    fn body(&self) -> Value {
        let mut error = json!({
            "message": format!("(#{}) {}", self.code, self.message),
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": "Apretend",
        });
        if let Some(subcode) = self.subcode {
            error["error_subcode"] = subcode.into();
        }
        if matches!(self.code, 1 | 2) {
            error["is_transient"] = true.into();
        }
        json!({"error": error})
    }

    pub fn to_trouble(&self) -> Trouble {
        self.to_trouble_with(self.status())
    }

    /// Under another status than it usually has.
    pub fn to_trouble_with(&self, status: u16) -> Trouble {
        let mut headers = vec![];
        if matches!(self.code, 4 | 17) {
            headers.push((
                "x-app-usage".to_owned(),
                r#"{"call_count":100,"total_time":25,"total_cputime":25}"#.to_owned(),
            ));
        }
        if matches!(self.code, 32 | 613 | 80000..=80014) {
            let usage = r#"{"100":[{"type":"pages","call_count":100,"total_cputime":9,"total_time":9,"estimated_time_to_regain_access":7}]}"#;
            headers.push(("x-business-use-case-usage".to_owned(), usage.to_owned()));
        }
        Trouble::Answer { status, headers, body: self.body().to_string() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::BAD_REQUEST);
        (status, Json(self.body())).into_response()
    }
}
