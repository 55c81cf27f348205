//! Live: an open page hears at once that something changed, and asks for the part it shows. Only ids travel,
//! and the names of colleagues who look at the same.

use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::Web;
use actions::{Change, Changed};
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use domain::text::initials;
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

pub async fn listen(
    State(web): State<Web>,
    caller: Caller,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (business, me) = (caller.seat().business, caller.seat().staff);
    let app = web.app.clone();
    let changes = web.app.store.changes().watch();
    let events = stream::unfold((changes, app), move |(mut changes, app)| async move {
        loop {
            let event = match changes.recv().await {
                // Not everything was heard: look at everything.
                Ok(Changed { what: Change::Everything, .. }) | Err(RecvError::Lagged(_)) => {
                    Event::default().event("all").data("")
                }
                Ok(changed) if changed.business != business => continue,
                Ok(changed) => match changed.what {
                    Change::Conversation(id) => Event::default().event("conversation").data(id.to_string()),
                    Change::Needs => Event::default().event("needs").data(""),
                    Change::Article(id) => Event::default().event("article").data(id.to_string()),
                    Change::Channels | Change::Business => Event::default().event("channels").data(""),
                    // Nobody is told of themselves.
                    Change::Presence { staff, .. } if staff == me => continue,
                    Change::Presence { conversation, staff, presence } => {
                        let Ok(Some(seat)) = app.of(business).lookup_seat(staff).await else { continue };
                        let told = serde_json::json!({
                            "conversation": conversation.to_string(), "staff": staff.to_string(),
                            "name": seat.name, "face": initials(&seat.name), "does": presence.name(),
                        });
                        Event::default().event("presence").data(told.to_string())
                    }
                    Change::Job | Change::Everything => continue,
                },
                Err(RecvError::Closed) => return None,
            };
            return Some((Ok(event), (changes, app)));
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}

#[derive(Deserialize)]
pub struct Speed {
    speed: i64,
}

/// The demo's clock, faster or slower.
pub async fn set_speed(
    State(web): State<Web>,
    _caller: Caller,
    headers: HeaderMap,
    Form(form): Form<Speed>,
) -> Result<Response, Trouble> {
    let demo = web.settings.demo.as_ref().ok_or_else(|| Trouble::not_found("demo"))?;
    demo.clock.run_at(form.speed);
    web.app.wake.notify_waiters();
    let back = headers
        .get("referer")
        .and_then(|value| value.to_str().ok())
        .and_then(|address| url::Url::parse(address).ok());
    let back = back.map_or("/desk".to_owned(), |address| address.path().to_owned());
    Ok(Redirect::to(if back.starts_with("/desk") { &back } else { "/desk" }).into_response())
}
