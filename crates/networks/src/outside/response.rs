//! An answer, read to its end within the limit.

use super::OutsideError;
use http::HeaderMap;
use serde::de::DeserializeOwned;
use url::Url;

#[derive(Clone)]
pub struct OutsideResponse {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// Where the answer came from in the end, after redirects.
    pub url: Url,
}

impl OutsideResponse {
    pub(super) async fn read(mut from: reqwest::Response, most: usize) -> Result<Self, OutsideError> {
        let too_big = || OutsideError::Lost { why: format!("the answer is larger than {most} bytes") };
        // The announced size is of the compressed body; larger than the limit is too large either way.
        if from.content_length().is_some_and(|length| length > most as u64) {
            return Err(too_big());
        }
        let mut body = Vec::new();
        while let Some(chunk) = from.chunk().await.map_err(super::request::lost)? {
            if body.len() + chunk.len() > most {
                return Err(too_big());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Self {
            status: from.status().as_u16(),
            headers: from.headers().clone(),
            url: from.url().clone(),
            body,
        })
    }

    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON of a known shape. `Err` says where it differs, and shows nothing of what it says.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_slice(&self.body)
            .map_err(|error| format!("line {} column {}", error.line(), error.column()))
    }

    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl std::fmt::Debug for OutsideResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OutsideResponse({}, {} bytes)", self.status, self.body.len())
    }
}
