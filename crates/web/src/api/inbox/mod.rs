//! The inbox: conversations and their messages.

mod attachments;
mod contacts;
mod context;
mod conversations;
mod deeds;
mod messages;
mod moderation;
mod pictures;
mod releases;
mod shapes;

pub use messages::Decision;
pub use shapes::ConversationShape;

use crate::state::Web;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(conversations::list))
        .routes(routes!(conversations::one))
        .routes(routes!(context::context))
        .routes(routes!(deeds::close, deeds::reopen))
        .routes(routes!(deeds::assign, deeds::unassign))
        .routes(routes!(deeds::show))
        .routes(routes!(deeds::look))
        .routes(routes!(deeds::erasure, deeds::erase))
        .routes(routes!(messages::list))
        .routes(routes!(messages::reply))
        .routes(routes!(messages::note))
        .routes(routes!(messages::undo))
        .routes(routes!(messages::decide))
        .routes(routes!(pictures::add).layer(crate::room_for_a_picture()))
        .routes(routes!(attachments::one))
        .routes(routes!(moderation::moderate))
        .routes(routes!(messages::search))
        .routes(routes!(releases::list))
        .routes(routes!(releases::decide))
        .routes(routes!(contacts::search))
}
