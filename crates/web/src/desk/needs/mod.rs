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
use words::say;

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
    let voice = caller.voice;
    html! {
        @if caller.may(Deed::Publish) {
            form method="post" action=(format!("/desk/needs/{}/article", need.id)) {
                button.primary[primary] {
                    @if need.piece.is_some() { (say!(voice, "go-on-writing")) }
                    @else { (say!(voice, "write-the-answer")) }
                }
            }
        } @else if let Some(piece) = &need.piece {
            a.button href=(format!("/desk/media/pieces/{}", piece.id)) {
                @match piece.stage() {
                    Stage::Draft => (say!(voice, "read-the-draft")),
                    _ => (say!(voice, "read-it")),
                }
            }
        }
    }
}

/// The way to those who asked, who are told or still to be told.
pub fn tell(caller: &Caller) -> String {
    let voice = caller.voice;
    if caller.may(Deed::Publish) { say!(voice, "tell-who-asked") } else { say!(voice, "who-is-told") }
}
