//! The front of the Graph API: who calls, what for, with which parameters.

use super::FacebookFake;
use super::refusal::Refusal;
use super::{edges, nodes, sign_in, writes};
use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request, State as Handle};
use axum::http::Method;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use serde_json::Value;
use std::collections::BTreeMap;

/// A call, taken apart.
pub(super) struct Asked {
    pub method: Method,
    /// Behind the version: node and edge.
    pub path: Vec<String>,
    /// Of query and body alike.
    pub params: BTreeMap<String, String>,
    /// Bytes of an uploaded file.
    pub file: Option<usize>,
    /// Under which name we were called.
    host: Option<String>,
}

pub(super) fn router(fake: FacebookFake) -> Router {
    super::pages::router().fallback(answer).with_state(fake)
}

async fn answer(Handle(fake): Handle<FacebookFake>, request: Request) -> Response {
    match Asked::read(request).await {
        Ok(asked) if asked.path == ["dialog", "oauth"] => sign_in::dialog(&fake, &asked),
        Ok(asked) => match graph(&fake, &asked) {
            Ok(value) => Json(value).into_response(),
            Err(refusal) => refusal.into_response(),
        },
        Err(refusal) => refusal.into_response(),
    }
}

fn graph(fake: &FacebookFake, asked: &Asked) -> Result<Value, Refusal> {
    let path: Vec<&str> = asked.path.iter().map(String::as_str).collect();
    if path == ["oauth", "access_token"] {
        return sign_in::access_token(fake, asked);
    }
    let now = fake.now();
    let mut state = fake.lock();
    if let Some(host) = &asked.host {
        state.base = format!("http://{host}");
    }
    let token = asked.get("access_token").map(String::as_str);
    let caller = state.caller(token, asked.get("appsecret_proof").map(String::as_str))?;
    match (&asked.method, &path[..]) {
        (&Method::GET, []) => nodes::several(&state, &caller, asked),
        (&Method::GET, [node]) => nodes::one(&state, &caller, node, asked),
        (&Method::GET, [node, edge]) => edges::list(&state, &caller, node, edge, asked, now),
        (&Method::POST, [node]) => writes::update(&mut state, &caller, node, asked, now),
        (&Method::DELETE, [node, "likes"]) => writes::like(&mut state, &caller, node, false),
        (&Method::POST, [node, edge]) => writes::add(&mut state, &caller, node, edge, asked, now),
        (&Method::DELETE, [node]) => writes::delete(&mut state, &caller, node, now),
        _ => Err(Refusal::new(2500, None, "Unknown path components")),
    }
}

impl Asked {
    pub fn get(&self, key: &str) -> Option<&String> {
        self.params.get(key)
    }

    async fn read(request: Request) -> Result<Self, Refusal> {
        let method = request.method().clone();
        let mut path: Vec<String> =
            request.uri().path().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let versioned = path.first().is_some_and(|first| first.starts_with('v') && first.contains('.'));
        if !versioned {
            return Err(Refusal::new(2500, None, "An active API version must be in the path"));
        }
        path.remove(0);
        let params = pairs(request.uri().query().unwrap_or_default().as_bytes());
        let host = request.headers().get(HOST).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let mut asked = Self { method, path, params, file: None, host };
        let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or_default().to_owned();
        if media_type.starts_with("multipart/form-data") {
            asked.read_parts(request).await?;
        } else {
            let unreadable = |_| Refusal::new(1, None, "An unknown error occurred");
            let body = to_bytes(request.into_body(), 1 << 20).await.map_err(unreadable)?;
            if media_type.starts_with("application/json") {
                let body: BTreeMap<String, Value> = serde_json::from_slice(&body).unwrap_or_default();
                let plain = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                asked.params.extend(body.into_iter().map(|(key, value)| (key, plain(value))));
            } else {
                asked.params.extend(pairs(&body));
            }
        }
        Ok(asked)
    }

    async fn read_parts(&mut self, request: Request) -> Result<(), Refusal> {
        let broken = |_| Refusal::new(100, None, "The multipart body cannot be read");
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Refusal::new(100, None, "The multipart body cannot be read"))?;
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(broken)?;
            if is_file {
                self.file = Some(bytes.len());
            } else {
                self.params.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(())
    }
}

fn pairs(text: &[u8]) -> BTreeMap<String, String> {
    url::form_urlencoded::parse(text).map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
}
