//! Channels: what is connected, whether it works, and what to do if not.

mod connect;
mod list;
mod log;
mod orders;

use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/channels", get(list::show))
        .route("/desk/channels/new", get(connect::choose))
        .route("/desk/channels/new/{network}", get(connect::show).post(connect::connect))
        .route("/desk/channels/new/{network}/sign-in", get(connect::sign_in))
        .route("/desk/channels/new/{network}/back", get(connect::come_back).post(connect::take))
        .route("/desk/channels/{channel}", get(log::show))
        .route("/desk/channels/{channel}/removal", post(list::remove))
        .route("/desk/orders/{job}/another-try", post(log::try_again))
}
