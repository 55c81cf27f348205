//! Needs: what customers want, and putting right what the machine got wrong.

mod correct;
mod list;
mod shapes;

pub use shapes::{NeedLineShape, NeedShape};

use crate::state::Web;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(list::one, correct::change))
        .routes(routes!(correct::merge))
        .routes(routes!(correct::split))
        .routes(routes!(correct::take))
        .routes(routes!(correct::write))
}
