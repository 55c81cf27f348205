//! The calendar: what went out and what goes out, day by day, and moving it to another.

mod deeds;
mod entry;
mod month;

pub use entry::{marks, move_form};

use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/calendar", get(month::show))
        .route("/desk/media/publications/{publication}/moment", post(deeds::plan_anew))
}
