//! Media: articles and their publications.

mod articles;
mod publications;
mod tellings;

pub use articles::ArticleShape;

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(articles::list, articles::begin))
        .routes(routes!(articles::one, articles::save))
        .routes(routes!(publications::previews))
        .routes(routes!(publications::publications, publications::publish))
        .routes(routes!(tellings::tellings, tellings::tell))
}
