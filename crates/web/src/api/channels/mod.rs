//! Channels: what is connected, and whether it works.

mod connect;

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(connect::list)).routes(routes!(connect::connect))
}
