//! The desk: what staff keep open all day, and on a phone in a van.

mod begin;
mod calendar;
mod channels;
mod forgotten;
mod forms;
mod inbox;
mod live;
mod measures;
mod media;
mod needs;
mod settings;
mod sure;
mod today;

use crate::state::Web;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

pub fn routes(web: &Web) -> Router<Web> {
    Router::new()
        .route("/desk", get(today::show))
        .route("/desk/", get(|| async { axum::response::Redirect::permanent("/desk") }))
        .route("/desk/live", get(live::listen))
        .route("/desk/measures", get(measures::show))
        .route("/desk/demo/speed", post(live::set_speed))
        .merge(begin::routes())
        .merge(inbox::routes())
        .merge(needs::routes())
        .merge(media::routes())
        .merge(calendar::routes())
        .merge(channels::routes())
        .merge(settings::routes())
        .layer(from_fn_with_state(web.clone(), forms::forms))
}
