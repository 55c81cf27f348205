//! Needs: what customers want, in their own words, ranked by how many different people ask.

mod deeds;
mod draft;
mod list;
mod one;

use crate::door::Caller;
use crate::state::Web;
use actions::needs::NeedView;
use axum::Router;
use axum::routing::{get, post};
use domain::media::Stage;
use domain::team::Deed;
use maud::{Markup, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/needs", get(list::show))
        .route("/desk/needs/{need}", get(one::show))
        .route("/desk/needs/{need}/article", post(deeds::write))
        .route("/desk/needs/{need}/title", post(deeds::rename))
        .route("/desk/needs/{need}/merger", post(deeds::merge))
        .route("/desk/needs/{need}/questions", post(deeds::split_or_move))
}

/// What to do about a need whose answer is not out: write it, or read what is written so far.
pub fn write_button(caller: &Caller, need: &NeedView, primary: bool) -> Markup {
    html! {
        @if caller.may(Deed::Publish) {
            form method="post" action=(format!("/desk/needs/{}/article", need.id)) {
                button.primary[primary] { @if need.piece.is_some() { "Go on writing" } @else { "Write the answer" } }
            }
        } @else if let Some(piece) = &need.piece {
            a.button href=(format!("/desk/media/pieces/{}", piece.id)) { @match piece.stage() { Stage::Draft => "Read the draft", _ => "Read it" } }
        }
    }
}

/// The way to those who asked, who are told or still to be told.
pub fn tell(caller: &Caller) -> &'static str {
    if caller.may(Deed::Publish) { "Tell who asked" } else { "Who is told" }
}
