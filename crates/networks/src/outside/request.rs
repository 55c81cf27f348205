//! A request on its way out.

use super::resolver::LeadsInside;
use super::{Outside, OutsideError, OutsideResponse};
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use http::{Method, StatusCode};
use serde::Serialize;
use std::time::Duration;
use url::Url;

/// Redirects followed, at most.
const MOST_REDIRECTS: usize = 5;

/// A request being filled in. What is wrong with it is told by `send`.
#[must_use]
pub struct OutsideRequest {
    outside: Outside,
    method: Method,
    url: Result<Url, OutsideError>,
    headers: HeaderMap,
    body: Body,
    timeout: Duration,
    most_bytes: usize,
}

enum Body {
    None,
    Bytes(Vec<u8>),
    Parts(Vec<Part>),
}

/// One part of a multipart form.
#[derive(Clone, Debug)]
pub struct Part {
    pub name: String,
    pub value: Vec<u8>,
    /// File name and media type, for a file.
    pub file: Option<(String, String)>,
}

impl OutsideRequest {
    pub(super) fn new(outside: Outside, method: Method, url: &str) -> Self {
        let url = Url::parse(url)
            .map_err(|_| OutsideError::Forbidden { why: "this is not an address on the web".into() });
        let (timeout, most_bytes) = (outside.inner.timeout, outside.inner.most_bytes);
        Self { outside, method, url, headers: HeaderMap::new(), body: Body::None, timeout, most_bytes }
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        match HeaderValue::from_str(value) {
            Ok(value) => _ = self.headers.insert(HeaderName::from_static(name), value),
            // A line break in a value would begin a header of its own.
            Err(_) => self.url = Err(OutsideError::Forbidden { why: format!("no such value fits {name}") }),
        }
        self
    }

    pub fn bearer(mut self, token: &str) -> Self {
        self = self.header("authorization", &format!("Bearer {token}"));
        if let Some(value) = self.headers.get_mut(AUTHORIZATION) {
            value.set_sensitive(true);
        }
        self
    }

    /// Adds to the query, encoded.
    pub fn query<K: AsRef<str>, V: AsRef<str>>(mut self, pairs: &[(K, V)]) -> Self {
        if let Ok(url) = &mut self.url
            && !pairs.is_empty()
        {
            url.query_pairs_mut().extend_pairs(pairs);
        }
        self
    }

    pub fn json<T: Serialize>(mut self, value: &T) -> Self {
        if let Ok(bytes) = serde_json::to_vec(value) {
            return self.body(bytes, "application/json");
        }
        self.url = Err(OutsideError::Forbidden { why: "this cannot be written as JSON".into() });
        self
    }

    pub fn form<K: AsRef<str>, V: AsRef<str>>(self, pairs: &[(K, V)]) -> Self {
        let encoded = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.body(encoded.into_bytes(), "application/x-www-form-urlencoded")
    }

    pub fn multipart(mut self, parts: Vec<Part>) -> Self {
        self.body = Body::Parts(parts);
        self
    }

    pub fn body(mut self, bytes: Vec<u8>, media_type: &str) -> Self {
        self.body = Body::Bytes(bytes);
        self.header("content-type", media_type)
    }

    /// Another limit of time than the one in the settings.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Another limit of size than the one in the settings.
    pub fn most_bytes(mut self, most: usize) -> Self {
        self.most_bytes = most;
        self
    }

    /// Sends it once and reads the answer, of whatever status. Redirects are followed for GET and HEAD only: what
    /// changes something is not repeated elsewhere because somebody says so.
    pub async fn send(self) -> Result<OutsideResponse, OutsideError> {
        let Self { outside, method, url, mut headers, mut body, timeout, most_bytes } = self;
        let mut url = url?;
        let give_up = tokio::time::Instant::now() + timeout;
        for _ in 0..=MOST_REDIRECTS {
            let left = give_up.saturating_duration_since(tokio::time::Instant::now());
            let request =
                outside.client_for(&url)?.request(method.clone(), url.clone()).headers(headers.clone());
            let request = match std::mem::replace(&mut body, Body::None) {
                Body::None => request,
                Body::Bytes(bytes) => request.body(bytes),
                Body::Parts(parts) => request.multipart(form(parts)?),
            };
            let response = request.timeout(left).send().await.map_err(failed)?;
            match next_place(&method, &url, &response) {
                None => return OutsideResponse::read(response, most_bytes).await,
                Some(next) => {
                    let next = next?;
                    if next.origin() != url.origin() {
                        headers.remove(AUTHORIZATION);
                    }
                    headers.remove(CONTENT_TYPE);
                    url = next;
                }
            }
        }
        Err(OutsideError::Lost { why: format!("it redirects more than {MOST_REDIRECTS} times") })
    }
}

fn next_place(method: &Method, url: &Url, response: &reqwest::Response) -> Option<Result<Url, OutsideError>> {
    let redirects = matches!(
        response.status(),
        StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT
    );
    if !redirects || !(method == Method::GET || method == Method::HEAD) {
        return None;
    }
    let place = response.headers().get(LOCATION)?.to_str().ok().and_then(|place| url.join(place).ok());
    Some(place.ok_or_else(|| OutsideError::Lost { why: "it redirects to no address".into() }))
}

fn form(parts: Vec<Part>) -> Result<reqwest::multipart::Form, OutsideError> {
    let mut form = reqwest::multipart::Form::new();
    for part in parts {
        let mut body = reqwest::multipart::Part::bytes(part.value);
        if let Some((name, media_type)) = part.file {
            body = body.file_name(name).mime_str(&media_type).map_err(|_| OutsideError::Forbidden {
                why: format!("{media_type:?} is not a media type"),
            })?;
        }
        form = form.part(part.name, body);
    }
    Ok(form)
}

/// Sorts a failure by whether the request may have left. The address is left out of the words: it may carry secrets.
fn failed(error: reqwest::Error) -> OutsideError {
    let leads_inside = causes(&error).any(|cause| cause.downcast_ref::<LeadsInside>().is_some());
    if leads_inside {
        return OutsideError::Forbidden { why: LeadsInside.to_string() };
    }
    if error.is_builder() {
        return OutsideError::Forbidden { why: "this request cannot be made".into() };
    }
    // A name that is not found, a closed port and a certificate nobody trusts are all failures to connect.
    if error.is_connect() {
        return OutsideError::NotSent { why: words("no connection came about", error) };
    }
    lost(error)
}

pub(super) fn lost(error: reqwest::Error) -> OutsideError {
    let what = if error.is_timeout() { "the answer took too long" } else { "the connection broke" };
    OutsideError::Lost { why: words(what, error) }
}

fn words(what: &str, error: reqwest::Error) -> String {
    let error = error.without_url();
    match causes(&error).last() {
        Some(deepest) => format!("{what} ({deepest})"),
        None => what.to_owned(),
    }
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(std::error::Error::source(error), |cause| cause.source())
}
