//! Needs: what customers want, in their own words, ranked by how many different people ask.

mod deeds;
mod list;
mod one;

use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/needs", get(list::show))
        .route("/desk/needs/{need}", get(one::show))
        .route("/desk/needs/{need}/article", post(deeds::write))
        .route("/desk/needs/{need}/title", post(deeds::rename))
        .route("/desk/needs/{need}/merger", post(deeds::merge))
        .route("/desk/needs/{need}/questions", post(deeds::split_or_move))
}
