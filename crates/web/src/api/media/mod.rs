//! Media: pieces of every kind, pictures, and connecting to every channel.

mod albums;
mod articles;
mod decisions;
mod pictures;
mod pieces;
mod previews;
mod publications;
mod tellings;

pub use pictures::read_upload;
pub use pieces::PieceShape;
pub use publications::PublicationShape;

use crate::room_for_a_picture;
use crate::state::Web;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(pieces::list))
        .routes(routes!(pieces::one, pieces::delete))
        .routes(routes!(pieces::needs))
        .routes(routes!(articles::begin))
        .routes(routes!(articles::save))
        .routes(routes!(albums::begin))
        .routes(routes!(albums::one, albums::save))
        .routes(routes!(albums::add))
        .routes(routes!(albums::remove))
        .routes(routes!(pieces::cover, pieces::uncover))
        .routes(routes!(pieces::update))
        .routes(routes!(pieces::discard))
        .routes(routes!(pieces::take_down))
        .routes(routes!(previews::previews, previews::look))
        .routes(routes!(previews::render))
        .routes(routes!(publications::of_piece, publications::publish))
        .routes(routes!(publications::between))
        .routes(routes!(publications::one))
        .routes(routes!(decisions::plan_anew))
        .routes(routes!(decisions::reword))
        .routes(routes!(decisions::cancel))
        .routes(routes!(decisions::withdraw))
        .routes(routes!(decisions::withdraw_by_hand))
        .routes(routes!(decisions::decide))
        .routes(routes!(tellings::tellings, tellings::tell))
        .routes(routes!(pictures::list, pictures::add).layer(room_for_a_picture()))
        .routes(routes!(pictures::one, pictures::describe, pictures::delete))
}
