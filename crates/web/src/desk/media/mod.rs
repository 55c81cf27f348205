//! Media: a calm writing and picture desk, and connecting to every channel.

mod article;
mod beside;
mod changes;
mod copies;
mod deeds;
pub mod foreign;
mod list;
mod picture;
mod pictures;
pub mod publish;
mod read;
mod tellings;
mod there;

pub use copies::stage_words;

use crate::room_for_a_picture;
use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};
use domain::media::Article;

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/media", get(list::show))
        .route("/desk/media/articles", post(deeds::begin))
        .route("/desk/media/articles/{article}", get(article::show).post(deeds::save))
        .route("/desk/media/articles/{article}/preview", post(article::preview))
        .route("/desk/media/articles/{article}/changes", get(changes::show))
        .route("/desk/media/articles/{article}/update", post(deeds::update))
        .route("/desk/media/articles/{article}/discarding", post(deeds::discard))
        .route("/desk/media/articles/{article}/cover", post(deeds::set_cover))
        .route("/desk/media/articles/{article}/publication", get(publish::show).post(publish::publish))
        .route("/desk/media/articles/{article}/removal", post(deeds::take_down))
        .route("/desk/media/articles/{article}/deletion", post(deeds::delete))
        .route("/desk/media/articles/{article}/tellings", get(tellings::show).post(tellings::send))
        .route("/desk/media/publications/{publication}/cancelling", post(publish::cancel))
        .route("/desk/media/publications/{publication}/withdrawal", post(publish::withdraw))
        .route("/desk/media/publications/{publication}/decision", post(publish::decide))
        .route("/desk/media/pictures", get(pictures::show).post(pictures::add).layer(room_for_a_picture()))
        .route("/desk/media/pictures/{picture}/deletion", get(picture::show).post(picture::delete))
        .route("/desk/media/pictures/{picture}/description", post(pictures::describe))
}

/// What an article is called on the desk, which may know it before it has a title.
pub fn title_of(article: &Article) -> &str {
    if article.title.is_empty() { "Without a title" } else { &article.title }
}
