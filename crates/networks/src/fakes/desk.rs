//! The front desk of a pretend network: every request passes here.

use super::Trouble;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Larger than any picture a network takes.
const MOST_BODY: usize = 64 * 1024 * 1024;

/// Cheap to clone; all clones are one desk.
#[derive(Clone, Default)]
pub struct Desk {
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    log: Vec<Seen>,
    troubles: Vec<Ordered>,
}

struct Ordered {
    /// Part of the method and path it is for: "POST /feed".
    on: String,
    trouble: Trouble,
    /// How many more times; `None`: until it is calm again.
    times: Option<usize>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub query: String,
    /// As far as it is text.
    pub body: String,
}

impl Desk {
    /// Lets a router's requests pass this desk first.
    pub fn watch(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), pass))
    }

    /// The next request whose "METHOD /path" contains `on` meets this trouble, once.
    pub fn trouble(&self, on: &str, trouble: Trouble) {
        self.lock().troubles.push(Ordered { on: on.to_owned(), trouble, times: Some(1) });
    }

    /// All such requests meet it, until `calm`.
    pub fn trouble_until_calm(&self, on: &str, trouble: Trouble) {
        self.lock().troubles.push(Ordered { on: on.to_owned(), trouble, times: None });
    }

    pub fn calm(&self) {
        self.lock().troubles.clear();
    }

    /// Everything that was asked, in order.
    pub fn log(&self) -> Vec<Seen> {
        self.lock().log.clone()
    }

    /// How many requests had `on` in their "METHOD /path".
    pub fn count(&self, on: &str) -> usize {
        self.lock().log.iter().filter(|seen| seen.matches(on)).count()
    }

    fn note(&self, seen: Seen) -> Option<Trouble> {
        let mut inner = self.lock();
        let place = inner.troubles.iter().position(|ordered| seen.matches(&ordered.on));
        inner.log.push(seen);
        let ordered = inner.troubles.get_mut(place?)?;
        let trouble = ordered.trouble.clone();
        if let Some(times) = &mut ordered.times {
            *times -= 1;
            if *times == 0 {
                inner.troubles.remove(place?);
            }
        }
        Some(trouble)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A test that panicked elsewhere must not hide its own message behind this one.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn matches(&self, on: &str) -> bool {
        format!("{} {}", self.method, self.path).contains(on)
    }
}

async fn pass(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let seen = Seen {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    let trouble = desk.note(seen);
    let request = Request::from_parts(parts, Body::from(body));
    let trouble = match trouble {
        Some(Trouble::DoneThen(after)) => {
            next.run(request).await;
            return answered(&after);
        }
        other => other,
    };
    match trouble {
        None => next.run(request).await,
        Some(Trouble::Slow(how_long)) => {
            tokio::time::sleep(how_long).await;
            next.run(request).await
        }
        Some(Trouble::LateAnswer(how_long)) => {
            let answer = next.run(request).await;
            tokio::time::sleep(how_long).await;
            answer
        }
        Some(Trouble::Beside(heads)) => {
            let mut answer = next.run(request).await;
            for (name, value) in heads {
                if let Ok(value) = value.parse() {
                    answer.headers_mut().insert(name, value);
                }
            }
            answer
        }
        Some(Trouble::Down | Trouble::DoneThen(_)) => cut(),
        Some(Trouble::CutAfterWrite) => {
            next.run(request).await;
            cut()
        }
        Some(answer @ Trouble::Answer { .. }) => answered(&answer),
    }
}

/// What is answered in place of the network's own answer.
fn answered(trouble: &Trouble) -> Response {
    let Trouble::Answer { status, headers, body } = trouble else { return cut() };
    let mut answer = Response::builder().status(*status).header("content-type", "application/json");
    for (name, value) in headers {
        answer = answer.header(name, value);
    }
    answer
        .body(Body::from(body.clone()))
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A body that breaks at its first byte takes the connection with it.
fn cut() -> Response {
    let broken = async { Err::<Bytes, _>(std::io::Error::other("cut")) };
    Response::new(Body::from_stream(futures_util::stream::once(broken)))
}
