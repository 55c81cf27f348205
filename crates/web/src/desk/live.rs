//! Live: an open page hears at once that something changed, and asks for the part it shows. Only ids travel,
//! and the names of colleagues who look at the same. Who is signed out, or no longer in the team, hears nothing more.

use crate::door::{Caller, own_path};
use crate::parts::Trouble;
use crate::state::Web;
use actions::team::still_sees;
use actions::{Change, Changed};
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use domain::text::initials;
use futures_util::StreamExt as _;
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// An open page of somebody whose session has ended is closed after so long, also where nothing happens.
const LOOKS_EVERY: Duration = Duration::from_secs(5);

pub async fn listen(
    State(web): State<Web>,
    caller: Caller,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (business, me) = (caller.seat().business, caller.seat().staff);
    let app = web.app.clone();
    let changes = web.app.store.changes().watch();
    let visit = Arc::new(caller.visit);
    let events = stream::unfold((changes, app, visit), move |(mut changes, app, visit)| async move {
        loop {
            let change = tokio::time::timeout(LOOKS_EVERY, changes.recv()).await;
            let matters = !matches!(&change, Ok(Ok(changed)) if changed.business != business && changed.what != Change::Everything);
            // Before anything is told, and now and then: rights end when they end.
            if matters && !still_sees(&app, &visit, business).await.unwrap_or_default() {
                return None;
            }
            let Ok(change) = change else { continue };
            let event = match change {
                // Not everything was heard: look at everything.
                Ok(Changed { what: Change::Everything, .. }) | Err(RecvError::Lagged(_)) => {
                    Event::default().event("all").data("")
                }
                Ok(changed) if changed.business != business => continue,
                Ok(changed) => match changed.what {
                    Change::Conversation(id) => Event::default().event("conversation").data(id.to_string()),
                    Change::Needs => Event::default().event("needs").data(""),
                    Change::Piece(id) => Event::default().event("piece").data(id.to_string()),
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
            return Some((Ok(event), (changes, app, visit)));
        }
    });
    let events = events.take_until(Box::pin(web.stopping()));
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
    Ok(Redirect::to(own_path(&back)).into_response())
}
