//! Media: articles, pictures, and connecting to every channel.

mod articles;
mod decisions;
mod pictures;
mod previews;
mod publications;
mod tellings;

pub use articles::ArticleShape;
pub use pictures::read_upload;
pub use publications::PublicationShape;

use crate::room_for_a_picture;
use crate::state::Web;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(articles::list, articles::begin))
        .routes(routes!(articles::one, articles::save, articles::delete))
        .routes(routes!(articles::cover, articles::uncover))
        .routes(routes!(articles::update))
        .routes(routes!(articles::discard))
        .routes(routes!(articles::take_down))
        .routes(routes!(previews::previews, previews::look))
        .routes(routes!(previews::render))
        .routes(routes!(publications::of_article, publications::publish))
        .routes(routes!(publications::between))
        .routes(routes!(publications::one))
        .routes(routes!(decisions::plan_anew))
        .routes(routes!(decisions::cancel))
        .routes(routes!(decisions::withdraw))
        .routes(routes!(decisions::withdraw_by_hand))
        .routes(routes!(decisions::decide))
        .routes(routes!(tellings::tellings, tellings::tell))
        .routes(routes!(pictures::list, pictures::add).layer(room_for_a_picture()))
        .routes(routes!(pictures::one, pictures::describe, pictures::delete))
}
