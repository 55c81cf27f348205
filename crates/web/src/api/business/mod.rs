//! The business: what it is, and how it does.

mod measures;
mod profile;

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(profile::business)).routes(routes!(measures::measures))
}
