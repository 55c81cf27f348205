//! The inbox: conversations and their messages.

mod conversations;
mod messages;
mod shapes;

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(conversations::list))
        .routes(routes!(conversations::one))
        .routes(routes!(conversations::close))
        .routes(routes!(messages::list))
        .routes(routes!(messages::reply))
        .routes(routes!(messages::note))
        .routes(routes!(messages::undo))
        .routes(routes!(messages::search))
}
