//! Channels: what is connected, whether it works, and what to do if not.

mod connect;
mod connected;
mod orders;

use connected::ChannelShape;

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(connect::networks))
        .routes(routes!(connect::connect))
        .routes(routes!(connected::list))
        .routes(routes!(connected::one, connected::disconnect))
        .routes(routes!(connected::deliveries))
        .routes(routes!(orders::list))
        .routes(routes!(orders::try_again))
}
