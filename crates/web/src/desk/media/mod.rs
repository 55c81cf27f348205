//! Media: a calm writing and picture desk, and connecting to every channel.

mod album;
mod album_deeds;
mod article;
mod beside;
mod changes;
mod copies;
mod deeds;
pub mod foreign;
mod list;
mod needs;
mod picture;
mod pictures;
pub mod publish;
mod read;
mod sheet;
mod tellings;
mod there;
mod writing;

pub use copies::stage_words;

use crate::room_for_a_picture;
use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};
use domain::media::Piece;
use words::{Voice, say};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/media", get(list::show))
        .route("/desk/media/articles", post(deeds::begin))
        .route("/desk/media/albums", post(album_deeds::begin))
        .route("/desk/media/pieces/{piece}", get(article::show).post(deeds::save))
        .route("/desk/media/pieces/{piece}/photos", post(album_deeds::add).layer(room_for_a_picture()))
        .route("/desk/media/pieces/{piece}/needs", post(needs::choose))
        .route("/desk/media/pieces/{piece}/preview", post(article::preview))
        .route("/desk/media/pieces/{piece}/changes", get(changes::show))
        .route("/desk/media/pieces/{piece}/update", post(deeds::update))
        .route("/desk/media/pieces/{piece}/discarding", post(deeds::discard))
        .route("/desk/media/pieces/{piece}/cover", post(deeds::set_cover))
        .route("/desk/media/pieces/{piece}/publication", get(publish::show).post(publish::publish))
        .route("/desk/media/pieces/{piece}/removal", post(deeds::take_down))
        .route("/desk/media/pieces/{piece}/deletion", post(deeds::delete))
        .route("/desk/media/pieces/{piece}/tellings", get(tellings::show).post(tellings::send))
        .route("/desk/media/publications/{publication}/cancelling", post(publish::cancel))
        .route("/desk/media/publications/{publication}/withdrawal", post(publish::withdraw))
        .route("/desk/media/publications/{publication}/text", post(publish::reword))
        .route("/desk/media/publications/{publication}/decision", post(publish::decide))
        .route("/desk/media/pictures", get(pictures::show).post(pictures::add).layer(room_for_a_picture()))
        .route("/desk/media/pictures/{picture}/deletion", get(picture::show).post(picture::delete))
        .route("/desk/media/pictures/{picture}/description", post(pictures::describe))
}

/// What a piece is called on the desk, which may know it before it has a title.
pub fn title_of(piece: &Piece, voice: Voice) -> String {
    if piece.title.is_empty() { say!(voice, "without-a-title") } else { piece.title.clone() }
}
