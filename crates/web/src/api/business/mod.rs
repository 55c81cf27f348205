//! The business: what it is, what it promises, and how it does.

mod export;
mod measures;
mod profile;
mod statements;
mod today;

pub use profile::read_language;

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(profile::business, profile::change))
        .routes(routes!(statements::statements, statements::put))
        .routes(routes!(export::export))
        .routes(routes!(today::today))
        .routes(routes!(measures::measures))
}
